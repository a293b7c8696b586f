package import Diagnostics

// Kinds of problems that are reported of several kinds of files.
extension DiagnosticIdentifier {
    package static let fileTooLarge = DiagnosticIdentifier("file-too-large", .error, "A file is larger than the limit")
    package static let emptyValue = DiagnosticIdentifier("empty-value", .error, "A value is empty")
    package static let invalidAddress = DiagnosticIdentifier("invalid-address", .error, "An address is not valid")
    package static let keyMalformed = DiagnosticIdentifier(
        "key-malformed",
        .error,
        "A public key or a signature is not well-formed"
    )
    package static let textLost = DiagnosticIdentifier(
        "text-lost",
        .error,
        "Something written would not be published as it was written"
    )
    package static let lookalikeMarkup = DiagnosticIdentifier(
        "lookalike-markup",
        .error,
        "Markup does not work and would be shown as text"
    )
}
