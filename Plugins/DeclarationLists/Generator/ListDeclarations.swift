import Foundation

/// `list-declarations MODULE OUTPUT SOURCE…` writes the lists of a module. It fails where a declaration is written so
/// that it cannot read it.
@main
enum ListDeclarations {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let module = arguments.first, let output = arguments.dropFirst().first else {
            fail(["usage: list-declarations MODULE OUTPUT SOURCE…"])
        }
        let sources = try arguments.dropFirst(2).map {
            (path: $0, text: try String(contentsOfFile: $0, encoding: .utf8))
        }
        let reader = DeclarationReader(sources)
        guard reader.problems.isEmpty else { fail(reader.problems) }
        let lists = reader.lists(of: module)
        // A file that stays as it is spares the module from being compiled again.
        guard (try? String(contentsOfFile: output, encoding: .utf8)) != lists else { return }
        try lists.write(toFile: output, atomically: true, encoding: .utf8)
    }

    private static func fail(_ problems: [String]) -> Never {
        FileHandle.standardError.write(Data((problems.joined(separator: "\n") + "\n").utf8))
        exit(1)
    }
}
