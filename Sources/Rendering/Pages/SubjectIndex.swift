import SiteModel

/// Subjects in an A to Z: by their names, and by their synonyms.
extension LetterIndex {
    /// The names of subjects that are published, with addresses from `href`. `furtherPages` are the pages on which the lists
    /// of their articles go on.
    init(
        _ subjects: [Subject],
        language: LanguageTag,
        others: String,
        limit: Int = ListLimits().names,
        furtherPages: [SubjectID: [PageNumberView]] = [:],
        href: (SubjectID) -> String
    ) {
        let names = subjects.flatMap { subject -> [Name] in
            let title = subject.text.title.value
            let href = href(subject.id)
            let foreign = ForeignView(subject.text.language?.value ?? language, on: language)
            let preferred = LinkView(title: title, href: href, foreign: foreign)
            let numbers = furtherPages[subject.id] ?? []
            let own = Name(
                entry: IndexEntryView(name: title, href: href, foreign: foreign, numbers: numbers),
                sortKey: subject.sortAs ?? Self.sortKey(title, language)
            )
            return [own]
                + subject.synonyms.map(\.value).filter { $0 != title }.map { synonym in
                    Name(
                        entry: IndexEntryView(name: synonym, href: href, preferred: preferred, foreign: foreign),
                        sortKey: Self.sortKey(synonym, language)
                    )
                }
        }
        self.init(names, language: language, others: others, limit: limit)
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
}
