import Diagnostics
import SiteModel
import SiteTestSupport
import Testing

@testable import Rendering

/// A script with something in it that would end it early, between 1️⃣ and 2️⃣.
struct BrokenScript: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let message: String
    let help: String

    init(_ description: String, _ text: String, _ message: String, help: String) {
        testDescription = description
        self.text = text
        self.message = message
        self.help = help
    }
}

@Suite("A script of the theme")
struct ThemeScriptsTests {
    private func policy(_ scripts: [String: String]) throws -> String {
        var changes: [String: String?] = [:]
        for (path, text) in scripts { changes["scripts/\(path)"] = text }
        return try #require(ThemeFixture.load(ThemeFixture.files(changes)).theme).contentSecurityPolicy
    }

    @Test(
        "is let run by its digest, and nothing else is",
        arguments: [
            ([:], ""),
            (["README.md": "Scripts."], ""),
            (["a.js": "run()"], " script-src 'sha256-5=';"),
            (["b.js": "run()", "a.js": "start()", "ui/c.js": ""], " script-src 'sha256-7=' 'sha256-5=' 'sha256-0=';"),
            // A browser sees one LF where the file has CR LF or CR, and counts digests after that.
            (["a.js": "a()\r\nb()\rc()\n\r\n"], " script-src 'sha256-13=';"),
            (["a.js": "é"], " script-src 'sha256-2=';"),
        ]
    )
    func policies(scripts: [String: String], source: String) throws {
        #expect(
            try policy(scripts)
                == "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self';\(source) base-uri 'none'; form-action 'none'"
        )
    }

    @Test("is in the page to the last byte, and the policy in the page's head")
    func page() throws {
        let script = "\nif (1 < 2 && '{{page.title}}') run(\"é\");\r\n"
        let files = ThemeFixture.files([
            "layout.mustache":
                "<meta content=\"{{{site.contentSecurityPolicy}}}\">{{> partials/run}}{{$main}}{{/main}}\n",
            "partials/run.mustache": "<script>{{{script.ui_run_js}}}</script>",
            "scripts/ui/run.js": script,
        ])
        let theme = try #require(ThemeFixture.load(files).theme)
        let renderer = PageRenderer(site: SiteFixture().site, theme: theme, lexicon: ThemeFixture.lexicon())
        #expect(
            renderer.page(.notFound, renderer.directory(ReviewStandings())).text == """
                <meta content="default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; \
                script-src 'sha256-43='; base-uri 'none'; form-action 'none'">\
                <script>
                if (1 < 2 && '{{page.title}}') run("é");
                </script>

                """
        )
    }

    @Test(
        "loses the white space that starts its lines, unless a text may go over several lines",
        arguments: [
            ("if (a) {\n  b();\n\t}\n", "if (a) {\nb();\n}\n"),
            ("f(`a\n  b`);\n  c();\n", "f(`a\n  b`);\n  c();\n"),
            ("f('a\\\n  b');\n  c();\n", "f('a\\\n  b');\n  c();\n"),
        ]
    )
    func indentation(script: String, published: String) throws {
        let files = ThemeFixture.files([
            "partials/run.mustache": "<script>{{{script.a_js}}}</script>", "scripts/a.js": script,
        ])
        let theme = try #require(ThemeFixture.load(files).theme)
        #expect(theme.scripts.texts == ["a_js": published])
    }

    @Test(
        "must not hold what would end it early",
        arguments: [
            BrokenScript(
                "its own end",
                "a()\n  b('é1️⃣</script2️⃣>')",
                "`</script` would end the script here",
                help: #"write it as `<\/script`, which is the same inside a string"#
            ),
            BrokenScript(
                "its own end in capitals, behind CR LF",
                "a()\r\nb('1️⃣</SCRIPT2️⃣ ')",
                "`</script` would end the script here",
                help: #"write it as `<\/script`, which is the same inside a string"#
            ),
            BrokenScript(
                "a comment of HTML",
                "1️⃣<!--2️⃣ a()",
                "`<!--` could hide the end of the script",
                help: #"write it as `<\!--`, which is the same inside a string"#
            ),
        ]
    )
    func breaks(script: BrokenScript) throws {
        let marked = MarkedText(script.text)
        let file = SourceFile(.templates, "scripts/a.js")
        let place = Diagnostics.SourceLocation(file, try #require(marked["1️⃣"]), to: marked["2️⃣"])
        let loaded = ThemeFixture.load(ThemeFixture.files(["scripts/a.js": marked.text]))
        #expect(loaded.problems == [Diagnostic(.scriptBreaksPage, at: place, script.message, help: script.help)])
        #expect(loaded.theme == nil)
    }

    @Test("may hold what only looks like its end", arguments: [#"'<\/script>'"#, "a < /script/.test(b)", "a <! --b"])
    func soundScripts(text: String) {
        #expect(
            ThemeFixture.load(ThemeFixture.files(["scripts/a.js": text])).problems.map(\.identifier) == [
                .themeFileUnused
            ]
        )
    }

    @Test("must be UTF-8")
    func encoding() {
        let files = ThemeFixture.files() + [ThemeFile(path: "scripts/a.js", bytes: [0xE9])]
        #expect(
            ThemeFixture.load(files).problems == [
                Diagnostic(
                    .invalidEncoding,
                    at: Diagnostics.SourceLocation(SourceFile(.templates, "scripts/a.js")),
                    "The script is not UTF-8",
                    help: "save the file as UTF-8"
                )
            ]
        )
    }

    @Test("must have a name of its own")
    func sameName() {
        #expect(
            ThemeFixture.load(ThemeFixture.files(["scripts/a-b.js": "", "scripts/a/b.js": ""])).problems == [
                Diagnostic(
                    .templateUnsupported,
                    at: Diagnostics.SourceLocation(SourceFile(.templates, "scripts/a/b.js")),
                    "Another script has the name `script.a_b_js` too",
                    help: "rename one of the two"
                )
            ]
        )
    }
}
