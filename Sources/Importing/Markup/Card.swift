import SiteModel

/// A card, or another thing with a title and a text, as lines of Markdown.
enum CardLines {
    /// The lines of a card; none where neither a title nor a text is there.
    ///
    /// - Parameters:
    ///   - level: the level.
    ///   - title: the title, which may have markup.
    ///   - name: what the old site called the kind of card: a title that only says it again is left out.
    ///   - body: the lines of its text, already converted.
    static func card(_ level: CardKind, title: String?, named name: String, body: [String]) -> [String] {
        var body = flattened(trimmed(body))
        var title = title.map { $0.replacing("\n", with: " ").trimmed }.flatMap { $0.isEmpty ? nil : $0 }
        if level != .details, let written = title?.lowercased(),
            written == name.lowercased() || written == level.rawValue
        {
            title = nil
        }
        if level == .details, title == nil { title = name.prefix(1).uppercased() + name.dropFirst() }
        if body.isEmpty {
            guard let only = title else { return [] }
            body = [only]
            title = level == .details ? only : nil
        }
        let marker = "[!\(level.rawValue.uppercased())]"
        return ["> " + (title.map { "\(marker) \($0)" } ?? marker), ">"] + body.map { $0.isEmpty ? ">" : "> \($0)" }
    }

    /// Lines without cards in them: a card cannot hold another one. A remark in a card, and what readers open there, has
    /// its title in bold letters. A card that is more than that stays for a person.
    private static func flattened(_ lines: [String]) -> [String] {
        var result: [String] = []
        var index = 0
        while index < lines.count {
            guard let match = lines[index].wholeMatch(of: /> \[!(?:NOTE|DETAILS)\](?: (.+))?/) else {
                result.append(lines[index])
                index += 1
                continue
            }
            if let title = match.1 { result += ["**\(title)**", ""] }
            index += 1
            while index < lines.count, lines[index].hasPrefix(">") {
                let line = lines[index].dropFirst()
                index += 1
                if line.isEmpty, result.last?.isEmpty ?? true { continue }
                result.append(String(line.hasPrefix(" ") ? line.dropFirst() : line))
            }
        }
        return trimmed(result)
    }

    /// Lines without the empty ones at both ends.
    static func trimmed(_ lines: [String]) -> [String] {
        var lines = lines[...]
        while lines.first?.isBlank ?? false { lines = lines.dropFirst() }
        while lines.last?.isBlank ?? false { lines = lines.dropLast() }
        return lines.map { $0.isBlank ? "" : $0 }
    }
}
