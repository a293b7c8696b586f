import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("Quotation marks and apostrophes")
struct MarkdownQuotesTests {
    private func html(_ markdown: String, in language: String) throws -> String {
        let marks = QuotationMarks(of: try #require(LanguageTag(language)))
        let (body, found) = MarkdownFixture.parse(markdown, context: SampleContext(quotationMarks: marks))
        #expect(found.isEmpty)
        return body.html
    }

    @Test(
        "are those of the text's language",
        arguments: [
            ("en", "“a ‘b’ c”"), ("en-US", "“a ‘b’ c”"), ("de", "„a ‚b‘ c“"), ("de-AT", "„a ‚b‘ c“"),
            ("de-CH", "«a ‹b› c»"), ("fr", "«\u{A0}a “b” c\u{A0}»"), ("es", "«a “b” c»"), ("es-MX", "“a ‘b’ c”"),
            ("ja", "「a 『b』 c」"), ("sv", "”a ’b’ c”"), ("pl", "„a «b» c”"), ("ru", "«a „b“ c»"),
            ("zh", "“a ‘b’ c”"), ("zh-Hant-TW", "「a 『b』 c」"), ("xx", "“a ‘b’ c”"),
        ]
    )
    func languages(language: String, expected: String) throws {
        #expect(try html("\"a 'b' c\"\n", in: language) == "<p>\(expected)</p>\n")
    }

    @Test("are the same in headings, lists, cells, links and emphasis")
    func places() throws {
        let text = "## \"a\"\n\n- \"b\" *\"c\"* [\"d\"](causes.md)\n\n| \"e\" |\n|-|\n| \"f\" |\n"
        let html = try html(text, in: "de")
        for letter in "abcdef" { #expect(html.contains("„\(letter)“"), "\(letter)") }
        #expect(html.contains("<h2 id=\"a\">"))
    }

    @Test("stay as they are where the author typed others, escaped them, or wrote code")
    func typed() throws {
        #expect(
            try html("„a“ “b” »c« \\\"d\\\" `\"e\"`\n", in: "de")
                == "<p>„a“ “b” »c« &quot;d&quot; <code>&quot;e&quot;</code></p>\n"
        )
    }

    @Test(
        "an apostrophe is one, whatever the language",
        arguments: [
            ("en", "rock 'n' roll", "rock ’n’ roll"), ("en", "the '90s and it's", "the ’90s and it’s"),
            ("en", "'tis the '80s, it's", "’tis the ’80s, it’s"), ("en", "'Twas, they'd say", "’Twas, they’d say"),
            ("en", "tell 'em it's fine", "tell ’em it’s fine"), ("en", "a 'round' tablet", "a ‘round’ tablet"),
            ("en", "'90 mg' it's", "‘90 mg’ it’s"), ("en", "'don't touch'", "‘don’t touch’"),
            ("de", "'geht's gut'", "‚geht’s gut‘"), ("de", "rock 'n' roll", "rock ’n’ roll"),
            ("fr", "l'asthme d'effort", "l’asthme d’effort"), ("it", "dell'anemia", "dell’anemia"),
        ]
    )
    func apostrophes(language: String, text: String, expected: String) throws {
        #expect(try html(text + "\n", in: language) == "<p>\(expected)</p>\n")
    }

    @Test(
        "open and close in turn where no spaces are between words",
        arguments: [
            ("ja", "これは\"重要\"です。", "これは「重要」です。"), ("ja", "彼は\"肝臓病\"と\"肝臓\"の話", "彼は「肝臓病」と「肝臓」の話"),
            ("ja", "これは'重要'です", "これは『重要』です"), ("ja", "rock 'n' roll、don't", "rock ’n’ roll、don’t"),
            ("zh", "这是\"重要\"的", "这是“重要”的"), ("zh-Hant-TW", "這是\"重要\"的", "這是「重要」的"),
            ("th", "นี่คือ\"สำคัญ\"มาก", "นี่คือ“สำคัญ”มาก"),
        ]
    )
    func inTurn(language: String, text: String, shown: String) throws {
        #expect(try html(text + "\n", in: language) == "<p>\(shown)</p>\n")
    }

    @Test("are the sign of an abbreviation inside a Hebrew word")
    func gershayim() throws {
        #expect(try html("ד\"ר כהן, \"צה\"ל\"\n", in: "he") == "<p>ד״ר כהן, ”צה״ל”</p>\n")
    }

    @Test("are those of Latin America in all its regions", arguments: ["es-CO", "es-AR", "es-419", "ES-pr"])
    func latinAmerica(language: String) throws {
        #expect(try html("\"a\"\n", in: language) == "<p>“a”</p>\n")
    }
}
