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
    package static let termMalformed = DiagnosticIdentifier(
        "term-malformed",
        .error,
        "A line in a list of terms would be shown in the wrong place"
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

    static func captionUnread(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .captionMalformed,
            at: location,
            "\(quoted(written)) begins no caption of the table below, and would be shown as a paragraph",
            help: "write `Table: ` and the caption in a paragraph of its own, without markup around the word"
        )
    }

    static func captionMisplaced(isBelow: Bool, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .captionMalformed,
            at: location,
            isBelow
                ? "The caption is below its table, and would be shown as a paragraph"
                : "Something is between this caption and its table, so it would be shown as a paragraph",
            help: "write it right above the table"
        )
    }

    static func termInDefinition(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .termMalformed,
            at: location,
            "\(quoted(written)) has a definition below it and no empty line above it, so it would be shown as the end of the definition above",
            help: "write an empty line above it if it is a term, or indent it if it goes on with the definition"
        )
    }

    static func definitionUnread(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .termMalformed,
            at: location,
            "This colon begins no definition, because no space follows it, so the line would be shown with the one above",
            help: "write a space after the colon, or `\\:` to show the colon"
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
        "A citation names no place in its source, or more than that"
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

    static func mediaWordsLost(_ file: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .creditMalformed,
            at: location,
            "The file \(quoted(file)) is right below the title of its card, where its caption and credit cannot be shown",
            help: "write a line with `>` alone above it"
        )
    }

    static func creditOfNothing(_ file: String, shown: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .creditMalformed,
            at: location,
            "The text shows no picture \(quoted(file))",
            advice: NearMiss.advice(for: file, at: location, among: shown)
                .or("show the picture in the text, or delete the line")
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

    static func labelUnreadable(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .locatorMalformed,
            at: location,
            "\(quoted(written)) begins a citation that holds code, HTML, a bracket or a backslash, so it cites nothing",
            help: "write plain words in it, such as `[^id, p. 12]`, or `\\[` to show the bracket"
        )
    }

    static func citationIsLink(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .locatorMalformed,
            at: location,
            "\(quoted(written)) cites nothing, because it has an address and so is a link",
            help: "delete the address after it, or the line that gives it one; the front matter has that of the source"
        )
    }

    static func citationIsDefinition(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .locatorMalformed,
            at: location,
            "\(quoted(written)) begins this line with a colon after it, and cites nothing there",
            help: "cite the source in a sentence, and write what it is under `sources` in the front matter"
        )
    }

    static func locatorIsMarkup(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .locatorMalformed,
            at: location,
            "A place in a source is shown as it is written, also \(quoted(written))",
            help: "write it without Markdown, HTML and character references, such as `p. 12`"
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
