import Foundation
package import SiteModel

/// The words of the glossary as its page lists them: in the order of the site's language, each with an anchor.
struct GlossaryList {
    let terms: [TermView]
    private let language: LanguageTag

    init(_ glossary: Glossary, language: LanguageTag) {
        self.language = language
        let locale = Locale(identifier: language.tag)
        let sorted = glossary.terms.sorted { first, second in
            let (one, other) = (first.sortAs ?? first.term.value, second.sortAs ?? second.term.value)
            switch one.compare(other, options: [.caseInsensitive, .numeric], range: nil, locale: locale) {
            case .orderedAscending: return true
            case .orderedDescending: return false
            case .orderedSame: return one < other
            }
        }
        var taken: Set<String> = []
        terms = sorted.map { term in
            let slug = "word-" + Slug.suggestion(for: term.term.value)
            var id = slug
            var number = 2
            while !taken.insert(id).inserted {
                id = "\(slug)-\(number)"
                number += 1
            }
            return TermView(
                term: term.term.value,
                id: id,
                variants: term.variants.map(\.value),
                meaning: term.meaning,
                sortKey: term.sortAs ?? term.term.value
            )
        }
    }

    /// The words by letter, on as many pages as they need.
    func byLetter(_ limits: ListLimits, _ otherLetters: String) -> AlphabeticalList {
        let names = terms.map { term in
            LetterIndex.Name(entry: IndexEntryView(name: term.term, href: "", term: term), sortKey: term.sortKey)
        }
        let index = LetterIndex(names, language: language, others: otherLetters, limit: limits.names)
        return AlphabeticalList(.glossary, index, limit: limits.names)
    }
}

/// Where the glossary has each word.
package enum GlossaryAnchors {
    /// A word with its place.
    package struct Term: Sendable {
        /// The word.
        package let term: String
        /// The page that it is on.
        package let page: Address
        /// The anchor on the page.
        package let anchor: String
        /// Other forms of the word.
        package let variants: [String]
        /// What it means.
        package let meaning: String
    }

    /// Whether the page of the glossary has room for all words.
    package static func areOnOnePage(_ site: Site) -> Bool { site.glossary.terms.count <= site.limits.names }

    /// The words of a site, in the order of its language.
    package static func all(of site: Site) -> [Term] {
        let list = GlossaryList(site.glossary, language: site.settings.language)
        let pages = list.byLetter(site.limits, "").pages
        let addresses = Dictionary(
            pages.flatMap { page in page.entries.compactMap(\.term?.id).map { ($0, page.address) } },
            uniquingKeysWith: { first, _ in first }
        )
        return list.terms.map { term in
            Term(
                term: term.term,
                page: addresses[term.id] ?? .glossary,
                anchor: term.id,
                variants: term.variants,
                meaning: term.meaning
            )
        }
    }
}
