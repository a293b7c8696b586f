import Diagnostics
import SiteModel
import SiteTestSupport
import Testing

@testable import Rendering

@Suite("The languages of a theme")
struct LexiconTests {
    /// How many words the English file has.
    private static let wordCount = TemporarySite.standardWords.matches(of: /(?m)^\w+:/).count

    @Test("the strings files that come with sitegen have the same keys, and nothing is wrong with them")
    func sameKeys() throws {
        let files = try ThemeFixture.ownFiles().filter { $0.path.hasPrefix(Lexicon.folder) }
        #expect(files.map(\.path) == ["strings/de.yml", "strings/en.yml", "strings/es.yml"])
        let keys = files.map { file in
            String(decoding: file.bytes, as: UTF8.self).matches(of: /(?m)^(\w+):/).map { String($0.1) }
        }
        #expect(keys[0].count > 100)
        // In the same order too, so that a translator can lay two beside each other.
        #expect(keys.allSatisfy { $0 == keys[0] })
        #expect(Lexicon.neededKeys.isSubset(of: keys[0]))
        #expect(ThemeFixture.load(try ThemeFixture.ownFiles()).problems == [])
    }

    @Test(
        "no text of the other files was left in English",
        arguments: [
            ("es", ["audio: Audio", "notHelpful: \"No\""]),
            ("de", ["codesOfSubject: Codes", "monthYear: \"{month} {year}\"", "website: Website"]),
        ]
    )
    func nothingLeft(language: String, same: [String]) throws {
        func texts(_ language: String) throws -> Set<Substring> {
            let file = try ThemeFixture.ownFiles().first { $0.path == "\(Lexicon.folder)\(language).yml" }
            let text = String(decoding: try #require(file).bytes, as: UTF8.self)
            return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") })
        }
        let names = [
            "documentTitle: \"{title} – {site}\"", "letterTitle: \"{name}: {letters}\"", "orcid: ORCID",
            "orcidLabel: \"ORCID:\"", "otherLetters: \"#\"",
            "sourceDOI: \"DOI:\"", "sourceISBN: \"ISBN:\"", "sourcePubMed: \"PubMed:\"",
            "sourcePubMedCentral: \"PubMed Central:\"", "sourceTrial: \"ClinicalTrials.gov:\"",
        ]
        let found = try texts("en").intersection(texts(language)).filter { !$0.hasSuffix(":") }
        #expect(found.map(String.init).sorted() == (names + same).sorted())
    }

    @Test(
        "a language is spoken from the file of its tag, else from that of the tag without its last parts",
        arguments: [
            ("es", "Inicio"), ("ES", "Inicio"), ("es-MX", "Inicio"), ("es-Latn-MX", "Inicio"), ("en-GB", "Front page"),
            ("en", "Home"), ("en-US", "Home"), ("de-AT", "Startseite"), ("est", ""), ("nl", ""),
        ]
    )
    func lookup(tag: String, home: String) throws {
        let british = TemporarySite.standardWords.replacing("home: Home", with: "home: Front page")
        let files = try ThemeFixture.ownFiles() + [ThemeFile(path: "strings/en-GB.yml", bytes: Array(british.utf8))]
        let lexicon = ThemeFixture.lexicon(files)
        #expect(lexicon.words(in: try #require(LanguageTag(tag))).home == home)
    }

    @Test("a file for a region needs only what is different there, and a word left out is the next wider language's")
    func regionalFile() throws {
        let files =
            try ThemeFixture.ownFiles() + [
                ThemeFile(path: "strings/en-GB.yml", bytes: Array("home: Front page\n".utf8)),
                ThemeFile(path: "strings/es-MX.yml", bytes: Array("home: Portada\n".utf8)),
                ThemeFile(path: "strings/nl.yml", bytes: Array("home: Startpagina\n".utf8)),
            ]
        let (_, problems) = ThemeFixture.load(files)
        #expect(problems.map(\.identifier) == [.wordsUntranslated])
        #expect(problems.map(\.location.file.path) == ["strings/nl.yml"])
        let lexicon = ThemeFixture.lexicon(files)
        func words(_ tag: String) throws -> InterfaceWords { lexicon.words(in: try #require(LanguageTag(tag))) }
        for (tag, home, people) in [
            ("en-GB", "Front page", "Our writers and reviewers"), ("es-MX", "Portada", try words("es").title("people")),
            ("nl", "Startpagina", "Our writers and reviewers"), ("nl-BE", "Startpagina", "Our writers and reviewers"),
        ] {
            #expect(try words(tag).home == home)
            #expect(try words(tag).title("people") == people)
        }
        // Days are the region's, because its file does not say how they are written.
        let day = try #require(CalendarDate(iso: "2026-04-07"))
        #expect(try words("en-GB").dates.text(day) == "7 April 2026")
        #expect(try words("en-US").dates.text(day) == "April 7, 2026")
    }

    @Test(
        "a text that is the same as in English is counted where it cannot be right in the other language",
        arguments: [
            ("fr", "On this page", true), ("fr", "Notes", false), ("fr", "Source", false), ("fr", "ORCID", false),
            ("fr", "PubMed Central:", false), ("fr", "{title} – {site}", false), ("fr", "#", false),
            ("fr", "ClinicalTrials.gov:", false), ("fr", "About {name}", false), ("fr", "All about {name}", true),
            ("ja", "Notes", true), ("ja", "ORCID", false), ("ja", "PubMed Central:", false),
            ("ja", "{title} – {site}", false), ("ar", "Source:", true), ("sr-Latn", "Notes", false),
            ("sr", "Notes", true), ("en-GB", "On this page", false),
        ]
    )
    func sameText(language: String, text: String, isCounted: Bool) throws {
        let file = "extra: \"\(text)\"\n"
        let files = ThemeFixture.files([
            "strings/en.yml": TemporarySite.standardWords + file,
            "strings/\(language).yml": file,
        ])
        let problem = ThemeFixture.load(files).problems.first { $0.identifier == .wordsUntranslated }
        let left = language == "en-GB" ? nil : Self.wordCount + (isCounted ? 1 : 0)
        #expect(problem?.message.prefix { $0 != " " } == left.map { Substring("\($0)") })
    }

    @Test("single words that are the same as in English are counted where there are many")
    func manyWords() throws {
        func count(_ number: Int) -> Substring? {
            let words = (0..<number).map { "word\($0): Word\n" }.joined()
            let files = ThemeFixture.files([
                "strings/en.yml": TemporarySite.standardWords + words, "strings/de.yml": words,
            ])
            let problem = ThemeFixture.load(files).problems.first { $0.identifier == .wordsUntranslated }
            return problem?.message.prefix { $0 != " " }
        }
        #expect(count(8) == "\(Self.wordCount)")
        #expect(count(9) == "\(Self.wordCount + 9)")
    }

    @Test("a misspelt key of a translation does not count as the right one")
    func misspeltKey() throws {
        let files = ThemeFixture.files([
            "strings/en.yml": TemporarySite.standardWords + "skipToContent: Skip to content\n",
            "strings/de.yml": "skipToContant: Zum Inhalt\n",
        ])
        let problem = ThemeFixture.load(files).problems.first { $0.identifier == .keyUnknown }
        #expect(problem?.location.file.path == "strings/de.yml")
        #expect(problem?.help == "did you mean `skipToContent`?")
    }

    @Test(
        "a text is cut at its placeholders",
        arguments: [
            ("", [], false), ("a", [.text("a")], false), ("{a}", [.placeholder("a")], false),
            ("a {b} c", [.text("a "), .placeholder("b"), .text(" c")], false),
            ("{a}{b}", [.placeholder("a"), .placeholder("b")], false),
            ("{a", [.text("{a")], true), ("a}", [.text("a}")], true), ("{}", [.text("{}")], true),
            ("{a b}", [.text("{a b}")], true), ("{{a}}", [.text("{"), .placeholder("a"), .text("}")], true),
        ] as [(String, [WordPattern.Piece], Bool)]
    )
    func patterns(text: String, pieces: [WordPattern.Piece], hasStrayBrace: Bool) {
        let pattern = WordPattern(text)
        #expect(pattern.pieces == pieces)
        #expect(pattern.hasStrayBrace == hasStrayBrace)
    }

    @Test("a page shows a word of the theme's own, and hands the forms of a word to a script")
    func ownWords() throws {
        let own = "greeting: Good <day>\n" + TemporarySite.standardWords
        let page = "{{words.greeting}}|{{words.filterCount.zero}}|{{words.filterCount.one}}|{{words.filterCount.other}}"
        let files = ThemeFixture.files(["strings/en.yml": own, "not-found.mustache": page])
        let loaded = ThemeFixture.load(files)
        #expect(loaded.problems == [])
        let renderer = PageRenderer(
            site: SiteFixture().site,
            theme: try #require(loaded.theme),
            lexicon: ThemeFixture.lexicon(files)
        )
        let shown = renderer.page(.notFound, renderer.directory(ReviewStandings())).text
        #expect(shown == "Good &lt;day&gt;|{count} names|{count} name|{count} names")
    }
}

@Suite("The templates that come with sitegen")
struct TemplateWordsTests {
    /// Attributes whose values readers see or hear.
    private static let spoken = [
        "aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder",
    ]

    /// What readers would see or hear of a template itself: letters outside of its tags, and in attributes that are
    /// spoken.
    private func words(of template: String) -> [String] {
        let withoutTags = template.replacing(/\{\{![^}]*\}\}|\{\{\{[^}]*\}\}\}|\{\{[^}]*\}\}/, with: "")
            .replacing(/(?s)<script.*?<\/script>|<style.*?<\/style>|<!--.*?-->/, with: "")
        var found: [String] = []
        for tag in withoutTags.matches(of: /<[a-zA-Z][^>]*>/) {
            for attribute in tag.0.matches(of: /([a-z-]+)="([^"]*)"/) {
                let isSpoken = Self.spoken.contains(String(attribute.1))
                // `twitter:card` is a word of that vocabulary and not of the site.
                let isDescription =
                    attribute.1 == "content"
                    && tag.0.contains(/"(?:description|og:\w+|twitter:(?!card")\w+)"/)
                if isSpoken || isDescription { found.append(String(attribute.2)) }
            }
        }
        let text = withoutTags.replacing(/<[^>]*>/, with: "\n").replacing(/&[a-z]+;/, with: "")
        found += text.split(separator: "\n").map(String.init)
        return found.filter { $0.contains(where: \.isLetter) }
    }

    @Test("hold no words of their own: all come from the strings files")
    func noWords() throws {
        let templates = try ThemeFixture.ownFiles().filter { $0.path.hasSuffix(".mustache") }
        #expect(templates.count > 20)
        for template in templates {
            #expect(words(of: String(decoding: template.bytes, as: UTF8.self)) == [], "\(template.path)")
        }
    }

    @Test(
        "would be caught with a word of their own",
        arguments: [
            ("<p>Text {{page.title}}</p>", ["Text "]), ("<nav aria-label=\"Main\">", ["Main"]),
            ("<meta name=\"description\" content=\"What {{x}}\">", ["What "]),
            (
                "<meta property=\"og:title\" content=\"Hello\"><meta name=\"twitter:card\" content=\"summary\">",
                ["Hello"]
            ),
            ("<meta name=\"twitter:title\" content=\"Hello\">", ["Hello"]),
            ("<img alt=\"A cell\"><a title=\"T\">", ["A cell", "T"]), ("{{#a}}yes{{/a}}", ["yes"]),
            ("{{! a comment }}<p class=\"a\">{{words.b}}&nbsp;· 1</p><meta name=\"robots\" content=\"noindex\">", []),
        ] as [(String, [String])]
    )
    func caught(template: String, found: [String]) { #expect(words(of: template) == found) }
}
