import Foundation
import SiteModel

/// What a page says of a review: when it was, and by whom; nothing where it claims none.
struct ReviewClaim: Equatable {
    var day: String?
    var reviewers: [String] = []
}

/// A page as its readers see it, and what it tells machines beside.
struct VisiblePage {
    let html: String
    /// The words, without markup, each stretch of white space one space.
    let text: String
    /// Where its links lead.
    let links: Set<String>
    /// The days that it marks as such.
    let days: Set<String>
    /// The addresses of its pictures.
    let pictures: Set<String>

    init(_ html: String) {
        self.html = html
        let body = html.replacing(/(?s)^.*?<body>/, with: "").replacing(/(?s)<script\b.*?<\/script>/, with: "")
        text = Self.spaced(Self.unescaped(body.replacing(/<[^>]*>/, with: "")))
        links = Set(body.matches(of: /\bhref="([^"]*)"/).map { Self.unescaped(String($0.1)) })
        pictures = Set(body.matches(of: /<img src="([^"]*)"/).map { Self.unescaped(String($0.1)) })
        days = Set(body.matches(of: /<time datetime="([^"]*)"/).map { String($0.1) })
    }

    /// What is in its `script` elements for JSON-LD.
    var scripts: [String] {
        html.matches(of: /(?s)<script type="application\/ld\+json">(.*?)<\/script>/).map { String($0.1) }
    }

    /// The content of a `meta` element of its head.
    func meta(_ name: String) -> String? {
        html.matches(of: /<meta ((?:(?:name|property)="[^"]*" )+)content="([^"]*)">/)
            .first { $0.1.contains("\"\(name)\"") }.map { Self.unescaped(String($0.2)) }
    }

    /// The address that it calls its own.
    var canonical: String? {
        html.firstMatch(of: /<link rel="canonical" href="([^"]*)">/).map { Self.unescaped(String($0.1)) }
    }

    /// The review that the page tells machines of.
    var claimedReview: ReviewClaim {
        get throws {
            guard let script = scripts.first,
                let root = try JSONSerialization.jsonObject(with: Data(script.utf8)) as? [String: Any],
                let head = (root["@graph"] as? [[String: Any]])?.first
            else { return ReviewClaim() }
            let people =
                head["reviewedBy"] as? [[String: Any]] ?? (head["reviewedBy"] as? [String: Any]).map { [$0] } ?? []
            return ReviewClaim(
                day: head["lastReviewed"] as? String,
                reviewers: people.compactMap { $0["name"] as? String }
            )
        }
    }

    /// The review that the page tells its readers of: the first day beside the heading, and the names in the first row
    /// of the table about the review.
    var shownReview: ReviewClaim {
        let status = html.firstMatch(of: /(?s)<p class="status">(.*?)<\/p>/)?.1 ?? ""
        guard let day = status.firstMatch(of: /<time datetime="([^"]*)"/)?.1,
            let row = html.firstMatch(of: /(?s)<section class="record"[^>]*>.*?<dl class="facts">\s*<div>(.*?)<\/div>/)?
                .1
        else { return ReviewClaim() }
        return ReviewClaim(
            day: String(day),
            reviewers: row.matches(of: /<a class="name"[^>]*>([^<]*)<\/a>/).map { Self.unescaped(String($0.1)) }
        )
    }

    /// Everything that the document says and the page does not show.
    func unseen(in document: JSONLD, origin: String) -> [String] {
        document.nodes.flatMap { node in
            // What a list calls a page only by its address is a link too.
            let pages: [(name: String, values: [JSONLD.Value])] =
                node.type == "WebPage" ? node.id.map { [("@id", [.text($0)])] } ?? [] : []
            return (pages + node.properties).flatMap { name, values in
                values.compactMap { value in
                    shows(value, name, origin) ? nil : "\(node.type).\(name): \(value)"
                }
            }
        }
    }

    /// Words of the vocabulary, and not of the page.
    private static let terms: Set<String> = [
        "audienceType", "contactType", "creativeWorkStatus", "credentialCategory", "inLanguage", "propertyID",
    ]

    private func shows(_ value: JSONLD.Value, _ name: String, _ origin: String) -> Bool {
        switch value {
        case .node, .reference, .other: return true
        case .number(let number):
            // Positions and the length of a list are held against the list itself.
            if name == "position" || name == "numberOfItems" { return true }
            return text.contains(number.formatted(.number.locale(Locale(identifier: "en"))))
        case .text(let value):
            switch name {
            case _ where Self.terms.contains(name): return true
            case "lastReviewed", "dateModified": return days.contains(value)
            case "datePublished":
                return ["Published", "First published"].contains { text.contains("\($0) \(Self.words(value))") }
            case "image", "logo": return pictures.contains(String(value.dropFirst(origin.count)))
            case "isbn": return text.replacing("-", with: "").contains(value)
            case "email": return links.contains("mailto:" + value)
            case "telephone": return links.contains("tel:" + value)
            case _ where value.hasPrefix("http"):
                let path = value.hasPrefix(origin + "/") ? String(value.dropFirst(origin.count)) : value
                return value == canonical || links.contains(value) || links.contains(path)
            default: return text.contains(Self.spaced(value))
            }
        }
    }

    /// A date, or the part of it that is known, in the words of an English page.
    private static func words(_ date: String) -> String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let parts = date.split(separator: "-").compactMap { Int($0) }
        let month = parts.count > 1 ? [months[parts[1] - 1]] : []
        let day = parts.count > 2 ? [String(parts[2])] : []
        return (day + month + [String(parts[0])]).joined(separator: " ")
    }

    private static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func unescaped(_ text: String) -> String {
        ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&nbsp;": " ", "&amp;": "&"]
            .sorted { $0.key > $1.key }
            .reduce(text) { $0.replacing($1.key, with: $1.value) }
    }
}
