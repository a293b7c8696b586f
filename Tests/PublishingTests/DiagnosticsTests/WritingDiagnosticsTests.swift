import SiteTestSupport
import Testing

@Suite("The writing of a text")
struct WritingDiagnosticsTests {
    @Test("is held to the rules about length, headings, claims, time and abbreviations", arguments: WritingMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }

    @Test("is left alone where an author gives a reason, and only there")
    func allowed() async throws {
        let mistake = Mistake(
            "two claims",
            "Text about causes.",
            "<!-- allow absolute-claim: a quotation from the leaflet -->\n\nIron cures it.\n\nZinc cures it.",
            report: """
                Content/conditions/anemia/causes.md:14:6: warning: `cures` is a promise that no treatment can keep [absolute-claim]
                  14 | Zinc cures it.
                     |      ^~~~~
                     = help: say how often, for whom and with what risks, or leave the promise out
                """
        )
        #expect(try await mistake.site().report() == mistake.report)
    }

    @Test("is judged as the site has set its rules", arguments: ["off", "error"])
    func levels(level: String) async throws {
        let mistake = Mistake(
            "a claim",
            edits: [
                .init(.settings, "language: en", "language: en\nrules: {absolute-claim: \"\(level)\"}"),
                .init(.article, "Text about causes.", "Iron cures it."),
            ],
            report: ""
        )
        let report = try await mistake.site().report()
        #expect(report.contains("causes.md:10:6: error: `cures` is a promise") == (level == "error"))
        #expect(report.isEmpty == (level == "off"))
    }

    @Test("needs no words for an abbreviation that the glossary explains")
    func glossary() async throws {
        let mistake = Mistake("an abbreviation", "Text about causes.", "A CBC shows it.", report: "")
        let site = try mistake.site()
        #expect(try await site.report().contains("The abbreviation `CBC` is not spelled out"))
        try site.write(
            "- term: complete blood count\n  variants: [CBC]\n  meaning: A test.\n",
            to: "Content/glossary.yml"
        )
        #expect(try await site.report() == "")
    }
}

enum WritingMistakes {
    /// The standard article with another text.
    private static func text(_ name: String, _ new: String, report: String) -> Mistake {
        Mistake(name, "Text about causes.", new, report: report)
    }

    private static func words(_ count: Int) -> String {
        Array(repeating: "Iron is lost and so is blood.", count: count / 7).joined(separator: "\n")
    }

