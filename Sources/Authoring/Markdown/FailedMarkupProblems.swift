import ASCII
package import Diagnostics

extension DiagnosticIdentifier {
    package static let foreignMarkup = DiagnosticIdentifier(
        "foreign-markup",
        .error,
        "Markup of another tool would be shown as text"
    )
}

// All wording for markup that failed is here; what else the Markdown parser says is in `MarkdownProblems.swift`.
extension Diagnostic {
    static func failedMarkup(_ slip: MarkupSlip, _ written: String, at location: SourceLocation) -> Diagnostic {
        switch slip {
        case .emphasis(let run, let fault): emphasis(run, fault, at: location)
        case .link(let fault, let isImage): failedLink(fault, isImage: isImage, written, at: location)
        case .foreign(let markup, let written): foreignMarkup(markup, written, at: location)
        case .code(let ticks):
            lookalike(
                "The \(ticks.utf8.count == 1 ? "backtick" : "backticks") opened here \(ticks.utf8.count == 1 ? "is" : "are") never closed, so \(ticks.utf8.count == 1 ? "it" : "they") would be shown",
                help: "close the code in the same paragraph, or put `\\` before the backtick to show it",
                at: location
            )
        case .placeholder(let meaning): misspeltPlaceholder(written, meaning, at: location)
        case .citation(let name?):
            lookalike(
                "\(quoted(written)) does not cite \(quoted(name)), so it would be shown as typed",
                help: "write \(quoted("[^\(name)]")), or put it in backticks to show it",
                at: location
            )
        case .citation(nil):
            lookalike(
                "\(quoted(written)) begins a citation that is never closed, so it would be shown as typed",
                help: "write `]` after the name, or `\\[` to show the bracket",
                at: location
            )
        case .wideSigns(let signs):
            lookalike(
                "\(quoted(signs)) is wide, as an input method types it, so it is no markup and would be shown as typed",
                help: "type the narrow signs, or put the text in backticks to show it",
                at: location
            )
        case .characterReference(let name):
            lookalike(
                "\(quoted(name)) is not a character that HTML knows, so it would be shown as typed",
                help: "write the character itself, or `\\&` to show the sign",
                at: location
            )
        case .asteriskLost:
            Diagnostic(
                .textLost,
                at: location,
                "`*` makes italics of what follows up to the next `*`, so neither would be shown",
                help:
                    "write `\\*` for each that is to be shown, or `_` around the words that are meant to be in italics"
            )
        default: lineStart(slip, at: location)
        }
    }

    static func markupInTitle(_ written: String, at location: SourceLocation) -> Diagnostic {
        lookalike(
            "The title of a link and the caption of an image are plain text, so \(quoted(written)) would be shown as"
                + " typed",
            help: "write it without markup",
            at: location
        )
    }

    private static func misspeltPlaceholder(
        _ written: String,
        _ meaning: PlaceholderAttempt.Meaning,
        at location: SourceLocation
    ) -> Diagnostic {
        let identifier: DiagnosticIdentifier =
            switch meaning.kind {
            case .service: .serviceUnknown
            case .people: .peopleCountUnknown
            case .fact: .factUnknown
            }
        return Diagnostic(
            identifier,
            at: location,
            "\(quoted(written)) is not a placeholder, so it would be shown as typed",
            help: "write \(quoted(meaning.written)), or put it in backticks to show it"
        )
    }

    private static func lookalike(_ message: String, help: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(.lookalikeMarkup, at: location, message, help: help)
    }

    // MARK: Starts of lines

