package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let wordsUntranslated = DiagnosticIdentifier(
        "words-untranslated",
        .warning,
        "A strings file leaves words in English"
    )
}

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
        let copies = file.entries.compactMap { key, entry -> (key: String, kind: Kind)? in
            let own = entry.value.text
            guard own == english.entries[key]?.value.text else { return nil }
            return (key, Kind(own))
        }
        let words = copies.filter { $0.kind == .word }.map(\.key)
        var left = lacking.union(copies.filter { $0.kind == .phrase }.map(\.key))
        if !file.language.isWrittenInLatin || words.count > Self.maximumSharedWords { left.formUnion(words) }
        keys = english.entries.sorted { $0.value.location < $1.value.location }.map(\.key).filter(left.contains)
    }

    /// So many single words may be the same in English and in a language that shares its alphabet, such as “notes” and
    /// “source” in French. Where there are more, they are copies.
    private static let maximumSharedWords = 8

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

    /// What a text is that is the same as in English.
    private enum Kind {
        /// A name, or no words at all: it is right in every language.
        case name
        /// A single word, or several with capitals: it may be right in a language that shares the alphabet.
        case word
        /// Words that no other language has.
        case phrase

        init(_ text: String) {
            let words = text.replacing(/\{\w*\}/, with: " ").split(whereSeparator: \.isWhitespace)
                .filter { $0.contains(where: \.isLetter) }
            if words.first?.dropFirst().contains(where: \.isUppercase) != false {
                self = .name
            } else if words.dropFirst().contains(where: { $0.allSatisfy { !$0.isUppercase } }) {
                self = .phrase
            } else {
                self = .word
            }
        }
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
