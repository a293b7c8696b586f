package import Diagnostics

extension DiagnosticIdentifier {
    package static let tagUnpaired = DiagnosticIdentifier(
        "tag-unpaired",
        .error,
        "A tag in a text has no partner"
    )
}

// The wording of what can be wrong with HTML in a text.
extension Diagnostic {
    static func rawHTML(_ text: String, _ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .rawHTML,
            at: location,
            "\(quoted(text)) is raw HTML; a text can contain only Markdown",
            help: (help[name] ?? "write it in Markdown instead") + ", or `\\<` to show the character `<`"
        )
    }

    /// What to write in place of elements for which Markdown has no sign.
    private static let help: [String: String] = {
        let inLine = "write it in the same line as the words that it belongs to"
        let bold = "write `**` before and after what matters most"
        let details = "write `> [!DETAILS] Title`, and `> ` before each line that readers open"
        return [
            "details": details, "summary": details,
            "abbr": inLine, "kbd": inLine, "sub": inLine, "sup": inLine,
            "br": "write `<br>` at the end of a line, with words above and below it",
            "mark": "\(bold), because highlighting says nothing to anyone who listens",
            "u": "\(bold), because readers take underlined words for a link",
        ]
    }()

    static func attributeRefused(
        _ attribute: String,
        in tag: String,
        _ element: InlineElement,
        at location: SourceLocation
    ) -> Diagnostic {
        let sound = element.attribute.map { "<\(element.name) \($0)=\"…\">" } ?? "<\(element.name)>"
        return Diagnostic(
            .rawHTML,
            at: location,
            "\(quoted(tag)) has the attribute \(quoted(attribute)) \(attribute == element.attribute ? "twice" : "too")",
            help: "write `\(sound)`, without other attributes"
        )
    }

    static func attributeMissing(
        _ attribute: String,
        in tag: String,
        _ element: InlineElement,
        at location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .rawHTML,
            at: location,
            "\(quoted(tag)) does not say what the abbreviation is short for",
            help: "write `<\(element.name) \(attribute)=\"…\">` with the words in full, or delete the tag"
        )
    }

    static func markupInAbbreviation(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .lookalikeMarkup,
            at: location,
            "The title of an abbreviation is plain text, so \(quoted(written)) would be shown as typed",
            help: "write it without markup"
        )
    }

    static func tagInAlternative(_ tag: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .rawHTML,
            at: location,
            "\(quoted(tag)) is in the text for an image, which is plain text",
            help: "write it without tags, such as `CO₂`"
        )
    }

    static func tagUnclosed(_ tag: String, _ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tagUnpaired,
            at: location,
            "\(quoted(tag)) is not closed in the paragraph, heading or cell that it is in",
            help: "write `</\(name)>` where it ends"
        )
    }

    static func tagUnopened(_ tag: String, _ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tagUnpaired,
            at: location,
            "\(quoted(tag)) closes nothing in the paragraph, heading or cell that it is in",
            help: "write `<\(name)>` where it begins, or delete it"
        )
    }

    static func tagCrossed(_ tag: String, _ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tagUnpaired,
            at: location,
            "\(quoted(tag)) is not in the same emphasis, link or tag as its `<\(name)>`",
            help: "close what begins between the two before it, or begin with `<\(name)>` inside it"
        )
    }

    static func tagInItself(_ tag: String, _ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tagUnpaired,
            at: location,
            "\(quoted(tag)) begins before the `<\(name)>` in front of it is closed",
            help: "write `</\(name)>` where the first one ends"
        )
    }
}
