import ASCII

/// Writes texts as scalars of YAML on one line, which every reader of YAML takes for the same text.
package enum YAMLScalar {
    /// A text as it is where nothing in it means anything to YAML, else in double quotes (YAML 1.2.2, sections 7.3.1 and
    /// 7.3.3). `isInFlow` says whether it is within square brackets or braces.
    package static func written(_ text: String, isInFlow: Bool = false) -> String {
        let isPlain = isPlain(text) && !(isInFlow && text.contains { ",[]{}".contains($0) })
        return isPlain ? text : quoted(text)
    }

    // MARK: Without quotes

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, canStart(first), text.unicodeScalars.allSatisfy(standsPlainly)
        else { return false }
        return !text.contains(": ") && !text.contains(" #") && text.last != ":" && text.last != " "
            && !isOtherType(text)
    }

    /// Whether a text without quotes can start with a character: YAML has a use for many signs there.
    private static func canStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.isASCIILetterOrDigit || "(/.".unicodeScalars.contains(scalar) : standsAsItIs(scalar)
    }

    private static func standsPlainly(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return standsAsItIs(scalar) }
        return scalar.value >= 0x20 && scalar.value < 0x7F
    }

    /// Whether other readers may take a text for a truth value, nothing or the end of a document. A number or a day is
    /// left as it is: what type a value has is for its key to say.
    private static func isOtherType(_ text: String) -> Bool {
        ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "..."].contains(text.lowercased())
    }

    // MARK: In quotes

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.isASCII ? scalar.value >= 0x20 && scalar.value < 0x7F : standsAsItIs(scalar):
                quoted.unicodeScalars.append(scalar)
            default: quoted += escape(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x1_0000 ? ("u", 4) : ("U", 8)
        return "\\" + letter + scalar.value.hexadecimal(digits: width)
    }

    /// Whether a character outside of ASCII can be in YAML as it is (YAML 1.2, production 1), and shows: line ends,
    /// other controls, invisible marks and strange spaces are written as escapes.
    private static func standsAsItIs(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned, .privateUse: false
        default: true
        }
    }
}
