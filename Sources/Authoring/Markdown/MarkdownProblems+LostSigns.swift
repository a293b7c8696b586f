import Diagnostics

/// What is said of signs that Markdown takes for its own.
extension Diagnostic {
    static func comparisonBecomesQuote(
        _ written: String,
        isEqual: Bool,
        isEnglish: Bool,
        at location: SourceLocation
    ) -> Diagnostic {
        let spelt = written.hasPrefix("> or ") ? "> or =" : ">"
        let place = spelt == ">" ? "its place" : "place of `\(spelt)`"
        let words = "write `\(isEqual ? "at least" : "more than")` in \(place), or `\\>` to show the sign"
        return Diagnostic(
            .textLost,
            at: location,
            "`>` at the start of a line starts a quote, so the sign of \(quoted(written)) would not be shown",
            help: isEnglish ? words : "say it in words, or write `\\>` to show the sign"
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

    static func signBecomesList(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "\(quoted(written)) at the start of a line starts a list, so the sign would not be shown",
            help: "write `\\\(written)` to show it"
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

    static func frontMatterInText(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .lookalikeMarkup,
            at: location,
            "These lines are written like front matter, but they are inside the text, so they would be shown as a heading",
            help: "move them to the front matter at the start of the file, or delete them and the `---` around them"
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
