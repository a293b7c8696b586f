import Authoring
import SiteModel
import Testing

@Suite("Parsing in parallel")
struct MarkdownConcurrencyTests {
    /// cmark-gfm's tables for `~`, `:` and `w` are process-wide; with its own extensions dozens of these parses go wrong.
    @Test("gives the same bytes as parsing alone, thousands of times")
    func parallel() async {
        let texts = (0..<8).map { number in
            (0..<20).map {
                "~~gone \($0)~~ www.example.org/\(number) https://example.org ~a~ w@example.org\n\n| ~~b~~ |\n|---|\n\n"
            }
            .joined()
        }
        let expected = texts.map { MarkdownFixture.parse($0).body }
        #expect(expected.allSatisfy { $0.html.contains("<del>") && $0.html.contains("<a href") })
        let wrong = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    (0..<500).count { round in
                        let index = (task + round) % texts.count
                        return MarkdownFixture.parse(texts[index]).body != expected[index]
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0)
    }
}
