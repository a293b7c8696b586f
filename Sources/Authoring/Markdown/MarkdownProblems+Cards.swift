import Diagnostics
import SiteModel

// The wording of what can be wrong with care cards.
extension Diagnostic {
    static func cardMarkerUnknown(_ word: String, at location: SourceLocation) -> Diagnostic {
        let known = CareLevel.allCases.map(\.marker)
        let alike = ["WARNING": "URGENT", "CAUTION": "IMPORTANT", "TIP": "NOTE", "DANGER": "EMERGENCY"]
        let meant = alike[word.uppercased()] ?? NearMiss.suggestion(for: word.uppercased(), among: known)
        return Diagnostic(
            .cardMarkerUnknown,
            at: location,
            "There is no card \(quoted("[!\(word)]"))",
            help: meant.map { "write `[!\($0)]` instead" }
                ?? "write one of \(known.map { "`[!\($0)]`" }.joined(separator: ", ")), or `\\[` to show the bracket"
        )
    }

    static func cardMisplaced(_ word: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMisplaced,
            at: location,
            "\(quoted("[!\(word)]")) does not start a quote, so it makes no card",
            help:
                "write `> [!\(word.uppercased())]` on a line of its own after a blank line, and `> ` before each line of"
                + " the card"
        )
    }

    static func cardInCard(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardMisplaced,
            at: location,
            "A card cannot stand in another card",
            help: "end the first card with a line without `>`"
        )
    }

    static func cardEmpty(_ level: CareLevel, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .cardEmpty,
            at: location,
            "The card `[!\(level.marker)]` says nothing",
            help: "write what the reader is to do on the lines below it, each after `> `"
        )
    }
}
