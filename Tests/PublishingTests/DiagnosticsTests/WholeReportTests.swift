import SiteTestSupport
import Testing

@Suite("The report of a whole site")
struct WholeReportTests {
    @Test("names every mistake of every file in one run, in the order of files and lines")
    func severalFiles() async throws {
        let mistakes = Mistake(
            "",
            edits: [
                .init(.settings, "language: en", "language: English"),
                .init(.article, "reviewed: 2026-04-07", "reviewed: 2026-02-30\nreviewed: 2026-02-28\ntitel: What?"),
                .init(.article, "Text about causes.", "A [cell](nowhere.md) and a <b>tag</b>."),
                .init(.author, "name: Dana Draft", "url: www.example.org"),
                .init(.page, "About this site.", "<!-- to do -->"),
            ],
            files: [
                "Content/data/experiences.csv": "condition,article,people,url\nanemia,causes,-1,\ngout,,1,\n",
                "Content/people/doctors/eve.md": "---\nname: Eve\n---\n",
                "Templates/person.mustache": "{{page.titel}}\n",
            ],
            report: """
                Content/conditions/anemia/causes.md:4:11: error: `2026-02-30` is not a day in the calendar [invalid-date]
                   4 | reviewed: 2026-02-30
                     |           ^~~~~~~~~~
                     = help: write `reviewed` as year-month-day, such as `2026-04-07`
                Content/conditions/anemia/causes.md:5:1: error: The key `reviewed` is given twice [key-duplicate]
                   5 | reviewed: 2026-02-28
                     | ^~~~~~~~
                     = help: keep one of the two
                Content/conditions/anemia/causes.md:4:1: note: first given here
                   4 | reviewed: 2026-02-30
                     | ^~~~~~~~
                Content/conditions/anemia/causes.md:6:1: error: An article has no key `titel` [key-unknown]
                   6 | titel: What?
                     | ^~~~~
                     = help: did you mean `title`?
                Content/conditions/anemia/causes.md:12:10: error: There is no page or file `nowhere.md` [link-broken]
                  12 | A [cell](nowhere.md) and a <b>tag</b>.
                     |          ^~~~~~~~~~
                     = help: write the relative path of a `.md` file or another file that exists
                Content/conditions/anemia/causes.md:12:28: error: `<b>` is raw HTML; a text can contain only Markdown [raw-html]
                  12 | A [cell](nowhere.md) and a <b>tag</b>.
                     |                            ^~~
                     = help: write it in Markdown instead, or `\\<` to show the character `<`
                Content/data/experiences.csv:2:15: error: `-1` is not a number of people [count-invalid]
                   2 | anemia,causes,-1,
                     |               ^~
                     = help: write digits only, such as `114`
                Content/data/experiences.csv:3:1: error: No condition has the slug `gout` [condition-unknown]
                   3 | gout,,1,
                     | ^~~~
                     = help: known here: `anemia`
                Content/pages/about.md:4:1: error: The page has no text [body-empty]
                   4 | <!-- to do -->
                     | ^
                     = help: write it below the front matter
                Content/people/dana.md:1:1: error: The key `name` is missing [key-missing]
                   1 | ---
                     | ^~~
                     = help: add `name:` with the name as readers should see it
                Content/people/dana.md:2:6: error: `www.example.org` is not a valid address for `url` [invalid-address]
                   2 | url: www.example.org
                     |      ^~~~~~~~~~~~~~~
                     = help: write the whole address without spaces, starting with `https://` or `http://`
                Content/people/doctors/eve.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: put the file in the folder `people` itself
                Content/site.yml:3:11: error: `English` is not a language tag [invalid-language]
                   3 | language: English
                     |           ^~~~~~~
                     = help: write a tag such as `en`, `es` or `pt-BR`
                Templates/person.mustache:1:3: error: `page` has no key `titel` [template-name-unknown]
                   1 | {{page.titel}}
                     |   ^~~~~~~~~~
                     = help: did you mean `title`?
                """
        )
        let report = try await mistakes.site().report()
        #expect(report == mistakes.report)
    }

    @Test("is empty for the standard site, which is built whole")
    func nothing() async throws {
        let site = try TemporarySite()
        let result = try await site.build(writes: true)
        #expect(site.report(result) == "")
        #expect(result.summary?.changes?.written == 22)
    }
}
