import ASCII

extension FailedMarkup {
    /// What a paragraph begins with, for the paragraphs after it: items that Word has parted by blank lines.
    struct Opening {
        let start: ItemStart
        /// The sign as it is written.
        let written: String
        /// Whether the paragraph reads as something that someone says.
        let isSentence: Bool

        /// Whether the next paragraph goes on with the list that this one begins.
        func isFollowed(by next: Opening) -> Bool {
            guard start.isFollowed(by: next.start), !start.isEmphasized || !next.start.isEmphasized else {
                return false
            }
            switch start.kind {
            case .label(let label): return !label.isRaised && !label.isOrdinal
            case .leftover, .withoutSpace: return true
            case .bullet(let sign):
                if start.dash != nil { return !(isSentence && next.isSentence) }
                return sign.unicodeScalars.first.map(LookalikeBullets.isShaped) ?? false
            }
        }

        /// What is wrong with it where others follow in paragraphs of their own.
        var slip: MarkupSlip {
            switch start.kind {
            case .bullet, .leftover: .bullet(written, .noList)
            case .withoutSpace: .itemWithoutSpace(written)
            case .label: .label(written, .noList, isFirstLine: true)
            }
        }
    }

    /// Reports the first line of a paragraph that is meant as an item, of each way of starting one.
    mutating func findItems(_ starts: [ItemStart], _ lines: [Range<Int>]) {
        if let first = starts.first, first.line == 0, let last = lines.last {
            noteOpening(opening(first, first.words.lowerBound..<last.upperBound))
        }
        for start in starts {
            guard let effect = effect(of: start, among: starts, lines) else { continue }
            reportItem(start, effect, lines)
            for other in starts where isAlike(start, other) { take(other.range) }
            return
        }
    }

    private func opening(_ start: ItemStart, _ words: Range<Int>) -> Opening {
        Opening(start: start, written: shown.written(start.range), isSentence: isSentence(words))
    }

    private func isAlike(_ start: ItemStart, _ other: ItemStart) -> Bool {
        if case .label = start.kind, case .label = other.kind { return true }
        return start.kind == other.kind
    }

    /// What becomes of an item, and `nil` where the start begins none: others like it follow, the line before it
    /// announces a list, or it is where the next item of a list would.
    private func effect(
        of start: ItemStart,
        among starts: [ItemStart],
        _ lines: [Range<Int>]
    ) -> MarkupSlip.ListEffect? {
        if isConversation(start, among: starts) { return nil }
        if start.line > 0, place.isInItem, isPoint(start, lines) { return .joinsItemAsPoint }
        if start.line > 0, place.outdented.contains(start.line), isItemAlone(start, among: starts) { return .joinsItem }
        for other in starts where other.line > start.line && start.isFollowed(by: other) && mayBegin(start, lines) {
            let isApart = shown.endsInBreak(lines[other.line - 1])
            if !isApart { return .runTogether }
            if opening(start, start.words).isFollowed(by: opening(other, other.words)) { return .noList }
        }
        return isItemByItself(start, lines) ? .runTogether : nil
    }

    /// Whether a start is that of a point of the item that it is in: `1.2` in the first item, `**`, or Word's bullet of the
    /// second level.
    private func isPoint(_ start: ItemStart, _ lines: [Range<Int>]) -> Bool {
        switch start.kind {
        case .label(let label): return label.parent.map { $0 == place.number || !label.isDecimal } ?? false
        case .leftover(let letter): return letter == "o" && place.tabbed.contains(start.line)
        case .bullet(let sign): return ["**", "***", "o"].contains(sign)
        case .withoutSpace: return false
        }
    }

    /// Whether a start that is further left than the words of the item above it is one of the next item.
    private func isItemAlone(_ start: ItemStart, among starts: [ItemStart]) -> Bool {
        switch start.kind {
        case .bullet: true
        case .leftover: starts.contains { $0.line != start.line && $0.kind == start.kind }
        case .withoutSpace(let byte): byte != UInt8(ascii: "*") || !surroundings.hasAsteriskNotes
        case .label(let label): !label.isInitial && !label.isOrdinal && !label.isDecimal && !label.isBracketed
        }
    }

