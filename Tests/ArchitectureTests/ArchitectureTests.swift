import Foundation
import Testing

/// `docs/architecture.md` says what may know of what; here its tables are held against the sources.
@Suite("The house of docs/architecture.md")
struct ArchitectureTests {
    /// A Swift file of Sources.
    struct File {
        var path: String
        var module: String
        /// Its lines without indentation, comments left out.
        var lines: [Substring]

        /// The modules that it imports; the C library goes by one name, whatever the system.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ")
                guard let name = words.last, words.dropLast().last == "import", words.count <= 3 else { return nil }
                return ["Musl", "Darwin"].contains(name) ? "Glibc" : String(name)
            }
        }

        /// The lines in which a word is that is not the end of another.
        func lines(with word: String) -> [Substring] {
            lines.filter { line in
                line.ranges(of: word).contains { range in
                    guard range.lowerBound > line.startIndex else { return true }
                    let before = line[line.index(before: range.lowerBound)]
                    return !before.isLetter && !before.isNumber
                }
            }
        }
    }

    private let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private let files: [File]
    private let page: [Substring]

    init() throws {
        page = try String(contentsOf: root.appendingPathComponent("docs/architecture.md"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        let sources = root.appendingPathComponent("Sources")
        let paths = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        files = try paths.filter { $0.hasSuffix(".swift") }.map { path in
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            return File(
                path: "Sources/\(path)",
                module: String(path.prefix { $0 != "/" }),
                lines: text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }
            )
        }
    }

    /// What is in backticks in each cell of the rows of the table below a line.
    private func rows(below line: String) throws -> [[[String]]] {
        let start = try #require(page.firstIndex { $0 == line })
        return page[(start + 1)...].drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }.dropFirst(2).map { row in
            row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map { cell in
                cell.matches(of: /`([^`]+)`/).map { String($0.1) }
            }
        }
    }

    private func modules() throws -> [(name: String, imports: [String])] {
        try rows(below: "<!-- modules -->").map { row in
            try #require(row.count == 3)
            return (try #require(row[0].first), row[2])
        }
    }

    @Test("every module has its row")
    func rowsAreComplete() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Sources").path)
        #expect(try modules().map(\.name).sorted() == folders.filter { !$0.hasPrefix(".") }.sorted())
    }

    @Test("a module imports exactly what its row says")
    func importsAgree() throws {
        for module in try modules() {
            let found = Set(files.filter { $0.module == module.name }.flatMap(\.imports))
            #expect(found.sorted() == module.imports.sorted(), "\(module.name)")
        }
    }

    @Test("arrows go down only: a module imports none that is below it in the table")
    func arrowsGoDown() throws {
        let names = try modules().map(\.name)
        var above: Set<String> = []
        for module in try modules() {
            #expect(module.imports.filter { names.contains($0) && !above.contains($0) }.isEmpty, "\(module.name)")
            above.insert(module.name)
        }
    }

    @Test("a foreign library is imported below its folder only")
    func librariesStayAtHome() throws {
        let rows = try rows(below: "<!-- libraries -->")
        for row in rows {
            let (library, folder) = (try #require(row[0].first), try #require(row[1].first))
            let importers = files.filter { $0.imports.contains(library) }
            #expect(!importers.isEmpty, "\(library)")
            #expect(importers.map(\.path).filter { !$0.hasPrefix(folder + "/") }.isEmpty, "\(library)")
        }
        // Every import that is neither ours nor part of Swift and its system is foreign.
        let known = try modules().map(\.name) + ["Foundation", "Synchronization", "Glibc"] + rows.flatMap { $0[0] }
        #expect(Set(files.flatMap(\.imports)).subtracting(known).isEmpty)
    }

    @Test("nothing below the commands prints, ends the process, or looks at the clock or the environment")
    func keepsQuiet() {
        let forbidden = [
            "print(", "debugPrint(", "FileHandle", "exit(", "abort(", "fatalError(", "Date()", "Date.now",
            "ProcessInfo",
            "CommandLine", "getenv(", "FileManager",
        ]
        for file in files where !["sitegen", "SiteTestSupport"].contains(file.module) {
            for word in forbidden {
                // The walk over a text's tree has a step that is called exit.
                let found = file.lines(with: word).filter { !$0.contains("exit(node") && !$0.contains("exit(_ node") }
                #expect(found.isEmpty, "\(file.path)")
            }
        }
    }

    @Test("modules share what they declare by `package`: nobody outside the package uses it")
    func accessLevels() {
        for file in files {
            #expect(
                file.lines.filter { $0.contains(/^(?:@\w+ )*(?:public|open (?:class|func|var))\b/) }.isEmpty,
                "\(file.path)"
            )
        }
    }

    @Test("every path that the page names is there")
    func pathsAreThere() throws {
        let text = page.joined(separator: "\n")
        for match in text.matches(of: /`((?:Plugins|Sources|Tests|docs|scripts|\.ci)\/[^`]+)`/) {
            let path = String(match.1)
            #expect(FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path), "\(path)")
        }
    }

    @Test("the kinds of problems of every module that declares some are listed, and all lists are put together")
    func kindsAreListed() throws {
        let declaring = Set(
            files.filter { $0.lines.contains { $0.contains("DiagnosticIdentifier(") } }.map(\.module)
        )
        let registry = try #require(files.first { $0.path == "Sources/Publishing/Build/DiagnosticRegistry.swift" })
        let registered = registry.lines.flatMap { $0.matches(of: /declaredIn(\w+)/) }.map { String($0.1) }
        #expect(registered.sorted() == declaring.sorted())
    }
}
