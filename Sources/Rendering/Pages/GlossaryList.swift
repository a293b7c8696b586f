import Foundation
package import SiteModel

/// The words of the glossary as its page lists them: in the order of the site's language, each with an anchor.
struct GlossaryList {
    let terms: [TermView]

    init(_ glossary: Glossary, language: LanguageTag) {
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
                meaning: term.meaning
            )
        }
    }
}

/// Where the page of the glossary has each word.
package enum GlossaryAnchors {
    /// A word with its place.
    package struct Term: Sendable {
        /// The word.
        package let term: String
        /// The anchor on the page.
        package let anchor: String
        /// Other forms of the word.
        package let variants: [String]
        /// What it means.
        package let meaning: String
    }

    /// The words in the order of the page.
    package static func all(_ glossary: Glossary, language: LanguageTag) -> [Term] {
        GlossaryList(glossary, language: language).terms.map {
            Term(term: $0.term, anchor: $0.id, variants: $0.variants, meaning: $0.meaning)
        }
    }
}
