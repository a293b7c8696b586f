import Authoring

/// Puts each `<a id="x"></a>` where sitegen has such: in a line of its own above the words that it is for, or as the id of
/// its heading.
enum PlacesToLinkTo {
    static func inLinesOfTheirOwn(_ text: String) -> String {
        guard text.contains("<a id=") else { return text }
        let outline = MarkdownOutline(text)
        let bytes = Array(text.utf8)
        var edits = TextEdits(text)
        for (tag, end) in zip(outline.tags, outline.tags.dropFirst()) {
            guard tag.name == "a", !tag.isEnd, let id = tag["id"], end.name == "a", end.isEnd,
                tag.range.upperBound == end.range.lowerBound
            else { continue }
            let whole = tag.range.lowerBound..<end.range.upperBound
            let start = bytes[..<whole.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let stop = bytes[whole.upperBound...].firstIndex(of: 0x0A) ?? bytes.count
            let before = edits.written(start..<whole.lowerBound)
            let after = edits.written(whole.upperBound..<stop)
            let line = "<a id=\"\(id)\"></a>"
            if let heading = outline.headings.first(where: { $0.range.contains(whole.lowerBound) }) {
                if heading.id == nil, MarkdownOutline.isID(id), heading.range.upperBound == stop, before.hasPrefix("#")
                {
                    edits.replace(whole, with: "")
                    edits.replace(stop..<stop, with: " {#\(id)}")
                } else {
                    edits.replace(start..<start, with: line + "\n\n")
                    edits.replace(whole, with: "")
                }
            } else if before.isBlank, after.isBlank {
                continue
            } else if before.wholeMatch(of: /\s*(?:(?:[-*+]|\d+[.)]|>)\s+)*/) != nil {
                let rest = before.contains(">") ? before : String(repeating: " ", count: before.count)
                let spaces = after.prefix { $0 == " " }.utf8.count
                edits.replace(whole.lowerBound..<whole.upperBound + spaces, with: line + "\n" + rest)
            } else if !before.contains("|") {
                let indent = before.prefix { $0 == " " || $0 == ">" }
                edits.replace(start..<start, with: "\(indent)\(line)\n")
                edits.replace(whole, with: "")
            }
        }
        return edits.isEmpty ? text : edits.text
    }
}
