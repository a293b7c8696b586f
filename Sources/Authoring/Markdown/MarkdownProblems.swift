package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let lineTooLong = DiagnosticIdentifier("line-too-long", .error, "A line is longer than the limit")
    package static let peopleCountUnknown = DiagnosticIdentifier(
        "people-count-unknown",
        .error,
        "There is no count of people for a placeholder"
    )
    package static let rawHTML = DiagnosticIdentifier("raw-html", .error, "A text contains raw HTML")
    package static let unsafeAddress = DiagnosticIdentifier(
        "unsafe-address",
        .error,
        "The address of a link is of an unsafe kind"
    )
    package static let imageAlternativeMissing = DiagnosticIdentifier(
        "image-alternative-missing",
        .error,
        "An image has no text alternative"
    )
    package static let headingLevelOne = DiagnosticIdentifier(
        "heading-level-one",
        .error,
        "A text contains a heading of level one"
    )
    package static let headingLevelSkipped = DiagnosticIdentifier(
        "heading-level-skipped",
        .error,
        "A heading skips a level"
    )
    package static let footnoteUndefined = DiagnosticIdentifier(
        "footnote-undefined",
        .error,
        "A footnote is not defined"
    )
    package static let footnoteUnused = DiagnosticIdentifier("footnote-unused", .warning, "A footnote is not used")
    package static let footnoteDuplicate = DiagnosticIdentifier(
        "footnote-duplicate",
        .error,
        "A footnote is defined more than once"
    )
    package static let tableTooLarge = DiagnosticIdentifier(
        "table-too-large",
        .error,
        "A table is larger than the limit"
    )
    package static let referencesTooLarge = DiagnosticIdentifier(
        "references-too-large",
        .error,
        "The link references of a text are larger than the limit"
    )
    package static let footnoteIsSource = DiagnosticIdentifier(
        "footnote-is-source",
        .error,
        "A footnote has the name of a source"
    )
    package static let allowanceMalformed = DiagnosticIdentifier(
        "allowance-malformed",
        .error,
        "A comment that should silence a rule does not say which, or why"
    )
}

/// The problems of one body, gathered while it is walked.
struct MarkdownProblems {
    private(set) var found: [Diagnostic] = []

    /// Whether so many have been found that the rest of the text is not worth a look.
    var isFull: Bool { found.count >= MarkdownLimits.problems }

    /// Adds a problem, unless there are more than anyone reads; the last one then says so.
    mutating func report(_ problem: Diagnostic) {
        guard !isFull else { return }
        guard found.count == MarkdownLimits.problems - 1 else {
            found.append(problem)
            return
        }
        found.append(
            Diagnostic(
                problem.identifier,
                at: problem.location,
                problem.message,
                help: problem.help,
                fix: problem.fix,
                notes: problem.notes + [
                    Diagnostic.Note("the text has more problems than this report shows", at: problem.location)
                ],
                severity: problem.severity
            )
        )
    }
}

// The wording of the Markdown parser; that of cards is in `MarkdownProblems+Cards.swift`.
extension Diagnostic {
    // MARK: Files

