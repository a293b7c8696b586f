import Diagnostics
import SiteModel

/// A text is no harder to read than the site wants, by the grade of Flesch and Kincaid (American Medical Association and
/// National Institutes of Health: grade 6 or below).
///
/// The grade is `0.39 · words / sentences + 11.8 · syllables / words − 15.59` (Kincaid and others, 1975), taken over
/// paragraphs and the items of lists, also in quotes and cards. Headings, titles of cards, tables, footnotes and code are
/// left out. It is made for English, and says little about fewer than 100 words.
struct ReadingGrade: TextRule {
    /// The fewest words about which a grade is given.
    static let fewestWords = 100

    let identifier = DiagnosticIdentifier.readingGrade

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard subject.isEnglish, let grade = Self.grade(of: subject) else { return [] }
        // Compared as it is shown: no one is told that 6.0 is above 6.
        let tenths = Int((grade * 10).rounded())
        let target = Int((subject.settings.readingGrade * 10).rounded())
        guard tenths > target else { return [] }
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
        subject.prose.bytes.withUnsafeBufferPointer { bytes in
            Syllables.withCounter { counter in
                for (block, parts) in zip(subject.prose.blocks, list.blocks)
                where block.kind == .paragraph && !block.isFootnote {
                    sentences += parts.sentences.count
                    for word in list.words[parts.words] where !word.kind.contains(.isCode) {
                        words += 1
                        syllables += counter.count(word, in: bytes)
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
