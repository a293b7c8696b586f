// Kinds of problems that more than one module reports or asks for.
extension DiagnosticIdentifier {
    package static let invalidEncoding = DiagnosticIdentifier("invalid-encoding", .error, "A file is not valid UTF-8")
    package static let nulCharacter = DiagnosticIdentifier("nul-character", .error, "A text contains a NUL character")
    package static let misplacedFile = DiagnosticIdentifier(
        "misplaced-file",
        .error,
        "A file is in a place where it does not belong"
    )
    package static let keyMissing = DiagnosticIdentifier("key-missing", .error, "A required key is missing")
    package static let keyUnknown = DiagnosticIdentifier("key-unknown", .error, "A key is not known")
    package static let wrongType = DiagnosticIdentifier("wrong-type", .error, "A value is of the wrong type")
    package static let dateInFuture = DiagnosticIdentifier("date-in-future", .error, "A date is in the future")
    package static let signatureMissing = DiagnosticIdentifier(
        "signature-missing",
        .error,
        "An entry of a record has no signature"
    )
    package static let invalidSlug = DiagnosticIdentifier("invalid-slug", .error, "A slug is not valid")
    package static let linkBroken = DiagnosticIdentifier(
        "link-broken",
        .error,
        "There is no page or file at the address of a link"
    )
    package static let anchorBroken = DiagnosticIdentifier(
        "anchor-broken",
        .error,
        "A link names a heading that does not exist"
    )
    package static let imageUnreadable = DiagnosticIdentifier("image-unreadable", .error, "An image cannot be read")
    package static let nestingTooDeep = DiagnosticIdentifier(
        "nesting-too-deep",
        .error,
        "A text is nested deeper than the limit"
    )
    package static let factUnknown = DiagnosticIdentifier("fact-unknown", .error, "A fact is not known")
    package static let serviceUnknown = DiagnosticIdentifier("service-unknown", .error, "A service is not known")
}