    private static func lineStart(_ slip: MarkupSlip, at location: SourceLocation) -> Diagnostic {
        switch slip {
        case .heading(let level):
            let hashes = String(repeating: "#", count: level)
            // Level 1 is the page's own title.
            let meant = level == 1 ? "##" : hashes
            return lookalike(
                "`\(hashes)` does not start a heading without a space after it, so it would be shown as typed",
                help: "write `\(meant) ` before the heading, or `\\#` to show the sign",
                at: location
            )
        case .headingTooDeep:
            return lookalike(
                "A heading starts with at most six `#`, so these would be shown as typed",
                help: "write fewer `#`, or `\\#` to show the sign",
                at: location
            )
        case .wideHash:
            return lookalike(
                "The wide `＃` does not start a heading, so it would be shown as typed",
                help: "write `## ` before the heading, with the narrow `#`",
                at: location
            )
        case .bullet(let bullet, let effect):
            return lookalike(
                "\(quoted(bullet)) does not start a list item, \(consequence(effect))",
                help: helpForBullet(bullet, effect),
                at: location
            )
        case .bulletInLine(let bullet, let block): return innerBullet(bullet, block, at: location)
        case .itemWithoutSpace(let marker):
            let last = marker.last.map(String.init) ?? ""
            return lookalike(
                "`\(marker)` does not start a list item without a space after it, so it would be shown as typed",
                help: "write `\(marker) ` before the item, or `\(marker.dropLast())\\\(last)` to show the sign",
                at: location
            )
        case .label(let label, let effect, let isFirstLine):
            return lookalike(
                "\(quoted(label)) does not start a list item here, \(consequence(effect))",
                help: effect == .joinsItem
                    ? likeOtherItems
                    : effect == .joinsItemAsPoint
                        ? asPoint
                        : (isFirstLine ? "" : "write a blank line before the list, and ")
                            + "start the items with `1. `, `2. ` or `- `",
                at: location
            )
        case .taskBox(let box):
            return lookalike(
                "\(quoted(box)) does not make a checkbox, so it would be shown as typed",
                help: "write `- [ ] ` before a task that is to be done and `- [x] ` before one that is done, with these"
                    + " spaces, or `\\[` to show the bracket",
                at: location
            )
        case .strangeSpace(let space):
            let isNoBreak = space == "\u{A0}"
            return lookalike(
                isNoBreak
                    ? "A no-break space follows the marker, so it would be shown as typed"
                    : "A space that Markdown does not know (\(space.codePoint)) follows the marker, so it would be"
                        + " shown as typed",
                help: "type an ordinary space after the marker",
                at: location
            )
        case .strangeSpaceBefore(let space):
            return lookalike(
                (space == "\u{A0}" ? "A no-break space" : "A space that Markdown does not know (\(space.codePoint))")
                    + " is before the marker, so the marker would be shown as typed",
                help: "delete the space before the marker",
                at: location
            )
        case .tableOfBars: return lookalikeTable(at: location)
        case .tableOfOtherBars(let bar):
            return lookalike(
                "\(bar == "｜" ? "The wide `｜`" : quoted(bar)) parts no cells of a table, so these lines would run together",
                help: "write the narrow `|` between the cells, and a line such as `|---|---|` below the head",
                at: location
            )
        case .tableRow:
            return lookalike(
                "This row is apart from its table, so its bars would be shown",
                help: "write the rows one below the other, with no blank line between them and the same `>` or spaces"
                    + " before each; a table starts with its head and a line such as `|---|---|`",
                at: location
            )
        case .tableOfTabs, .tableOfSpaces:
            let sign = if case .tableOfTabs = slip { "tabs" } else { "spaces" }
            return lookalike(
                "These lines look like a table made with \(sign), and would run together",
                help: "write each row as `| … | … |`, and a line such as `|---|---|` below the head",
                at: location
            )
        default: return lookalike("Markup does nothing here, so it would be shown", help: "take it out", at: location)
        }
    }

    private static let likeOtherItems =
        "start the line like the other items, or indent it below the words of the item above if it belongs to them"

    private static let asPoint =
        "give it a line of its own that starts with `- ` or `1. `, indented below the words of the item above"

    private static func consequence(_ effect: MarkupSlip.ListEffect) -> String {
        switch effect {
        case .runTogether, .runsTogetherOrSpeech: "so the lines would run together"
        case .joinsItem, .joinsItemAsPoint: "so the line would run on from the item above"
        case .noList: "so these lines would not be a list"
        }
    }

