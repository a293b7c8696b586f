import Testing

@testable import Reviewing

@Suite("Changes word by word")
struct WordDiffTests {
    private func plain(_ old: [String], _ new: [String], context: Int = 8) -> String {
        WordDiff(from: old, to: new).text(WordDiff.Style(marks: .brackets, context: context))
    }

    @Test(
        "are marked as git diff --word-diff marks them",
        arguments: [
            ("Iron is low.", "Iron is high.", "Iron is [-low.-]{+high.+}\n"),
            ("Iron is low.", "Iron is very low.", "Iron is {+very+} low.\n"),
            ("Iron is very low.", "Iron is low.", "Iron is [-very-] low.\n"),
            ("a b c d", "b c d e", "[-a-] b c d {+e+}\n"),
            ("a b c", "x b z", "[-a-]{+x+} b [-c-]{+z+}\n"),
            ("Take 5 mg twice a day.", "Take 50 mg a day.", "Take [-5-]{+50+} mg [-twice-] a day.\n"),
            ("", "New text.", "{+New text.+}\n"), ("Old text.", "", "[-Old text.-]\n"),
            ("same", "same", ""), ("a  b", "a b", ""),
        ]
    )
    func words(old: String, new: String, expected: String) {
        #expect(plain([old], [new]) == expected)
    }

    @Test("are red and green on a terminal with colours")
    func colours() {
        let diff = WordDiff(from: ["Iron is low."], to: ["Iron is high."])
        #expect(
            diff.text(WordDiff.Style(marks: .colours)) == "Iron is \u{1B}[31mlow.\u{1B}[0m \u{1B}[32mhigh.\u{1B}[0m\n"
        )
    }

    @Test("stand among a few words of what stayed, below their heading")
    func context() {
        let old = [
            "# Text", "An introduction.", "## Blood loss", "One two three four five six seven eight nine ten.",
            "Unchanged.", "## Diet", "Meat and beans have iron.", "The end.",
        ]
        var new = old
        new[3] = "One two three four 5 six seven eight nine ten."
        new[6] = "Meat and lentils have iron."
        #expect(
            plain(old, new, context: 2) == """
                …
                ## Blood loss
                … three four [-five-]{+5+} six seven …
                …
                ## Diet
                Meat and [-beans-]{+lentils+} have iron.
                …

                """
        )
    }

    @Test("leave a long stretch between two changes out")
    func gap() {
        let middle = (1...20).map { "w\($0)" }.joined(separator: " ")
        #expect(plain(["a \(middle) z"], ["b \(middle) y"], context: 2) == "[-a-]{+b+} w1 w2 … w19 w20 [-z-]{+y+}\n")
        #expect(plain(["a w1 w2 w3 w4 w5 z"], ["b w1 w2 w3 w4 w5 y"], context: 1).contains("w1 … w5"))
        #expect(plain(["a w1 w2 w3 w4 w5 z"], ["b w1 w2 w3 w4 w5 y"], context: 2).contains("w1 w2 w3 w4 w5"))
    }

    @Test("show paragraphs that came, went, were parted and joined")
    func paragraphs() {
        #expect(plain(["One.", "Two."], ["One.", "New here.", "Two."]) == "…\n{+New here.+}\n…\n")
        #expect(plain(["One.", "Old here.", "Two."], ["One.", "Two."]) == "…\n[-Old here.-]\n…\n")
        #expect(plain(["One two. Three four."], ["One two.", "Three four."]) == "One two. {+¶+}\nThree four.\n")
        #expect(plain(["One two.", "Three four."], ["One two. Three four."]) == "One two. [-¶-] Three four.\n")
        #expect(
            plain(["Same.", "Old one.", "Old two."], ["Same.", "New a.", "New b."])
                == "…\n[-Old one.-]{+New a.+}\n[-Old two.-]{+New b.+}\n"
        )
    }

    @Test("spell out what would deceive the eye")
    func deception() {
        #expect(plain(["safe"], ["un\u{202E}safe\u{1B}[0m"]) == "[-safe-]{+un<U+202E>safe<U+001B>[0m+}\n")
    }

    @Test("of a text without a word in common, however long, are shown as replaced")
    func replaced() {
        let old = (0..<5000).map { "a\($0)" }
        let new = (0..<5000).map { "b\($0)" }
        let text = plain([old.joined(separator: " ")], [new.joined(separator: " ")])
        #expect(text == "[-\(old.joined(separator: " "))-]{+\(new.joined(separator: " "))+}\n")
        #expect(plain(old, new).split(separator: "\n").count == 10_000)
    }

    @Test("add up to both texts, whatever they are")
    func completeness() {
        var random = SystemRandomNumberGenerator()
        func paragraphs() -> [String] {
            (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (0...Int.random(in: 0...6, using: &random)).map { _ in
                    "abc".randomElement(using: &random).map(String.init) ?? ""
                }
                .joined(separator: " ")
            }
        }
        for _ in 0..<500 {
            let (old, new) = (paragraphs(), paragraphs())
            let diff = WordDiff(from: old, to: new)
            func words(without change: WordDiff.Change) -> [String] {
                diff.lines.flatMap(\.pieces).filter { $0.change != change }.flatMap(\.words).filter { $0 != "¶" }
            }
            #expect(
                words(without: .added) == old.flatMap { $0.split(separator: " ").map(String.init) },
                "\(old) \(new)"
            )
            #expect(
                words(without: .removed) == new.flatMap { $0.split(separator: " ").map(String.init) },
                "\(old) \(new)"
            )
            #expect(diff.isEmpty == (old == new))
        }
    }
}
