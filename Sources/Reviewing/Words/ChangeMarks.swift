import Diagnostics
import SiteModel

/// What tells the words that went from those that came.
package enum ChangeMarks: Sendable {
    /// `[-…-]` and `{+…+}`, as `git diff --word-diff` has them.
    case brackets
    /// Red and green, for a terminal (ECMA-48, section 8.3.117).
    case colours
    /// The elements `del` and `ins` (HTML Standard, section 4.7); the words are escaped.
    case elements

    /// A word that can do nothing where it is shown.
    func escaped(_ word: String) -> String {
        self == .elements ? HTMLEscaping.escape(word) : TerminalText.shown(word)
    }

    /// Words that went.
    func removed(_ words: String) -> String {
        switch self {
        case .brackets: "[-\(words)-]"
        case .colours: "\u{1B}[31m\(words)\u{1B}[0m"
        case .elements: "<del>\(words)</del>"
        }
    }

    /// Words that came.
    func added(_ words: String) -> String {
        switch self {
        case .brackets: "{+\(words)+}"
        case .colours: "\u{1B}[32m\(words)\u{1B}[0m"
        case .elements: "<ins>\(words)</ins>"
        }
    }
}
