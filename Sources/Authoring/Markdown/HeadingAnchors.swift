import ASCII
import SiteModel

/// Gives the headings of a page their anchors: readable, unique, and the same as long as the heading's words are.
struct HeadingAnchors {
    private let prefix: String
    private let isAboveLetters: Bool

    /// Anchors that all start with `prefix`; with `isAboveLetters`, of a text that is above an A to Z.
    init(prefix: String, isAboveLetters: Bool = false) {
        self.prefix = prefix
        self.isAboveLetters = isAboveLetters
    }

    /// The anchors for headings in the order of the text.
    ///
    /// The first heading of each wording keeps it; a repeated one gets `-2`, `-3`, … but never an anchor that another
    /// heading has by its own words, so that adding a repetition changes no other heading's anchor. A heading that the
    /// author gave an id has that.
    func anchors(for headings: [(words: String, id: String?)]) -> [String] {
        let natural = headings.map { $0.id == nil ? slug($0.words) : nil }
        let reserved = Set(natural.compactMap(\.self))
        var taken = Set<String>()
        var nextNumber: [String: Int] = [:]
        return zip(natural, headings).map { slug, heading in
            guard let slug else { return prefix + (heading.id ?? "") }
            if taken.insert(slug).inserted { return prefix + slug }
            var number = nextNumber[slug] ?? 2
            while reserved.contains("\(slug)-\(number)") || !taken.insert("\(slug)-\(number)").inserted { number += 1 }
            nextNumber[slug] = number + 1
            return "\(prefix)\(slug)-\(number)"
        }
    }

    private func slug(_ words: String) -> String {
        let slug = Self.slug(words)
        return isAboveLetters && PageAnchors.isOfLetter(slug) ? "section-\(slug)" : slug
    }

    /// A heading's words as an anchor: letters, digits and marks of every script in lower case, stretches of white
    /// space and hyphens as one hyphen, the rest dropped. Never empty, and never that of something else on a page.
    static func slug(_ text: String) -> String {
        var slug = ""
        slug.reserveCapacity(text.utf8.count)
        var pendingHyphen = false
        for scalar in text.lowercased().unicodeScalars {
            if scalar == "-" || scalar == " " || !scalar.isASCII && scalar.properties.isWhitespace {
                pendingHyphen = true
            } else if isKept(scalar) {
                if pendingHyphen, !slug.isEmpty { slug.append("-") }
                pendingHyphen = false
                slug.unicodeScalars.append(scalar)
            }
        }
        if slug.isEmpty { return "section" }
        return isReserved(slug) ? "section-\(slug)" : slug
    }

    /// Whether an anchor may be that of something else on a page.
    static func isReserved(_ anchor: String) -> Bool {
        anchor == FootnoteAnchors.title || FootnoteAnchors.prefixes.contains(where: anchor.hasPrefix)
            || CitationAnchors.isReserved(anchor) || PageAnchors.isReserved(anchor)
    }

    /// Whether a character in lower case is a part of an anchor.
    static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == "_" || ("a"..."z").contains(scalar) || scalar.isASCIIDigit }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }
}

/// The anchors of footnotes; no heading's anchor looks like one.
enum FootnoteAnchors {
    /// The anchor of the footnotes' own heading.
    static let title = "footnotes"
    /// What the anchors of single footnotes and of their uses start with.
    static let prefixes = ["fn-", "fnref-"]
}
