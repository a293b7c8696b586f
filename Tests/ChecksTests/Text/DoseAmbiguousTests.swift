import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("A dose can be read in one way only")
struct DoseAmbiguousTests {
    private func report(_ markdown: String, language: String = "en") throws -> [String] {
        let fixture = try TextFixture(markdown, language: language)
        return DoseAmbiguous().findings(in: fixture.subject).map { "\($0.message) (\($0.help))" }
    }

    @Test(
        "what can be misread is found, with how and with the right form",
        arguments: [
            (
                "Take 1.0 mg.",
                "`1.0 mg` can be read as `10 mg`, because the decimal point is easy to miss (write `1 mg`)"
            ),
            (
                "Take 5.00 tablets.",
                "`5.00 tablets` can be read as `500 tablets`, because the decimal point is easy to miss (write `5 tablets`)"
            ),
            (
                "1.0 mg/kg of weight",
                "`1.0 mg/kg` can be read as `10 mg/kg`, because the decimal point is easy to miss (write `1 mg/kg`)"
            ),
            (
                "1.0 mg per day",
                "`1.0 mg per day` can be read as `10 mg per day`, because the decimal point is easy to miss "
                    + "(write `1 mg per day`)"
            ),
            (
                "From 1.0 to 2.5 mg",
                "`1.0` can be read as `10`, because the decimal point is easy to miss (write `1`)"
            ),
            (
                "Take .5 mg.",
                "`.5 mg` can be read as `5 mg`, because a decimal point without a zero is easy to miss (write `0.5 mg`)"
            ),
            (
                "Take (.25mg).",
                "`.25mg` can be read as `25 mg`, because a decimal point without a zero is easy to miss (write `0.25 mg`)"
            ),
            (
                "A rise of .5 mmol/L",
                "`.5 mmol/L` can be read as `5 mmol/L`, because a decimal point without a zero is easy to miss "
                    + "(write `0.5 mmol/L`)"
            ),
            (
                ".5 to 1 mg",
                "`.5` can be read as `5`, because a decimal point without a zero is easy to miss (write `0.5`)"
            ),
            (
                "Take .1% cream.",
                "`.1%` can be read as `1 %`, because a decimal point without a zero is easy to miss (write `0.1 %`)"
            ),
            ("Take 5 µg.", "`5 µg` can be read as milligrams, a thousand times as much (write `5 mcg`)"),
            ("Take 5\u{A0}μg.", "`5\u{A0}μg` can be read as milligrams, a thousand times as much (write `5 mcg`)"),
            ("5 µg/L", "`5 µg/L` can be read as milligrams, a thousand times as much (write `5 mcg/L`)"),
            ("The dose in µg", "`µg` can be read as `mg`, a thousand times as much (write `mcg`)"),
            ("Take 10 U.", "The `U` of `10 U` can be read as a zero or a 4 (write `10 units`)"),
            ("Take 4u now.", "The `u` of `4u` can be read as a zero or a 4 (write `4 units`)"),
            ("100 U/mL", "The `U` of `100 U/mL` can be read as a zero or a 4 (write `100 units/mL`)"),
            (
                "Take 400 IU of vitamin D.",
                "The `IU` of `400 IU` can be read as `IV`, into a vein, or as 10 (write `400 international units`)"
            ),
            ("Take 5 cc.", "The `cc` of `5 cc` can be read as units, `U`, or as two zeros (write `5 mL`)"),
            (
                "Take 10mg.",
                "The `m` of `10mg` can be read as a zero, because there is no space between the number and the unit (write `10 mg`)"
            ),
            (
                "100mL of water",
                "The `m` of `100mL` can be read as a zero, because there is no space between the number and the unit (write `100 mL`)"
            ),
            (
                "20units",
                "The `u` of `20units` can be read as a zero, because there is no space between the number and the unit "
                    + "(write `20 units`)"
            ),
            (
                "70mg/dL",
                "The `m` of `70mg/dL` can be read as a zero, because there is no space between the number and the unit "
                    + "(write `70 mg/dL`)"
            ),
            (
                "Take 10000 units.",
                "`10000 units` can be read with a zero too many or too few (write `10,000 units`)"
            ),
            (
                "1000000 units of it",
                "`1000000 units` can be read with a zero too many or too few (write `1,000,000 units`)"
            ),
            ("10000-20,000 units", "`10000` can be read with a zero too many or too few (write `10,000`)"),
            ("Take it q.d.", "`q.d.` can be read as `q.i.d.`, four times a day (write `once a day`)"),
            ("Take it QD, with food.", "`QD` can be read as `q.i.d.`, four times a day (write `once a day`)"),
            (
                "Take it qod.",
                "`qod` can be read as `q.d.`, once a day, or `q.i.d.`, four times a day (write `every other day`)"
            ),
            ("Take it qhs.", "`qhs` can be read as `qhr`, every hour (write `at bedtime`)"),
            ("Take it qn.", "`qn` can be read as `qh`, every hour (write `every night`)"),
            ("Take it q1d.", "`q1d` can be read as `q.i.d.`, four times a day (write `once a day`)"),
            ("Take it q6PM.", "`q6PM` can be read as every 6 hours (write `at 6 p.m. every day`)"),
            ("Take it q10am.", "`q10am` can be read as every 10 hours (write `at 10 a.m. every day`)"),
            ("Take it q6pm.", "`q6pm` can be read as every 6 hours (write `at 6 p.m. every day`)"),
            ("Inject sub q 2 hours before.", "The `q` of `sub q` can be read as “every” (write `under the skin`)"),
            ("Inject Sub-q.", "The `q` of `Sub-q` can be read as “every” (write `under the skin`)"),
            ("Inject 5 mg SQ.", "`SQ` after a dose can be read as `5 every` (write `under the skin`)"),
            ("Inject 5 mg SC.", "`SC` after a dose can be read as `SL`, under the tongue (write `under the skin`)"),
            (
                "2 drops OD daily",
                "`OD` after a dose can be read as once a day, the right eye or the right ear "
                    + "(write `once a day` or `in the right eye`)"
            ),
            ("2 drops OS", "`OS` after a dose can be read as the left eye or the left ear (write `in the left eye`)"),
            ("2 drops OU", "`OU` after a dose can be read as both eyes or both ears (write `in both eyes`)"),
            (
                "2 drops AD",
                "`AD` after a dose can be read as the right ear or the right eye (write `in the right ear`)"
            ),
            ("2 drops AS", "`AS` after a dose can be read as the left ear or the left eye (write `in the left ear`)"),
            ("2 drops AU", "`AU` after a dose can be read as both ears or both eyes (write `in both ears`)"),
            (
                "5 mg HS",
                "`HS` after a dose can be read as at bedtime or as half-strength (write `at bedtime` or `half-strength`)"
            ),
            ("5 mg hs", "`hs` after a dose can be read as half-strength (write `at bedtime`)"),
            ("D/C the drug.", "`D/C` can be read as “discharge” or as “stop” (write `stop` or `discharge`)"),
            ("It is taken TIW.", "`TIW` can be read as three times a day or twice a week (write `three times a week`)"),
            ("Give MSO4.", "`MSO4` can be read as magnesium sulfate (write `morphine sulfate`)"),
            ("Give MgSO₄.", "`MgSO₄` can be read as morphine sulfate (write `magnesium sulfate`)"),
            ("At <70 mg/dL", "The `<` of `<70 mg/dL` can be read as its opposite (write `less than 70 mg/dL`)"),
            ("| Dose |\n|---|\n| > 5 mg |", "The `>` of `> 5 mg` can be read as its opposite (write `more than 5 mg`)"),
            ("At > 5 mg", "The `>` of `> 5 mg` can be read as its opposite (write `more than 5 mg`)"),
            ("5 mg @ 8 a.m.", "`@` can be read as a 2 (write `at`)"),
        ] as [(String, String)]
    )
    func found(markdown: String, expected: String) throws {
        #expect(try report(markdown) == [expected])
    }

