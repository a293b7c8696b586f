import Diagnostics
import SiteModel

/// No sentence is longer than 35 words: readers who are ill, afraid or not at home in the language lose the thread of
/// longer ones (AMA and NIH: a reading grade of 6 or below; Federal Plain Language Guidelines: write short sentences).
struct SentenceLong: TextRule {
    /// The most words that a sentence may have.
    static let limit = 35

    let identifier = DiagnosticIdentifier(
        rule: "sentence-long",
        .warning,
        "A sentence is longer than the limit",
        finds: "A sentence has more than \(Self.limit) words.",
        source: "Federal Plain Language Guidelines: short sentences"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        var findings: [TextFinding] = []
        for sentence in subject.words.sentences where sentence.words.count > Self.limit {
            findings.append(
                TextFinding(
                    .words(sentence.range),
                    "The sentence has \(sentence.words.count) words; one of more than \(Self.limit) is hard to follow",
                    help: "split it, or make a list of its parts"
                )
            )
        }
        return findings
    }
}
