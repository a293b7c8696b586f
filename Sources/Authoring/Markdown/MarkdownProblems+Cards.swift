package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let cardMarkerUnknown = DiagnosticIdentifier(
        "card-marker-unknown",
        .error,
        "A card has a marker that is not known"
    )
    package static let cardMisplaced = DiagnosticIdentifier(
        "card-misplaced",
        .error,
        "A card's marker is where no card can be"
    )
    package static let cardEmpty = DiagnosticIdentifier("card-empty", .error, "A card is empty, or has a title only")
    package static let cardTitleMissing = DiagnosticIdentifier(
        "card-title-missing",
        .error,
        "A text that readers open has no title"
    )
    package static let cardTitleOpen = DiagnosticIdentifier(
        "card-title-open",
        .error,
        "Markup begins in the title of a card and ends in its text"
    )
    package static let cardUnfinished = DiagnosticIdentifier(
        "card-unfinished",
        .error,
        "A part of a card is outside it"
    )
    package static let cardIsNoList = DiagnosticIdentifier(
        "card-is-no-list",
        .error,
        "A list of what to do, or not to do, holds something else"
    )
    package static let fenceUnclosed = DiagnosticIdentifier(
        "fence-unclosed",
        .error,
        "A fenced code block is not closed where its author meant it to be"
    )
    package static let textAsCode = DiagnosticIdentifier("text-as-code", .error, "Text would be shown as code")
}