    @Test(
        "what is clear, or is something else, is left alone",
        arguments: [
            "Take 1 mg, 0.5 mg, 2.5 mg, 10 mg, 100 mL, 5 mcg, 10 units and 400 international units.",
            "10,000 units, 1 million units, 9999 mg, 1000 mg",
            // Laboratories show precision, and report enzymes in U.
            "1.0 mg/dL, 7.0 mmol/L, 1.0 g per deciliter, 40 U/L, 30 IU/L, 20 IU/mL, 2.0 mIU/L, 1.0 ng/mL",
            "A score of 1.0, 2.0 points, 5.0%, version 2.0, 1.0.5 mg",
            "Section .5 and p < .05 and p < 0.001",
            "B12, COVID-19, H2, A10mg, MP3",
            "The U, u, a U-turn, the U.S., 10 U.S. states, 4 U-turns, U2",
            "MS, HS, SC disease, OD, AS, AD, SQ, SS and DC are other things, and an AS of 5 mg.",
            "Hemoglobin SC disease and 5 mg of it",
            "SUBQ and subq are on the list as right forms; q4h and qhs2 are on none.",
            "Ask about Q fever, the QT interval, IQ, Q10, qi and quail.",
            "and/or, D/d, A/C, AD/C, 24/7",
            "5 > 3, 3 <4 weeks, a -> b, less than 5%: <5%",
            "Write to a@example.org or 5@example.org.",
            "A 5G phone, 15g of sugar, 120mmHg, 3cm, 10km",
            "Twice a day: b.i.d.; b.i.d. and t.i.d. are on no list.",
            "`1.0 mg`",
            "5–10 mg, 5-mg tablets",
            "TWI, OTIW, TIWs",
        ]
    )
    func clear(markdown: String) throws {
        #expect(try report(markdown) == [])
    }

