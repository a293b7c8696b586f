import Testing

@testable import Publishing

@Suite("Unified diffs")
struct UnifiedDiffTests {
    private func diff(_ old: String, _ new: String) -> String {
        UnifiedDiff(old: Array(old.utf8), new: Array(new.utf8), path: "a").text
    }

    @Test("of the same text is empty")
    func nothing() { #expect(diff("a\nb\n", "a\nb\n") == "") }

    @Test("shows each change with three lines around it, changes that are near together")
    func context() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = old.replacing("5\n6", with: "5\nx\n6").replacing("11\n", with: "").replacing("20\n", with: "y\n")
        #expect(
            diff(old, new) == """
                --- a
                +++ a
                @@ -3,12 +3,12 @@
                 3
                 4
                 5
                +x
                 6
                 7
                 8
                 9
                 10
                -11
                 12
                 13
                 14
                @@ -17,4 +17,4 @@
                 17
                 18
                 19
                -20
                +y

                """
        )
    }

    @Test("counts from the line before where nothing is taken out or put in")
    func emptySides() {
        #expect(diff("", "a\n") == "--- a\n+++ a\n@@ -0,0 +1 @@\n+a\n")
        #expect(diff("a\n", "") == "--- a\n+++ a\n@@ -1 +0,0 @@\n-a\n")
    }
}
