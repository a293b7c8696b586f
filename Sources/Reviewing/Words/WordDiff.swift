import Diagnostics

/// How a text became another, word by word, for whoever has to judge the change.
struct WordDiff: Equatable {
    /// What became of some words that are together.
    enum Change: Equatable {
        case kept
        case removed
        case added
    }

    /// Words that are together in one paragraph and share a fate. The end of a paragraph counts as a word: `nil`.
    private struct Run: Equatable {
        var change: Change
        var words: [String?]
    }

    /// A line of the comparison: a paragraph, as far as old and new have it in common.
    struct Line: Equatable {
        /// A stretch of a line.
        struct Piece: Equatable {
            var change: Change
            var words: [String]
        }

        var pieces: [Piece] = []

        /// Whether anything in it changed.
        var isChanged: Bool { pieces.contains { $0.change != .kept } }

        fileprivate var isHeading: Bool { pieces.first?.words.first?.allSatisfy { $0 == "#" } ?? false }
    }

    /// The whole of both texts.
    private(set) var lines: [Line] = []

    /// More than this on both sides together is shown as replaced and not compared: time and memory grow with the
    /// square, and no one would recognize the text anyway.
    private static let maximumCompared = 4000

    /// Compares two texts by paragraphs, and the paragraphs that differ by words. What is between words is no
    /// part of the comparison.
    init(from old: [String], to new: [String]) {
        var removed: [String] = []
        var added: [String] = []
        Self.walk(from: old, to: new) { change, paragraph in
            switch change {
            case .removed: removed.append(paragraph)
            case .added: added.append(paragraph)
            case .kept:
                compare(&removed, &added)
                lines.append(Line(pieces: [Line.Piece(change: .kept, words: Self.words(paragraph))]))
            }
        }
        compare(&removed, &added)
    }

    /// Whether no word differs.
    var isEmpty: Bool { !lines.contains(where: \.isChanged) }

    /// Goes over two lists at once: what was removed at a place comes before what was added there.
    private static func walk<Element: Hashable>(
        from old: [Element],
        to new: [Element],
        _ visit: (Change, Element) -> Void
    ) {
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] {
            visit(.kept, new[start])
            start += 1
        }
        var same = 0
        while same < min(old.count, new.count) - start, old[old.count - 1 - same] == new[new.count - 1 - same] {
            same += 1
        }
        compare(Array(old[start..<old.count - same]), Array(new[start..<new.count - same]), visit)
        for element in new.suffix(same) { visit(.kept, element) }
    }

    private static func compare<Element: Hashable>(
        _ old: [Element],
        _ new: [Element],
        _ visit: (Change, Element) -> Void
    ) {
        guard old.count + new.count <= maximumCompared else {
            old.forEach { visit(.removed, $0) }
            new.forEach { visit(.added, $0) }
            return
        }
        var removals: Set<Int> = []
        var insertions: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removals.insert(offset)
            case .insert(let offset, _, _): insertions.insert(offset)
            }
        }
        var (first, second) = (0, 0)
        while first < old.count || second < new.count {
            if removals.contains(first) {
                visit(.removed, old[first])
                first += 1
            } else if insertions.contains(second) {
                visit(.added, new[second])
                second += 1
            } else {
                visit(.kept, new[second])
                first += 1
                second += 1
            }
        }
    }

    private static func words(_ paragraph: String) -> [String] { paragraph.split(separator: " ").map(String.init) }

    /// Compares the paragraphs between two that are the same, and forgets them.
    private mutating func compare(_ removed: inout [String], _ added: inout [String]) {
        defer { (removed, added) = ([], []) }
        guard !removed.isEmpty || !added.isEmpty else { return }
        func flat(_ paragraphs: [String]) -> [String?] {
            Array(paragraphs.map { Self.words($0).map(Optional.some) }.joined(separator: [nil]))
        }
        let (old, new) = (flat(removed), flat(added))
        var runs: [Run] = []
        func append(_ change: Change, _ word: String?) {
            if let last = runs.indices.last, runs[last].change == change {
                runs[last].words.append(word)
            } else {
                runs.append(Run(change: change, words: [word]))
            }
        }
        Self.walk(from: old, to: new, append)
        lay(runs)
    }

    /// Lays runs out in lines.
    private mutating func lay(_ runs: [Run]) {
        var line = Line()
        func finish() {
            if !line.pieces.isEmpty { lines.append(line) }
            line = Line()
        }
        for (index, run) in runs.enumerated() {
            let parts = run.words.split(separator: nil, omittingEmptySubsequences: false).map { $0.compactMap { $0 } }
            for (number, part) in parts.enumerated() {
                if number > 0 {
                    // A break that is all that changed would not be seen.
                    let isAlone = run.change != .kept && parts.allSatisfy(\.isEmpty)
                    if isAlone { line.pieces.append(Line.Piece(change: run.change, words: ["¶"])) }
                    if run.change != .removed || !isAlone { finish() }
                }
                if !part.isEmpty { line.pieces.append(Line.Piece(change: run.change, words: part)) }
            }
            // Whole paragraphs that went are in lines of their own, before those that came.
            let isWhole = run.change == .removed && parts.count > 1 && runs.indices.contains(index + 1)
            if isWhole, runs[index + 1].change == .added, runs[index + 1].words.contains(nil) { finish() }
        }
        finish()
    }
}

extension WordDiff {
    /// How a comparison is shown.
    struct Style {
        /// What tells what went and what came.
        var marks: ChangeMarks
        /// How many words of what has not changed are shown on each side of a change.
        var context = 8
    }

    /// The changed lines, each below the heading that it belongs to; an ellipsis stands for what is left out.
    func text(_ style: Style) -> String {
        var shown: [String] = []
        var last = -1
        var heading: Int?
        for (index, line) in lines.enumerated() {
            defer { if line.isHeading { heading = index } }
            guard line.isChanged || isParted(index) else { continue }
            if let heading, heading > last {
                if heading > last + 1 { shown.append("…") }
                shown.append(Self.shown(lines[heading], style))
                last = heading
            }
            if index > last + 1 { shown.append("…") }
            shown.append(Self.shown(line, style))
            last = index
        }
        if last >= 0, last + 1 < lines.count { shown.append("…") }
        return shown.map { $0 + "\n" }.joined()
    }

    /// Whether a line was the rest of the one before.
    private func isParted(_ index: Int) -> Bool {
        index > 0 && lines[index - 1].pieces.last == Line.Piece(change: .added, words: ["¶"])
    }

    private static func shown(_ line: Line, _ style: Style) -> String {
        var parts: [String] = []
        for (index, piece) in line.pieces.enumerated() {
            let words = piece.words.map(style.marks.escaped)
            switch piece.change {
            case .kept:
                let before = index == 0 && line.isChanged ? 0 : style.context
                let after = index == line.pieces.count - 1 ? 0 : style.context
                guard !line.isHeading, words.count > before + after + 1 else {
                    parts.append(words.joined(separator: " "))
                    continue
                }
                parts.append((words.prefix(before) + ["…"] + words.suffix(after)).joined(separator: " "))
            case .removed:
                parts.append(style.marks.removed(words.joined(separator: " ")))
            case .added:
                parts.append(style.marks.added(words.joined(separator: " ")))
            }
        }
        var text = ""
        for (index, part) in parts.enumerated() {
            let isReplaced =
                index > 0 && line.pieces[index - 1].change == .removed && line.pieces[index].change == .added
            text += index == 0 || isReplaced && style.marks == .brackets ? part : " " + part
        }
        return text
    }
}
