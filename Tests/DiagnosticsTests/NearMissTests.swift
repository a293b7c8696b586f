import Diagnostics
import Testing

@Suite("Near misses")
struct NearMissTests {
    @Test(
        "a slip of the keyboard suggests the name that was meant",
        arguments: [
            ("tilte", ["title", "table"], "title"),  // swapped
            ("titel", ["title"], "title"),  // swapped at the end
            ("titl", ["title"], "title"),  // left out
            ("tittle", ["title"], "title"),  // doubled
            ("Title", ["title"], "title"),  // another case
            ("reveiwers", ["authors", "reviewers"], "reviewers"),
            ("migrane", ["migräne", "asthma"], "migräne"),
            ("b", ["a"], "a"),  // one slip is always allowed
            ("cat", ["car", "bat"], "bat"),  // alphabetical where equally close
        ]
    )
    func suggests(name: String, candidates: [String], expected: String) {
        #expect(NearMiss.suggestion(for: name, among: candidates) == expected)
        #expect(NearMiss.suggestion(for: name, among: candidates.reversed()) == expected)
    }

    @Test(
        "a different word suggests nothing",
        arguments: [
            ("title", ["summary", "authors"]),
            ("title", ["title"]),  // itself
            ("title", []),
            ("ab", ["cd"]),
            ("", ["title"]),
        ]
    )
    func suggestsNothing(name: String, candidates: [String]) {
        #expect(NearMiss.suggestion(for: name, among: candidates) == nil)
    }

    @Test("help asks for the near miss, lists few names in order, and is silent about many")
    func help() {
        #expect(NearMiss.help(for: "tilte", among: ["summary", "title"]) == "did you mean `title`?")
        #expect(NearMiss.help(for: "xyz", among: ["title", "summary"]) == "known here: `summary`, `title`")
        #expect(NearMiss.help(for: "xyz", among: ["title", "summary"], listing: 1) == nil)
        #expect(NearMiss.help(for: "xyz", among: []) == nil)
    }
}
