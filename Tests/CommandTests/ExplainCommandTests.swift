import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen explain")
struct ExplainCommandTests {
    @Test(
        "prints the section of a kind of problem, named as a report names it",
        arguments: ["key-duplicate", "[key-duplicate]"]
    )
    func explains(name: String) async throws {
        let outcome = try await Sitegen.run(["explain", name], in: TemporarySite())
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.hasPrefix("key-duplicate\n\nSeverity: error; a warning for the names of a condition."))
        #expect(outcome.output.contains("\n    "))
        #expect(!outcome.output.contains("```"))
        #expect(outcome.output.contains("\nFix: "))
    }

    @Test("says which kind was probably meant")
    func suggests() async throws {
        let outcome = try await Sitegen.run(["explain", "person-unknwon"], in: TemporarySite())
        #expect(outcome.status == 64)
        #expect(
            outcome.errors.contains("There is no kind of problem 'person-unknwon'; did you mean 'person-unknown'?")
        )
    }
}
