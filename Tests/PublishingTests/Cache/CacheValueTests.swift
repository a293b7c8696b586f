import Attestation
import Diagnostics
import SiteModel
import Testing

@testable import Publishing

@Suite("Values in a cache file")
struct CacheValueTests {
    private func back<Value: CacheValue & Equatable>(_ value: Value) throws -> Bool {
        var reader = CacheReader(value.cacheBytes[...])
        return try reader.value(Value.self) == value && reader.isAtEnd
    }

    @Test("come back as they were written")
    func roundTrip() throws {
        let place = SourceLocation(SourceFile(.templates, "a.mustache"), line: 300, column: 7, length: 2)
        let note = Diagnostic.Note("see here", at: place)
        #expect(try back(0) && back(127) && back(128) && back(Int.max) && back(-1))
        #expect(try back("") && back("für 𝄞") && back(["a", ""]) && back(Optional<String>.none) && back(Optional("a")))
        #expect(try back(ContentDigest(of: "a")) && back(place) && back(note))
        #expect(
            try back(
                Diagnostic(
                    .linkBroken,
                    at: place,
                    "message",
                    help: "help",
                    notes: [note],
                    severity: .note,
                    words: "words",
                    isReviewFact: true
                )
            )
        )
        let targets: [LinkDestination] = [
            .external("tel:1"), .page(place.file, anchor: nil), .page(place.file, anchor: "a"), .file(place.file),
            .anchor("b"),
        ]
        #expect(try back(targets.map { Body.Link(destination: $0, location: place) }))
        #expect(try back(Body.Heading(level: 3, id: "a", text: "A")))
        #expect(try back(Body.Citation(source: 2, uses: 3)))
        let lines = FormLines(bytes: Array("ä\n".utf8), images: [FormLines.Image(offset: 3, address: "/a.svg")])
        #expect(try back(BodyForm(lines: lines, meanings: [Array("a store".utf8), []])))
        #expect(
            try back([
                BodyQuestion.linkTarget(path: "a.md"), .suggestedPath(near: "b"), .ownAddress("c"), .peopleCount("d"),
                .peopleReferences, .service("e"), .serviceNames,
            ])
        )
        var summary = BuildSummary(day: try #require(CalendarDate(year: 2026, month: 4, day: 7)))
        summary.pages = 5
        summary.articles = 2
        summary.subjects = 1
        summary.skippedDrafts = [place.file]
        summary.acceptedFindings = 3
        #expect(try back(summary))
    }

    @Test("are never read past the end of the bytes")
    func damage() {
        let bytes = ["one", "two"].cacheBytes
        for count in 0..<bytes.count {
            var reader = CacheReader(bytes.prefix(count))
            #expect(throws: CacheDamage.self) { try reader.value([String].self) }
        }
        var huge = CacheReader([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
        #expect(throws: CacheDamage.self) { try huge.value([Int].self) }
    }
}
