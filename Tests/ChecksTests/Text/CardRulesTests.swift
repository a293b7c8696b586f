import Diagnostics
import SiteModel
import Testing

@testable import Checks

@Suite("The rules about care cards")
struct CardRulesTests {
    @Test(
        "an article about symptoms or treatment has a card",
        arguments: [
            (.symptoms, "x", "Anemia", "symptoms"),
            (.treatment, "x", "Anemia", "treatment"),
            (.causes, "symptoms", "What are the symptoms?", nil),
            (.livingWith, "signs", "Signs", nil),
            (nil, "symptoms", "Anemia", "symptoms"),
            (nil, "warning-sign", "Anemia", "symptoms"),
            (nil, "x", "How is anemia treated?", "treatment"),
            (nil, "x", "Treatments", "treatment"),
            (nil, "x", "What are the SIGNS of it?", "symptoms"),
            (nil, "design", "Signals, asymptomatic and retreat", nil),
        ] as [(ArticleTopic?, String, String, String?)]
    )
    func missing(topic: ArticleTopic?, slug: String, title: String, expected: String?) throws {
        let fixture = try TextFixture("\nText.", title: title, topic: topic, slug: slug)
        let report = expected.map {
            "2:1-2:1 An article about \($0) must have a card that says when to get help, but this one has none (write one as "
                + "a quote that starts with `> [!URGENT]`, `> [!EMERGENCY]` or `> [!NON-URGENT]`)"
        }
        #expect(fixture.report(of: CareCardMissing()) == [report].compactMap(\.self))
    }

    @Test(
        "a card of a care level is enough, a note is not",
        arguments: [
            ("> [!URGENT] Go\n>\n> Text.", 0), ("> [!emergency] Go\n> Text.", 0), ("> [!NON-URGENT]\n> - Text", 0),
            ("> [!NOTE] Go\n>\n> Text.", 1), ("> [!IMPORTANT] Go\n> Text.", 1), ("> A quote", 1),
            ("<!-- nothing -->", 0),
        ]
    )
    func cards(markdown: String, count: Int) throws {
        #expect(try TextFixture(markdown, topic: .symptoms).report(of: CareCardMissing()).count == count)
    }

