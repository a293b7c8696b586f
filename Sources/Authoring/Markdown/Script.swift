/// How a script tells one word from the next, as far as finding words needs it.
enum Script {
    /// Words are parted by spaces or signs: Latin, Arabic, Hangul and most others.
    case spaced
    /// Words follow each other without a sign: Han, Hiragana, Thai, Lao, Khmer, Myanmar.
    case unspaced
    /// Words are among those of an unspaced script, and are told from them by the script itself: Katakana.
    case katakana

    /// How many bytes a character of a script that is not `spaced` has: all of them are between U+0800 and U+FFFF.
    static let length = 3

    /// The script of the character that starts at a place. Han beyond U+FFFF counts as `spaced`; no word of health needs
    /// it.
    init(_ run: UnsafeBufferPointer<UInt8>, at index: Int) {
        self = .spaced
        guard index + 2 < run.count, run[index] >= 0xE0, run[index] < 0xEA else { return }
        let second = run[index + 1]
        switch run[index] {
        // Thai and Lao (U+0E00 to U+0EFF)
        case 0xE0: if second >= 0xB8, second < 0xBC { self = .unspaced }
        // Myanmar (U+1000 to U+109F) and Khmer (U+1780 to U+17FF)
        case 0xE1: if second < 0x83 || second == 0x9E || second == 0x9F { self = .unspaced }
        case 0xE2: break
        case 0xE3:
            switch second {
            // Of the signs of Chinese and Japanese (U+3000 to U+303F), those that repeat or stand for a character
            case 0x80: if (0x85...0x87).contains(run[index + 2]) { self = .unspaced }
            // Hiragana (U+3040 to U+309F)
            case 0x81: self = .unspaced
            case 0x82: self = run[index + 2] < 0xA0 ? .unspaced : .katakana
            // Katakana (U+30A0 to U+30FF)
            case 0x83: self = .katakana
            // Han (U+3400 to U+9FFF)
            case 0x90...: self = .unspaced
            default: break
            }
        default: self = .unspaced
        }
    }

    /// Where the character starts that ends before a place; 0 at the start of a text.
    static func startOfCharacter(in run: UnsafeBufferPointer<UInt8>, before index: Int) -> Int {
        var start = max(0, index - 1)
        while start > 0, run[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// Whether a character that starts at a place cannot be without the one before it: a vowel or tone of Thai.
    static func isCombining(_ run: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index + 2 < run.count, run[index] == 0xE0 else { return false }
        switch (run[index + 1], run[index + 2]) {
        case (0xB8, 0xB1), (0xB8, 0xB4...0xBA), (0xB9, 0x87...0x8E), (0xBA, 0xB1), (0xBA, 0xB4...0xBC),
            (0xBB, 0x88...0x8E):
            return true
        default: return false
        }
    }
}
