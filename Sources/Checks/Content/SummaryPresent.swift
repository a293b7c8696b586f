import Diagnostics
import SiteModel

/// An article gives its main message first (CDC Clear Communication Index, question 1; PEMAT-P: a summary).
struct SummaryPresent: ReviewedTextCheck {
    func problems(in subject: ReviewedSubject) -> [Diagnostic] {
        guard !subject.isCondition, subject.text.summary == nil, subject.lacks("summary") else { return [] }
        return [
            Diagnostic(
                .summaryMissing,
                at: subject.frontMatter,
                "The article has no `summary`, the short answer that readers see first",
                help: "add `summary:` with the answer in two or three sentences"
            )
        ]
    }
}
