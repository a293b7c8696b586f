import Testing

@testable import Checks

@Suite("Words that are looked for in a text")
struct ComparedWordsTests {
    @Test(
        "are found whatever signs, white space and capitals are between and in them",
        arguments: [
            ("Some people have more than one cause.", "More than  one\ncause", "more than one cause"),
            ("The other and the hen.", "he", nil),
            ("The other: he said.", "He", "he"),
            ("It is 5 mg.", "5 mg", "5 mg"),
            ("It is 15 mg.", "5 mg", nil),
            ("Don’t take it “often”.", "don't take it 'often'", "Don’t take it “often"),
            ("Caf\u{E9} noir.", "cafe\u{301} noir", "Caf\u{E9} noir"),
            ("hae\u{AD}mo\u{AD}globin", "haemoglobin", "hae\u{AD}mo\u{AD}globin"),
            ("Größe", "größe", "Größe"),
            ("貧血の原因は何ですか。", "原因は何", "原因は何"),
            ("สาเหตุของภาวะโลหิตจาง", "โลหิตจาง", "โลหิตจาง"),
            ("ما أسباب فقر الدم؟", "فقر الدم", "فقر الدم"),
            ("빈혈의 원인", "원인", "원인"),
            // A mouse has cut the first and the last word.
            ("Some people have more than one cause.", "eople have more than on", "have more than"),
            ("one two three four", "ne two", nil),
            ("a a a b", "a a b", "a a b"),
            ("a b", "", nil), ("a b", "…", nil), ("", "a", nil),
        ] as [(String, String, String?)]
    )
    func finds(text: String, quote: String, found: String?) {
        let range = ComparedWords(text).range(of: ComparedWords(quote))
        #expect(range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } == found)
    }

    @Test("are found at the first place from a byte on")
    func start() {
        let words = ComparedWords("one two, one two")
        #expect(words.range(of: ComparedWords("two")) == 4..<7)
        #expect(words.range(of: ComparedWords("two"), from: 7) == 13..<16)
        #expect(words.range(of: ComparedWords("two"), from: 14) == nil)
    }
}