// The wording of what can be wrong with care cards, and with text that became code.
extension Diagnostic {
    static func cardMarkerUnknown(_ word: String, _ meant: CardKind?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMarkerUnknown,
            at: location,
            "There is no card \(quoted("[!\(word)]"))",
            help: meant.map { "write `[!\($0.marker)]` instead" } ?? allMarkers
        )
    }

    static func cardMarkerMalformed(
        _ written: String,
        _ meant: CardKind?,
        isQuote: Bool,
        at location: SourceLocation
    ) -> Diagnostic {
        let escape = written.contains("[") ? ", or `\\[` to show the bracket" : ""
        return Diagnostic(
            .cardMarkerUnknown,
            at: location,
            "\(quoted(written)) is not the marker of a card, so this would be shown as \(isQuote ? "a plain quote" : "plain text")",
            help: meant.map {
                isQuote
                    ? "write `[!\($0.marker)]` instead\(escape)"
                    : "write `> [!\($0.marker)]` after an empty line instead, and `> ` before each line of the card\(escape)"
            } ?? allMarkers
        )
    }

    static func cardMarkerLabel(_ written: String, _ meant: CardKind?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMarkerUnknown,
            at: location,
            "\(quoted(written)) starts a plain quote, which is no card",
            help: meant.map {
                "write `[!\($0.marker)]` instead; if the quote is someone's words, put them in quotation marks"
            } ?? allMarkers
        )
    }

    static func cardMarkerSign(_ sign: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMarkerUnknown,
            at: location,
            "\(quoted(sign)) follows the marker of the card and would be shown before the title",
            help: "write a space after `]`, and then the title"
        )
    }

    private static var allMarkers: String {
        "write one of " + CardKind.allCases.map { "`[!\($0.marker)]`" }.joined(separator: ", ")
            + ", or `\\[` to show the bracket"
    }

    static func cardMisplaced(_ word: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMisplaced,
            at: location,
            "\(quoted("[!\(word)]")) does not start a quote, so it does not make a card",
            help:
                "write `> [!\(word.uppercased())]` on its own line after a blank line, and `> ` before each line of"
                + " the card"
        )
    }

    static func cardInCard(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMisplaced,
            at: location,
            "A card cannot be inside another card",
            help: "end the first card with a line without `>`"
        )
    }

    static func cardInQuote(_ level: CardKind, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMisplaced,
            at: location,
            "The card `[!\(level.marker)]` is inside a quote, so readers would think that it is someone else's words",
            help: "write one `>`, not two, before each line of the card, and no `>` before other lines"
        )
    }

    // MARK: Cards that say too little

    static func cardEmpty(_ level: CardKind, outside: Note?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardEmpty,
            at: location,
            "The card `[!\(level.marker)]` is empty",
            help: helpToFill(outside),
            notes: notes(outside)
        )
    }

    static func cardTitleAlone(_ level: CardKind, outside: Note?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardEmpty,
            at: location,
            "The card `[!\(level.marker)]` has a title and no text below it",
            help: helpToFill(outside),
            notes: notes(outside)
        )
    }

    static func cardTitleMissing(_ level: CardKind, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardTitleMissing,
            at: location,
            "The card `[!\(level.marker)]` has no title, so readers would not know what \(level == .details ? "they open" : "it is about")",
            help: "write the title after the marker, such as `> [!\(level.marker)] How the test is done`"
        )
    }

    static func cardTitleOpen(_ level: CardKind, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardTitleOpen,
            at: location,
            "The title of the card `[!\(level.marker)]` is one line, but the markup that begins in it ends below it",
            help: "end the markup in the title, and begin it again in the line below"
        )
    }

    static func cardTitleUnanswered(_ level: CardKind, outside: Note?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardEmpty,
            at: location,
            "The title of the card `[!\(level.marker)]` announces something that is not in the card",
            help: helpToFill(outside),
            notes: notes(outside)
        )
    }

    static func cardUnfinished(_ level: CardKind, outside: Note?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardUnfinished,
            at: location,
            "The card `[!\(level.marker)]` ends with this line, and what it announces is not in the card",
            help: helpToFill(outside),
            notes: notes(outside)
        )
    }

    static func cardLeft(_ level: CardKind, by part: CardPart, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardUnfinished,
            at: location,
            "This \(part.name) is outside the card `[!\(level.marker)]` that ends above it",
            help:
                "write `>` before each of its lines, and on the empty line above it, to bring it into the card; to keep it"
                + " out, put a heading, a sentence or a comment such as `<!-- not in the card -->` between the two"
        )
    }

    static func cardLineUnmarked(_ line: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardUnfinished,
            at: location,
            "\(quoted(line)) has no `>` before it, so it would be shown as the end of the item above",
            help: "write `> ` or `> - ` before it, or leave an empty line above it if the card ends there"
        )
    }

    static func cardIsNoList(_ level: CardKind, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardIsNoList,
            at: location,
            "The card `[!\(level.marker)]` is a list with bullets, and this is not one",
            help: "write `> - ` before each item; put other text above or below the card"
        )
    }

    private static func helpToFill(_ outside: Note?) -> String {
        outside == nil
            ? "write what the reader should do on the lines below it, each after `> `"
            : "write `>` before each line that belongs to the card, also before the empty ones"
    }

    private static func notes(_ note: Note?) -> [Note] { note.map { [$0] } ?? [] }

    // MARK: Code

    static func fenceUnclosed(_ fence: String, attempt: SourceLocation?, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .fenceUnclosed,
            at: location,
            "The code that starts here is not closed, so what follows would be shown as code",
            help: "write a line with \(fence) and nothing else where the code ends, or delete this line",
            notes: attempt.map { [notTheEnd(of: fence, at: $0)] } ?? []
        )
    }

    static func fencePassed(_ fence: String, end: SourceLocation, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .fenceUnclosed,
            at: location,
            "The code that starts here goes on after a line that looks like its end",
            help:
                "write a line with \(fence) and nothing else where the code ends; if the code itself contains such a"
                + " line, "
                + "start and end it with more of the same signs",
            notes: [notTheEnd(of: fence, at: end)]
        )
    }

    private static func notTheEnd(of fence: String, at location: SourceLocation) -> Note {
        Note("this line does not end the code; only a line with \(fence) and nothing else does", at: location)
    }

    static func textAsCode(_ line: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textAsCode,
            at: location,
            "Four spaces or a tab make a line code, so \(quoted(line)) would be shown as code",
            help: "delete the spaces before it; if you mean code, put it between two lines of ~~~"
        )
    }

    static func admonitionAsCode(_ info: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textAsCode,
            at: location,
            "\(quoted(info)) makes a box for advice in other tools; here the text below it would be shown as code",
            help: "write a card, such as `> [!NOTE] Title`"
        )
    }

    static func directiveAsCode(_ info: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textAsCode,
            at: location,
            "\(quoted(info)) is a directive of other tools; here the text below it would be shown as code",
            help: "write it in Markdown; if you mean code, write the name of its language without braces"
        )
    }

    static func cardAsCode(_ line: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .textAsCode,
            at: location,
            "The card \(quoted(line)) is between the two lines of a code block, so it would be shown as code",
            help: "delete the two lines; if you mean code, write `markdown` after the signs of the first"
        )
    }
}

extension Diagnostic.Note {
    static func outsideCard(_ part: CardPart, at location: SourceLocation) -> Diagnostic.Note {
        Diagnostic.Note("this \(part.name) is outside the card", at: location)
    }
}

extension CardPart {
    fileprivate var name: String {
        switch self {
        case .list: "list"
        case .table: "table"
        case .code: "code"
        case .quote: "quote"
        case .paragraph: "paragraph"
        }
    }
}
