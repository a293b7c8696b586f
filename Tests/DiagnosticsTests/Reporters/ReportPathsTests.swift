import Diagnostics
import Testing

@Suite("Reported paths")
struct ReportPathsTests {
    @Test(
        "a path is spelled from the folder as it was typed",
        arguments: [
            ("Content", "Content/site.yml"),
            ("docs/Content", "docs/Content/site.yml"),
            ("docs/Content/", "docs/Content/site.yml"),
            ("../Content", "../Content/site.yml"),
            ("./Content", "./Content/site.yml"),
            ("/srv/Content", "/srv/Content/site.yml"),
            ("/", "/site.yml"),
            (".", "site.yml"),
            ("", "site.yml"),
        ]
    )
    func spellsFolder(folder: String, expected: String) {
        let paths = ReportPaths(content: folder, templates: "T", output: "O")
        #expect(paths.path(of: SourceFile(.content, "site.yml")) == expected)
    }

    @Test("each role has its own folder")
    func tellsRolesApart() {
        let paths = ReportPaths(content: "c", templates: "t", output: "o")
        #expect(
            SourceFile.Folder.allCases.map { paths.path(of: SourceFile($0, "a/b")) } == [
                "c/a/b", "t/a/b", "o/a/b", "built-in theme/a/b",
            ]
        )
    }

    @Test(
        "inside a folder, a path is the shortest way to the file",
        arguments: [
            ("conditions/anemia/causes.md", "causes.md"),
            ("conditions/anemia/treatment/iron.md", "treatment/iron.md"),
            ("conditions/gout/index.md", "../gout/index.md"),
            ("site.yml", "../../site.yml"),
            ("conditions/anemia", "../anemia"),
            ("", "../.."),
        ]
    )
    func shortens(file: String, expected: String) {
        let paths = ReportPaths(
            content: "../..",
            templates: "../../../Templates",
            output: "../../../Output",
            currentFolder: SourceFile(.content, "conditions/anemia")
        )
        #expect(paths.path(of: SourceFile(.content, file)) == expected)
        #expect(paths.path(of: SourceFile(.templates, "a.mustache")) == "../../../Templates/a.mustache")
    }

    @Test("a folder itself is spelled as it was typed")
    func spellsFolderAlone() {
        let paths = ReportPaths(content: "docs/Content", templates: "t", output: "o")
        #expect(paths.path(of: SourceFile(.content, "")) == "docs/Content")
    }
}
