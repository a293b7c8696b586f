import ASCII

/// Tells text that became code by mistake from code that is meant.
///
/// Code is rare in texts about health. So a line of an indented block counts as text where anything in it reads like
/// words: a bullet, the marker of a card, a number to call, a word between no signs that only code has.
enum MistakenCode {
    /// The first line of an indented block that reads like text, without the white space around it.
    static func firstLine(of literal: UnsafeBufferPointer<UInt8>) -> String? {
        for line in CodeLines(literal).lines {
            let words = String(decoding: line, as: UTF8.self).trimmingWhitespace
            if startsLikeMarkup(words) || holdsMarkup(words) || isNumberToCall(words) || isAddress(words)
                || readsLikeWords(words)
            {
                return String(words)
            }
        }
        return nil
    }

    /// The first line of a fenced block that is the first line of a card.
    static func firstCard(in literal: UnsafeBufferPointer<UInt8>) -> String? {
        for line in CodeLines(literal).lines {
            let start = line.firstIndex { !$0.isASCIIBlank } ?? line.endIndex
            guard start < line.endIndex, line[start] == UInt8(ascii: ">"),
                let marker = line[start...].firstIndex(of: UInt8(ascii: "[")),
                line[start..<marker].allSatisfy({ $0.isASCIIBlank || $0 == UInt8(ascii: ">") }),
                CardMarker(line, at: marker)?.level != nil
            else { continue }
            return String(String(decoding: line, as: UTF8.self).trimmingWhitespace)
        }
        return nil
    }

    /// Whether a line starts like a quote, an item, a heading or a row.
    private static func startsLikeMarkup(_ line: Substring) -> Bool {
        let scalars = line.unicodeScalars
        guard let first = scalars.first else { return false }
        switch first {
        case ">", "|", "•", "‣", "▪", "◦", "●", "·", "☐", "☑", "–", "—": return true
        case "#", "-", "*", "+":
            let rest = scalars.drop { $0 == first }
            return rest.first.map { $0.properties.isWhitespace } ?? false
        case "[": return line.hasPrefix("[!")
        case "<": return line.hasPrefix("<!--")
        case ":": return line.hasPrefix(":::")
        case "!": return line.hasPrefix("![") || line.hasPrefix("! [")
        case "`", "~": return scalars.prefix { $0 == first }.count >= 3
        case "{": return line.hasPrefix("{people:")
        case _ where first.isASCIIDigit:
            let rest = scalars.drop { $0.properties.numericType == .decimal }
            guard let sign = rest.first, sign == "." || sign == ")" else { return false }
            return rest.dropFirst().first.map { $0.properties.isWhitespace } ?? false
        default: return false
        }
    }

    /// Whether a line holds a link, or text that is marked as other tools do it.
    private static func holdsMarkup(_ line: Substring) -> Bool {
        if line.contains("](") { return true }
        let parts = line.split(separator: "==", omittingEmptySubsequences: false)
        return parts.count > 2
            && parts.dropFirst().dropLast().contains { $0.first?.isLetter == true && $0.last?.isLetter == true }
    }

    /// Whether a line is digits with what is between the digits of telephone numbers, or a service of the site.
    private static func isNumberToCall(_ line: Substring) -> Bool {
        if line.contains("{service:") { return true }
        var digits = 0
        for scalar in line.unicodeScalars {
            if scalar.properties.numericType == .decimal {
                digits += 1
            } else if !" +-().–‑/".unicodeScalars.contains(scalar) {
                return false
            }
        }
        return digits >= 3
    }

    private static func isAddress(_ line: Substring) -> Bool {
        guard !line.contains(where: \.isWhitespace) else { return false }
        if line.hasPrefix("https://") || line.hasPrefix("http://") || line.hasPrefix("www.") { return true }
        let parts = line.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().dropLast().contains(".")
    }

    private static func readsLikeWords(_ line: Substring) -> Bool {
        var words = 0
        var run = 0
        var longest = 0
        for part in line.split(whereSeparator: \.isWhitespace) {
            switch word(part) {
            case .ofLetters:
                words += 1
                run += 1
                longest = max(longest, run)
            case .withoutSpaces: return true
            case nil: run = 0
            }
        }
        return hasSignsOfCode(line) ? longest >= 3 : words > 0
    }

    private enum Word {
        case ofLetters
        /// In a script that has no capitals, and often no spaces, such as Chinese, Arabic or Thai.
        case withoutSpaces
    }

    private static func word(_ part: Substring) -> Word? {
        let scalars = part.unicodeScalars
        guard let start = scalars.firstIndex(where: isLetterOrDigit),
            let end = scalars.lastIndex(where: isLetterOrDigit)
        else { return nil }
        let core = scalars[start...end]
        let uncased = core.filter { $0.properties.generalCategory == .otherLetter }.count
        if uncased >= 2 || uncased == core.count { return .withoutSpaces }
        let isWord = core.allSatisfy { $0.properties.isAlphabetic || "'’-‑/".unicodeScalars.contains($0) }
        return isWord && core.count > 1 ? .ofLetters : nil
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func hasSignsOfCode(_ line: Substring) -> Bool {
        if line.contains(where: { "={}<>;$\\`".contains($0) }) || line.contains("::") || line.contains("//") {
            return true
        }
        // A call: `f(x)`.
        return zip(line, line.dropFirst()).contains { $0.isLetter && $1 == "(" }
    }
}

extension String {
    fileprivate var trimmingWhitespace: Substring {
        var text = self[...].drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