    private static func helpForBullet(_ bullet: String, _ effect: MarkupSlip.ListEffect) -> String {
        switch effect {
        case .runTogether: return "start each item with `- `"
        case .runsTogetherOrSpeech:
            return "start each item with `- `, or write a blank line between the lines of a conversation"
        case .joinsItem: return likeOtherItems
        case .joinsItemAsPoint: return asPoint
        case .noList:
            guard let sign = bullet.unicodeScalars.first, sign.value >= 0x80 else { return "start each item with `- `" }
            return "start each item with `- `, or write `&#\(sign.value);` to show the sign"
        }
    }

    private static func innerBullet(
        _ bullet: String,
        _ block: FailedMarkup.Block,
        at location: SourceLocation
    ) -> Diagnostic {
        switch block {
        case .paragraph, .value:
            lookalike(
                "\(quoted(bullet)) does not start a list item inside a line, so the items would run together",
                help: "write a blank line after the colon, and each item on a line of its own after `- `",
                at: location
            )
        case .cell:
            lookalike(
                "\(quoted(bullet)) does not start a list item in a table, so the items would run together",
                help: "write a comma or semicolon between the items, or give each a row of its own",
                at: location
            )
        case .heading:
            lookalike(
                "\(quoted(bullet)) does not start a list item in a heading, so it would be shown as typed",
                help: "delete it, or write an item of a list instead of the heading",
                at: location
            )
        }
    }

    // MARK: Emphasis

    private static func emphasis(
        _ run: String,
        _ fault: MarkupSlip.EmphasisFault,
        at location: SourceLocation
    ) -> Diagnostic {
        let kind =
            switch (run.first, run.count) {
            case ("~", _): "struck-through text"
            case (_, 1): "italic text"
            case (_, 2): "bold text"
            default: "bold italic text"
            }
        let escaped = run.map { "\\\($0)" }.joined()
        let show = "or `\(escaped)` to show \(run.count == 1 ? "the sign" : "the signs")"
        let (message, help): (String, String) =
            switch fault {
            case .unclosed:
                ("`\(run)` begins \(kind) that is never closed", "write `\(run)` after its last word, \(show)")
            case .unopened:
                ("`\(run)` ends \(kind) that was never begun", "write `\(run)` before the first word of it, \(show)")
            case .uneven:
                (
                    "`\(run)` is left over: \(kind == "italic text" ? "text" : kind) is closed with as many signs as it is begun with",
                    "write as many signs after the words as before them, \(show)"
                )
            case .spaceBefore: ("`\(run)` cannot close \(kind) after a space", "delete the space before it, \(show)")
            case .spaceAfter: ("`\(run)` cannot begin \(kind) before a space", "delete the space after it, \(show)")
            case .letterAfterPunctuation:
                (
                    "`\(run)` cannot close \(kind) between a punctuation mark and a letter",
                    "put a space after it, or the punctuation mark after it, \(show)"
                )
            case .punctuationAfterLetter:
                (
                    "`\(run)` cannot begin \(kind) between a letter and a punctuation mark",
                    "put a space before it, or the punctuation mark before it, \(show)"
                )
            case .insideWord:
                (
                    "`\(run)` cannot close \(kind) inside a word",
                    "write `\(String(repeating: "*", count: run.count))` before and after the text, \(show)"
                )
            }
        return lookalike(message + ", so it would be shown as typed", help: help, at: location)
    }

    // MARK: Links

