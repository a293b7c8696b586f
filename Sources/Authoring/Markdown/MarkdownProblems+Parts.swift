package import Diagnostics

extension DiagnosticIdentifier {
    package static let captionMalformed = DiagnosticIdentifier(
        "caption-malformed",
        .error,
        "A table's caption is empty, or is not right above the table"
    )
    package static let definitionEmpty = DiagnosticIdentifier(
        "definition-empty",
        .error,
        "A definition in a list of terms is empty"
    )
}

// The wording of what can be wrong with captions and lists of terms.
extension Diagnostic {
    static func captionEmpty(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .captionMalformed,
            at: location,
            "The caption of the table below is empty",
            help: "write what the table shows after it, or delete the line"
        )
    }

    static func captionMisplaced(isBelow: Bool, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .captionMalformed,
            at: location,
            isBelow
                ? "The caption is below its table, and would be shown as a paragraph"
                : "Another paragraph is between this caption and its table, so it would be shown as a paragraph",
            help: "write it right above the table"
        )
    }

    static func definitionEmpty(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .definitionEmpty,
            at: location,
            "The definition that begins here is empty",
            help: "write what the term means after `: `, or `\\:` to show the colon"
        )
    }
}

extension DiagnosticIdentifier {
    package static let creditMalformed = DiagnosticIdentifier(
        "credit-malformed",
        .error,
        "The credit of a picture is empty, given twice, or not shown"
    )
    package static let locatorMalformed = DiagnosticIdentifier(
        "locator-malformed",
        .error,
        "What follows the comma in a citation is no place in a source"
    )
}

// The wording of what can be wrong with credits, and with places in sources.
extension Diagnostic {
    static func creditEmpty(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .creditMalformed,
            at: location,
            "The credit after `|` is empty",
            help: "write who made the picture and its licence, as in `\"caption | credit\"`, or delete the `|`"
        )
    }

    static func creditTwice(_ file: String, other: SourceLocation, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .creditMalformed,
            at: location,
            "The picture \(quoted(file)) has a credit here, and another one in the front matter",
            help: "delete one of the two",
            notes: [Diagnostic.Note("the other one", at: other)]
        )
    }

    static func creditLost(_ file: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .creditMalformed,
            at: location,
            "The picture \(quoted(file)) is in a line of text, where its credit cannot be shown",
            help: "put the picture into a paragraph of its own"
        )
    }

    static func creditOfNothing(_ file: String, shown: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .creditMalformed,
            at: location,
            "The text shows no picture \(quoted(file))",
            help: NearMiss.help(for: file, among: shown) ?? "show the picture in the text, or delete the line"
        )
    }

    static func locatorEmpty(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .locatorMalformed,
            at: location,
            "\(quoted(written)) names no place after the comma",
            help: "write the place in the source after it, such as `p. 12`, or delete the comma"
        )
    }

    static func locatorIsCitation(_ written: String, _ ids: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .locatorMalformed,
            at: location,
            "\(quoted(written)) has several names in one pair of brackets",
            help: "write \(quoted(ids.map { "[^\($0)]" }.joined()))"
        )
    }

    static func locatorOfFootnote(_ written: String, _ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .locatorMalformed,
            at: location,
            "\(quoted(written)) names a place in \(quoted(name)), which is a footnote of this text and no source",
            help: "write \(quoted("[^\(name)]")), or cite a source of the front matter"
        )
    }
}
