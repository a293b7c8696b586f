import Attestation
import Rendering
import Searching
import SiteModel

/// The index of the search: what each page is found by, and the files that come of it.
///
/// A page says in a search no more than it says itself: of a text that is not shown, only its name and its cards about
/// getting help. Nothing is said of reviews.
struct SearchFiles {
    private let site: Site
    private let facts: SiteFacts
    private let lexicon: Lexicon
    private let rules: SearchRules
    private let styleSheet: Address?
    /// The site's language, and after it the others that titles are in.
    private let languages: [LanguageTag]

    /// The index of a site; `facts` are those of all pages.
    init(_ site: Site, _ facts: SiteFacts, _ lexicon: Lexicon, _ theme: Theme) {
        self.site = site
        self.facts = facts
        self.lexicon = lexicon
        rules = theme.searchRules(for: site.settings.language)
        languages = site.languages.map(\.tag)
        styleSheet = theme.publishedAssets.first { $0.path == "search.css" }?.address
    }

    /// Whether a file of the index can be at an address.
    static func has(_ address: Address) -> Bool { address.path.hasPrefix(Address.searchIndex.path) }

    /// How much of the digest of all files stands for them, in hexadecimal digits.
    private static let versionLength = 10

    /// The files; none where the site has no search.
    var files: [(address: Address, bytes: [UInt8])] {
        guard site.settings.hasSearch else { return [] }
        let index = SearchIndex(entries, rules, circumstances)
        return index.files { String(ContentDigest(of: $0).description.prefix(Self.versionLength)) }.map { file in
            (Address(path: "\(Address.searchIndex.path)\(file.name).json"), file.bytes)
        }
    }

    // MARK: Kinds

    /// What comes after the sections, in this order.
    private enum OtherKind: Int {
        case person
        case page
        case term
    }

    private func kind(_ other: OtherKind) -> Int { site.settings.sections.all.count + other.rawValue }

    private var circumstances: SearchIndex.Circumstances {
        let words = lexicon.words(in: site.settings.language)
        var kinds = site.settings.sections.all.map { section in
            SearchKind(
                prefix: Self.prefix(section.address),
                label: section.title ?? words.conditionsTitle,
                worth: section.kind == .conditions ? 1 : section.kind == .topics ? 0.95 : 0.97
            )
        }
        kinds.append(SearchKind(prefix: Self.prefix(.peopleIndex), label: words.peopleTitle, worth: 0.9))
        kinds.append(SearchKind(prefix: "", label: "", worth: 0.8))
        kinds.append(SearchKind(prefix: glossaryPrefix, label: words.glossaryTitle, worth: 0.85))
        var circumstances = SearchIndex.Circumstances(kinds: kinds)
        circumstances.styleSheet = styleSheet.map(Self.prefix)
        circumstances.emergencies = site.settings.emergencyWords.map(\.value)
        circumstances.emergencyService = site.settings.emergencyService
        var languages: Set<LanguageTag> = []
        circumstances.languages = self.languages
        circumstances.respellings = site.respellings.all
        circumstances.sameNames = site.glossary.terms.map { term in
            ([term.term] + term.variants).map(\.value)
        }
        circumstances.words = ([site.settings.language] + site.languages.map(\.tag))
            .filter { languages.insert($0).inserted }.map { ($0, lexicon.words(in: $0).search) }
        return circumstances
    }

    private static func prefix(_ address: Address) -> String { String(address.path.dropFirst()) }

    /// How the addresses of all words of the glossary begin.
    private var glossaryPrefix: String {
        Self.prefix(.glossary) + (GlossaryAnchors.areOnOnePage(site) ? "#" : "")
    }

    // MARK: Entries

    /// The place of a text's language among `languages`.
    private func language(of text: ReviewedText) -> Int {
        languages.firstIndex(of: site.language(of: text)) ?? 0
    }

    private var entries: [SearchEntry] {
        let sections = site.settings.sections.all
        let subjects = site.publishedSubjects.map { subject in
            entry(of: subject, sections.firstIndex { $0.id == subject.id.section } ?? 0)
        }
        let people = site.people.map { person in
            SearchEntry(title: person.name, kind: kind(.person), tail: "\(person.id)/")
        }
        let pages = site.publishedPages.map { page in
            var entry = SearchEntry(title: page.title.value, kind: kind(.page), tail: "\(page.slug)/")
            entry.summary = page.summary ?? ""
            entry.text = facts.searchTexts[page.file]
            return entry
        }
        let glossary = glossaryPrefix
        let terms = GlossaryAnchors.all(of: site).map { term in
            let address = "\(Self.prefix(term.page))#\(term.anchor)"
            var entry = SearchEntry(
                title: term.term,
                kind: kind(.term),
                tail: String(address.dropFirst(glossary.count))
            )
            entry.synonyms = term.variants
            entry.summary = term.meaning
            return entry
        }
        return Array(subjects) + people + Array(pages) + terms
    }

    private func entry(of subject: Subject, _ kind: Int) -> SearchEntry {
        var entry = SearchEntry(title: subject.text.title.value, kind: kind, tail: "\(subject.id.slug)/")
        entry.synonyms = subject.synonyms.map(\.value)
        entry.codes = subject.codes.map(\.code.value)
        entry.language = language(of: subject.text)
        let isShown = facts.standings.lists(subject.text)
        entry.text = facts.searchTexts[subject.text.file]
        if !isShown { entry.text?.words = "" }
        let articles = site.publishedArticles(of: subject.id).filter { facts.standings.lists($0.text) }
        entry.articles = articles.map { article in
            SearchEntry.Article(
                title: article.text.title.value,
                tail: "\(article.id.slug)/",
                text: facts.searchTexts[article.text.file],
                language: language(of: article.text)
            )
        }
        if isShown {
            let own = articles.lazy.filter { language(of: $0.text) == entry.language }
            entry.summary = subject.text.summary?.value ?? own.compactMap(\.text.summary?.value).first ?? ""
        }
        return entry
    }
}
