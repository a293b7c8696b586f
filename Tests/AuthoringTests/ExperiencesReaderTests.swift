import Authoring
import Diagnostics
import SiteModel
import Testing

@Suite("A table of experiences")
struct ExperiencesReaderTests {
    private func read(_ text: String) -> (rows: [Experiences.Row], problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let file = SourceFile(.content, "data/experiences.csv")
        let experiences = ExperiencesReader.read(Array(text.utf8), file: file, diagnostics: &problems)
        return (experiences.rows, problems)
    }

    @Test("says the same whether or not other rows of it need quotation marks or more than ASCII")
    func readsAlike() {
        let plain =
            "condition,article,people,url\r\nanemia,,1140,/experiences/\n\n  \nanemia, causes,114,\r\r\ngout,,\t7,HTTPS://example.org/"
        let read = read(plain)
        #expect(read.problems == [])
        #expect(read.rows.map(\.reference) == ["anemia", "anemia/causes", "gout"])
        #expect(read.rows.map(\.people.value) == [1140, 114, 7])
        #expect(read.rows.map(\.url?.value) == ["/experiences/", nil, "HTTPS://example.org/"])
        #expect(read.rows.map(\.subject.location.start.line) == [2, 5, 7])
        for other in ["\"eczema\",,5,/a/", "neurodermitis-für-alle,,5,/a/"] {
            let mixed = self.read(plain + "\n" + other)
            #expect(mixed.problems == [])
            #expect(mixed.rows.count == 4)
            #expect(Array(mixed.rows.prefix(3)) == read.rows)
        }
    }

    @Test(
        "reports an address that readers cannot be sent to",
        arguments: ["//a.org/", "/a b/", "/a\u{A0}b/", "/a<b/", "ftp://a.org/", "a/", "/a%00/", "/a%0Ab/", "/a%/"]
    )
    func reportsAddress(_ url: String) {
        let read = read("condition,article,people,url\nanemia,,5,\(url)\n")
        #expect(read.rows == [])
        #expect(read.problems.map(\.message) == ["`\(url)` is not an address that readers can open"])
    }
}
