import Authoring
import Diagnostics
import SiteModel
import Testing

@testable import Starting

@Suite("A new text")
struct NewTextTests {
    /// A site with a condition, a medicine and two sections of topics.
    private func site(language: String = "en", disclaimer: String? = "general") throws -> Site {
        let tag = try #require(LanguageTag(language))
        var settings = SiteSettings(title: "T", baseURL: try #require(BaseURL("https://example.org/")), language: tag)
        settings.sections = Sections([
            Section(id: .conditions, kind: .conditions), Section(id: SectionID("drugs"), kind: .medicines),
            Section(id: SectionID("work"), kind: .topics), Section(id: SectionID("sleep"), kind: .topics),
        ])
        let start = SourceLocation(SourceFile(.content, "site.yml"))
        settings.defaultDisclaimer = disclaimer.map { Located(DisclaimerID($0), at: start) }
        var inventory = ContentInventory(settings: settings)
        var found: [Diagnostic] = []
        let reader = TextReader(settings.sections)
        let subjects = [("conditions/anemia", "anemia"), ("conditions/flu", "flu"), ("drugs/aspirin", "aspirin")]
        for (folder, slug) in subjects {
            let section = SectionID(String(folder.prefix { $0 != "/" }))
            let subject = reader.subject(
                Array("---\ntitle: A\n---\n".utf8),
                file: SourceFile(.content, "\(folder)/index.md"),
                id: SubjectID(slug, in: section),
                diagnostics: &found
            )
            inventory.subjects.append(try #require(subject))
        }
        let page = reader.page(
            Array("---\ntitle: About\n---\nText\n".utf8),
            file: SourceFile(.content, "pages/about.md"),
            slug: "about",
            diagnostics: &found
        )
        inventory.pages.append(try #require(page))
        let day = try #require(CalendarDate(iso: "2026-06-01"))
        return Site(inventory, day: day, includesDrafts: false, sitePages: [SitePage(at: .peopleIndex)])
    }

    private let nowhere = NewText.Place(nil, paths: [])

    /// What is made of a title, or why nothing is.
    private func outcome(
        _ kind: NewText.Kind,
        _ title: String,
        slug: String? = nil,
        in place: NewText.Place,
        on site: Site
    ) -> String {
        do { return try NewText(kind, title: title, slug: slug, in: place, on: site).file.path } catch {
            return error.reason
        }
    }

    @Test(
        "has a title that YAML and sitegen read as it was typed",
        arguments: [
            "What causes anemia?", "Anemia: what causes it?", "NO", "null", "-5 degrees", "#hash", "A #hash inside",
            "What is “white coat” pressure?", "Is \"normal\" normal?", "It’s 5 o'clock", "Über 100 % — ja",
            "🫁 Breathing",
            "👩‍⚕️ Ask a nurse", "2026-06-01", "12:30", "[a list]", "{a: group}", "a, b & c", "C:\\", "@home", "%", "50 %",
            "two\nlines", "tab\there", "...", "--- x", "?", "! wow", "yes",
        ],
        [NewText.Kind.page, .person, .subject(.conditions)]
    )
    func titles(title: String, kind: NewText.Kind) throws {
        let text = try NewText(kind, title: title, slug: "a-slug", in: nowhere, on: site()).file.text
        var found: [Diagnostic] = []
        let file = SourceFile(.content, "a.md")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        let yaml = lines.prefix { $0 != "---" }.joined(separator: "\n") + "\n"
        let read = WrittenValue.yaml(yaml, file: file, diagnostics: &found)
        let key = kind == .person ? "name" : "title"
        #expect(read?[key]?.text == title.replacing("\n", with: " ").replacing("\t", with: " "))
        #expect(found == [])
        #expect(kind == .person || read?["draft"]?.text == "true")
    }

    @Test(
        "is where its kind belongs, under a slug made of its title",
        arguments: [
            (.page, "How we pay", nil, "pages/how-we-pay.md"),
            (.person, "Dr. Kim Müller", nil, "people/dr-kim-müller.md"),
            (.subject(.conditions), "Gout", nil, "conditions/gout/index.md"),
            (.subject(.medicines), "Vitamin C", "vit-c", "drugs/vit-c/index.md"),
            (.page, "😀", nil, "`😀` has no letter or digit for an address; choose one with --slug"),
            (.page, "  ", nil, "The page needs a title"),
            (
                .page, String(repeating: "long ", count: 40), nil,
                "The title is too long for an address; choose a short one with --slug"
            ),
            (.page, "A", "a b", "`a b` cannot be part of an address; did you mean `a-b`?"),
            (.page, "A", "../up", "`../up` cannot be part of an address; did you mean `up`?"),
            (.page, "Con", nil, "`con` cannot be the name of a file on Windows; choose another with --slug"),
            (.page, "Readme", nil, "A text cannot be called `readme`; choose another name with --slug"),
            (
                .page, "People", nil,
                "There is something at the address `/people/` already; choose another with --slug"
            ),
            (.page, "About", nil, "There is something at the address `/about/` already; choose another with --slug"),
            (
                .page, "A **bold** title", nil,
                "`title` is plain text, so `**` would be shown as typed; write it without markup; only the body of a text can"
                    + " have some"
            ),
            (
                .page, "- a hyphen", nil,
                "`title` is plain text, so `-` would be shown as typed; write it without markup; only the body of a text can"
                    + " have some"
            ),
            (
                .subject(.vaccines), "Measles", nil,
                "The site has no section of vaccines; name one under `sections` in site.yml, such as `vaccines: Vaccines`"
            ),
            (
                .subject(.topics), "Rest", nil,
                "The site has several sections of topics; write `--in work` or `--in sleep`"
            ),
        ] as [(NewText.Kind, String, String?, String)]
    )
    func places(kind: NewText.Kind, title: String, slug: String?, expected: String) throws {
        #expect(try outcome(kind, title, slug: slug, in: nowhere, on: site()) == expected)
    }

    @Test(
        "of an article is in the folder of the subject that someone names, or is in",
        arguments: [
            ("anemia", [], "conditions/anemia/causes.md"),
            ("aspirin", [], "drugs/aspirin/causes.md"),
            ("drugs/aspirin", [], "drugs/aspirin/causes.md"),
            ("conditions/anemia", [], "conditions/anemia/causes.md"),
            ("Content/conditions/anemia", ["conditions/anemia"], "conditions/anemia/causes.md"),
            ("treatment", ["conditions/anemia/treatment"], "conditions/anemia/treatment/causes.md"),
            ("flu", ["conditions/anemia/flu"], "conditions/flu/causes.md"),
            (nil, ["conditions/anemia"], "conditions/anemia/causes.md"),
            (nil, ["conditions"], "An article is about something: say what with --in, such as `--in anemia`"),
            ("anemai", [], "The site has no subject `anemai`; did you mean `anemia`?"),
        ] as [(String?, [String], String)]
    )
    func articles(words: String?, paths: [String], expected: String) throws {
        let place = NewText.Place(words, paths: paths)
        #expect(try outcome(.article, "Causes", in: place, on: site()) == expected)
    }

    @Test("of a subject is in the section that someone names, or is in")
    func sections() throws {
        let site = try site()
        func outcome(_ words: String?, _ paths: String...) -> String {
            self.outcome(.subject(.topics), "Rest", in: NewText.Place(words, paths: paths), on: site)
        }
        #expect(outcome("sleep", "sleep") == "sleep/rest/index.md")
        #expect(outcome(nil, "work/office") == "work/rest/index.md")
        #expect(outcome("slep", "slep") == "The site has no section `slep` of topics; did you mean `sleep`?")
    }

    @Test("has its comments in the language of the site, else in English")
    func languages() throws {
        func text(_ language: String) throws -> String {
            try NewText(.page, title: "A", in: nowhere, on: site(language: language)).file.text
        }
        #expect(try text("de-AT").contains("# Ein Entwurf erscheint nicht."))
        #expect(try text("es").contains("# Un borrador no se publica."))
        #expect(try text("fr").contains("# A draft is not published."))
    }

    @Test("says what to call it when it is signed, and which disclaimer it has where the site has no usual one")
    func details() throws {
        let text = try NewText(.article, title: "Causes", in: NewText.Place("anemia", paths: []), on: site())
        #expect(text.reviewName == "anemia/causes")
        #expect(!text.file.text.contains("disclaimer"))
        let subject = try NewText(.subject(.medicines), title: "Iron", in: nowhere, on: site())
        #expect(subject.subjectName == "drugs/iron")
    }
}
