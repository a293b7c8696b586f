import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen init and sitegen new")
struct NewSiteCommandTests {
    /// The theme is in the checkout.
    private let theme = ["--templates", Sitegen.repository.appendingPathComponent("Templates").path]

    /// An empty folder with a new site in it.
    private func site(_ language: String) async throws -> TemporarySite {
        let folder = try TemporarySite(standard: ["notes.txt": ""])
        try folder.remove("notes.txt")
        let outcome = try await Sitegen.run(["init", ".", "--language", language], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        return folder
    }

    @Test("say where the site is, and what to do next")
    func firstSteps() async throws {
        let folder = try TemporarySite(standard: ["old/notes.txt": ""])
        try folder.remove("old/notes.txt")
        let steps = """
              sitegen serve    # shows the site in a browser while you write
              sitegen check    # reads the site, and says what is wrong
              sitegen build    # makes its pages in the folder Output

            """
        let here = try await Sitegen.run(["init"], in: folder.folder.appendingPathComponent("old"))
        #expect(here.status == 0)
        #expect(here.errors == "Made a site here: 17 files. README.md says how to go on.\n\n" + steps)
        let there = try await Sitegen.run(["init", "my site"], in: folder)
        #expect(there.status == 0)
        #expect(
            there.errors
                == "Made a site in my site: 17 files. README.md there says how to go on.\n\n  cd 'my site'\n" + steps
        )
    }

    @Test("make a site that builds without problems on any day", arguments: ["en", "de", "es"])
    func builds(language: String) async throws {
        let site = try await site(language)
        for day in ["2026-11-30", "2028-02-29", "2035-12-31"] {
            let arguments = ["build", "--strict", "--as-of", day, "--no-cache"] + theme
            let outcome = try await Sitegen.run(arguments, in: site)
            #expect(outcome.status == 0, "\(day)")
            #expect(outcome.errors.hasPrefix("Built "), "\(outcome.errors)")
            #expect(outcome.errors.contains("; 0 warnings ("))
        }
        let home = try site.text("Output/index.html")
        #expect(home.contains("<html lang=\"\(language)\""))
        // No page claims a review, and no reader is told to trust the site.
        for (path, data) in try site.files(below: "Output") where path.hasSuffix(".html") {
            let page = String(decoding: data, as: UTF8.self)
            #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"), "\(path)")
            #expect(!page.contains("lastReviewed") && !page.contains("reviewedBy"), "\(path)")
        }
    }

