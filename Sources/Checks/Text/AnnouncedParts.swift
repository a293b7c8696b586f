import ASCII
import SiteModel

/// What is below a paragraph that announces something, and whether it can be what was announced.
struct AnnouncedParts {
    private let subject: TextSubject
    /// The block that announces.
    private let number: Int
    /// The sentence that announces.
    private let sentence: WordList.Sentence

    init(_ subject: TextSubject, _ number: Int, _ sentence: WordList.Sentence) {
        self.subject = subject
        self.number = number
        self.sentence = sentence
    }

    private var prose: Prose { subject.prose }
    private var bytes: [UInt8] { prose.bytes }

    /// Whether what was announced follows.
    var follow: Bool {
        switch prose.blocks[number].successor {
        case .list, .table, .quote, .code: true
        case .paragraph: isLabel || announcesOne || isPart(number + 1) || isRun(from: number + 1)
        case .heading: stand(underHeading: number + 1)
        case .end: standInSameList
        }
    }

    // MARK: Items

    /// Whether two or more items follow an item in its own list: they are read right below it, though they should be a
    /// level deeper.
    private var standInSameList: Bool {
        let block = prose.blocks[number]
        guard block.listDepth > 0, number + 2 < prose.blocks.count else { return false }
        return prose.blocks[number + 1...number + 2].allSatisfy {
            $0.kind == .paragraph && $0.group == block.group && $0.listDepth == block.listDepth
        }
    }

    // MARK: Paragraphs

