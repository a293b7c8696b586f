import Foundation
import SiteModel

/// The A to Z: names and synonyms, by letter, in the order in which the site's language sorts.
struct SubjectIndex {
    /// One name under which a subject can be found.
    private struct Name {
        var name: String
        var preferredName: String?
        var id: SubjectID
        var sortKey: String
        var foreign: ForeignView?
    }

    let letters: [LetterView]

    private static let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)

    /// The index of subjects that are published, with addresses from `href`.
    init(_ subjects: [Subject], language: LanguageTag, others: String, href: (SubjectID) -> String) {
        let locale = Locale(identifier: language.tag)
        var names = subjects.flatMap { subject -> [Name] in
            let title = subject.text.title.value
            let synonyms = subject.synonyms.map(\.value).filter { $0 != title }
            let sortKey = subject.sortAs ?? Self.sortKey(title, language)
            let foreign = ForeignView(subject.text.language?.value ?? language, on: language)
            return [Name(name: title, id: subject.id, sortKey: sortKey, foreign: foreign)]
                + synonyms.map {
                    Name(
                        name: $0,
                        preferredName: title,
                        id: subject.id,
                        sortKey: Self.sortKey($0, language),
                        foreign: foreign
                    )
                }
        }
        names.sort { first, second in
            // Unicode collation (UTS 10) by the locale; the name itself and the slug settle what it holds for equal,
            // so that the order never depends on the order of files.
            switch first.sortKey.compare(
                second.sortKey,
                options: [.caseInsensitive, .numeric],
                range: nil,
                locale: locale
            ) {
            case .orderedAscending: return true
            case .orderedDescending: return false
            case .orderedSame: return (first.name, first.id) < (second.name, second.id)
            }
        }
        var groups: [String: [IndexEntryView]] = [:]
        for name in names {
            groups[Self.letter(of: name.sortKey, locale: locale, others: others), default: []].append(
                IndexEntryView(
                    name: name.name,
                    href: href(name.id),
                    preferred: name.preferredName.map {
                        LinkView(title: $0, href: href(name.id), foreign: name.foreign)
                    },
                    foreign: name.foreign
                )
            )
        }
        // Letters without names show that nothing was forgotten; those of another script would only be in the way.
        let alphabet = language.isWrittenInLatin ? Self.alphabet : []
        let found = groups.keys.filter { $0 != others && !alphabet.contains($0) }
        var order = (alphabet + found).sorted {
            switch $0.compare($1, options: [], range: nil, locale: locale) {
            case .orderedAscending: true
            case .orderedDescending: false
            case .orderedSame: $0 < $1
            }
        }
        if groups[others] != nil { order.append(others) }
        letters = order.map { letter in
            let entries = groups[letter] ?? []
            return LetterView(
                letter: letter,
                id: letter == others ? PageAnchors.otherLetters : PageAnchors.letter(letter),
                hasEntries: !entries.isEmpty,
                entries: entries
            )
        }
    }

    /// The name without a leading article, by which a person would look it up.
    private static func sortKey(_ name: String, _ language: LanguageTag) -> String {
        let articles: [String: [String]] = [
            "en": ["the ", "a ", "an "],
            "es": ["el ", "la ", "los ", "las "],
            "fr": ["le ", "la ", "les ", "l’", "l'"],
            "de": ["der ", "die ", "das "],
        ]
        let lowered = name.lowercased()
        for article in articles[language.primary] ?? [] where lowered.hasPrefix(article) && name.count > article.count {
            return String(name.dropFirst(article.count))
        }
        return name
    }

    /// The letter under which a name is: its first letter, capital, and without accents, unless the language counts
    /// the letter with its accent as one of its own: Ñ in Spanish, Å in Swedish.
    private static func letter(of name: String, locale: Locale, others: String) -> String {
        guard let first = name.first(where: { $0.isLetter && !LetterGroup.isLeadingVowel($0) || $0.isNumber }),
            first.isLetter
        else { return others }
        if let letter = LetterGroup.letter(of: first) { return letter }
        let letter = String(first).uppercased(with: locale)
        func isBefore(_ one: String, _ other: String) -> Bool {
            one.compare(other, options: [], range: nil, locale: locale) == .orderedAscending
        }
        // Œ sorts as OE does in French, so it is under O; Å sorts after Z in Swedish, so it is a letter of its own.
        let folded = letter.folding(options: .diacriticInsensitive, locale: locale)
        let isFolded = folded.first?.isASCII == true
        let plain = isFolded ? folded : Self.alphabet.last { isBefore($0, letter) } ?? folded
        let isOwn = isBefore(plain + "Z", letter)
        return (isOwn ? letter : plain).first.map(String.init) ?? others
    }
}
