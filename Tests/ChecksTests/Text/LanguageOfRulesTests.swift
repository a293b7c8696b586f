import SiteModel
import Testing

@testable import Checks

@Suite("The rules of a language")
struct LanguageOfRulesTests {
    private static let english = ["en", "en-US", "en-GB", "en-AU", "EN-us", "en-Latn-US", "en-001"]

    /// The rules of which each text breaks one that holds in English only.
    private static let texts: [(rule: any TextRule, text: String)] = [
        (AbsoluteClaim(), "This treatment is always safe."),
        (RelativeTime(), "The vaccine was approved last year."),
        (LinkTextVague(), "For more, [click here](causes.md)."),
    ]

    @Test("hold in every region of it", arguments: english)
    func regions(language: String) throws {
        for (rule, text) in Self.texts {
            let fixture = try TextFixture(text, language: language)
            #expect(rule.findings(in: fixture.subject).count == 1, "\(text)")
        }
    }

    @Test("do not hold in another one", arguments: ["de", "de-AT", "nl", "ja", "enm"])
    func others(language: String) throws {
        for (rule, text) in Self.texts {
            let fixture = try TextFixture(text, language: language)
            #expect(rule.findings(in: fixture.subject).isEmpty, "\(text)")
        }
    }

    @Test(
        "know the abbreviations of its region, and English of no region those of all",
        arguments: [
            ("en", true, true), ("en-US", false, true), ("en-us", false, true), ("en-Latn-US", false, true),
            ("en-GB", true, false), ("en-001", true, true),
        ]
    )
    func abbreviations(language: String, knowsBritish: Bool, knowsAmerican: Bool) throws {
        for (text, isKnown) in [("Ask the NHS.", knowsBritish), ("Ask the CDC.", knowsAmerican)] {
            let fixture = try TextFixture(text, language: language)
            #expect(AbbreviationUnexplained().findings(in: fixture.subject).isEmpty == isKnown, "\(text)")
        }
    }

    @Test(
        "have the signs of a dose that its region misreads",
        arguments: [
            ("en", true, true), ("en-US", true, true), ("en-us", true, true), ("en-Latn-US", true, true),
            ("en-PR", true, true), ("en-CA", false, true), ("en-GB", false, false), ("en-IE", false, false),
            ("en-AU", false, false), ("de", false, false), ("de-US", false, false), ("fr-CA", false, false),
            ("ja", false, false),
        ]
    )
    func doses(language: String, reportsJoined: Bool, reportsMicro: Bool) throws {
        for (text, isReported) in [("Take 50mg.", reportsJoined), ("Take 5 µg.", reportsMicro)] {
            let fixture = try TextFixture(text, language: language)
            #expect(DoseAmbiguous().findings(in: fixture.subject).isEmpty != isReported, "\(text)")
        }
    }

    @Test(
        "of other languages are never told to use words of English",
        arguments: ["de", "de-CH", "fr", "it", "nl", "pl", "ja"]
    )
    func noEnglishAdvice(language: String) throws {
        let text = "q.d., 10 U, 5 cc, 400 IU, OD, D/C, MSO4, 10000 mg, 50mg, 5 µg, < 5 mg, @ 5 mg."
        let fixture = try TextFixture(text, language: language)
        #expect(DoseAmbiguous().findings(in: fixture.subject).map(\.message) == [])
    }
}
