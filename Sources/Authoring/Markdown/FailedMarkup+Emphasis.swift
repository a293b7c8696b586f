import ASCII

extension FailedMarkup {
    /// A run of `*`, `_` or `~` that readers see.
    private struct Run {
        let byte: UInt8
        let range: Range<Int>
        let before: ShownText.Neighbour
        let after: ShownText.Neighbour
        /// Whether some of the characters that it was typed with are markup.
        let isUneven: Bool
        /// Whether a character of a script without spaces is before it, so that a word may start here.
        let isAfterUnspaced: Bool

        /// Whether it could begin emphasis but for a rule that authors do not know (CommonMark 0.29, section 6.4).
        var isLeftFlanking: Bool { after == .word || after == .punctuation && before != .word }
        /// Whether it could end emphasis.
        var isRightFlanking: Bool { before == .word || before == .punctuation && after != .word }
        var isOnlyLeftFlanking: Bool { isLeftFlanking && !isRightFlanking }
        var isOnlyRightFlanking: Bool { isRightFlanking && !isLeftFlanking }
    }

    /// Reports emphasis that is not closed, not opened, or that is where it cannot work.
    ///
    /// Not reported: `5 * 3`, `HLA-B*57:01`, `*2`, `snake_case`, `____`, `~5 mg`, and an asterisk after a word, with its
    /// note.
    mutating func findEmphasis() {
        let runs = emphasisRuns()
        for byte in "*_~".utf8 {
            for length in 1...3 {
                let alike = runs.filter { $0.byte == byte && $0.range.count == length }
                if length == 1 {
                    if byte != UInt8(ascii: "~") { findSingle(alike) }
                } else if byte == UInt8(ascii: "*") || length == 2 {
                    findMultiple(alike, among: runs)
                }
            }
        }
    }

    private func emphasisRuns() -> [Run] {
        var runs: [Run] = []
        var index = shown.range.lowerBound
        while index < shown.range.upperBound {
            let byte = shown.bytes[index]
            guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~"),
                shown.role(index) == .text
            else {
                index += 1
                continue
            }
            let start = index
            while shown[index] == byte, shown.role(index) == .text { index += 1 }
            let isLed = start > shown.range.lowerBound && shown.bytes[start - 1] == byte
            let isFollowed = shown[index] == byte
            // An author who escapes one of them means all of them.
            if isLed && shown.role(start - 1) == .escaped || shown.role(index) == .escaped { continue }
            let isUneven =
                isLed && shown.role(start - 1) == .markup || isFollowed && shown.role(index) == .markup
            guard !isTaken(start..<index) else { continue }
            runs.append(
                Run(
                    byte: byte,
                    range: start..<index,
                    before: shown.neighbour(before: start),
                    after: shown.neighbour(at: index),
                    isUneven: isUneven,
                    isAfterUnspaced: shown.neighbour(before: start) == .word && !shown.isWord(before: start)
                )
            )
        }
        return runs
    }

    private mutating func report(_ fault: MarkupSlip.EmphasisFault, _ run: Run) {
        report(.emphasis(shown.written(run.range), fault), run.range)
    }

    // MARK: Two and three

    private mutating func findMultiple(_ alike: [Run], among runs: [Run]) {
        var opener: Run?
        for run in alike {
            if run.isUneven {
                report(.uneven, run)
                continue
            }
            if let first = opener {
                opener = nil
                // Two marks after words, or one that nothing speaks for.
                if first.after == .space, run.after != .space, run.before == .space, !first.isAfterUnspaced {
                    opener = run
                    continue
                }
                reportPair(first, run)
            } else if run.after != .space, run.before != .word || run.after == .punctuation || run.isAfterUnspaced {
                opener = run
            } else if run.before == .space, run.after == .space {
                opener = run
            } else if startsWideOpening(run, alike) {
                opener = run
            } else if run.isOnlyRightFlanking {
                reportUnopened(run, among: runs)
            }
        }
        if let opener, opener.isLeftFlanking, !isNoteOfSeveral(opener, among: runs) { report(.unclosed, opener) }
    }

    private mutating func reportPair(_ first: Run, _ second: Run) {
        if first.after == .space {
            report(.spaceAfter, first)
        } else if !first.isLeftFlanking {
            report(.punctuationAfterLetter, first)
        } else if second.before == .space {
            report(second.after == .space || first.range.count > 1 ? .spaceBefore : .unclosed, second)
        } else if second.before == .punctuation, second.after == .word {
            report(.letterAfterPunctuation, second)
        } else if second.byte == UInt8(ascii: "_"), second.after == .word {
            report(.insideWord, second)
        } else {
            report(.unclosed, first)
        }
    }

    /// Whether `**` begins the second of several notes: `*p < 0.05; **p < 0.01`.
    private func isNoteOfSeveral(_ run: Run, among runs: [Run]) -> Bool {
        runs.contains {
            $0.byte == run.byte && $0.range.count == run.range.count - 1 && $0.range.upperBound < run.range.lowerBound
                && isLineStart($0.range.lowerBound) && $0.isLeftFlanking
        }
    }

