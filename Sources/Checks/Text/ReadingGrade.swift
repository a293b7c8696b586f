import Diagnostics
import SiteModel

/// A text is no harder to read than the site wants, by the grade of Flesch and Kincaid (American Medical Association and
/// National Institutes of Health: grade 6 or below).
///
/// The grade is `0.39 · words / sentences + 11.8 · syllables / words − 15.59` (Kincaid and others, 1975), taken over
/// paragraphs and the items of lists, also in quotes and cards. Headings, titles of cards, tables, footnotes and code are
/// left out. It is made for English, and says little about fewer than 100 words.
///
/// What a text is about has to be named, however long the name: words of the title and of the glossary count as two
/// syllables at most. A grade of 6.9 is still grade 6, so a whole number as target is passed by the next one.
struct ReadingGrade: TextRule {
    /// The fewest words about which a grade is given.
    static let fewestWords = 100

    let identifier = DiagnosticIdentifier(
        rule: "reading-grade",
        .warning,
        "A text is harder to read than the site wants",
        finds: "An English text is harder to read than the site's `readingGrade`.",
        source: "AMA and NIH: grade 6 or below; Flesch-Kincaid"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard subject.isEnglish, let grade = Self.grade(of: subject) else { return [] }
        // Compared as it is shown: no one is told that 6.9 is above 6, or 8.5 above 8.5.
        let tenths = Int((grade * 10).rounded())
        let target = Int((subject.settings.readingGrade * 10).rounded())
        guard target % 10 == 0 ? tenths >= target + 10 : tenths > target else { return [] }
        return [
            TextFinding(
                .body,
                "The text reads at school grade \(tenths / 10).\(tenths % 10) (Flesch-Kincaid); the site wants"
                    + " \(target % 10 == 0 ? "\(target / 10)" : "\(target / 10).\(target % 10)") or less",
                help: "write shorter sentences and more common words"
            )
        ]
    }

    /// The grade of a text; `nil` for one that is too short to have one.
    static func grade(of subject: TextSubject) -> Double? {
        var words = 0
        var sentences = 0
        var syllables = 0
        let list = subject.words
        let title = Set(ExplainedTerms.words(of: subject.text.title.value))
        subject.prose.bytes.withUnsafeBufferPointer { bytes in
            Syllables.withCounter { counter in
                for (block, parts) in zip(subject.prose.blocks, list.blocks)
                where block.kind == .paragraph && !block.isFootnote {
                    sentences += parts.sentences.count
                    for word in list.words[parts.words] where !word.kind.contains(.isCode) {
                        words += 1
                        let count = counter.count(word.range, key: word.key, in: bytes)
                        // A text cannot do without the words of its title, and the glossary explains its own.
                        let isName =
                            count > 2 && (title.contains(word.key) || subject.explainedTerms.words.contains(word.key))
                        syllables += isName ? 2 : count
                    }
                }
            }
        }
        guard words >= fewestWords else { return nil }
        let wordsPerSentence = Double(words) / Double(sentences)
        let syllablesPerWord = Double(syllables) / Double(words)
        return 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59
    }
}
