import SiteModel
import Testing

@testable import Attestation

@Suite("The meanings that changed on a page")
struct ChangedMeaningsTests {
    private func form(_ meanings: [String]) throws -> TextForm {
        try #require(TextForm.meanings(meanings.map { Array($0.utf8) }))
    }

    private func changed(_ new: [String], since old: [String]?) throws -> ReviewStanding.ChangedMeanings {
        try form(new).changedMeanings(since: old.map { try form($0).digest })
    }

    @Test("are the new ones, where the page gave the others before")
    func found() throws {
        let new = ["iron: A metal.", "gout: A disease.", "salt: White: and fine.", "urea: A waste."]
        #expect(try changed(new, since: Array(new.dropLast(1))) == .new(["urea"]))
        #expect(try changed(new, since: [new[1], new[3]]) == .new(["iron", "salt"]))
        #expect(try changed(new, since: [new[2]]) == .new(["gout", "iron", "urea"]))
        #expect(try changed(new, since: nil) == .new(["gout", "iron", "salt", "urea"]))
    }

    @Test("may be any that the page explains, where one changed or went")
    func unknown() throws {
        let new = ["iron: A metal.", "gout: A disease."]
        #expect(try changed(new, since: ["iron: A gas.", new[1]]) == .unknown(explained: ["gout", "iron"]))
        #expect(try changed(new, since: new + ["salt: S."]) == .unknown(explained: ["gout", "iron"]))
    }

    @Test("are sought for a limited time only, however many the page explains")
    func limited() throws {
        let words = (1...40).map { "word\($0): Its meaning." }
        let old = Array(words.dropLast(20))
        guard case .unknown(let explained) = try changed(words, since: old) else {
            Issue.record("twenty new words of forty were found")
            return
        }
        #expect(explained.count == 40)
    }
}