    private static func failedLink(
        _ fault: MarkupSlip.LinkFault,
        isImage: Bool,
        _ written: String,
        at location: SourceLocation
    ) -> Diagnostic {
        let thing = isImage ? "image" : "link"
        let show = "or `\\[` to show the bracket"
        let (reason, help): (String, String) =
            switch fault {
            case .spaceInAddress(let address):
                (
                    "a space ends the address",
                    "write the address between `<` and `>`, such as \(quoted("<\(address.trimmedOfSpaces)>")), \(show)"
                )
            case .spaceToDelete(let meant): ("a space ends the address", "write \(quoted(meant)), \(show)")
            case .imageSize:
                ("a size follows the address", "delete the size; the page shows the image as large as it fits, \(show)")
            case .textAfterTitle:
                ("text follows the title", "write nothing between the `\"` after the title and `)`, \(show)")
            case .unlikeQuotes:
                (
                    "the signs before and after the title are not the same",
                    "write `\"` before and after the title, \(show)"
                )
            case .spaceInAngles(let meant):
                (
                    "an address between `<` and `>` has no spaces",
                    "write \(quoted(meant)), or `\\<` to show the sign"
                )
            case .spaceBeforeAddress: ("there is a space between `]` and `(`", "delete the space, \(show)")
            case .curlyQuotes:
                ("a title needs straight quotation marks", "write `\"` before and after the title, \(show)")
            case .unclosedTitle: ("the `\"` after the title is missing", "write `\"` after the title, \(show)")
            case .titleWithoutQuotes:
                ("a title needs quotation marks", "write `\"` before and after the title, \(show)")
            case .wrongBrackets:
                (
                    "the text belongs in `[` and `]`, and the address in `(` and `)`",
                    "write `[text](address)`, or put it in backticks to show it"
                )
            case .colonBeforeAddress: ("there is a colon between `]` and `(`", "delete the colon, \(show)")
            case .unopenedAddress: ("the `(` before the address is missing", "write `(` before the address, \(show)")
            case .spaceBeforeLabel: ("there is a space between `]` and `[`", "delete the space, \(show)")
            case .spaceAfterExclamation:
                (
                    "`!` is right before the bracket of an image, and is the narrow sign",
                    "write `![what it shows](toe.png)`, or `\\!` to show the sign"
                )
            case .extraBracket: ("there is one `[` too many", "delete one, \(show)")
            case .angledAddress(let meant):
                (
                    "an address between `<` and `>` starts with `https://`",
                    "write \(quoted("<\(meant)>")), or `\\<` to show the sign"
                )
            case .unclosedAngle: ("the `>` after the address is missing", "write `>` after it, or delete the `<`")
            case .addressMissing:
                ("no address follows the text", "write the address after it, as `(toe.png)`, \(show)")
            case .unclosedAddress: ("the `)` after the address is missing", "write `)` after the address, \(show)")
            case .unclosedText: ("the `]` after the text is missing", "write `]` after the text, \(show)")
            case .unopenedText:
                ("the `[` before the text is missing", "write `[` before the text, or `\\]` to show the bracket")
            case .undefined(let label):
                (
                    "no line defines \(quoted("[\(label)]:"))",
                    "write the address in parentheses, such as `[text](address)`, \(show)"
                )
            case .insideLink: ("its text holds another link", "end the first link before the second one, \(show)")
            case .reversed:
                ("the text belongs in brackets and the address in parentheses", "write `[text](address)`, \(show)")
            case .definition:
                (
                    "a line that defines an address must come after a blank line, and its address must have no spaces",
                    "write a blank line before it, \(show)"
                )
            case .other: ("its parts do not fit together", "write `[text](address)`, \(show)")
            }
        return lookalike("\(quoted(written)) makes no \(thing): \(reason)", help: help, at: location)
    }

    // MARK: Other tools

    /// A line that Git wrote, whatever has become of the lines around it.
    static func gitConflict(_ written: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .foreignMarkup,
            at: location,
            "\(quoted(written)) marks a conflict of Git, so this file holds two versions of the same lines",
            help:
                "keep one of the two versions, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`"
        )
    }

    private static func foreignMarkup(_ markup: ForeignMarkup, _ written: String, at location: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .foreignMarkup,
            at: location,
            "\(quoted(written)) is \(markup.name); here it does nothing and would be shown as typed",
            help: "\(markup.instead), or put it in backticks to show it"
        )
    }
}

extension String {
    fileprivate var trimmedOfSpaces: Substring {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}
