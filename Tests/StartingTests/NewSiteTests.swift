import Foundation
import Testing

@testable import Starting

@Suite("A new site")
struct NewSiteTests {
    private func files(_ language: String) -> [StarterFile] {
        NewSite.files(in: language, version: "1.2.3", releases: "https://example.org/releases")
    }

    @Test("has in every language the same kinds of files, and nothing left to fill in", arguments: NewSite.languages)
    func wholeness(language: String) throws {
        let files = files(language)
        let paths = files.map(\.path)
        let expected = [
            ".editorconfig", ".github/workflows/site.yml", ".gitignore", ".gitlab-ci.yml", ".vscode/extensions.json",
            ".vscode/settings.json", "Content/disclaimers/general.md", "Content/index.md",
            "Content/pages/how-we-review.md", "Content/site.yml", "README.md",
        ]
        #expect(expected.filter { !paths.contains($0) } == [])
        #expect(paths.filter { $0.hasPrefix("Content/people/") }.count == 1)
        #expect(paths.filter { $0.hasPrefix("Content/conditions/") }.count == 2)
        #expect(paths.filter { $0.hasPrefix("Content/pages/") }.count >= 4)
        for file in files {
            #expect(!file.text.contains("{version}") && !file.text.contains("{releases}"), "\(file.path)")
            #expect(file.text.hasSuffix("\n"), "\(file.path)")
        }
        let workflow = try #require(files.first { $0.path == ".github/workflows/site.yml" })
        #expect(workflow.text.contains("SITEGEN: sitegen-1.2.3-linux-x86_64.tar.gz\n"))
        #expect(workflow.text.contains("SITEGEN_RELEASE: https://example.org/releases/v1.2.3\n"))
    }

    @Test("claims no review, and says that it is an example", arguments: NewSite.languages)
    func honesty(language: String) throws {
        let files = files(language).filter { $0.path.hasPrefix("Content/") }
        for file in files {
            #expect(!file.text.contains("\nreviewed:") && !file.text.contains("\nreviewers:"), "\(file.path)")
            #expect(!file.path.hasSuffix(".review.yml"))
        }
        let settings = try #require(files.first { $0.path == "Content/site.yml" })
        #expect(settings.text.contains("\ndemonstration: true\n"))
    }

    @Test(
        "can start beside what a new repository holds, and beside nothing else",
        arguments: [
            (".git", true), (".gitignore", true), ("README.md", true), ("readme", true), ("LICENSE", true),
            (".github", false), ("Content", false), ("index.html", false), ("notes.md", false),
        ]
    )
    func beside(name: String, canStart: Bool) {
        #expect(NewSite.canStart(beside: name) == canStart)
    }
}
