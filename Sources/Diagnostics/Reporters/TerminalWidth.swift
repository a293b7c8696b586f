extension Unicode.Scalar {
    /// How many columns of a terminal the character takes: 0, 1 or 2.
    ///
    /// There is no standard for terminals; this is what most of them do. Marks that are on their neighbour take
    /// none. Two are taken by the characters that Unicode Standard Annex 11 calls wide or fullwidth, which the
    /// standard library does not tell, so that they are listed here by block, and by emoji that are shown as pictures
    /// of their own accord. Ambiguous characters count as narrow, as in a Western locale, and the spacing vowel signs of
    /// Indic scripts as one column, about which terminals disagree.
    var terminalWidth: Int {
        if isPlain { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch value {
        // The joiners, and the vowels and final consonants that complete a Hangul syllable.
        case 0x200C, 0x200D, 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        case _ where properties.isEmojiPresentation: return 2
        case 0x1100...0x115F,  // Hangul initial consonants
            0x2329...0x232A,  // Angle brackets
            0x2E80...0x303E,  // CJK radicals, symbols and punctuation
            0x3041...0x3247,  // Hiragana, Katakana, Bopomofo, enclosed letters
            0x3250...0xA4CF,  // CJK squared words, ideographs, Yi
            0xA960...0xA97F,  // Hangul initial consonants, extended
            0xAC00...0xD7A3,  // Hangul syllables
            0xF900...0xFAFF,  // CJK compatibility ideographs
            0xFE10...0xFE19,  // Vertical forms
            0xFE30...0xFE6F,  // CJK compatibility forms, small forms
            0xFF01...0xFF60,  // Fullwidth Latin
            0xFFE0...0xFFE6,  // Fullwidth signs
            0x16FE0...0x18DFF,  // Tangut, Khitan
            0x1AFF0...0x1B2FF,  // Kana supplements, Nüshu
            0x1F200...0x1F2FF,  // Enclosed ideographs
            0x20000...0x3FFFD:  // CJK ideographs of the supplementary planes
            return 2
        default: return 1
        }
    }
}

/// The smallest part of a line that a terminal shows as a whole, and so the smallest that a caret can point at.
struct TerminalCell {
    /// What is printed.
    var text: String
    /// How many columns it takes.
    var width: Int
    /// How many code points of the source line it stands for.
    var sourceLength: Int

    /// The columns between two tab stops. An excerpt starts after a gutter, where a terminal's own tab stops would
    /// shift line and caret against each other, so tabs become spaces.
    private static let tabWidth = 4

    /// The cells of a line: tabs are expanded, deceptive characters are spelled out, marks are joined to what they
    /// are on.
    ///
    /// An emoji made from several (with a skin tone, joined, a flag, a keycap) counts as one picture of two columns,
    /// though a terminal that cannot draw it shows its parts; its caret is then too far left for what follows.
    static func cells(of line: String) -> [TerminalCell] {
        var cells: [TerminalCell] = []
        var column = 0
        func append(_ text: String, width: Int, sourceLength: Int = 1) {
            cells.append(TerminalCell(text: text, width: width, sourceLength: sourceLength))
            column += width
        }
        for character in line {
            if character.isComposedEmoji {
                append(String(character), width: 2, sourceLength: character.unicodeScalars.count)
                continue
            }
            for scalar in character.unicodeScalars {
                if scalar == "\t" {
                    let width = tabWidth - column % tabWidth
                    append(String(repeating: " ", count: width), width: width)
                } else if scalar.isDeceptive {
                    append(scalar.spelledOut, width: scalar.spelledOut.count)
                } else if scalar.terminalWidth == 0, let base = cells.indices.last {
                    cells[base].text.unicodeScalars.append(scalar)
                    cells[base].sourceLength += 1
                } else {
                    append(String(scalar), width: scalar.terminalWidth)
                }
            }
        }
        return cells
    }
}

extension Character {
    /// Whether several code points make one emoji: the first is one, and another is one as well or asks, as variation
    /// selector 16 does, for the picture (Unicode Technical Standard 51, section 1.4). An emoji tag sequence is not
    /// counted in, since what its tags say cannot be seen.
    fileprivate var isComposedEmoji: Bool {
        let rest = unicodeScalars.dropFirst()
        guard !rest.isEmpty, let first = unicodeScalars.first, first.properties.isEmoji else { return false }
        return rest.contains { $0.value == 0xFE0F || $0.properties.isEmoji } && !rest.contains(where: \.isDeceptive)
    }
}
