package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let wordsMissing = DiagnosticIdentifier(
        "words-missing",
        .error,
        "Interface words are missing in a language"
    )
    package static let wordsPlaceholder = DiagnosticIdentifier(
        "words-placeholder",
        .error,
        "The placeholders of an interface word are not the expected ones"
    )
}

/// The interface words of every language that a theme speaks: one strings file a language.
package struct Lexicon: Sendable {
    /// The files by their languages' tags in small letters.
    private let files: [String: InterfaceStrings]
    /// The files that are held to each other: where the site has some of its own, those, and English to go by. What the
    /// program says in other languages counts only where pages use it (`problems(in:)`).
    private let compared: [InterfaceStrings]
    /// The files of the program, as they are.
    private let builtIn: [InterfaceStrings]
    /// Whether the folder of the files could be looked at; where not, nothing is said about what it lacks.
    private let isKnown: Bool

    /// The folder of the strings files, inside the templates folder.
    package static let folder = "strings/"
    /// The keys that every strings file has to have: those of sitegen's own words, and those of the titles of pages.
    package static let neededKeys = Set(SiteWord.allCases.map(\.rawValue))
        .union(SitePageKind.any.compactMap(\.titleWord))

    /// How the name of a strings file ends.
    package static let ending = ".yml"

    /// The words of the given files, which are held to each other and to what sitegen needs.
    package init(_ files: [InterfaceStrings], diagnostics: inout [Diagnostic]) {
        isKnown = true
        let own = Dictionary(files.map { ($0.language.tag.lowercased(), $0) }) { first, _ in first }
        self.files = own.mapValues { Self.completed($0, from: own) }
        builtIn = files.filter(\.isBuiltIn)
        let ofSite = files.filter { !$0.isBuiltIn }
        if ofSite.isEmpty {
            compared = files
        } else if Self.english(among: ofSite) == nil {
            compared = ofSite + builtIn.filter { $0.language.primary == LanguageTag.english.tag }
        } else {
            compared = ofSite
        }
        diagnostics += LexiconChecks(files: compared.filter(\.isReadable)).problems.filter {
            ofSite.isEmpty || $0.location.file.folder != .builtInTheme
        }
    }

    /// A file with the words that it lacks: those of its language in general, else those of English.
    private static func completed(
        _ file: InterfaceStrings,
        from files: [String: InterfaceStrings]
    ) -> InterfaceStrings {
        var file = file
        let others =
            file.language.widerTags.compactMap { files[$0] } + [english(among: files.values)].compactMap(\.self)
        for other in others { file.entries.merge(other.entries) { own, _ in own } }
        return file
    }

    /// The words that stand in for those of a file that are not translated.
    fileprivate static func english(among files: some Collection<InterfaceStrings>) -> InterfaceStrings? {
        files.filter { $0.isReadable && $0.language.primary == LanguageTag.english.tag }
            .min { $0.language.tag.lowercased() < $1.language.tag.lowercased() }
    }

    private init() {
        isKnown = false
        files = [:]
        (compared, builtIn) = ([], [])
    }

    /// No words, where there is no folder to look for them.
    package static let unknown = Lexicon()

    /// The words for pages in a language; where the theme does not speak it, they are empty.
    package func words(in language: LanguageTag) -> InterfaceWords {
        InterfaceWords(language: language, strings: strings(for: language))
    }

    /// A report for each language of the site that the theme does not speak, and for each word of the site's own files that
    /// the program does not have in a language that pages use.
    package func problems(in site: Site) -> [Diagnostic] {
        guard isKnown else { return [] }
        return builtInProblems(in: site)
            + site.languages.compactMap { language, location in
                guard let location, strings(for: language) == nil else { return nil }
                return Diagnostic(
                    .wordsMissing,
                    at: location,
                    "The theme has no interface words in `\(language)`",
                    help: "write `\(Self.folder)\(language.primary)\(Self.ending)` in the templates folder, "
                        + (example.map { "with every key of `\($0)`" } ?? "as docs/templates.md shows")
                )
            }
    }

    private func builtInProblems(in site: Site) -> [Diagnostic] {
        guard compared.contains(where: { !$0.isBuiltIn }) else { return [] }
        let used = Set(site.languages.compactMap { strings(for: $0.tag) }.filter(\.isBuiltIn).map(\.file))
        guard !used.isEmpty else { return [] }
        let known = Set(compared.map(\.file))
        let others = builtIn.filter { used.contains($0.file) && !known.contains($0.file) }
        return LexiconChecks(files: (compared + others).filter(\.isReadable)).problems.filter {
            used.contains($0.location.file)
        }
    }

    /// The file for a language: that of its whole tag, else that of the tag without its last part, and so on (RFC 4647,
    /// section 3.4, “Lookup”).
    private func strings(for language: LanguageTag) -> InterfaceStrings? {
        ([language.tag.lowercased()] + language.widerTags).lazy.compactMap { files[$0] }.first
    }

    /// A file to go by when another language is written: the English one, which most people who write words can read.
    private var example: String? {
        let english = files.values.first { $0.language.primary == "en" }
        return english?.file.path ?? files.values.map(\.file.path).min()
    }

    // MARK: What templates may use

    /// What a template can do with a word.
    enum TemplateWord: Sendable {
        /// Show it.
        case text
        /// Hand its forms to a script.
        case forms
        /// Nothing: sitegen fills the placeholders in, and a page has a key for the whole.
        case sentence
    }

    /// The keys that templates can use; `nil` where they are not known, because no file could be read.
    var templateWords: [String: TemplateWord]? {
        let readable = compared.filter(\.isReadable)
        guard !readable.isEmpty else { return nil }
        var words: [String: TemplateWord] = [:]
        for key in readable.flatMap({ Array($0.entries.keys) + Array($0.unreadableKeys) }) {
            switch SiteWord(rawValue: key)?.use {
            case .script: words[key] = .forms
            case .sitegen: words[key] = .sentence
            case .plain, nil: words[key] = .text
            }
        }
        return words
    }
}

