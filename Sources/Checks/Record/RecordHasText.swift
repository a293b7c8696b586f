package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let recordOrphaned = DiagnosticIdentifier("record-orphaned", .error, "A review record has no text")
}

/// A record lies beside its text: a text that was moved or renamed without its record looks as if no one had reviewed
/// it.
enum RecordHasText {
    /// The report of a record that lies beside no text.
    static func problem(of record: ReviewRecord) -> Diagnostic {
        let isGlossary = SharedTextID(record.textPath) == .glossary
        let text = isGlossary ? "glossary.yml" : "\(record.textPath).md"
        return Diagnostic(
            .recordOrphaned,
            at: SourceLocation(record.file),
            "There is no text `\(text)` for this record",
            help: "move the record to where its text is now, or delete it (git keeps it)"
        )
    }
}
