import Diagnostics
import SiteTestSupport
import Testing

@Suite("Marked text")
struct MarkedTextTests {
    @Test("markers are taken out and give the position of what stood after them")
    func takesMarkersOut() {
        let marked = MarkedText("1️⃣title: 2️⃣Migräne3️⃣\n4️⃣\n  5️⃣end6️⃣")
        #expect(marked.text == "title: Migräne\n\n  end")
        #expect(
            marked.positions == [
                "1️⃣": SourcePosition(line: 1, column: 1),
                "2️⃣": SourcePosition(line: 1, column: 8),
                "3️⃣": SourcePosition(line: 1, column: 15),
                "4️⃣": SourcePosition(line: 2, column: 1),
                "5️⃣": SourcePosition(line: 3, column: 3),
                "6️⃣": SourcePosition(line: 3, column: 6),
            ]
        )
        #expect(marked["5️⃣"] == SourcePosition(line: 3, column: 3))
        #expect(marked["9️⃣"] == nil)
    }

    @Test("columns count code points, not characters")
    func countsCodePoints() {
        #expect(MarkedText("e\u{301}👩‍⚕️1️⃣")["1️⃣"] == SourcePosition(line: 1, column: 7))
    }

    @Test("a combining mark after a marker stays with the text")
    func keepsCombiningMark() {
        let marked = MarkedText("a1️⃣\u{301}b")
        #expect(marked.text == "a\u{301}b")
        #expect(marked["1️⃣"] == SourcePosition(line: 1, column: 2))
    }

    @Test("digits and other keycaps are no markers", arguments: ["1. one", "#️⃣", "*️⃣", "1\u{20E3}", "🔟", ""])
    func leavesOthers(text: String) {
        let marked = MarkedText(text)
        #expect(marked.text == text)
        #expect(marked.positions.isEmpty)
    }

    @Test("of a marker that stands twice the first place counts")
    func firstPlaceCounts() {
        let marked = MarkedText("ab1️⃣c1️⃣")
        #expect(marked.text == "abc")
        #expect(marked["1️⃣"] == SourcePosition(line: 1, column: 3))
    }

    @Test("a carriage return counts as a column of its line")
    func countsCarriageReturn() {
        #expect(
            MarkedText("a\r1️⃣\n2️⃣").positions == [
                "1️⃣": SourcePosition(line: 1, column: 3),
                "2️⃣": SourcePosition(line: 2, column: 1),
            ]
        )
    }
}