/// What is wrong with the strings files of a theme.
private struct LexiconChecks {
    /// The files that could be read, by path.
    private let files: [InterfaceStrings]
    private let english: InterfaceStrings?

    init(files: [InterfaceStrings]) {
        self.files = files.sorted { $0.file < $1.file }
        english = Lexicon.english(among: files)
    }

    var problems: [Diagnostic] { files.flatMap { keyProblems(of: $0) + valueProblems(of: $0) } }

    // MARK: Keys

    private func keyProblems(of file: InterfaceStrings) -> [Diagnostic] {
        var missing = missingKeys(of: file)
        var problems: [Diagnostic] = []
        for (key, entry) in file.entries.sorted(by: { $0.value.location < $1.value.location })
        where files.count > 1 && isAlone(key) {
            // A slip in one file would otherwise be told twice: as a key that this one lacks, and as one that all
            // others do.
            let lacking = missing.sorted()
            guard let meant = NearMiss.suggestion(for: key, among: lacking) else { continue }
            missing.remove(meant)
            problems.append(
                Diagnostic(
                    .keyUnknown,
                    at: entry.location,
                    "No other strings file has the key `\(key)`",
                    advice: NearMiss.advice(for: key, at: entry.location, among: lacking)
                )
            )
        }
        // A file for a region holds what is different there, and the file of the language all else.
        for wider in file.language.widerTags {
            for other in files where other.language.tag.lowercased() == wider { missing.subtract(other.entries.keys) }
        }
        guard let english, file.language.primary != english.language.primary else {
            return problems + missing.sorted().map { self.missing($0, in: file) }
        }
        let left = Untranslated(in: file, lacking: missing, english: english)
        missing.subtract(english.entries.keys)
        return problems + missing.sorted().map { self.missing($0, in: file) } + [left.problem].compactMap(\.self)
    }

    /// The keys that sitegen or another file has, slips of other files left out.
    private func missingKeys(of file: InterfaceStrings) -> Set<String> {
        var keys = Lexicon.neededKeys
        for other in files where other.file != file.file {
            let slips = other.entries.keys.filter { isAlone($0) && isSlip($0, in: other) }
            keys.formUnion(Set(other.entries.keys).union(other.unreadableKeys).subtracting(slips))
        }
        return keys.filter { !file.names($0) }
    }

    /// Whether one file alone has a key, which sitegen does not ask for.
    private func isAlone(_ key: String) -> Bool {
        !Lexicon.neededKeys.contains(key) && files.count { $0.names(key) } == 1
    }

