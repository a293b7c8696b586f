import Foundation
import Testing

/// `docs/architecture.md` says which files a change touches; here such changes are made.
@Suite("Changes that docs/architecture.md promises to be small")
struct MadeUpChangesTests {
    @Test("fit the sources of today, and touch no files but those that their row names", arguments: MadeUpChange.all)
    func small(change: MadeUpChange) throws {
        let page = SourceCopy.repository.appendingPathComponent("docs/architecture.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("| \(change.row) |") }
        try #require(rows.count == 1)
        let named = rows[0].matches(of: /`([^`]+)`/).map { String($0.1) }
        let files = try SourceCopy().apply(change).filter { !$0.hasPrefix("Tests/") }
        #expect(files.count <= change.mostFiles)
        for file in files {
            #expect(named.contains { file == $0 || file.hasPrefix($0 + "/") }, "\(file)")
        }
    }

    @Test("are all in the table, and each once")
    func complete() throws {
        let patches = try FileManager.default.contentsOfDirectory(atPath: SourceCopy.patches.path)
        #expect(patches.sorted() == MadeUpChange.all.map { "\($0.name).patch" }.sorted())
    }
}

/// Each takes minutes, so `make test-long` alone runs them.
@Suite(
    "Changes that docs/architecture.md promises to be small, once they are made",
    .enabled(if: ProcessInfo.processInfo.environment["SITEGEN_LONG_TESTS"] == "1"),
    .serialized
)
struct MadeUpChangesAtWorkTests {
    @Test("build, pass the tests and do what they are for", arguments: MadeUpChange.all)
    func work(change: MadeUpChange) throws {
        let copy = try SourceCopy()
        _ = try copy.apply(change)
        try change.proof(try copy.build(testing: change.tests))
    }
}
