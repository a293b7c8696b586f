import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen review editorial")
struct EditorialTests {
    private func editorial(_ site: ReviewSite, _ arguments: String...) async throws -> Sitegen.Outcome {
        let command = ["review", "editorial", "anemia/causes", "--by", "dana", "--as-of", "2026-06-02"]
        return try await Sitegen.run(command + ["--note", "A comma"] + arguments, in: site.site)
    }

    @Test("carries the review over to a text in which only a comma came, with the old text from git or the output")
    func passes() async throws {
        for usesGit in [true, false] {
            let site = try ReviewSite()
            try await site.sign()
            if usesGit { try await site.commit("Reviewed") } else { _ = try await site.build() }
            try site.replace("Text about causes,", with: "Text, about causes,")
            let outcome = try await editorial(site)
            #expect(outcome.status == 0)
            #expect(outcome.output == "")
            #expect(
                outcome.errors == """
                    anemia/causes, what changed since the review of 2026-06-01:

                    …
                    ## Blood loss
                    [-Text-]{+Text,+} about causes, such as a lack of iron.

                    Carried the review of 2026-06-01 over to anemia/causes: \(ReviewSite.record)

                    """
            )
            let record = try site.site.text(ReviewSite.record)
            #expect(record.contains("\n  kind: editorial\n"))
            #expect(record.contains("\n  note: A comma\n  before: "))
            #expect(try await site.build(on: "2026-06-02").errors == "")
            let html = try site.site.text("Output/conditions/anemia/causes/index.html")
            #expect(html.contains("<time datetime=\"2026-06-01\">"))

            let again = try await editorial(site)
            #expect(again.status == 0)
            #expect(again.errors == "anemia/causes has not changed since it was reviewed.\n")
            #expect(try site.entries() == 2)
        }
    }

    @Test("refuses what needs a clinician, and takes a respelling that the site lists")
    func refuses() async throws {
        let site = try ReviewSite()
        try await site.sign()
        _ = try await site.build()
        try site.replace("lack", with: "want")
        let outcome = try await editorial(site)
        #expect(outcome.status == 1)
        #expect(
            outcome.errors == """
                sitegen: error: anemia/causes must be signed by a clinician. `as a lack of iron` became \
                `as a want of iron`: respellings.yml does not list `lack` and `want` as a pair. Run `sitegen review sign anemia/causes --by ID`.

                """
        )
        #expect(try site.entries() == 1)
        try site.site.write("- [lack, want]\n", to: "Content/respellings.yml")
        #expect(try await editorial(site).status == 0)
    }

    @Test("refuses where there is no review, no older text, or a shared text that no one signed")
    func unfounded() async throws {
        let site = try ReviewSite()
        let none = try await editorial(site)
        #expect(none.status == 1)
        #expect(
            none.errors == """
                sitegen: error: anemia/causes has no review on record to carry over; run \
                `sitegen review sign anemia/causes --by ID`.

                """
        )
        try await site.sign()
        try site.replace("Text about causes,", with: "Text, about causes,")
        let lost = try await editorial(site)
        #expect(lost.status == 1)
        #expect(
            lost.errors == """
                sitegen: error: The text of anemia/causes that was reviewed is not in the output folder or in git, so no one can tell what changed; run `sitegen review sign anemia/causes --by ID`.

                """
        )
        try site.replace("This is not advice.", with: "This is no advice.", in: StandardFile.disclaimer.rawValue)
        let shared = try await editorial(site)
        #expect(shared.status == 1)
        #expect(
            shared.errors == """
                sitegen: error: `disclaimers/general` has changed since anemia/causes was reviewed; run `sitegen review sign disclaimers/general --by ID` first.

                """
        )
        #expect(try site.entries() == 1)
    }

    @Test("needs a note that says something")
    func note() async throws {
        let outcome = try await editorial(try ReviewSite(), "--note", " ")
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("Error: --note must say what was changed.\n"))
    }
}
