import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("A number has its source")
struct NumberWithoutSourceTests {
    private static let place = Diagnostics.SourceLocation(TextFixture.file)
    private static let sources = [Source(id: Located("who-2023", at: place), title: "Anaemia")]

    private func numbers(_ markdown: String) throws -> [String] {
        try TextFixture(markdown, sources: Self.sources).words(of: NumberWithoutSource())
    }

    @Test(
        "numbers and shares are found, the first of each paragraph",
        arguments: [
            ("About 5 people in 100 have it.", "5"),
            ("About 1 in 10 people have it, and 3 of them know.", "1 in 10"),
            ("It helps 25% of people.", "25%"),
            ("It helps 25 % of people.", "25 %"),
            ("It helps 25 percent of people.", "25 percent"),
            ("It helps 6.5 per cent of people.", "6.5 per cent"),
            ("It helps twenty-five percent of people.", "twenty-five percent"),
            ("It helps Five per cent of people.", "Five per cent"),
            ("Some 1,204 people took part.", "1,204"),
            ("A reading of 130/80 is high.", "130/80"),
            ("A reading of 118 over 76 is normal.", "118"),
            ("Take 5mg a day.", "5mg"),
            ("A 3-day course is enough.", "3-day"),
            ("In a 2-year study, people lost weight.", "2-year"),
            ("A two-fold or 3-fold rise", "3-fold"),
            ("It takes 15 minutes.", "15"),
            ("Longer than 65 years", "65"),
            ("People over 70 kg", "70"),
            ("These 5 days", "5"),
            ("Take 2 small tablets.", "2"),
            ("In 3 large studies it helped.", "3"),
            ("They drank 2 litres.", "2"),
            ("It helped 15 of them.", "15"),
            ("The score is 6.", "6"),
            ("A rise of 2 to 3 degrees", "2"),
            ("A temperature over 38", "38"),
            ("Your readings are over 140.", "140"),
            ("1 of 3 people", "1"),
            ("Some ~40 people", "40"),
            ("Under 70 is low.", "70"),
            ("It was 2000 people in 2019.", "2000"),
            ("2000 mg a day", "2000"),
            ("In 2019, half of them, 2019 patients, were well.", "2019"),
            ("A fever of 101 degrees", "101"),
            ("In type 2 diabetes, 5 in 10 people", "5 in 10"),
            ("Call 911 within 10 minutes.", "10"),
            ("Stage 3 lasts 6 weeks.", "6"),
            ("At a level 70 mg lower", "70"),
            ("A pulse of 112 is fast.", "112"),
            ("Doses of 2.5 to 5", "2.5"),
            ("It has spread to 7 or more lymph nodes.", "7"),
            ("A BMI 30 is high.", "30"),
            ("In the UK 9 in 10 know it.", "9 in 10"),
            ("It takes 1 or more weeks.", "1"),
            ("Some children (5 of 20) have it.", "5"),
            ("An HPV 16 infection makes it 15 times more likely.", "15"),
            ("The ratio (aged 5 to 10) was 6) and more", "6"),
            ("Of them, 3) and others", "3"),
            ("Of our 300 patients, most were well.", "300"),
            ("A 365-mg dose", "365-mg"),
            ("We know that 1 in 10 of us has it.", "1 in 10"),
            ("We recommend 150 minutes a week.", "150"),
            ("It helped 5% of our patients.", "5%"),
            ("We treat 200 patients a year.", "200"),
            ("Most of us need 7 hours of sleep.", "7"),
            ("We mail it. It takes 10 days to work.", "10"),
            ("It takes a 7-day course.", "7-day"),
        ]
    )
    func found(markdown: String, expected: String) throws {
        #expect(try numbers(markdown) == [expected])
    }

