import Diagnostics
import Testing

@Suite("A text out of bounds is refused at its place")
struct MarkdownLimitTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: @Sendable () -> String
        let identifier: DiagnosticIdentifier
        let line: Int
        let column: Int
        let message: String
    }

    @Test("before or while it is parsed", arguments: LimitExamples.refused)
    func refused(_ example: Example) {
        let (body, found) = MarkdownFixture.parse(example.text())
        #expect(found.map(\.identifier) == [example.identifier])
        #expect(found.map(\.message) == [example.message])
        #expect(
            found.map(\.location) == [
                Diagnostics.SourceLocation(MarkdownFixture.file, line: example.line, column: example.column)
            ]
        )
        #expect(!body.isEmpty)
    }

    @Test("but not one just within them", arguments: LimitExamples.accepted)
    func accepted(_ example: Example) {
        #expect(MarkdownFixture.parse(example.text()).found.map(\.identifier) == [])
    }
}

enum LimitExamples {
    typealias Example = MarkdownLimitTests.Example

    private static let nesting = "Lists, quotes and markup are nested more than 100 levels deep here"

    private static func table(_ columns: Int, _ rows: Int) -> String {
        "x\n\n" + String(repeating: "|a", count: columns) + "|\n" + String(repeating: "|-", count: columns) + "|\n"
            + String(repeating: "|b\n", count: rows)
    }

    private static func references(_ number: Int) -> String {
        "x\n\n[a]: https://example.org/\(String(repeating: "x", count: 975))\n\n"
            + String(repeating: "[a]\n", count: number)
    }

    private static func list(_ depth: Int) -> String {
        (0..<depth).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
    }

    private static let intricate =
        "The paragraph with this line has too many brackets, quotation marks or `@` to be read in a reasonable time"

