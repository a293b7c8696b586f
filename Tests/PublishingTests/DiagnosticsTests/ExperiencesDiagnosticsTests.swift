import Testing

@Suite("The table of experiences")
struct ExperiencesDiagnosticsTests {
    @Test("is told what is wrong with it, field by field", arguments: ExperiencesMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum ExperiencesMistakes {
    static let all: [Mistake] = [
        Mistake(
            "an empty table",
            files: [
                "Content/data/experiences.csv": ""
            ],
            report: """
                Content/data/experiences.csv:1:1: error: The file has no header [csv-header]
                     = help: start with the line `condition,article,people,url`
                """
        ),
        Mistake(
            "addresses of this site at which nothing is",
            files: [
                "Content/data/experiences.csv":
                    "condition,article,people,url\nanemia,,9,/conditions/anemai/\nanemia,causes,5,https://example.org/nope.pdf?a#b\n"
            ],
            report: """
                Content/data/experiences.csv:2:11: error: There is no page or file `/conditions/anemai/` on this site [link-broken]
                   2 | anemia,,9,/conditions/anemai/
                     |           ^~~~~~~~~~~~~~~~~~~
                     = help: did you mean `/conditions/anemia/`?
                Content/data/experiences.csv:3:17: error: There is no page or file `/nope.pdf` on this site [link-broken]
                   3 | anemia,causes,5,https://example.org/nope.pdf?a#b
                     |                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the address of a page of this site, such as `/experiences/`
                """
        ),
        Mistake(
            "no header",
            files: [
                "Content/data/experiences.csv": "anemia,causes,114,/experiences/\n"
            ],
            report: """
                Content/data/experiences.csv:1:1: error: The first line is not the header [csv-header]
                   1 | anemia,causes,114,/experiences/
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: start with the line `condition,article,people,url`
                """
        ),
        Mistake(
            "a header with a misspelt column",
            files: [
                "Content/data/experiences.csv": "condition,article,peple,url\n"
            ],
            report: """
                Content/data/experiences.csv:1:19: error: There is no column `peple` [csv-header]
                   1 | condition,article,peple,url
                     |                   ^~~~~
                     = help: did you mean `people`?
                """
        ),
        Mistake(
            "a header with a column twice",
            files: [
                "Content/data/experiences.csv": "condition,article,people,people\n"
            ],
            report: """
                Content/data/experiences.csv:1:26: error: The column `people` appears twice [csv-header]
                   1 | condition,article,people,people
                     |                          ^~~~~~
                     = help: known here: `article`, `condition`, `people`, `url`
                """
        ),
        Mistake(
            "a header without a column",
            files: [
                "Content/data/experiences.csv": "condition,people,url\n"
            ],
            report: """
                Content/data/experiences.csv:1:1: error: The column `article` is missing [csv-header]
                   1 | condition,people,url
                     | ^~~~~~~~~~~~~~~~~~~~
                     = help: the first line is `condition,article,people,url`
                """
        ),
        Mistake(
            "a header with other separators",
            files: [
                "Content/data/experiences.csv": "condition;article;people;url\n"
            ],
            report: """
                Content/data/experiences.csv:1:1: error: Columns are separated by commas here, but this file has semicolons [csv-header]
                   1 | condition;article;people;url
                     | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: save it as CSV with commas between the fields; the first line is `condition,article,people,url`
                """
        ),
        Mistake(
            "quotes that do not come in pairs",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,"causes,114,

                """
            ],
            report: """
                Content/data/experiences.csv:2:1: error: A quotation mark in this row has no partner [csv-syntax]
                   2 | anemia,"causes,114,
                     | ^~~~~~~~~~~~~~~~~~~
                     = help: end each quoted field on the same line, and write `""` for a quotation mark inside it
                """
        ),
        Mistake(
            "quotes within a field",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,"cau"ses,114,

                """
            ],
            report: """
                Content/data/experiences.csv:2:1: error: This row has a quotation mark in the middle of a field [csv-syntax]
                   2 | anemia,"cau"ses,114,
                     | ^~~~~~~~~~~~~~~~~~~~
                     = help: end each quoted field on the same line, and write `""` for a quotation mark inside it
                """
        ),
        Mistake(
            "too few fields and too many",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,causes
                anemia,causes,1,204,

                """
            ],
            report: """
                Content/data/experiences.csv:2:1: error: The row has 2 fields, but the header has 4 [csv-syntax]
                   2 | anemia,causes
                     | ^~~~~~~~~~~~~
                     = help: separate fields with commas, and put quotation marks around a field with a comma in it
                Content/data/experiences.csv:3:1: error: The row has 5 fields, but the header has 4 [csv-syntax]
                   3 | anemia,causes,1,204,
                     | ^~~~~~~~~~~~~~~~~~~~
                     = help: separate fields with commas, and put quotation marks around a field with a comma in it
                """
        ),
        Mistake(
            "no condition",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                ,causes,114,

                """
            ],
            report: """
                Content/data/experiences.csv:2:1: error: The row has no condition [csv-syntax]
                   2 | ,causes,114,
                     | ^
                     = help: start the row with the slug of a condition
                """
        ),
        Mistake(
            "numbers that are none",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,,,
                anemia,causes,-1,
                anemia,causes,+1,
                anemia,causes,1e3,
                anemia,causes,"1,204",
                anemia,causes,٣,
                anemia,causes,99999999999999999999,

                """
            ],
            report: """
                Content/data/experiences.csv:2:9: error: The row has no number of people [count-invalid]
                   2 | anemia,,,
                     |         ^
                     = help: write digits only, such as `114`
                Content/data/experiences.csv:3:15: error: `-1` is not a number of people [count-invalid]
                   3 | anemia,causes,-1,
                     |               ^~
                     = help: write digits only, such as `114`
                Content/data/experiences.csv:4:15: error: `+1` is not a number of people [count-invalid]
                   4 | anemia,causes,+1,
                     |               ^~
                     = help: write digits only, such as `114`
                Content/data/experiences.csv:5:15: error: `1e3` is not a number of people [count-invalid]
                   5 | anemia,causes,1e3,
                     |               ^~~
                     = help: write digits only, such as `114`
                Content/data/experiences.csv:6:15: error: `1,204` is not a number of people [count-invalid]
                   6 | anemia,causes,"1,204",
                     |               ^~~~~~~
                     = help: write digits only, such as `114`
                Content/data/experiences.csv:7:15: error: `٣` is not a number of people [count-invalid]
                   7 | anemia,causes,٣,
                     |               ^
                     = help: write digits only, such as `114`
                Content/data/experiences.csv:8:15: error: `99999999999999999999` is not a number of people [count-invalid]
                   8 | anemia,causes,99999999999999999999,
                     |               ^~~~~~~~~~~~~~~~~~~~
                     = help: write digits only, such as `114`
                """
        ),
        Mistake(
            "a count given twice",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,,114,
                anemia,,115,

                """
            ],
            report: """
                Content/data/experiences.csv:3:1: error: The count of `anemia` is given twice [count-duplicate]
                   3 | anemia,,115,
                     | ^~~~~~
                     = help: keep one of the two rows
                Content/data/experiences.csv:2:1: note: first given here
                   2 | anemia,,114,
                     | ^~~~~~
                """
        ),
        Mistake(
            "more people in an article than in its condition",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,,114,
                anemia,causes,115,

                """
            ],
            report: """
                Content/data/experiences.csv:3:15: error: 115 people shared an experience for `anemia/causes`, but only 114 for the whole condition [count-contradiction]
                   3 | anemia,causes,115,
                     |               ^~~
                     = help: correct one of the two
                Content/data/experiences.csv:2:9: note: the condition's total is here
                   2 | anemia,,114,
                     |         ^~~
                """
        ),
        Mistake(
            "a condition that is misspelt",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemai,,114,

                """
            ],
            report: """
                Content/data/experiences.csv:2:1: error: No condition has the slug `anemai` [condition-unknown]
                   2 | anemai,,114,
                     | ^~~~~~
                     = help: did you mean `anemia`?
                """
        ),
        Mistake(
            "an article that is misspelt",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,cuases,114,

                """
            ],
            report: """
                Content/data/experiences.csv:2:8: error: The condition `anemia` has no article `cuases` [article-unknown]
                   2 | anemia,cuases,114,
                     |        ^~~~~~
                     = help: did you mean `causes`?
                """
        ),
        Mistake(
            "addresses that nobody can be sent to",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,,114,experiences/
                anemia,causes,1,javascript:alert(1)
                anemia,causes,1,//example.org/

                """
            ],
            report: """
                Content/data/experiences.csv:2:13: error: `experiences/` is not an address that readers can open [invalid-address]
                   2 | anemia,,114,experiences/
                     |             ^~~~~~~~~~~~
                     = help: write the whole address, or a path from the site's root such as `/experiences/`
                Content/data/experiences.csv:3:17: error: `javascript:alert(1)` is not an address that readers can open [invalid-address]
                   3 | anemia,causes,1,javascript:alert(1)
                     |                 ^~~~~~~~~~~~~~~~~~~
                     = help: write the whole address, or a path from the site's root such as `/experiences/`
                Content/data/experiences.csv:4:17: error: `//example.org/` is not an address that readers can open [invalid-address]
                   4 | anemia,causes,1,//example.org/
                     |                 ^~~~~~~~~~~~~~
                     = help: write the whole address, or a path from the site's root such as `/experiences/`
                """
        ),
        Mistake(
            "a byte-order mark and Windows line ends, which shift no place",
            files: [
                "Content/data/experiences.csv": """
                \u{FEFF}condition,article,people,url\r
                anemia,,114,\r
                anemia,causes,x,\r

                """
            ],
            report: """
                Content/data/experiences.csv:3:15: error: `x` is not a number of people [count-invalid]
                   3 | anemia,causes,x,
                     |               ^
                     = help: write digits only, such as `114`
                """
        ),
        Mistake(
            "a count that is on no record",
            "Text about",
            "{people:anemai} about",
            files: [
                "Content/data/experiences.csv": """
                condition,article,people,url
                anemia,,114,

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:10:1: error: There is no count of people for `anemai` [people-count-unknown]
                  10 | {people:anemai} about causes.
                     | ^~~~~~~~~~~~~~~
                     = help: write `{people:anemia}` instead
                """
        ),
    ]
}