    @Test(
        "names, orders, dates, times, telephone numbers and shares without a number are left alone",
        arguments: [
            // Names.
            "Vitamin B12, T4, A1C, HbA1c, H2 blockers, COVID-19 and omega-3 fats",
            "In type 2 diabetes, types 1 and 2, stages 1 to 3, stage 1–2 and grades 1, 2 and 3",
            "Vitamin D3 or K2, CA-125, HER2, SARS-CoV-2, 5-HT, trisomy 21, factor 8",
            "Sun cream with SPF 30",
            "A 24-hour urine test, open 24/7",
            "A 65-year-old woman",
            "A 12-step program, a 3D scan and a 5G phone",
            "Male (46,XX) and 46,XY",
            // Ages, sizes, hours, addresses.
            "Children under 16, people aged 45 to 75, adults over 65, babies 6 months old, 65 years or older",
            "If you are over 40, or 60 or older. Between the ages of 4 and 6, between ages 15 and 30, at age 50",
            "Older than 65 years, younger than 5", "Men older than 50 and most women older than 60",
            "A lump 2 cm wide, 2 to 3 inches long, 94cm or 5-cm",
            "Open 24 hours a day, 7 days a week", "Monday to Friday, 8 to 6", "Call Samaritans on 116 123.",
            "Text SHOUT to 85258, then press 1.", "810 Vermont Avenue, Washington, DC 20420",
            "Form 180 and PO Box 25166", "Clairmont Road, Suite 200", "Call 1-800-273-TALK (8255)",
            "You get 1 of 8 priority groups.",
            // Counts of what follows, and few of what is not measured.
            "There are 4 types of it.", "These 5 signs show it:", "Treatment works in 3 main steps.",
            "There are 9 infections: malaria and others.", "You have 2 kidneys.", "1 of the many reasons",
            "If you have 1 or more illnesses.", "Ask at one of our 300 centers.", "Give us at least 4 weeks’ notice.",
            "You qualify for this care if you may have less than 6 months to live.",
            "Under the regulations of the state, the loss must be at least 10% of your hearing.",
            "Call if your appointment is within the next 72 hours.", "Ask for a refill 10 days before you need it.",
            "Whether you came home last week or have been home for 40 years, it is not too late.",

            "We mail it to you within 10 days.",
            "A 24-hour, 365-day-a-year, 7-day-a-week line",
            "On chromosomes 15 and 17",
            // Orders that are typed by hand.
            "It helps to 1) rest, 2) drink and 3) sleep.", "First (1) rest, then (2) drink.",
            "There are two parts. (1) Cancer has spread.", "(2) It has not.",
            // Names that start with an abbreviation.
            "HPV 16 and HPV 18 can cause it.", "Both are MCKD 1.", "If you cannot hear well, call TTY: 711.",
            "Go to building 3724.",
            // Orders and versions.
            "Go back to step 1, then on day 3 to phase 2.",
            "The 1st, the 2nd, the 95th",
            "Version 1.2.3",
            "See question 4 and table 2.",
            // When.
            "Since 2010 and from 1990 to 2020 (2019), in the 1990s",
            "On May 3, 2024, and on 3 May, and 2024-05-03, and March 7",
            "El 3 de mayo",
            "At 8:30, at 8 a.m., at 11 pm, at 8 o'clock",
            // Telephones.
            "Call 911 or 112, dial 999, or text 988.",
            "Ring NHS 111, or call 1-800-222-1222 or 555-0100.",
            "Call (555) 555-0100 or +44 20 7946 0958 or 020 7946 0958.",
            "Someone should call 911, and 911 answers.",
            "Llame al 112.",
            // What is none.
            "A small percent, the percent and a percentage",
            "One of two people",
            "Call {service:emergency}; {people:anemia} shared this.",
            "Run `take 5`.",
            "See [7 ways to eat well](food.md) and [about 5% more](https://example.org/).",
        ]
    )
    func names(markdown: String) throws {
        #expect(try numbers(markdown) == [])
    }

