import Diagnostics
import SiteModel
import Testing

@Suite("The path of a link")
struct ContentPathTests {
    @Test(
        "is relative to the file's folder and stays in Content",
        arguments: [
            ("causes.md", "conditions/anemia/causes.md"),
            ("./causes.md", "conditions/anemia/causes.md"),
            ("../gout/index.md", "conditions/gout/index.md"),
            ("../../people/ada.md", "people/ada.md"),
            ("a//b/./c/../d.png", "conditions/anemia/a/b/d.png"),
            ("..", "conditions"),
            ("../..", ""),
            (".hidden/..x/é.md", "conditions/anemia/.hidden/..x/é.md"),
            ("../../../a.md", nil),
            ("../../../conditions/anemia/causes.md", nil),
        ] as [(String, String?)]
    )
    func resolves(_ path: String, _ expected: String?) {
        #expect(ContentPath.resolve(path, from: SourceFile(.content, "conditions/anemia/index.md")) == expected)
    }

    @Test("starts at the top for a file that lies there")
    func resolvesAtTop() {
        #expect(ContentPath.resolve("a.md", from: SourceFile(.content, "index.md")) == "a.md")
        #expect(ContentPath.resolve("../a.md", from: SourceFile(.content, "index.md")) == nil)
    }
    @Test(
        "from one file to another goes up no further than needed",
        arguments: [
            ("conditions/anemia/causes.md", "causes.md"), ("conditions/gout/index.md", "../gout/index.md"),
            ("people/ada.md", "../../people/ada.md"), ("index.md", "../../index.md"),
        ]
    )
    func relative(_ path: String, _ expected: String) {
        let file = SourceFile(.content, "conditions/anemia/index.md")
        #expect(ContentPath.relative(path, from: file) == expected)
        #expect(ContentPath.resolve(expected, from: file) == path)
    }
}
