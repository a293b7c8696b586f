import SiteTestSupport
import Testing

@Suite("Codes and identifiers")
struct CodesDiagnosticsTests {
    @Test("are checked where they stand", arguments: CodesMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }

    @Test("are shown as their publishers write them, and lead to where they can be looked up")
    func shown() async throws {
        let site = try Mistake(
            "",
            adding: """
                sources:
                  - id: who
                    title: Anaemia
                    doi: https://doi.org/10.1000/182
                    pmid: "PMID: 31988085"
                    pmcid: pmc6988703
                    nct: nct04280705
                    isbn: ISBN 978 92 4 008854 2
                """,
            report: ""
        ).site()
        try site.write(
            site.text("Content/conditions/anemia/index.md").replacing(
                "title: Anemia",
                with: "title: Anemia\ncodes: {orpha: [\"558\", \"ORPHA:559\"]}"
            ),
            to: "Content/conditions/anemia/index.md"
        )
        try site.write(
            "---\nname: Dana Draft\norcid: https://orcid.org/0000-0002-1825-0097\n---\n",
            to: "Content/people/dana.md"
        )
        try site.write(
            "{{<layout}}{{$main}}{{#text.sources}}{{#.doi}}[{{title}} {{href}}]{{/.doi}}{{#.pmid}}[{{title}} {{href}}]"
                + "{{/.pmid}}{{#.pmcid}}[{{title}} {{href}}]{{/.pmcid}}{{#.nct}}[{{title}} {{href}}]{{/.nct}}"
                + "[{{.isbn}}]{{/text.sources}}{{/main}}{{/layout}}",
            to: "Templates/article.mustache"
        )
        try site.write(
            "{{<layout}}{{$main}}{{#codes}}[{{system}} {{code}}]{{/codes}}{{/main}}{{/layout}}",
            to: "Templates/subject.mustache"
        )
        try site.write(
            "{{<layout}}{{$main}}{{#person.orcid}}[{{title}} {{href}}]{{/person.orcid}}{{/main}}{{/layout}}",
            to: "Templates/person.mustache"
        )
        try site.write(site.text(StandardFile.article.rawValue) + "[^who]\n", to: StandardFile.article.rawValue)
        let result = try await site.build(writes: true)
        #expect(site.report(result) == "")
        #expect(
            try site.text("Output/conditions/anemia/causes/index.html").contains(
                "[10.1000/182 https://doi.org/10.1000/182][31988085 https://pubmed.ncbi.nlm.nih.gov/31988085/]"
                    + "[PMC6988703 https://pmc.ncbi.nlm.nih.gov/articles/PMC6988703/]"
                    + "[NCT04280705 https://clinicaltrials.gov/study/NCT04280705][978-92-4-008854-2]"
            )
        )
        #expect(
            try site.text("Output/conditions/anemia/index.html").contains("[ORPHA ORPHA:558][ORPHA ORPHA:559]")
        )
        #expect(
            try site.text("Output/people/dana/index.html").contains(
                "[0000-0002-1825-0097 https://orcid.org/0000-0002-1825-0097]"
            )
        )
    }
}

enum CodesMistakes {
    static let all: [Mistake] = codes + identifiers + sourceIDs

    private static func code(_ name: String, _ line: String, report: String) -> Mistake {
        Mistake(name, in: .subject, "title: Anemia", "title: Anemia\ncodes:\n  \(line)", report: report)
    }

    private static func source(_ name: String, _ keys: String, report: String) -> Mistake {
        Mistake(
            name,
            edits: [
                .init(
                    .article,
                    "authors: [dana]",
                    "authors: [dana]\nsources:\n  - {id: who, title: Anaemia, \(keys)}"
                ),
                .init(.article, "Text about causes.", "Text about causes.[^who]"),
            ],
            report: report
        )
    }