    @Test(
        "a source counts in the paragraph, the item, the paragraph before the list, and the table",
        arguments: [
            ("5 people[^who-2023], and 7 others.", []),
            ("5 people.\n\nMore[^who-2023].", ["5"]),
            ("5 people.[^1]\n\n[^1]: Some 12 more.", []),
            ("- 5 people\n- 6 others[^who-2023]", ["5"]),
            ("Numbers[^who-2023]:\n\n- 5 people\n- 6 others", []),
            ("Numbers:[^who-2023]\n\n- 5 people", []),
            ("Numbers[^who-2023].\n\n- 5 people\n- 6 others", []),
            ("Numbers[^who-2023].\n\nMore:\n\n- 5 people\n- 6 others", ["5", "6"]),
            ("Numbers:\n\n- 5 people\n- 6 others", ["5", "6"]),
            ("- Adults[^who-2023]\n  - 5 people\n    - 6 of them\n- Children\n  - 7 people", ["7"]),
            ("Numbers[^who-2023]:\n\n- Adults\n  - 5 people", []),
            ("| Who | Many |\n|---|---|\n| Adults | 5 |\n| Children | 6 |", ["5"]),
            ("| Who | Many |\n|---|---|\n| Adults | 5 |\n| Children | 6[^who-2023] |", []),
            ("| Who[^who-2023] | Many |\n|---|---|\n| Adults | 5 |", []),
            ("| Who | Over 5 |\n|---|---|\n| Adults | 6 |", ["5"]),
            ("The table[^who-2023].\n\n| Who | Many |\n|---|---|\n| Adults | 5 |", []),
            ("The table[^who-2023].\n\nMore.\n\n| Who | Many |\n|---|---|\n| Adults | 5 |", ["5"]),
            ("| A[^who-2023] | B |\n|---|---|\n| C | 5 |\n\n<!-- - -->\n\n| A | B |\n|---|---|\n| C | 6 |", ["6"]),
            ("- In a list:\n\n  | A | B |\n  |---|---|\n  | C | 5 |\n\n- 6 others", ["6", "5"]),
            ("> 5 people said so.", ["5"]),
            ("> [!NOTE] About 3\n>\n> 5 people", ["5"]),
            ("> [!URGENT] After 3 days\n>\n> 5 people\n>\n> - 6 people", []),
            ("## 5 people\n\nText.", []),
        ] as [(String, [String])]
    )
    func places(markdown: String, expected: [String]) throws {
        #expect(try numbers(markdown) == expected)
    }

    @Test("the report says where a source would count, and how to cite it")
    func messages() throws {
        let markdown = """
            About **5 per
            cent** of people.

            - 6 people

            | Who | Many |
            |---|---|
            | All | 7 |
            """
        let id = "cite its source after it, as `[^who-2023]` cites the first one that the text lists"
        #expect(
            try TextFixture(markdown, sources: Self.sources).report(of: NumberWithoutSource()) == [
                "1:9-2:5 The number `5 per cent` has no source in its paragraph (\(id))",
                "4:3-4:4 The number `6` has no source in its item or in the paragraph before the list (\(id))",
                "8:9-8:10 The number `7` has no source in its table or in the paragraph before (\(id))",
            ]
        )
    }

    @Test("a text that lists no source is told so once, with its first number")
    func noSources() throws {
        let fixture = try TextFixture("Text.\n\n5 people, and 6 others.\n\n7 more people.")
        #expect(fixture.report(of: NumberWithoutSource()) == [])
        #expect(
            fixture.report(of: SourcesMissing()) == [
                "1:1-1:4 The text lists no sources (list its sources under `sources:`, and cite each one where it is used)"
                    + "\n3:1-3:2 the first number that needs one"
            ]
        )
        #expect(try TextFixture("Few people.").report(of: SourcesMissing()) == [])
    }

    private static let administrative = String(
        repeating: "To apply, submit the form with your claim. The payment depends on your insurance and income. ",
        count: 3
    )

    @Test(
        "of papers and money, publishers decide themselves",
        arguments: [
            (administrative + "You get 384 dollars for up to 36 months.", 0),
            ("You get 384 dollars for up to 36 months.", 1),
            // A few such words are in every text.
            (
                "To apply the cream, wait 5 minutes. Its benefits outlast 3 weeks. Ask your insurance to pay 20 percent.",
                1
            ),
            (
                administrative
                    + String(repeating: "Blood flows through the heart to the lungs and on to the brain. ", count: 150)
                    + "It helps 5 in 10.", 1
            ),
        ]
    )
    func papers(text: String, count: Int) throws {
        let fixture = try TextFixture(text, sources: Self.sources)
        #expect(fixture.words(of: NumberWithoutSource()).count == count)
        #expect(try TextFixture(text).report(of: SourcesMissing()).count == count)
        #expect(
            try TextFixture(text, sources: Self.sources, language: "de").words(of: NumberWithoutSource()).count == 1
        )
    }

    @Test("a number may be a part of the title's name")
    func title() throws {
        let fixture = try TextFixture("In anemia 2, blood is lost.", title: "What is anemia 2?", sources: Self.sources)
        #expect(fixture.words(of: NumberWithoutSource()) == [])
    }
}
