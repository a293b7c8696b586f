package import Diagnostics

extension DiagnosticIdentifier {
    package static let idMalformed = DiagnosticIdentifier(
        "id-malformed",
        .error,
        "The id of a heading or a place is not well-formed"
    )
    package static let idTaken = DiagnosticIdentifier(
        "id-taken",
        .error,
        "An id belongs to something else on the page"
    )
}

// The wording of what can be wrong with the ids that authors give.
extension Diagnostic {
    private static let signs = "letters, digits, `-`, `_`, `.` and `:`, and a letter or a digit first"

    static func idMalformed(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .idMalformed,
            at: location,
            "\(quoted(written)) is not the id of this heading",
            help: "write it as `{#my-id}`, with \(signs), or `\\{` to show the brace"
        )
    }

    static func idMalformed(_ id: String, in tag: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .idMalformed,
            at: location,
            id.isEmpty ? "The id in \(quoted(tag)) is empty" : "\(quoted(id)) cannot be an id",
            help: "write it with \(signs)"
        )
    }

    static func targetMalformed(_ tag: String, _ attributes: [String], at location: SourceLocation) -> Diagnostic {
        let help: String
        if attributes.contains("href") {
            help = "write a link as `[words](address)`"
        } else if attributes == ["name"] {
            help = "write `id` in place of `name`, which HTML has given up"
        } else {
            help = "write `<a id=\"my-id\"></a>`, without other attributes"
        }
        return Diagnostic(
            .rawHTML,
            at: location,
            "\(quoted(tag)) is raw HTML; a text can contain only Markdown",
            help: help
        )
    }

    static func targetMisplaced(_ tag: String, isInHeading: Bool, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .rawHTML,
            at: location,
            "\(quoted(tag)) is not in a line of its own with `</a>` right after it",
            help: isInHeading
                ? "write `{#my-id}` at the end of the heading"
                : "write it with `</a>` in a line above the words that it is for"
        )
    }

    static func idReserved(_ id: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .idTaken,
            at: location,
            "The id \(quoted(id)) is one of those that pages use for other things, such as notes and sources",
            help: "choose another id, such as `about-\(id)`"
        )
    }

    static func idTaken(_ id: String, first: SourceLocation, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .idTaken,
            at: location,
            "The id \(quoted(id)) is given twice in this text",
            help: "choose another id for one of the two",
            notes: [Diagnostic.Note("the first one", at: first)]
        )
    }

    static func idOfHeading(_ id: String, _ heading: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .idTaken,
            at: location,
            "The heading \(quoted(heading)) has the anchor `#\(id)` by its words already",
            help: "choose another id here, or give that heading an id of its own"
        )
    }
}
