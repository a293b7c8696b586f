import Diagnostics
import SiteModel
import Testing

@testable import Authoring

@Suite("The text of a file of remarks")
struct RemarksTextTests {
    private static let file = SourceFile(.content, "conditions/anemia/causes.remarks.yml")

    private static func read(_ text: String) -> (remarks: ReviewRemarks, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let remarks = RemarksReader.read(Array(text.utf8), file: file, diagnostics: &problems)
        return (remarks, problems)
    }

    private static func remark(
        _ decision: ReviewRemark.Decision,
        reviewer: String = "ada-example",
        section: String? = nil,
        quote: String? = nil,
        _ words: String,
        answer: String? = nil
    ) throws -> ReviewRemark {
        let place = Diagnostics.SourceLocation(file)
        return ReviewRemark(
            date: Located(try #require(CalendarDate(iso: "2026-12-01")), at: place),
            reviewer: Located(PersonID(reviewer), at: place),
            decision: decision,
            text: Located(try RecordFixture.digest(RecordFixture.one), at: place),
            section: try section.map { try RemarkText($0) },
            quote: try quote.map { try RemarkText($0) },
            remark: try RemarkText(words),
            answer: try answer.map { try RemarkText($0) }
        )
    }

    @Test("is what docs/review.md shows")
    func shape() throws {
        let first = try Self.remark(
            .changes,
            section: "The three main causes",
            quote: "Some people have more than one cause.",
            "Say how often this is.",
            answer: "Done, with the figure of 2024."
        )
        let second = try Self.remark(.declined, "Not my field: ask a hematologist.")
        let text = RemarksText.appending([first, second], to: nil, textFile: "causes.md")
        #expect(
            String(decoding: text, as: UTF8.self) == """
                # Remarks on causes.md, the newest last. To answer one, add `answer` to it.
                - date: 2026-12-01
                  reviewer: ada-example
                  decision: changes
                  text: \(RecordFixture.one)
                  section: The three main causes
                  quote: Some people have more than one cause.
                  remark: Say how often this is.
                  answer: Done, with the figure of 2024.
                - date: 2026-12-01
                  reviewer: ada-example
                  decision: declined
                  text: \(RecordFixture.one)
                  remark: "Not my field: ask a hematologist."

                """
        )
    }

    @Test(
        "keeps every byte of the file that it is added to",
        arguments: ["", "# A comment.\n", "- {date: 2026-04-07}\n", "\u{FEFF}- a: b\r\n", "- answer: 'ä 🩸'\n\n\n"]
    )
    func keepsBytes(file: String) throws {
        let remark = try Self.remark(.remark, "Well said.")
        let longer = RemarksText.appending([remark], to: Array(file.utf8), textFile: "causes.md")
        #expect(longer == Array((file + RemarksText.text(of: remark)).utf8))
        let open = RemarksText.appending([remark], to: Array("# no line feed".utf8), textFile: "causes.md")
        #expect(open == Array(("# no line feed\n" + RemarksText.text(of: remark)).utf8))
    }

