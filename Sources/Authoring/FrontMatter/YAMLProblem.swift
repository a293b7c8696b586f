import Diagnostics
import Yams

/// What Yams says about a broken text, in plain words.
struct YAMLProblem {
    let diagnostic: Diagnostic
    /// The line of the YAML that is reported, counted from 1.
    let line: Int
    /// The line of the YAML on which the parser stopped, counted from 1.
    let noticedLine: Int

    /// Puts an error of Yams into words; `firstLine` is the 1-based line on which the YAML starts.
    init(_ error: any Error, file: SourceFile, firstLine: Int) {
        var line = 1
        var column = 1
        var problem = ""
        var character: Unicode.Scalar?
        var noticedLine: Int?
        switch error {
        case YamlError.scanner(let details, let text, let mark, let yaml),
            YamlError.parser(let details, let text, let mark, let yaml),
            YamlError.composer(let details, let text, let mark, let yaml):
            (line, column, problem) = (mark.line, mark.column, text)
            noticedLine = line
            if Self.foundTooLate.contains(where: { problem.contains($0) }), let start = details?.mark {
                (line, column) = (start.line, start.column)
            }
            let total = yaml.split(separator: "\n", omittingEmptySubsequences: false).count
            line = min(line, max(1, total))
            character = Self.character(in: yaml, line: line, column: column)
        case YamlError.reader(let text, let offset, _, let yaml):
            problem = text
            let before = yaml.prefix(offset ?? 0)
            line = before.filter { $0 == "\n" }.count + 1
            column =
                (before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count ?? 0) + 1
        default:
            problem = "\(error)"
        }
        self.line = line
        self.noticedLine = max(line, noticedLine ?? line)
        let words = Self.words(for: problem, at: character)
        diagnostic = Diagnostic(
            .yamlSyntax,
            at: SourceLocation(file, line: firstLine + line - 1, column: column),
            words.message,
            help: words.help
        )
    }

    /// What is noticed only after the place to look at: a quote or a bracket that is never closed, a key without a
    /// colon.
    private static let foundTooLate = [
        "unexpected end of stream", "unexpected document indicator", "did not find expected ',' or",
        "could not find expected ':'",
    ]

    private static func character(in yaml: String, line: Int, column: Int) -> Unicode.Scalar? {
        let lines = yaml.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return nil }
        return lines[line - 1].dropFirst(column - 1).first
    }

    private static func words(for problem: String, at character: Unicode.Scalar?) -> (message: String, help: String) {
        if problem.contains("cannot start any token"), let character, character != "\t" {
            return ("A value cannot start with `\(character)`", "put the whole value in quotes")
        }
        let table: [(problem: String, message: String, help: String)] = [
            (
                "mapping values are not allowed",
                "A colon and a space cannot be here: YAML reads them as another key",
                "put the whole value in quotes, as in `title: \"Anemia: what causes it?\"`"
            ),
            (
                "cannot start any token",
                "YAML cannot be indented with tabs",
                "indent with spaces"
            ),
            (
                "found a tab character",
                "YAML cannot be indented with tabs",
                "indent with spaces"
            ),
            (
                "could not find expected ':'",
                "This line has no colon after its key",
                "write `key: value`, and put a text that runs over several lines in quotes"
            ),
            (
                "did not find expected key",
                "There should be a key here",
                "start each key in the same column, and close quotes before the end of the line"
            ),
            (
                "did not find expected '-' indicator",
                "There should be a list item here",
                "start each item of the list with `- ` in the same column"
            ),
            (
                "did not find expected ',' or ']'",
                "A list that starts with `[` is not closed",
                "put a comma between the items and `]` after the last one"
            ),
            (
                "did not find expected ',' or '}'",
                "A group of keys that starts with `{` is not closed",
                "put a comma between the keys and `}` after the last one"
            ),
            (
                "unexpected end of stream",
                "A quote that starts here is never closed",
                "put the same quotation mark at the end of the value"
            ),
            (
                "unexpected document indicator",
                "A quote that starts here is never closed",
                "put the same quotation mark at the end of the value"
            ),
            (
                "undefined alias",
                "A value that starts with `*` is a reference in YAML, but nothing has that name",
                "put the value in quotes"
            ),
            (
                "did not find expected alphabetic or numeric character",
                "A value that starts with `*` or `&` is a reference in YAML",
                "put the whole value in quotes"
            ),
            (
                "did not find expected <document start>",
                "A line `...` ends the YAML, but this comes after it",
                "delete the line `...`"
            ),
            (
                "Maximum nesting level",
                "Lists or groups of keys are nested too deeply",
                "use fewer levels"
            ),
            (
                "but found another document",
                "A line `---` starts a second YAML document",
                "keep everything in one"
            ),
            (
                "control characters are not allowed",
                "YAML cannot contain control characters",
                "delete the invisible character"
            ),
            (
                "unknown escape character",
                "A backslash in double quotes starts an escape that YAML does not know",
                "use single quotes, or write `\\\\` for a backslash"
            ),
        ]
        for row in table where problem.contains(row.problem) { return (row.message, row.help) }
        return ("This is not valid YAML: \(problem)", "see docs/content.md for the form of front matter")
    }
}
