import Diagnostics
import SiteTestSupport
import Testing

/// Faults as they were seen together on a page of a live site, in a text of our own.
@Suite("A page with the faults of live health pages")
struct LivePageFaultsTests {
    @Test("is told of every one of them")
    func faults() async throws {
        let site = try TemporarySite([
            "Content/conditions/anemia/signs.md": """
            ---
            title: How does gout show itself?
            summary: Crystals of uric acid settle in a joint and inflame it.
            updated: 2026-04-07
            topic: causes
            ---
            This article was medically reviewed.

            Gout is an inflammatory condition. Crystals of uric acid accumulate within a joint and produce
            considerable discomfort, discoloration and limitation of movement. Approximately 41 participants in
            our community described their initial episode as overwhelming.

            Beyond heredity, numerous nutritional and physiological circumstances raise the concentration of
            uric acid, including these factors:

            A comparison with a household appliance may be helpful. Sediment collects gradually and invisibly
            within the machine, until an additional disturbance suddenly interrupts its operation. People
            frequently attribute the episode to that disturbance alone, although the sediment was there before.
            In the same manner, a single generous meal is sometimes taken for the cause of an attack.
            """
        ])
        let found = try await site.build().diagnostics.filter { $0.location.file.path.hasSuffix("signs.md") }
        let lines = found.map { diagnostic in
            "\(diagnostic.location.start.line) \(diagnostic.identifier.name): \(diagnostic.message)"
        }
        let expected = [
            // "Medically reviewed", and by no one; "updated" in the place of a date of review.
            "1 key-missing: The key `reviewed` is missing",
            "1 key-missing: The key `reviewers` is missing",
            // No sources, neither for the number in line 10 nor for anything else.
            "1 sources-missing: The text lists no sources",
            // No advice on when to get help.
            "7 care-card-missing: No card of the article says when to get help",
            "7 reading-grade: The text reads at school grade 14.5 (Flesch-Kincaid); the site wants 6 or less",
            "13 list-announced: `factors:` announces something that does not follow",
        ]
        #expect(lines == expected)
    }
}
