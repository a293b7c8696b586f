package import Diagnostics

// Kinds of problems that several readers of YAML report.
extension DiagnosticIdentifier {
    package static let frontMatterMissing = DiagnosticIdentifier(
        "front-matter-missing",
        .error,
        "A page has no front matter"
    )
    package static let yamlSyntax = DiagnosticIdentifier(
        "yaml-syntax",
        .error,
        "A YAML text does not follow the syntax"
    )
    package static let keyDuplicate = DiagnosticIdentifier("key-duplicate", .error, "A key appears more than once")
}
