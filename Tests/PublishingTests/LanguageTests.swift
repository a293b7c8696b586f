import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// Sites in the theme that comes with sitegen, in other languages than English.
@Suite("The language of a page")
struct LanguageTests {
    private static let templates = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Templates").path

    private static let spanishArticle = """
        ---
        title: ¿Qué causa la anemia?
        summary: Muy pocos glóbulos rojos. La anemia es frecuente.
        language: es
        reviewed: 2022-01-31
        updated: 2026-04-07
        reviewers: [ada]
        authors: [dana]
        aliases: [/causas/]
        sources:
          - id: oms
            title: Anemia
            published: 2023-05
            accessed: 2026-05-01
        ---
        ## Pérdida de sangre

        {people:anemia/causas} personas.[^1]

        - [x] Una cosa

        [^1]: Una nota.

        ## Falta de hierro

        | A | B |
        |---|---|
        | 1 | 2 |

        ## Otras causas

        > [!EMERGENCY]
        > Llame ya.
        """

    private func build(_ files: [String: String?], edits: (String, String)...) async throws -> TemporarySite {
        var standard = TemporarySite.standardFiles
        for (old, new) in edits {
            let settings = try #require(standard["Content/site.yml"])
            try #require(settings.contains(old))
            standard["Content/site.yml"] = settings.replacing(old, with: new)
        }
        let site = try TemporarySite(files, standard: standard)
        let request = BuildRequest(
            content: site.content,
            templates: Self.templates,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            toolVersion: "test"
        )
        let result = try await SiteBuilder(request).build()
        #expect(result.diagnostics.filter { $0.severity == .error } == [])
        try #require(result.summary?.changes != nil)
        return site
    }

