/// The characters that people begin the items of a list with and Markdown does not know; the one list of them, which
/// `docs/diagnostics.md` explains under `lookalike-markup`.
enum LookalikeBullets {
    /// What begins an item wherever it begins a line: the bullets of word processors. The last three are characters of
    /// fonts such as Wingdings, which other programs show as boxes.
    static let certain: Set<Unicode.Scalar> = [
        "•", "‣", "▪", "◦", "●", "·", "○", "▫", "⁃", "∙", "❖", "➢", "➤", "►", "▸", "⦿", "⦾", "・", "･",
        "\u{F0B7}", "\u{F0A7}", "\u{F0D8}",
    ]

    /// What begins an item where it begins several lines of a paragraph, or the line below one that ends in a colon, and
    /// may be anything else where it stands alone. To these come all dashes and symbols of Unicode.
    static let doubtful: Set<Unicode.Scalar> = ["›", "»", "※", "＊", "‐"]

    /// What no item begins with, although Unicode takes it for a symbol.
    private static let signs: Set<Unicode.Scalar> = ["©", "®", "™", "°", "℃", "℉"]

    /// Whether a character may begin an item where several lines begin with it.
    static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x80, !signs.contains(scalar) else { return false }
        if doubtful.contains(scalar) { return true }
        switch scalar.properties.generalCategory {
        case .dashPunctuation, .mathSymbol, .otherSymbol: return true
        default: return false
        }
    }

    /// Whether a character is a dash, which may stand before a word without a space.
    static func isDash(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .dashPunctuation }
}
