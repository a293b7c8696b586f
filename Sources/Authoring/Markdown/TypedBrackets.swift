/// Numbers in brackets that cite no source: paragraphs of laws and judgments (`at para [45]`, `Art. 5 [2] (b)`) and
/// intervals of mathematics (`the range [1, 5]`).
enum TypedBrackets {
    /// Words before such brackets, in small letters and without a full stop; the one list of them.
    static let words: Set<String> = [
        // Parts of laws and judgments
        "art", "article", "articles", "artikel", "artículo", "articolo", "artigo", "para", "paras", "paragraph",
        "paragraphs", "section", "sections", "sec", "clause", "clauses", "regulation", "reg", "rule", "schedule",
        "annex", "chapter", "part", "recital", "point", "absatz", "abs", "satz", "rn", "rz", "randnummer", "alinéa",
        "al", "considérant", "apartado", "at", "§", "§§",
    ]

    /// Words before an interval.
    static let intervals: Set<String> = [
        "interval", "intervals", "range", "ranges", "scale", "intervall", "bereich", "intervalle", "intervalo",
        "intervallo", "rango", "plage", "domain", "in", "within", "from", "between", "over",
    ]

    /// Whether the words before a bracket, or what follows it, say that its numbers are none of sources.
    static func areMeant(_ label: String, before: some StringProtocol, after: some StringProtocol) -> Bool {
        let hasSpace = before.isEmpty || before.last?.isWhitespace == true
        guard hasSpace else { return false }
        let isPair = label.contains(",") && label.split(separator: ",").count == 2
        let last = before.split(whereSeparator: \.isWhitespace).suffix(3).map { bare($0) }
        // `[1, 2] is an interval.`
        let isSentenceStart = before.last { !$0.isWhitespace }.map { ".!?".contains($0) } ?? true
        if isPair, isSentenceStart {
            return after.first?.isWhitespace == true && after.dropFirst().first?.isLowercase == true
        }
        if isPair, let word = last.last, intervals.contains(word) { return true }
        // A number may be between the word and the bracket.
        let named = last.last { !$0.allSatisfy(\.isNumber) } ?? ""
        let isNear = last.last.map { $0 == named || $0.allSatisfy(\.isNumber) } ?? false
        return isNear && words.contains(named)
    }

    private static func bare(_ word: some StringProtocol) -> String {
        word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "§" }
    }
}
