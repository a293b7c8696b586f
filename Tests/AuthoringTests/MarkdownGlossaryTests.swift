import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Words of the glossary")
struct MarkdownGlossaryTests {
    private static func glossary(_ terms: [(String, [String], String)]) -> MarkdownParser.Options {
        let place = Diagnostics.SourceLocation(SourceFile(.content, "glossary.yml"))
        let terms = terms.map { term, variants, meaning in
            Glossary.Term(
                term: Located(term, at: place),
                variants: variants.map { Located($0, at: place) },
                meaning: meaning
            )
        }
        return MarkdownParser.Options(glossary: GlossaryIndex(Glossary(terms: terms)))
    }

    private static let options = glossary([
        ("hemoglobin", ["haemoglobin"], "The red protein."), ("bone marrow", [], "The soft center."),
        ("marrow", [], "Short."), ("AIDS", [], "A disease."), ("Crohn's disease", [], "Of the gut."),
        ("ödem", [], "Swelling."), ("x-ray", [], "A picture."), ("B & C", [], "With <signs>."),
    ])

    private static func explained(_ word: String, _ number: Int, _ term: String, _ meaning: String) -> String {
        """
        <button class="term" popovertarget="term-\(number)">\(word)</button>\
        <span class="meaning" id="term-\(number)" popover><dfn>\(term): </dfn>\(meaning)</span>
        """
    }

    /// Keeps a closing sign on the line of the term before it.
    private static func kept(_ term: String, _ sign: String) -> String { "<span class=\"keep\">\(term)\(sign)</span>" }

    @Test("get their meaning where they are used first, and there only")
    func firstUse() {
        let (body, found) = MarkdownFixture.parse(
            "Hemoglobin is hemoglobin.\n\nHaemoglobin and marrow.\n",
            Self.options
        )
        #expect(found.isEmpty)
        let first = Self.explained("Hemoglobin", 1, "hemoglobin", "The red protein.")
        let second = Self.explained("marrow", 2, "marrow", "Short.")
        #expect(body.html == "<p>\(first) is hemoglobin.</p>\n<p>Haemoglobin and \(Self.kept(second, "."))</p>\n")
    }

