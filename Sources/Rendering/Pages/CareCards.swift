import SiteModel

/// The cards of a text that tell when to get help, to be on a page that does not show the text itself.
///
/// They are cut out of the HTML that the renderer of texts wrote, which is well-formed and in lower case, and in which
/// no card is in another.
struct CareCards {
    /// The cards, each with a heading of level 3; empty where the text has none.
    private(set) var html = ""

    /// The level of a card's heading.
    static let headingLevel = 3

    init(in body: String) {
        var rest = body[...]
        while let start = rest.firstRange(of: "<section class=\"care care-") {
            let level = rest[start.upperBound...].prefix { $0 != "\"" }
            guard let end = rest[start.upperBound...].firstRange(of: "</section>") else { return }
            if CareLevel(rawValue: String(level))?.isCare == true {
                if !html.isEmpty { html += "\n" }
                html += Self.freed(rest[start.lowerBound..<end.upperBound])
            }
            rest = rest[end.upperBound...]
        }
    }

    /// A card without what leads to other parts of the text: citations, footnote marks and links within the page. What
    /// the links said stays.
    private static func freed(_ card: Substring) -> String {
        var result = ""
        var rest = card
        var shift: Int?
        var isLinkDropped = false
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            rest = rest[open...]
            let end = rest.firstIndex(of: ">").map { rest.index(after: $0) } ?? rest.endIndex
            let tag = rest[..<end]
            rest = rest[end...]
            if ["<sup class=\"citation\"", "<sup class=\"footnote-ref\""].contains(where: tag.hasPrefix) {
                rest = rest.firstRange(of: "</sup>").map { rest[$0.upperBound...] } ?? ""
            } else if tag.hasPrefix("<a href=\"#") {
                isLinkDropped = true
            } else if tag == "</a>", isLinkDropped {
                isLinkDropped = false
            } else if let level = Self.headingLevel(of: tag) {
                // The first heading is the card's own; any others are below it.
                let own = shift ?? Self.headingLevel - level
                shift = own
                result += Self.tag(tag, ofLevel: min(6, max(Self.headingLevel, level + own)))
            } else {
                result += tag
            }
        }
        return result + rest
    }

    /// The level of a tag that opens or closes a heading.
    private static func headingLevel(of tag: Substring) -> Int? {
        let name = tag.dropFirst().drop { $0 == "/" }.prefix { $0 != " " && $0 != ">" }
        guard name.utf8.count == 2, name.first == "h" else { return nil }
        return name.last?.wholeNumberValue
    }

    private static func tag(_ tag: Substring, ofLevel level: Int) -> String {
        guard let digit = tag.firstIndex(where: \.isNumber) else { return String(tag) }
        return tag[..<digit] + String(level) + tag[tag.index(after: digit)...]
    }
}
