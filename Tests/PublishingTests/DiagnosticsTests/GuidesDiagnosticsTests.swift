import Testing

@Suite("A guide, a folder or a navigation that does not fit the articles and pages that there are")
struct GuidesDiagnosticsTests {
    @Test("is reported where it is written", arguments: GuidesMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum GuidesMistakes {
    static let all: [Mistake] = [
        subject(
            "with a part that is misspelt",
            "parts: [cuases]",
            report: """
                Content/conditions/anemia/index.md:4:9: error: The condition `anemia` has no article `cuases` [article-unknown]
                   4 | parts: [cuases]
                     |         ^~~~~~
                     = help: did you mean `causes`?
                """
        ),
        subject(
            "with a title in place of a part",
            "parts: [What causes anemia?]",
            report: """
                Content/conditions/anemia/index.md:4:9: error: The condition `anemia` has no article `What causes anemia?` [article-unknown]
                   4 | parts: [What causes anemia?]
                     |         ^~~~~~~~~~~~~~~~~~~
                     = help: write the last part of its address, `causes`
                """
        ),
        subject(
            "with a part that is not written yet",
            "parts: [causes, outlook]",
            report: """
                Content/conditions/anemia/index.md:4:17: error: The condition `anemia` has no article `outlook` [article-unknown]
                   4 | parts: [causes, outlook]
                     |                 ^~~~~~~
                     = help: write the article as `conditions/anemia/outlook.md`, or delete the part
                """
        ),
        subject(
            "with a part twice",
            "parts: [causes, causes]",
            report: """
                Content/conditions/anemia/index.md:4:17: error: `causes` is in this list twice [article-unknown]
                   4 | parts: [causes, causes]
                     |                 ^~~~~~
                     = help: delete it
                """
        ),
        Mistake(
            "in a folder, with a part that is in another one",
            files: [
                "Content/conditions/anemia/care/index.md": "---\ntitle: Care\nparts: [causes]\n---\n"
            ],
            report: """
                Content/conditions/anemia/care/index.md:3:9: error: The folder `care` has no article `causes` [article-unknown]
                   3 | parts: [causes]
                     |         ^~~~~~
                     = help: write the article as `conditions/anemia/care/causes.md`, or delete the part
                """
        ),
        Mistake(
            "with parts in the front matter of an article that is no folder's page",
            adding: "parts: [more]",
            report: """
                Content/conditions/anemia/causes.md:7:1: error: An article has no key `parts` [key-unknown]
                   7 | parts: [more]
                     | ^~~~~
                     = help: docs/content.md lists the keys; put your own keys under `extra`
                """
        ),
        Mistake(
            "whose file is in capitals",
            files: ["Content/conditions/anemia/care/Index.md": "---\ntitle: Care\n---\n"],
            report: """
                Content/conditions/anemia/care/Index.md:1:1: error: The name of a folder's file is `index.md`, in small letters [misplaced-file]
                   1 | ---
                     | ^
                     = help: rename the file to `index.md`
                """
        ),
        Mistake(
            "that is a draft around an article that is none",
            files: [
                "Content/conditions/anemia/care/index.md": "---\ntitle: Care\ndraft: true\n---\n",
                "Content/conditions/anemia/care/iron.md":
                    "---\ntitle: Iron?\nsummary: Yes.\nreviewed: 2026-04-07\nreviewers: [ada]\n---\nText.\n",
            ],
            report: """
                Content/conditions/anemia/care/iron.md:1:1: error: The page of the folder `care` is a draft, but this article in it is not [condition-unknown]
                   1 | ---
                     | ^
                     = help: remove `draft` from `conditions/anemia/care/index.md`, or make this article a draft too
                """
        ),
        Mistake(
            "whose article names a further subject that there is none of",
            adding: "also: [anemai]",
            report: """
                Content/conditions/anemia/causes.md:7:8: error: No condition has the slug `anemai` [condition-unknown]
                   7 | also: [anemai]
                     |        ^~~~~~
                     = help: did you mean `anemia`?
                """
        ),
        Mistake(
            "whose article names its own subject as a further one",
            adding: "also: [anemia]",
            report: """
                Content/conditions/anemia/causes.md:7:8: warning: The article is about `anemia` anyway [relation-unfit]
                   7 | also: [anemia]
                     |        ^~~~~~
                     = help: delete it
                """
        ),
        navigation(
            "with a page that is misspelt",
            "- title: About us\n    pages: [abuot]",
            report: """
                Content/site.yml:10:13: error: No page has the slug `abuot` [page-unknown]
                  10 |     pages: [abuot]
                     |             ^~~~~
                     = help: did you mean `about`?
                """
        ),
        navigation(
            "with a page twice",
            "- {title: Us, pages: [about, about]}",
            report: """
                Content/site.yml:9:32: error: `about` is in the navigation twice [page-unknown]
                   9 |   - {title: Us, pages: [about, about]}
                     |                                ^~~~~
                     = help: delete it in one of the places
                """
        ),
        navigation(
            "with a title in place of a slug",
            "- {title: Us, pages: [About]}",
            report: """
                Content/site.yml:9:25: error: No page has the slug `About` [page-unknown]
                   9 |   - {title: Us, pages: [About]}
                     |                         ^~~~~
                     = help: write the slug, `about`, in place of the title
                """
        ),
        navigation(
            "with pages below no heading",
            "- {pages: [about]}",
            report: """
                Content/site.yml:9:5: error: The key `title` is missing [key-missing]
                   9 |   - {pages: [about]}
                     |     ^
                     = help: add `title:` with the heading that readers see
                """
        ),
    ]

    /// The standard condition with a line in its front matter.
    private static func subject(_ name: String, _ line: String, report: String) -> Mistake {
        Mistake(name, in: .subject, "synonyms: [Low blood]", "synonyms: [Low blood]\n\(line)", report: report)
    }

    private static func navigation(_ name: String, _ line: String, report: String) -> Mistake {
        Mistake(
            name,
            in: .settings,
            "  name: Test Publisher",
            "  name: Test Publisher\nnavigation:\n  \(line)",
            report: report
        )
    }
}
