import Foundation

/// `embed-files OUTPUT ROOT PATH…` writes the files at the paths below the root, and those in the folders there, as
/// Swift. Hidden files are left out.
@main
enum EmbedFiles {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first, let root = arguments.dropFirst().first else {
            fail(["usage: embed-files OUTPUT ROOT PATH…"])
        }
        let embedding = FileEmbedding(
            try arguments.dropFirst(2).flatMap { try files(at: $0, below: root) }.map { path in
                (path: path, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))))
            }
        )
        let source = embedding.source
        // A file that stays as it is spares the module from being compiled again.
        guard (try? String(contentsOfFile: output, encoding: .utf8)) != source else { return }
        try source.write(toFile: output, atomically: true, encoding: .utf8)
    }

    /// The paths of a file, or of the files in a folder.
    private static func files(at path: String, below root: String) throws -> [String] {
        guard try URL(fileURLWithPath: "\(root)/\(path)").resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true
        else { return [path] }
        return try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(path)")
            .filter { !$0.hasPrefix(".") }
            .flatMap { try files(at: "\(path)/\($0)", below: root) }
    }

    private static func fail(_ problems: [String]) -> Never {
        FileHandle.standardError.write(Data((problems.joined(separator: "\n") + "\n").utf8))
        exit(1)
    }
}