    /// The text of a page as readers see it, in one line.
    private func text(_ page: String, of site: TemporarySite) throws -> String {
        try site.text("Output/\(page)").replacing(/(?s)<head>.*?<\/head>|<[^>]*>/, with: " ").replacing(
            "&nbsp;",
            with: " "
        )
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("a disclaimer may be in a language of its own")
    func disclaimerLanguage() async throws {
        let article = """
            ---
            title: Is anemia common?
            reviewed: 2026-04-07
            reviewers: [ada]
            disclaimer: spanish
            ---
            It is.
            """
        let site = try await build([
            "Content/conditions/anemia/common.md": article,
            "Content/disclaimers/spanish.md":
                "---\ntitle: Aviso\nlanguage: es\n---\nEsto no es un consejo \"médico\".\n",
        ])
        let page = try site.text("Output/conditions/anemia/common/index.html")
        #expect(page.contains("<h2 data-reviewed=\"disclaimer-title\" lang=\"es\" dir=\"ltr\">Aviso</h2>"))
        #expect(page.contains("<div data-reviewed=\"disclaimer\" lang=\"es\" dir=\"ltr\">"))
        #expect(page.contains("un consejo «médico»."))
    }

    @Test("titles in another language than their page say so, and so does what the site says of itself and of people")
    func foreignTitles() async throws {
        let site = try await build(
            [
                "Content/conditions/anemia/causas.md": Self.spanishArticle,
                "Content/conditions/gripe/index.md": "---\ntitle: Gripe\nlanguage: es\nsynonyms: [Trancazo]\n---\n",
                "Content/data/experiences.csv": "condition,article,people,url\nanemia,,3,\nanemia,causas,3,\n",
            ]
        )
        let spanish = " lang=\"es\" dir=\"ltr\""
        let english = " lang=\"en\" dir=\"ltr\""
        func expect(_ page: String, _ markup: String) throws {
            #expect(try site.text("Output/\(page)index.html").contains(markup), "\(page): \(markup)")
        }
        let link = "<a\(spanish) href=\"/conditions/anemia/causas/\">"
        for page in ["conditions/anemia/", "conditions/anemia/causes/", "people/ada/"] { try expect(page, link) }
        try expect("conditions/anemia/", "<p\(spanish)>Muy pocos")
        try expect("conditions/", "<span\(spanish)>Gripe</span>")
        try expect(
            "conditions/",
            "<span\(spanish)>Trancazo</span><span class=\"see\">: see <span\(spanish)>Gripe</span></span>"
        )
        try expect("", "<a\(spanish) href=\"/conditions/gripe/\">Gripe</a>")
        let article = "conditions/anemia/causas/"
        try expect(article, "<a\(english) href=\"/conditions/anemia/\">Anemia</a>")
        try expect(article, "<a\(english) href=\"/conditions/anemia/causes/\">")
        try expect(article, "<div data-reviewed=\"disclaimer\"\(english)>")
        try expect(article, "<a class=\"site-name\"\(english) href=\"/\">")
        #expect(!(try site.text("Output/conditions/anemia/causes/index.html").contains("<a\(english)")))
        #expect(!(try site.text("Output/\(article)index.html").contains("<a\(spanish)")))
    }

    @Test("what a page takes from the site and from its record in another language says so")
    func foreignParts() async throws {
        let record = """
            - date: 2022-01-31
              reviewer: ada
              kind: clinical
              address: /conditions/anemia/causas/
              nextReview: 2025-01-31
              text: \(String(repeating: "0", count: 64))
              note: Read against the guideline.
            """
        let profile = "---\nname: Dr. Ada Example\ncredentials: MD\nrole: hematologist\n---\nA profile.\n"
        let settings = try #require(TemporarySite.standardFiles["Content/site.yml"])
        let site = try await build(
            [
                "Content/site.yml": settings + "\nservices:\n  help: {label: Help line, phone: \"911\"}\n"
                    + "  emergency: \"112\"\nreview:\n  policy:\n    standard: {changed: label, overdue: label}\n",
                "Content/conditions/anemia/causas.md": Self.spanishArticle.replacing(
                    "> Llame ya.",
                    with: "> Llame a {service:help} o al {service:emergency}."
                ),
                "Content/data/experiences.csv": "condition,article,people,url\nanemia,causas,3,\n",
                "Content/conditions/anemia/causas.review.yml": record,
                "Content/people/ada.md": profile,
                "Content/pages/verify-a-review.md": "---\ntitle: Check a review\n---\nHow.\n",
            ]
        )
        let page = try site.text("Output/conditions/anemia/causas/index.html")
        let english = " lang=\"en\" dir=\"ltr\""
        for markup in [
            "<bdi dir=\"ltr\" lang=\"en\">Help line</bdi>", "<bdi dir=\"ltr\">112</bdi>",
            "<a\(english) href=\"/people/ada/\">Dr. Ada Example</a><span\(english)>: Read against the guideline.</span>",
            "<a\(english) href=\"/verify-a-review/\">Check a review</a>",
            "<span\(english)><a class=\"name\" href=\"/people/dana/\">Dana Draft</a></span>",
            "<span\(english)>Test Publisher</span>",
        ] {
            #expect(page.contains(markup), "\(markup)")
        }
        let neighbour = try site.text("Output/conditions/anemia/causes/index.html")
        #expect(!neighbour.contains("<span\(english)>") && !neighbour.contains("<a\(english)"))
    }

    @Test("who reviewed a text is named in the language of the site")
    func foreignReviewers() async throws {
        let profile = "---\nname: Dr. Ada Example\ncredentials: MD\nrole: hematologist\n---\nA profile.\n"
        let site = try await build([
            "Content/conditions/anemia/causas.md": Self.spanishArticle.replacing("2022-01-31", with: "2026-04-07"),
            "Content/people/ada.md": profile,
            "Content/data/experiences.csv": "condition,article,people,url\nanemia,causas,3,\n",
        ])
        let page = try site.text("Output/conditions/anemia/causas/index.html")
        let english = " lang=\"en\" dir=\"ltr\""
        for markup in [
            "<span\(english)>Dr. Ada Example, hematologist</span>",
            "<span\(english)><a class=\"name\" href=\"/people/ada/\">Dr. Ada Example</a>, MD</span>",
        ] {
            #expect(page.contains(markup), "\(markup)")
        }
    }

    @Test("a site in the English of a region has the words of English, and the region's days")
    func region() async throws {
        let british =
            "---\ntitle: Is anaemia common?\nsummary: Yes.\nreviewed: 2026-04-07\nreviewers: [ada]\nlanguage: en-GB\n---\nText.\n"
        let site = try await build(
            ["Content/conditions/anemia/common.md": british],
            edits: ("language: en", "language: en-US")
        )
        let article = try site.text("Output/conditions/anemia/causes/index.html")
        let other = try site.text("Output/conditions/anemia/common/index.html")
        #expect(other.contains("<html lang=\"en-GB\" dir=\"ltr\">"))
        #expect(other.contains("\"inLanguage\":\"en-GB\""))
        #expect(other.contains("<meta property=\"og:locale\" content=\"en_GB\">"))
        #expect(other.contains("<time datetime=\"2026-04-07\">7 April 2026</time>"))
        #expect(other.contains("<a lang=\"en-US\" dir=\"ltr\" href=\"/conditions/anemia/\">Anemia</a>"))
        #expect(article.contains("<a lang=\"en-GB\" dir=\"ltr\" href=\"/conditions/anemia/common/\">"))
        #expect(article.contains("<meta property=\"og:locale\" content=\"en_US\">"))
        for page in [article, other] { #expect(page.contains("Skip to main content")) }
        #expect(article.contains("<html lang=\"en-US\" dir=\"ltr\">"))
        #expect(article.contains("\"inLanguage\":\"en-US\""))
        #expect(article.contains("<time datetime=\"2026-04-07\">April 7, 2026</time>"))
    }

    @Test("a site in Spanish is Spanish throughout, with its days and numbers")
    func spanishSite() async throws {
        let site = try await build(
            [
                "Content/conditions/anemia/causas.md": Self.spanishArticle,
                "Content/conditions/anemia/causes.md": nil,
                "Content/data/experiences.csv": "condition,article,people,url\nanemia,,12345,\nanemia,causas,12345,\n",
            ],
            edits: ("language: en", "language: es"),
            ("title: Test Health", "title: Salud")
        )
        let article = try site.text("Output/conditions/anemia/causas/index.html")
        #expect(article.contains("<html lang=\"es\" dir=\"ltr\">"))
        #expect(article.contains("<title>¿Qué causa la anemia? – Salud</title>"))
        #expect(article.contains("<time datetime=\"2026-04-07\">7 de abril de 2026</time>"))
        #expect(
            article.contains(
                "Esta página debía revisarse a más tardar el <time datetime=\"2025-01-31\">31 de enero de 2025</time>. Es posible"
            )
        )
        #expect(
            article.contains(
                "12.345 personas con anemia han compartido su experiencia en primera persona sobre esta pregunta"
            )
        )
        #expect(
            article.contains(
                "<span data-unreviewed>Publicación:</span> <time datetime=\"2023-05\">mayo de 2023</time>"
            )
        )
        for words in [
            "aria-label=\"Tabla\"", "aria-label=\"Hecho:\"", ">Notas</h2>",
            "<nav class=\"contents\" aria-label=\"En esta página\">",
            "<span class=\"care-level\">Emergencia:</span> <span class=\"care-default\" data-unreviewed>"
                + "Pida ayuda ahora mismo</span>",
            "En este sitio, una revisión es válida durante 3 años como máximo.",
        ] {
            #expect(article.contains(words), "\(words)")
        }
        #expect(try text("index.html", of: site).contains("Este sitio tiene 1 artículo sobre 1 afección."))
        #expect(try site.text("Output/404.html").contains("<h1>Página no encontrada</h1>"))
        let moved = try site.text("Output/causas/index.html")
        #expect(moved.contains("<h1>Esta página ha cambiado de dirección</h1>"))

