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

    @Test(
        "a fix is certain where one slip of the keyboard in a longer word makes another name",
        arguments: [
            ("genral", ["general"], true),
            ("General", ["general"], true),
            ("reveiwers", ["reviewers", "reviewed"], true),
            ("iron-deficency", ["iron-deficiency"], true),
            ("people/ada.md", ["ada"], true),
            ("prednisone", ["prednisolone"], false),  // two slips
            ("hepatitis-b", ["hepatitis-a"], false),  // a letter alone
            ("who-2022", ["who-2023"], false),  // a number
            ("atypical", ["typical"], false),  // the first letter
            ("care", ["card", "cart"], false),  // two as near
            ("redcells", ["red-cells"], false),  // a sign
        ]
    )
    func certainty(name: String, candidates: [String], isCertain: Bool) {
        let place = SourceLocation(SourceFile(.content, "page.md"))
        let advice = NearMiss.advice(for: name, at: place, among: candidates)
        #expect(advice.fix?.isCertain == isCertain)
        #expect(NearMiss.advice(for: name, at: place, among: candidates, mayBeCertain: false).fix?.isCertain == false)
    }
}
