import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("Amounts that are stated differently in two places")
struct NumberDisagreesTests {
    /// What disagrees in an article with a summary and a body, and in another one of the same subject: each the later
    /// amount, and the one that it is held to.
    private func disagreements(
        summary: String? = nil,
        _ body: String,
        other: String? = nil,
        otherTitle: String = "How is reflux treated?",
        names: [String] = ["Reflux"],
        settings: RuleSettings = RuleSettings(),
        language: String = "en"
    ) throws -> [String] {
        var texts = [
            try text(body, title: "What is reflux?", summary: summary, "a.md", settings, language)
        ]
        if let other { texts.append(try text(other, title: otherTitle, summary: nil, "b.md", settings, language)) }
        return QuantityComparison.compare(texts, names: names).disagreements.map {
            "\($0.later.stated(in: texts).written) ≠ \($0.earlier.stated(in: texts).written)"
        }
    }

    private func text(
        _ markdown: String,
        title: String,
        summary: String?,
        _ file: String,
        _ settings: RuleSettings,
        _ language: String
    ) throws -> QuantityComparison.Text {
        let fixture = try TextFixture(markdown, title: title, summary: summary, settings: settings, language: language)
        return QuantityComparison.Text(
            file: SourceFile(.content, file),
            quantities: QuantityComparison.quantities(in: fixture.subject)
        )
    }

    @Test(
        "are found between a summary and its text",
        arguments: [
            (
                "Take up to 40 mg of omeprazole a day.", "Do not take more than 20 mg of omeprazole a day.",
                "20 mg ≠ 40 mg"
            ),
            (
                "Take no more than 4 g of paracetamol in 24 hours.", "The maximum is 3,000 mg of paracetamol a day.",
                "3,000 mg ≠ 4 g"
            ),
            (
                "A fasting blood sugar of 126 mg/dL or more means reflux.",
                "Reflux is diagnosed with a fasting blood sugar of 120 mg/dL or higher.", "120 mg/dL ≠ 126 mg/dL"
            ),
            (
                "An HbA1c of 48 mmol/mol or more means reflux.", "If the HbA1c is at least 42 mmol/mol, it is reflux.",
                "42 mmol/mol ≠ 48 mmol/mol"
            ),
            (
                "Hypoglycemia is a blood sugar below 3.9 mmol/L.",
                "Hypoglycemia is a blood sugar of less than 3.5 mmol/L.", "3.5 mmol/L ≠ 3.9 mmol/L"
            ),
            ("Reflux affects 1 in 500 people.", "It occurs in 1 in 5,000 individuals.", "1 in 5,000 ≠ 1 in 500"),
            ("Chronic cough lasts more than 8 weeks.", "Chronic coughs last longer than 3 weeks.", "3 weeks ≠ 8 weeks"),
            (
                "A fever is a temperature of 38°C or above.", "A fever is a temperature of 101.3°F or more.",
                "101.3°F ≠ 38°C"
            ),
            (
                "Screening starts at 45 years of age.", "Screening starts at 50 years of age.",
                "50 years of age ≠ 45 years of age"
            ),
            ("Drink 2 liters of water a day.", "Drink 1,500 ml of water each day.", "1,500 ml ≠ 2 liters"),
            ("Take 2 tablets of senna a day.", "Take three tablets of senna a day.", "three tablets ≠ 2 tablets"),
            (
                "Call the Poison Help Line at 1-800-222-1222.", "Call the Poison Help Line on 1-800-222-1234.",
                "1-800-222-1234 ≠ 1-800-222-1222"
            ),
        ]
    )
    func found(summary: String, body: String, expected: String) throws {
        #expect(try disagreements(summary: summary, body) == [expected])
        #expect(try disagreements(summary, other: body) == [expected])
    }

    @Test("are found between a table and the text")
    func tables() throws {
        let table = "| Medicine | Most in a day |\n|---|---|\n| Omeprazole | 20 mg a day |"
        #expect(try disagreements("Take 40 mg of omeprazole a day.\n\n\(table)") == ["20 mg ≠ 40 mg"])
        #expect(try disagreements("Take 40 mg of pantoprazole a day.\n\n\(table)") == [])
        let children = "| Medicine | Children |\n|---|---|\n| Omeprazole | 20 mg a day |"
        #expect(try disagreements("Take 40 mg of omeprazole a day.\n\n\(children)") == [])
    }

    @Test("are found in one text where both say how much is taken, each in words of its own")
    func doses() throws {
        let text = "Do not take more than 4 g of paracetamol a day.\n\nThe maximum is 3 g of paracetamol in 24 hours."
        #expect(try disagreements(text) == ["3 g ≠ 4 g"])
    }