        // Whatever the English file says and the Spanish one says otherwise must be nowhere.
        let english = try strings("en").filter { $0.value != (try? strings("es"))?[$0.key] && $0.value.count > 3 }
        #expect(english.count > 80)
        for path in try site.files(below: "Output").keys.sorted() where path.hasSuffix(".html") {
            let page = try site.text("Output/\(path)")
            for (key, words) in english {
                #expect(!page.contains(">\(words)<") && !page.contains("=\"\(words)\""), "\(path) has \(key): \(words)")
            }
        }
    }

    /// The plain texts of a strings file.
    private func strings(_ language: String) throws -> [String: String] {
        let text = try String(contentsOfFile: Self.templates + "/strings/\(language).yml", encoding: .utf8)
        let pairs = text.matches(of: /(?m)^(\w+): "?([^{}"\n]+)"?$/).map { (String($0.1), String($0.2)) }
        return Dictionary(pairs) { first, _ in first }
    }

    @Test("an article in Spanish on an English site has Spanish around it, and its neighbours stay English")
    func spanishArticle() async throws {
        let site = try await build([
            "Content/conditions/anemia/causas.md": Self.spanishArticle,
            "Content/data/experiences.csv": "condition,article,people,url\nanemia,,12345,\nanemia,causas,12345,\n",
        ])
        let spanish = try site.text("Output/conditions/anemia/causas/index.html")
        let english = try site.text("Output/conditions/anemia/causes/index.html")
        #expect(spanish.contains("<html lang=\"es\" dir=\"ltr\">"))
        #expect(english.contains("<html lang=\"en\" dir=\"ltr\">"))
        let pairs = [
            ("Saltar al contenido principal", "Skip to main content"),
            ("<a href=\"/\">Inicio</a>", "<a href=\"/\">Home</a>"),
            ("<a href=\"/conditions/\">Afecciones</a>", "<a href=\"/conditions/\">Conditions</a>"),
            (
                "<h2>Más sobre <span lang=\"en\" dir=\"ltr\">anemia</span></h2>",
                "<h2>More about anemia</h2>"
            ),
            ("7 de abril de 2026", "7 April 2026"), ("Publicado por", "Published by"),
        ]
        for (ours, theirs) in pairs {
            #expect(spanish.contains(ours) && !spanish.contains(theirs), "\(ours)")
            #expect(english.contains(theirs) && !english.contains(ours), "\(theirs)")
        }
        #expect(
            spanish.contains("12.345 personas con <span lang=\"en\" dir=\"ltr\">anemia</span> han compartido")
        )
        #expect(spanish.contains(">Notas</h2>"))
        let moved = try site.text("Output/causas/index.html")
        #expect(moved.contains("<html lang=\"es\"") && moved.contains("Ahora está aquí:"))
        #expect(try site.text("Output/conditions/anemia/index.html").contains("12,345 people with anemia have shared"))
    }
}
