package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let bodyEmpty = DiagnosticIdentifier("body-empty", .error, "A page has no text")
}

/// A page has something to read.
package enum BodyPresent {
    /// A report where the text of `file` is empty; `what` is the text in the reader's words, such as “The article”.
    package static func problem(_ body: Body, of file: SourceFile, line: Int, what: String) -> Diagnostic? {
        guard body.isEmpty else { return nil }
        return Diagnostic(
            .bodyEmpty,
            at: SourceLocation(file, line: line, column: 1),
            "\(what) has no text",
            help: "write it below the front matter"
        )
    }
}
