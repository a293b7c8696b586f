import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen review status, history and keygen")
struct StatusTests {
    /// A site in which a review is overdue, one is of another text, and one is not there.
    private func site() async throws -> ReviewSite {
        let site = try ReviewSite([
            "Content/conditions/anemia/diet.md": """
            ---
            title: What to eat?
            summary: Meat and beans.
            reviewed: 2023-05-01
            reviewers: [ada]
            ---
            Meat and beans have iron.
            """,
            "Content/conditions/anemia/signs.md": """
            ---
            title: What are the signs?
            summary: Being tired.
            risk: low
            ---
            You feel tired.
            """,
            "Content/conditions/anemia/tests.md": """
            ---
            title: Which tests?
            summary: Of the blood.
            draft: true
            ---
            Blood is taken.
            """,
        ])
        try await site.sign()
        try await site.commit("Reviewed")
        try site.replace("a lack of iron", with: "too little iron")
        return site
    }

    @Test("lists what waits, the most urgent first, as a table, as JSON and as CSV")
    func formats() async throws {
        let site = try await site()
        let table = try await site.review("status")
        #expect(table.status == 0)
        #expect(table.errors == "")
        #expect(
            table.output == """
                WHAT            DAYS  ARTICLE        RISK      REVIEWER  DUE
                overdue           31  anemia/diet    standard  ada       2026-05-01
                changed               anemia/causes  standard  ada       2029-06-01
                never reviewed        anemia/signs   low

                """
        )
        let csv = try await site.review("status", "--format", "csv", "--drafts")
        #expect(
            csv.output.replacing("\r\n", with: "\n") == """
                what,days,article,reviewer,due,file,risk,facts
                overdue,31,anemia/diet,ada,2026-05-01,Content/conditions/anemia/diet.md,standard,overdue
                changed,,anemia/causes,ada,2029-06-01,Content/conditions/anemia/causes.md,standard,changed
                neverReviewed,,anemia/signs,,,Content/conditions/anemia/signs.md,low,neverReviewed
                neverReviewed,,anemia/tests,,,Content/conditions/anemia/tests.md,standard,neverReviewed

                """
        )
        let json = try await site.review("status", "--format", "json", "--horizon", "2000d")
        let list = try JSONDecoder().decode(List.self, from: Data(json.output.utf8))
        #expect(list.day == "2026-06-01")
        #expect(list.horizon == 2000)
        #expect(list.texts.map(\.article) == ["anemia/diet", "anemia/causes", "anemia/signs"])
        #expect(list.texts.map(\.facts) == [["overdue"], ["changed", "dueSoon"], ["neverReviewed"]])
    }

    private struct List: Decodable {
        struct Text: Decodable {
            let article: String
            let facts: [String]
        }
        let day: String
        let horizon: Int
        let texts: [Text]
    }

    @Test(
        "ends with status 1 where a text has one of the facts that are asked for",
        arguments: [("overdue", 1), ("changed,overdue", 1), ("neverReviewed", 1), ("dueSoon", 0), ("withdrawn", 0)]
    )
    func failOn(facts: String, status: Int32) async throws {
        #expect(try await site().review("status", "--fail-on", facts).status == status)
    }

    @Test("does not say that nothing is wrong where texts cannot be read")
    func unreadable() async throws {
        let site = try ReviewSite([ReviewSite.article: ReviewSite.unreadableText])
        let outcome = try await site.review("status", "--fail-on", "overdue")
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(
            outcome.errors
                == "There is 1 error in the site, which may keep texts out of this list; `sitegen check --drafts` shows it.\n"
        )
        #expect(try await site.review("status").status == 0)
        let nowhere = try await site.review("status", "--content", "nowhere")
        #expect(nowhere.status == 1)
        #expect(nowhere.output == "")
    }

    @Test(
        "says which arguments are wrong",
        arguments: [
            (["--fail-on", "overdeu"], "There is no fact 'overdeu'; did you mean `overdue`?"),
            (["--horizon", "soon"], "'soon' is not a number of days, such as 60d."),
            (["--fact", "overdeu"], "There is no fact 'overdeu'; did you mean `overdue`?"),
            (["--risk", "hihg"], "There is no risk class 'hihg'; did you mean `high`?"),
            (["--since", "main"], "--since needs --format markdown."),
            (
                ["--format", "markdown"],
                "--format markdown compares two states of the site; name the other one with --since."
            ),
            (["--horizon", "-1d"], "'-1d' is not a number of days, such as 60d."),
        ]
    )
    func wrongArguments(arguments: [String], message: String) async throws {
        let option = arguments[0] == "--horizon" ? "--horizon=\(arguments[1])" : arguments.joined(separator: "=")
        let outcome = try await Sitegen.run(["review", "status", option])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test("lists what is asked for only, and refuses what the site does not have")
    func filters() async throws {
        let site = try await site()
        func names(_ arguments: String...) async throws -> [String] {
            let arguments = ["review", "status", "--format", "json", "--as-of", "2026-06-01"] + arguments
            let outcome = try await Sitegen.run(arguments, in: site.site)
            guard outcome.status == 0 else { return [outcome.errors] }
            return try JSONDecoder().decode(List.self, from: Data(outcome.output.utf8)).texts.map(\.article)
        }
        #expect(try await names("--fact", "overdue", "--fact", "neverReviewed") == ["anemia/diet", "anemia/signs"])
        #expect(try await names("--risk", "low") == ["anemia/signs"])
        #expect(try await names("--section", "conditions", "*/s*", "anemia/diet") == ["anemia/diet", "anemia/signs"])
        #expect(try await names("--reviewer", "dana") == ["anemia/signs"])
        for (arguments, message) in [
            (["--reviewer", "adda"], "No one has the id `adda`; did you mean `ada`?"),
            (["--section", "condition"], "The site has no section `condition`; did you mean `conditions`?"),
            (["gout/*"], "No text has a name like `gout/*`."),
        ] {
            let outcome = try await Sitegen.run(["review", "status"] + arguments, in: site.site)
            #expect(outcome.status == 1)
            #expect(outcome.errors == "sitegen: error: \(message)\n")
        }
        #expect(try await site.review("status", "--risk", "low", "--fail-on", "overdue").status == 0)
        #expect(try await site.review("status", "--format", "ics", "--fail-on", "overdue").status == 1)
    }

    @Test("names the commit that changed a reviewed text, where git knows it")
    func commits() async throws {
        let site = try await site()
        let uncommitted = try await site.review("status", "--commits")
        #expect(!uncommitted.output.contains("Dana"))
        try await site.commit("Write it more simply", on: "2026-06-03")
        let outcome = try await site.review("status", "--commits", "--format", "json")
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("\"subject\": \"Write it more simply\""))
        #expect(outcome.output.contains("\"day\": \"2026-06-03\""))

        try FileManager.default.removeItem(at: site.site.folder.appendingPathComponent(".git"))
        let without = try await site.review("status", "--commits")
        #expect(without.status == 0)
        #expect(without.errors == "git does not know the content, so no commit can be named.\n")
        #expect(without.output.contains("changed               anemia/causes"))
    }

    @Test("says when a signed shared text changed, or its review ran out")
    func sharedText() async throws {
        let site = try ReviewSite()
        try await site.sign()
        try await site.review("sign", "disclaimers/general", "--by", "ada", "--yes")
        #expect(try await site.review("status").output == "No text is waiting for a reviewer.\n")
        try await site.review("sign", "disclaimers/general", "--by", "ada", "--yes", "--next", "2026-07-01")
        #expect(
            try await site.review("status", on: "2026-07-02").output == """
                WHAT     DAYS  ARTICLE              RISK      REVIEWER  DUE
                overdue     1  disclaimers/general  standard  ada       2026-07-01

                """
        )
        try site.replace("This is not", with: "This is no", in: StandardFile.disclaimer.rawValue)
        #expect(
            try await site.review("status").output == """
                WHAT                 DAYS  ARTICLE              RISK      REVIEWER  DUE
                changed, due soon          disclaimers/general  standard  ada       2026-07-01
                shared text changed        anemia/causes        standard  ada       2029-06-01

                """
        )
    }

    @Test("history tells who vouched for a text")
    func history() async throws {
        let site = try ReviewSite()
        let none = try await site.review("history", "anemia/causes")
        #expect(none.status == 0)
        #expect(none.output == "anemia/causes has no record of reviews.\n")
        try await site.sign("--note", "Read twice.")
        let outcome = try await site.review("history", "Content/conditions/anemia/causes.review.yml")
        #expect(
            outcome.output == """
                2026-06-01  clinical review by Dr. Ada Example (ada)
                  due 2029-06-01
                  Read twice.
                  text 4c4b12cd47b5, not signed with a key
                  counts for the current text

                """
        )
        try await site.sign("--note", "Read again.", on: "2026-06-02")
        try site.replace("Read twice.", with: "Read thrice.", in: ReviewSite.record)
        let changed = try await site.review("history", "anemia/causes", on: "2026-06-02")
        #expect(changed.status == 1)
        #expect(changed.errors.hasSuffix("sitegen: error: The record is not in order.\n"))
        #expect(changed.errors.contains("[record-broken]"))
        try site.replace("kind: clinical", with: "kind: other", in: ReviewSite.record)
        let broken = try await site.review("history", "anemia/causes")
        #expect(broken.status == 1)
        #expect(broken.output == "")
        #expect(broken.errors.hasSuffix("sitegen: error: The record cannot be read.\n"))
    }

    @Test("history shows the record as it stood on an earlier day, and asks for nothing to be taken out")
    func historyOfThen() async throws {
        let site = try ReviewSite()
        try await site.sign("--note", "First.")
        try await site.sign("--note", "Second.", on: "2026-06-10")
        let then = try await site.review("history", "anemia/causes", on: "2026-06-05")
        #expect(then.status == 0)
        #expect(then.errors == "anemia/causes as it stood on 2026-06-05; 1 later entry is left out.\n")
        #expect(
            then.output == """
                2026-06-01  clinical review by Dr. Ada Example (ada)
                  due 2029-06-01
                  First.
                  text 4c4b12cd47b5, not signed with a key
                  counts for the current text

                """
        )
        let before = try await site.review("history", "anemia/causes", on: "2026-05-31")
        #expect(before.status == 0)
        #expect(before.output == "anemia/causes had no record of reviews on 2026-05-31.\n")
        #expect(before.errors == "anemia/causes as it stood on 2026-05-31; 2 later entries are left out.\n")
        let last = try await site.review("history", "anemia/causes", on: "2026-06-10")
        #expect(last.errors == "")
        #expect(last.output.hasPrefix("2026-06-10  clinical review by Dr. Ada Example (ada)\n"))
    }

    @Test("keygen writes a key that no one else can read, and prints the public half")
    func keygen() async throws {
        let site = try ReviewSite()
        let keys = try TemporarySite(standard: ["taken.key": "mine"])
        let file = keys.folder.appendingPathComponent("ada.key").path
        let outcome = try await site.review("keygen", file, "--without-passphrase", on: "")
        #expect(outcome.status == 64)
        let made = try await Sitegen.run(["review", "keygen", file, "--without-passphrase"], in: site.site)
        #expect(made.status == 0)
        #expect(Data(base64Encoded: made.output.replacing("\n", with: ""))?.count == 32)
        #expect(
            made.errors == """
                This is the public key, for `publicKeys` in the reviewer's file in people. The private key is in \
                '\(file)'; keep it to yourself.

                """
        )
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("keygen writes no key over anything, and none into the folders of the site")
    func keygenRefusals() async throws {
        let site = try ReviewSite()
        let keys = try TemporarySite(standard: ["taken.key": "mine"])
        func folder(_ name: String) -> String { keys.folder.appendingPathComponent(name).path }
        try keys.link("link", to: site.site.content)
        try keys.link("dangling.key", to: site.site.folder.appendingPathComponent("Content/new.key").path)
        let taken = "already, and a key is never overwritten; name another file."
        let published =
            "from where it would be published; name a place that only you can read, such as a folder in your home."
        for (file, message) in [
            (folder("taken.key"), "There is something at '\(folder("taken.key"))' \(taken)"),
            (folder("dangling.key"), "There is something at '\(folder("dangling.key"))' \(taken)"),
            ("Content/ada.key", "The key file 'Content/ada.key' would lie in 'Content', \(published)"),
            (folder("link/ada.key"), "The key file '\(folder("link/ada.key"))' would lie in 'Content', \(published)"),
            ("none/ada.key", "There is no folder 'none' for the key file."),
        ] {
            let outcome = try await Sitegen.run(["review", "keygen", file, "--without-passphrase"], in: site.site)
            #expect(outcome.status == 1)
            #expect(outcome.output == "")
            #expect(outcome.errors == "sitegen: error: \(message)\n")
        }
        #expect(try keys.text("taken.key") == "mine")
        #expect(try site.site.files(below: "Content").keys.allSatisfy { !$0.hasSuffix(".key") })
    }
}
