import Authoring

/// Puts the headings of a text below the title of its page, and keeps the names that links from elsewhere have for them.
struct HeadingLevels {
    /// The text with its headings changed.
    private(set) var text: String
    /// The words of a heading that only said the title, and was taken out.
    private(set) var title: String?
    /// How many headings got another level.
    private(set) var demoted = 0
    /// How many kept a name that is not made of their words.
    private(set) var named = 0
    /// The name on the new page, by that on the old one.
    private(set) var anchors: [String: String] = [:]

    private struct Heading {
        var outline: MarkdownOutline.Heading
        /// The name that the author gave.
        var id: String?
        /// The name that it had on the old page.
        var oldName = ""
        var level: Int
        /// What is written, without its signs and its name.
        var words: String
        /// What is before it on its first line, as in a quote.
        var isUnderlined: Bool
    }

    /// - Parameters:
    ///   - text: the body of a text.
    ///   - frontMatterTitle: the title, where front matter has one.
    ///   - tool: the tool that made names for headings.
    init(_ text: String, frontMatterTitle: String?, tool: ImportTool) {
        self.text = text
        let outline = MarkdownOutline(text)
        let edits = TextEdits(text)
        var headings = outline.headings.map { Self.heading($0, written: edits.written($0.range)) }
        guard !headings.isEmpty else { return }
        let plain = headings.map(\.outline.words)
        for (index, name) in Slugs.names(of: plain, tool: tool).enumerated() { headings[index].oldName = name }
        if let first = headings.first, first.level == 1, !first.outline.isNested,
            edits.written(0..<first.outline.range.lowerBound).isBlank
        {
            let words = plain[0].trimmed
            if frontMatterTitle == nil || frontMatterTitle?.trimmed.lowercased() == words.lowercased() {
                title = words
                self.text = text.utf8Suffix(from: first.outline.range.upperBound)
                let offset = first.outline.range.upperBound
                headings.removeFirst()
                for index in headings.indices {
                    let range = headings[index].outline.range
                    headings[index].outline.range = range.lowerBound - offset..<range.upperBound - offset
                }
            }
        }
        setLevels(&headings)
        write(headings)
    }

    private static func heading(_ outline: MarkdownOutline.Heading, written: String) -> Heading {
        let isUnderlined = !written.drop { $0 == " " || $0 == ">" }.hasPrefix("#")
        var words: String
        if isUnderlined {
            words = written.lines.dropLast().map(\.trimmed).joined(separator: " ")
        } else {
            words = written.trimmed.drop { $0 == "#" }.trimmed
            if let match = words.firstMatch(of: /(?:^|\s)#+$/) { words.removeSubrange(match.range) }
        }
        var id: String?
        if let match = words.firstMatch(of: /\s*\{#([^}\s]+)\}\s*$/) {
            id = String(match.1)
            words.removeSubrange(match.range)
        }
        return Heading(outline: outline, id: id, level: outline.level, words: words, isUnderlined: isUnderlined)
    }

    /// No level above the second, and none left out.
    private mutating func setLevels(_ headings: inout [Heading]) {
        let shift = headings.contains { $0.level == 1 } ? 1 : 0
        var last = 1
        for index in headings.indices {
            let level = max(2, min(headings[index].level + shift, last + 1, 6))
            if level != headings[index].level { demoted += 1 }
            headings[index].level = level
            last = level
        }
    }

    private mutating func write(_ headings: [Heading]) {
        guard !headings.isEmpty else { return }
        func edited(_ names: [String?]) -> String {
            var edits = TextEdits(text)
            for (heading, name) in zip(headings, names) {
                let signs = String(repeating: "#", count: heading.level)
                edits.replace(
                    heading.outline.range,
                    with: "\(signs) \(heading.words)" + (name.map { " {#\($0)}" } ?? "")
                )
            }
            return edits.text
        }
        let plain = edited(headings.map { _ in nil })
        let made = MarkdownOutline(plain).headings.map(\.anchor)
        guard made.count == headings.count else {
            text = plain
            return
        }
        var taken: Set<String> = []
        var names: [String?] = []
        for (heading, anchor) in zip(headings, made) {
            let wanted = heading.id ?? heading.oldName
            let isFree = !wanted.isEmpty && taken.insert(wanted).inserted
            let isNeeded = wanted != anchor && isFree && MarkdownOutline.isID(wanted) && !made.contains(wanted)
            names.append(isNeeded ? wanted : nil)
            if isFree { anchors[wanted] = isNeeded ? wanted : anchor }
            if isNeeded { named += 1 }
            if heading.id != nil, !heading.oldName.isEmpty, anchors[heading.oldName] == nil {
                anchors[heading.oldName] = isNeeded ? wanted : anchor
            }
            if anchors[anchor] == nil { anchors[anchor] = isNeeded ? wanted : anchor }
        }
        text = edited(names)
    }
}

extension String {
    /// The text from an offset of UTF-8 bytes on.
    func utf8Suffix(from offset: Int) -> String { String(decoding: Array(utf8.dropFirst(offset)), as: UTF8.self) }
}