    @Test(
        "are none where the two are not about the same, or can both be right",
        arguments: [
            ("Take up to 40 mg of omeprazole a day.", "Take up to 20 mg of pantoprazole a day."),
            ("Take up to 40 mg of omeprazole a day.", "Take 20 mg of omeprazole a day."),
            ("Take up to 40 mg of omeprazole a day.", "Children can take up to 10 mg of omeprazole a day."),
            ("Take up to 40 mg of omeprazole a day.", "If you are pregnant, take up to 20 mg of omeprazole a day."),
            ("Take 40 mg of omeprazole a day.", "Start with 10 mg of omeprazole a day."),
            ("Take 40 mg of omeprazole a day.", "Take 40 mg of omeprazole each week."),
            ("Take 4 g of paracetamol a day.", "Take 4,000 mg of paracetamol in 24 hours."),
            ("Take 10 to 40 mg of omeprazole a day.", "Take 20 mg of omeprazole a day."),
            ("Reflux affects about 1 in 500 people.", "Reflux affects about 1 in 550 people."),
            ("Reflux affects 1 in 500 people.", "Reflux affects 1 in 5,000 newborns."),
            ("Reflux affects 1 in 500 people.", "Severe reflux affects 1 in 5,000 people."),
            ("Reflux affects 1 in 500 people.", "In Finland, reflux affects 1 in 5,000 people."),
            (
                "A normal fasting blood sugar is less than 100 mg/dL.",
                "A high fasting blood sugar is more than 126 mg/dL."
            ),
            ("LDL cholesterol should be below 100 mg/dL.", "HDL cholesterol should be below 60 mg/dL."),
            ("Chronic cough lasts more than 8 weeks.", "Acute cough lasts more than 2 weeks."),
            ("It takes 2 weeks.", "It takes 3 weeks."),
            ("These affect 1 in 500 people.", "These affect 1 in 5,000 people."),
            ("In 2012, 25 million people had reflux.", "In 2014, 29 million people had reflux."),
            ("A sinus infection lasts 1 to 3 days.", "Other infections last 8 to 10 days."),
            ("Call the Poison Help Line at 1-800-222-1222.", "Fax the Poison Help Line: fax 1-800-222-1234."),
            ("Call the Poison Help Line at 1-800-222-1222.", "Call the Poison Help Line at 301-222-1234."),
            ("A fever is 38°C or above.", "A fever is 100.4°F or above."),
            ("Take 2,000-3,000 mg of metformin a day.", "Take 2 g of metformin a day."),
        ]
    )
    func fine(first: String, second: String) throws {
        #expect(try disagreements(summary: first, second) == [])
        #expect(try disagreements(first, other: second) == [])
    }

    @Test("are none where one paragraph, list or table goes through several")
    func steps() throws {
        let steps = "Take 10 mg of omeprazole a day. Later, take 20 mg of omeprazole a day."
        #expect(try disagreements(summary: "Take 40 mg of omeprazole a day.", steps) == [])
        let list = "A plan for each week:\n\n- 10 mg of omeprazole a day\n- 20 mg of omeprazole a day"
        #expect(try disagreements(list, other: "Take 40 mg of omeprazole a day.") == [])
        // One sentence that has two amounts, written twice.
        let both = "It changes within 3 days and heals within 2 weeks of treatment."
        #expect(try disagreements(summary: both, both) == [])
    }

    @Test("are told once a text, and held to the first place")
    func onceAText() throws {
        let first = "Take up to 40 mg of omeprazole a day."
        let second = "Take up to 20 mg of omeprazole a day.\n\nDo not take more than 20 mg of omeprazole a day."
        #expect(try disagreements(summary: first, "Words.", other: second) == ["20 mg ≠ 40 mg"])
    }

    @Test("are compared within one language, English, and not where the rule is off")
    func languages() throws {
        let (first, second) = ("Take up to 40 mg of omeprazole a day.", "Take up to 20 mg of omeprazole a day.")
        #expect(try disagreements(summary: first, second, language: "en-GB").count == 1)
        #expect(try disagreements(summary: first, second, language: "de") == [])
        let off = RuleSettings(levels: [NumberDisagrees().identifier: .off])
        #expect(try disagreements(summary: first, second, settings: off) == [])
    }

    @Test("are allowed to differ by a comment at either place, which is reported where it allows nothing")
    func allowances() throws {
        let allowed = "<!-- allow number-disagrees: a trial used less -->\n\nTake up to 20 mg of omeprazole a day."
        func outcome(_ summary: String) throws -> QuantityComparison.Outcome {
            let text = try text(allowed, title: "Reflux", summary: summary, "a.md", RuleSettings(), "en")
            return QuantityComparison.compare([text], names: [])
        }
        let used = try outcome("Take up to 40 mg of omeprazole a day.")
        #expect(used.disagreements.isEmpty)
        #expect(used.unusedAllowances.isEmpty)
        let unused = try outcome("Take up to 20 mg of omeprazole a day.")
        #expect(unused.unusedAllowances.map(\.allowance) == [0])
    }

    @Test("are told with both places")
    func report() throws {
        let summary = "Take up to 40 mg of omeprazole a day."
        let texts = [
            try text("Words.", title: "Reflux", summary: summary, "a.md", RuleSettings(), "en"),
            try text(
                "Take up to 20 mg of omeprazole a day.",
                title: "Reflux",
                summary: nil,
                "b.md",
                RuleSettings(),
                "en"
            ),
        ]
        let place = SourceLocation(SourceFile(.content, "b.md"), line: 7, column: 12, length: 5)
        let problems = QuantityComparison.problems(in: texts, names: [], settings: RuleSettings()) { file, ranges in
            #expect(file.path == "b.md")
            return ranges.map { _ in place }
        }
        #expect(problems.map(\.message) == ["`20 mg` is stated here, and `40 mg` in `a.md`"])
        #expect(problems.map(\.location) == [place])
        #expect(problems.map(\.help) == ["state the same in both places, or say what is different about them"])
        #expect(problems.first?.notes.map(\.message) == ["`40 mg` is stated here"])
        #expect(problems.first?.notes.map(\.location) == [SourceLocation(TextFixture.file, line: 3, column: 10)])
        #expect(problems.first?.severity == .warning)
        #expect(problems.first?.words == "20 mg")
    }
}
