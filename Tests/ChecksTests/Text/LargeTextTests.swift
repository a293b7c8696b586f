import Diagnostics
import SiteModel
import Testing

@testable import Checks

/// A text of a mebibyte is within bounds, and must not hold up a build whatever it says.
@Suite("A text that is long beyond all reason")
struct LargeTextTests {
    /// A text of blocks of one kind.
    private static func subject(_ kind: Prose.Block.Kind, _ blocks: [String]) throws -> TextSubject {
        var prose = Prose()
        for block in blocks {
            let start = prose.bytes.count
            prose.bytes += Array(block.utf8)
            prose.blocks.append(Prose.Block(kind: kind, range: start..<prose.bytes.count, successor: .paragraph))
            prose.bytes.append(0x0A)
        }
        let place = Diagnostics.SourceLocation(TextFixture.file)
        return TextSubject(
            text: ReviewedText(
                file: TextFixture.file,
                title: Located("What causes anemia?", at: place),
                body: BodyStart(offset: 0, line: 1, isBlank: false)
            ),
            article: (slug: "causes", topic: nil),
            about: nil,
            body: Body(isEmpty: false, prose: prose),
            settings: RuleSettings(),
            language: try #require(LanguageTag("en"))
        )
    }

    @Test(
        "is held to every rule without delay",
        .timeLimit(.minutes(5)),
        arguments: [
            "today ", "today. ", "guaranteed ", "guaranteed. ", "ABC ", "ABC. ", "ABC ( ", "AB-CD-EF-", "(ABC) ",
            "cures ",
            "e.g. ", "a.a.", "1.0 mg ", "5 ", "recently who ", "ÉÈ ", "漢字。", "’", "a-", "1,", "So: ", "A B C ",
            "A or ABC ",
            "the following ", "100% safe ", "so not ", "ABC (", "ABC gene", "AB ", "5 legs ", "15 legs: ", "5) ",
            "(5) ",
            "AB-related ", "AB@", "CO, DE, ",
        ]
    )
    func text(part: String) throws {
        let many = 60_000 / part.utf8.count
        // Each of 1,728 abbreviations and headings another one.
        let letters = "ABCDEFGHIJKL"
        let names = letters.flatMap { first in
            letters.flatMap { second in letters.map { third in "\(first)\(second)\(third)" } }
        }
        let distinct = names.map { part.replacing("ABC", with: $0) + $0 }
        let subjects = [
            try Self.subject(.paragraph, [String(repeating: part, count: many)]),
            try Self.subject(.paragraph, Array(repeating: part, count: many)),
            try Self.subject(.paragraph, [distinct.joined(separator: " ")]),
            try Self.subject(.heading(level: 2), distinct),
        ]
        for subject in subjects {
            for rule in TextRules.all { _ = rule.findings(in: subject) }
        }
    }
}
