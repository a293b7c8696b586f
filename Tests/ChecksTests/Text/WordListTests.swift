import SiteModel
import Testing

@testable import Checks

@Suite("The words and sentences of a text")
struct WordListTests {
    private func cut(_ blocks: String...) -> (prose: Prose, list: WordList) {
        var prose = Prose()
        for block in blocks {
            let start = prose.bytes.count
            prose.bytes += Array(block.utf8)
            prose.blocks.append(Prose.Block(kind: .paragraph, range: start..<prose.bytes.count))
            prose.bytes.append(0x0A)
        }
        return (prose, WordList(of: prose))
    }

    @Test(
        "words are letters and digits, with apostrophes, hyphens, full stops and commas inside",
        arguments: [
            ("Iron is a metal.", "Iron|is|a|metal"),
            ("don’t 'quote' patients' it's", "don’t|quote|patients|it's"),
            ("tar-like stools - or – not—here", "tar-like|stools|or|not|here"),
            ("well‑known non-\u{2011}", "well‑known|non"),
            ("2.5 mg, 1,204 people, 10,a", "2.5|mg|1,204|people|10|a"),
            ("e.g. the U.S. at 9 a.m.", "e.g|the|U.S|at|9|a.m"),
            ("5–7 days, 50%, 1/2", "5|7|days|50|1|2"),
            ("µg H₂O m² 5\u{A0}mg «café»", "µg|H₂O|m²|5|mg|café"),
            ("Ménière’s Überraschung 漢字。漢 🙂 →", "Ménière’s|Überraschung|漢字|漢"),
            ("¿Qué? ¡Sí!", "Qué|Sí"),
            ("", ""),
            ("... -- ' - ,", ""),
        ]
    )
    func words(text: String, expected: String) {
        let (prose, list) = cut(text)
        #expect(list.words.map { prose.text($0.range) }.joined(separator: "|") == expected)
    }

    @Test(
        "sentences end at marks, and not within abbreviations and numbers",
        arguments: [
            ("One. Two? Three! Four", "One.|Two?|Three!|Four"),
            ("Take 2.5 mg. Then rest.", "Take 2.5 mg.|Then rest."),
            ("“Why?” she asked. “Because.” He left.", "“Why?” she asked.|“Because.”|He left."),
            ("It hurts (a lot). Rest (now.) Go.", "It hurts (a lot).|Rest (now.)|Go."),
            (
                "See Dr. Example vs. Mr. Sample. St. John was here.",
                "See Dr. Example vs. Mr. Sample.|St. John was here."
            ),
            ("Some, e.g. Iron or i.e. Zinc. Approx. 5 days.", "Some, e.g. Iron or i.e. Zinc.|Approx. 5 days."),
            ("Come at 9 a.m. Bring water at 5 p.m. today.", "Come at 9 a.m.|Bring water at 5 p.m. today."),
            ("In the U.S. Food matters. In the U.S. The law.", "In the U.S. Food matters.|In the U.S.|The law."),
            ("Is it safe? No. 5 people said No. It is not.", "Is it safe?|No. 5 people said No.|It is not."),
            (
                "By Robert J. Smith. You need vitamin C. Eat fruit.",
                "By Robert J. Smith.|You need vitamin C.|Eat fruit."
            ),
            ("Hepatitis B. Vitamin D. So do I. Yes.", "Hepatitis B.|Vitamin D.|So do I.|Yes."),
            ("Smith et al. The rest. Smith et al. Nature.", "Smith et al.|The rest.|Smith et al. Nature."),
            (
                "Wait… Then go… slowly. Look at example.org for it.",
                "Wait…|Then go… slowly.|Look at example.org for it."
            ),
            ("The blood has a pH. pH is a number. mRNA too.", "The blood has a pH.|pH is a number.|mRNA too."),
            ("max. five tablets. In 2023. 5 people.", "max. five tablets.|In 2023.|5 people."),
            ("¿Qué es? Es así. Él va.", "¿Qué es?|Es así.|Él va."),
            ("Это так. И это. а это", "Это так.|И это. а это"),
            ("貧血です。鉄です。", "貧血です。|鉄です。"),
            ("...  Then? - !", "...  Then?"),
            ("a\u{A0}b.\u{A0}C", "a\u{A0}b.|C"),
        ]
    )
    func sentences(text: String, expected: String) {
        let (prose, list) = cut(text)
        #expect(list.sentences.map { prose.text($0.range) }.joined(separator: "|") == expected)
    }

    @Test("every block has its own words and sentences")
    func blocks() {
        let (prose, list) = cut("One two. Three", "", "Four")
        #expect(list.blocks.map(\.words) == [0..<3, 3..<3, 3..<4])
        #expect(list.blocks.map(\.sentences) == [0..<2, 2..<2, 2..<3])
        #expect(list.sentences.map(\.block) == [0, 0, 2])
        #expect(list.sentences.map(\.words) == [0..<2, 2..<3, 3..<4])
        #expect(list.sentences.map { prose.text($0.range) } == ["One two.", "Three", "Four"])
    }

    @Test("a word's key knows neither case nor apostrophes, wherever the word stands")
    func keys() {
        let text = "Don’t don't DONT Straightforwardness straightforwardNESS currently"
        for prose in [cut(text), cut(text, "something behind it that is long enough")] {
            let keys = prose.list.words.prefix(6).map(\.key)
            let expected: [WordKey] = [
                "dont", "dont", "dont", "straightforwardness", "straightforwardness", "currently",
            ]
            #expect(keys == expected)
            #expect(keys == expected.indices.map { WordKey(text.split(separator: " ")[$0]) })
        }
        #expect(("currentl" as WordKey) != "currently")
        #expect(("a" as WordKey) != "b")
    }

    @Test("a table knows its words and no other")
    func table() {
        let names = (0..<500).map { "word\($0)" }
        let table = WordTable(names.enumerated().map { (WordKey($1), $0) })
        #expect(names.enumerated().allSatisfy { table[WordKey($1)] == $0 })
        #expect((500..<1_000).allSatisfy { table[WordKey("word\($0)")] == nil })
        #expect(!WordSet("").contains("a"))
        #expect(WordSet("a b\nc").contains("C"))
    }

    @Test("words say what they are made of and where they come from")
    func kinds() throws {
        let fixture = try TextFixture("Take `code 5` of {people:anemia} at 9 A.M. or don't, µg")
        let words = fixture.subject.words.words
        let kinds = Dictionary(
            words.map { (fixture.body.prose.text($0.range), $0.kind) },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(
            kinds == [
                "Take": [.hasSmall, .hasCapital], "code": [.hasSmall, .isCode], "5": [.hasDigit, .isCode],
                "of": [.hasSmall], "1,204": [.hasDigit, .isInserted], "people": [.hasSmall, .isInserted],
                "at": [.hasSmall], "9": [.hasDigit], "A.M": [.hasCapital, .isDotted], "or": [.hasSmall],
                "don’t": [.hasSmall, .hasApostrophe], "µg": [.hasSmall, .hasOther],
            ]
        )
        #expect(words.filter(\.isNumber).map { fixture.body.prose.text($0.range) } == ["5", "1,204", "9"])
    }
}
