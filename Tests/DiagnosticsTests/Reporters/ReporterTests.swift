import Diagnostics
import Testing

@Suite("Every report")
struct ReporterTests {
    private let file = SourceFile(.content, "site.yml")

    @Test("is empty when there is nothing to say", arguments: [ReportFormat.text, .json, .github])
    func isEmpty(format: ReportFormat) {
        #expect(Reporter(format).report([]).isEmpty)
    }

    @Test("is a list without findings for GitLab, which would show those of the last one otherwise")
    func isEmptyList() {
        #expect(Reporter(.gitlab).report([]) == "[]\n")
    }

    @Test("is in order of place and tells the same thing once")
    func sortsAndDeduplicates() {
        let first = Diagnostic(.keyMissing, at: SourceLocation(file, line: 1, column: 1), "`title` is missing")
        let second = Diagnostic(.emptyValue, at: SourceLocation(file, line: 2, column: 8), "`name` is empty")
        #expect(
            Reporter(.text).report([second, first, second, first]) == """
                Content/site.yml:1:1: error: `title` is missing [key-missing]
                Content/site.yml:2:8: error: `name` is empty [empty-value]

                """
        )
    }

    @Test("has colour only where asked, and only as text", arguments: [ReportFormat.json, .github, .gitlab, .sarif])
    func coloursTextOnly(format: ReportFormat) {
        let diagnostic = Diagnostic(.keyMissing, at: SourceLocation(file), "`title` is missing")
        #expect(Reporter(format, colour: true).report([diagnostic]) == Reporter(format).report([diagnostic]))
    }
}
