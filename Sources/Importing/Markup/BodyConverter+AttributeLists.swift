import Authoring
import SiteModel

extension BodyConverter {
    private static let reason = "a text sets no classes and no looks"

    /// Takes attribute lists off: names are kept, classes that stand for cards make them, and the rest is only for looks.
    mutating func convertAttributeLists(in text: String) -> String {
        guard text.contains("{") else { return text }
        return convertBlockAttributes(convertInlineAttributes(text))
    }

    /// `## Words {: #name .class }`, `[words](address){: target="_blank" }`, `- {: .class} words`.
    private mutating func convertInlineAttributes(_ text: String) -> String {
        let outline = MarkdownOutline(text)
        let isHeading = Set(outline.headings.map { text.utf8.index(text.startIndex, offsetBy: $0.range.upperBound) })
        let addresses = outline.links.compactMap(\.address) + outline.definitions.map(\.address)
        var edits = TextEdits(text)
        for match in text.matches(of: /([ \t]*)\{(:?)([^{}%<>\n]*)\}/) {
            let offset = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
            let end = text.utf8.distance(from: text.startIndex, to: match.range.upperBound)
            guard !outline.isCode(offset + match.1.utf8.count) else { continue }
            let inside = String(match.3)
            let before = text[..<match.range.lowerBound].last ?? "\n"
            let lineEnd = text[match.range.upperBound...].firstIndex(of: "\n") ?? text.endIndex
            let isAtHeading = isHeading.contains(lineEnd) && text[match.range.upperBound..<lineEnd].isBlank
            // `[words](address){width=50%}` has no colon; `{people:anemia}` is ours.
            guard match.2 == ":" || inside.firstMatch(of: /^\s*(?:[.#][\w-]|[\w-]+=)/) != nil else { continue }
            let isAfterMarkup = match.1.isEmpty && ")]*_`>".contains(before)
            let isItemStart =
                text[..<match.range.lowerBound].hasSuffix("-") || text[..<match.range.lowerBound].hasSuffix("*")
            let isInAddress = match.2 == ":" && addresses.contains { $0.contains(offset) }
            guard isAtHeading || isAfterMarkup || isInAddress || (match.2 == ":" && isItemStart) else { continue }
            let list = AttributeList(inside)
            note(list)
            var kept = ""
            if let id = list.id, !id.isEmpty {
                kept = isAtHeading ? " {#\(id)}" : "<a id=\"\(id)\"></a>"
                if !isAtHeading { report.convert(.headingID) }
            }
            // A name that is as it has to be already.
            if isAtHeading, list.classes.isEmpty, list.values.isEmpty, match.0 == kept { continue }
            edits.replace(offset + (isItemStart ? match.1.utf8.count : 0)..<end, with: kept)
        }
        return edits.isEmpty ? text : edits.text
    }

    /// `{: .note }` on a line of its own belongs to the block above it, else to the one below.
    private mutating func convertBlockAttributes(_ text: String) -> String {
        var lines = text.lines
        let outline = MarkdownOutline(text)
        var offset = 0
        var places: [Int] = []
        for (index, line) in lines.enumerated() {
            let start = offset + (line.utf8.count - line.drop { $0 == " " || $0 == "\t" }.utf8.count)
            offset += line.utf8.count + 1
            guard line.trimmed.wholeMatch(of: /\{:?\s*[.#:\w-][^{}%<>]*\}/) != nil, !outline.isCode(start) else {
                continue
            }
            if line.contains("{:") || line.trimmed.wholeMatch(of: /\{\s*[.#].*\}/) != nil { places.append(index) }
        }
        for index in places.reversed() {
            let inside = lines[index].trimmed.dropFirst().dropLast()
            let list = AttributeList(String(inside.hasPrefix(":") ? inside.dropFirst() : inside))
            note(list)
            lines.remove(at: index)
            let isBelow = index == 0 || lines[index - 1].isBlank
            let range = isBelow ? Self.block(from: index, in: lines) : Self.block(upTo: index, in: lines)
            guard !range.isEmpty else { continue }
            if let card = context.card(of: list.classes) {
                lines.replaceSubrange(range, with: self.card(card, title: list.values["title"], Array(lines[range])))
                report.convert(.notice)
            } else if let id = list.id, !id.isEmpty {
                lines.insert(contentsOf: ["<a id=\"\(id)\"></a>", ""], at: range.lowerBound)
                report.convert(.headingID)
            }
        }
        return places.isEmpty ? text : lines.joined(separator: "\n")
    }

    private func card(_ card: (name: String, level: CardKind), title: String?, _ lines: [String]) -> [String] {
        var body = lines
        if body.allSatisfy({ $0.trimmed.hasPrefix(">") }) {
            body = body.map { line in
                let rest = line.trimmed.dropFirst()
                return String(rest.hasPrefix(" ") ? rest.dropFirst() : rest)
            }
        }
        var title = title
        if card.name == "title", let first = body.first {
            title = first
            body.removeFirst()
        }
        return [""] + CardLines.card(card.level, title: title, named: card.name, body: body) + [""]
    }

    private static func block(from start: Int, in lines: [String]) -> Range<Int> {
        var first = start
        while first < lines.count, lines[first].isBlank { first += 1 }
        var end = first
        while end < lines.count, !lines[end].isBlank { end += 1 }
        return first..<end
    }

    private static func block(upTo end: Int, in lines: [String]) -> Range<Int> {
        var start = end
        while start > 0, !lines[start - 1].isBlank { start -= 1 }
        return start..<end
    }

    /// Notes what an attribute list said and no page shows.
    private mutating func note(_ list: AttributeList) {
        for name in list.classes where context.card(of: [name]) == nil {
            if case .nowhere(let reason)? = context.rule(for: name) {
                report.takeOut(.attributeList, ".\(name)", reason: reason)
            } else {
                report.takeOut(.attributeList, ".\(name)", reason: Self.reason)
            }
        }
        for (name, _) in list.values.sorted(by: { $0.key < $1.key }) where name != "title" {
            report.takeOut(.attributeList, name, reason: Self.reason)
        }
        for word in list.words { report.takeOut(.attributeList, word, reason: Self.reason) }
    }
}
