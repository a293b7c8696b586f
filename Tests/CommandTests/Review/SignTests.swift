import Attestation
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@Suite("sitegen review sign")
struct SignTests {
    private static let shown = """
        anemia/causes, as a whole:

        title: What causes anemia?
        summary: Too few red cells.
        ## Blood loss
        Text about causes, such as a lack of iron.

        disclaimers/general, on the same page:

        This is not advice.


        """

    private static let signed =
        "Signed anemia/causes as `ada`, through 2029-06-01: \(ReviewSite.record)\n"

    @Test("shows the text, and writes a record after which the page claims the review")
    func firstEntry() async throws {
        let site = try ReviewSite()
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes")
        #expect(outcome.status == 0)
        #expect(outcome.output == "")
        #expect(outcome.errors == Self.shown + Self.signed)
        try Golden.expect(
            try site.site.text(ReviewSite.record),
            at: Sitegen.fixture("review/causes.review.yml")
        )

        let build = try await site.build()
        #expect(build.status == 0)
        #expect(build.errors == "")
        let html = try site.site.text("Output/conditions/anemia/causes/index.html")
        #expect(html.contains("<time datetime=\"2026-06-01\">"))
        #expect(html.contains("<time datetime=\"2029-06-01\">"))
        #expect(html.contains("Dr. Ada Example"))
        let page = try PublishedPage(html: Array(html.utf8)) { _ in nil }
        let record = try site.site.text(ReviewSite.record)
        #expect(record.contains("  text: \(try #require(page.text).digest)\n"))
        #expect(record.contains("    disclaimers/general: \(try #require(page.disclaimer).digest)\n"))
    }

    @Test("writes the day and the note that it is given, and the meanings on the page")
    func options() async throws {
        let site = try ReviewSite(["Content/glossary.yml": "- term: iron\n  meaning: A metal.\n"])
        try await site.sign("--next", "2027-01-31", "--note", "  Read against\n the \"guideline\". ")
        let record = try site.site.text(ReviewSite.record)
        #expect(record.contains("  nextReview: 2027-01-31\n"))
        #expect(record.contains("  note: Read against the \"guideline\".\n"))
        #expect(record.contains("    glossary: "))
        #expect(try await site.build().errors == "")
    }

    @Test("tells readers what changed: in the record, on the page, in the register, in feeds and in changes.json")
    func change() async throws {
        let site = try ReviewSite()
        try await site.sign()
        try await site.sign("--change", " The list of\n causes is new. ", on: "2026-07-01")
        #expect(try site.site.text(ReviewSite.record).contains("  change: The list of causes is new.\n  before: "))
        #expect(try await site.build(on: "2026-07-01").status == 0)
        let page = try site.site.text("Output/conditions/anemia/causes/index.html")
        #expect(page.contains("</a>: What changed: The list of causes is new.</dd>"))
        let json = "\"change\": \"The list of causes is new.\""
        #expect(try site.site.text("Output/.well-known/medical-review.json").contains(json))
        #expect(try site.site.text("Output/changes.json").contains(json))
        let told = "What changed: The list of causes is new."
        #expect(try site.site.text("Output/feed.xml").contains(told))
        #expect(try site.site.text("Output/conditions/anemia/feed.xml").contains(told))
        let verify = try await Sitegen.run(["verify", "--as-of", "2026-07-01"], in: site.site)
        #expect(verify.status == 0)
        let history = try await site.review("history", "anemia/causes", on: "2026-07-01")
        #expect(history.output.contains("  what changed: The list of causes is new.\n"))
    }

    @Test("writes another entry on the same day if readers are told of another change, and else none")
    func changeAgain() async throws {
        let site = try ReviewSite()
        try await site.sign("--change", "One.")
        try await site.sign("--change", "One.")
        try await site.sign()
        #expect(try site.entries() == 1)
        try await site.sign("--change", "Two.")
        #expect(try site.entries() == 2)
    }

