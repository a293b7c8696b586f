import Foundation
import SiteModel

/// Names by letter, in the order in which the site's language sorts: an A to Z, the people, the words of the glossary.
struct LetterIndex {
    /// A name with what a list shows of it.
    struct Name: Sendable {
        let entry: IndexEntryView
        /// By what it is sorted: the name as a person would look it up.
        let sortKey: String
    }

    /// All letters, each with its names.
    let letters: [LetterView]
    /// The letters that have names, as parts with pages of their own; empty where one page has room for all names.
    let parts: [IndexPart]

    private static let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)

    /// The index of names. A page has room for `limit` links.
    init(_ names: [Name], language: LanguageTag, others: String, limit: Int = ListLimits().names) {
        let locale = Locale(identifier: language.tag)
        let names = names.sorted { first, second in
            // Unicode collation (UTS 10) by the locale; the name itself and the address settle what it holds for equal,
            // so that the order never depends on the order of files.
            switch first.sortKey.compare(
                second.sortKey,
                options: [.caseInsensitive, .numeric],
                range: nil,
                locale: locale
            ) {
            case .orderedAscending: return true
            case .orderedDescending: return false
            case .orderedSame:
                return (first.entry.name, first.entry.href) < (second.entry.name, second.entry.href)
            }
        }
        let entries = names.map(\.entry)
        let groups = Dictionary(grouping: names.indices) { index in
            Self.letter(of: names[index].sortKey, at: 0, locale: locale) ?? others
        }
        // Letters without names show that nothing was forgotten; those of another script would only be in the way.
        let alphabet = language.isWrittenInLatin ? Self.alphabet : []
        let found = groups.keys.filter { $0 != others && !alphabet.contains($0) }
        var order = (alphabet + found).sorted { Self.isBefore($0, $1, locale) }
        if groups[others] != nil { order.append(others) }
        letters = order.map { letter in
            let entries = (groups[letter] ?? []).map { entries[$0] }
            return LetterView(
                letter: letter,
                id: letter == others ? PageAnchors.otherLetters : PageAnchors.letter(letter),
                hasEntries: !entries.isEmpty,
                entries: entries
            )
        }
        let room = max(1, limit)
        func weight(_ places: [Int]) -> Int { places.reduce(0) { $0 + entries[$1].linkCount } }
        guard weight(Array(entries.indices)) > room else {
            parts = []
            return
        }
        /// The names at some places, which have `path` in common: those with one more letter in common are a part of their own
        /// where a page has no room for all.
        func part(_ label: String, _ path: [String], of places: [Int]) -> IndexPart {
            var byLetter: [String: [Int]] = [:]
            var rest: [Int] = []
            var path = path
            var label = label
            var depth = path.count
            while places.count > 1, weight(places) > room, label != others {
                byLetter = [:]
                rest = []
                for place in places {
                    if let letter = Self.letter(of: names[place].sortKey, at: depth, locale: locale) {
                        byLetter[letter, default: []].append(place)
                    } else {
                        rest.append(place)
                    }
                }
                // A letter that all names have parts none of them.
                guard depth > 1, rest.isEmpty, byLetter.count == 1, let letter = byLetter.keys.first else { break }
                label += Self.lettering(letter, at: depth, in: places.map { names[$0].sortKey }, locale)
                path.append(Slug.normalized(letter.lowercased()))
                depth += 1
            }
            guard !byLetter.isEmpty else {
                return IndexPart(label: label, path: path, entries: places.map { entries[$0] }, parts: [])
            }
            let parts = byLetter.keys.sorted { Self.isBefore($0, $1, locale) }.map { letter in
                let places = byLetter[letter] ?? []
                let lettering = Self.lettering(letter, at: depth, in: places.map { names[$0].sortKey }, locale)
                return part(label + lettering, path + [Slug.normalized(letter.lowercased())], of: places)
            }
            return IndexPart(label: label, path: path, entries: rest.map { entries[$0] }, parts: parts)
        }
        parts = order.filter { groups[$0] != nil }.map { letter in
            part(
                letter,
                [letter == others ? PageAnchors.otherLetters : Slug.normalized(letter.lowercased())],
                of: groups[letter] ?? []
            )
        }
    }

    /// A letter as it is added to those before it: after a space where all names have a space there.
    private static func lettering(_ letter: String, at place: Int, in names: [String], _ locale: Locale) -> String {
        let startsWord = names.allSatisfy { name in
            var before = 0
            var previous: Character = " "
            for character in name {
                if character.isLetter, !LetterGroup.isLeadingVowel(character) { before += 1 }
                if before > place { return previous.isWhitespace }
                previous = character
            }
            return false
        }
        return (startsWord ? " " : "") + letter.lowercased(with: locale)
    }

    private static func isBefore(_ one: String, _ other: String, _ locale: Locale) -> Bool {
        switch one.compare(other, options: [], range: nil, locale: locale) {
        case .orderedAscending: true
        case .orderedDescending: false
        case .orderedSame: one < other
        }
    }

    /// A letter under which a name is, the first being 0: capital, and without accents, unless the language counts the letter
    /// with its accent as one of its own: Ñ in Spanish, Å in Swedish. `nil` where the name has a digit before it, or ends.
    private static func letter(of name: String, at place: Int, locale: Locale) -> String? {
        var before = 0
        guard
            let first = name.first(where: { character in
                if character.isNumber { return true }
                guard character.isLetter, !LetterGroup.isLeadingVowel(character) else { return false }
                before += 1
                return before > place
            }), first.isLetter
        else { return nil }
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
        return (isOwn ? letter : plain).first.map(String.init)
    }
}
