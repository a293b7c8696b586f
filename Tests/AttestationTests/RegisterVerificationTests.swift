import SiteModel
import Testing

@testable import Attestation

@Suite("The verification of a published site")
struct RegisterVerificationTests {
    private struct Unreadable: Error {}

    private static let causes = RegisterFixture.causes
    private static let gout = RegisterFixture.gout
    private static let glossary = RegisterFixture.glossary
    private static let register = ".well-known/medical-review.json"

    @Test("finds nothing where the site and its register fit each other, and counts what it looked at")
    func nothing() throws {
        let verification = try RegisterFixture().verification()
        #expect(verification.findings.isEmpty)
        #expect(verification.pages == 2)
        #expect(verification.entries == 5)
        #expect(verification.signatures == 4)
    }

    @Test("is not content with a register that lists no page")
    func noPages() throws {
        var fixture = try RegisterFixture()
        fixture.register.pages = []
        #expect(fixture.findings(of: fixture.register.bytes) == [".well-known/medical-review.json lists no pages"])
    }

    // MARK: Pages

    /// A change of a file, and what is found then.
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        let path: String
        let old: String
        let new: String
        let findings: [String]

        init(_ name: String, in path: String, _ old: String, _ new: String, _ findings: [String]) {
            self.name = name
            self.path = path
            self.old = old
            self.new = new
            self.findings = findings
        }