    @Test(
        "refuses what readers cannot be told",
        arguments: [
            (" \n", "--change must say what changed."),
            (
                String(repeating: "a", count: 301),
                "--change has 301 characters; write at most 300, for readers."
            ),
            ("a\u{202E}b", "--change has a character that readers do not see, U+202E; leave it out."),
            ("a\u{1}b", "--change has a character that readers do not see, U+0001; leave it out."),
        ]
    )
    func refusedChange(text: String, message: String) async throws {
        let site = try ReviewSite()
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", "--change", text)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Error: \(message)\n"), "\(outcome.errors)")
        #expect(!site.has(ReviewSite.record))
    }

    @Test("shows only what changed since the reviewer's last review, where the output folder still has the old text")
    func changesFromOutput() async throws {
        let site = try ReviewSite()
        try await site.sign()
        _ = try await site.build()
        try site.replace("a lack of iron", with: "too little iron")
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", on: "2026-07-01")
        #expect(
            outcome.errors == """
                anemia/causes, what changed since `ada` reviewed it on 2026-06-01:

                …
                ## Blood loss
                Text about causes, such as [-a lack of-]{+too little+} iron.

                Signed anemia/causes as `ada`, through 2029-06-01 as before (with --whole, you read the whole text \
                again, and a new period starts): \(ReviewSite.record)

                """
        )
        #expect(try site.site.text(ReviewSite.record).contains("\n  before: "))
        #expect(try await site.build(on: "2026-07-01").errors == "")
    }

    @Test("keeps the due day of the last review where a part changed, unless the whole text was read again")
    func term() async throws {
        let part = "what changed since `ada` reviewed it on 2026-06-01:"
        let asBefore =
            "through 2029-06-01 as before (with --whole, you read the whole text again, and a new period starts)"
        let ways: [(options: [String], day: String, shows: String, says: String)] = [
            ([], "2029-06-01", part, asBefore),
            (["--whole"], "2029-07-01", "as a whole:", "through 2029-07-01, for the whole text"),
            (["--next", "2028-01-31"], "2028-01-31", part, "through 2028-01-31, for what changed"),
            (["--next", "2029-06-30"], "2029-06-30", "as a whole:", "through 2029-06-30, for the whole text"),
        ]
        for way in ways {
            let site = try ReviewSite()
            try await site.sign()
            _ = try await site.build()
            try site.replace("a lack of iron", with: "too little iron")
            let sign = ["review", "sign", "anemia/causes", "--by", "ada", "--yes", "--as-of", "2026-07-01"]
            let outcome = try await Sitegen.run(sign + way.options, in: site.site)
            #expect(outcome.errors.hasPrefix("anemia/causes, \(way.shows)\n"))
            #expect(
                outcome.errors.hasSuffix("\nSigned anemia/causes as `ada`, \(way.says): \(ReviewSite.record)\n")
            )
            let days = try site.site.text(ReviewSite.record).split(separator: "\n").filter { $0.contains("nextReview") }
            #expect(days.last == "  nextReview: \(way.day)")
        }
    }

    @Test("shows the whole text, and counts it anew, where the last review ran out")
    func overdue() async throws {
        let site = try ReviewSite()
        try await site.sign("--next", "2026-06-30")
        _ = try await site.build()
        try site.replace("a lack of iron", with: "too little iron")
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", on: "2026-07-01")
        #expect(outcome.errors.hasPrefix("anemia/causes, as a whole:\n"))
        #expect(outcome.errors.hasSuffix(", through 2029-07-01, for the whole text: \(ReviewSite.record)\n"))
    }

    @Test("says whose review ends with that of another")
    func others() async throws {
        let site = try ReviewSite(["Content/people/ben.md": "---\nname: Ben Sample\n---\nText.\n"])
        try await site.sign()
        try await site.sign(by: "ben")
        _ = try await site.build()
        try site.replace("a lack of iron", with: "too little iron")
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", on: "2026-07-01")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.contains(
                "\n`ben` reviewed anemia/causes on 2026-06-01, before this change: that review no longer counts until"
                    + " `ben` signs the new text too.\n"
            )
        )
        let page = "Output/conditions/anemia/causes/index.html"
        _ = try await site.build(on: "2026-07-01")
        #expect(!(try site.site.text(page).contains("<a class=\"name\" href=\"/people/ben/\">")))
        let both = try await site.review("sign", "anemia/causes", "--by", "ben", "--yes", on: "2026-07-01")
        #expect(!both.errors.contains("no longer counts"))
        _ = try await site.build(on: "2026-07-01")
        for name in ["ada", "ben"] {
            #expect(try site.site.text(page).contains("<a class=\"name\" href=\"/people/\(name)/\">"))
        }
    }

    @Test("says so of each other reviewer and of each text, and ends no review of a text that did not change")
    func severalOthers() async throws {
        let site = try ReviewSite([
            "Content/people/ben.md": "---\nname: Ben Sample\n---\nText.\n",
            "Content/people/eve.md": "---\nname: Eve Sample\n---\nText.\n",
        ])
        for name in ["ada", "ben", "eve"] {
            try await site.sign(by: name)
            try await site.review("sign", "anemia", "--by", name, "--yes")
        }
        let unchanged = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", on: "2026-06-02")
        #expect(!unchanged.errors.contains("no longer counts"))
        try site.replace("a lack of iron", with: "too little iron")
        let outcome = try await site.review("sign", "anemia", "anemia/causes", "--by", "ada", "--yes", on: "2026-07-01")
        let said = outcome.errors.split(separator: "\n").filter { $0.contains("no longer counts") }
        #expect(
            said
                == ["ben", "eve"].map {
                    "`\($0)` reviewed anemia/causes on 2026-06-01, before this change: that review no longer counts until"
                        + " `\($0)` signs the new text too."
                }
        )
    }

    @Test("binds the place: a text that is moved below another subject loses its review")
    func moved() async throws {
        let site = try ReviewSite(["Content/conditions/gout/index.md": "---\ntitle: Gout\n---\n"])
        try await site.sign()
        let (text, record) = (try site.site.text(ReviewSite.article), try site.site.text(ReviewSite.record))
        #expect(record.contains("\n  address: /conditions/anemia/causes/\n"))
        try site.site.write(text, to: "Content/conditions/gout/causes.md")
        try site.site.write(record, to: "Content/conditions/gout/causes.review.yml")
        try site.site.remove(ReviewSite.article)
        try site.site.remove(ReviewSite.record)
        let check = try await Sitegen.run(["check", "--as-of", "2026-06-01"], in: site.site)
        #expect(
            check.errors.contains(
                "warning: The text was reviewed at `/conditions/anemia/causes/` and has moved below another subject, to"
                    + " `/conditions/gout/causes/`, where the review does not count; the page says so and asks search"
                    + " engines not to list it [text-changed]"
            )
        )
        #expect(
            check.errors.contains(
                "= help: have it reviewed for its new page, then run `sitegen review sign conditions/gout/causes.md --by"
                    + " ID`, or move the file and its record back\n"
            )
        )
        let build = try await site.build()
        #expect(build.status == 0)
        let page = try site.site.text("Output/conditions/gout/causes/index.html")
        #expect(page.contains("<strong>Moved since its last medical review</strong>"))
        #expect(
            page.contains(
                "This text was on another page when it was last reviewed. No health professional has checked it for this page"
                    + " yet."
            )
        )
        #expect(!page.contains("has changed since"))
        let editorial = try await site.review("editorial", "gout/causes", "--by", "dana", "--note", "Moved")
        #expect(
            editorial.errors == """
                sitegen: error: gout/causes was reviewed at `/conditions/anemia/causes/`, below another subject, and must be reviewed at its new place; run `sitegen review sign gout/causes --by ID`.

                """
        )
        let history = try await site.review("history", "gout/causes")
        #expect(
            history.output.hasSuffix(
                "\nNone of them counts here: the text was reviewed at `/conditions/anemia/causes/`, and is now at"
                    + " `/conditions/gout/causes/`.\n"
            )
        )
        let status = try await site.review("status")
        #expect(status.output.contains("moved        gout/causes  standard  ada       2029-06-01\n"))
        let sign = try await site.review("sign", "gout/causes", "--by", "ada", "--yes")
        #expect(sign.status == 0)
        #expect(
            sign.errors.hasPrefix(
                """
                gout/causes was reviewed at `/conditions/anemia/causes/`, below “Anemia”. It is now at `/conditions/gout/causes/`, below “Gout”.

                gout/causes, the whole text, unchanged since `ada` reviewed it on 2026-06-01:

                """
            )
        )
        #expect(try await Sitegen.run(["check", "--as-of", "2026-06-01"], in: site.site).status == 0)
    }

    @Test("of a shared text with a last day covers the pages that show it until then")
    func endOfSharedText() async throws {
        let site = try ReviewSite()
        try await site.sign()
        try site.replace("not advice", with: "no advice", in: StandardFile.disclaimer.rawValue)
        let sign = ["disclaimers/general", "--by", "ada", "--yes", "--next", "2026-12-31"]
        #expect(
            try await Sitegen.run(["review", "sign"] + sign + ["--as-of", "2026-07-01"], in: site.site).status == 0
        )
        func check(on day: String) async throws -> String {
            try await Sitegen.run(["check", "--as-of", day], in: site.site).errors
        }
        #expect(!(try await check(on: "2026-09-30").contains("shared-text-changed")))
        #expect(
            try await check(on: "2026-12-31").contains(
                "note: The next review is due on the day of the build, on 2026-12-31"
            )
        )
        let build = try await site.build("--format", "json", on: "2026-09-30")
        #expect(build.status == 0)
        #expect(try site.site.text("Output/.sitegen-manifest.json").contains("\"validThrough\": \"2026-12-31\""))
        let after = try await check(on: "2027-01-02")
        #expect(
            after.contains(
                "Content/disclaimers/general.review.yml:5:15: warning: The next review was due on 2026-12-31, 2 days ago"
                    + " [review-overdue]"
            )
        )
        #expect(
            after.contains("warning: `disclaimers/general` has changed since the text was reviewed")
        )
        let history = try await site.review("history", "disclaimers/general", on: "2027-01-02")
        #expect(history.output.contains("  counted until 2026-12-31 for the current text\n"))
    }

    @Test("of one of two who are needed leaves the text among those that wait")
    func oneOfTwo() async throws {
        let site = try ReviewSite([
            "Content/people/ben.md": "---\nname: Ben Sample\ncredentials: MD\n---\nA reviewer.\n"
        ])
        try site.replace("title:", with: "review: {minimumReviewers: 2}\ntitle:", in: StandardFile.settings.rawValue)
        try await site.sign()
        let status = try await site.review("status", "--fail-on", "tooFewReviewers")
        #expect(status.status == 1)
        #expect(
            status.output == """
                WHAT               DAYS  ARTICLE        RISK      REVIEWER  DUE
                too few reviewers        anemia/causes  standard  ada       2029-06-01

                """
        )
        try await site.sign(by: "ben")
        #expect(try await site.review("status", "--fail-on", "tooFewReviewers").status == 0)
    }

    @Test("binds the name: a file that is renamed needs an entry that says so")
    func renamed() async throws {
        let site = try ReviewSite()
        try await site.sign()
        try await site.commit("Reviewed")
        let (text, record) = (try site.site.text(ReviewSite.article), try site.site.text(ReviewSite.record))
        try site.site.write(text, to: "Content/conditions/anemia/reasons.md")
        try site.site.write(record, to: "Content/conditions/anemia/reasons.review.yml")
        try site.site.remove(ReviewSite.article)
        try site.site.remove(ReviewSite.record)
        let check = try await Sitegen.run(["check", "--as-of", "2026-06-01"], in: site.site)
        #expect(
            check.errors.contains(
                "warning: The text was reviewed at `/conditions/anemia/causes/` and has moved to"
                    + " `/conditions/anemia/reasons/`, where the review does not count; "
            )
        )
        #expect(
            check.errors.contains(
                "= help: if only the name of the file changed, run `sitegen review editorial conditions/anemia/reasons.md --by"
                    + " ID --note TEXT`; else have it reviewed again, then run `sitegen review sign"
                    + " conditions/anemia/reasons.md --by ID`\n"
            )
        )
        let editorial = try await site.review("editorial", "anemia/reasons", "--by", "dana", "--note", "Renamed")
        #expect(editorial.status == 0, "\(editorial.errors)")
        #expect(try await Sitegen.run(["check", "--strict", "--as-of", "2026-06-01"], in: site.site).status == 0)
    }

    @Test("shows it where git has the old text, with the images of that time, and else the whole text")
    func changesFromGit() async throws {
        let article = ReviewSite.text.replacing("Text", with: "![Cells](cell.svg)\n\nText")
        let old = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"
        let image = "Content/conditions/anemia/cell.svg"
        let site = try ReviewSite([ReviewSite.article: article, image: old])
        try await site.sign()
        try await site.commit("First review")
        try site.site.write(old.replacing("9", with: "8"), to: image)
        try site.replace("a lack of iron", with: "too little iron")
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada", on: "2026-07-01")
        #expect(outcome.status == 64)
        #expect(outcome.errors.hasPrefix("anemia/causes, what changed since `ada` reviewed it on 2026-06-01:\n"))
        #expect(outcome.errors.contains("Text about causes, such as [-a lack of-]{+too little+} iron.\n"))
        #expect(outcome.errors.contains("[image: Cells; file "))

        try FileManager.default.removeItem(at: site.site.folder.appendingPathComponent(".git"))
        let whole = try await site.review("sign", "anemia/causes", "--by", "ada", on: "2026-07-01")
        #expect(
            whole.errors.hasPrefix(
                "anemia/causes, as a whole, because the text of 2026-06-01 is not in the output folder or in git:\n"
            )
        )
    }

    @Test("shows the whole text to whoever has not reviewed it before, and their reviews count together")
    func secondReviewer() async throws {
        let site = try ReviewSite(["Content/people/ben.md": "---\nname: Ben Sample\n---\n"])
        try await site.sign()
        let outcome = try await site.review("sign", "Content/conditions/anemia/causes.md", "--by", "ben", "--yes")
        #expect(outcome.errors == Self.shown + Self.signed.replacing("`ada`", with: "`ben`"))
        #expect(try await site.build().errors == "")
        let html = try site.site.text("Output/conditions/anemia/causes/index.html")
        #expect(html.contains("Dr. Ada Example"))
        #expect(html.contains("Ben Sample"))
    }

    @Test("lets the first of two reviewers sign where the site asks for two")
    func minimumReviewers() async throws {
        let settings = try #require(TemporarySite.standardFiles[StandardFile.settings.rawValue])
        let site = try ReviewSite([
            StandardFile.settings.rawValue: "\(settings)\nreview: {minimumReviewers: 2}\n",
            "Content/people/ben.md": "---\nname: Ben Sample\n---\n",
        ])
        try await site.sign()
        #expect(try await site.build().errors.contains("[too-few-reviewers]"))
        try await site.sign(by: "ben")
        #expect(try await site.build().errors == "")
    }

    @Test("says so where it is signed by the same person on the same day, and writes nothing")
    func again() async throws {
        let site = try ReviewSite()
        try await site.sign()
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "`ada` has already signed anemia/causes on 2026-06-01.\n")
        #expect(try site.entries() == 1)
        // Another day for the next review is another review.
        try await site.sign("--next", "2027-01-31")
        #expect(try site.entries() == 2)
        // So is one with something more to say.
        try await site.sign("--next", "2027-01-31", "--note", "Read twice.")
        #expect(try site.entries() == 3)
        try await site.sign("--next", "2027-01-31", "--note", "Read thrice.")
        #expect(try site.entries() == 4)
        _ = try await site.build()
        let page = try site.site.text("Output/conditions/anemia/causes/index.html")
        for note in ["Read twice.", "Read thrice."] {
            #expect(try site.site.text(ReviewSite.record).contains("  note: \(note)\n"))
            #expect(page.contains(", clinical review, <a href=\"/people/ada/\">Dr. Ada Example</a>: \(note)</dd>"))
        }
        let later = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", on: "2026-06-02")
        #expect(
            later.errors == """
                anemia/causes, the whole text, unchanged since `ada` reviewed it on 2026-06-01:

                title: What causes anemia?
                summary: Too few red cells.
                ## Blood loss
                Text about causes, such as a lack of iron.

                Signed anemia/causes as `ada`, through 2029-06-02, for the whole text: \(ReviewSite.record)

                """
        )
        #expect(try await site.build(on: "2026-06-02").errors == "")
    }

    @Test("writes another entry on the same day where the whole text is read after a part of it")
    func wholeAfterPart() async throws {
        let site = try ReviewSite()
        try await site.sign()
        _ = try await site.build()
        try site.replace("a lack of iron", with: "too little iron")
        try await site.sign(on: "2026-07-01")
        let again = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", on: "2026-07-01")
        #expect(again.errors == "`ada` has already signed anemia/causes on 2026-07-01.\n")
        try await site.sign("--whole", on: "2026-07-01")
        #expect(try site.entries() == 3)
        #expect(try site.site.text(ReviewSite.record).contains("  nextReview: 2029-07-01\n"))
        let twice = try await site.review("sign", "anemia/causes", "--by", "ada", "--yes", "--whole", on: "2026-07-01")
        #expect(twice.errors == again.errors)
    }

    @Test("signs a shared text once for all pages")
    func sharedText() async throws {
        let site = try ReviewSite()
        try await site.sign()
        try site.replace("This is not advice.", with: "This is no advice.", in: StandardFile.disclaimer.rawValue)
        let changed = try await site.build()
        #expect(changed.errors.contains("[shared-text-changed]"))
        let outcome = try await site.review("sign", "disclaimers/general", "--by", "ada", "--yes")
        #expect(
            outcome.errors == """
                disclaimers/general, as a whole:

                This is no advice.

                Signed disclaimers/general as `ada`: \(ReviewSite.disclaimerRecord)

                """
        )
        #expect(!(try site.site.text(ReviewSite.disclaimerRecord).contains("nextReview")))
        #expect(try await site.build().errors == "")
    }

    @Test("signs all of several texts or none")
    func several() async throws {
        let site = try ReviewSite()
        let refused = try await site.review("sign", "anemia", "anemia/causes", "--by", "dana", "--yes")
        #expect(refused.status == 1)
        #expect(!site.has(ReviewSite.record))
        #expect(!site.has("Content/conditions/anemia/index.review.yml"))
        let outcome = try await site.review("sign", "anemia", "anemia/causes", "anemia", "--by", "ada", "--yes")
        #expect(
            outcome.errors.hasSuffix(
                "Signed anemia as `ada`, through 2029-06-01: Content/conditions/anemia/index.review.yml\n" + Self.signed
            )
        )
    }

    @Test("signs with the reviewer's key, and the build holds the entry to it")
    func signature() async throws {
        let site = try ReviewSite()
        let keys = try TemporarySite(standard: ["a": ""])
        let file = keys.folder.appendingPathComponent("ada.key").path
        let key = try await site.keygen(file)
        try site.site.write(
            "---\nname: Dr. Ada Example\npublicKeys:\n  - key: \(key)\n    from: 2026-01-01\n---\nA profile.\n",
            to: StandardFile.reviewer.rawValue
        )
        try await site.sign("--key", file)
        #expect(try site.site.text(ReviewSite.record).contains("\n  signature: "))
        #expect(try await site.build().errors == "")
        let history = try await site.review("history", "anemia/causes")
        #expect(history.output.contains("signed, and the signature is valid"))

        try site.replace("2029-06-01", with: "2029-05-01", in: ReviewSite.record)
        let broken = try await site.review("sign", "anemia/causes", "--by", "ada", "--key", file, "--yes")
        #expect(broken.status == 1)
        #expect(broken.errors.contains(": error: The signature is not valid"))
        #expect(
            broken.errors.hasSuffix(
                "sitegen: error: anemia/causes cannot be signed while there are errors; fix them first.\n"
            )
        )
        #expect(try site.entries() == 1)
    }

    @Test(
        "asks whoever sits at a terminal, and takes only a clear yes for one",
        arguments: [("y", true), ("yes", true), ("n", false), ("", false)]
    )
    func terminal(answer: String, isSigned: Bool) async throws {
        let site = try ReviewSite()
        let outcome = try await Terminal.run(
            ["review", "sign", "anemia/causes", "--by", "ada", "--as-of", "2026-06-01"],
            in: site.site,
            answers: [["[y/N] ", answer + "\n"]]
        )
        #expect(outcome.status == (isSigned ? 0 : 1))
        #expect(
            outcome.output.contains("Does Dr. Ada Example (ada) vouch for this text, through 2029-06-01? [y/N] ")
        )
        #expect(outcome.output.hasSuffix(isSigned ? Self.signed : "sitegen: error: Nothing was signed.\n"))
        #expect(site.has(ReviewSite.record) == isSigned)
    }

    @Test("needs --yes where no one can answer")
    func nobodyThere() async throws {
        let site = try ReviewSite()
        let outcome = try await site.review("sign", "anemia/causes", "--by", "ada")
        #expect(outcome.status == 64)
        #expect(
            outcome.errors == Self.shown
                + "sitegen: error: sitegen cannot ask here, because this is not a terminal; add --yes to sign without a question\n"
        )
        #expect(!site.has(ReviewSite.record))
    }
}

extension ReviewSite {
    /// Makes a key file, and gives the public key.
    func keygen(_ file: String) async throws -> String {
        let outcome = try await Sitegen.run(["review", "keygen", file, "--without-passphrase"], in: site)
        try #require(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.replacing("\n", with: "")
    }
}
