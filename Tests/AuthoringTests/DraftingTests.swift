import Diagnostics
import SiteModel
import Testing

@testable import Authoring

@Suite("What front matter and site.yml say of the part of a machine")
struct DraftingTests {
    private let file = SourceFile(.content, "file")

    private func shown(_ problems: [Diagnostic]) -> [String] {
        problems.map { "\($0.location.start.line):\($0.location.start.column) \($0.message); \($0.help ?? "")" }
    }

    @Test(
        "is read from a text, which has to name a machine that wrote it",
        arguments: [
            ("", nil, []), ("drafting: none", Drafting(.none), []), ("drafting: assisted", Drafting(.assisted), []),
            ("drafting: assisted\ndraftingTool: Writer 2", Drafting(.assisted, tool: "Writer 2"), []),
            ("drafting: generated\ndraftingTool: Writer 2", Drafting(.generated, tool: "Writer 2"), []),
            (
                "drafting: generated", Drafting(.generated),
                [
                    "3:1 A machine wrote the text, but the text does not name it; add `draftingTool:` with the name of the machine"
                ]
            ),
            (
                "draftingTool: Writer 2", nil,
                [
                    "3:15 `draftingTool` names a machine, but the text does not say what part it had; add `drafting: assisted` or `drafting: generated`"
                ]
            ),
            ("drafting: generate", nil, ["3:11 `drafting` cannot be `generate`; did you mean `generated`?"]),
        ] as [(String, Drafting?, [String])]
    )
    func text(lines: String, drafting: Drafting?, problems: [String]) {
        var found: [Diagnostic] = []
        let article = TextReader(.standard).article(
            Array("---\ntitle: A\n\(lines)\n---\nB.\n".utf8),
            file: file,
            at: ArticlePlace("a", in: SubjectID("anemia")),
            diagnostics: &found
        )
        #expect(article?.text.drafting?.value == drafting)
        #expect(shown(found) == problems)
    }

    @Test("is read from site.yml, which has to name a machine that wrote its texts")
    func site() {
        func read(_ group: String) -> (policy: DraftingPolicy?, problems: [String]) {
            var found: [Diagnostic] = []
            let yaml = "title: A\nbaseURL: https://example.org/\nlanguage: en\n" + group
            let settings = SettingsReader.read(
                Array(yaml.utf8),
                file: file,
                baseURL: nil,
                rules: .sample,
                diagnostics: &found
            )
            return (settings?.drafting, shown(found))
        }
        #expect(read("").policy == DraftingPolicy())
        let whole = read("drafting:\n  default: generated\n  tool: Writer 2\n  reviewedLabel: short\n")
        #expect(whole.policy?.standard == Drafting(.generated, tool: "Writer 2"))
        #expect(whole.policy?.reviewedLabel == .short)
        #expect(whole.problems == [])
        #expect(
            read("drafting:\n  default: generated\n").problems == [
                "5:3 A machine wrote the texts of the site, but `site.yml` does not name it; add `tool:` with the name of the machine"
            ]
        )
    }
}
