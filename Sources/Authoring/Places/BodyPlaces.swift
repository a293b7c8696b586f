import ASCII
import Diagnostics

/// Finds the word at a place of Markdown, with what it stands for; lines and columns count from 0, columns in code points.
struct BodyPlaces {
    private let bytes: [UInt8]
    private let lines: [Substring]
    private let outline: MarkdownOutline

    init(_ markdown: String) {
        bytes = Array(markdown.utf8)
        lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
        outline = MarkdownOutline(bytes)
    }

    /// The word at a place; `nil` in code and where no word is.
    func word(line index: Int, column: Int) -> FoundWord? {
        guard lines.indices.contains(index) else { return nil }
        let scalars = Array(lines[index].unicodeScalars)
        let start = offset(ofLine: index)
        let offset = start + scalars[..<column].reduce(0) { $0 + UTF8.width($1) }
        // Whoever types at the end of code is still in it.
        guard !outline.isCode(offset), offset == start || !outline.isCode(offset - 1) else { return nil }
        let line = MarkdownLine(scalars, column)
        if let found = line.citation ?? line.placeholder ?? line.cardMarker ?? line.address {
            return FoundWord(found.role, line: index, found.columns)
        }
        if let link = outline.links.first(where: { $0.range.contains(offset) && !$0.isBare }),
            let address = link.address
        {
            return word(ofLinkTo: address, isImage: link.isImage)
        }
        if outline.headings.contains(where: { $0.range.contains(offset) }) {
            return FoundWord(.heading, line: index, line.word)
        }
        return FoundWord(.word, line: index, line.word)
    }

    private func offset(ofLine index: Int) -> Int { lines[..<index].reduce(0) { $0 + $1.utf8.count + 1 } }

    /// The address of a link, where the place is in its words.
    private func word(ofLinkTo address: Range<Int>, isImage: Bool) -> FoundWord? {
        let before = bytes[..<address.lowerBound]
        let index = before.count { $0 == .lineFeed }
        let start = before.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
        let column = String(decoding: bytes[start..<address.lowerBound], as: UTF8.self).unicodeScalars.count
        let found = MarkdownLine(Array(lines[index].unicodeScalars), column).address
        guard let found else { return nil }
        if case .anchor = found.role { return FoundWord(found.role, line: index, found.columns) }
        // What is after the `#` tells more than what is before it.
        let scalars = Array(lines[index].unicodeScalars)
        if found.columns.upperBound < scalars.count, scalars[found.columns.upperBound] == "#" {
            let inAnchor = MarkdownLine(scalars, found.columns.upperBound + 1).address
            return inAnchor.map { FoundWord($0.role, line: index, $0.columns) }
        }
        return FoundWord(.address(isImage: isImage), line: index, found.columns)
    }
}

/// A line of Markdown with a place in it.
struct MarkdownLine {
    /// A word with what it stands for.
    typealias Word = (role: WrittenPlace.Role, columns: Range<Int>)

    private let scalars: [Unicode.Scalar]
    private let column: Int

    init(_ scalars: [Unicode.Scalar], _ column: Int) {
        self.scalars = scalars
        self.column = column
    }

    /// The id in `[^id`, up to a comma or a bracket.
    var citation: Word? {
        guard let start = opening("[^", unless: "],[ "), start <= column else { return nil }
        return (.citation, start..<end("],[ ", from: start))
    }

    /// What is in braces: the word before the colon, or the name behind it.
    var placeholder: Word? {
        guard let start = opening("{", unless: "} \t") else { return nil }
        let end = end("} \t", from: start)
        guard let colon = scalars[start..<end].firstIndex(of: ":"), colon < column else {
            return (.placeholder, start..<self.end(":} \t", from: start))
        }
        let role: WrittenPlace.Role
        switch YAMLLine.text(scalars[start..<colon]) {
        case PlaceholderAttempt.Kind.service.rawValue: role = .service
        case PlaceholderAttempt.Kind.people.rawValue: role = .people
        case PlaceholderAttempt.Kind.fact.rawValue: role = .fact
        default: return nil
        }
        return (role, colon + 1..<end)
    }

    /// The word in `[!WORD` at the start of a quote.
    var cardMarker: Word? {
        guard let start = opening("[!", unless: "] \t"), scalars[..<(start - 2)].contains(">"),
            scalars[..<(start - 2)].allSatisfy({ $0 == ">" || $0 == " " || $0 == "\t" })
        else { return nil }
        return (.cardMarker, start..<end("] \t", from: start))
    }

    /// The address in `](address`, or behind `[label]: ` at the start of a line.
    var address: Word? {
        let start: Int
        var isImage = false
        if let found = opening("](", unless: ") \t\"") {
            start = found < scalars.count && scalars[found] == "<" && found < column ? found + 1 : found
            isImage = isImageBefore(found - 2)
        } else if let found = definitionStart, found <= column {
            start = found
        } else {
            return nil
        }
        let end = end(")> \t\"", from: start)
        guard let hash = scalars[start..<end].firstIndex(of: "#"), hash < column else {
            return (.address(isImage: isImage), start..<self.end("#)> \t\"", from: start))
        }
        return (.anchor(path: YAMLLine.text(scalars[start..<hash])), hash + 1..<end)
    }

    /// The letters and digits around the place.
    var word: Range<Int> {
        let start = scalars[..<column].lastIndex { !$0.isOfWord }.map { $0 + 1 } ?? 0
        let end = scalars[column...].firstIndex { !$0.isOfWord } ?? scalars.count
        return start..<end
    }

    /// What is after the last mark before the place, unless one of some characters is between the two.
    private func opening(_ mark: String, unless closing: String) -> Int? {
        let mark = Array(mark.unicodeScalars)
        guard column >= mark.count else { return nil }
        for start in (0...column - mark.count).reversed() {
            if scalars[start..<start + mark.count].elementsEqual(mark) { return start + mark.count }
            if closing.unicodeScalars.contains(scalars[start + mark.count - 1]) { return nil }
        }
        return nil
    }

    /// Where one of some characters follows a place for the first time; else the end of the line.
    private func end(_ closing: String, from start: Int) -> Int {
        scalars[max(start, column)...].firstIndex { closing.unicodeScalars.contains($0) || $0 == "\r" } ?? scalars.count
    }

    /// Whether the bracket that a closing one belongs to has a `!` before it.
    private func isImageBefore(_ closing: Int) -> Bool {
        var depth = 0
        for index in (0...closing).reversed() {
            if scalars[index] == "]" { depth += 1 }
            if scalars[index] == "[" { depth -= 1 }
            if depth == 0 { return index > 0 && scalars[index - 1] == "!" }
        }
        return false
    }

    private var definitionStart: Int? {
        guard let first = scalars.first(where: { $0 != " " }), first == "[",
            let close = scalars.firstIndex(of: "]"), close + 1 < scalars.count, scalars[close + 1] == ":"
        else { return nil }
        let start = scalars[(close + 2)...].firstIndex { $0 != " " && $0 != "\t" } ?? scalars.count
        // A footnote has a text there, and a place behind a space is no address.
        guard !scalars[..<close].contains("^"), !scalars[min(start, column)..<column].contains(" ") else { return nil }
        return start
    }
}