    @Test("is read back as the remarks that it was written from", arguments: 0..<200)
    func roundTrip(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let signs = Array("aZ0 .,:;#\"'`\\-–—\n\r\tñéß🩸👩🏽‍⚕️[]{}()&*!|>%@?=<~^$“”\u{A0}\u{AD}\u{200B}\u{FEFF}\u{301}血ก")
        let starts = [
            "- a", "# b", "\"", "'", "? ", ": ", "* ", "&c", "!d", "---", "...", "true", "2026-01-01", "|", ">",
        ]
        func words(_ random: inout SplitMix) throws -> String {
            let start = Bool.random(using: &random) ? try #require(starts.randomElement(using: &random)) : ""
            let body = try (0..<Int.random(in: 1..<30, using: &random))
                .map { _ in try #require(signs.randomElement(using: &random)) }
            return start + String(body) + (Bool.random(using: &random) ? "." : "x")
        }
        var bytes: [UInt8]?
        var all: [ReviewRemark] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let remark = try Self.remark(
                try #require(ReviewRemark.Decision.allCases.randomElement(using: &random)),
                reviewer: try #require(["ada", "zoë", "-x", "Ö"].randomElement(using: &random)),
                section: Bool.random(using: &random) ? try words(&random) : nil,
                quote: Bool.random(using: &random) ? try words(&random) : nil,
                try words(&random),
                answer: Bool.random(using: &random) ? try words(&random) : nil
            )
            all.append(remark)
            bytes = RemarksText.appending([remark], to: bytes, textFile: "causes.md")
        }
        let (remarks, problems) = Self.read(String(decoding: try #require(bytes), as: UTF8.self))
        #expect(problems == [])
        #expect(remarks.isReadable)
        #expect(remarks.remarks.map(\.unplaced) == all)
        #expect(remarks.open.map(\.unplaced) == all.filter { $0.answer == nil })
    }

    @Test(
        "of a remark is one that people can be shown",
        arguments: [
            (" \n ", .empty), ("a\u{7}b", .unseen("\u{7}")), ("a\u{202E}b", .unseen("\u{202E}")),
            ("a\u{2028}b", .unseen("\u{2028}")), (String(repeating: "a", count: 4001), .tooLong(4001)),
        ] as [(String, UnfitText)]
    )
    func unfit(written: String, fault: UnfitText) {
        #expect(throws: fault) { try RemarkText(written) }
    }

    @Test("ends each line in a line feed, and neither begins nor ends with white space")
    func lines() throws {
        #expect(try RemarkText("\u{FEFF}\t one\r\n two\r\n\n three \u{A0}").text == "one\n two\n\n three")
    }

    /// What is wrong in a file, in one line each.
    private static func faults(_ text: String) -> [String] {
        read(text).problems.map { "\($0.location.start.line): \($0.message) (\($0.help ?? ""))" }
    }

    private static let sound = """
        - date: 2026-12-01
          reviewer: ada
          decision: changes
          text: \(RecordFixture.one)
          remark: Say how often this is.

        """

    @Test(
        "is held to the keys of a remark",
        arguments: [
            (
                "# Nothing\n",
                ["1: `causes.remarks.yml` has no remark (delete the file; the next remark makes a new one)"]
            ),
            (
                sound.replacing("remark:", with: "remrak:"),
                ["5: A remark has no key `remrak` (did you mean `remark`?)"]
            ),
            (
                sound.replacing("  remark: Say how often this is.\n", with: ""),
                ["1: The key `remark` is missing (write what the reviewer says)"]
            ),
            (
                sound + "  answered: yes\n",
                ["6: A remark has no key `answered` (did you mean `answer`?)"]
            ),
            (
                sound + "  because: of this\n",
                [
                    "6: A remark has no key `because` (known here: `answer`, `date`, `decision`, `quote`, `remark`,"
                        + " `reviewer`, `section`, `text`)"
                ]
            ),
            (
                sound.replacing("2026-12-01", with: "2026-12-32"),
                ["1: `2026-12-32` is not a day in the calendar (write `date` as year-month-day, such as `2026-04-07`)"]
            ),
            (
                sound.replacing("changes", with: "change"),
                ["3: `decision` cannot be `change` (did you mean `changes`?)"]
            ),
            (
                sound.replacing(RecordFixture.one, with: String(RecordFixture.one.dropLast(4))),
                [
                    "4: `text` is not a digest: it has 60 characters, not 64"
                        + " (restore the line from git: it names the text that the reviewer read)"
                ]
            ),
            (sound + "  answer:\n", ["6: `answer` is empty (fill it in or delete the line)"]),
            (
                sound + "  answer: Done #2\n",
                [
                    "6: YAML reads this as a comment, so it would not be shown"
                        + " (put the whole value in quotes, or the comment on its own line)"
                ]
            ),
            (
                sound + "  answer: \"a\\u202Eb\"\n",
                [
                    "6: `answer` must be plain text, but readers do not see its character `\u{202E}`"
                        + " (write it in fewer words or without the character)"
                ]
            ),
        ]
    )
    func faults(text: String, expected: [String]) {
        #expect(Self.faults(text) == expected)
        #expect(!Self.read(text).remarks.isReadable)
    }
}

extension ReviewRemark {
    /// The same remark with all places at the start of its file.
    fileprivate var unplaced: ReviewRemark {
        let place = Diagnostics.SourceLocation(date.location.file)
        var remark = self
        remark.date.location = place
        remark.reviewer.location = place
        remark.text.location = place
        return remark
    }
}
