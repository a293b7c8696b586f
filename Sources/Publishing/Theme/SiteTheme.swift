import DefaultTheme
import Diagnostics
import Rendering

/// The theme of a site file by file: what is built in, and what the site's templates folder has in its place or beside it.
package struct SiteTheme: Sendable {
    /// Where a file of the theme comes from.
    package enum Origin: Sendable, Equatable {
        /// From the program.
        case builtIn
        /// From the folder, and it is the same as the built-in one.
        case copied
        /// From the folder, in place of the built-in one.
        case replaced
        /// From the folder; there is no built-in one.
        case added
    }

    /// Why something is not done; a sentence for whoever asked for it.
    package struct Refusal: Error, Equatable, CustomStringConvertible {
        /// The sentence.
        package let description: String
    }

    /// The templates folder.
    private let folder: String
    private let fileSystem = FileSystem()
    /// The bytes of the site's own files by their paths in the folder.
    private let own: [String: [UInt8]]

    /// Reads the templates folder; where it is missing and not required, all is built in.
    ///
    /// - Throws: A `Refusal` where it is required and missing; a `FileSystemError` for what the machine could not do.
    package init(folder: String, isRequired: Bool) throws {
        self.folder = folder
        var problems: [Diagnostic] = []
        let reader = ThemeFolder(path: folder, isRequired: isRequired, fileSystem: fileSystem)
        guard let files = try reader.ownFiles(diagnostics: &problems) else {
            throw Refusal(description: "There is no templates folder '\(folder)'.")
        }
        own = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    }

    /// The paths of all files with where each comes from, sorted by path.
    package var files: [(path: String, origin: Origin)] {
        Set(own.keys).union(BuiltInFile.all.map(\.path)).sorted().map { ($0, origin(of: $0)) }
    }

    private func origin(of path: String) -> Origin {
        guard let file = own[path] else { return .builtIn }
        guard let builtIn = BuiltInFile.bytes(at: path) else { return .added }
        return file == builtIn ? .copied : .replaced
    }

    // MARK: Ejecting

    /// Copies built-in files into the templates folder; gives the paths of the new files. What is there already is never
    /// overwritten, and it copies all files that are named, or no file.
    ///
    /// - Throws: A `Refusal` that says which file is not built in, or is there already; a `FileSystemError` for what the
    ///   machine could not do.
    package func eject(_ paths: [String]) throws -> [String] {
        var files: [(path: String, bytes: [UInt8])] = []
        for path in paths where !files.contains(where: { $0.path == path }) {
            guard let bytes = BuiltInFile.bytes(at: path) else {
                throw own[path] == nil
                    ? unknown(path) : Refusal(description: "'\(path)' is your own file; there is no built-in one.")
            }
            guard try fileSystem.status(of: place(of: path)) == nil else {
                throw Refusal(description: "'\(place(of: path))' is there already; nothing was written.")
            }
            files.append((path, bytes))
        }
        return try files.map { file in
            let place = place(of: file.path)
            _ = try fileSystem.makeFolder(FilePath.folder(of: place))
            try fileSystem.create(file.bytes, at: place, permissions: 0o666)
            return place
        }
    }

    private func place(of path: String) -> String { FilePath.join(folder, path) }

    /// A report of a name that no file has, with the one that was probably meant.
    private func unknown(_ path: String) -> Refusal {
        let known = files.map(\.path)
        let bare = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
        let near =
            [bare, bare + Theme.templateEnding].first { $0 != path && known.contains($0) }
            ?? known.first { $0.split(separator: "/").last == bare.split(separator: "/").last }
            ?? NearMiss.suggestion(for: bare, among: known)
        return Refusal(
            description: "The theme has no file '\(path)'; "
                + (near.map { "did you mean '\($0)'?" } ?? "sitegen theme list shows them all.")
        )
    }

    // MARK: Comparing

    /// How the site's file differs from the built-in one.
    ///
    /// - Throws: A `Refusal` that says why there is nothing to compare.
    package func difference(in path: String) throws(Refusal) -> UnifiedDiff {
        guard let builtIn = BuiltInFile.bytes(at: path) else {
            throw own[path] == nil
                ? unknown(path) : Refusal(description: "'\(path)' is your own file; there is no built-in one.")
        }
        guard let file = own[path] else {
            throw Refusal(description: "There is no '\(place(of: path))'; the built-in file is used.")
        }
        guard let text = String(validating: file, as: UTF8.self) else {
            throw Refusal(description: "'\(place(of: path))' is not text in UTF-8.")
        }
        return UnifiedDiff(
            from: (SourceFile(.builtInTheme, path).description, String(decoding: builtIn, as: UTF8.self)),
            to: (place(of: path), text)
        )
    }

    /// How all files of the site that are in the place of built-in ones differ from these, sorted by path.
    ///
    /// - Throws: A `Refusal` where one of them is not text.
    package func differences() throws(Refusal) -> [UnifiedDiff] {
        var found: [UnifiedDiff] = []
        for (path, origin) in files where origin == .replaced { found.append(try difference(in: path)) }
        return found
    }
}
