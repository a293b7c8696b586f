import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A watch of folders, with a live site that follows it")
struct FolderWatchTests {
    /// A site, and what a live site knows of it after each change that the system told.
    private struct Watched {
        let site: TemporarySite
        let live: LiveSite
        let watch: FolderWatch

        init() async throws {
            site = try TemporarySite()
            let day = try #require(CalendarDate(iso: "2026-06-01"))
            live = LiveSite(
                BuildRequest(
                    content: site.content,
                    templates: site.templates,
                    output: nil,
                    day: .day(day),
                    jobs: 2,
                    toolVersion: "1"
                )
            )
            watch = try FolderWatch([site.content, site.templates])
            _ = try await live.update(.everything)
        }

        /// Whether the live site comes to know what is on the disk, with nothing but what the system tells.
        func comesToKnow(_ isKnown: @escaping @Sendable (Site) -> Bool) async throws -> Bool {
            let changes = watch.changes
            return try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    for await change in changes {
                        if isKnown(try await live.update(change).snapshot.site) { return true }
                    }
                    return false
                }
                group.addTask {
                    // Beside other tests on a busy machine, it takes its time.
                    try await Task.sleep(for: .seconds(120))
                    return false
                }
                defer { group.cancelAll() }
                return try await group.next() == true
            }
        }
    }

    private static let article = """
        ---
        title: What is new?
        summary: Something.
        ---
        Text.
        """

    private static func titles(_ site: Site) -> [String] { site.articles.map(\.text.title.value).sorted() }

    @Test("sees a new text, also in a folder that is new")
    func seesNewFolder() async throws {
        let watched = try await Watched()
        try watched.site.write(Self.article, to: "Content/conditions/anemia/more/deep/new.md")
        #expect(try await watched.comesToKnow { Self.titles($0).contains("What is new?") })
    }

    @Test("sees a text that another took the place of, as editors save it")
    func seesReplaced() async throws {
        let watched = try await Watched()
        let place = watched.site.folder.appendingPathComponent("Content/conditions/anemia")
        try Self.article.write(to: place.appendingPathComponent(".causes.md.swp"), atomically: false, encoding: .utf8)
        try Self.article.write(to: place.appendingPathComponent("4913"), atomically: false, encoding: .utf8)
        try FileManager.default.removeItem(at: place.appendingPathComponent("4913"))
        #expect(
            rename(
                place.appendingPathComponent(".causes.md.swp").path,
                place.appendingPathComponent("causes.md").path
            ) == 0
        )
        #expect(try await watched.comesToKnow { Self.titles($0) == ["What is new?"] })
    }

    @Test("sees what was written after a file was half written")
    func seesHalfWritten() async throws {
        let watched = try await Watched()
        let file = watched.site.folder.appendingPathComponent("Content/conditions/anemia/causes.md")
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 0)
        for part in Self.article.split(separator: "\n") {
            try handle.write(contentsOf: Data("\(part)\n".utf8))
            try await Task.sleep(for: .milliseconds(20))
        }
        try handle.close()
        #expect(try await watched.comesToKnow { Self.titles($0) == ["What is new?"] })
    }

    @Test("follows a folder that got another name, and what is written in it then")
    func followsRenamedFolder() async throws {
        let watched = try await Watched()
        let conditions = watched.site.folder.appendingPathComponent("Content/conditions")
        try FileManager.default.moveItem(
            at: conditions.appendingPathComponent("anemia"),
            to: conditions.appendingPathComponent("low-iron")
        )
        #expect(try await watched.comesToKnow { $0.subjects.map(\.id.slug) == ["low-iron"] })
        try watched.site.write(Self.article, to: "Content/conditions/low-iron/causes.md")
        #expect(try await watched.comesToKnow { Self.titles($0) == ["What is new?"] })
    }

    @Test("ends in what is on the disk after five hundred files came, changed and went")
    func endsInDisk() async throws {
        let watched = try await Watched()
        for number in 0..<500 {
            try watched.site.write(Self.article, to: "Content/conditions/c\(number % 50)/a\(number).md")
        }
        for number in 0..<50 {
            try watched.site.write("---\ntitle: C\(number)\n---\n", to: "Content/conditions/c\(number)/index.md")
        }
        for number in 0..<500 where number % 5 == 0 {
            try watched.site.remove("Content/conditions/c\(number % 50)/a\(number).md")
        }
        #expect(try await watched.comesToKnow { $0.articles.count == 401 && $0.subjects.count == 51 })
    }

    @Test("sees a folder that it was told of before there was one")
    func seesAwaitedFolder() async throws {
        let site = try TemporarySite()
        let awaited = site.folder.appendingPathComponent("Look").path
        let watch = try FolderWatch([awaited])
        try site.write("a", to: "Look/assets/a.css")
        var changes = watch.changes.makeAsyncIterator()
        #expect(await changes.next(isolation: nil) == .everything)
        try site.write("b", to: "Look/assets/b.css")
        while let change = await changes.next(isolation: nil) {
            if case .files(let files) = change, files.contains("\(awaited)/assets/b.css") { return }
        }
        Issue.record("the watch ended")
    }
}