    static let refused: [Example] = [
        Example(
            testDescription: "a run of quotation marks",
            text: { "a\n\n\(String(repeating: "\"", count: 10_000))" },
            identifier: .lineTooLong,
            line: 3,
            column: 1,
            message: intricate
        ),
        Example(
            testDescription: "brackets behind many delimiters",
            text: { String(repeating: "*~", count: 5_000) + "\n" + String(repeating: "[a](causes.md)", count: 4_000) },
            identifier: .lineTooLong,
            line: 2,
            column: 1,
            message: intricate
        ),
        Example(
            testDescription: "hosts that search the line",
            text: { String(repeating: "_www._1.", count: 4_000) },
            identifier: .lineTooLong,
            line: 1,
            column: 1,
            message: intricate
        ),
        Example(
            testDescription: "brackets that search the line",
            text: { String(repeating: "[^", count: 20_000) },
            identifier: .lineTooLong,
            line: 1,
            column: 1,
            message: intricate
        ),
        Example(
            testDescription: "tags that search the line",
            text: { String(repeating: "<?", count: 12_000) },
            identifier: .lineTooLong,
            line: 1,
            column: 1,
            message: intricate
        ),
        Example(
            testDescription: "images that search the paragraph",
            text: { String(repeating: "![[]()\n", count: 10_000) },
            identifier: .lineTooLong,
            line: 9129,
            column: 1,
            message: intricate
        ),
        Example(
            testDescription: "a table under a long paragraph",
            text: { String(repeating: "word\n", count: 9_000) + "a|b\n-|-\n" },
            identifier: .tableTooLarge,
            line: 9002,
            column: 1,
            message: "45003 bytes of text are right above the table, without a blank line"
        ),
        Example(
            testDescription: "a row of very many cells",
            text: { "a|b\n-|-\n" + String(repeating: "|", count: 1_001) },
            identifier: .tableTooLarge,
            line: 3,
            column: 1,
            message: "The line has more than 1000 cells"
        ),
        Example(
            testDescription: "deep lists over very many lines",
            text: { "a\n\n" + String(repeating: "- ", count: 99) + "a" + String(repeating: "\n", count: 202_019) },
            identifier: .nestingTooDeep,
            line: 3,
            column: 1,
            message: "The text is indented some 99 levels deep here, which is too much for a text of 202022 lines"
        ),
        Example(
            testDescription: "a page that becomes very large",
            text: { String(repeating: String(repeating: "> ", count: 98) + "a\n\n", count: 3_900) },
            identifier: .fileTooLarge,
            line: 6321,
            column: 1,
            message: "The page grows to more than 8388608 bytes of HTML here"
        ),
        Example(
            testDescription: "a file over a mebibyte",
            text: { String(repeating: "word\n", count: 250_000) },
            identifier: .fileTooLarge,
            line: 1,
            column: 1,
            message: "The file has 1250000 bytes; a text may have at most 1048576"
        ),
        Example(
            testDescription: "a line over 64 kibibytes",
            text: { "a\n" + String(repeating: "word ", count: 14_000) },
            identifier: .lineTooLong,
            line: 2,
            column: 1,
            message: "The line has 70000 bytes; a line may have at most 65536"
        ),
        Example(
            testDescription: "a wide table with many short rows",
            text: { table(500, 100) },
            identifier: .tableTooLarge,
            line: 3,
            column: 1,
            message: "With this one, the tables of the text have more than 50000 cells"
        ),
        Example(
            testDescription: "many tables",
            text: { String(repeating: table(100, 100), count: 5) },
            identifier: .tableTooLarge,
            line: 419,
            column: 1,
            message: "With this one, the tables of the text have more than 50000 cells"
        ),
        Example(
            testDescription: "many references to a long definition",
            text: { references(120) },
            identifier: .referencesTooLarge,
            line: 3,
            column: 1,
            message: "The references to link definitions such as this one repeat more than 100000 bytes of addresses "
                + "and titles"
        ),
        Example(
            testDescription: "quotes in quotes",
            text: { "a\n\n" + String(repeating: "> ", count: 101) + "b" },
            identifier: .nestingTooDeep,
            line: 3,
            column: 1,
            message: nesting
        ),
        Example(
            testDescription: "quotes of nothing",
            text: { "a\n" + String(repeating: ">", count: 101) },
            identifier: .nestingTooDeep,
            line: 2,
            column: 1,
            message: nesting
        ),
        Example(
            testDescription: "lists and footnotes on one line",
            text: { String(repeating: "- 1. [^a]: ", count: 40) + "b" },
            identifier: .nestingTooDeep,
            line: 1,
            column: 1,
            message: nesting
        ),
        Example(
            testDescription: "lists in lists over many lines",
            text: { list(110) },
            identifier: .nestingTooDeep,
            line: 101,
            column: 201,
            message: nesting
        ),
        Example(
            testDescription: "images in images",
            text: { "a\n\n" + String(repeating: "![a ", count: 101) + String(repeating: "](cell.png)", count: 101) },
            identifier: .nestingTooDeep,
            line: 3,
            column: 1,
            message: nesting
        ),
    ]

    private static let withinBounds: [(String, @Sendable () -> String)] = [
        ("a table", { table(500, 98) }),
        ("references", { references(95) }),
        ("many references to many short definitions", { manyShortDefinitions }),
        ("quotes in quotes", { String(repeating: "> ", count: 95) + "b" }),
        ("lists in lists", { list(100) }),
        ("a line", { String(repeating: "word ", count: 13_000) }),
    ]

    static let accepted = withinBounds.map {
        Example(testDescription: $0.0, text: $0.1, identifier: .fileTooLarge, line: 1, column: 1, message: "")
    }

    /// One long definition that is used once, and many uses of short ones.
    private static var manyShortDefinitions: String {
        "[a]: https://example.org/\(String(repeating: "x", count: 900))\n[b]: causes.md\n\n[a]\n\n"
            + String(repeating: "[c][b]\n", count: 2_000)
    }
}
