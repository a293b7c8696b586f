import SiteModel
import Testing

@testable import Attestation

@Suite("The meanings that are new on a page")
struct NewMeaningsTests {
    private func form(_ meanings: String...) throws -> TextForm {
        try #require(TextForm.meanings(meanings.map { Array($0.utf8) }))
    }

    @Test("are those without which the page gave the old ones")
    func found() throws {
        let new = try form("iron: A metal.", "gout: A disease.", "salt: White: and fine.")
        #expect(new.newMeanings(since: try form("iron: A metal.", "gout: A disease.").digest) == ["salt"])
        #expect(new.newMeanings(since: try form("gout: A disease.").digest) == ["iron", "salt"])
        #expect(new.newMeanings(since: nil) == ["gout", "iron", "salt"])
    }

    @Test("are not known where a meaning changed or went")
    func unknown() throws {
        let new = try form("iron: A metal.", "gout: A disease.")
        #expect(new.newMeanings(since: try form("iron: A gas.", "gout: A disease.").digest) == nil)
        #expect(new.newMeanings(since: try form("iron: A metal.", "gout: A disease.", "salt: S.").digest) == nil)
    }
}
