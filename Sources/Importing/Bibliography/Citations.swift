import Authoring
import SiteModel

/// Turns citations, and footnotes that only name a work, into citations of sources.
struct Citations {
    /// The text with its citations.
    private(set) var text: String
    /// The sources that it cites, in the order in which they were found.
    private(set) var sources: [NewSource] = []
    /// How many citations of a bibliography became citations of sources.
    private(set) var cited = 0
    /// How many footnotes became sources.
    private(set) var footnotes = 0

    /// - Parameters:
    ///   - text: the body of a text.
    ///   - entries: the bibliography of the old site, by keys.
    ///   - listed: the sources that front matter lists already.
    init(_ text: String, entries: [String: BibliographyEntry], listed: [NewSource] = []) {
        self.text = text
        sources = listed
        citeEntries(entries)
        citeFootnotes()
    }

    // MARK: Bibliographies

    /// `[@key]`, `[see @key, p. 12; @other]` of Pandoc, as other tools write them too.
    private mutating func citeEntries(_ entries: [String: BibliographyEntry]) {
        guard text.contains("[@") || text.contains("@"), !entries.isEmpty else { return }
        let outline = MarkdownOutline(text)
        var edits = TextEdits(text)
        for match in text.matches(of: /[ \t]?\[(-?@[^\[\]\n]+)\]/) {
            let start = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
            let end = text.utf8.distance(from: text.startIndex, to: match.range.upperBound)
            guard !outline.isCode(start + 1) else { continue }
            var citations: [String] = []
            for part in match.1.split(separator: ";") {
                guard let found = part.trimmed.wholeMatch(of: /-?@([\w:.#$%&+?<>~\/-]*\w)(?:,?\s*(.*))?/),
                    let source = entries[String(found.1)]?.source
                else { break }
                if !sources.contains(where: { $0.id == source.id }) { sources.append(source) }
                let place = found.2.map { $0.trimmed } ?? ""
                citations.append(place.isEmpty ? "[^\(source.id)]" : "[^\(source.id), \(place)]")
            }
            guard citations.count == match.1.split(separator: ";").count else { continue }
            edits.replace(start..<end, with: citations.joined(separator: " "))
            cited += citations.count
        }
        if !edits.isEmpty { text = Self.afterFullStops(edits.text) }
    }

    /// A citation comes right after the full stop of its sentence.
    private static func afterFullStops(_ text: String) -> String {
        text.replacing(/((?:\[\^[^\]\n]+\] ?)+)([.!?])(?=\s|$)/) { match in
            "\(match.2)\(String(match.1).trimmed)"
        }
    }

    // MARK: Footnotes

    /// A definition of a footnote that names a work is one line, and has just one address of another site, or a DOI.
    private mutating func citeFootnotes() {
        guard text.contains("[^") else { return }
        let outline = MarkdownOutline(text)
        let used = Set(outline.footnoteUses.map(\.label))
        var lines = text.lines
        var offset = 0
        var remove: [Int] = []
        for (index, line) in lines.enumerated() {
            let start = offset
            offset += line.utf8.count + 1
            guard !outline.isCode(start), let match = line.wholeMatch(of: /\[\^([^\]\s]+)\]:\s*(\S.*)/) else {
                continue
            }
            let label = String(match.1)
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            let isWhole = next.isBlank || next.hasPrefix("[^")
            let isFollowed =
                next.isBlank && index + 2 < lines.count && lines[index + 2].indentation >= 4
                && !lines[index + 2].isBlank
            guard used.contains(label), isWhole, !isFollowed, let source = Self.source(label, match.2.trimmed),
                Source.isCitable(label), !sources.contains(where: { $0.id == source.id })
            else { continue }
            sources.append(source)
            remove.append(index)
            footnotes += 1
        }
        guard !remove.isEmpty else { return }
        for index in remove.reversed() { lines.remove(at: index) }
        text = lines.joined(separator: "\n")
    }

    /// The work that a footnote names; `nil` where it is a remark.
    static func source(_ label: String, _ text: String) -> NewSource? {
        let outline = MarkdownOutline(text)
        let links = outline.links.filter { !$0.isImage }
        guard links.count == links.filter({ $0.destination.hasPrefix("http") }).count, links.count <= 1,
            outline.links.count == links.count, outline.code.isEmpty
        else { return nil }
        let doi = text.firstMatch(of: /\b(10\.\d{4,9}\/[^\s"<>\])]+[^\s"<>\]).,;])/).map { String($0.1) }
        let pmid = text.firstMatch(of: /\bPMID:?\s*(\d{1,8})\b/).map { String($0.1) }
        guard links.count == 1 || doi != nil || pmid != nil else { return nil }
        // Words of one who speaks to the reader are a remark, whatever they link to.
        guard text.firstMatch(of: /^(?:\W*)(?:see|note|this|these|we|you|for|if|in|as|but|more)\b/.ignoresCase()) == nil
        else {
            return nil
        }
        var edits = TextEdits(text)
        if let link = links.first {
            edits.replace(link.range, with: link.isBare ? "" : link.words)
        }
        var title = edits.text.replacing("**", with: "").replacing("*", with: "").replacing("_", with: " ")
        for match in title.matches(
            of: /(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)?10\.\d{4,9}\/[^\s"<>\])]+|\bPMID:?\s*\d{1,8}/.ignoresCase()
        ).reversed() {
            title.removeSubrange(match.range)
        }
        title = title.replacing(/(?:available(?: at| from)?|retrieved from|url|<>)\s*:?\s*$/.ignoresCase(), with: "")
        title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        while let last = title.last, ",;:(<".contains(last) { title = String(title.dropLast()).trimmed }
        title = title.replacing("\\", with: "")
        if title.filter(\.isLetter).count < 3 { title = links.first?.destination ?? doi ?? title }
        var source = NewSource(id: label, title: title)
        source.url = links.first?.destination
        source.doi = doi
        source.pmid = pmid
        if let url = source.url, url.contains("doi.org/"), doi != nil { source.url = nil }
        return source
    }
}