    @Test(
        "elsewhere a comma may start the decimals and a full stop part the thousands",
        arguments: [
            (
                "Tome 1,0 mg.",
                ["`1,0 mg` can be read as `10 mg`, because the decimal comma is easy to miss (write `1 mg`)"]
            ),
            (
                "Tome ,5 mg.",
                [
                    "`,5 mg` can be read as `5 mg`, because a decimal comma without a zero is easy to miss (write `0,5 mg`)"
                ]
            ),
            (
                "Tome 10000 mg.",
                [
                    "`10000 mg` can be read with a zero too many or too few (write `10\u{202F}000 mg`)"
                ]
            ),
            ("Tome 1.000 mg o 10.000 unidades o 2,5 mg o 10 000 mg.", []),
        ] as [(String, [String])]
    )
    func otherLanguages(markdown: String, expected: [String]) throws {
        #expect(try report(markdown, language: "es") == expected)
    }

    @Test(
        "what is measured and no medicine may show its precision",
        arguments: [
            "4.0–8.0 L/min of oxygen", "Drink 5.0 liters.", "5.0 L", "80.0 mg/100 mL", "150.0 mg/24 h", "60.0 mL/min",
            "| eGFR |\n|---|\n| > 60 mL/min/1.73 m² |", "| BNP |\n|---|\n| > 200 pg/mL |\n| <70 mg/dL |",
            "| Fiber |\n|---|\n| 4.0 grams |",
        ]
    )
    func measured(markdown: String) throws {
        #expect(try report(markdown) == [])
    }

    @Test(
        "a region has its own signs, and a language its own list or none",
        arguments: [
            ("en-US", "Take 50mg.", 1), ("en-GB", "Take 50mg.", 0), ("de", "Nehmen Sie 50mg.", 0),
            ("en-US", "Take 5 µg.", 1), ("en-GB", "Take 5 µg.", 0), ("en-CA", "Take 5 µg.", 1),
            ("fr", "5 µg par jour", 0),
            ("es", "Tome 5 µg.", 0), ("es-US", "Tome 5 µg.", 1), ("en-AU", "400 IU", 0), ("en-US", "400 IU", 1),
            ("en-GB", "At <70 mg/dL", 0), ("en-GB", "Take it q.d.", 1), ("de", "Einmal q.d. nehmen", 0),
            ("de", "5 mg OD", 0), ("es", "5 mg OD", 0), ("fr", "MSO4", 0), ("en-GB", "Take 10 U.", 1),
            ("de", "10 U", 0),
            ("en-GB", "Take 1.0 mg.", 1), ("de", "Nehmen Sie 1,0 mg.", 1), ("de", "Nehmen Sie ,5 mg.", 1),
            ("de", "Nehmen Sie 10000 mg.", 0), ("en-us", "Take 50mg.", 1), ("en-Latn-GB", "Take 50mg.", 0),
        ] as [(String, String, Int)]
    )
    func regions(language: String, markdown: String, count: Int) throws {
        #expect(try report(markdown, language: language).count == count)
    }

    @Test("what is right in the region stays as it is in the help")
    func regionalHelp() throws {
        #expect(
            try report("Take .5 µg.", language: "en-GB") == [
                "`.5 µg` can be read as `5 µg`, because a decimal point without a zero is easy to miss (write `0.5 µg`)"
            ]
        )
    }

    @Test("every part of a text is read: headings, cells, cards, footnotes, the title and the summary")
    func everywhere() throws {
        let markdown = """
            ## Take 1.0 mg

            > [!URGENT] After 2.0 mg
            >
            > - **3.0** mg[^1]

            | 4.0 mg | a |
            |---|---|
            | 5.0 mg | b |

            [^1]: 6.0 mg
            """
        let fixture = try TextFixture(markdown, title: "Is 7.0 mg enough?", summary: "No, 8.0 mg is.")
        let shown = fixture.report(of: DoseAmbiguous()).map { $0.prefix { $0 != "c" } }
        #expect(
            shown == [
                "1:9-1:15 `1.0 mg` ", "3:19-3:25 `2.0 mg` ", "5:7-5:15 `3.0 mg` ", "7:3-7:9 `4.0 mg` ",
                "9:3-9:9 `5.0 mg` ", "11:7-11:13 `6.0 mg` ", "2:8-2:8 `7.0 mg` ", "3:10-3:10 `8.0 mg` ",
            ]
        )
    }
}
