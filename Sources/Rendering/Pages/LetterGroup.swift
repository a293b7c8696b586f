import Foundation

/// Letters that readers of Arabic and Japanese look up together.
enum LetterGroup {
    /// The letter under which a letter is: ا for أ, إ, آ and ٱ; か for が, カ and ガ. `nil` for letters of other
    /// scripts, where the language decides.
    static func letter(of character: Character) -> String? {
        // A voiced kana and a letter with a hamza are a letter and a mark (Unicode, canonical decomposition).
        guard let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first else { return nil }
        switch base.value {
        case 0x0671...0x0673: return "ا"
        case 0x0621...0x064A, 0x0674...0x06D3: return String(base)
        case 0x3041...0x3096: return String(fullSize(base))
        // Katakana are 96 places after Hiragana.
        case 0x30A1...0x30F6: return Unicode.Scalar(base.value - 0x60).map { String(fullSize($0)) }
        default: return nil
        }
    }

    /// The kana that a small one is written as in a heading.
    private static func fullSize(_ kana: Unicode.Scalar) -> Unicode.Scalar {
        switch kana {
        case "ぁ": "あ"
        case "ぃ": "い"
        case "ぅ": "う"
        case "ぇ": "え"
        case "ぉ": "お"
        case "っ": "つ"
        case "ゃ": "や"
        case "ゅ": "ゆ"
        case "ょ": "よ"
        case "ゎ": "わ"
        case "ゕ": "か"
        case "ゖ": "け"
        default: kana
        }
    }
}
