import Diagnostics
import SiteModel

/// The words of a strings file that pages show in English.
struct Untranslated {
    private let file: InterfaceStrings
    private let english: InterfaceStrings
    /// The keys of words that the file lacks, or has as English has them, in the order of the English file.
    private let keys: [String]

    /// The words of `file` that are left in English; `lacking` are the keys that it does not have.
    init(in file: InterfaceStrings, lacking: Set<String>, english: InterfaceStrings) {
        self.file = file
        self.english = english
        let isLatin = file.language.isWrittenInLatin
        keys = english.entries.sorted { $0.value.location < $1.value.location }.map(\.key).filter { key in
            if lacking.contains(key) { return true }
            guard let own = file.entries[key]?.value.text, own == english.entries[key]?.value.text else { return false }
            return Self.isEnglish(own, isLatin: isLatin)
        }
    }

    /// How many of the words are named.
    private static let maximumNames = 3

    /// The report; `nil` where all words are translated.
    var problem: Diagnostic? {
        guard !keys.isEmpty else { return nil }
        let (are, them) = keys.count == 1 ? ("is", "it") : ("are", "them")
        return Diagnostic(
            .wordsUntranslated,
            at: firstCopy ?? SourceLocation(file.file),
            "\(keys.count) of \(english.entries.count) words of `\(file.language)` \(are) not translated, so pages show"
                + " \(them) in English",
            help: "translate \(names) from `\(english.file.path)`"
        )
    }

    /// Where the first word is that was copied from English.
    private var firstCopy: SourceLocation? { keys.compactMap { file.entries[$0]?.location }.min() }

    private var names: String {
        let named = keys.prefix(Self.maximumNames).map { "`\($0)`" }
        let others = keys.count - named.count
        let parts = others > 0 ? named + ["\(others) more"] : named
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Whether a text that is the same as in English was left in English, and is not right in the other language too.
    ///
    /// A name is the same in every language, such as “PubMed Central”. Languages that share the alphabet share single
    /// words, such as “notes” and “source” in French, so there it takes two words, the second in small letters.
    private static func isEnglish(_ text: String, isLatin: Bool) -> Bool {
        let words = text.replacing(/\{\w*\}/, with: " ").split(whereSeparator: \.isWhitespace)
            .filter { $0.contains(where: \.isLetter) }
        guard let first = words.first else { return false }
        let isName = first.dropFirst().contains(where: \.isUppercase)
        return isLatin ? words.dropFirst().contains { $0.allSatisfy { !$0.isUppercase } } : !isName
    }
}

extension InterfaceStrings.Value {
    /// The text, of several that for most numbers.
    fileprivate var text: String {
        switch self {
        case .text(let text): text.value
        case .byNumber(let forms): forms.other.value
        }
    }
}
