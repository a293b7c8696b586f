import Foundation

/// A text as it is drawn letter by letter, without shaping: in characters that need no other beside them.
struct DrawableText {
    /// The text, with composed characters and plain spaces.
    let text: String

    /// Scripts that are drawn from left to right, each letter by itself: Latin, Greek, Cyrillic, Armenian, Georgian, and what
    /// stands between their words. Blocks of the Unicode Standard.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA0...0x2FF, 0x370...0x58F, 0x10A0...0x10FF, 0x1C80...0x1CBF, 0x1D00...0x1DBF, 0x1E00...0x1FFF,
        0x2010...0x2027, 0x202F...0x205E, 0x2070...0x20CF, 0x2100...0x2BFF, 0x2C60...0x2C7F, 0x2D00...0x2D2F,
        0xA640...0xA69F, 0xA720...0xA7FF, 0xAB30...0xAB6F,
    ]

    /// Prepares a text. What is only a place where a word may be parted is left out.
    init(_ text: String) {
        let softHyphen: Unicode.Scalar = "\u{AD}"
        var scalars = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars where scalar != softHyphen {
            scalars.append(scalar.properties.isWhitespace ? Self.space(for: scalar) : scalar)
        }
        self.text = String(scalars).split(separator: " ").joined(separator: " ")
    }

    /// Words that must stay together do so here too.
    private static func space(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        ["\u{A0}", "\u{202F}"].contains(scalar) ? "\u{A0}" : " "
    }

    /// Whether a font with some characters has all that it takes, so that no letter is a box.
    func isDrawable(with characters: Set<Unicode.Scalar>) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            let category = scalar.properties.generalCategory
            return characters.contains(scalar) && Self.blocks.contains { $0.contains(scalar.value) }
                && ![.nonspacingMark, .spacingMark, .enclosingMark, .format, .control].contains(category)
        }
    }
}