    /// Whether a start can be the first of several: a letter of a word processor's bullet is a word in some languages
    /// (`o` in Portuguese) and counts at the start of a paragraph or below a colon.
    private func mayBegin(_ start: ItemStart, _ lines: [Range<Int>]) -> Bool {
        guard case .leftover = start.kind else { return true }
        return start.line == 0 || followsColon(start, lines)
    }

    /// Whether a start begins an item although no other follows.
    private func isItemByItself(_ start: ItemStart, _ lines: [Range<Int>]) -> Bool {
        switch start.kind {
        case .label(let label): return start.line == 0 && label.isApart
        case .leftover: return false
        case .bullet(let sign):
            if let scalar = sign.unicodeScalars.first, LookalikeBullets.isCertain(scalar) { return true }
        case .withoutSpace(let byte) where byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+"): break
        case .withoutSpace(let byte):
            if start.line == 0 || followsSentence(start, lines)
                || place.isInItem && (byte != UInt8(ascii: "-") || !mayEndInHyphen(start, lines))
            {
                return true
            }
        }
        return followsColon(start, lines)
    }

    private func followsSentence(_ start: ItemStart, _ lines: [Range<Int>]) -> Bool {
        guard start.line > 0 else { return false }
        return shown.scalar(before: lines[start.line - 1].upperBound).map { ".!?;。！？".unicodeScalars.contains($0) }
            ?? false
    }

    private func followsColon(_ start: ItemStart, _ lines: [Range<Int>]) -> Bool {
        guard start.line > 0 else { return false }
        let before = shown.scalar(before: lines[start.line - 1].upperBound)
        return before == ":" || before == "："
    }

    /// Whether the line before may leave a word to this one, as in `Haut- und` with `-schleimhaut`.
    private func mayEndInHyphen(_ start: ItemStart, _ lines: [Range<Int>]) -> Bool {
        guard start.line > 0 else { return false }
        let line = lines[start.line - 1]
        let last = shown.bytes[line].split(whereSeparator: \.isASCIISpace).last ?? []
        return last.last == UInt8(ascii: ",") || Self.joiningWords.contains { last.elementsEqual($0.utf8) }
    }

    /// “And” and “or” in languages that leave out a part of a compound.
    private static let joiningWords = [
        "and", "or", "und", "oder", "sowie", "bzw.", "en", "of", "og", "eller", "och", "samt", "ja", "tai",
    ]

    // MARK: Conversations

    /// Whether the lines that start with a dash are what people say to each other: sentences, with a question or an
    /// exclamation among them, or with the long dash right before them, as in Spanish.
    private func isConversation(_ start: ItemStart, among starts: [ItemStart]) -> Bool {
        guard let dash = start.dash else { return false }
        let spoken = starts.filter { $0.kind == start.kind }
        guard spoken.allSatisfy({ isSentence($0.words) }) else { return false }
        if dash == "\u{2014}", spoken.allSatisfy({ $0.words.lowerBound == $0.range.upperBound }) { return true }
        let lively = spoken.filter { line in
            "?!？！¿¡".unicodeScalars.contains { shown.written(line.words).unicodeScalars.contains($0) }
        }
        return !lively.isEmpty && lively.count < spoken.count
    }

    /// Whether a stretch begins as a sentence does and ends as one.
    private func isSentence(_ words: Range<Int>) -> Bool {
        // The backslash of a line break is no part of it.
        let isBroken = shown[words.upperBound - 1] == UInt8(ascii: "\\") && shown.role(words.upperBound - 1) == .markup
        let end = words.upperBound - (isBroken ? 1 : 0)
        guard let first = shown.scalar(at: words.lowerBound), let last = shown.scalar(before: end),
            !first.properties.isLowercase
        else { return false }
        return ".!?…。！？؟”»\"".unicodeScalars.contains(last)
    }

    // MARK: Reports

    private mutating func reportItem(_ start: ItemStart, _ effect: MarkupSlip.ListEffect, _ lines: [Range<Int>]) {
        let written = shown.written(start.range)
        switch start.kind {
        case .bullet, .leftover:
            let isSpeech = effect == .runTogether && start.dash != nil && isSentence(start.words)
            report(.bullet(written, isSpeech ? .runsTogetherOrSpeech : effect), start.range)
        case .withoutSpace: report(.itemWithoutSpace(written), start.range)
        case .label: report(.label(written, effect, isFirstLine: start.line == 0), start.range)
        }
    }

