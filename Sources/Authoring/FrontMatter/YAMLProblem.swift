import Diagnostics
import Yams

/// What Yams says about a broken text, in plain words.
struct YAMLProblem {
    let diagnostic: Diagnostic

    /// Puts an error of Yams into words; `firstLine` is the 1-based line on which the YAML starts.
    init(_ error: any Error, file: SourceFile, firstLine: Int) {
        var line = 1
        var column = 1
        var problem = ""
        var context = ""
        switch error {
        case YamlError.scanner(let details, let text, let mark, let yaml),
            YamlError.parser(let details, let text, let mark, let yaml),
            YamlError.composer(let details, let text, let mark, let yaml):
            (line, column, problem, context) = (mark.line, mark.column, text, details?.text ?? "")
            // A quote that is never closed is found at the end of the text; the place to look at is its start.
            if problem.contains("unexpected end of stream") || problem.contains("unexpected document indicator"),
                let start = details?.mark
            {
                (line, column) = (start.line, start.column)
            }
            let total = yaml.split(separator: "\n", omittingEmptySubsequences: false).count
            line = min(line, max(1, total))
        case YamlError.reader(let text, let offset, _, let yaml):
            problem = text
            let before = yaml.prefix(offset ?? 0)
            line = before.filter { $0 == "\n" }.count + 1
            column = (before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count ?? 0) + 1
        default:
            problem = "\(error)"
        }
        let words = Self.words(for: problem, context: context)
        diagnostic = Diagnostic(
            .yamlSyntax,
            at: SourceLocation(file, line: firstLine + line - 1, column: column),
            words.message,
            help: words.help
        )
    }

    private static func words(for problem: String, context: String) -> (message: String, help: String) {
        let table: [(problem: String, message: String, help: String)] = [
            (
                "mapping values are not allowed",
                "A colon followed by a space cannot stand here: YAML takes it for another key",
                "put the whole value in quotes, as in `title: \"Anemia: what causes it?\"`"
            ),
            (
                "cannot start any token",
                context.contains("tab") || context.isEmpty || context.contains("next token")
                    ? "This character cannot start a value; a tab cannot indent YAML either"
                    : "This character cannot start a value",
                "indent with spaces, and put a value that starts with a special character in quotes"
            ),
            (
                "found a tab character",
                "A tab cannot indent YAML",
                "indent with spaces"
            ),
            (
                "could not find expected ':'",
                "A key without a colon",
                "write `key: value`, and put a text that runs over several lines in quotes"
            ),
            (
                "did not find expected key",
                "A key is expected here",
                "begin each key in the same column, and close quotes before the end of the line"
            ),
            (
                "did not find expected '-' indicator",
                "A list item is expected here",
                "begin each item of the list with `- ` in the same column"
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
                "A value that starts with `*` is a reference in YAML, and nothing has that name",
                "put the value in quotes"
            ),
            (
                "but found another document",
                "A line `---` starts a second YAML document",
                "keep everything in one"
            ),
            (
                "control characters are not allowed",
                "A control character cannot stand in YAML",
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
