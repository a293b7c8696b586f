import SiteTestSupport
import Testing

@Suite("A folder of the site")
struct FoldersDiagnosticsTests {
    @Test("that is missing, or holds what is no file, is named", arguments: FoldersMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum FoldersMistakes {
    private static func without(_ folder: String) -> [String: Mistake.Contents] {
        let paths = TemporarySite.standardFiles.keys.filter { $0.hasPrefix(folder) }
        return Dictionary(uniqueKeysWithValues: paths.map { ($0, .nothing) })
    }

    static let all: [Mistake] = [
        Mistake(
            "no content folder",
            files: without("Content/"),
            report: """
                Content/site.yml:1:1: error: There is no content folder here [site-configuration-missing]
                     = help: run sitegen inside a site, or name its content folder with `--content`; `sitegen init FOLDER` makes a new site
                """
        ),
        Mistake(
            "folders and files with names that are nearly right",
            files: [
                "Content/person/eve.md": .text("---\nname: Eve\n---\nText.\n"),
                "Content/conditions/gout/Index.md": .text("---\ntitle: Gout\n---\n"),
            ],
            report: """
                Content/conditions/gout/Index.md:1:1: error: The name of a condition's file is `index.md`, in small letters [misplaced-file]
                   1 | ---
                     | ^
                     = help: rename the file to `index.md`
                Content/person/eve.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: did you mean the folder `people`?
                """
        ),
        Mistake(
            "a conflict of Git in front matter and in a record",
            edits: [
                .init(.article, "title: What causes anemia?", "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> b")
            ],
            files: ["Content/conditions/anemia/index.review.yml": .text("<<<<<<< HEAD\n- date: 2026-04-07\n")],
            report: """
                Content/conditions/anemia/causes.md:2:1: error: `<<<<<<< HEAD` marks a conflict of Git, so this file holds two versions of the same lines [foreign-markup]
                   2 | <<<<<<< HEAD
                     | ^~~~~~~~~~~~
                     = help: keep one of the two versions, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`
                Content/conditions/anemia/index.review.yml:1:1: error: `<<<<<<< HEAD` marks a conflict of Git, so this file holds two versions of the same lines [foreign-markup]
                   1 | <<<<<<< HEAD
                     | ^~~~~~~~~~~~
                     = help: keep one of the two versions, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`
                """
        ),
        Mistake(
            "no templates folder",
            files: without("Templates/"),
            report: """
                Templates/article.mustache:1:1: error: There is no templates folder here [templates-missing]
                     = help: name the folder that has your templates, or leave `--templates` out to use the theme that is built in
                """
        ),
        Mistake(
            "named pipes in the theme, and behind links",
            files: [
                "Templates/pipe.mustache": .pipe,
                "Templates/assets/link.svg": .link(to: "../pipe.mustache"),
                "Content/pages/pipe.txt": .pipe,
                "Content/pages/link.txt": .link(to: "pipe.txt"),
            ],
            report: """
                Content/pages/link.txt:1:1: error: The symbolic link points to something that is neither a file nor a folder [link-leaves-content]
                     = help: link to a file in the content folder
                Content/pages/pipe.txt:1:1: error: This is not a file or a folder that can be read [misplaced-file]
                     = help: move it out of the content folder, or give it a name in UTF-8
                Templates/assets/link.svg:1:1: error: This is not a file or a folder that can be read [misplaced-file]
                     = help: move it out of the templates folder, or give it a name in UTF-8
                Templates/pipe.mustache:1:1: error: This is not a file or a folder that can be read [misplaced-file]
                     = help: move it out of the templates folder, or give it a name in UTF-8
                """
        ),
        Mistake(
            "a link out of the theme",
            files: ["Templates/assets/host.txt": .link(to: "/etc/hostname")],
            report: """
                Templates/assets/host.txt:1:1: error: The symbolic link points outside the templates folder [link-leaves-content]
                     = help: copy the file into the templates folder
                """
        ),
        Mistake(
            "a named pipe",
            files: ["Content/pages/pipe.md": .pipe],
            report: """
                Content/pages/pipe.md:1:1: error: This is not a file or a folder that can be read [misplaced-file]
                     = help: move it out of the content folder, or give it a name in UTF-8
                """
        ),
    ]
}
