import Diagnostics
import SiteModel

/// An article gives its main message first (CDC Clear Communication Index, question 1; PEMAT-P: a summary).
struct SummaryMissing: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "summary-missing",
        .warning,
        "A page has no summary",
        finds: "An article has no summary.",
        source: "CDC Clear Communication Index, question 1; PEMAT-P: a summary"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        // A summary that could not be read is reported already. The page of a folder may be a list only, and answers nothing.
        guard subject.article != nil, !subject.body.isEmpty, subject.text.summary == nil,
            !subject.text.unreadableKeys.contains("summary")
        else { return [] }
        return [
            TextFinding(
                .frontMatter(SourceLocation(subject.text.file, line: 1, column: 1, length: 3)),
                "The article has no `summary`, the short answer that readers see first",
                help: "add `summary:` with the answer in two or three sentences"
            )
        ]
    }
}