    @Test("make each kind of text, from any folder of the site, and nothing is wrong with it", arguments: ["en", "de"])
    func texts(language: String) async throws {
        let site = try await site(language)
        let subject = language == "en" ? "hay-fever" : "heuschnupfen"
        let folder = site.folder.appendingPathComponent("Content/conditions/\(subject)")
        let made = [
            (["condition", "Common cold"], "../common-cold/index.md"),
            (
                ["article", "How long? \"A while\": it depends", "--in", "common-cold"],
                "../common-cold/how-long-a-while-it-depends.md"
            ),
            (["article", "Why me?"], "why-me.md"),
            (["person", "Dr. Kim Müller"], "../../people/dr-kim-müller.md"),
            (["page", "NO", "--slug", "no-ads"], "../../pages/no-ads.md"),
            (["page", "--", "-5 degrees"], "../../pages/5-degrees.md"),
        ]
        for (arguments, path) in made {
            let outcome = try await Sitegen.run(["new"] + arguments, in: folder)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output == path + "\n")
            let again = try await Sitegen.run(["new"] + arguments, in: folder)
            #expect(again.status == 1)
            #expect(again.output == "")
        }
        for drafts in [[], ["--drafts"]] {
            let check = try await Sitegen.run(["check", "--as-of", "2026-11-30"] + drafts + theme, in: folder)
            if drafts.isEmpty {
                #expect(check.status == 0, "\(check.errors)")
                #expect(!check.errors.contains("error:"))
            } else {
                // What is asked for is there; only the texts are still to be written.
                #expect(check.errors.matches(of: /error: (.*) \[/).map { String($0.1) } == Self.unwritten)
            }
        }
    }

    private static let unwritten = [
        "The article has no text", "The article has no text", "The page has no text", "The page has no text",
    ]

    @Test("say what to do next, and what speaks against a file")
    func words() async throws {
        let site = try await site("en")
        let article = ["new", "article", "Why me?", "--in", "hay-fever"]
        #expect(
            try await Sitegen.run(article, in: site).errors == """
                Write the text, and run `sitegen check --drafts`. When it is ready, delete `draft: true`, and have it signed: sitegen review sign hay-fever/why-me --by ID

                """
        )
        let again = try await Sitegen.run(article, in: site)
        #expect(
            again.errors
                == "sitegen: error: Content/conditions/hay-fever/why-me.md is there already; choose another address with --slug\n"
        )
        let misspelt = try await Sitegen.run(["new", "artcle", "Why?"], in: site)
        #expect(misspelt.status == 64)
        #expect(misspelt.errors.contains("There is no kind 'artcle'; did you mean `article`?"))
        let nowhere = try await Sitegen.run(["new", "article", "Why?"], in: site)
        #expect(nowhere.status == 1)
        #expect(
            nowhere.errors
                == "sitegen: error: An article is about something: say what with --in, such as `--in hay-fever`\n"
        )
    }

    @Test("write nothing into a folder that holds something, and leave what a repository holds as it is")
    func existing() async throws {
        let folder = try TemporarySite(standard: ["old/index.html": "<p>Old</p>", "repository/README.md": "# Mine\n"])
        let refused = try await Sitegen.run(["init", "old"], in: folder)
        #expect(refused.status == 1)
        #expect(
            refused.errors
                == "sitegen: error: old is not empty: it holds index.html; name a new folder. Nothing was written\n"
        )
        #expect(try folder.files(below: "old").keys.sorted() == ["index.html"])

        let beside = try await Sitegen.run(["init", "repository"], in: folder)
        #expect(beside.status == 0)
        #expect(
            beside.errors.hasPrefix("README.md was there already, and stays as it is.\nMade a site in repository: ")
        )
        #expect(try folder.text("repository/README.md") == "# Mine\n")
        #expect(try folder.text("repository/Content/site.yml").contains("title: My Health Site"))

        let language = try await Sitegen.run(["init", "new", "--language", "fr"], in: folder)
        #expect(language.status == 64)
        #expect(language.errors.contains("No site can start in 'fr'; "))
        #expect(!FileManager.default.fileExists(atPath: folder.folder.appendingPathComponent("new").path))
    }

    @Test("make files for GitHub and GitLab that their schemas allow, and YAML that is in order")
    func continuousIntegration() async throws {
        let site = try await site("en")
        let schema = try Sitegen.tool("check-jsonschema")
        for arguments in [
            ["--builtin-schema", "vendor.github-workflows", ".github/workflows/site.yml"],
            ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", ".gitlab-ci.yml"],
        ] {
            let outcome = try await Sitegen.run(schema, arguments, in: site.folder)
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        }
        let rules = """
            {extends: default, rules: {line-length: {max: 130}, document-start: disable, braces: {max-spaces-inside: 1}}}
            """
        let yaml = try Sitegen.tool("yamllint")
        let files = [".github/workflows/site.yml", ".gitlab-ci.yml", "Content/site.yml"]
        let outcome = try await Sitegen.run(yaml, ["--strict", "-d", rules] + files, in: site.folder)
        #expect(outcome.status == 0, "\(outcome.output)")
        for path in [".vscode/settings.json", ".vscode/extensions.json"] {
            _ = try JSONSerialization.jsonObject(with: Data(site.text(path).utf8))
        }
    }
}
