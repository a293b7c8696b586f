import Importing
import Testing

@Suite("Bibliographies and footnotes become sources")
struct SourceTests {
    private static let bib = """
        @string{lancet = "The Lancet"}
        @article{smith2020,
          title = {Gout in {B}r{\\"u}ssels},
          journal = lancet, year = 2020, month = mar,
          doi = {10.1000/182}, url = "https://example.org/smith",
        }
        """

    @Test(
        "citations of a bibliography become citations of sources",
        arguments: [
            (ImportTool.markdown, "It hurts [@smith2020]. More.", "It hurts.[^smith2020] More."),
            (.markdown, "It hurts [@smith2020, p. 12].", "It hurts.[^smith2020, p. 12]"),
            (.jekyll, "It hurts {% cite smith2020 %}.\n\n{% bibliography %}", "It hurts.[^smith2020]"),
            (.hugo, "It hurts {{< cite smith2020 >}}.", "It hurts.[^smith2020]"),
        ]
    )
    func citations(tool: ImportTool, old: String, new: String) {
        let site = ImportedSite(tool, body: old, files: ["refs.bib": Self.bib])
        #expect(site.body() == new)
        #expect(
            site.keys()?.hasSuffix(
                """
                draft: true
                sources:
                  - id: smith2020
                    title: Gout in Brüssels
                    publisher: The Lancet
                    url: https://example.org/smith
                    doi: 10.1000/182
                    published: 2020-03
                """
            ) == true
        )
        #expect(site.left == [])
    }

    @Test("CSL JSON is a bibliography too")
    func csl() {
        let json = """
            [{"id": "who", "type": "webpage", "title": "Gout", "publisher": "WHO", "URL": "https://www.who.int/",
              "issued": {"date-parts": [[2021, 4, 2]]}}]
            """
        let site = ImportedSite(.markdown, body: "It hurts [@who].", files: ["refs.json": json])
        #expect(
            site.keys()?.hasSuffix(
                "sources:\n  - id: who\n    title: Gout\n    publisher: WHO\n    url: https://www.who.int/\n    published: 2021-04-02"
            ) == true
        )
    }

    @Test("an unknown key stays, and is left for a person")
    func unknown() {
        let site = ImportedSite(.markdown, body: "It hurts [@nobody].", files: ["refs.bib": Self.bib])
        #expect(site.body() == "It hurts [@nobody].")
        #expect(
            site.left == [
                "conditions/gout/index.md:6: `[@nobody]` is a citation of Pandoc; here it does nothing and would be shown as typed"
            ]
        )
    }

    @Test(
        "a footnote that only names a work becomes a source; any other stays a footnote",
        arguments: [
            (
                "[Gout](https://www.who.int/gout), WHO, 2021.",
                "    title: Gout, WHO, 2021.\n    url: https://www.who.int/gout"
            ),
            (
                "Smith A. Gout. 2020. https://doi.org/10.1000/182",
                "    title: Smith A. Gout. 2020.\n    doi: 10.1000/182"
            ),
            ("Smith A. Gout. PMID: 12345678", "    title: Smith A. Gout.\n    pmid: 12345678"),
            ("https://www.who.int/gout", "    title: https://www.who.int/gout\n    url: https://www.who.int/gout"),
            ("See [our list](https://example.org/list) for more.", nil),
            ("Blood pressure is measured in millimeters.", nil),
        ] as [(String, String?)]
    )
    func footnotes(note: String, source: String?) {
        let site = ImportedSite(.markdown, body: "It hurts.[^1]\n\n[^1]: \(note)")
        if let source {
            #expect(site.body() == "It hurts.[^1]")
            #expect(site.keys()?.contains("sources:\n  - id: 1\n\(source)") == true, "\(site.keys() ?? "")")
        } else {
            #expect(site.body() == "It hurts.[^1]\n\n[^1]: \(note)")
        }
        #expect(site.left == [])
    }
}
