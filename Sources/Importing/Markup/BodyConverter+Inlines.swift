import Authoring

extension BodyConverter {
    /// Signs in a line that other tools have: icons, keys, marked and inserted words, links of wikis.
    mutating func convertInlines(in text: String) -> String {
        var text = convertWikiLinks(in: text)
        guard context.tool == .mkdocs || context.tool == .markdown else { return text }
        text = replace(in: text, /([A-Za-z0-9)])\^([0-9+-]{1,6}|[A-Za-z]{1,4})\^/) {
            (.mark, "\($0.1)<sup>\($0.2)</sup>", nil)
        }
        text = replace(in: text, /([A-Za-z0-9)])~([0-9+-]{1,6}|[A-Za-z]{1,4})~(?!~)/) {
            (.mark, "\($0.1)<sub>\($0.2)</sub>", nil)
        }
        if context.tool == .mkdocs {
            text = replace(in: text, /[ \t]?:(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:(?:\{[^}\n]*\})?/) {
                _ in
                (.icon, "", "an icon says nothing to anyone who listens")
            }
            text = replace(in: text, /\+\+([a-z0-9"'+\- ]+)\+\+/) { match in
                let keys = match.1.split(separator: "+").map { key in
                    let name = key.trimmed.trimmingQuotes
                    return "<kbd>\(name.prefix(1).uppercased() + name.dropFirst())</kbd>"
                }
                return (.mark, keys.joined(separator: "+"), nil)
            }
            text = replace(in: text, /\^\^([^\s^](?:[^^\n]*[^\s^])?)\^\^/) { (.mark, String($0.1), nil) }
        }
        text = replace(in: text, /==([^\s=](?:[^=\n]*[^\s=])?)==/) { (.mark, "**\($0.1)**", nil) }
        return text
    }

    /// Puts something in the place of what is not code.
    private mutating func replace<Output>(
        in text: String,
        _ pattern: Regex<Output>,
        _ replacement: (Output) -> (construct: ImportReport.Construct, text: String, reason: String?)
    ) -> String {
        let matches = text.matches(of: pattern)
        guard !matches.isEmpty else { return text }
        let outline = MarkdownOutline(text)
        var edits = TextEdits(text)
        for match in matches {
            let start = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
            let end = text.utf8.distance(from: text.startIndex, to: match.range.upperBound)
            let isInAddress = outline.links.contains { $0.address.map { $0.overlaps(start..<end) } ?? false }
            guard !outline.isCode(start), !outline.isCode(end - 1), !isInAddress else { continue }
            let (construct, written, reason) = replacement(match.output)
            // What leads nowhere stays, and is found as what is left.
            if written == text[match.range] { continue }
            edits.replace(start..<end, with: written)
            if let reason {
                report.takeOut(construct, String(text[match.range]).trimmed, reason: reason)
            } else {
                report.convert(construct)
            }
        }
        return edits.text
    }

    /// `[[Gout]]`, `[[gout|about gout]]`, `![[plate.png]]`, where there is just one text or file of the name.
    private mutating func convertWikiLinks(in text: String) -> String {
        guard text.contains("[[") else { return text }
        let site = context.site
        let path = context.path
        return replace(in: text, /(!?)\[\[([^\[\]|#\n]*)(#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]/) { match in
            let name = match.2.trimmed
            let words = match.4.map(String.init)
            if match.1 == "!" {
                let candidates = [FilePlace.resolved(name, from: FilePlace.folder(path)), site.file(atAddress: name)]
                let named = site.folder.paths.filter { FilePlace.name($0) == name }
                guard
                    let file = candidates.compactMap(\.self).first(where: site.folder.has)
                        ?? (named.count == 1 ? named.first : nil)
                else { return (.wikiLink, String(match.0), nil) }
                return (.wikiLink, "![\(words ?? "")](\(ImportedAddress.address(ofText: file, anchor: nil)))", nil)
            }
            let anchor = match.3.map { Slugs.anchor(String($0.dropFirst())) }
            if name.isEmpty, let anchor {
                return (.wikiLink, "[\(words ?? String(match.3?.dropFirst() ?? ""))](#\(anchor))", nil)
            }
            guard let found = site.path(ofName: name) ?? site.reference(name, from: path) else {
                return (.wikiLink, String(match.0), nil)
            }
            return (.wikiLink, "[\(words ?? name)](\(ImportedAddress.address(ofText: found, anchor: anchor)))", nil)
        }
    }

    /// Puts the meaning of each abbreviation where the text first has it.
    mutating func explainAbbreviations(in text: inout String) {
        for (word, meaning) in abbreviations {
            let outline = MarkdownOutline(text)
            let taken =
                outline.headings.map(\.range) + outline.links.map(\.range) + outline.tags.map(\.range)
                + outline.htmlBlocks
            var place: Range<String.Index>?
            for range in text.ranges(of: word) {
                let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
                let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
                guard !before.isLetter, !before.isNumber, !after.isLetter, !after.isNumber, before != "^",
                    !outline.isCode(start), !taken.contains(where: { $0.contains(start) })
                else { continue }
                place = range
                break
            }
            guard let place else {
                report.takeOut(.abbreviation, word, reason: "the text does not use it")
                continue
            }
            text.replaceSubrange(place, with: "<abbr title=\"\(HTMLMarkdown.attribute(meaning))\">\(word)</abbr>")
            report.convert(.abbreviation)
        }
        abbreviations = []
    }
}

extension StringProtocol {
    fileprivate var trimmingQuotes: String {
        String(drop { $0 == "\"" || $0 == "'" }.reversed().drop { $0 == "\"" || $0 == "'" }.reversed())
    }
}
