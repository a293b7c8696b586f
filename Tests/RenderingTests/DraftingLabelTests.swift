import Diagnostics
import SiteModel
import Testing

@testable import Rendering

@Suite("The page of a text in which a machine had a part")
struct DraftingLabelTests {
    private static let tool = "Writer <2>"

    /// A page whose text a machine wrote or helped to write, with a record of these entries.
    private func page(
        _ drafting: Drafting?,
        standard: Drafting = Drafting(.none),
        label: DraftingPolicy.Label = .short,
        facts: [ReviewFact] = [],
        entries: [(kind: ReviewEntry.Kind, isSigned: Bool, isOfThisText: Bool)] = []
    ) throws -> ShownPage {
        var fixture = ReviewedPageFixture()
        let place = SourceLocation(fixture.text.file)
        let signature = try #require(EntrySignature([UInt8](repeating: 0, count: 64), of: .entry))
        let digest = try #require(ReviewedPageFixture.digest)
        let other = try #require(ContentDigest(hexadecimal: String(repeating: "a", count: 64).utf8))
        fixture.text.drafting = drafting.map { Located($0, at: place) }
        fixture.fixture.settings.drafting.standard = standard
        fixture.fixture.settings.drafting.reviewedLabel = label
        fixture.digests = PageDigests(text: digest)
        fixture.text.record = ReviewRecord(
            file: fixture.text.file,
            entries: entries.map { entry in
                ReviewEntry(
                    date: Located(ReviewedPageFixture.reviewed, at: place),
                    reviewer: Located(PersonID("ada"), at: place),
                    kind: entry.kind,
                    text: Located(entry.isOfThisText ? digest : other, at: place),
                    signature: entry.isSigned ? Located(signature, at: place) : nil
                )
            }
        )
        return try fixture.page(facts)
    }

    private static let wrote = "A machine (artificial intelligence) wrote this text: Writer &lt;2&gt;."

    @Test("says it above the answer and in the record, as long as no one signed just this text")
    func unsigned() throws {
        let generated = Drafting(.generated, tool: Self.tool)
        for facts in [[], [.neverReviewed], [.changed]] as [[ReviewFact]] {
            let page = try page(generated, facts: facts)
            #expect(page.notices.contains(Self.wrote))
            #expect(page.remarks == [Self.wrote])
        }
        let carried = try page(generated, entries: [(.clinical, true, false), (.editorial, true, true)])
        #expect(carried.notices.contains(Self.wrote))
        #expect(try page(generated, entries: [(.clinical, false, true)]).notices.contains(Self.wrote))
        let helped = "A machine (artificial intelligence) helped to write this text"
        #expect(try page(Drafting(.assisted)).remarks == ["\(helped)."])
        #expect(try page(Drafting(.assisted, tool: "A")).remarks == ["\(helped): A."])
    }

    @Test("may say it in a few words where a clinician signed just this text, if the site has it so")
    func signed() throws {
        let signed: [(kind: ReviewEntry.Kind, isSigned: Bool, isOfThisText: Bool)] = [(.clinical, true, true)]
        let generated = Drafting(.generated, tool: Self.tool)
        let short = try page(generated, entries: signed)
        #expect(short.remarks == ["Written by a machine, then medically reviewed."])
        #expect(!short.html.contains("Writer"))
        #expect(short.notices.allSatisfy { !$0.contains("machine") })
        let full = try page(generated, label: .full, entries: signed)
        #expect(full.remarks == [Self.wrote])
        #expect(full.notices.allSatisfy { !$0.contains("machine") })
        #expect(try page(generated, facts: [.changed], entries: signed).remarks == [Self.wrote])
    }

    @Test("says nothing where no machine had a part, and what the site says of all texts where the text says nothing")
    func standard() throws {
        let assisted = Drafting(.assisted)
        #expect(try page(nil).html == page(Drafting(.none)).html)
        #expect(try page(Drafting(.none), standard: assisted).html == page(nil).html)
        #expect(try page(nil, standard: assisted).html == page(assisted).html)
    }

    @Test("tells machines by the codes of IPTC that schema.org has")
    func structuredData() throws {
        func code(_ drafting: Drafting?) throws -> String? {
            try page(drafting).structuredData.replacing("\":\"", with: "\": \"").firstMatch(
                of: /"digitalSourceType": "https:\/\/schema\.org\/(\w+)"/
            ).map { String($0.1) }
        }
        #expect(try code(Drafting(.generated, tool: "A")) == "TrainedAlgorithmicMediaDigitalSource")
        #expect(try code(Drafting(.assisted)) == "CompositeWithTrainedAlgorithmicMediaDigitalSource")
        #expect(try code(nil) == nil)
    }
}
