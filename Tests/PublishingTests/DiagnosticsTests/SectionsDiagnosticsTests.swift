import Testing

@Suite("A section that cannot be")
struct SectionsDiagnosticsTests {
    @Test("is reported where site.yml names it, and what refers to none is too", arguments: SectionsMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum SectionsMistakes {
    static let all: [Mistake] = [
        settings(
            "with the name of a folder that has another use",
            "conditions: Conditions",
            "people: {kind: topics, title: People}",
            report: """
                Content/site.yml:10:3: error: No section can be called `people` [section-invalid]
                  10 |   people: {kind: topics, title: People}
                     |   ^~~~~~
                     = help: the folder `people` has another use; choose another name, and `address: people` for the addresses
                """
        ),
        settings(
            "whose kind is not said",
            "conditions: Conditions",
            "living-well: Living well",
            report: """
                Content/site.yml:10:3: error: The key `kind` is missing [key-missing]
                  10 |   living-well: Living well
                     |   ^~~~~~~~~~~
                     = help: add `kind:` with what the section is about, such as `topics`
                """
        ),
        settings(
            "whose name is nearly a kind",
            "conditions: Conditions",
            "medicnes: Medicines",
            report: """
                Content/site.yml:10:3: error: The key `kind` is missing [key-missing]
                  10 |   medicnes: Medicines
                     |   ^~~~~~~~
                     = help: did you mean `medicines`? If not, add `kind:` with what the section is about
                """
        ),
        settings(
            "at the address of another one",
            "conditions: Conditions",
            "medicines: {title: Medicines, address: Conditions}",
            report: """
                Content/site.yml:10:42: error: The sections `conditions` and `medicines` have the same address, `/Conditions/` [section-invalid]
                  10 |   medicines: {title: Medicines, address: Conditions}
                     |                                          ^~~~~~~~~~
                     = help: give one of them another `address`
                """
        ),
        settings(
            "at the address of a page that every site has",
            "conditions: Conditions",
            "staff: {kind: topics, title: Staff, address: people}",
            report: """
                Content/site.yml:10:48: error: The address `/people/` belongs to a page or file that every site has [address-taken]
                  10 |   staff: {kind: topics, title: Staff, address: people}
                     |                                                ^~~~~~
                     = help: give the section another `address`
                """
        ),
        settings(
            "with an address of several parts",
            "conditions: Conditions",
            "medicines: {title: Medicines, address: health/medicines}",
            report: """
                Content/site.yml:10:42: error: `health/medicines` cannot be part of an address [section-invalid]
                  10 |   medicines: {title: Medicines, address: health/medicines}
                     |                                          ^~~~~~~~~~~~~~~~
                     = help: did you mean `health-medicines`?
                """
        ),
        subject(
            "names a condition that is not there",
            "treats: [migrane]",
            report: """
                Content/medicines/ibuprofen/index.md:3:10: error: No condition has the slug `migrane` [condition-unknown]
                   3 | treats: [migrane]
                     |          ^~~~~~~
                     = help: known here: `anemia`
                """
        ),
        subject(
            "treats a medicine",
            "treats: [medicines/ibuprofen]",
            report: """
                Content/medicines/ibuprofen/index.md:3:10: error: `treats` names conditions, but `medicines/ibuprofen` is a medicine [relation-unfit]
                   3 | treats: [medicines/ibuprofen]
                     |          ^~~~~~~~~~~~~~~~~~~
                     = help: name it under `related`
                """
        ),
        subject(
            "names a medicine that is not there",
            "related: [paracetamol]",
            report: """
                Content/medicines/ibuprofen/index.md:3:11: error: No medicine has the slug `paracetamol` [condition-unknown]
                   3 | related: [paracetamol]
                     |           ^~~~~~~~~~~
                     = help: known here: `ibuprofen`
                """
        ),
        Mistake(
            "a medicine that names a topic as if it were a medicine",
            edits: [sections("medicines: Medicines", "living-well: {kind: topics, title: Living well}")],
            files: [
                "Content/medicines/ibuprofen/index.md": "---\ntitle: Ibuprofen\nrelated: [sleep]\n---\n",
                "Content/living-well/sleep/index.md": "---\ntitle: Sleep\n---\n",
            ],
            report: """
                Content/medicines/ibuprofen/index.md:3:11: error: No medicine has the slug `sleep` [condition-unknown]
                   3 | related: [sleep]
                     |           ^~~~~
                     = help: did you mean `living-well/sleep`?
                """
        ),
        subject(
            "names a condition twice",
            "treats: [anemia, conditions/anemia]",
            report: """
                Content/medicines/ibuprofen/index.md:3:18: warning: `anemia` is in this list twice [relation-unfit]
                   3 | treats: [anemia, conditions/anemia]
                     |                  ^~~~~~~~~~~~~~~~~
                     = help: delete it
                """
        ),
        subject(
            "is related to itself",
            "related: [ibuprofen]",
            report: """
                Content/medicines/ibuprofen/index.md:3:11: warning: The medicine names itself, as `medicines/ibuprofen` [relation-unfit]
                   3 | related: [ibuprofen]
                     |           ^~~~~~~~~
                     = help: delete it
                """
        ),
        subject(
            "names a section that is not there",
            "related: [medicine/ibuprofen]",
            report: """
                Content/medicines/ibuprofen/index.md:3:11: error: The site has no section `medicine` [condition-unknown]
                   3 | related: [medicine/ibuprofen]
                     |           ^~~~~~~~~~~~~~~~~~
                     = help: did you mean `medicines`?
                """
        ),
        subject(
            "has the key of another kind of subject",
            "diagnoses: [anemia]",
            report: """
                Content/medicines/ibuprofen/index.md:3:1: error: A medicine has no key `diagnoses` [key-unknown]
                   3 | diagnoses: [anemia]
                     | ^~~~~~~~~
                     = help: docs/content.md lists the keys; put your own keys under `extra`
                """
        ),
        subject(
            "has a code of a system for diseases",
            "codes: {icd-10: D64.9}",
            report: """
                Content/medicines/ibuprofen/index.md:3:9: error: `codes` has no key `icd-10` [key-unknown]
                   3 | codes: {icd-10: D64.9}
                     |         ^~~~~~
                     = help: known here: `atc`, `mesh`, `rxnorm`, `snomed-ct`, `umls`
                """
        ),
        subject(
            "has a malformed code",
            "codes: {atc: N02BE1}",
            report: """
                Content/medicines/ibuprofen/index.md:3:14: error: `N02BE1` is not a well-formed ATC code [code-malformed]
                   3 | codes: {atc: N02BE1}
                     |              ^~~~~~
                     = help: such a code is a capital letter, two digits, one or two capital letters and perhaps two digits, such as `N02BE01`
                """
        ),
        Mistake(
            "counts of people with a medicine",
            edits: [sections("medicines: Medicines")],
            files: [
                "Content/medicines/ibuprofen/index.md": "---\ntitle: Ibuprofen\n---\n",
                "Content/data/experiences.csv": "condition,article,people,url\nmedicines/ibuprofen,,3,\n",
            ],
            report: """
                Content/data/experiences.csv:2:1: error: The row counts people with a condition, but `medicines/ibuprofen` is a medicine [relation-unfit]
                   2 | medicines/ibuprofen,,3,
                     | ^~~~~~~~~~~~~~~~~~~
                     = help: name a condition, or delete the row
                """
        ),
        Mistake(
            "a subject in the folder of a kind that the site has no section for",
            files: ["Content/medicines/ibuprofen/index.md": "---\ntitle: Ibuprofen\n---\n"],
            report: """
                Content/medicines/ibuprofen/index.md:1:1: error: A Markdown file in this place is not part of the site [misplaced-file]
                   1 | ---
                     | ^
                     = help: name the section `medicines` under `sections` in `site.yml`, or give the file another name
                """
        ),
        Mistake(
            "an article in the folder of a medicine that is not there",
            edits: [sections("medicines: Medicines")],
            files: [
                "Content/medicines/ibuprofen/with-food.md": """
                ---
                title: With food?
                summary: Yes.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/medicines/ibuprofen/with-food.md:1:1: error: The folder `medicines/ibuprofen` has an article but no medicine [condition-unknown]
                   1 | ---
                     | ^
                     = help: write the medicine as `medicines/ibuprofen/index.md`, or move what is in the folder
                """
        ),
    ]

    /// `site.yml` with sections, each on a line.
    private static func sections(_ lines: String...) -> Mistake.Edit {
        let all = ["conditions: Conditions"] + lines.filter { $0 != "conditions: Conditions" }
        return Mistake.Edit(
            .settings,
            "timeZone: UTC",
            "timeZone: UTC\nsections:\n" + all.map { "  \($0)" }.joined(separator: "\n")
        )
    }

    private static func settings(_ name: String, _ lines: String..., report: String) -> Mistake {
        Mistake(
            name,
            edits: [
                Mistake.Edit(
                    .settings,
                    "  name: Test Publisher",
                    "  name: Test Publisher\nsections:\n" + lines.map { "  \($0)" }.joined(separator: "\n")
                )
            ],
            report: report
        )
    }

    /// A medicine with a line in its front matter.
    private static func subject(_ name: String, _ line: String, report: String) -> Mistake {
        Mistake(
            name,
            edits: [sections("medicines: Medicines")],
            files: [
                "Content/medicines/ibuprofen/index.md":
                    "---\ntitle: Ibuprofen\n\(line)\nreviewed: 2026-04-07\nreviewers: [ada]\n---\n"
            ].mapValues {
                Mistake.Contents.text($0)
            },
            report: report
        )
    }
}
