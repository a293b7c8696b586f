import Diagnostics
import SiteModel

/// The main message is at the top, and once (CDC Clear Communication Index, questions 1 to 3). The page shows the
/// summary of the front matter first, so the text has no second one.
///
/// It finds a heading that announces a summary, wherever it is; a text that starts with “TL;DR” or “In short:”; and
/// the first sentence of the summary where the text says it again in the same words, if it has six words or more and
/// is not in a card. Names of summaries are known in English and Spanish.
struct SummaryNotFirst: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "summary-not-first",
        .warning,
        "A summary is not the first thing on the page",
        finds: "The text has a second summary, or repeats the first.",
        source: "CDC Clear Communication Index, questions 1 to 3"
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        headings(in: subject) + opening(of: subject) + repetition(in: subject)
    }

    // MARK: A second summary

    private func headings(in subject: TextSubject) -> [TextFinding] {
        guard let names = Self.names[subject.language.primary] else { return [] }
        let prose = subject.prose
        return prose.blocks.enumerated().compactMap { index, block in
            guard case .heading = block.kind, block.range.count <= 32,
                names.contains(subject.words.words[subject.words.blocks[index].words].map(\.key))
            else { return nil }
            return finding(
                block.range,
                "The heading \(prose.quoted(block.range)) announces a summary inside the text, where readers see it late"
            )
        }
    }

    private func opening(of subject: TextSubject) -> [TextFinding] {
        let prose = subject.prose
        guard let names = Self.names[subject.language.primary], let block = prose.blocks.first,
            block.kind == .paragraph,
            block.listDepth == 0
        else { return [] }
        let start = prose.bytes[block.range].prefix(32)
        if let end = start.firstIndex(of: UInt8(ascii: ":")) {
            let words = subject.words.words[subject.words.blocks[0].words].prefix { $0.range.lowerBound < end }
            let name = block.range.lowerBound..<end
            if names.contains(words.map(\.key)) {
                return [
                    finding(
                        name,
                        "\(prose.quoted(name)) starts a second summary, below the one that the page shows first"
                    )
                ]
            }
        }
        for word in ["TL;DR", "TLDR"] where start.starts(with: word.utf8) {
            let range = block.range.lowerBound..<block.range.lowerBound + word.utf8.count
            return [finding(range, "`\(word)` starts a second summary, below the one that the page shows first")]
        }
        return []
    }

    private func finding(_ range: Range<Int>, _ message: String) -> TextFinding {
        TextFinding(.words(range), message, help: "say it in `summary:`, and delete it here")
    }

    /// What summaries are called, by language, word for word.
    private static let names: [String: Set<[WordKey]>] = [
        "en": [
            "at a glance", "bottom line", "executive summary", "in a nutshell", "in brief", "in short", "in summary",
            "key facts", "key messages", "key points", "key takeaways", "main points", "quick answer", "short answer",
            "summary", "takeaways", "the bottom line", "the short answer", "the short version", "tl dr", "tldr",
        ],
        "es": [
            "datos clave", "en breve", "en pocas palabras", "en resumen", "en síntesis", "lo esencial", "puntos clave",
            "respuesta breve", "resumen", "tl dr", "tldr",
        ],
        "de": [
            "auf einen blick", "das wichtigste", "das wichtigste in kürze", "fazit", "in kürze", "kernaussagen",
            "kurz gefasst", "kurz gesagt", "kurz und knapp", "kurze antwort", "kurzfassung", "zusammenfassung", "tl dr",
            "tldr",
        ],
    ].mapValues { names in Set(names.map { name in name.split(separator: " ").map { WordKey($0) } }) }

    // MARK: The summary again

    private func repetition(in subject: TextSubject) -> [TextFinding] {
        guard let summary = subject.text.summary else { return [] }
        let list = WordList(of: Prose(paragraph: summary.value))
        guard let sentence = list.sentences.first, sentence.words.count >= 6 else { return [] }
        let keys = list.words[sentence.words].map(\.key)
        let words = subject.words.words
        let first = keys[0]
        guard words.count >= keys.count else { return [] }
        for start in 0...(words.count - keys.count) where words[start].key == first {
            guard (1..<keys.count).allSatisfy({ words[start + $0].key == keys[$0] }) else { continue }
            let range = words[start].range.lowerBound..<words[start + keys.count - 1].range.upperBound
            guard let block = subject.prose.block(at: range.lowerBound), subject.prose.blocks[block].care == nil,
                subject.prose.blocks[block].range.upperBound >= range.upperBound
            else { continue }
            return [
                TextFinding(
                    .words(range),
                    "The text repeats the summary in the same words",
                    help: "delete the sentence, or say something new"
                )
            ]
        }
        return []
    }
}
