import Authoring

/// Definitions of links that no link uses: readers never saw them, and a comment keeps them for authors.
enum UnusedDefinitions {
    static func commentedOut(in text: String) -> (text: String, count: Int) {
        let outline = MarkdownOutline(text)
        guard !outline.definitions.isEmpty else { return (text, 0) }
        let lowered = text.lowercased()
        let unused = outline.definitions.filter { definition in
            let label = "[\(definition.label.lowercased())]"
            return lowered.ranges(of: label).count < 2
        }
        guard !unused.isEmpty else { return (text, 0) }
        var edits = TextEdits(text)
        let bytes = Array(text.utf8)
        for definition in unused {
            let start = bytes[..<definition.address.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let end = bytes[definition.address.upperBound...].firstIndex(of: 0x0A) ?? bytes.count
            let line = edits.written(start..<end)
            edits.replace(start..<end, with: "<!-- \(line.trimmed.replacing("--", with: "- -")) -->")
        }
        return (edits.text, unused.count)
    }
}
