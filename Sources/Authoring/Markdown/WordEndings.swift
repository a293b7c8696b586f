/// The endings of words that a text about health may explain with a hyphen before them: `-itis means inflammation`. A
/// line that starts with another word and a hyphen is taken for an item of a list.
enum WordEndings {
    private static let all: Set<String> = [
        // What happens in or to a part of the body
        "itis", "osis", "iasis", "oma", "emia", "aemia", "uria", "algia", "dynia", "pathy", "plegia", "paresis",
        "pnea", "pnoea", "penia", "cytosis", "rrhea", "rrhoea", "rrhage", "rrhagia", "rrhaphy", "rrhexis", "stenosis",
        "sclerosis", "ptosis", "malacia", "megaly", "ectasis", "cele", "lysis", "trophy", "plasia", "phagia",
        "phasia", "phobia", "philia", "mania", "kinesia", "esthesia", "aesthesia", "opia", "opsia", "edema", "oedema",
        // What is done
        "ectomy", "tomy", "otomy", "stomy", "ostomy", "plasty", "pexy", "desis", "centesis", "scopy", "oscopy", "scope",
        "gram", "graph", "graphy", "ography", "metry", "meter", "therapy", "tripsy", "clasis",
        // What is learned, and who knows it
        "logy", "ology", "logist", "ologist", "iatry", "iatrist", "iatrics", "omics", "ome", "genesis", "gen", "genic",
        // Substances and their groups
        "ase", "ose", "ol", "ine", "ide", "ate", "ite", "mab", "nib", "olol", "pril", "sartan", "statin", "cillin",
        "mycin", "micin", "cycline", "floxacin", "azole", "prazole", "tidine", "triptan", "setron", "vir", "caine",
        "azepam", "zolam", "barbital", "parin", "xaban", "gatran", "gliptin", "gliflozin", "glutide", "glitazone",
        "dipine", "thiazide", "lukast", "asone", "solone", "olone", "profen", "coxib", "cept", "kinra", "leukin",
        "poietin", "tide",
        // Parts of words of common language
        "ic", "al", "ia", "oid", "ism", "ist", "able", "ible", "less", "like", "free", "ful", "ness", "ing", "ed", "er",
        "or", "ly", "cyte", "blast", "derm", "phil", "crine", "tropic", "trophic", "toxic", "static", "cidal", "cide",
        // The same in other languages
        "émie", "urie", "algie", "pathie", "ectomie", "tomie", "stomie", "plastie", "scopie", "graphie",
        "logie", "ämie", "ektomie", "skopie", "zyt", "ismus", "emía", "patía", "ectomía", "tomía",
        "plastia", "scopia", "grafía", "logía", "ectomia", "patia", "grafia", "logia", "oză", "ită", "ит", "оз",
        "ома", "эктомия", "скопия", "логия", "емия",
    ]

    /// Whether the word that a stretch starts with is such an ending, or a part from the middle of words (`-o-`).
    static func isEnding(_ shown: ShownText, _ stretch: Range<Int>) -> Bool {
        var end = stretch.lowerBound
        while end < stretch.upperBound, shown.isLetter(at: end), let letter = shown.scalar(at: end) {
            end += String(letter).utf8.count
        }
        if shown[end] == UInt8(ascii: "-"), shown.neighbour(at: end + 1) != .word { return true }
        return all.contains(shown.written(stretch.lowerBound..<end).lowercased())
    }
}
