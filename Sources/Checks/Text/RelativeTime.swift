import Diagnostics
import SiteModel

/// A text does not reckon time from the day on which it was written: what is new "today" is read years later (JAMA
/// benchmarks: currency; NHS Standard for creating health content: evidence is dated).
///
/// What is said of the reader's own time stays: in care cards and quotes, in sentences that speak to the reader or tell
/// what to do ("see a doctor today"), and of people in general ("who were recently ill"). English only.
struct RelativeTime: TextRule {
    let identifier = DiagnosticIdentifier(
        rule: "relative-time",
        .warning,
        "A text says something that is soon out of date",
        finds: "A text says “today”, “recently” or “next year”, which age.",
        source: "JAMA benchmarks: currency"
    )

    private static let phrases = PhraseTable(
        """
        today|todays|yesterday|tomorrow|nowadays|lately|recently|currently
        these days
        at present
        at the moment
        this|next|last week|month|year|decade|century|summer|winter
        in recent years|months|weeks|decades|times
        recent years|months|decades|study|studies|research|trial|trials|evidence|data|findings|advances|report|reports
        latest study|studies|research|evidence|data|findings|guidelines|figures
        new study|studies|research|evidence|findings|data
        the past|last few years|months|decades
        the past|last decade|century
        the past|last two|three|five|ten|twenty years|decades
        until now
        up to now
        in the near future
        the near future
        in the coming years|months|decades
        """
    )

    /// Words that speak to the reader.
    private static let reader = WordSet("you your yours yourself youre youve youll youd we our us i my")
    /// Words with which sentences tell what to do.
    private static let advice = WordSet(
        """
        call see ask get go make talk tell book phone ring contact seek visit take start stop check do dont keep try \
        begin let lets plan speak write
        """
    )
    /// Words before "recently" or "currently" that speak of people in general.
    private static let people = WordSet("who whose if whether when anyone someone")
    /// What people recently did or currently do.
    private static let states = WordSet(
        """
        diagnosed infected born vaccinated pregnant breastfeeding injured exposed travelled traveled had given taken \
        taking treated smoke smoking ill sick operated delivered discharged married remarried divorced employed \
        unemployed enrolled serving living working healthy well
        """
    )

    func findings(in subject: TextSubject) -> [TextFinding] {
        guard subject.isEnglish else { return [] }
        let words = subject.words.words
        let bytes = subject.prose.bytes
        var findings: [TextFinding] = []
        for sentence in subject.words.sentences {
            var index = sentence.words.lowerBound
            let end = sentence.words.upperBound
            var isOwn: Bool?
            while index < end {
                guard let count = Self.phrases.match(at: index, before: end, in: words, bytes) else {
                    index += 1
                    continue
                }
                let range = words[index].range.lowerBound..<words[index + count - 1].range.upperBound
                isOwn = isOwn ?? speaksToReader(sentence, subject)
                if isOwn == false, isOfTheText(index, count, sentence, subject) {
                    findings.append(
                        TextFinding(
                            .words(range),
                            "`\(subject.prose.text(range))` is true on the day of writing, but not for long",
                            help: "write the year or the month, or leave it out"
                        )
                    )
                }
                index += count
            }
        }
        return findings
    }

    /// Whether a sentence speaks to the reader, tells what to do, or is someone else's.
    private func speaksToReader(_ sentence: WordList.Sentence, _ subject: TextSubject) -> Bool {
        let block = subject.prose.blocks[sentence.block]
        guard block.care == nil, !block.isQuoted else { return true }
        if subject.prose.bytes[sentence.range].suffix(4).contains(UInt8(ascii: "?")) { return true }
        if isDated(subject.words.words[sentence.words], subject.prose.bytes) { return true }
        let words = subject.words.words[sentence.words]
        if let first = words.first, Self.advice.contains(first.key) { return true }
        return words.contains { Self.reader.contains($0.key) }
    }

    /// Whether words name the page that a link leads to, which is kept up to date by itself.
    private func isOfLink(_ range: Range<Int>, _ subject: TextSubject) -> Bool {
        subject.prose.link(at: range.lowerBound) != nil
    }

    /// Whether a sentence names its year, as in "currently … (last updated April 2021)".
    private func isDated(_ words: ArraySlice<WordList.Word>, _ bytes: [UInt8]) -> Bool {
        words.contains { word in
            guard word.isNumber, word.range.count == 4 else { return false }
            return bytes[word.range].starts(with: "20".utf8) || bytes[word.range].starts(with: "19".utf8)
        }
    }

    /// What studies do; without it, "new evidence" can be what someone hands in.
    private static let tells = WordSet(
        """
        show shows shown suggest suggests suggested find finds found has have say says said indicate indicates link links \
        confirm confirms reveal reveals point points prove proves support supports
        """
    )

    /// Whether a phrase reckons from the day of the text, and not from a day in someone's life.
    private func isOfTheText(
        _ index: Int,
        _ count: Int,
        _ sentence: WordList.Sentence,
        _ subject: TextSubject
    ) -> Bool {
        let words = subject.words.words
        guard !words[index].kind.contains(.isCode), !isOfLink(words[index].range, subject) else { return false }
        let own = sentence.words
        let previous = index > own.lowerBound ? words[index - 1].key : nil
        let next = index + count < own.upperBound ? words[index + count].key : nil
        // "the next week" is the week after something, "the last month of pregnancy" one of nine.
        if words[index].key == "next" || words[index].key == "last" || words[index].key == "this" {
            if previous == "the" || next == "of" { return false }
        }
        if next == "of", words[index].key == "at" { return false }
        // "until last year when she began" is a story.
        if words[index].key == "last", next == "when" { return false }
        if words[index].key == "new" { return next.map(Self.tells.contains) == true }
        // "Many of today's treatments" are those of the reader's day.
        if words[index].key == "todays", previous == "of", index - 2 >= own.lowerBound {
            return !Self.amounts.contains(words[index - 2].key)
        }
        // "(the currently used treatment)" says what a word means.
        if words[index].key == "currently", previous == "the", startsBracket(words[index - 1], subject.prose.bytes) {
            return false
        }
        if count == 1, words[index].key == "recently" || words[index].key == "currently" {
            if let next, Self.states.contains(next) { return false }
            return !words[max(own.lowerBound, index - 4)..<index].contains { Self.people.contains($0.key) }
        }
        return true
    }

    private static let amounts = WordSet("all many most much some")

    private func startsBracket(_ word: WordList.Word, _ bytes: [UInt8]) -> Bool {
        word.range.lowerBound > 0 && bytes[word.range.lowerBound - 1] == UInt8(ascii: "(")
    }
}