    /// Whether a run with a space after it was to begin emphasis in a text without spaces, as in `これは** 薬 **です`.
    private func startsWideOpening(_ run: Run, _ alike: [Run]) -> Bool {
        run.isAfterUnspaced && run.after == .space
            && alike.contains {
                $0.range.lowerBound > run.range.lowerBound && ($0.before == .space || $0.after != .space)
            }
    }

    /// `**` after a word may be a mark that refers to a note, as it often is in tables.
    private mutating func reportUnopened(_ run: Run, among runs: [Run]) {
        guard block != .cell, run.range.count == 2, let last = shown.scalar(before: run.range.lowerBound),
            last.properties.numericType == nil
        else { return }
        let hasOthers = runs.contains { $0.range != run.range && $0.byte == run.byte && $0.isOnlyRightFlanking }
        guard !hasOthers, run.byte == UInt8(ascii: "*") || run.before == .word else { return }
        report(.unopened, run)
    }

    // MARK: One

    private mutating func findSingle(_ alike: [Run]) {
        var opener: Run?
        for run in alike {
            if run.isUneven {
                report(.uneven, run)
                continue
            }
            if let first = opener {
                if run.before == .punctuation, run.after == .word, shown.isLetter(at: run.range.upperBound) {
                    report(.letterAfterPunctuation, run)
                    opener = nil
                    continue
                }
                if run.byte == UInt8(ascii: "_"), run.before == .word, run.after == .word {
                    report(.insideWord, run)
                    opener = nil
                    continue
                }
                guard run.isOnlyLeftFlanking else { continue }
                if isOpener(first) { reportUnclosed(first) }
            }
            if endsLineOfItalics(run) { report(.unopened, run) }
            opener = isOpener(run) || mayOpen(run) ? run : nil
        }
        if let opener, isOpener(opener) { reportUnclosed(opener) }
    }

    /// Whether a paragraph in italics ends with one asterisk too many: `*x y* z*`.
    private func endsLineOfItalics(_ run: Run) -> Bool {
        let first = shown.range.lowerBound
        return block == .paragraph && run.byte == UInt8(ascii: "*") && run.isOnlyRightFlanking
            && shown[first] == run.byte && shown.role(first) == .markup && shown[first + 1] != run.byte
            && shown.lines.count == 1 && shown.lines[0].upperBound == run.range.upperBound
    }

    /// Whether a sign opens something only if another one closes it: before a bracket, and inside a text without spaces.
    private func mayOpen(_ run: Run) -> Bool {
        run.byte == UInt8(ascii: "_") && run.isAfterUnspaced && run.after == .word
            || run.isOnlyLeftFlanking && run.after == .punctuation && run.before != .punctuation
    }

    private func isOpener(_ run: Run) -> Bool {
        guard run.isOnlyLeftFlanking, shown.isLetter(at: run.range.upperBound) else { return false }
        // `f(x)*g(x)` multiplies.
        return shown.scalar(before: run.range.lowerBound)?.properties.generalCategory != .closePunctuation
    }

    private mutating func reportUnclosed(_ run: Run) {
        let isAtLineStart =
            run.range.lowerBound == shown.range.lowerBound || shown.bytes[run.range.lowerBound - 1] == .lineFeed
        // Many a note below a text has lost the asterisk that referred to it; in a list or a quote none is.
        let isNote =
            surroundings.hasAsteriskNotes
            || run.range.lowerBound == shown.range.lowerBound && !(surroundings.isNested && block == .paragraph)
        if run.byte == UInt8(ascii: "*"), isNote, isAtLineStart { return }
        report(.unclosed, run)
    }

    // MARK: Asterisks that are lost

    /// Reports `2*3*4`, `HLA-B*57:01 or HLA-B*58:01` and `Ärzt*innen und Patient*innen`, which would be shown in italics
    /// and without the asterisks. The first of two is told.
    mutating func findLostAsterisks() {
        for pair in shown.lostAsterisks() {
            if let first = pair.first { report(.asteriskLost, first..<first + 1) }
        }
    }

    // MARK: Code

    /// Reports backticks that open no code span.
    mutating func findCode() {
        var index = shown.range.lowerBound
        while index < shown.range.upperBound {
            guard shown.bytes[index] == UInt8(ascii: "`"), shown.role(index) == .text else {
                index += 1
                continue
            }
            let start = index
            while shown[index] == UInt8(ascii: "`"), shown.role(index) == .text { index += 1 }
            guard !shown.isWord(before: start), shown.neighbour(at: index) != .space, index - start <= 3
            else { continue }
            // `quoted' and ``quoted'' are quotation marks of an old habit.
            let next = shown.bytes[index..<shown.range.upperBound].first {
                $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "'")
            }
            guard next != UInt8(ascii: "'") else { continue }
            report(.code(shown.written(start..<index)), start..<index)
        }
    }
}