        var testDescription: String { name }
    }

    static let changes: [Change] = [
        Change(
            "a word",
            in: RegisterFixture.causes,
            "Low",
            "High",
            [
                "\(Self.causes) shows a different text from the one in the register: its digest is 61ce4a1041fc…, not"
                    + " 30af636b879d…"
            ]
        ),
        Change(
            "a digit",
            in: RegisterFixture.causes,
            "5 mg",
            "50 mg",
            [
                "\(Self.causes) shows a different text from the one in the register: its digest is 88fa0b1e8f60…, not"
                    + " 30af636b879d…"
            ]
        ),
        Change(
            "the title",
            in: RegisterFixture.causes,
            "\"title\">What",
            "\"title\">Why",
            [
                "\(Self.causes) shows a different text from the one in the register: its digest is f811d7221e3f…, not"
                    + " 30af636b879d…; its title is `Why causes anemia?`, not `What causes anemia?`"
            ]
        ),
        Change(
            "a heading",
            in: RegisterFixture.gout,
            "<p>Drink water.</p>",
            "<h2>Drink water.</h2>",
            [
                "\(Self.gout) shows a different text from the one in the register: its digest is 3218f89f1141…, not"
                    + " 9318cc6825fc…"
            ]
        ),
        Change(
            "a sentence",
            in: RegisterFixture.gout,
            "Drink water.",
            "Eat meat.",
            [
                "\(Self.gout) shows a different text from the one in the register: its digest is a35b0c0d14af…, not"
                    + " 9318cc6825fc…"
            ]
        ),
        Change(
            "a meaning",
            in: RegisterFixture.causes,
            "A metal.",
            "A gas.",
            [
                "\(Self.causes) gives different meanings of words from those in the register: their digest is"
                    + " 15584b32cc35…, not 5091f19b0ba0…"
            ]
        ),
        Change(
            "a meaning of the glossary",
            in: RegisterFixture.glossary,
            "A metal.",
            "A gas.",
            [
                "\(Self.glossary) gives different meanings of words from those in the register under `glossary`"
            ]
        ),
        Change(
            "the disclaimer",
            in: RegisterFixture.gout,
            "Ask a doctor.",
            "Ask nobody.",
            [
                "\(Self.gout) shows a different disclaimer from the one in the register: the digest of"
                    + " `disclaimers/general` is 148951e8a349…, not 6459b410a001…"
            ]
        ),
        Change(
            "no disclaimer",
            in: RegisterFixture.gout,
            "data-reviewed=\"disclaimer\"",
            "",
            [
                "\(Self.gout) shows no disclaimer, but in the register it has `disclaimers/general`"
            ]
        ),
        Change(
            "no marks",
            in: RegisterFixture.gout,
            "data-reviewed=\"body\"",
            "",
            [
                "\(Self.gout) shows a different text from the one in the register: its digest is f82680ad6fd2…, not"
                    + " 9318cc6825fc…"
            ]
        ),
        Change(
            "a region twice",
            in: RegisterFixture.gout,
            "<p>Drink",
            "<p data-reviewed=\"title\">Drink",
            [
                "\(Self.gout) has the region `title` inside another",
                "\(Self.gout) has the region `title` twice",
            ]
        ),
        Change(
            "the file of an image",
            in: RegisterFixture.image,
            "an image",
            "another",
            [
                "\(Self.causes) shows a different text from the one in the register: its digest is d21231372802…, not"
                    + " 30af636b879d…"
            ]
        ),
        Change(
            "another image",
            in: RegisterFixture.causes,
            "blood%20cell.png",
            "bone.png",
            [
                "\(Self.causes) shows the image `../../../images/bone.png?1`, which is not a file of the site"
            ]
        ),
        Change(
            "an image elsewhere",
            in: RegisterFixture.causes,
            "src=\"",
            "src=\"https://example.com/",
            [
                "\(Self.causes) shows the image `https://example.com/../../../images/blood%20cell.png?1`,"
                    + " which is not a file of the site"
            ]
        ),
        Change(
            "a choice of images",
            in: RegisterFixture.causes,
            "alt=",
            "srcset=\"x.png 2x\" alt=",
            [
                "\(Self.causes) lets browsers choose a file other than the image `../../../images/blood%20cell.png?1`"
            ]
        ),
        Change("words outside of the regions", in: RegisterFixture.causes, "<body>", "<body><p>Menu</p>", []),
        Change("emphasis", in: RegisterFixture.gout, "water", "<em>water</em>", []),
        // What pages tell machines.
        Change(
            "another day",
            in: RegisterFixture.causes,
            "2026-04-07",
            "2027-04-07",
            [
                "\(Self.causes) tells machines of a review that is of 2027-04-07, but the entry is dated 2026-04-07"
            ]
        ),
        Change(
            "no day",
            in: RegisterFixture.causes,
            "\"lastReviewed\": \"2026-04-07\",",
            "",
            [
                "\(Self.causes) tells machines of a review that names no day"
            ]
        ),
        Change(
            "another reviewer",
            in: RegisterFixture.gout,
            "people/dana/\"}",
            "people/ada/\"}",
            [
                "\(Self.gout) tells machines of a review that names `dana`, who is not in the register"
            ]
        ),
        Change(
            "another name",
            in: RegisterFixture.gout,
            "\"name\": \"dana\"",
            "\"name\": \"Dr. Eve\"",
            [
                "\(Self.gout) tells machines of a review that names `Dr. Eve`, who is not in the register"
            ]
        ),
        Change(
            "somebody else",
            in: RegisterFixture.gout,
            "people/dana/\"}",
            "people/eve/\"}",
            [
                "\(Self.gout) tells machines of a review that names `dana`, who is not in the register"
            ]
        ),
        Change(
            "nobody",
            in: RegisterFixture.gout,
            "\"reviewedBy\"",
            "\"author\"",
            [
                "\(Self.gout) tells machines of a review that names no one"
            ]
        ),
        Change("no claim", in: RegisterFixture.gout, "application/ld+json", "text/plain", []),
        Change(
            "data that is no JSON",
            in: RegisterFixture.gout,
            "{\"@graph\"",
            "{@graph",
            [
                "\(Self.gout) tells machines something that is not JSON"
            ]
        ),
        Change(
            "a day twice",
            in: RegisterFixture.gout,
            "\"lastReviewed\"",
            "\"lastReviewed\": \"2027-01-01\", \"last\\u0052eviewed\"",
            [
                "\(Self.gout) tells machines something that is not JSON"
            ]
        ),
        Change(
            "a second claim",
            in: RegisterFixture.gout,
            "</head>",
            "<script type='Application/LD+JSON; a=b'>[{\"lastReviewed\":\"2027-01-01\"}]</script></head>",
            [
                "\(Self.gout) tells machines of a review that names no one"
            ]
        ),
    ]

    @Test("names the page in which something was changed, and what", arguments: changes)
    func changed(_ change: Change) throws {
        var fixture = try RegisterFixture()
        try fixture.replace(change.old, with: change.new, in: change.path)
        #expect(fixture.findings() == change.findings)
    }

    @Test("names pages and images that are not there, or cannot be read")
    func missing() throws {
        var fixture = try RegisterFixture()
        fixture.files[RegisterFixture.causes] = nil
        fixture.files[RegisterFixture.gout] = [0xFF]
        fixture.files[RegisterFixture.glossary] = nil
        #expect(
            fixture.findings() == [
                "\(Self.causes) does not exist, but the register lists it",
                "\(Self.gout) cannot be read: it is not UTF-8, or contains characters that mean nothing",
                "\(Self.glossary) does not exist, but the register lists it",
            ]
        )
        fixture = try RegisterFixture()
        fixture.files[RegisterFixture.image] = nil
        #expect(
            fixture.findings() == [
                "\(Self.causes) shows the image `../../../images/blood%20cell.png?1`, which is not a file of the site"
            ]
        )
    }

    @Test("says so where a page shows the text of another page, or one from before")
    func knownText() throws {
        var fixture = try RegisterFixture()
        fixture.files[RegisterFixture.causes] = fixture.files[RegisterFixture.gout]
        #expect(
            fixture.findings() == [
                "\(Self.causes) gives no meanings of words, but in the register it has some",
                "\(Self.causes) shows a different text from the one in the register: its digest is 9318cc6825fc…, not"
                    + " 30af636b879d…; its title is `Gout`, not `What causes anemia?`; it is the text of"
                    + " https://example.org/health/conditions/gout/",
                "\(Self.causes) tells machines of a review that names `dana`, who did not review this text",
            ]
        )
        fixture = try RegisterFixture()
        try fixture.replace("Drink water.", with: "Drink.", in: RegisterFixture.gout)
        try fixture.publish()
        let old = fixture.register.pages[1].record
        fixture = try RegisterFixture()
        fixture.register.pages[1].record.entries.insert(old.entries[0], at: 0)
        let last = try fixture.entry(
            "2026-03-01",
            SealFixture.dana,
            fixture.register.pages[1].digests.text,
            [:],
            at: "/conditions/gout/",
            kind: .clinical,
            after: old.entries[0]
        )
        fixture.register.pages[1].record.entries[1] = last
        #expect(fixture.findings() == [])
        try fixture.replace("Drink water.", with: "Drink.", in: RegisterFixture.gout)
        #expect(
            fixture.findings() == [
                "\(Self.gout) shows a different text from the one in the register: its digest is 32441a99c608…, not"
                    + " 9318cc6825fc…; it is the text that `dana` vouched for on 2026-03-01"
            ]
        )
    }

    // MARK: Withheld pages

    @Test("wants no text on a page that is withheld, and the disclaimer all the same")
    func withheld() throws {
        var fixture = try RegisterFixture()
        fixture.register.pages[0].isWithheld = true
        fixture.register.pages[0].claim = nil
        #expect(
            fixture.findings() == [
                "\(Self.causes) shows a text that the register says is withheld"
            ]
        )
        fixture.files[RegisterFixture.causes] = Array(
            #"<h1>What causes anemia?</h1><p>Withheld.</p><div data-reviewed="disclaimer"><p>Ask a doctor.</p></div>"#
                .utf8
        )
        #expect(fixture.findings() == [])
        fixture.files[RegisterFixture.causes] = Array("<h1>What causes anemia?</h1><p>Withheld.</p>".utf8)
        #expect(
            fixture.findings() == [
                "\(Self.causes) shows no disclaimer, but in the register it has `disclaimers/general`"
            ]
        )
    }

    // MARK: The register

    @Test("checks the chain, the days and the signatures of every record")
    func records() throws {
        var fixture = try RegisterFixture()
        fixture.register.pages[0].record.entries[0].note = "Changed."
        #expect(
            fixture.findings() == [
                "\(Self.causes) has an entry of 2026-04-07 by `ada` whose signature is not valid",
                "\(Self.causes) has an entry of 2026-05-02 by `ada` that does not follow the one before it: that one was changed, or an entry was moved, added or removed",
            ]
        )
        fixture = try RegisterFixture()
        fixture.register.pages[0].record.entries.removeFirst()
        #expect(
            fixture.findings() == [
                "\(Self.causes) has a record in which no one reviewed it, but the register does not say so",
                "\(Self.causes) has an entry of 2026-05-02 by `ada` that names one before it, but there is none",
                "\(Self.causes) has in the register a claim that no one made of this text",
                "\(Self.causes) tells machines of a review that no one made of this text",
            ]
        )
        fixture = try RegisterFixture()
        fixture.register.sharedTexts[0].record.entries[0].signature = nil
        #expect(
            fixture.findings() == [
                "\(Self.register) the record of `disclaimers/general` has an entry of 2027-03-01 by `ada`"
                    + " that is not signed, though they had a key"
            ]
        )
        fixture = try RegisterFixture()
        fixture.register.requiresSignatures = true
        #expect(
            fixture.findings() == [
                "\(Self.gout) has an entry of 2026-03-01 by `dana` that is not signed, though every entry must be"
            ]
        )
        fixture = try RegisterFixture()
        fixture.register.people.removeFirst()
        #expect(
            fixture.findings() == [
                "\(Self.register) the record of `disclaimers/general` has an entry by `ada`, who is not in the register",
                "\(Self.register) the record of `disclaimers/general` has an entry of 2027-03-01 by `ada`"
                    + " that is signed, but no public key is known to check it with",
                "\(Self.register) the record of `glossary` has an entry by `ada`, who is not in the register",
                "\(Self.register) the record of `glossary` has an entry of 2026-06-01 by `ada` that is signed, but no public key is known to check it with",
                "\(Self.causes) has an entry by `ada`, who is not in the register",
                "\(Self.causes) has an entry of 2026-04-07 by `ada` that is signed, but no public key is known to check it with",
                "\(Self.causes) has an entry of 2026-05-02 by `ada` that is signed, but no public key is known to check it with",
                "\(Self.causes) tells machines of a review that names `ada`, who is not in the register",
            ]
        )
        fixture = try RegisterFixture()
        fixture.register.day = try fixture.seal.day("2026-04-30")
        #expect(
            fixture.findings() == [
                "\(Self.register) the record of `disclaimers/general` has an entry of 2027-03-01, after"
                    + " the day of the register, 2026-04-30",
                "\(Self.register) the record of `glossary` has an entry of 2026-06-01, after the day of"
                    + " the register, 2026-04-30",
                "\(Self.causes) has an entry of 2026-05-02, after the day of the register, 2026-04-30",
            ]
        )
    }

    @Test("holds what the register says of pages against the entries")
    func facts() throws {
        var fixture = try RegisterFixture()
        fixture.register.pages[1].record.entries = []
        #expect(
            fixture.findings() == [
                "\(Self.gout) has a record in which no one reviewed it, but the register does not say so",
                "\(Self.gout) has in the register a claim that no one made of this text",
                "\(Self.gout) tells machines of a review that no one made of this text",
            ]
        )
        fixture.register.pages[1].facts = [.neverReviewed]
        fixture.register.pages[1].claim = nil
        #expect(
            fixture.findings() == [
                "\(Self.gout) tells machines of a review that no one made of this text"
            ]
        )

        // The text was changed, and reviewed by no one since.
        fixture = try RegisterFixture()
        try fixture.replace("Drink water.", with: "Drink wine.", in: RegisterFixture.gout)
        fixture.register.pages[1].digests.text = try #require(try fixture.published(RegisterFixture.gout).text).digest
        #expect(
            fixture.findings() == [
                "\(Self.gout) has in the register a claim that no one made of this text",
                "\(Self.gout) shows a text that is not the one that was reviewed, but the register does not say so",
                "\(Self.gout) tells machines of a review that no one made of this text",
            ]
        )
        fixture.register.pages[1].facts = [.changed]
        fixture.register.pages[1].claim = nil
        #expect(
            fixture.findings() == [
                "\(Self.gout) tells machines of a review that no one made of this text"
            ]
        )
        try fixture.replace(
            "\"lastReviewed\": \"2026-03-01\", \"reviewedBy\"",
            with: "\"author\"",
            in: RegisterFixture.gout
        )
        #expect(fixture.findings() == [])
    }

    @Test("finds shared texts for which no one vouched")
    func sharedTexts() throws {
        var fixture = try RegisterFixture()
        fixture.register.sharedTexts.removeFirst()
        #expect(
            fixture.findings() == [
                "\(Self.gout) shows a disclaimer for which no one vouched (`disclaimers/general`), but the register does not say so"
            ]
        )
        fixture.register.pages[1].facts = [.sharedTextChanged]
        #expect(fixture.findings() == [])

        // The glossary goes by its own record.
        fixture = try RegisterFixture()
        let digests = fixture.register.pages[0].digests
        let before = digests.shared.merging([.glossary: SealFixture.text("before")]) { $1 }
        let review = try fixture.entry("2026-04-07", SealFixture.ada, digests.text, before, key: fixture.seal.first)
        fixture.register.pages[0].record.entries = [review]
        #expect(fixture.findings() == [])
        try fixture.replace("A metal.", with: "Another metal.", in: RegisterFixture.glossary)
        #expect(
            fixture.findings() == [
                "\(Self.causes) gives meanings for which no one vouched (`glossary`), but the register does not say so",
                "\(Self.glossary) gives different meanings of words from those in the register under `glossary`",
            ]
        )
    }

    @Test("reads the meanings of a glossary on all of its pages")
    func longGlossary() throws {
        var fixture = try RegisterFixture()
        func page(_ word: String, _ meaning: String) -> [UInt8] {
            let entry = "<div><dt>\(word)</dt><dd>\(meaning)</dd></div>"
            return Array("<!DOCTYPE html><title>Words</title><dl data-reviewed=\"glossary\">\(entry)</dl>".utf8)
        }
        fixture.files[RegisterFixture.glossary] = Array("<!DOCTYPE html><title>Words</title><p>By letter</p>".utf8)
        fixture.files["glossary/a-z/g/index.html"] = page("gout", "A disease.")
        fixture.files["glossary/a-z/i/index.html"] = page("iron", "A metal.")
        #expect(fixture.findings() == [])
        let message = "gives different meanings of words from those in the register under `glossary`"
        fixture.files["glossary/a-z/i/index.html"] = page("iron", "Another metal.")
        #expect(fixture.findings() == ["\(Self.glossary) \(message)"])
        fixture.files["glossary/a-z/i/index.html"] = nil
        #expect(fixture.findings() == ["\(Self.glossary) \(message)"])
    }

    @Test("holds the claims in the register against the entries")
    func claims() throws {
        var fixture = try RegisterFixture()
        fixture.register.pages[0].claim = ReviewStatus.Claim(
            reviewed: try fixture.seal.day("2026-05-02"),
            due: try fixture.seal.day("2030-01-01")
        )
        fixture.register.pages[1].reviewers = [SealFixture.ada]
        #expect(
            fixture.findings() == [
                "\(Self.causes) has in the register a claim that counts through 2030-01-01, but its entries count through 2029-01-01",
                "\(Self.causes) has in the register a claim that is of 2026-05-02, but the entry is dated 2026-04-07",
                "\(Self.gout) has in the register a claim that names `ada`, who did not review this text",
            ]
        )
        fixture = try RegisterFixture()
        fixture.register.people[1].registeredUntil = try fixture.seal.day("2026-02-28")
        #expect(
            fixture.findings() == [
                "\(Self.gout) has in the register a claim that names `dana`, who was not registered on"
                    + " 2026-03-01",
                "\(Self.gout) tells machines of a review that names `dana`, who was not registered on"
                    + " 2026-03-01",
            ]
        )
        fixture.register.people[1].registeredUntil = try fixture.seal.day("2026-03-01")
        #expect(fixture.findings() == [])
        fixture.register.pages[1].reviewers = []
        #expect(
            fixture.findings() == [
                "\(Self.gout) has in the register a claim that names no one"
            ]
        )
    }

    @Test("finds texts without a record where the site wants one for each")
    func withoutRecord() throws {
        var fixture = try RegisterFixture()
        let claim = (day: "2026-01-01", reviewer: "ada")
        fixture.files["new/index.html"] = RegisterFixture.page("New", "<p>New.</p>")
        fixture.files["silent/index.html"] = Array(#"<h1 data-reviewed="title">Gout</h1>"#.utf8)
        fixture.files["claim/index.html"] = Array(
            String(decoding: RegisterFixture.page("New", "", claim: claim), as: UTF8.self)
                .replacing("data-reviewed", with: "class").utf8
        )
        fixture.files["broken/index.html"] = Array(#"<p data-reviewed="body">New</p>"#.utf8)
        fixture.files["menu.html"] = Array("<p>Menu</p>".utf8)
        #expect(fixture.findings() == [])
        #expect(fixture.verification().unlistedClaims == ["claim/index.html"])
        fixture.register.requiresRecords = true
        #expect(
            fixture.findings() == [
                "broken/index.html shows a text that is not in the register, but each text of this site must have a record",
                "claim/index.html tells machines of a review, but is not in the register",
                "new/index.html shows a text that is not in the register, but each text of this site must have a record",
            ]
        )
    }

    @Test("finds a page that claims a review to machines in whatever form, where each text needs a record")
    func otherForms() throws {
        let claims = [
            #"<script type="application/ld+json">{"@type": "schema:WebPage", "schema:lastReviewed": "2026-04-07"}</script>"#,
            #"<script type="application/ld+json">{"https://schema.org/reviewedBy": "Ada"}</script>"#,
            #"<script type="application/ld+json">{"@context": {"by": "http://schema.org/reviewedBy"}, "by": "Ada"}</script>"#,
            #"<script type="application/ld+json">{"@context": {"@vocab": "https://schema.org/last"}, "Reviewed": "x"}</script>"#,
            #"<script type="application/ld+json">{"@context": "https://example.org/words.jsonld", "by": "Ada"}</script>"#,
            #"<script type="application/ld+json">{"@type": ["https://schema.org/Review"], "author": "Ada"}</script>"#,
            #"<div itemscope itemtype="https://schema.org/WebPage"><meta itemprop="lastReviewed" content="2026-04-07"></div>"#,
            #"<div vocab="https://schema.org/" typeof="WebPage"><p property="reviewedBy">Ada</p></div>"#,
            #"<p prefix="s: https://schema.org/" property="s:lastReviewed">2026-04-07</p>"#,
            #"<link rel="https://schema.org/reviewedBy" href="/people/ada/">"#,
            #"<script type="application/ld+json">{"@type": "WebPage", "review": {"author": "Ada"}}</script>"#,
            #"<script type="application/ld+json">{"@type": "schema:CriticReview", "author": "Ada"}</script>"#,
            #"<meta name="reviewed_by" content="Ada">"#,
            #"<meta name="last-reviewed" content="2026-04-07">"#,
            ##"<iframe srcdoc="&lt;p data-reviewed='title'&gt;T&lt;/p&gt;"></iframe>"##,
        ]
        for claim in claims {
            for path in ["claims/index.html", "claims.htm", "claims.xhtml", "claims.SVG", "claims"] {
                var fixture = try RegisterFixture()
                fixture.files[path] = Array("<!DOCTYPE html><title>T</title><body>\(claim)</body>".utf8)
                #expect(fixture.verification().unlistedClaims == [path], "\(claim)")
                fixture.register.requiresRecords = true
                #expect(
                    fixture.findings(of: fixture.register.bytes)
                        == ["\(path) tells machines of a review, but is not in the register"],
                    "\(claim)"
                )
            }
        }
    }

    @Test("finds a page that shows the fingerprint of another page's text, whatever it tells machines")
    func fingerprintElsewhere() throws {
        var fixture = try RegisterFixture()
        let digest = try #require(fixture.register.pages.first).digests.text
        let page = try #require(fixture.register.pages.first).address
        for shown in [digest.short, digest.description] {
            fixture.files["x/index.html"] = Array("<!DOCTYPE html><title>T</title><p>Fingerprint \(shown)</p>".utf8)
            #expect(
                fixture.findings(of: fixture.register.bytes) == [
                    "x/index.html shows the fingerprint of the text of"
                        + " \(fixture.register.baseURL.absolute(page)), and is another page"
                ]
            )
        }
        fixture.files["x/index.html"] = Array("<!DOCTYPE html><title>T</title><p>\(digest.short.dropLast())</p>".utf8)
        #expect(fixture.findings(of: fixture.register.bytes) == [])
    }

    @Test("leaves pages and files alone that claim no review")
    func noClaims() throws {
        var fixture = try RegisterFixture()
        fixture.register.requiresRecords = true
        let page =
            #"<script type="application/ld+json">{"@context": "https://schema.org", "name": "reviewedBy"}</script>"#
        fixture.files["people/index.html"] = Array("<!DOCTYPE html><title>T</title>\(page)<p>reviewedBy</p>".utf8)
        fixture.files["picture.svg"] = Array("<svg xmlns='http://www.w3.org/2000/svg'><title>A</title></svg>".utf8)
        fixture.files["notes.txt"] = Array("reviewedBy".utf8)
        fixture.files["CNAME"] = Array("example.org".utf8)
        fixture.files[".DS_Store"] = [0, 255, 254, 1]
        #expect(fixture.findings(of: fixture.register.bytes) == [])
    }

    @Test("finds a listed page that tells machines of a review in a form that sitegen does not write")
    func otherFormsOnListedPages() throws {
        var fixture = try RegisterFixture()
        try fixture.replace("<p>Drink", with: "<p itemprop=\"reviewedBy\">Drink", in: Self.gout)
        #expect(
            fixture.findings() == ["\(Self.gout) tells machines of a review in microdata, where sitegen writes none"]
        )
    }

    @Test("finds a signed page that was copied to another address, in the register and beside it")
    func copied() throws {
        var fixture = try RegisterFixture()
        let copy = "conditions/gout/causes/index.html"
        fixture.files[copy] = fixture.files[Self.causes]
        let beside =
            "\(copy) shows the text of https://example.org/health/conditions/anemia/causes/, and is another page"
        #expect(fixture.findings().contains(beside))
        var listed = fixture.register.pages[0]
        let index = try #require(fixture.register.pages.firstIndex { $0.address.path == "/conditions/anemia/causes/" })
        listed = fixture.register.pages[index]
        listed.address = Address(path: "/conditions/gout/causes/")
        fixture.register.pages.append(listed)
        fixture.register.pages.sort { $0.address < $1.address }
        let findings = fixture.findings(of: fixture.register.bytes)
        let place = "at https://example.org/health/conditions/anemia/causes/"
        #expect(
            findings == [
                "\(copy) has in the register a claim that was made \(place)",
                "\(copy) shows a text that was reviewed \(place), but the register does not say so",
                "\(copy) tells machines of a review that was made \(place)",
            ]
        )
    }

    @Test("finds a register of a day that is still to come")
    func future() throws {
        let fixture = try RegisterFixture()
        let today = fixture.register.day.adding(days: -1)
        #expect(
            fixture.verification(today: today).findings.map { "\($0.path) \($0.message)" } == [
                "\(Self.register) is dated 2028-01-01, a day that is still to come"
            ]
        )
    }

    @Test("does not pass links that no one followed")
    func links() throws {
        let fixture = try RegisterFixture()
        let verification = RegisterVerification(
            register: fixture.register.bytes,
            files: Array(fixture.files.keys),
            links: [("latest", true), ("a.html", false)],
            today: fixture.register.day,
            readFile: { fixture.files[$0] }
        )
        let tail = "so what it shows was not checked"
        #expect(
            verification.findings.map { "\($0.path) \($0.message)" } == [
                "a.html is a symbolic link to no file that can be read, \(tail); remove it",
                "latest is a symbolic link to a folder, \(tail); put a copy of the folder in its place",
            ]
        )
    }

    @Test("throws what the reading of a file or an image throws")
    func failure() throws {
        let fixture = try RegisterFixture()
        for unreadable in [RegisterFixture.gout, RegisterFixture.image] {
            #expect(throws: Unreadable.self) {
                try RegisterVerification(register: fixture.register.bytes, files: [], today: fixture.register.day) {
                    path in
                    if path == unreadable { throw Unreadable() }
                    return fixture.files[path]
                }
            }
        }
    }
}
