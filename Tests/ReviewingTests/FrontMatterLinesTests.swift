import Testing

@testable import Reviewing

@Suite("The lines of a key in front matter")
struct FrontMatterLinesTests {
    private let lines = FrontMatterLines(
        Array(
            """
            ---
            title: Text
            reviewers:
              - ada
            - dana
            "reviewed": 2026-01-01
            nextReview: [
            ]
            ---
            """.utf8
        )
    )

    @Test(
        "go from the key to the end of its value",
        arguments: [
            ("title", 2, "line 2"), ("reviewers", 4, "lines 3 to 5"), ("reviewers", 5, "lines 3 to 5"),
            ("reviewed", 6, "line 6"), ("nextReview", 7, "lines 7 to 8"), ("nextReview", 400, "lines 7 to 8"),
            ("missing", 3, "line 3"), ("reviewed", 0, "line 0"),
        ]
    )
    func words(key: String, line: Int, expected: String) {
        #expect(lines.words(forKey: key, at: line) == expected)
    }
}
