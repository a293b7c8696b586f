import SiteModel
import SiteTestSupport
import Testing

@testable import Reviewing

@Suite("A review that an editor carries over")
struct CarryOverTests {
    private func carryOver(
        _ site: SiteOnDesk,
        to name: String = "anemia/causes"
    ) async throws -> (outcome: CarryOver, session: ReviewSession) {
        let session = try await site.session(on: "2026-06-02")
        let writing = try EntryWriting(session, kind: .editorial, by: "dana", note: "Renamed", signer: nil)
        let subjects = try writing.subjects([try SiteOnDesk.text(name, in: session)])
        return (writing.carryOver(to: try #require(subjects.first)), session)
    }

    private func refusal(_ site: SiteOnDesk, of name: String = "anemia/causes") async throws -> String? {
        guard case .refusal(let reason) = try await carryOver(site, to: name).outcome else { return nil }
        return reason
    }

    @Test("has to be on record")
    func none() async throws {
        #expect(
            try await refusal(try SiteOnDesk())
                == "anemia/causes has no review on record to carry over; run `sitegen review sign anemia/causes --by ID`."
        )
    }

    @Test("stays where it is if the text has not changed")
    func unchanged() async throws {
        let site = try SiteOnDesk()
        try await site.sign()
        let outcome = try await carryOver(site).outcome
        guard case .nothing = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test("needs the text that was reviewed, and the shared texts of then")
    func lost() async throws {
        let site = try SiteOnDesk()
        try await site.sign()
        try site.replace("Text about causes.", with: "Text, about causes.")
        #expect(
            try await refusal(site)
                == "The text of anemia/causes that was reviewed is not in the output folder or in git, so no one can tell"
                + " what changed; run `sitegen review sign anemia/causes --by ID`."
        )
        try site.replace("This is not advice.", with: "This is no advice.", in: StandardFile.disclaimer.rawValue)
        #expect(
            try await refusal(site)
                == "`disclaimers/general` has changed since anemia/causes was reviewed; run"
                + " `sitegen review sign disclaimers/general --by ID` first."
        )
    }

    @Test("goes to another name below the same condition, and not to another condition")
    func move() async throws {
        let site = try SiteOnDesk(["Content/conditions/gout/index.md": "---\ntitle: Gout\n---\n"])
        try await site.sign()
        try site.move(SiteOnDesk.article, to: "Content/conditions/anemia/reasons.md")
        try site.move(SiteOnDesk.record, to: "Content/conditions/anemia/reasons.review.yml")
        let (outcome, session) = try await carryOver(site, to: "anemia/reasons")
        guard case .review(let carried) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect("\(carried.day)" == "2026-06-01")
        #expect(
            ShownText(of: session, marks: .brackets).text(of: carried)
                == "anemia/reasons, which was not changed since the review of 2026-06-01, is now at"
                + " `/conditions/anemia/reasons/`.\n\n"
        )
        try site.move("Content/conditions/anemia/reasons.md", to: "Content/conditions/gout/causes.md")
        try site.move("Content/conditions/anemia/reasons.review.yml", to: "Content/conditions/gout/causes.review.yml")
        #expect(
            try await refusal(site, of: "gout/causes")
                == "gout/causes was reviewed at `/conditions/anemia/causes/`, below another subject, and must be reviewed"
                + " at its new place; run `sitegen review sign gout/causes --by ID`."
        )
    }
}
