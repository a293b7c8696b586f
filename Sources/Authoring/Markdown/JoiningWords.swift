import SiteModel

/// Words at the start of a paragraph that join it to the text above it; `docs/diagnostics.md` speaks of them under
/// `card-unfinished`.
enum JoiningWords {
    /// “And” and “or” where no other language has another word of the same letters.
    private static let always: Set<String> = [
        "and", "aber", "auch", "oder", "und", "sowie", "también", "y", "aussi", "et", "ou", "oppure", "anche", "também",
        "oraz", "albo", "или", "также", "або", "також", "veya", "أو", "أيضا", "أيضاً", "או", "וגם",
    ]

    /// “And” and “or” in languages whose words mean something else in others.
    private static let byLanguage: [String: Set<String>] = [
        "en": ["or", "also"], "es": ["o", "u", "e"], "ca": ["o", "i"], "gl": ["e"],
        "nl": ["en", "of", "ook"], "it": ["e", "ed", "o"], "pt": ["e"], "da": ["og", "eller"], "nb": ["og", "eller"],
        "no": ["og", "eller"], "sv": ["och", "eller", "samt"], "fi": ["ja", "tai", "sekä"], "pl": ["i", "lub"],
        "ru": ["и"], "uk": ["і", "та"], "tr": ["ve"], "ro": ["sau", "și"], "cs": ["a", "nebo"], "fa": ["یا", "و"],
    ]

    /// Words that go on with what is said, and that a text may begin a paragraph with where no one needs help at once.
    private static let whereHelpIsNeeded = [
        "außerdem ", "ausserdem ", "zudem ", "ferner ", "ainsi que ", "además ", "asimismo ", "inoltre ", "além d",
        "tevens ",
        "dessutom ", "ponadto ", "кроме того", "ayrıca ",
    ]

    /// The same in scripts that have no spaces.
    private static let unspaced = ["または", "あるいは", "もしくは", "および", "ならびに", "或者", "或是", "以及", "또는", "혹은"]

    /// Whether a paragraph begins with one.
    static func begin(_ text: String, in language: LanguageTag, isHelpNeeded: Bool) -> Bool {
        if unspaced.contains(where: text.hasPrefix) { return true }
        let word = text.prefix { $0.isLetter }
        guard text.dropFirst(word.count).first == " " else { return false }
        let lower = word.lowercased()
        if always.contains(lower) || byLanguage[language.primary]?.contains(lower) == true { return true }
        return isHelpNeeded && whereHelpIsNeeded.contains(where: text.lowercased().hasPrefix)
    }
}

/// The words in small letters that names of people begin with, which many conditions are called by: `de Quervain`.
enum NameParticles {
    private static let everywhere: Set<String> = [
        "af", "al", "av", "bin", "da", "dal", "de", "del", "della", "di", "do", "dos", "du", "el", "ibn", "la", "le",
        "ten", "ter", "van", "von", "zu", "zur", "’t", "'t",
    ]

    /// What may be between the first and the name: `van der Waals`, `de la Tourette`.
    static let inner: Set<String> = ["der", "den", "dem", "het", "la", "las", "los", "le", "’t", "'t"]

    /// The words that a name may begin with in a text of a language. In some they are words of every sentence.
    static func words(in language: LanguageTag) -> Set<String> {
        switch language.primary {
        case "de": ["de", "van", "von", "al", "el", "ibn", "bin", "di", "du", "le", "la"]
        default: everywhere
        }
    }
}
