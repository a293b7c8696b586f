package import Diagnostics

// Kinds of problems that are found both while a template is read and while it is resolved.
extension DiagnosticIdentifier {
    package static let templateSyntax = DiagnosticIdentifier(
        "template-syntax",
        .error,
        "A template does not follow the syntax"
    )
    package static let templateNameUnknown = DiagnosticIdentifier(
        "template-name-unknown",
        .error,
        "A template uses a name that its page does not have"
    )
    package static let templateParentUnknown = DiagnosticIdentifier(
        "template-parent-unknown",
        .error,
        "A template inherits from a parent that does not exist"
    )
    package static let templateBlockUnknown = DiagnosticIdentifier(
        "template-block-unknown",
        .error,
        "A template fills a block that its parent does not have"
    )
    package static let templateRecursion = DiagnosticIdentifier(
        "template-recursion",
        .error,
        "A template includes itself without end"
    )
    package static let templateUnsupported = DiagnosticIdentifier(
        "template-unsupported",
        .error,
        "A template uses a feature that is not supported"
    )
    package static let assetUnknown = DiagnosticIdentifier(
        "asset-unknown",
        .error,
        "A template names an asset or a script that does not exist"
    )
}
