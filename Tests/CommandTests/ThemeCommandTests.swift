import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen theme")
struct ThemeCommandTests {
    private static let footer = "partials/site-footer.mustache"

    /// What is built in.
    private func builtIn(_ path: String) throws -> String {
        try String(contentsOf: Sitegen.repository.appendingPathComponent("Templates/\(path)"), encoding: .utf8)
    }

    /// How many files are built in.
    private var builtInCount: Int {
        get throws {
            let folder = Sitegen.repository.appendingPathComponent("Templates")
            let paths = try #require(
                FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
            )
            return try paths.compactMap { $0 as? URL }.count {
                try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
            }
        }
    }

    private func run(_ arguments: String..., in site: TemporarySite) async throws -> Sitegen.Outcome {
        try await Sitegen.run(["theme"] + arguments, in: site)
    }

    @Test("lists each file, and where it comes from")
    func list() async throws {
        let site = try TemporarySite(
            [
                "Templates/layout.mustache": builtIn("layout.mustache"),
                "Templates/assets/style.css": "p { margin: 0 }\n",
                "Templates/partials/a.mustache": "",
            ],
            standard: [:]
        )
        let outcome = try await run("list", in: site)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let lines = outcome.output.split(separator: "\n").map { $0.replacing(/[ ]{2,}/, with: "|") }
        #expect(try lines.count == builtInCount + 1)
        #expect(lines == lines.sorted())
        let changed = lines.filter { !$0.hasSuffix("|built in") }
        #expect(
            changed == [
                "assets/style.css|replaced", "layout.mustache|replaced by a copy of the built-in file",
                "partials/a.mustache|added",
            ]
        )
        let builtIn = outcome.output.split(separator: "\n").filter { $0.hasSuffix("  built in") }
        #expect(Set(builtIn.map(\.count)).count == 1)
    }

    @Test("ejects files, of which a build makes the same site, and overwrites none")
    func eject() async throws {
        let site = try TemporarySite(["Content/site.yml": ""], standard: [:])
        let first = try await run("eject", Self.footer, "layout.mustache", in: site)
        #expect(first.status == 0)
        #expect(first.output == "Wrote Templates/partials/site-footer.mustache\nWrote Templates/layout.mustache\n")
        #expect(first.errors == "")
        #expect(try site.text("Templates/layout.mustache") == builtIn("layout.mustache"))
        #expect(try site.text("Templates/" + Self.footer) == builtIn(Self.footer))

        try site.write("mine\n", to: "Templates/layout.mustache")
        let second = try await run("eject", "article.mustache", "layout.mustache", in: site)
        #expect(second.status == 1)
        #expect(second.output == "")
        #expect(second.errors == "sitegen: error: 'Templates/layout.mustache' is there already; nothing was written.\n")
        #expect(try site.text("Templates/layout.mustache") == "mine\n")
        #expect(try site.files(below: "Templates").count == 2)

        let elsewhere = try await run("eject", "home.mustache", "--templates", "Ours", in: site)
        #expect(elsewhere.output == "Wrote Ours/home.mustache\n")
    }

    @Test(
        "says what was meant where a file is not built in",
        arguments: [
            ("artcle.mustache", "The theme has no file 'artcle.mustache'; did you mean 'article.mustache'?"),
            ("article", "The theme has no file 'article'; did you mean 'article.mustache'?"),
            ("style.css", "The theme has no file 'style.css'; did you mean 'assets/style.css'?"),
            (
                "Templates/home.mustache",
                "The theme has no file 'Templates/home.mustache'; did you mean 'home.mustache'?"
            ),
            ("weather", "The theme has no file 'weather'; sitegen theme list shows them all."),
            ("../../x", "The theme has no file '../../x'; sitegen theme list shows them all."),
            ("ours.mustache", "'ours.mustache' is your own file; there is no built-in one."),
        ]
    )
    func unknown(name: String, message: String) async throws {
        let site = try TemporarySite(["Templates/ours.mustache": ""], standard: [:])
        for command in ["eject", "diff"] {
            let outcome = try await run(command, name, in: site)
            #expect(outcome.status == 1)
            #expect(outcome.output == "")
            #expect(outcome.errors == "sitegen: error: \(message)\n")
        }
    }

    @Test("compares the site's files with the built-in ones")
    func diff() async throws {
        let site = try TemporarySite(
            [
                "Templates/home.mustache": builtIn("home.mustache"),
                "Templates/\(Self.footer)": "<!-- ours -->\n" + builtIn(Self.footer),
            ],
            standard: [:]
        )
        let all = try await run("diff", in: site)
        #expect(all.status == 0)
        #expect(
            all.output.hasPrefix(
                """
                --- built-in theme/partials/site-footer.mustache
                +++ Templates/partials/site-footer.mustache
                @@ -1,3 +1,4 @@
                +<!-- ours -->
                 {{! The end of every page

                """.dropLast()
            )
        )
        let one = try await run("diff", Self.footer, in: site)
        #expect(one.output == all.output)
        let same = try await run("diff", "home.mustache", in: site)
        #expect(same.status == 0)
        #expect(same.output == "Your 'home.mustache' is the same as the built-in file.\n")
        let none = try await run("diff", "layout.mustache", in: site)
        #expect(none.status == 1)
        #expect(
            none.errors == "sitegen: error: There is no 'Templates/layout.mustache'; the built-in file is used.\n"
        )
        let empty = try await run("diff", in: TemporarySite(["Content/site.yml": ""], standard: [:]))
        #expect(empty.status == 0)
        #expect(empty.output == "None of your files differs from a built-in one.\n")
        let missing = try await run("list", "--templates", "nope", in: site)
        #expect(missing.status == 1)
        #expect(missing.errors == "sitegen: error: There is no templates folder 'nope'.\n")
    }

    @Test("is not needed to build a site without a templates folder, unless one is named")
    func noFolder() async throws {
        let site = try TemporarySite(standard: TemporarySite.standardFiles.filter { $0.key.hasPrefix("Content/") })
        let built = try await Sitegen.run(["build", "--quiet", "--as-of", "2026-06-01"], in: site)
        #expect(built.status == 0)
        #expect(built.errors == "")
        #expect(try site.files(below: "Output").keys.contains { $0.hasPrefix("assets/style.") })
        let named = try await Sitegen.run(
            ["check", "--quiet", "--templates", "Ours", "--as-of", "2026-06-01"],
            in: site
        )
        #expect(named.status == 1)
        #expect(
            named.errors
                == """
                Ours/article.mustache:1:1: error: There is no templates folder here [templates-missing]
                     = help: name the folder that has your templates, or leave `--templates` out to use the theme that is built in

                """
        )
    }
}
