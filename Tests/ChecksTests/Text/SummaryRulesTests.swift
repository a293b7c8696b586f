import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("The rules about summaries")
struct SummaryRulesTests {
    @Test("an article has a summary; a condition may lack one, and one that could not be read is not missing")
    func missing() throws {
        #expect(
            try TextFixture("Text.", summary: nil).report(of: SummaryMissing()) == [
                "1:1-1:4 The article has no `summary`, the short answer that readers see first "
                    + "(add `summary:` with the answer in two or three sentences)"
            ]
        )
        #expect(try TextFixture("Text.").report(of: SummaryMissing()) == [])
        #expect(try TextFixture("Text.", summary: nil, slug: nil).report(of: SummaryMissing()) == [])
        #expect(
            try TextFixture("Text.", summary: nil, unreadableKeys: ["summary"]).report(of: SummaryMissing()) == []
        )
    }

    @Test(
        "the site says how much a missing summary matters, and the author may give a reason for it",
        arguments: [
            (nil, "Text.", [.warning]), (.error, "Text.", [.error]), (.warning, "Text.", [.warning]),
            (.off, "Text.", []),
            (nil, "<!-- allow summary-missing: The title says it all. -->\n\nText.", []),
        ] as [(RuleSettings.Level?, String, [Diagnostic.Severity])]
    )
    func levels(level: RuleSettings.Level?, markdown: String, expected: [Diagnostic.Severity]) throws {
        let settings = RuleSettings(levels: level.map { [SummaryMissing().identifier: $0] } ?? [:])
        let outcome = TextRules.check(try TextFixture(markdown, summary: nil, settings: settings).subject)
        #expect(outcome.results.filter { $0.rule == SummaryMissing().identifier }.map(\.severity) == expected)
        #expect(outcome.unusedAllowances == [])
    }

    @Test("a summary has at most eighty words", arguments: [(1, false), (80, false), (81, true), (200, true)])
    func long(count: Int, isLong: Bool) throws {
        let summary = (1...count).map { "word\($0)," }.joined(separator: " ")
        #expect(
            try TextFixture("Text.", summary: summary).report(of: SummaryLong())
                == (isLong
                    ? [
                        "3:10-3:10 The summary has \(count) words; it should have at most 80 "
                            + "(keep the answer, and say the rest in the text)"
                    ] : [])
        )
    }

    @Test(
        "a second summary is found",
        arguments: [
            (
                "Text.\n\n## Key points\n\nText.", "3:4-3:14",
                "The heading `Key points` announces a summary inside the text, where readers see it late"
            ),
            (
                "## *In short:*\n\nText.", "1:5-1:14",
                "The heading `In short:` announces a summary inside the text, where readers see it late"
            ),
            (
                "## TL;DR\n\nText.", "1:4-1:9",
                "The heading `TL;DR` announces a summary inside the text, where readers see it late"
            ),
            (
                "In short: text.", "1:1-1:9",
                "`In short` starts a second summary, below the one that the page shows first"
            ),
            (
                "**Summary:** text.", "1:3-1:10",
                "`Summary` starts a second summary, below the one that the page shows first"
            ),
            ("TL;DR text", "1:1-1:6", "`TL;DR` starts a second summary, below the one that the page shows first"),
        ]
    )
    func second(markdown: String, place: String, message: String) throws {
        #expect(
            try TextFixture(markdown).report(of: SummaryNotFirst())
                == ["\(place) \(message) (say it in `summary:`, and delete it here)"]
        )
    }

    @Test(
        "other headings and beginnings are left alone",
        arguments: [
            "## Summary of the studies\n\nText.", "## Key points of care\n\nText.", "Text.\n\nIn short: text.",
            "In short, text: more.", "Here is what helps: text.", "- In short: text", "## Überblick\n\nText.",
        ]
    )
    func other(markdown: String) throws {
        #expect(try TextFixture(markdown).report(of: SummaryNotFirst()) == [])
    }

    @Test("the names of summaries are those of the text's language")
    func languages() throws {
        let markdown = "## Resumen\n\nText.\n\n## Summary\n\nText."
        #expect(try TextFixture(markdown, language: "es").words(of: SummaryNotFirst()) == ["Resumen"])
        #expect(try TextFixture(markdown, language: "fr").words(of: SummaryNotFirst()) == [])
        let german = "## Das Wichtigste in Kürze\n\nText.\n\n## Was wichtig ist\n\nText."
        #expect(
            try TextFixture(german, language: "de").words(of: SummaryNotFirst()) == ["Das Wichtigste in Kürze"]
        )
        #expect(try TextFixture(markdown).words(of: SummaryNotFirst()) == ["Summary"])
    }

    @Test(
        "the summary's first sentence is not in the text again, in whatever type",
        arguments: [
            ("Anemia means too few red cells. It is common.", "Anemia means **too\nfew** red cells.", ["1:1-2:16"]),
            ("Anemia means too few red cells.", "Text: “anemia means too few red cells”, they say.", ["1:8-1:38"]),
            ("Anemia means too few red cells.", "Text.\n\n- Anemia means too few red cells", ["3:3-3:33"]),
            // Fewer words, other words, another block, a card.
            ("Too few red cells.", "Too few red cells.", []),
            ("Anemia means too few red cells.", "Anemia means that too few red cells live.", []),
            ("Anemia means too few red cells.", "Anemia means too few red\n\ncells.", []),
            ("Anemia means too few red cells.", "> [!NOTE] Read this\n>\n> Anemia means too few red cells.", []),
            ("Call for help if it hurts. It is one of many things.", "It is one of many things.", []),
            ("Anemia means too few red cells.", "Anemia.", []),
        ] as [(String, String, [String])]
    )
    func again(summary: String, markdown: String, places: [String]) throws {
        #expect(
            try TextFixture(markdown, summary: summary).report(of: SummaryNotFirst())
                == places.map {
                    "\($0) The text repeats the summary in the same words "
                        + "(delete the sentence, or say something new)"
                }
        )
    }
}