    static let all: [Mistake] = [
        Mistake(
            "two amounts of the same",
            edits: [
                .init(.settings, "language: en", "language: en\nrules: {sources-missing: \"off\"}"),
                .init(.article, "Too few red cells.", "Take up to 40 mg of iron a day."),
                .init(.article, "Text about causes.", "Take up to 20 mg of iron a day."),
            ],
            report: """
                Content/conditions/anemia/causes.md:10:12: warning: `20 mg` is stated here, and `40 mg` in the summary [number-disagrees]
                  10 | Take up to 20 mg of iron a day.
                     |            ^~~~~
                     = help: state the same in both places, or say what is different about them
                Content/conditions/anemia/causes.md:3:10: note: `40 mg` is stated here
                   3 | summary: Take up to 40 mg of iron a day.
                     |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                """
        ),
        text(
            "a promise",
            "Iron is always safe and cures anemia.",
            report: """
                Content/conditions/anemia/causes.md:10:9: warning: `always safe` is a promise that no treatment can keep [absolute-claim]
                  10 | Iron is always safe and cures anemia.
                     |         ^~~~~~~~~~~
                     = help: say how often, for whom and with what risks, or leave the promise out
                Content/conditions/anemia/causes.md:10:25: warning: `cures` is a promise that no treatment can keep [absolute-claim]
                  10 | Iron is always safe and cures anemia.
                     |                         ^~~~~
                     = help: say how often, for whom and with what risks, or leave the promise out
                """
        ),
        text(
            "an abbreviation without its words",
            "A CBC shows the cause.",
            report: """
                Content/conditions/anemia/causes.md:10:3: warning: The abbreviation `CBC` is not spelled out [abbreviation-unexplained]
                  10 | A CBC shows the cause.
                     |   ^~~
                     = help: write the words at its first use, as in `complete blood count (CBC)`, or explain it in the glossary
                """
        ),
        text(
            "an abbreviation before its words",
            "A CBC shows the cause.\n\nA complete blood count (CBC) is a blood test.",
            report: """
                Content/conditions/anemia/causes.md:10:3: warning: The abbreviation `CBC` is used before it is spelled out [abbreviation-unexplained]
                  10 | A CBC shows the cause.
                     |   ^~~
                     = help: write the words at its first use, as in `complete blood count (CBC)`, or explain it in the glossary
                Content/conditions/anemia/causes.md:12:3: note: spelled out here
                  12 | A complete blood count (CBC) is a blood test.
                     |   ^~~~~~~~~~~~~~~~~~~~
                """
        ),
        Mistake(
            "an abbreviation in the summary",
            "Too few red cells.",
            "A CBC shows it.",
            report: """
                Content/conditions/anemia/causes.md:3:10: warning: The summary does not spell out the abbreviation `CBC` [abbreviation-unexplained]
                   3 | summary: A CBC shows it.
                     |          ^~~~~~~~~~~~~~~
                     = help: write the words in its place, or before it
                """
        ),
        text(
            "two headings of the same words",
            "Iron is lost.\n\n## Blood loss\n\nText.",
            report: """
                Content/conditions/anemia/causes.md:12:4: warning: The heading `Blood loss` appears twice [heading-duplicate]
                  12 | ## Blood loss
                     |    ^~~~~~~~~~
                     = help: make each heading say what its part is about
                Content/conditions/anemia/causes.md:8:4: note: the first one
                   8 | ## Blood loss
                     |    ^~~~~~~~~~
                """
        ),
        text(
            "a list that is missing",
            "Anemia has many risk factors:\n\nSome can be changed.",
            report: """
                Content/conditions/anemia/causes.md:10:1: warning: `factors:` announces something that does not follow [list-announced]
                  10 | Anemia has many risk factors:
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: add the list right below, or end the sentence with a full stop
                """
        ),
        text(
            "a long paragraph",
            words(126),
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: The text lists no sources [sources-missing]
                   1 | ---
                     | ^~~
                     = help: list its sources under `sources:`, and cite each one where it is used
                Content/conditions/anemia/causes.md:10:1: warning: The paragraph has 126 words; one of more than 120 is hard to take in [paragraph-long]
                  10 | Iron is lost and so is blood.
                     | ^
                     = help: split it where a new thought starts
                """
        ),
        text(
            "a text that is hard to read",
            words(70) + "\n\n"
                + String(
                    repeating: "Inflammatory conditions necessitate individualized pharmacological interventions.\n",
                    count: 6
                ),
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: The text lists no sources [sources-missing]
                   1 | ---
                     | ^~~
                     = help: list its sources under `sources:`, and cite each one where it is used
                Content/conditions/anemia/causes.md:8:4: warning: The text reads at school grade 14.6 (Flesch-Kincaid); the site wants 6 or less [reading-grade]
                   8 | ## Blood loss
                     |    ^
                     = help: write shorter sentences and more common words
                """
        ),
        text(
            "time that ages",
            "There is currently no cure.\n\nRecent studies give hope.",
            report: """
                Content/conditions/anemia/causes.md:10:10: warning: `currently` is true on the day of writing, but not for long [relative-time]
                  10 | There is currently no cure.
                     |          ^~~~~~~~~
                     = help: write the year or the month, or leave it out
                Content/conditions/anemia/causes.md:12:1: warning: `Recent studies` is true on the day of writing, but not for long [relative-time]
                  12 | Recent studies give hope.
                     | ^~~~~~~~~~~~~~
                     = help: write the year or the month, or leave it out
                """
        ),
        text(
            "a long sentence",
            "Iron is lost in many ways,\n" + String(repeating: "and so is blood, and so on, and so on,\n", count: 3)
                + "and so it goes.",
            report: """
                Content/conditions/anemia/causes.md:10:1: warning: The sentence has 40 words; one of more than 35 is hard to follow [sentence-long]
                  10 | Iron is lost in many ways,
                     | ^
                     = help: split it, or make a list of its parts
                """
        ),
        text(
            "a long text without headings",
            (0..<4).map { _ in words(77) }.joined(separator: "\n\n"),
            report: """
                Content/conditions/anemia/causes.md:1:1: warning: The text lists no sources [sources-missing]
                   1 | ---
                     | ^~~
                     = help: list its sources under `sources:`, and cite each one where it is used
                Content/conditions/anemia/causes.md:46:1: warning: The text goes on for 308 words without a heading; there should be one at least every 300 words [subheading-missing]
                  46 | Iron is lost and so is blood.
                     | ^
                     = help: put a heading over the part that starts here, or earlier
                Content/conditions/anemia/causes.md:8:4: note: the heading before
                   8 | ## Blood loss
                     |    ^~~~~~~~~~
                """
        ),
    ]
}