    @Test("an article about anything else needs a card from 100 words on", arguments: [(99, 0), (100, 1)])
    func length(words: Int, count: Int) throws {
        let text = String(repeating: "word ", count: words)
        #expect(
            try TextFixture(text, topic: .causes).report(of: CareCardMissing())
                == Array(
                    repeating: "1:1-1:1 No card of the article says when to get help (write one as a quote that starts"
                        + " with `> [!URGENT]`, `> [!EMERGENCY]` or `> [!NON-URGENT]`)",
                    count: count
                )
        )
        #expect(try TextFixture(text, topic: .causes, slug: nil).report(of: CareCardMissing()) == [])
    }

    @Test(
        "an article of no topic needs a card where it is about a complaint",
        arguments: [
            ("You may have a fever, a cough, a sore throat, a headache and pain.", "A cold", 1),
            ("You may have a fever and a cough.", "A cold", 0),
            ("The wax pulls out hairs. Your skin can be sore, and itching soon stops.", "How does waxing work?", 0),
            ("Bring your passport, the form and your photo.", "Which documents do I need?", 0),
            ("People had fever, a cough, a sore throat, a headache and pain.", "The cold in history", 0),
        ]
    )
    func complaints(text: String, title: String, count: Int) throws {
        let text = text + String(repeating: " word", count: 100)
        #expect(try TextFixture(text, title: title, slug: "x").report(of: CareCardMissing()).count == count)
        #expect(try TextFixture(text, title: title, slug: "x", language: "de").report(of: CareCardMissing()) == [])
    }

    @Test(
        "an article about causes needs a card where it names complaints, also of no one in particular",
        arguments: [
            ("Blood loss causes pain and a fever.", 1), ("Blood loss causes pain.", 0),
            ("An extra chromosome causes it.", 0),
        ]
    )
    func causes(text: String, count: Int) throws {
        let text = text + String(repeating: " word", count: 100)
        #expect(try TextFixture(text, slug: "x").report(of: CareCardMissing()).count == count)
    }

    @Test(
        "the papers or the price of a treatment need no card",
        arguments: [
            "How much does treatment cost?", "Your treatment records", "Sign up online", "Sign the form",
            "How do I sign in?",
        ]
    )
    func papers(title: String) throws {
        #expect(try TextFixture("Text.", title: title, slug: "x").report(of: CareCardMissing()) == [])
    }

    @Test("a text about papers and money needs no card, unless its topic says that it is about health")
    func administrative() throws {
        let text =
            "You may have pain, a fever, a cough, a rash and swelling. "
            + String(
                repeating: "To apply, submit the form with your claim. The payment depends on your insurance. ",
                count: 8
            )
        #expect(try TextFixture(text, title: "Lungs", slug: "x").report(of: CareCardMissing()) == [])
        #expect(try TextFixture(text, title: "Symptoms of the lungs", slug: "x").report(of: CareCardMissing()) == [])
        #expect(
            try TextFixture(text, title: "Lungs", topic: .symptoms, slug: "x").report(of: CareCardMissing()).count == 1
        )
    }

    @Test(
        "a title in another language tells what an article is about",
        arguments: [
            ("es", "¿Qué síntomas tiene?", 1), ("de", "Welche Beschwerden macht Gicht?", 1),
            ("de", "Wie wird Gicht behandelt?", 1), ("de", "Was kostet die Behandlung?", 0),
            ("de", "Was ist Gicht?", 0),
            ("fr", "Quels symptômes?", 0),
        ]
    )
    func languages(language: String, title: String, count: Int) throws {
        let fixture = try TextFixture("Texto.", title: title, slug: "x", language: language)
        #expect(fixture.report(of: CareCardMissing()).count == count)
    }

    @Test("a text lists a source from 100 words on", arguments: [(99, 0), (100, 1)])
    func sources(words: Int, count: Int) throws {
        let text = String(repeating: "word ", count: words)
        #expect(
            try TextFixture(text).report(of: SourcesMissing())
                == Array(
                    repeating:
                        "1:1-1:4 The text lists no sources (list its sources under `sources:`, and cite each one where it is used)",
                    count: count
                )
        )
        #expect(try TextFixture(text, unreadableKeys: ["sources"]).report(of: SourcesMissing()) == [])
    }

    @Test("a condition needs no card, and words of other languages say nothing about what a text is about")
    func others() throws {
        #expect(try TextFixture("Text.", title: "Symptoms", slug: nil).report(of: CareCardMissing()) == [])
        #expect(try TextFixture("Text.", title: "Sign", language: "de").report(of: CareCardMissing()) == [])
        #expect(try TextFixture("Text.", topic: .symptoms, language: "de").report(of: CareCardMissing()).count == 1)
    }

    @Test("an emergency card leads to no other condition")
    func links() throws {
        let markdown = """
            [Gout](../gout/index.md)

            > [!EMERGENCY] Call {service:emergency} for [gout](../gout/index.md)
            >
            > - [pain](../gout/attack.md), [iron](treatment.md), [anemia](index.md), [help](../../pages/help.md)
            > - [maps](https://example.org/conditions/gout/), [a leaflet](../gout/leaflet.pdf)

            > [!URGENT] See [gout](../gout/index.md)
            >
            > Text.
            """
        #expect(
            try TextFixture(markdown).report(of: EmergencyCardLink())
                == ["3:46-3:50", "5:6-5:10"].map {
                    "\($0) An emergency card must not link to another condition, but this link goes to `gout` "
                        + "(move the link out of the card into the text below)"
                }
        )
    }

    @Test("an article in another folder belongs to the condition that it names")
    func otherFolder() throws {
        let fixture = try TextFixture(
            "> [!EMERGENCY] See [a](../conditions/anemia/causes.md) or [gout](../conditions/gout/index.md)\n> Text.",
            file: SourceFile(.content, "articles/iron.md"),
            about: SubjectID("anemia")
        )
        #expect(fixture.words(of: EmergencyCardLink()) == ["gout"])
    }
}
