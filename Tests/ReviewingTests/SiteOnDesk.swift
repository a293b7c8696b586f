import Diagnostics
import Publishing
import SiteModel
import SiteTestSupport
import Testing

@testable import Reviewing

/// A small site whose texts wait to be reviewed, on the desk of a day.
struct SiteOnDesk {
    let site: TemporarySite

    static let article = StandardFile.article.rawValue
    static let record = "Content/conditions/anemia/causes.review.yml"

    /// The article of the standard site without what it says of its review.
    static let text = TemporarySite.standardFiles[article, default: ""]
        .replacing("reviewed: 2026-04-07\nreviewers: [ada]\n", with: "")

    /// A site with the article as above, changed in these files.
    init(_ files: [String: String?] = [:]) throws {
        site = try TemporarySite([Self.article: Self.text].merging(files) { $1 })
    }

    /// The site as it is on a day, without git.
    func session(on day: String = "2026-06-01") async throws -> ReviewSession {
        let request = BuildRequest(
            content: site.content,
            templates: site.templates,
            output: nil,
            day: .day(try #require(CalendarDate(iso: day))),
            toolVersion: "test"
        )
        return try await ReviewSession(
            request,
            output: site.output,
            paths: ReportPaths(content: site.content, templates: site.templates, output: site.output),
            git: nil,
            keepsForms: true
        )
    }

    /// A text of a session by its name.
    static func text(_ name: String, in session: ReviewSession) throws -> ReviewDesk.Text {
        try #require(try session.texts(named: [TextName(name, path: "/\(name)", content: "/Content")]).first)
    }

    /// Signs a text, which has to work.
    func sign(
        _ name: String = "anemia/causes",
        on day: String = "2026-06-01",
        by person: String = "ada",
        note: String? = nil
    ) async throws {
        let session = try await session(on: day)
        let writing = try EntryWriting(session, kind: .clinical, by: person, note: note, signer: nil)
        let subjects = try writing.subjects([try Self.text(name, in: session)])
        try #require(subjects.count == 1)
        try writing.write(subjects, about: \.self) { _ in }
    }

    /// Replaces words of a file.
    func replace(_ words: String, with others: String, in path: String = article) throws {
        let text = try site.text(path)
        try #require(text.contains(words))
        try site.write(text.replacing(words, with: others), to: path)
    }

    /// Moves a file.
    func move(_ path: String, to other: String) throws {
        try site.write(try site.text(path), to: other)
        try site.remove(path)
    }
}
