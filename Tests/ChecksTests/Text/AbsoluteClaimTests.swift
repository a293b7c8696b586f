import Testing

@testable import Checks

@Suite("Claims that are absolute")
struct AbsoluteClaimTests {
    @Test(
        "are told at their words",
        arguments: [
            "Iron 1️⃣cures2️⃣ anemia.", "A 1️⃣cure for everyone2️⃣ at last.", "It is 1️⃣always safe2️⃣ to take.",
            "This tea is 1️⃣completely safe2️⃣.", "It has 1️⃣no side effects2️⃣.", "It 1️⃣never fails2️⃣.",
            "A 1️⃣miracle2️⃣ pill.", "Success is 1️⃣guaranteed2️⃣.", "The test is 1️⃣100% accurate2️⃣.",
            "It is 1️⃣100 percent safe2️⃣.", "It is 1️⃣100 % effective2️⃣.", "A 1️⃣risk-free2️⃣ test.",
            "It is not cheap, but it is 1️⃣always safe2️⃣.", "It 1️⃣works for everyone2️⃣.", "- 1️⃣Foolproof2️⃣ and quick",
            "The test is:\n\n- 1️⃣foolproof2️⃣",
            "## A 1️⃣magic cure2️⃣", "It is 1️⃣free of side effects2️⃣.", "It 1️⃣CURES2️⃣ gout.",
            "We 1️⃣guarantee2️⃣ that you sleep.",
        ]
    )
    func found(text: String) throws {
        let markdown = MarkedMarkdown(text)
        let fixture = try TextFixture(markdown.text)
        let words = try #require(fixture.words(of: AbsoluteClaim()).first)
        #expect(
            fixture.report(of: AbsoluteClaim()) == [
                "\(markdown.stretch) `\(words)` is a promise that no treatment can keep"
                    + " (say how often, for whom and with what risks, or leave the promise out)"
            ]
        )
    }

    @Test(
        "are fine where they are taken back, hedged or asked, or are none",
        arguments: [
            "Iron does not cure gout.", "There is no cure.", "It cannot be cured.", "No medicine is completely safe.",
            "There is no guarantee that it works.", "A test is never 100% accurate.", "Nothing is risk-free.",
            "It isn’t always safe.", "Many people have no side effects.", "Is it completely safe?",
            "Is this a miracle cure?",
            "Beware of anything sold as a miracle.", "They look for cures for anemia.", "Researchers seek cures.",
            "There are 100 effective ways.", "It is safe for most people.", "The infection can be cured.",
            "It may have no side effects.", "Wait until it is completely safe.", "It claims to be foolproof.",
            "Type `always safe`.", "No side, effects vary.", "Zinc works. For everyone else, see below.",
            "A cure that works for everyone has not been found.", "VA guarantees a part of the loan.",
            "A cut that is always, safe or not, clean.", "It is almost always effective.",
            "Look out for red flags such as:\n\n- natural\n- miracle cure",
        ]
    )
    func fine(text: String) throws {
        #expect(try TextFixture(text).words(of: AbsoluteClaim()) == [])
    }

    @Test("are looked for in English only, and every one is told")
    func languages() throws {
        let text = "Iron cures gout. It is always safe and guaranteed."
        #expect(try TextFixture(text).words(of: AbsoluteClaim()) == ["cures", "always safe", "guaranteed"])
        #expect(try TextFixture(text, language: "es").words(of: AbsoluteClaim()) == [])
    }
}
