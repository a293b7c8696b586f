import Foundation
import SiteTestSupport
import Testing

@Suite("A text that is unusual and right")
struct SoundTextTests {
    private static let mark = "\u{FEFF}"

    @Test(
        "is read with a byte-order mark and the line ends of Windows",
        arguments: [
            [("", "")], [("\n", "\r\n")], [("", mark)], [("\n", "\r\n"), ("", mark)],
        ]
    )
    func encodings(changes: [(String, String)]) async throws {
        let site = try TemporarySite(["Content/data/experiences.csv": "condition,article,people,url\nanemia,,114,\n"])
        for path in try site.files(below: "Content").keys {
            var text = try site.text("Content/\(path)")
            for (old, new) in changes { text = old.isEmpty ? new + text : text.replacing(old, with: new) }
            try site.write(text, to: "Content/\(path)")
        }
        let result = try await site.build(writes: true)
        #expect(site.report(result) == "")
        #expect(try site.text("Output/conditions/anemia/causes/index.html").contains("<h1>What causes anemia?</h1>"))
        #expect(!(try site.text("Output/conditions/anemia/causes/index.html").contains(Self.mark)))
    }

    @Test(
        "keeps what was written, whatever YAML takes it for",
        arguments: ["NO", "null-and-void", "1E3", "0x1F", "2026-04-07", "1_000", "on", "1.10", "\"007\""]
    )
    func scalars(written: String) async throws {
        let site = try Mistake("", "title: What causes anemia?", "title: \(written)\nslug: \(written)", report: "")
            .site()
        let result = try await site.build(writes: true)
        #expect(site.report(result) == "")
        let value = written.replacing("\"", with: "")
        #expect(try site.text("Output/conditions/anemia/\(value)/index.html").contains("<h1>\(value)</h1>"))
    }

    @Test("has its date with quotation marks or without", arguments: ["2026-04-07", "\"2026-04-07\"", "'2026-04-07'"])
    func dates(written: String) async throws {
        let site = try Mistake("", "reviewed: 2026-04-07", "reviewed: \(written)", report: "").site()
        let result = try await site.build(writes: true)
        #expect(site.report(result) == "")
        #expect(
            try site.text("Output/conditions/anemia/causes/index.html")
                .contains("<p>Reviewed 7 April 2026, due 7 April 2029</p>")
        )
    }

    @Test("belongs to the condition of its folder, whatever slug that has chosen")
    func folderOfAnotherName() async throws {
        let site = try Mistake("", in: .subject, "title: Anemia", "title: Anemia\nslug: low-blood", report: "").site()
        let result = try await site.build(writes: true)
        #expect(site.report(result) == "")
        #expect(
            try site.files(below: "Output/conditions").keys.sorted() == [
                "index.html", "low-blood/causes/index.html", "low-blood/feed.xml", "low-blood/index.html",
            ]
        )
    }

    @Test("may use a few references in its own keys")
    func references() async throws {
        let site = try Mistake("", adding: "extra:\n  a: &a [b, c]\n  d: *a", report: "").site()
        let report = try await site.report()
        #expect(report == "")
    }

    @Test("has dashes and dots where they end nothing")
    func rules() async throws {
        let site = try Mistake("", in: .page, "About this site.", "Above\n\n---\n\nbelow ...\n", report: "").site()
        let result = try await site.build(writes: true)
        #expect(site.report(result) == "")
        #expect(try site.text("Output/about/index.html").contains("<hr"))
    }
}