    // MARK: Tasks

    /// Reports the first `[ ]` that does not make a checkbox: it is in no item, or lacks a space. A single `[ ]` outside
    /// of an item may be anything.
    mutating func findTaskBoxes(_ lines: [Range<Int>]) {
        let boxes = lines.enumerated().compactMap { number, line in
            taskBox(line).map { range in
                let isGlued = shown[line.lowerBound] != UInt8(ascii: "[")
                return (range: range, isTask: isGlued || number == 0 && place.beginsItem)
            }
        }
        guard let first = boxes.first, boxes.count > 1 || first.isTask else { return }
        report(.taskBox(shown.written(first.range)), first.range)
        for other in boxes.dropFirst() { take(other.range) }
    }

    /// The `[ ]`, `[x]` or `-[ ]` that a line starts with.
    private func taskBox(_ line: Range<Int>) -> Range<Int>? {
        var index = line.lowerBound
        if "-+*".utf8.contains(shown[index]), shown[index + 1] == UInt8(ascii: "[") { index += 1 }
        guard shown[index] == UInt8(ascii: "["), shown.isText(line.lowerBound..<index + 1) else { return nil }
        var end = index + 1
        var isDone = false
        while end < index + 5, shown[end] != UInt8(ascii: "]") {
            if !shown[end].isASCIIBlank {
                guard !isDone, shown[end] == UInt8(ascii: "x") || shown[end] == UInt8(ascii: "X") else { return nil }
                isDone = true
            }
            end += 1
        }
        guard shown[end] == UInt8(ascii: "]"), shown.role(end) == .text else { return nil }
        end += 1
        return shown[end].isASCIIBlank || shown.isLetter(at: end) ? line.lowerBound..<end : nil
    }

    // MARK: Bullets inside a line

    /// Reports bullets that part the words of a line, a cell or a heading as if they were items of a list. Between words
    /// they may be as a mark of their own, so they count where the first is after a colon, or begins a cell.
    mutating func findInnerBullets() {
        for line in shown.lines {
            let bullets = line.filter { isInnerBullet($0, line) }
            guard let first = bullets.first else { continue }
            let sign = shown.scalar(at: first)
            let alike = bullets.filter { shown.scalar(at: $0) == sign }
            let isList =
                switch block {
                case .value: false
                case .heading: first == line.lowerBound || alike.count > 1 && isAfterColon(first)
                case .cell: first == line.lowerBound && alike.count > 1
                case .paragraph:
                    alike.count > (sign.map(LookalikeBullets.isDash) == true && sign != "-" ? 2 : 1)
                        && isAfterColon(first)
                }
            guard isList else { continue }
            let written = sign.map(String.init) ?? ""
            report(.bulletInLine(written, block), first..<first + written.utf8.count)
            for other in alike { take(other..<other + written.utf8.count) }
        }
    }

    /// Whether a bullet is apart and has a word after it.
    private func isInnerBullet(_ index: Int, _ line: Range<Int>) -> Bool {
        guard shown.bytes[index] == 0xE2 || shown.bytes[index] == UInt8(ascii: "-"), shown.role(index) == .text,
            let sign = shown.scalar(at: index),
            LookalikeBullets.inner.contains(sign)
                || block == .paragraph && LookalikeBullets.innerAfterColon.contains(sign),
            index == line.lowerBound || shown.neighbour(before: index) == .space || shown.scalar(before: index) == "："
        else { return false }
        let end = index + String(sign).utf8.count
        var word = end
        while word < line.upperBound, shown.bytes[word].isASCIIBlank { word += 1 }
        guard word > end || sign.value >= 0x2000 && LookalikeBullets.inner.contains(sign) else { return false }
        return word < line.upperBound && (shown.isLetter(at: word) || shown.bytes[word].isASCIIDigit)
    }

    private func isAfterColon(_ index: Int) -> Bool {
        var before = index
        while before > shown.range.lowerBound, shown.bytes[before - 1].isASCIISpace { before -= 1 }
        let sign = shown.scalar(before: before)
        return sign == ":" || sign == "："
    }
}
