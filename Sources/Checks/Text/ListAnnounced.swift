import Diagnostics
import SiteModel

/// What a paragraph announces with a colon at its end follows: a list, a table, a quote, a card, code, a picture, a link,
/// or any of these under a heading. Where it does not, a part of the text was lost, and with it perhaps the part that
/// matters (CDC Clear Communication Index: lists; a fault seen on live health pages).
///
/// In English, "as follows" and "the following" at the end of a paragraph announce as well.
struct ListAnnounced: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "list-announced",
        .warning,
        "A sentence announces a list that does not follow",
        finds: "A sentence announces a list that does not follow.",
        source: "CDC Clear Communication Index: lists"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        let prose = subject.prose
        var findings: [TextFinding] = []
        for (number, block) in prose.blocks.enumerated() where block.kind == .paragraph {
            guard let announcement = announcement(number, subject),
                let sentence = subject.words.blocks[number].sentences.last.map({ subject.words.sentences[$0] }),
                !AnnouncedParts(subject, number, sentence).follow
            else { continue }
            findings.append(
                TextFinding(
                    .words(sentence.range),
                    "`\(prose.text(announcement))` announces something that does not follow",
                    help: "add the list right below, or end the sentence with a full stop"
                )
            )
        }
        return findings
    }

    /// The end of a block that announces something: its last words, with the colon.
    private func announcement(_ number: Int, _ subject: TextSubject) -> Range<Int>? {
        let range = subject.prose.blocks[number].range
        let bytes = subject.prose.bytes
        let words = subject.words.blocks[number].words
        guard let last = words.last.map({ subject.words.words[$0] }) else { return nil }
        var end = range.upperBound
        while end > last.range.upperBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        guard end > range.lowerBound else { return nil }
        if bytes[end - 1] == UInt8(ascii: ":") {
            // "12:", at the end of a line that was lost too, is no less an announcement.
            return last.range.lowerBound..<end
        }
        // U+FF1A, the wide colon of Chinese and Japanese.
        if end - range.lowerBound > 2, bytes[end - 3..<end].elementsEqual([0xEF, 0xBC, 0x9A]) {
            return last.range.lowerBound..<end
        }
        guard subject.isEnglish, words.count > 1, last.key == "follows" || last.key == "following" else { return nil }
        let before = subject.words.words[words.upperBound - 2]
        let isPhrase = last.key == "follows" ? before.key == "as" : before.key == "the"
        return isPhrase ? before.range.lowerBound..<last.range.upperBound : nil
    }
}
