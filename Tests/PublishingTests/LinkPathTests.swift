import Diagnostics
import Testing

@testable import Publishing

@Suite("The path of a link")
struct LinkPathTests {
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
        #expect(SiteBodyContext.resolve(path, from: SourceFile(.content, "conditions/anemia/index.md")) == expected)
    }

    @Test("starts at the top for a file that lies there")
    func resolvesAtTop() {
        #expect(SiteBodyContext.resolve("a.md", from: SourceFile(.content, "index.md")) == "a.md")
        #expect(SiteBodyContext.resolve("../a.md", from: SourceFile(.content, "index.md")) == nil)
    }
}
