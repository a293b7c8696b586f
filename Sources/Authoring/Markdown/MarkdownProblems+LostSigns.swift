import Diagnostics

/// What is said of signs that Markdown takes for its own.
extension Diagnostic {
    static func comparisonBecomesQuote(_ written: String, isEqual: Bool, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "`>` at the start of a line starts a quote, so the sign of \(quoted(written)) would not be shown",
            help: "write `\(isEqual ? "at least" : "more than")` in its place, or `\\>` to show the sign"
        )
    }

    static func sentenceBecomesList(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "\(quoted(written)) at the start of this line starts a list, in the middle of a sentence",
            help:
                "write `\(written.dropLast())\\\(written.suffix(1))` to show it, or move it to the end of the line above;"
                + " if it is a list, end the line above with a colon"
        )
    }

    static func textBecomesHeading(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "The line of hyphens below this text makes it a heading",
            help: "write an empty line above the hyphens, or write `## ` before the text if it is a heading"
        )
    }

    static func partEmpty(_ part: EmptyPart, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .emptyValue,
            at: location,
            part == .item ? "This item of a list is empty" : "This \(part.rawValue) is empty",
            help: "fill it in or delete the line"
        )
    }
}