    @Test(
        "are found as whole words, in whatever form the text gives them",
        arguments: [
            ("in Bone Marrow", "in ", "Bone Marrow", "bone marrow", "The soft center.", ""),
            ("Crohn's disease", "", "Crohn’s disease", "Crohn&#39;s disease", "Of the gut.", ""),
            ("a\u{A0}marrow\u{A0}b", "a\u{A0}", "marrow", "marrow", "Short.", "\u{A0}b"),
            ("marrow/b", "", "marrow", "marrow", "Short.", "/b"),
        ]
    )
    func forms(text: String, before: String, word: String, term: String, meaning: String, after: String) {
        let term = term.replacing("&#39;", with: "'")
        #expect(
            MarkdownFixture.parse(text + "\n", Self.options).body.html
                == "<p>\(before)\(Self.explained(word, 1, term, meaning))\(after)</p>\n"
        )
    }

    @Test(
        "keep the sign after them on their line",
        arguments: [
            ("the haemoglobin.", "the ", "haemoglobin", "hemoglobin", "The red protein.", ".", ""),
            ("(x-ray)", "(", "x-ray", "x-ray", "A picture.", ")", ""),
            ("“AIDS”", "“", "AIDS", "AIDS", "A disease.", "”", ""),
            ("Ödem, b", "", "Ödem", "ödem", "Swelling.", ",", " b"),
            ("hemoglobin's", "", "hemoglobin", "hemoglobin", "The red protein.", "’", "s"),
            ("marrow...", "", "marrow", "marrow", "Short.", "…", ""),
        ]
    )
    func signs(
        text: String,
        before: String,
        word: String,
        term: String,
        meaning: String,
        sign: String,
        after: String
    ) {
        #expect(
            MarkdownFixture.parse(text + "\n", Self.options).body.html
                == "<p>\(before)\(Self.kept(Self.explained(word, 1, term, meaning), sign))\(after)</p>\n"
        )
    }

    @Test("keep their signs apart where one is right after another")
    func adjacent() {
        let options = Self.glossary([("cell", [], "Small."), ("blood", [], "Red.")])
        #expect(
            MarkdownFixture.parse("cell,blood;\n", options).body.html
                == "<p>" + Self.kept(Self.explained("cell", 1, "cell", "Small."), ",")
                + Self.kept(Self.explained("blood", 2, "blood", "Red."), ";") + "</p>\n"
        )
    }

    @Test("go on from one line to the next")
    func acrossLines() {
        let (body, found) = MarkdownFixture.parse("In bone\nmarrow. Marrow.\n", Self.options)
        #expect(found.isEmpty)
        let (first, second) = (
            Self.explained("bone\nmarrow", 1, "bone marrow", "The soft center."),
            Self.explained("Marrow", 2, "marrow", "Short.")
        )
        #expect(body.html == "<p>In \(first). \(Self.kept(second, "."))</p>\n")
    }

    @Test("are escaped, the text and its meaning alike")
    func escaping() {
        #expect(
            MarkdownFixture.parse("B & C\n", Self.options).body.html
                == "<p>\(Self.explained("B &amp; C", 1, "B &amp; C", "With &lt;signs&gt;."))</p>\n"
        )
    }

    @Test(
        "are left alone where no meaning can stand, and in other words",
        arguments: [
            "## Hemoglobin\n", "[hemoglobin](causes.md)\n", "`hemoglobin`\n", "![marrow](cell.png)\n",
            "| Marrow |\n|---|\n| a |\n", "> [!NOTE] Marrow\n> b\n", "hemoglobins\n", "aids\n", "non-marrow\n",
            "marrow-like\n", "\u{E9}marrow\n", "marrow\u{E9}\n", "bone *marrowy*\n", "a[^x]\n\n[^x]: Marrow.\n",
        ]
    )
    func left(text: String) {
        let (body, found) = MarkdownFixture.parse(text, Self.options)
        #expect(found.isEmpty)
        #expect(!body.html.contains("popover"))
    }

    @Test(
        "are found inside of emphasis, lists and cells",
        arguments: ["*marrow*\n", "- marrow\n", "| a |\n|---|\n| marrow |\n"]
    )
    func found(text: String) {
        #expect(
            MarkdownFixture.parse(text, Self.options).body.html.contains(
                Self.explained("marrow", 1, "marrow", "Short.")
            )
        )
    }

    @Test(
        "are found without spaces around them where the language has none, the longest first",
        arguments: [
            ("この肝臓病は肝臓の病気です。", "この[肝臓病]は[肝臓]の病気です。"), ("（肝臓）。", "（[肝臓]）。"),
            ("ヘモグロビンが低い。", "[ヘモグロビン]が低い。"), ("グリコヘモグロビン", "グリコヘモグロビン"),
            ("「AIDS」とは", "「[AIDS]」とは"), ("在AIDS患者", "在[AIDS]患者"), ("我们说贫血很常见", "我们说[贫血]很常见"),
            ("โรคเลือดจางคือ", "โรค[เลือดจาง]คือ"), ("เลือดจาง่", "เลือดจาง่"),
        ]
    )
    func withoutSpaces(text: String, expected: String) throws {
        let options = Self.glossary(
            ["肝臓", "肝臓病", "ヘモグロビン", "AIDS", "贫血", "เลือดจาง"].map { ($0, [], "x") }
        )
        let html = MarkdownFixture.parse(text + "\n", options).body.html
        let marked = html.replacing(/<button[^>]*>/, with: "[")
            .replacing(/<\/button><span class="meaning".*?<\/dfn>x<\/span>/, with: "]").replacing(/<[^>]*>/, with: "")
        #expect(marked == expected + "\n")
    }

    @Test("are not looked for in what the site puts in, and are found after it")
    func placeholders() {
        let options = Self.glossary([("people", [], "Us."), ("poison", [], "Bad.")])
        #expect(
            MarkdownFixture.parse("{people:anemia} and {service:poison-help} people\n", options).body.html
                == "<p><span class=\"count\" dir=\"auto\" data-unreviewed>1,204 people</span> and "
                + "<a class=\"service\" href=\"tel:18002221222\"><bdi dir=\"ltr\">Poison Help, 1-800-222-1222</bdi></a> "
                + Self.explained("people", 1, "people", "Us.") + "</p>\n"
        )
    }
}
