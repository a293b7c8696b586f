import Diagnostics
import SiteModel

/// No two headings of a text have the same words: in a list of headings, which is how many readers of screen readers find
/// their way, they could not be told apart (WCAG 2.2, success criterion 2.4.6; PEMAT-P, item 9).
struct HeadingDuplicate: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "heading-duplicate",
        .warning,
        "Two headings of a text have the same words",
        finds: "Two headings of a text have the same words.",
        source: "WCAG 2.2, success criterion 2.4.6; PEMAT-P, item 9"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        var findings: [TextFinding] = []
        var first: [[WordKey]: Range<Int>] = [:]
        for (block, parts) in zip(subject.prose.blocks, subject.words.blocks) where !parts.words.isEmpty {
            guard case .heading = block.kind else { continue }
            let keys = subject.words.words[parts.words].map { word in
                // Keys know the case of ASCII letters only.
                word.kind.contains(.hasOther) ? WordKey(subject.prose.text(word.range).lowercased()) : word.key
            }
            guard let earlier = first[keys] else {
                first[keys] = block.range
                continue
            }
            findings.append(
                TextFinding(
                    .words(block.range),
                    "The heading `\(subject.prose.text(block.range))` appears twice",
                    help: "make each heading say what its part is about",
                    notes: [("the first one", earlier)]
                )
            )
        }
        return findings
    }
}
