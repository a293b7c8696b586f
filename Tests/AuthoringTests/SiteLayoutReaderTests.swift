import Diagnostics
import SiteModel
import SiteTestSupport
import Testing

@testable import Authoring

@Suite("sitegen.yml")
struct SiteLayoutReaderTests {
    private func read(_ text: String) -> (layout: SiteLayout, report: String) {
        var found: [Diagnostic] = []
        let file = SourceFile(.content, "sitegen.yml")
        let layout = SiteLayoutReader.read(Array(text.utf8), file: file, diagnostics: &found)
        let lines = found.map { problem in
            "\(problem.location.start.line):\(problem.location.start.column): \(problem.message)"
                + (problem.help.map { "; \($0)" } ?? "")
        }
        return (layout, lines.joined(separator: "\n"))
    }

    @Test("names the folders of a site; what it leaves out is in its usual place")
    func names() {
        var expected = SiteLayout()
        #expect(read("# Nothing yet.\n").layout == expected)
        expected.content = "texts"
        expected.output = "../public"
        expected.baseline = "accepted.json"
        let (layout, report) = read("\u{FEFF}content: texts\noutput: ../public\nbaseline: accepted.json\n")
        #expect(layout == expected)
        #expect(report == "")
    }

    @Test(
        "is told what is wrong with it, and where",
        arguments: [
            (
                "contents: texts\n",
                "1:1: `sitegen.yml` has no key `contents`; did you mean `content`?"
            ),
            (
                "content: texts\nlanguage: en\n",
                "2:1: `sitegen.yml` has no key `language`; known here: `baseline`, `content`, `output`, `templates`"
            ),
            (
                "content: [a, b]\n",
                "1:10: `content` must be a text, but this is a list; write the value on the same line, after `content: `"
            ),
            ("output:\n", "1:1: `output` is empty; fill it in or delete the line"),
            (
                "- Content\n",
                "1:1: `sitegen.yml` must be a group of keys, but this is a list; write one `key: value` on each line"
            ),
        ]
    )
    func problems(text: String, expected: String) {
        #expect(read(text).report == expected)
    }
}
