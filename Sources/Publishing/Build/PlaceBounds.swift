import Attestation
import DefaultTheme
import Diagnostics
import SiteModel

/// Keeps the places of a report inside of the files that they are in: a value of several lines, or a character that
/// one library takes for the end of a line and another does not, must not send an editor to a line that is not there.
struct PlaceBounds {
    private let folders: [SourceFile.Folder: String]
    private let fileSystem: FileSystem
    /// How many code points each line has, for each file that was asked for.
    private var lengths: [SourceFile: [Int]] = [:]

    init(_ request: BuildRequest, _ fileSystem: FileSystem) {
        var folders = [SourceFile.Folder.content: request.content, .templates: request.templates]
        folders[.output] = request.output
        self.folders = folders
        self.fileSystem = fileSystem
    }

    /// The diagnostic with its places at most right after the last character of a line that there is.
    mutating func bounded(_ diagnostic: Diagnostic) -> Diagnostic {
        for file in [diagnostic.location.file] + diagnostic.notes.map(\.location.file) where lengths[file] == nil {
            lengths[file] = lineLengths(of: file)
        }
        return diagnostic.moved { location in
            let lengths = lengths[location.file] ?? []
            return SourceLocation(
                location.file,
                Self.bounded(location.start, lengths),
                to: Self.bounded(location.end, lengths)
            )
        }
    }

    private static func bounded(_ place: SourcePosition, _ lengths: [Int]) -> SourcePosition {
        guard let last = lengths.last else { return .start }
        guard place.line <= lengths.count else { return SourcePosition(line: lengths.count, column: last + 1) }
        return SourcePosition(line: place.line, column: min(place.column, lengths[place.line - 1] + 1))
    }

    /// The digest of a file as it is now.
    func digest(of file: SourceFile) -> ContentDigest? { bytes(of: file).map { ContentDigest(of: $0) } }

    private func bytes(of file: SourceFile) -> [UInt8]? {
        if file.folder == .builtInTheme { return BuiltInFile.bytes(at: file.path) }
        return folders[file.folder].flatMap { try? fileSystem.read("\($0)/\(file.path)") }
    }

    /// None for a file that is not there or cannot be read, of which there is no place but the first.
    private func lineLengths(of file: SourceFile) -> [Int] {
        guard let bytes = bytes(of: file) else { return [] }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // The empty line after the last line feed is where more of the file would be.
        let lines = bytes[start...].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.map { line in
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return String(decoding: text, as: UTF8.self).unicodeScalars.count
        }
    }
}
