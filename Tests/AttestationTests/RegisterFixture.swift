import Attestation
import Diagnostics
import SiteModel
import Testing

/// A small published site below `https://example.org/health/`, with its register.
struct RegisterFixture {
    static let causes = "conditions/anemia/causes/index.html"
    static let gout = "conditions/gout/index.html"
    static let glossary = "glossary/index.html"
    static let image = "images/blood cell.png"
    static let general = SharedTextID.disclaimer(DisclaimerID("general"))

    let seal: SealFixture
    /// All files of the site but the register.
    var files: [String: [UInt8]]
    var register: Register

    init() throws {
        seal = try SealFixture()
        files = [
            Self.image: Array("an image".utf8),
            Self.causes: Self.page(
                "What causes anemia?",
                """
                <p>Low <button>iron</button><span class="meaning">iron: A metal.</span>, 5 mg daily.
                <img src="../../../images/blood%20cell.png?1" alt="A cell"></p>
                """,
                claim: ("2026-04-07", "ada")
            ),
            Self.gout: Self.page("Gout", "<p>Drink water.</p>", claim: ("2026-03-01", "dana")),
            Self.glossary: Array(
                """
                <!DOCTYPE html><title>Words</title><dl data-reviewed="glossary">
                <div><dt>iron</dt><dd>A metal.</dd></div><div><dt>gout</dt><dd>A disease.</dd></div></dl>
                """.utf8
            ),
        ]
        let site = try seal.site(address: "https://example.org/health/")
        register = Register(of: site, pages: [], sharedTexts: [], validThrough: try seal.day("2028-06-30"))
        try publish()
    }

    /// Makes the register of the files as they are.
    mutating func publish() throws {
        let site = try seal.site(address: "https://example.org/health/")
        let causes = try published(Self.causes)
        let gout = try published(Self.gout)
        let glossary = try #require(try published(Self.glossary).meanings).digest
        let general = try #require(causes.disclaimer).digest
        let shared: [SharedTextID: ContentDigest] = [
            Self.general: general, .glossary: try #require(causes.meanings).digest,
        ]

        // Signed by Ada, who fixed a typo later.
        let first = try entry(
            "2026-04-07",
            SealFixture.ada,
            SealFixture.text("before the typo"),
            shared,
            key: seal.first
        )
        let second = try entry(
            "2026-05-02",
            SealFixture.ada,
            try #require(causes.text).digest,
            shared,
            kind: .editorial,
            note: "Typo.",
            after: first,
            key: seal.first
        )
        // The disclaimer changed since, and was signed by itself.
        let third = try entry(
            "2026-03-01",
            SealFixture.dana,
            try #require(gout.text).digest,
            [:],
            at: "/conditions/gout/",
            kind: .clinical
        )
        let shownOnGout: [SharedTextID: ContentDigest] = [Self.general: general]
        let ofDisclaimer = try entry("2027-03-01", SealFixture.ada, general, [:], at: nil, key: seal.second)
        let ofGlossary = try entry("2026-06-01", SealFixture.ada, glossary, [:], at: nil, key: seal.first)

        register = Register(
            of: site,
            pages: [
                Register.Page(
                    address: Address(path: "/conditions/gout/"),
                    title: "Gout",
                    digests: PageDigests(text: try #require(gout.text).digest, shared: shownOnGout),
                    standing: try standing("2026-03-01", by: SealFixture.dana),
                    record: record([third])
                ),
                Register.Page(
                    address: Address(path: "/conditions/anemia/causes/"),
                    title: " What causes  anemia?",
                    digests: PageDigests(text: try #require(causes.text).digest, shared: shared),
                    standing: try standing("2026-04-07", by: SealFixture.ada),
                    record: record([first, second])
                ),
            ],
            sharedTexts: [
                Register.SharedText(id: .glossary, text: glossary, record: record([ofGlossary])),
                Register.SharedText(id: Self.general, text: general, record: record([ofDisclaimer])),
            ],
            validThrough: try seal.day("2028-06-30")
        )
    }

    func published(_ path: String) throws -> PublishedPage {
        try PublishedPage(html: try #require(files[path])) { source in
            source.hasSuffix("blood%20cell.png?1") ? files[Self.image].map { ContentDigest(of: $0) } : nil
        }
    }

    func standing(_ day: String, by reviewer: PersonID, _ facts: [ReviewFact] = []) throws -> ReviewStanding {
        let claim = ReviewStatus.Claim(reviewed: try seal.day(day), due: try seal.day("2029-01-01"))
        return ReviewStanding(facts: facts, action: .nothing, claim: claim, reviewers: [reviewer])
    }

    func record(_ entries: [ReviewEntry]) -> ReviewRecord { ReviewRecord(file: SealFixture.file, entries: entries) }

    func entry(
        _ date: String,
        _ reviewer: PersonID,
        _ text: ContentDigest,
        _ shared: [SharedTextID: ContentDigest],
        at address: String? = "/conditions/anemia/causes/",
        kind: ReviewEntry.Kind? = nil,
        note: String? = nil,
        after last: ReviewEntry? = nil,
        key: PrivateKey? = nil
    ) throws -> ReviewEntry {
        var entry = try seal.entry(date, reviewer, text: "", note: note, after: last)
        entry.text.value = text
        entry.shared = shared
        if let kind {
            entry.kind = kind
            entry.nextReview = kind == .clinical ? entry.date.map { $0.adding(months: 36) } : nil
        }
        entry.address = address.map { Located(Address(path: $0), at: entry.location) }
        entry.signature = try key.map {
            Located(try $0.signature(of: EntryForm.signedBytes(of: entry)), at: entry.location)
        }
        return entry
    }

    /// A page with a text, the disclaimer and a claim.
    static func page(
        _ title: String,
        _ body: String,
        disclaimer: String = "Ask a doctor.",
        claim: (day: String, reviewer: String)? = nil
    ) -> [UInt8] {
        let review = claim.map { claim in
            """
            , "lastReviewed": "\(claim.day)", "reviewedBy": {"@type": "Person", "name": "\(claim.reviewer)",
            "@id": "https://example.org/health/people/\(claim.reviewer)/#person",
            "url": "https://example.org/health/people/\(claim.reviewer)/"}
            """
        }
        return Array(
            """
            <!DOCTYPE html>
            <html lang="en"><head><title>\(title)</title>
            <script type="application/ld+json">{"@graph": [{"@type": "MedicalWebPage"\(review ?? "")}]}</script></head>
            <body><h1 data-reviewed="title">\(title)</h1>
            <div data-reviewed="body">\(body)</div>
            <div data-reviewed="disclaimer"><p>\(disclaimer)</p></div></body></html>

            """.utf8
        )
    }

    // MARK: Verification

    /// What a verification finds, a line each.
    func findings(of register: [UInt8]? = nil) -> [String] {
        verification(register).findings.map { "\($0.path) \($0.message)" }
    }

    func verification(_ register: [UInt8]? = nil, today: CalendarDate? = nil) -> RegisterVerification {
        let today = today ?? self.register.day
        return RegisterVerification(
            register: register ?? self.register.bytes,
            files: Array(files.keys),
            today: today,
            readFile: { files[$0] }
        )
    }

    mutating func replace(_ old: String, with new: String, in path: String) throws {
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        try #require(text.contains(old))
        files[path] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    }
}