    private static let codes: [Mistake] = [
        code(
            "a SNOMED CT code with a slip",
            "snomed-ct: \"271737001\"",
            report: """
                Content/conditions/anemia/index.md:4:14: error: The check digit of `271737001` is `1`, but the digits before it give `0` [code-malformed]
                   4 |   snomed-ct: "271737001"
                     |              ^~~~~~~~~~~
                     = help: look it up again: any of its digits may be wrong
                """
        ),
        code(
            "the SNOMED CT identifier of a description",
            "snomed-ct: \"751689013\"",
            report: """
                Content/conditions/anemia/index.md:4:14: error: `751689013` names a description in SNOMED CT, not a concept [code-malformed]
                   4 |   snomed-ct: "751689013"
                     |              ^~~~~~~~~~~
                     = help: write the number of the concept: the two digits before its last one are `00` or `10`
                """
        ),
        code(
            "a code under the key of another system, in a list",
            "mesh: [\"D000740\", \"271737000\", \"D64.9\"]",
            report: """
                Content/conditions/anemia/index.md:4:21: error: `271737000` is not a well-formed MeSH code [code-malformed]
                   4 |   mesh: ["D000740", "271737000", "D64.9"]
                     |                     ^~~~~~~~~~~
                     = help: it looks like a code for `snomed-ct`
                Content/conditions/anemia/index.md:4:34: error: `D64.9` is not a well-formed MeSH code [code-malformed]
                   4 |   mesh: ["D000740", "271737000", "D64.9"]
                     |                                  ^~~~~~~
                     = help: it looks like a code for `icd-10-cm` or `icd-10`
                """
        ),
        code(
            "a code without its full stop",
            "icd-10: D649",
            report: """
                Content/conditions/anemia/index.md:4:11: error: `D649` is not a well-formed ICD-10 code [code-malformed]
                   4 |   icd-10: D649
                     |           ^~~~
                     = help: did you mean `D64.9`?
                """
        ),
        code(
            "a range of codes",
            "icd-10: D50-D53",
            report: """
                Content/conditions/anemia/index.md:4:11: error: `D50-D53` is not a well-formed ICD-10 code [code-malformed]
                   4 |   icd-10: D50-D53
                     |           ^~~~~~~
                     = help: such a code is a capital letter, two digits, and perhaps a full stop and one or two more, such as `D64.9`
                """
        ),
        code(
            "a LOINC code that is published so, or has a slip",
            "loinc: 718-8",
            report: """
                Content/conditions/anemia/index.md:4:10: warning: The check digit of `718-8` is `8`, but the digits before it give `7` [code-malformed]
                   4 |   loinc: 718-8
                     |          ^~~~~
                     = help: look it up again: any of its digits may be wrong; a few published LOINC codes do not fit
                """
        ),
    ]

    private static let identifiers: [Mistake] = [
        source(
            "a DOI without its second half",
            "doi: 10.1000",
            report: """
                Content/conditions/anemia/causes.md:8:36: error: `10.1000` is not a DOI [identifier-malformed]
                   8 |   - {id: who, title: Anaemia, doi: 10.1000}
                     |                                    ^~~~~~~
                     = help: write `10.`, four to nine digits, a slash and more, such as `10.1000/182`
                """
        ),
        source(
            "a DOI in the place of a PubMed number",
            "pmid: 10.1000/182",
            report: """
                Content/conditions/anemia/causes.md:8:37: error: `10.1000/182` is not a PubMed number [identifier-malformed]
                   8 |   - {id: who, title: Anaemia, pmid: 10.1000/182}
                     |                                     ^~~~~~~~~~~
                     = help: it looks like a DOI, which goes under `doi`
                """
        ),
        source(
            "a PubMed Central number without its letters",
            "pmcid: 6988703",
            report: """
                Content/conditions/anemia/causes.md:8:38: error: `6988703` is not a PubMed Central number [identifier-malformed]
                   8 |   - {id: who, title: Anaemia, pmcid: 6988703}
                     |                                      ^~~~~~~
                     = help: did you mean `PMC6988703`?
                """
        ),
        source(
            "a study's number with a digit too few",
            "nct: NCT0428070",
            report: """
                Content/conditions/anemia/causes.md:8:36: error: `NCT0428070` is not a ClinicalTrials.gov number [identifier-malformed]
                   8 |   - {id: who, title: Anaemia, nct: NCT0428070}
                     |                                    ^~~~~~~~~~
                     = help: write `NCT` and eight digits, such as `NCT04280705`
                """
        ),
        source(
            "an ISBN with two digits swapped",
            "isbn: 978-92-4-008845-2",
            report: """
                Content/conditions/anemia/causes.md:8:37: error: The check digit of `978-92-4-008845-2` is `2`, but the digits before it give `0` [identifier-malformed]
                   8 |   - {id: who, title: Anaemia, isbn: 978-92-4-008845-2}
                     |                                     ^~~~~~~~~~~~~~~~~
                     = help: look it up again: any of its digits may be wrong
                """
        ),
        Mistake(
            "an ORCID iD with a slip",
            in: .reviewer,
            "credentials: MD",
            "credentials: MD\norcid: 0000-0002-1825-0098",
            report: """
                Content/people/ada.md:4:8: error: The check digit of `0000-0002-1825-0098` is `8`, but the digits before it give `7` [identifier-malformed]
                   4 | orcid: 0000-0002-1825-0098
                     |        ^~~~~~~~~~~~~~~~~~~
                     = help: look it up again: any of its digits may be wrong
                """
        ),
    ]

    private static let sourceIDs: [Mistake] = [
        Mistake(
            "a source's id with a space",
            adding: "sources:\n  - {id: who 2023, title: Anaemia}",
            report: """
                Content/conditions/anemia/causes.md:8:10: error: No text can cite a source by the id `who 2023` [source-id-invalid]
                   8 |   - {id: who 2023, title: Anaemia}
                     |          ^~~~~~~~
                     = help: did you mean `who-2023`?
                """
        ),
        Mistake(
            "a source's id of which nothing can be cited",
            adding: "sources:\n  - {id: \"[^]\", title: Anaemia}",
            report: """
                Content/conditions/anemia/causes.md:8:10: error: No text can cite a source by the id `[^]` [source-id-invalid]
                   8 |   - {id: "[^]", title: Anaemia}
                     |          ^~~~~
                     = help: use letters, digits, `-`, `_`, `.` and `:`
                """
        ),
    ]
}