    /// Whether a key that is in one file alone is near one that this file lacks.
    private func isSlip(_ key: String, in file: InterfaceStrings) -> Bool {
        // Of two files that differ, the English one is what the other was translated from.
        let isReference = file.file == english?.file
        let others = files.filter { $0.file != file.file }.flatMap(\.entries.keys)
            .filter { other in !isReference || files.count { $0.names(other) } > 1 }
        let known = others + Lexicon.neededKeys
        return NearMiss.suggestion(for: key, among: known.filter { !file.names($0) }) != nil
    }

    private func missing(_ key: String, in file: InterfaceStrings) -> Diagnostic {
        // English is what most translators can go by.
        let others = files.filter { $0.entries[key] != nil }
        let example = others.first { $0.language.primary == "en" } ?? others.first
        let notes = example.flatMap { $0.entries[key] }.map { [Diagnostic.Note("given here", at: $0.location)] }
        return Diagnostic(
            .wordsMissing,
            at: SourceLocation(file.file),
            "The interface words in `\(file.language)` do not have the key `\(key)`",
            help: example.map { "add `\(key):`, as `\($0.file.path)` has it" }
                ?? "add `\(key):`, which sitegen itself needs",
            notes: notes ?? []
        )
    }

    // MARK: Values

    private func valueProblems(of file: InterfaceStrings) -> [Diagnostic] {
        file.entries.sorted { $0.value.location < $1.value.location }.flatMap { key, entry -> [Diagnostic] in
            let word = SiteWord(rawValue: key)
            let wanted = word?.placeholders ?? []
            switch entry.value {
            case .text(let text):
                guard word?.dependsOnNumber != true else { return [mustDepend(key, at: text.location)] }
                return placeholderProblems(key, text, wanted, required: wanted)
            case .byNumber(let forms):
                guard word?.dependsOnNumber == true else { return [mustNotDepend(key, at: entry.location)] }
                // “One person” needs no figure, and “no one” has none.
                let withoutNumber = wanted.filter { $0 != "count" }
                return placeholderProblems(key, forms.other, wanted, required: wanted)
                    + [forms.zero, forms.one].compactMap { $0 }.flatMap {
                        placeholderProblems(key, $0, wanted, required: withoutNumber)
                    }
            }
        }
    }

    private func mustDepend(_ key: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .wrongType,
            at: location,
            "`\(key)` depends on a number, but this is one text",
            help: "write `one:` and `other:` on their own lines below `\(key):`, each with a text"
        )
    }

    private func mustNotDepend(_ key: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .wrongType,
            at: location,
            "`\(key)` must be one text, but this is a group of keys",
            help: "write the text on the same line, after `\(key): `"
        )
    }

    private func placeholderProblems(
        _ key: String,
        _ text: Located<String>,
        _ known: [String],
        required: [String]
    ) -> [Diagnostic] {
        let pattern = WordPattern(text.value)
        var problems: [Diagnostic] = []
        var found: Set<String> = []
        for name in pattern.placeholders where found.insert(name).inserted && !known.contains(name) {
            problems.append(
                Diagnostic(
                    .wordsPlaceholder,
                    at: text.location,
                    known.isEmpty
                        ? "`\(key)` has no placeholders, so `{\(name)}` would be shown as typed"
                        : "`\(key)` has no placeholder `{\(name)}`",
                    advice: known.isEmpty
                        ? Advice("take it out")
                        : Advice(
                            NearMiss.help(for: "{\(name)}", among: known.map { "{\($0)}" }),
                            fix: NearMiss.advice(for: name, at: text.location, among: known).fix
                        )
                )
            )
        }
        if pattern.hasStrayBrace {
            problems.append(
                Diagnostic(
                    .wordsPlaceholder,
                    at: text.location,
                    "A brace in `\(key)` is not part of a placeholder",
                    help: "write a placeholder as `{name}`, and delete other braces"
                )
            )
        }
        // A misspelt placeholder is missing too, and is told once.
        guard problems.isEmpty else { return problems }
        return required.filter { !found.contains($0) }.map { name in
            Diagnostic(
                .wordsPlaceholder,
                at: text.location,
                "`\(key)` has no placeholder `{\(name)}`",
                help: "put `{\(name)}` where it belongs in the text"
            )
        }
    }
}
