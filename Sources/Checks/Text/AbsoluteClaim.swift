import Diagnostics
import SiteModel

/// A text promises no more than medicine can keep (HONcode, justifiability: claims are balanced and supported; DISCERN,
/// questions 8 and 11: uncertainty and risks are told).
///
/// Sentences that take the claim back ("no treatment is completely safe"), hedge it ("some people have no side effects")
/// or ask ("is it always safe?") are left alone. English only.
struct AbsoluteClaim: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "absolute-claim",
        .warning,
        "A text promises more than medicine can",
        finds: "A text promises more than medicine can: “cures”, “always safe”, “no side effects”.",
        source: "HONcode: justifiability; DISCERN, questions 8 and 11"
    )

    private static let claims = PhraseTable(
        """
        cures
        cure|cures|cured everyone|everybody|anyone|anybody
        cure for everyone|everybody|anyone|anybody|all
        cure-all
        always safe|effective|harmless|works|work|successful|curable|curative|cures
        completely|totally|entirely|absolutely|perfectly|fully safe|harmless|effective|reliable|accurate|risk-free
        completely|totally|absolutely cures|cured
        no|zero side effects
        free of|from side effects
        free of|from any side effects
        side-effect-free
        zero risk|risks
        no risk|risks at all
        no risk|risks whatsoever
        never fail|fails|harmful|dangerous
        works|effective|safe for everyone|everybody|anyone
        works every time
        miracle|miracles|miraculous|miraculously
        magic bullet|cure
        wonder drug|cure
        instant|permanent cure
        guarantee|guarantees|guaranteed
        risk-free
        foolproof
        infallible
        100 effective|safe|accurate|reliable|certain|cure|curable|success|guaranteed|natural
        100 percent effective|safe|accurate|reliable|certain|cure|curable|success|guaranteed|natural
        100 per cent effective|safe|accurate|reliable|certain|cure|curable|success|guaranteed|natural
        hundred percent effective|safe|accurate|reliable|certain|cure|curable|success|guaranteed|natural
        """
    )

    /// Words before a claim that take it back or hedge it.
    private static let hedges = WordSet(
        """
        not no never none nor neither nothing nobody cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt \
        shouldnt couldnt hasnt havent without rarely seldom hardly few beware wary careful avoid unlikely if when whether \
        until unless some many most may might often usually sometimes claim claims claimed claiming promise promises \
        promised promising almost nearly advertised sold scam scams myth myths false so-called supposed supposedly alleged even
        """
    )

    /// How many words before a claim are looked at.
    private static let reach = 50

    /// After "cures" these show that it is a noun, as in "potential cures for".
    private static let afterNoun = WordSet("for of and or are were have exist that such to in on is but was will")

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard subject.isEnglish else { return [] }
        let words = subject.words.words
        let bytes = subject.prose.bytes
        var findings: [TextFinding] = []
        for sentence in subject.words.sentences {
            var index = sentence.words.lowerBound
            let end = sentence.words.upperBound
            while index < end {
                guard let count = Self.claims.match(at: index, before: end, in: words, bytes) else {
                    index += 1
                    continue
                }
                let range = words[index].range.lowerBound..<words[index + count - 1].range.upperBound
                if isClaim(index, count, sentence, subject) {
                    findings.append(
                        TextFinding(
                            .words(range),
                            "`\(subject.prose.text(range))` is a promise that no treatment can keep",
                            help: "say how often, for whom and with what risks, or leave the promise out"
                        )
                    )
                }
                index += count
            }
        }
        return findings
    }

    /// Whether what follows a claim takes it back: "a cure that works for everyone has not been found".
    private func isTakenBack(_ words: ArraySlice<WordList.Word>) -> Bool {
        zip(words, words.dropFirst()).contains { first, second in
            Self.verbs.contains(first.key) && (second.key == "not" || second.key == "never" || second.key == "yet")
                || first.key == "hasnt" || first.key == "isnt" || first.key == "doesnt"
        }
    }

    private static let verbs = WordSet("has have is are was were does do did")
    private static let promising = WordSet("guarantee guarantees guaranteed")
    /// What lenders and insurers guarantee.
    private static let ofMoney = WordSet(
        """
        bank benefit benefits coverage income insurance lender lenders loan loans money pay payment payments pension price \
        wage
        """
    )

    /// Whether the words that lead into a list warn of what its items say: "red flags such as:".
    private func isWarnedOf(_ number: Int, _ subject: TextSubject) -> Bool {
        let blocks = subject.prose.blocks
        guard blocks[number].listDepth > 0 else { return false }
        let near = max(0, number - Self.mostItems)..<number
        guard let lead = near.reversed().first(where: { blocks[$0].listDepth < blocks[number].listDepth }) else {
            return false
        }
        return subject.words.words[subject.words.blocks[lead].words].suffix(Self.reach).contains {
            Self.warnings.contains($0.key)
        }
    }

    /// How many items before a claim are looked at.
    private static let mostItems = 60
    private static let warnings = WordSet(
        "flag flags fraud fraudulent scam scams beware wary quack quacks quackery myth myths false promise promises claims"
    )

    private func isClaim(_ index: Int, _ count: Int, _ sentence: WordList.Sentence, _ subject: TextSubject) -> Bool {
        let words = subject.words.words
        let bytes = subject.prose.bytes
        guard !words[index].kind.contains(.isCode) else { return false }
        if bytes[sentence.range].suffix(4).contains(UInt8(ascii: "?")) { return false }
        if count == 1, words[index].key == "cures" {
            guard index > sentence.words.lowerBound, index + 1 < sentence.words.upperBound,
                !Self.afterNoun.contains(words[index + 1].key),
                bytes[words[index].range.upperBound] == UInt8(ascii: " ")
            else { return false }
        }
        // "100 effective ways" is no percentage.
        if count == 2, words[index].isNumber, bytes[words[index].range.upperBound] != UInt8(ascii: "%"),
            !bytes[words[index].range.upperBound..<words[index + 1].range.lowerBound].contains(UInt8(ascii: "%"))
        {
            return false
        }
        if isTakenBack(words[index + count..<min(sentence.words.upperBound, index + count + 4)]) { return false }
        if Self.promising.contains(words[index].key),
            words[sentence.words].contains(where: { Self.ofMoney.contains($0.key) })
        {
            return false
        }
        if isWarnedOf(sentence.block, subject) { return false }
        for earlier in words[max(sentence.words.lowerBound, index - Self.reach)..<index].reversed() {
            if earlier.key == "but" { break }
            if Self.hedges.contains(earlier.key) { return false }
        }
        return true
    }
}