    /// Whether the whole paragraph is in bold type: a heading of a kind, over whatever is below it.
    private var isLabel: Bool {
        let range = prose.blocks[number].range
        guard let end = prose.endOfStrong(from: range.lowerBound) else { return false }
        return bytes[end..<range.upperBound].allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: ":") }
    }

    /// Whether one thing is announced, as in "this must be true:", which a paragraph can be.
    private var announcesOne: Bool {
        guard subject.isEnglish else { return false }
        return subject.words.words[sentence.words].suffix(6).contains { $0.key == "this" }
    }

    /// Whether a paragraph can be a part of what was announced: a picture, a link, words in bold type, someone's words,
    /// a line with a mark of its own, or one that is no sentence, such as an address or a telephone number.
    private func isPart(_ index: Int) -> Bool {
        guard prose.blocks.indices.contains(index) else { return true }
        let range = prose.blocks[index].range
        // A paragraph without words holds an image.
        if subject.words.blocks[index].words.isEmpty { return true }
        let start = range.lowerBound
        if prose.hasImage(in: start..<start) || prose.startsStrong(at: start) { return true }
        if startsWithLink(index) { return !announcesSeveral || startsWithLink(index + 1) }
        if breaksOff, isAnnouncement(index) { return false }
        if isNames(index) { return true }
        return startsWithMark(range) || (subject.words.blocks[index].words.count <= 30 && !endsAsSentence(range))
    }

    private func startsWithLink(_ index: Int) -> Bool {
        guard prose.blocks.indices.contains(index) else { return false }
        let start = prose.blocks[index].range.lowerBound
        return prose.link(at: start)?.range.lowerBound == start
    }

    /// Whether the announcement ends as one of several things does, of which one link below it can hardly be all: "treatments
    /// such as:".
    private var announcesSeveral: Bool {
        guard subject.isEnglish, let last = subject.words.words[sentence.words].last else { return false }
        return Self.several.contains(last.key)
    }

    private static let several = WordSet("as following include includes including like")

    /// Whether the announcement is no sentence without what follows: "You can ease it by:".
    private var breaksOff: Bool {
        guard subject.isEnglish, let last = subject.words.words[sentence.words].last else { return false }
        return Self.several.contains(last.key) || Self.open.contains(last.key)
    }

    private static let open = WordSet(
        "a also an and are be by can could for from has have if in is may might must of or our should that the to when with you your"
    )

    /// Whether a paragraph is nothing but names and numbers, as a line of an address is: "1700 Clairmont Rd."
    private func isNames(_ index: Int) -> Bool {
        let words = subject.words.words[subject.words.blocks[index].words]
        return (2...8).contains(words.count)
            && words.allSatisfy {
                !bytes[$0.range.lowerBound].isASCIISmall && bytes[$0.range.lowerBound] < 0x80
            }
    }

    /// Whether a paragraph announces something itself, and is more than a label such as "By phone:".
    private func isAnnouncement(_ index: Int) -> Bool {
        let range = prose.blocks[index].range
        return bytes[range].last(where: { $0 != 0x20 }) == UInt8(ascii: ":")
            && subject.words.blocks[index].words.count > Self.longestLabel
    }

    private static let longestLabel = 4

    /// Quotation marks, and the marks and numbers with which items of lists start where Markdown sees none.
    private static let marks = [
        "\"", "“", "„", "«", "‘", "「", "『", "•", "‣", "◦", "○", "●", "▪", "■", "·", "–", "—", "-", "~", "*", "+",
    ]

    private func startsWithMark(_ range: Range<Int>) -> Bool {
        let start = bytes[range].prefix(4)
        if Self.marks.contains(where: { start.starts(with: $0.utf8) }) { return true }
        let name = start.prefix { $0.isASCIIDigit }
        let rest = start.dropFirst(max(name.count, 1))
        // "1." and "a)".
        return rest.first == UInt8(ascii: ")") || (!name.isEmpty && rest.first == UInt8(ascii: "."))
    }

    private func endsAsSentence(_ range: Range<Int>) -> Bool {
        let end = bytes[range].suffix(8)
        for mark in [".", "?", "!", "…", "。", "！", "？", "؟", "۔", "।"] {
            guard let last = mark.utf8.last, let place = end.lastIndex(of: last) else { continue }
            let head = bytes[range.lowerBound...place].suffix(mark.utf8.count)
            let tail = bytes[place + 1..<range.upperBound]
            let closes = tail.allSatisfy { $0 >= 0x80 || " \"')]*_".utf8.contains($0) }
            if head.elementsEqual(mark.utf8), closes { return true }
        }
        return false
    }

    /// Whether a list follows that is written as paragraphs: three or more short sentences, or two or more paragraphs that
    /// each start with a few words and say more about them.
    private func isRun(from index: Int) -> Bool {
        var sentences = 0
        var terms = 0
        var next = index
        while prose.blocks.indices.contains(next), prose.blocks[next].kind == .paragraph {
            let parts = subject.words.blocks[next]
            guard let first = parts.sentences.first.map({ subject.words.sentences[$0].words.count }) else { break }
            if parts.sentences.count == 1, first <= 12 {
                sentences += 1
            } else if parts.sentences.count > 1, first <= 5 {
                terms += 1
            } else {
                break
            }
            guard prose.blocks[next].successor == .paragraph else { break }
            next += 1
        }
        return sentences + terms >= 3 || terms >= 2
    }

    // MARK: Headings

    /// Whether what was announced is under a heading below the one of its own part. Of several such headings each can
    /// be a part of it.
    private func stand(underHeading index: Int) -> Bool {
        guard let level = level(of: index) else { return false }
        let section = prose.blocks[..<number].indices.reversed().lazy.compactMap { self.level(of: $0) }.first
        guard level > section ?? 1 else { return level == section && isEvenPart(index, level) }
        switch prose.blocks[index].successor {
        case .list, .table, .quote, .code: return true
        case .paragraph where isPart(index + 1): return true
        case .heading where self.level(of: index + 1).map({ $0 > level }) == true: return true
        case .paragraph, .heading, .end: break
        }
        let siblings = siblings(of: index, level)
        return siblings > 1 && (section != nil || announcedCount.map { siblings >= $0 } == true)
    }

    /// Whether a heading of the announcement's own level starts what was announced: one that says "Do" or "Don't", one that
    /// says by what means, as the next one does ("By mail", "In person"), or one of as many as were announced.
    private func isEvenPart(_ index: Int, _ level: Int) -> Bool {
        if subject.isEnglish {
            if Self.advice.contains(words(of: index)) { return true }
            if namesMeans(index), let next = sibling(after: index, level), namesMeans(next) { return true }
        }
        return announcedCount.map { siblings(of: index, level) >= $0 } == true
    }

    private func words(of index: Int) -> [WordKey] {
        subject.words.words[subject.words.blocks[index].words].map(\.key)
    }

    private func namesMeans(_ index: Int) -> Bool { words(of: index).first.map(Self.means.contains) == true }

    /// How headings start that say by what means something is done.
    private static let means = WordSet("at by in on online over through via with")

    private static let advice: Set<[WordKey]> = [["do"], ["dont"], ["do", "not"], ["dos"], ["dos", "and", "donts"]]

    private func level(of index: Int) -> Int? {
        guard prose.blocks.indices.contains(index), case .heading(let level) = prose.blocks[index].kind else {
            return nil
        }
        return level
    }

    /// The next heading of a level in the same part.
    private func sibling(after index: Int, _ level: Int) -> Int? {
        let next = prose.blocks.indices[(index + 1)...].first { self.level(of: $0).map { $0 <= level } == true }
        return next.flatMap { self.level(of: $0) == level ? $0 : nil }
    }

    /// How many headings of a level are side by side from one on.
    private func siblings(of index: Int, _ level: Int) -> Int {
        var count = 0
        for next in index..<prose.blocks.count {
            guard let other = self.level(of: next) else { continue }
            if other < level { break }
            if other == level { count += 1 }
            if count == Self.mostCounted { break }
        }
        return count
    }

    /// How many things are announced, as in "There are two types:".
    private var announcedCount: Int? {
        for word in subject.words.words[sentence.words] {
            if let count = Self.counts[word.key] { return count }
        }
        return nil
    }

    /// The most that `counts` knows, so that more need not be looked for.
    private static let mostCounted = 10

    private static let counts = WordTable<Int>(
        [
            ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
            ("ten", 10), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("6", 6), ("7", 7), ("8", 8), ("9", 9), ("10", 10),
        ]
    )
}
