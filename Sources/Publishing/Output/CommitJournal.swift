import Attestation
import SiteModel

/// What a commit has set out to do, written down before it begins, so that the next run can finish it.
enum CommitJournal: Hashable, Sendable {
    /// The whole folder of new files takes the place of the output folder.
    case replaceFolder
    /// These steps are taken one by one; taking one again changes nothing.
    case steps([Step])

    /// One change of one file.
    enum Step: Hashable, Sendable {
        /// A file that is no longer part of the site goes, and with it the folders that this leaves empty. The digest
        /// is that of the bytes that sitegen wrote.
        case remove(OutputPath, ContentDigest)
        /// A staged file takes its place.
        case put(OutputPath)
    }
}

extension CommitJournal {
    private static let heading = "sitegen journal 1"
    private static let ending = "end"

    /// The file's bytes: a heading, a line for each step, an ending. Paths hold no line breaks, by `OutputPath`.
    var bytes: [UInt8] {
        var lines = [Self.heading]
        switch self {
        case .replaceFolder: lines.append("replace")
        case .steps(let steps):
            for step in steps {
                switch step {
                case .remove(let path, let digest): lines.append("remove \(digest) \(path)")
                case .put(let path): lines.append("put \(path)")
                }
            }
        }
        lines.append(Self.ending)
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// Reads a journal.
    /// - Returns: `nil` for one that was not written to its end, whose commit has therefore not begun, for one that
    ///   touches what sitegen leaves alone, and for anything that is no journal.
    init?(parsing bytes: [UInt8]) {
        guard bytes.last == UInt8(ascii: "\n") else { return nil }
        let lines = bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count >= 2, lines[0].elementsEqual(Self.heading.utf8),
            lines[lines.count - 1].elementsEqual(Self.ending.utf8)
        else { return nil }
        let content = lines.dropFirst().dropLast()
        if content.count == 1, content.first?.elementsEqual("replace".utf8) == true {
            self = .replaceFolder
            return
        }
        var steps: [Step] = []
        for line in content {
            guard let step = Step(parsing: line) else { return nil }
            steps.append(step)
        }
        self = .steps(steps)
    }
}

extension CommitJournal.Step {
    fileprivate init?(parsing line: ArraySlice<UInt8>) {
        func path(after count: Int) -> OutputPath? {
            String(validating: line.dropFirst(count), as: UTF8.self).flatMap { OutputPath($0) }
        }
        if line.starts(with: "put ".utf8), let path = path(after: 4) {
            guard !path.isReserved || FilePath.isSame(path.description, OutputManifest.fileName) else { return nil }
            self = .put(path)
        } else if line.starts(with: "remove ".utf8),
            let digest = ContentDigest(hexadecimal: line.dropFirst(7).prefix(64)),
            line.dropFirst(71).first == UInt8(ascii: " "),
            let path = path(after: 72), !path.isReserved
        {
            self = .remove(path, digest)
        } else {
            return nil
        }
    }
}
