import ASCII

extension Unicode.Scalar {
    /// Whether the character shows nothing of itself but can change how the text around it looks: controls (among
    /// them ESC, which starts terminal commands), line separators, bidirectional controls (see Unicode Technical
    /// Standard 55 on spoofing source code) and the rest of the default ignorable characters.
    ///
    /// The joiners U+200C and U+200D, U+034F and the variation selectors are left alone: Persian, Indic scripts and
    /// emoji are spelled with them.
    var isDeceptive: Bool {
        if isPlain { return false }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: break
        }
        switch value {
        case 0x034F, 0x200C, 0x200D: return false
        case 0xFFF9...0xFFFB: return true
        default:
            if properties.isBidiControl { return true }
            return properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
        }
    }

    /// Whether it is a letter, a digit, a sign or the space of ASCII, as nearly all are: to ask Unicode for the
    /// properties of each character of a line takes most of the time of a long report.
    var isPlain: Bool { (0x20..<0x7F).contains(value) }

    /// The character's name for a reader who could not see it otherwise, for example `<U+001B>`.
    var spelledOut: String { "<\(codePoint)>" }
}

extension String {
    /// The text with every deceptive character spelled out, so that neither a terminal nor a reader is fooled by what
    /// a content file says. Characters for which `keeping` holds stay, for formats that escape them in their own way.
    func visible(keeping: (Unicode.Scalar) -> Bool = { _ in false }) -> String {
        guard unicodeScalars.contains(where: { $0.isDeceptive && !keeping($0) }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isDeceptive, !keeping(scalar) {
                result.append(contentsOf: scalar.spelledOut.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
