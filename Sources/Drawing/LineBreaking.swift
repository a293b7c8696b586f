/// Breaks a text into lines.
struct LineBreaking {
    /// How wide a line of text is, in pixels.
    let width: (Substring) -> Int
    /// How wide a line may be, in pixels.
    let room: Int

    private static let ellipsis = "…"
    private static let hyphen = "-"

    /// The lines of a text, broken between words only, as alike in width as they can be; `nil` where that takes more than
    /// `maximum` lines, or a word is wider than a line.
    func lines(_ text: String, maximum: Int) -> [String]? {
        guard let fewest = broken(text, within: room), fewest.count <= maximum else { return nil }
        guard fewest.count > 1 else { return fewest }
        // The narrowest lines that are no more of them: the last word of a title does not stand alone.
        var (narrow, wide) = (room / 2, room)
        while wide - narrow > 8 {
            let middle = (narrow + wide) / 2
            if broken(text, within: middle)?.count == fewest.count { wide = middle } else { narrow = middle }
        }
        return broken(text, within: wide) ?? fewest
    }

    /// The lines of a text that is cut where it has more than `maximum` lines; a word that is wider than a line is parted.
    func cutLines(_ text: String, maximum: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").flatMap(parts) {
            let longer = line.isEmpty ? word : "\(line) \(word)"
            if width(longer[...]) <= room {
                line = longer
            } else {
                lines.append(line)
                line = word
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > maximum, maximum > 0 else { return lines }
        lines = Array(lines.prefix(maximum))
        lines[maximum - 1] = cut(lines[maximum - 1])
        return lines
    }

    /// A text with so much of it left out at its end that it fits a line together with the sign for that.
    private func cut(_ text: String) -> String {
        var rest = text[...]
        while width(rest + Self.ellipsis) > room, let space = rest.lastIndex(of: " ") { rest = rest[..<space] }
        while let last = rest.last, last == " " || last.isPunctuation || width(rest + Self.ellipsis) > room {
            rest = rest.dropLast()
        }
        return rest + Self.ellipsis
    }

    /// A text that has one line, cut where it is wider.
    func oneLine(_ text: String) -> String { width(text[...]) <= room ? text : cut(text) }

    /// The parts of a word that each fit a line, with a hyphen where it is parted.
    private func parts(of word: Substring) -> [String] {
        var parts: [String] = []
        var rest = word
        while width(rest) > room, rest.count > 1 {
            var part = rest.dropLast()
            while part.count > 1, width(part + Self.hyphen) > room { part = part.dropLast() }
            parts.append(part + Self.hyphen)
            rest = rest[part.endIndex...]
        }
        return parts + [String(rest)]
    }

    private func broken(_ text: String, within room: Int) -> [String]? {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : "\(line) \(word)"
            if width(longer[...]) <= room {
                line = longer
            } else {
                guard !line.isEmpty, width(word) <= room else { return nil }
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
