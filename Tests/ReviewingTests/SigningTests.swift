import Publishing
import SiteModel
import SiteTestSupport
import Testing

@testable import Reviewing

@Suite("Whoever signs a text")
struct SigningTests {
    private func draft(
        _ session: ReviewSession,
        by person: String = "ada",
        next: String? = nil,
        extent: ReadingExtent = .changes,
        note: String? = nil
    ) throws -> (draft: EntryDraft, subject: EntrySubject) {
        let day = try next.map { try #require(CalendarDate(iso: $0)) }
        let writing = try EntryWriting(
            session,
            kind: .clinical,
            by: person,
            next: day,
            extent: extent,
            note: note,
            signer: nil
        )
        let subjects = try writing.subjects([try SiteOnDesk.text("anemia/causes", in: session)])
        return (writing.draft, try #require(subjects.first))
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    @Test("sees all of it the first time, with the shared texts on its page")
    func firstTime() async throws {
        let site = try SiteOnDesk()
        let session = try await site.session()
        let (draft, subject) = try draft(session)
        #expect(draft.lastReview(of: subject.text) == nil)
        #expect(draft.extent(of: subject.text) == .whole)
        #expect(draft.term(of: subject.text) == .whole(try day("2029-06-01")))
        #expect(!draft.isOnRecord(of: subject))
        #expect(
            ShownText(of: session, marks: .brackets).text(of: subject, beforeSigning: draft) == """
                anemia/causes, as a whole:

                title: What causes anemia?
                summary: Too few red cells.
                ## Blood loss
                Text about causes.

                disclaimers/general, on the same page:

                This is not advice.


                """
        )
    }

    @Test("reads only what changed as long as their last review lasts, unless they say otherwise")
    func terms() async throws {
        let site = try SiteOnDesk()
        try await site.sign()
        try site.replace("Text about causes.", with: "Text on causes.")
        let session = try await site.session(on: "2026-07-01")
        func outcome(next: String? = nil, extent: ReadingExtent = .changes) throws -> (EntryDraft.Term?, ReadingExtent)
        {
            let (draft, subject) = try draft(session, next: next, extent: extent)
            return (draft.term(of: subject.text), draft.extent(of: subject.text))
        }
        #expect(try outcome() == (.kept(try day("2029-06-01")), .changes))
        #expect(try outcome(extent: .whole) == (.whole(try day("2029-07-01")), .whole))
        #expect(try outcome(next: "2028-01-31") == (.stated(try day("2028-01-31")), .changes))
        #expect(try outcome(next: "2029-06-30") == (.stated(try day("2029-06-30")), .whole))
    }

    @Test("is told so where they have signed just this on the same day")
    func again() async throws {
        let site = try SiteOnDesk()
        try await site.sign(note: "Read twice.")
        let session = try await site.session()
        func isOnRecord(
            by person: String = "ada",
            next: String? = nil,
            extent: ReadingExtent = .changes,
            note: String? = nil
        ) throws -> Bool {
            let (draft, subject) = try draft(session, by: person, next: next, extent: extent, note: note)
            return draft.isOnRecord(of: subject)
        }
        #expect(try isOnRecord())
        #expect(try isOnRecord(next: "2029-06-01"))
        #expect(try isOnRecord(extent: .whole, note: " Read\ntwice. "))
        #expect(try !isOnRecord(next: "2027-01-31"))
        #expect(try !isOnRecord(note: "Read again."))
        let (later, subject) = try draft(try await site.session(on: "2026-06-02"))
        #expect(!later.isOnRecord(of: subject))
    }

    @Test("reads a shared text once, however many of the texts show it")
    func sharedTextOnce() async throws {
        let site = try SiteOnDesk(["Content/conditions/anemia/more.md": SiteOnDesk.text])
        let session = try await site.session()
        let writing = try EntryWriting(session, kind: .clinical, by: "ada", note: nil, signer: nil)
        let names = ["anemia/causes", "anemia/more"]
        let subjects = try writing.subjects(try names.map { try SiteOnDesk.text($0, in: session) })
        let shown = ShownText(of: session, marks: .brackets)
        let first = shown.text(of: subjects[0], beforeSigning: writing.draft)
        let second = shown.text(of: subjects[1], after: subjects[..<1], beforeSigning: writing.draft)
        #expect(first.hasSuffix("disclaimers/general, on the same page:\n\nThis is not advice.\n\n"))
        #expect(second.hasSuffix("disclaimers/general, on the same page, was shown before.\n\n"))
        // What the first text leaves out because its reviewer has seen it is not above.
        try await site.sign("anemia/causes")
        let later = try await site.session(on: "2026-07-01")
        let again =
            try writing.subjects([])
            + (try names.map { try SiteOnDesk.text($0, in: later) }).flatMap {
                try EntryWriting(later, kind: .clinical, by: "ada", note: nil, signer: nil).subjects([$0])
            }
        let draft = try EntryWriting(later, kind: .clinical, by: "ada", note: nil, signer: nil).draft
        #expect(
            ShownText(of: later, marks: .brackets).text(of: again[1], after: again[..<1], beforeSigning: draft)
                .hasSuffix("disclaimers/general, on the same page:\n\nThis is not advice.\n\n")
        )
    }

    @Test("reads the captions of a film, and after a change of them all of them again")
    func captions() async throws {
        let film = "\n> [!VIDEO] How to rest\n> ![A woman lies down.](rest.mp4)\n>\n> Lie down.\n"
        let captions = "Content/conditions/anemia/rest.vtt"
        let site = try SiteOnDesk([
            SiteOnDesk.article: SiteOnDesk.text + film, "Content/conditions/anemia/rest.mp4": "film",
            captions: "WEBVTT\n\n00:01.000 --> 00:04.000\nLie down.\n",
        ])
        func shown(on day: String) async throws -> String {
            let session = try await site.session(on: day)
            let (draft, subject) = try draft(session)
            return ShownText(of: session, marks: .brackets).text(of: subject, beforeSigning: draft)
        }
        func all(_ words: String) -> String {
            """
            conditions/anemia/rest.vtt, the captions of the film:

            WEBVTT
            00:01.000 --> 00:04.000
            \(words)


            """
        }
        #expect(try await shown(on: "2026-06-01").contains(all("Lie down.")))
        try await site.sign()
        _ = try await SiteBuilder(
            BuildRequest(
                content: site.site.content,
                templates: site.site.templates,
                output: site.site.output,
                day: .day(try day("2026-06-01")),
                toolVersion: "test"
            )
        ).build()
        try site.replace("down.", with: "down for ten minutes.", in: captions)
        #expect(try await shown(on: "2026-07-01").contains(all("Lie down for ten minutes.")))
    }

    @Test("signs a guide whole: what its own page says, and each of its parts")
    func guide() async throws {
        let article = SiteOnDesk.text
        let site = try SiteOnDesk([
            "Content/conditions/anemia/index.md": "---\ntitle: Anemia\nparts: [later, care, causes]\n---\n",
            "Content/conditions/anemia/later.md": article,
            "Content/conditions/anemia/other.md": article,
            "Content/conditions/anemia/care/index.md": "---\ntitle: Care\nsummary: Rest.\nparts: [sleep]\n---\n",
            "Content/conditions/anemia/care/sleep.md": article,
        ])
        let session = try await site.session()
        func names(_ guides: String...) throws -> [String] {
            try session.wholeGuides(try guides.map { try SiteOnDesk.text($0, in: session) }).map(\.name)
        }
        #expect(try names("anemia") == ["anemia/later", "anemia/care", "anemia/care/sleep", "anemia/causes"])
        #expect(try names("anemia/care") == ["anemia/care", "anemia/care/sleep"])
        #expect(
            try names("anemia/care", "anemia") == ["anemia/care", "anemia/care/sleep", "anemia/later", "anemia/causes"]
        )
        let refusal = #expect(throws: Refusal.self) { try names("anemia/other") }
        #expect(refusal?.reasons == ["anemia/other is not a guide: its front matter has no `parts`."])
    }

