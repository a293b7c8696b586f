import Attestation
import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("Any text that was signed")
struct SignedTextPropertyTests {
    private static let templates = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Templates").path
    /// The smallest picture that is one.
    private static let picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    private static func path(of seed: UInt64) -> String { "conditions/anemia/text-\(seed).md" }

    private static func request(_ site: TemporarySite) throws -> BuildRequest {
        BuildRequest(
            content: site.content,
            templates: templates,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            jobs: 2,
            toolVersion: "test"
        )
    }

    /// Writes a text of each seed in one of the ways to write it.
    private static func write(_ seeds: [UInt64], to site: TemporarySite, writing: UInt64) throws {
        for seed in seeds {
            var numbers = SeededNumbers(seed: seed)
            let text = RandomText(using: &numbers)
            var ways = SeededNumbers(seed: seed &+ writing &* 1_000)
            let sources = (1...3).map { number in
                "\n  - {id: s\(number), title: Source \(number), url: \"https://example.org/\(number)\"}"
            }
            try site.write(
                "---\ntitle: Text \(seed)?\nsummary: Sum \(seed).\nauthors: [dana]\n"
                    + "sources:\(sources.joined())\n---\n"
                    + text.markdown(using: &ways),
                to: "Content/" + path(of: seed)
            )
        }
    }

    /// A site of texts that have nothing wrong with them but that no one has reviewed them; not every random text keeps
    /// the rules about headings.
    private static func site(_ seeds: [UInt64]) async throws -> (site: TemporarySite, seeds: [UInt64]) {
        let picture = try #require(Data(base64Encoded: picture))
        let site = try TemporarySite([
            "Content/conditions/anemia/other.md": "---\ntitle: Other?\nsummary: Else.\nreviewed: 2026-04-07\n"
                + "reviewers: [ada]\n---\nText.\n",
            "Content/glossary.yml": "- {term: marrow, meaning: Where blood is made.}\n"
                + "- {term: ferritin, meaning: A store.}\n",
            "Content/data/experiences.csv": "condition,article,people,url\nanemia,,12,\n",
        ])
        let settings = try site.text(StandardFile.settings.rawValue)
        try site.write(
            settings + "\nservices: {emergency: {label: \"911\", phone: \"911\"}}\n",
            to: StandardFile.settings.rawValue
        )
        try site.write(picture, to: "Content/conditions/anemia/cell.png")
        try site.write(picture + Data([0]), to: "Content/conditions/anemia/blood.png")
        try write(seeds, to: site, writing: 0)
        let faulty = Set(
            try await ReviewDesk(request(site), keepsForms: false).diagnostics
                .filter { $0.severity == .error && !$0.isReviewFact }.map(\.location.file.path)
        )
        let sound = seeds.filter { !faulty.contains(path(of: $0)) }
        for seed in seeds where faulty.contains(path(of: seed)) { try site.remove("Content/" + path(of: seed)) }
        return (site, sound)
    }

    private static func sign(_ texts: [ReviewDesk.Text], on desk: ReviewDesk) throws {
        for text in texts {
            let digests = try #require(text.digests)
            let place = SourceLocation(text.recordFile)
            func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: place) }
            let entry = ReviewEntry(
                date: located(desk.site.day),
                reviewer: located(PersonID("ada")),
                kind: .clinical,
                nextReview: located(desk.site.day.adding(months: 12)),
                text: located(digests.text),
                shared: digests.shared
            )
            try desk.append(entry, to: text)
        }
    }

    private static func texts(on desk: ReviewDesk) -> [ReviewDesk.Text] {
        desk.texts.filter { $0.file.path.contains("/text-") }
    }

    @Test("is current, on its page and in the register too, and stays so when it is written in another way")
    func isCurrent() async throws {
        let (site, seeds) = try await Self.site(Array(0..<120))
        try #require(seeds.count > 30)
        let request = try Self.request(site)
        let unsigned = try await ReviewDesk(request, keepsForms: true)
        let texts = Self.texts(on: unsigned)
        #expect(texts.count == seeds.count)
        #expect(texts.allSatisfy { $0.standing?.facts == [.neverReviewed] })
        try Self.sign(texts, on: unsigned)
        for writing in UInt64(0)..<3 {
            try Self.write(seeds, to: site, writing: writing)
            let signed = try await ReviewDesk(request, keepsForms: false)
            for text in Self.texts(on: signed) {
                #expect(text.standing?.facts == [], "\(text.name), written in way \(writing)")
                #expect(text.standing?.reviewers == [PersonID("ada")])
            }
            let result = try await SiteBuilder(request).build()
            #expect(result.diagnostics.filter { $0.severity == .error } == [])
            let published = PublishedFolder(site.output)
            let register = try #require(try published.read(Address.reviewRegister.outputPath))
            let verification = try RegisterVerification(
                register: register,
                files: try published.listing().files,
                today: signed.site.day,
                readFile: published.read
            )
            #expect(verification.findings == [])
            #expect(verification.pages == seeds.count)
        }
    }
}
