import Foundation

/// Letters that readers of Arabic, Japanese, Korean, Lao and Thai look up together.
enum LetterGroup {
    /// The letter under which a letter is: ا for أ, إ, آ and ٱ; か for が, カ and ガ; ㄱ for 각 and 까. `nil` for letters of
    /// other scripts, where the language decides.
    static func letter(of character: Character) -> String? {
        // A voiced kana and a letter with a hamza are a letter and a mark (Unicode, canonical decomposition).
        guard let base = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first else { return nil }
        switch base.value {
        case 0x0671...0x0673: return "ا"
        case 0x0621...0x064A, 0x0674...0x06D3: return String(base)
        case 0x3041...0x3096: return String(fullSize(base))
        // Katakana are 96 places after Hiragana.
        case 0x30A1...0x30F6: return Unicode.Scalar(base.value - 0x60).map { String(fullSize($0)) }
        // A syllable of Hangul is its letters (Unicode, canonical decomposition), of which the first counts.
        case 0x1100...0x1112: return Self.initials[Int(base.value - 0x1100)]
        // Tone marks and vowels after a Thai or Lao consonant are marks on it.
        case 0x0E01...0x0E2E, 0x0E81...0x0EAE: return String(base)
        default: return nil
        }
    }

    /// The letters with which syllables of Hangul start, doubled ones with the plain ones.
    private static let initials = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ".map(String.init)

    /// Whether a Thai or Lao vowel is written before the consonant by which the word is looked up.
    static func isLeadingVowel(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first?.value else { return false }
        return (0x0E40...0x0E44).contains(scalar) || (0x0EC0...0x0EC4).contains(scalar)
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
