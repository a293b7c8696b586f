import Diagnostics
import Foundation
import Publishing
import SiteTestSupport
import Testing

@Suite("Fixed files")
struct FixedFileTests {
    /// A piece of the standard article as someone mistyped it, and as it is once it is fixed.
    struct Slip: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let piece: String
        let written: String
        let fixed: String

        init(_ name: String, in piece: String, _ written: String, _ fixed: String? = nil) {
            testDescription = name
            self.piece = piece
            self.written = written
            self.fixed = fixed ?? piece
        }
    }

    static let slips = [
        Slip("a misspelt key", in: "summary: Too", "sumary: Too"),
        Slip("a key in capitals", in: "summary: Too", "Summary: Too"),
        Slip("a day with slashes", in: "reviewed: 2026-04-07", "reviewed: 2026/4/7"),
        Slip("no space after a colon", in: "reviewed: 2026-04-07", "reviewed:2026-04-07"),
        Slip("a full-width colon", in: "reviewed: 2026-04-07", "reviewed\u{FF1A}2026-04-07"),
        Slip("an equals sign", in: "summary: Too", "summary = Too"),
        Slip("a character that no one sees", in: "summary: Too", "sum\u{200B}mary: Too"),
        Slip("a space that no one sees", in: "summary: Too", "summary:\u{A0}Too"),
        Slip(
            "a quote that is not closed",
            in: "summary: Too few red cells.",
            "summary: \"Too few red cells.",
            "summary: \"Too few red cells.\""
        ),
        Slip(
            "a colon in a text",
            in: "summary: Too few red cells.",
            "summary: Red cells: too few.",
            "summary: \"Red cells: too few.\""
        ),
        Slip(
            "quotes in quotes",
            in: "summary: Too few red cells.",
            "summary: \"Too few \"red\" cells.\"",
            "summary: \"Too few \\\"red\\\" cells.\""
        ),
        Slip(
            "curly quotes around a value",
            in: "summary: Too few red cells.",
            "summary: \u{201C}Too few red cells.\u{201D}",
            "summary: \"Too few red cells.\""
        ),
        Slip(
            "a value in capitals",
            in: "authors: [dana]",
            "authors: [dana]\ntopic: Causes",
            "authors: [dana]\ntopic: causes"
        ),
        Slip(
            "a quoted name",
            in: "authors: [dana]",
            "authors: [dana]\ntopic: 'cuases'",
            "authors: [dana]\ntopic: 'causes'"
        ),
        Slip(
            "a flag in capitals",
            in: "authors: [dana]",
            "authors: [dana]\ndraft: False",
            "authors: [dana]\ndraft: false"
        ),
        Slip("a key that says the same twice", in: "authors: [dana]\n", "authors: [dana]\nauthors: [dana]\n"),
        Slip("a list without brackets", in: "authors: [dana]", "authors: dana, cleo", "authors: [dana, cleo]"),
        Slip(
            "a tab",
            in: "authors: [dana]",
            "extra:\n\tcolour: red\nauthors: [dana]",
            "extra:\n  colour: red\nauthors: [dana]"
        ),
        Slip("bullets", in: "authors: [dana]", "authors:\n\u{2022} dana", "authors:\n- dana"),
        Slip("another first line", in: "---\ntitle", "----\ntitle"),
        Slip("no first line", in: "---\ntitle", "title"),
        Slip("another last line", in: "---\n## Blood", "\u{2014}\n## Blood"),
        Slip(
            "a link",
            in: "Text about",
            "[About](../../pages/abuot.md) Text about",
            "[About](../../pages/about.md) Text about"
        ),
        Slip("an anchor", in: "Text about", "[Loss](#blood-los) Text about", "[Loss](#blood-loss) Text about"),
        Slip(
            "two slips in one file",
            in: "summary: Too few red cells.\nreviewed: ",
            "sumary: Too few red cells.\nreveiwed: "
        ),
    ]

    private static let undecided = [
        Slip("a reviewer", in: "reviewers: [ada]", "reviewers: [adda]"),
        Slip("an author", in: "authors: [dana]", "authors: [danna]"),
        Slip("a day that is none", in: "reviewed: 2026-04-07", "reviewed: 2026-04-31"),
        Slip("a day whose month is not certain", in: "reviewed: 2026-04-07", "reviewed: 07/04/2026"),
        Slip("a dose", in: "Text about", "Take 5.0 mg. Text about"),
        Slip("a word with no near one", in: "authors: [dana]", "authors: [dana]\ntopic: pictures"),
        Slip("a key that is there already", in: "authors: [dana]", "authors: [dana]\nautors: [dana]"),
        Slip(
            "a key that says something else the second time",
            in: "authors: [dana]\n",
            "authors: [dana]\nauthors: [ada]\n"
        ),
        Slip("markup in a summary", in: "summary: Too", "summary: \"*Too*\""),
        Slip("an item of a list that is nowhere", in: "authors: [dana]", "authors: [dana]\n  - ada"),
    ]

    private static let article = "Content/conditions/anemia/causes.md"

    /// What `sitegen fix` makes of an article.
    private func fixed(_ text: String) async throws -> String {
        let site = try site(text)
        let paths = ReportPaths(content: site.content, templates: site.templates, output: site.output)
        for _ in 0..<5 {
            let fixes = SiteFixes(try await site.build(drafts: true).diagnostics, at: paths)
            if fixes.changes.isEmpty { break }
            #expect(try fixes.write() == [])
        }
        // A mark of bytes is part of the file.
        let bytes = try Data(contentsOf: site.folder.appendingPathComponent(Self.article))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func site(_ article: String) throws -> TemporarySite {
        let site = try TemporarySite()
        try site.write(article, to: Self.article)
        return site
    }

    /// The kinds of problems that are fixed.
    static func fixedKinds() async throws -> Set<String> {
        let tests = Self()
        var kinds: Set<String> = []
        for slip in slips {
            let site = try tests.site(tests.standard().replacing(slip.piece, with: slip.written))
            let fixed = try await site.build(drafts: true).diagnostics.filter { $0.fix?.isCertain == true }
            kinds.formUnion(fixed.map(\.identifier.name))
        }
        return kinds
    }

    private func standard() throws -> String { try TemporarySite().text(Self.article) }

    @Test("are as they were meant", arguments: slips)
    func fixes(slip: Slip) async throws {
        let text = try standard()
        #expect(text.contains(slip.piece))
        let fixed = try await fixed(text.replacing(slip.piece, with: slip.written))
        #expect(fixed == text.replacing(slip.piece, with: slip.fixed))
    }

    @Test(
        "keep the ends of their lines, and the mark of their bytes",
        arguments: [slips[0], slips[7], slips[8], slips[15]]
    )
    func keepsForm(slip: Slip) async throws {
        func windows(_ text: String) -> String { "\u{FEFF}" + text.replacing("\n", with: "\r\n") }
        let text = try standard()
        let fixed = try await fixed(windows(text.replacing(slip.piece, with: slip.written)))
        #expect(Array(fixed.utf8) == Array(windows(text.replacing(slip.piece, with: slip.fixed)).utf8))
    }

    @Test("are as they were where a person has to decide", arguments: undecided)
    func leaves(slip: Slip) async throws {
        let text = try standard()
        #expect(text.contains(slip.piece))
        let written = text.replacing(slip.piece, with: slip.written)
        #expect(try await fixed(written) == written)
    }

    @Test("are not written over what someone else has written in the meantime")
    func keepsChanges() async throws {
        let site = try site(standard().replacing("summary: Too", with: "sumary: Too"))
        let paths = ReportPaths(content: site.content, templates: site.templates, output: site.output)
        let fixes = SiteFixes(try await site.build().diagnostics, at: paths)
        #expect(fixes.changes.map(\.file.path) == ["conditions/anemia/causes.md"])
        let other = try site.text(Self.article) + "More.\n"
        try site.write(other, to: Self.article)
        #expect(try fixes.write().map(\.path) == ["conditions/anemia/causes.md"])
        #expect(try site.text(Self.article) == other)
    }
}