    static func nulCharacter(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nulCharacter,
            at: location,
            "The text contains a NUL character, which no page can show",
            help: "delete the character, or save the file again as UTF-8 text"
        )
    }

    static func fileTooLarge(bytes: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .fileTooLarge,
            at: location,
            "The file has \(bytes) bytes; a text may have at most \(MarkdownLimits.fileBytes)",
            help: "split the text into several files"
        )
    }

    static func outputTooLarge(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .fileTooLarge,
            at: location,
            "The page grows to more than \(MarkdownLimits.outputBytes) bytes of HTML here",
            help: "split the text into several files"
        )
    }

    static func lineTooLong(bytes: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .lineTooLong,
            at: location,
            "The line has \(bytes) bytes; a line may have at most \(MarkdownLimits.lineBytes)",
            help: "break the line into several"
        )
    }

    static func paragraphTooIntricate(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .lineTooLong,
            at: location,
            "The paragraph with this line has too many brackets, quotation marks or `@` to be read in a reasonable"
                + " time",
            help: "split the text into shorter lines and paragraphs"
        )
    }

    // MARK: Experiences

    static func peopleCountUnknown(_ reference: String, known: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .peopleCountUnknown,
            at: location,
            "There is no count of people for \(quoted(reference))",
            advice: NearMiss.advice(for: reference, at: location, among: known) { "write `{people:\($0)}` instead" }
        )
    }

    static func peopleCountMalformed(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .peopleCountUnknown,
            at: location,
            "\(quoted(text)) is not a complete placeholder; a count of people is written `{people:condition}` on one"
                + " line",
            help: "write `{people:`, the condition and `}` without spaces or markup, or `\\{` to show the brace"
        )
    }

    // MARK: Services

    static func serviceMalformed(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .serviceUnknown,
            at: location,
            "\(quoted(text)) is not a complete placeholder; a service is written `{service:name}` on one line",
            help: "write `{service:`, the name and `}` without spaces or markup, or `\\{` to show the brace"
        )
    }

    // MARK: Facts

    static func factMalformed(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .factUnknown,
            at: location,
            "\(quoted(text)) is not a complete placeholder; a fact is written `{fact:name}` on one line",
            help: "write `{fact:`, the name and `}` without spaces or markup, or `\\{` to show the brace"
        )
    }

    // MARK: Allowances

    static func allowanceOfUnknownRule(_ name: String, known: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .allowanceMalformed,
            at: location,
            name.isEmpty ? "The comment does not say which rule it silences" : "There is no rule \(quoted(name))",
            advice: NearMiss.advice(for: name, at: location, among: known, listing: 0)
                .or("write `<!-- allow RULE: reason -->` with a rule of docs/rules.md")
        )
    }

    static func allowanceWithoutReason(_ rule: DiagnosticIdentifier, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .allowanceMalformed,
            at: location,
            "The comment gives no reason, so it does not silence the rule `\(rule.name)`",
            help: "write the reason: `<!-- allow \(rule.name): reason -->`"
        )
    }

    static func allowanceInParagraph(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .allowanceMalformed,
            at: location,
            "A comment that silences a rule must be on its own line, before the block that it is for",
            help: "move it above the paragraph, the list or the table, with a blank line between"
        )
    }

    // MARK: Markdown

    static func textAfterComment(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .rawHTML,
            at: location,
            "\(quoted(text)) is on the same line as a comment's `-->` and would not be shown",
            help: "write it on its own line, after a blank line"
        )
    }

    static func commentUnclosed(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .rawHTML,
            at: location,
            "The comment that starts with `<!--` is not closed by `-->` in its part of the text",
            help: "write `-->` where the comment ends"
        )
    }

    static func unsafeScheme(_ scheme: String, in address: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unsafeAddress,
            at: location,
            "The address \(quoted(address)) starts with `\(scheme):`; a link starts with `https:`, `http:`, `mailto:`, "
                + "`tel:` or `sms:`, or is a path",
            help: "write an address of one of these kinds instead"
        )
    }

    static func unsafeCharacter(in address: String, at location: SourceLocation) -> Diagnostic {
        if !address.contains("\\"), let excluded = WebAddress.ExcludedCharacter(in: address) {
            return Diagnostic(
                .unsafeAddress,
                at: location,
                "The address \(quoted(address)) contains \(excluded.name), which an address must not",
                help: excluded.help
            )
        }
        return Diagnostic(
            .unsafeAddress,
            at: location,
            "The address \(quoted(address)) contains a backslash or a control character, which an address must not",
            help: "write `/` between the parts of a path, and no invisible characters"
        )
    }

    static func imageFromOtherHost(_ address: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .unsafeAddress,
            at: location,
            "The image \(quoted(address)) is not a file of this site; a page must not load anything from another site",
            help: "put the image file next to the text and write its relative path instead"
        )
    }

    static func addressMissing(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "The link has no address between its parentheses",
            help: "write the address, or delete the brackets and parentheses"
        )
    }

    static func hostMissing(in address: String, at location: SourceLocation) -> Diagnostic {
        let help =
            switch address.prefix(while: { $0 != ":" }).lowercased() {
            case "mailto": "write the address after `mailto:`, for example `mailto:help@example.org`"
            case "tel": "write the number after `tel:`, for example `tel:+18005550100`"
            case "sms": "write the number after `sms:`, for example `sms:988`"
            default: "write the whole address, for example `https://example.org/page`"
            }
        return Diagnostic(
            .linkBroken,
            at: location,
            "The address \(quoted(address)) does not say where to go",
            help: help
        )
    }

    static func addressMalformed(_ address: String, meant: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "\(quoted(address)) is not written as an address that browsers can follow",
            help: "write \(quoted(meant))",
            // A number to call is for a person to look at.
            fix: meant.hasPrefix("https://") && (try? WebAddress(meant)) != nil
                ? .replace(address, by: meant, at: location, "Write `https://` before the address") : nil
        )
    }

    static func ownAddressMissing(_ address: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "\(quoted(address)) is an address of this site, but there is no page or file there",
            help: "write the relative path of the `.md` file, for example `../causes.md`"
        )
    }

    static func noWebAddress(
        _ address: String,
        _ fault: WebAddress.Fault,
        at location: SourceLocation
    ) -> Diagnostic {
        switch fault {
        case .noHost: hostMissing(in: address, at: location)
        case .character, .encodedControl: unsafeCharacter(in: address, at: location)
        case .userInfo:
            Diagnostic(
                .unsafeAddress,
                at: location,
                "The address \(quoted(address)) has a name before the host, which hides where it leads",
                help: fault.help
            )
        case .host, .port:
            Diagnostic(
                .linkBroken,
                at: location,
                "The address \(quoted(address)) has a host name that cannot exist",
                help: fault.help
            )
        case .escape:
            Diagnostic(
                .linkBroken,
                at: location,
                "The address \(quoted(address)) has a `%` without two hexadecimal digits after it",
                help: fault.help
            )
        }
    }

    static func schemeMissing(in address: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "The address \(quoted(address)) starts with `//`; an address on another site starts with `https://`",
            help: "write \(quoted("https:" + address)) instead"
        )
    }

    static func pathFromRoot(_ address: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "The address \(quoted(address)) starts with `/`; a link within the site is the path from this file to the"
                + " other one",
            help: "write the relative path to the `.md` file instead, for example `../causes/index.md`"
        )
    }

    static func linkTargetMissing(_ path: String, suggestion: String?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "There is no page or file \(quoted(path))",
            advice: NearMiss.advice(for: path, at: location, meant: suggestion) {
                "did you mean \(quoted($0.contains(" ") ? "<\($0)>" : $0))?"
            }
            .or("write the relative path of a `.md` file or another file that exists")
        )
    }

    static func imageIsPage(_ path: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "\(quoted(path)) is a page; only an image file can be shown as an image",
            help: "write the path of an image file, or delete the `!` to make a link"
        )
    }

    static func noImage(_ path: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .imageUnreadable,
            at: location,
            "\(quoted(path)) is not an image that \(ImageFormat(name: path) == .jpegXL ? "all " : "")browsers can show",
            help: "export it as PNG, JPEG, GIF, WebP, AVIF or SVG, or delete the `!` to make a link"
        )
    }

    static func cellsLost(_ cells: Int, columns: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "The row has \(cells) cells but the table's header row has \(columns), so this cell would not be shown",
            help: "give the header row another column, or write `\\|` for a bar inside a cell"
        )
    }

    static func definitionLost(_ label: String, isComment: Bool, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "\(quoted(label + ":")) gives an address for links, but no link uses it, so the line would not be shown",
            help: isComment
                ? "write `<!-- … -->` around a note that readers are not to see, or delete the line"
                : "write `\\[` to show the bracket, or delete the line"
        )
    }

    static func numberNotShown(_ written: String, shown: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "\(quoted(written)) would be shown as `\(shown)\(written.suffix(1))`; only the first number of a list counts",
            help: "number the items one after the other; to show this number, write"
                + " `\(written.dropLast())\\\(written.suffix(1))` after an empty line"
        )
    }

    static func numberBecomesList(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "\(quoted(written)) at the start of a line starts a numbered list, so the text would be shown as an item"
                + " of one",
            help: "write `\(written.dropLast())\\\(written.suffix(1))` to show the number, or start the list with `1.`"
        )
    }

    static func lineInTable(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "The line follows a table without a blank line, so it would be shown as a row of the table",
            help: "write a blank line before it, or `|` between the cells of the row"
        )
    }

    static func rowBroken(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textLost,
            at: location,
            "The row ends inside a cell and goes on in the next line, so it would be shown as two rows",
            help: "write the whole row on one line, or `|` before the next row"
        )
    }

    static func lookalikeTable(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .lookalikeMarkup,
            at: location,
            "These lines look like a table but are not one, so the bars would be shown",
            help: "write a line such as `|---|---|` below the header row, with as many columns"
        )
    }

    static func linkInsideLink(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .linkBroken,
            at: location,
            "\(quoted(text)) is inside another link or an image's text, where a link cannot work",
            help: "move it out of the square brackets"
        )
    }

    static func anchorBroken(_ anchor: String, known: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .anchorBroken,
            at: location,
            "No heading in this text has the anchor \(quoted("#" + anchor))",
            advice: advice(for: anchor, at: location, among: known) { "write `#\($0)` instead" }
                .or(
                    known.isEmpty || known.count > 12
                        ? "write the anchor of a heading of this text instead"
                        : "write " + (known.count == 1 ? "" : "one of ")
                            + known.map { "`#\($0)`" }.joined(separator: ", ") + " instead"
                )
        )
    }

    static func imageAlternativeMissing(_ path: String, _ media: MediaKind?, at location: SourceLocation) -> Diagnostic
    {
        Diagnostic(
            .imageAlternativeMissing,
            at: location,
            media == nil
                ? "The image \(quoted(path)) has no text between `![` and `]`; readers who cannot see it get that text instead"
                : "The file \(quoted(path)) has no text between `![` and `]`, which tells readers who cannot see the player what it plays",
            help: "write what \(media == nil ? "the image shows" : "it is about") between `![` and `]`"
        )
    }

    static func headingLevelOne(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .headingLevelOne,
            at: location,
            "The heading \(quoted(text)) has level 1; level 1 is the title of the page, which is in the front matter",
            help: "write `## ` before the heading instead"
        )
    }

    static func headingLevelSkipped(_ text: String, level: Int, expected: Int, at location: SourceLocation)
        -> Diagnostic
    {
        let reason =
            expected == 2 ? "the first heading of a text has level 2" : "the level before it is \(expected - 1)"
        return Diagnostic(
            .headingLevelSkipped,
            at: location,
            "The heading \(quoted(text)) has level \(level); \(reason), and no level must be skipped",
            help: "write `\(String(repeating: "#", count: expected)) ` before the heading instead"
        )
    }

    static func footnoteUndefined(_ label: String, known: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteUndefined,
            at: location,
            "\(quoted("[^\(label)]")) refers to a footnote that this text does not define",
            advice: advice(for: label, at: location, among: known) { "write `[^\($0)]` instead" }
                .or("write a line that starts with \(quoted("[^\(label)]:")), or `\\[` to show the bracket")
        )
    }

    static func footnoteMarkMalformed(_ label: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteUndefined,
            at: location,
            "\(quoted("[^\(label)]")) starts this line without a colon right after it, so the line defines no footnote",
            help: "write \(quoted("[^\(label)]:")) at the start of the line"
        )
    }

    static func footnoteWrapped(_ label: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteUndefined,
            at: location,
            "\(quoted("[^\(label)]")) begins in one line and ends in the next, so it does not refer to a footnote",
            help: "write it in one line, with the name and nothing else between the brackets"
        )
    }

    static func footnoteGlued(_ label: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteUndefined,
            at: location,
            "\(quoted("[^\(label)]")) follows an address without a space, so it does not refer to its footnote",
            help: "write the address between `<` and `>`, or a space before the bracket"
        )
    }

    static func citationUndefined(_ label: String, known: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteUndefined,
            at: location,
            "\(quoted("[^\(label)]")) is not a source or a footnote of this text",
            advice: advice(for: label, at: location, among: known) { "write `[^\($0)]` instead" }
                .or(
                    "list the source under `sources` with `id: \(label)`, or write a line that starts with "
                        + "\(quoted("[^\(label)]:"))"
                )
        )
    }

    static func citationTyped(_ written: String, example: String?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .lookalikeMarkup,
            at: location,
            "\(quoted(written)) is typed by hand, so it is not a link to a source",
            help: "cite with `[^id]`, where `id` is that of the source, as in `[^\(example ?? "who-2023")]`"
        )
    }

    static func footnoteIsSource(_ label: String, source: SourceLocation, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteIsSource,
            at: location,
            "\(quoted("[^\(label)]")) is the name of a source, and this footnote would take its place",
            help: "give the footnote another name",
            notes: [Diagnostic.Note("the source is listed here", at: source)]
        )
    }

    static func footnoteUnused(_ label: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteUnused,
            at: location,
            "The footnote \(quoted("[^\(label)]")) is never used, so it is not shown",
            help: "write \(quoted("[^\(label)]")) where the footnote belongs, or delete it"
        )
    }

    static func footnoteDuplicate(_ label: String, first: SourceLocation, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .footnoteDuplicate,
            at: location,
            "The footnote \(quoted("[^\(label)]")) is defined twice; only the first definition is shown",
            help: "give one of the footnotes another label, or delete it",
            notes: [Diagnostic.Note("the first definition", at: first)]
        )
    }

    static func tableTooLarge(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tableTooLarge,
            at: location,
            "With this one, the tables of the text have more than \(MarkdownLimits.tableCells) cells",
            help: "split the table, or offer it as a file to download"
        )
    }

    static func rowTooLong(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tableTooLarge,
            at: location,
            "The line has more than \(MarkdownLimits.lineCells) cells",
            help: "split the table, or offer it as a file to download"
        )
    }

    static func tableBelowText(bytes: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .tableTooLarge,
            at: location,
            "\(bytes) bytes of text are right above the table, without a blank line",
            help: "write a blank line before the header of the table"
        )
    }

    static func referencesTooLarge(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .referencesTooLarge,
            at: location,
            "The references to link definitions such as this one repeat more than \(MarkdownLimits.referenceBytes) bytes "
                + "of addresses and titles",
            help: "shorten the address or the title of the definition, or link to it less often"
        )
    }

    static func nestingTooDeep(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nestingTooDeep,
            at: location,
            "Lists, quotes and markup are nested more than \(MarkdownLimits.nesting) levels deep here",
            help: "use fewer levels"
        )
    }

    static func nestingTooDeep(depth: Int, lines: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .nestingTooDeep,
            at: location,
            "The text is indented some \(depth) levels deep here, which is too much for a text of \(lines) lines",
            help: "use fewer levels, or split it into several files"
        )
    }

    /// The name of this text that was probably meant; a text with very many names gets no such help, since comparing
    /// every wrong name with every right one would take long.
    private static func advice(
        for name: String,
        at location: SourceLocation,
        among known: [String],
        _ words: (String) -> String
    ) -> Advice {
        known.count > MarkdownLimits.suggestionCandidates
            ? Advice(nil) : NearMiss.advice(for: name, at: location, among: known, listing: 0, words)
    }
}
