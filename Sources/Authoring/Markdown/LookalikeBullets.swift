import SiteModel

/// The characters that people begin the items of a list with and Markdown does not know; the one list of them, which
/// `docs/diagnostics.md` explains under `lookalike-markup`.
enum LookalikeBullets {
    /// What begins an item wherever it begins a line: the bullets of word processors.
    static let certain: Set<Unicode.Scalar> = [
        "•", "‣", "▪", "◦", "●", "·", "○", "▫", "⁃", "∙", "❖", "➢", "➤", "►", "▸", "⦿", "⦾", "・", "･",
    ]

    /// Whether a character begins an item wherever it begins a line. The characters of fonts such as Wingdings, which
    /// other programs show as boxes, do too (U+F020 to U+F0FF).
    static func isCertain(_ scalar: Unicode.Scalar) -> Bool {
        certain.contains(scalar) || ("\u{F020}"..."\u{F0FF}").contains(scalar)
    }

    /// What begins an item where it begins several lines of a paragraph, or the line below one that ends in a colon, and
    /// may be anything else where it is alone. To these come all dashes, arrows and symbols of Unicode.
    static let doubtful: Set<Unicode.Scalar> = [
        "›", "»", "※", "＊", "‐", "−", "＋", "＞", "〇", "ー", "ـ", "⁕", "‧", "﹒",
    ]

    /// What begins an item in other markup languages, before a space: of AsciiDoc, MediaWiki and others.
    static let ofOtherTools: Set<Unicode.Scalar> = [".", "=", "~", "_"]

    /// What becomes of the bullets of Word where their font is lost: at the start of several lines, before a word.
    static let leftovers: Set<Unicode.Scalar> = ["o", "q", "§", "Ø", "ü"]

    /// Whether such a letter is a word of a language, as `o` is in Spanish (“or”) and Portuguese (“the”).
    static func isWord(_ letter: Unicode.Scalar, in language: LanguageTag) -> Bool {
        letter == "o" && languagesWithO.contains(language.primary)
    }

    private static let languagesWithO: Set<String> = [
        "an", "ast", "az", "bs", "ca", "ceb", "cs", "cy", "eo", "es", "fil", "gl", "haw", "hr", "hu", "ig", "it", "mi",
        "oc", "pl", "pt", "ro", "sk", "sl", "sm", "sr", "tl", "to", "tr", "yo", "zu",
    ]

    /// What parts items that someone has written in one line.
    static let inner: Set<Unicode.Scalar> = ["•", "‣", "▪", "◦", "●", "➢", "➤", "►", "▸"]

    /// What does so where the first is after a colon; elsewhere they are dashes of a sentence.
    static let innerAfterColon: Set<Unicode.Scalar> = ["-", "–", "—"]

    /// What no item begins with, although Unicode takes it for a symbol.
    private static let signs: Set<Unicode.Scalar> = ["©", "®", "™", "°", "℃", "℉", "№", "℗", "℠", "Ω", "℞"]

    /// Whether a character may begin an item where several lines begin with it. Of the signs of mathematics only the
    /// arrows may: the others belong to the number after them (`≥ 65 years`).
    static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x80, !signs.contains(scalar) else { return false }
        if doubtful.contains(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .dashPunctuation, .otherSymbol: return true
        case .mathSymbol: return isArrow(scalar) || isGeometric(scalar)
        default: return false
        }
    }

    /// Whether a character has the shape of a bullet, so that it begins an item also where blank lines part the items.
    /// Other symbols may adorn a paragraph.
    static func isShaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "−", "•", "✅", "☐", "☑", "☒", "❌", "❎", "👉", "➡", "⮞", "🔹", "🔸", "🔵", "🔴", "🟢", "🟡": true
        // Ticks, crosses, stars and arrows of the block Dingbats
        case "\u{2713}"..."\u{2718}", "\u{2722}"..."\u{274D}", "\u{2756}", "\u{2794}"..."\u{27BF}": true
        default: isCertain(scalar) || isDash(scalar) || isArrow(scalar) || isGeometric(scalar)
        }
    }

    /// Whether a character may begin an item right before a word.
    static func mayTouchWord(_ scalar: Unicode.Scalar) -> Bool {
        isShaped(scalar) || "−＊＋〇★☆".unicodeScalars.contains(scalar)
    }

    /// The box that a ticked, crossed or empty one is alike to.
    static func sample(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar == "☑" || scalar == "☒" ? "☐" : scalar
    }

    private static func isArrow(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{2190}"..."\u{21FF}").contains(scalar) || ("\u{27F0}"..."\u{27FF}").contains(scalar)
    }

    private static func isGeometric(_ scalar: Unicode.Scalar) -> Bool {
        ("\u{25A0}"..."\u{25FF}").contains(scalar)
    }

    /// Whether a character is a dash, which may be before a word without a space.
    static func isDash(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .dashPunctuation }
}
