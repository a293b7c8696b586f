import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// A site that has all that a page can tell machines, in the theme that comes with sitegen.
enum StructuredDataFixture {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static let files: [String: String] = [
        "Content/site.yml": """
        title: Test Health
        description: Short answers.
        baseURL: https://example.org/health/
        language: en
        defaultDisclaimer: general
        organization:
          name: Test Publisher
          url: https://publisher.example/
          contact: "mailto:hello@publisher.example"
          feedback: https://publisher.example/feedback/
        sections:
          conditions: Conditions
          medicines: Medicines
          tests: Tests
          treatments: Treatments
          vaccines: Vaccines
          symptoms: Symptoms
          living-well: {kind: topics, title: Living well}
        review:
          minimumReviewers: 0
        """,
        "Content/medicines/iron/index.md": """
        ---
        title: Iron tablets
        synonyms: [Ferrous sulfate]
        codes: {rxnorm: "24941", atc: B03AA07}
        treats: [anemia]
        ---
        """,
        "Content/medicines/iron/food.md": """
        ---
        title: Can I take iron with food?
        summary: Yes.
        ---
        Text.
        """,
        "Content/tests/blood-count/index.md": """
        ---
        title: Blood count
        codes: {loinc: 718-7}
        diagnoses: [anemia]
        ---
        """,
        "Content/treatments/transfusion/index.md": "---\ntitle: Transfusion\ntreats: [anemia]\n---\n",
        "Content/vaccines/flu/index.md": "---\ntitle: Flu vaccine\ncodes: {cvx: \"141\"}\nprevents: [anemia]\n---\n",
        "Content/symptoms/tiredness/index.md": "---\ntitle: Tiredness\nsymptomOf: [anemia]\n---\n",
        "Content/living-well/sleep/index.md": "---\ntitle: Sleep\nrelated: [conditions/anemia]\n---\n",
        "Content/conditions/anemia/index.md": """
        ---
        title: Anemia
        summary: Too few red blood cells.
        synonyms: [Anaemia, Low blood count]
        codes: {icd-10: "D64.9", snomed-ct: "271737000", orpha: ["98363", "ORPHA:101"]}
        reviewed: 2023-05-31
        reviewers: [ada]
        ---
        Text.
        """,
        "Content/conditions/anemia/causes.md": """
        ---
        title: What causes anemia?
        summary: You lose blood & iron, or make “too little”.
        reviewed: 2026-04-07
        reviewers: [ada, ben]
        authors: [dana]
        published: 2025-03-01
        updated: 2026-03-01
        sources:
          - {id: a, title: Anaemia, publisher: WHO, url: https://who.example/, published: 2023, isbn: 978-92-4-008854-2}
          - {id: b, title: A trial, doi: 10.1000/182, pmid: "123", pmcid: PMC6988703, nct: NCT04280705}
          - {id: c, title: Blood, published: 2023-05, accessed: 2026-01-01}
          - {id: d, title: Iron, published: 2023-05-18}
        ---
        Text.[^a] [^b] [^c] [^d]

        ![A drop of blood](blood.svg)
        """,
        "Content/conditions/anemia/blood.svg":
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>\n",
        "Content/conditions/anemia/life.md": """
        ---
        title: Living with anemia
        summary: Take it easy.
        ---
        Text.
        """,
        "Content/conditions/anemia/diet.md": """
        ---
        title: What to eat?
        summary: Eat well.
        reviewed: 2026-04-07
        reviewers: [ada]
        draft: true
        ---
        Text.
        """,
        "Content/conditions/gout/index.md": "---\ntitle: Gout\n---\n",
        "Content/data/experiences.csv": """
        condition,article,people,url
        anemia,,1204,/about/
        anemia,causes,1,https://stories.example/
        anemia,life,0,

        """,
        "Content/people/ada.md": """
        ---
        name: Dr. Ada Example
        credentials: MD, PhD
        role: Hematologist
        registration: Register 12345
        orcid: 0000-0002-1825-0097
        url: https://ada.example/
        conflicts: None.
        ---
        A profile.
        """,
        "Content/people/ben.md": "---\nname: Ben Sample\n---\n",
        "Content/people/dana.md": "---\nname: Dana Draft\ncredentials: BA\nrole: Writer\n---\n",
        "Content/disclaimers/general.md": "This is not advice.\n",
        "Content/glossary.yml": """
        - term: iron
          variants: [Fe]
          meaning: A metal that blood needs.
        - term: oxygen
          meaning: A gas in the air.
        """,
        "Content/pages/about.md": "---\ntitle: About\nsummary: Who we are.\n---\nText.\n",
        "Content/pages/how-we-review.md": "---\ntitle: How we review\n---\nText.\n",
        "Content/pages/corrections.md": "---\ntitle: Corrections\n---\nText.\n",
    ]

    /// Every page of a site, by its path in the output; of the fixture on 2026-06-01, with changes, unless other content
    /// and another day are named.
    static func pages(
        _ changes: [String: (old: String, new: String)] = [:],
        content: String? = nil,
        day: String = "2026-06-01",
        drafts: Bool = false
    ) async throws -> [String: VisiblePage] {
        var files = Self.files
        for (path, change) in changes {
            let text = try #require(files[path])
            try #require(text.contains(change.old))
            files[path] = text.replacing(change.old, with: change.new)
        }
        let site = try TemporarySite(standard: files)
        let result = try await site.build(
            writes: true,
            day: .day(try #require(CalendarDate(iso: day))),
            drafts: drafts,
            content: content,
            templates: repository + "/Templates"
        )
        try #require(result.isSuccess, "\(result.diagnostics.filter { $0.severity == .error })")
        return try site.files(below: "Output").filter { $0.key.hasSuffix(".html") }
            .mapValues { VisiblePage(String(decoding: $0, as: UTF8.self)) }
    }
}