    @Test("is told where the text was before, and whose review ends")
    func move() async throws {
        let site = try SiteOnDesk([
            "Content/conditions/gout/index.md": "---\ntitle: Gout\n---\n",
            "Content/people/ben.md": "---\nname: Ben Sample\n---\nText.\n",
        ])
        try await site.sign()
        try await site.sign(by: "ben")
        try site.move(SiteOnDesk.article, to: "Content/conditions/gout/causes.md")
        try site.move(SiteOnDesk.record, to: "Content/conditions/gout/causes.review.yml")
        let session = try await site.session(on: "2026-07-01")
        let writing = try EntryWriting(session, kind: .clinical, by: "ada", note: nil, signer: nil)
        let subjects = try writing.subjects([try SiteOnDesk.text("gout/causes", in: session)])
        let shown = ShownText(of: session, marks: .brackets)
            .text(of: try #require(subjects.first), beforeSigning: writing.draft)
        #expect(
            shown == """
                gout/causes was reviewed at `/conditions/anemia/causes/`, below “Anemia”. It is now at \
                `/conditions/gout/causes/`, below “Gout”.

                gout/causes, the whole text, unchanged since `ada` reviewed it on 2026-06-01:

                title: What causes anemia?
                summary: Too few red cells.
                ## Blood loss
                Text about causes.

                `ben` reviewed gout/causes on 2026-06-01, before this change: that review no longer counts until `ben` \
                signs the new text too.


                """
        )
    }
}
