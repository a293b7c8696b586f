package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let recordOrphaned = DiagnosticIdentifier("record-orphaned", .error, "A review record has no text")
}

/// A record and remarks lie beside their text: a text that was moved or renamed without its record looks as if no one had
/// reviewed it, and one without its remarks as if nothing was to be answered.
enum RecordHasText {
    /// The report of a record that lies beside no text.
    static func problem(of record: ReviewRecord) -> Diagnostic {
        problem(
            of: record,
            "this record",
            help: "move the record to where its text is now, or delete it (git keeps it)"
        )
    }

    /// The report of remarks that lie beside no text.
    static func problem(of remarks: ReviewRemarks) -> Diagnostic {
        problem(
            of: remarks,
            "these remarks",
            help: "move the file to where its text is now, or delete it (git keeps it)"
        )
    }

    private static func problem(of file: some FileBesideText, _ name: String, help: String) -> Diagnostic {
        let text = SharedTextID(file.textPath)?.path ?? "\(file.textPath).md"
        return Diagnostic(
            .recordOrphaned,
            at: SourceLocation(file.file),
            "There is no text `\(text)` for \(name)",
            help: help
        )
    }
}
