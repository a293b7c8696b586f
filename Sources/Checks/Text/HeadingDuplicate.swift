import Diagnostics
import SiteModel

/// No two headings of a text have the same words: in a list of headings, which is how many readers of screen readers find
/// their way, they could not be told apart (WCAG 2.2, success criterion 2.4.6; PEMAT-P, item 9).
struct HeadingDuplicate: TextRule {
    let identifier = DiagnosticIdentifier.headingDuplicate

    func findings(in subject: TextSubject) -> [TextFinding] {
        var findings: [TextFinding] = []
        var seen: [(keys: ArraySlice<WordList.Word>, block: Prose.Block)] = []
        for (block, parts) in zip(subject.prose.blocks, subject.words.blocks) where !parts.words.isEmpty {
            guard case .heading = block.kind else { continue }
            let words = subject.words.words[parts.words]
            let first = seen.first { other in
                other.keys.count == words.count
                    && zip(other.keys, words).allSatisfy { $0.key == $1.key || $0.kind.contains(.hasOther) }
                    && spelling(other.keys, in: subject.prose) == spelling(words, in: subject.prose)
            }
            guard let first else {
                seen.append((words, block))
                continue
            }
            findings.append(
                TextFinding(
                    .words(block.range),
                    "The heading `\(subject.prose.text(block.range))` stands twice",
                    help: "say in each of the two what its part is about",
                    notes: [("the first one", first.block.range)]
                )
            )
        }
        return findings
    }

    /// The words as they are compared in the end: keys know the case of ASCII letters only.
    private func spelling(_ words: ArraySlice<WordList.Word>, in prose: Prose) -> [String] {
        words.map { prose.text($0.range).lowercased().filter { $0 != "'" && $0 != "’" } }
    }
}
