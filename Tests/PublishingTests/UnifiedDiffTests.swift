import Publishing
import Testing

@Suite("The comparison of two files")
struct UnifiedDiffTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: String
        let new: String
        let text: String
    }

    private static func lines(_ numbers: ClosedRange<Int>) -> String { numbers.map { "\($0)\n" }.joined() }

    @Test(
        "is what diff -u shows",
        arguments: [
            Case(testDescription: "the same", old: "a\nb\n", new: "a\nb\n", text: ""),
            Case(
                testDescription: "a changed line",
                old: lines(1...9),
                new: lines(1...4) + "five\n" + lines(6...9),
                text: "--- old\n+++ new\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
            ),
            Case(
                testDescription: "changes far from each other",
                old: lines(1...20),
                new: "0\n" + lines(1...19),
                text: "--- old\n+++ new\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -17,4 +18,3 @@\n 17\n 18\n 19\n-20\n"
            ),
            Case(
                testDescription: "an empty file",
                old: "",
                new: "a\n",
                text: "--- old\n+++ new\n@@ -0,0 +1 @@\n+a\n"
            ),
            Case(
                testDescription: "nothing left",
                old: "a\nb\n",
                new: "",
                text: "--- old\n+++ new\n@@ -1,2 +0,0 @@\n-a\n-b\n"
            ),
            Case(
                testDescription: "no line feed at the end",
                old: "a\nb\n",
                new: "a\nb",
                text: "--- old\n+++ new\n@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"
            ),
            Case(
                testDescription: "other ends of lines",
                old: "a\r\nb\n",
                new: "a\nb\n",
                text: "--- old\n+++ new\n@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n"
            ),
        ]
    )
    func text(of example: Case) {
        let diff = UnifiedDiff(from: ("old", example.old), to: ("new", example.new))
        #expect(Array(diff.text.utf8) == Array(example.text.utf8))
    }
}
