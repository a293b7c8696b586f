/// The lines in which two texts differ, in the unified format of `diff -u` (POSIX.1-2024, `diff`, “Diff -u or -U Output
/// Format”), so that `patch` and `git apply` can read it.
package struct UnifiedDiff: Sendable, Equatable {
    /// The comparison; empty where the texts are the same.
    package let text: String

    /// How many lines around a change are shown.
    private static let context = 3

    private enum Change {
        case kept
        case removed
        case added
    }

    private struct Line {
        let change: Change
        let text: Substring
        /// The number of the line in the old and in the new text, from 0; for a line that one of them does not have, that
        /// of the one that would come next.
        let old: Int
        let new: Int
        /// Whether it is the last line of its text, and no line feed ends it.
        let isOpen: Bool
    }

    /// Compares two texts line by line.
    ///
    /// - Parameters:
    ///   - old: The name of the first text and what it holds.
    ///   - new: The name of the second text and what it holds.
    package init(from old: (name: String, text: String), to new: (name: String, text: String)) {
        let lines = Self.lines(from: old.text, to: new.text)
        let hunks = Self.hunks(lines)
        text = hunks.isEmpty ? "" : "--- \(old.name)\n+++ \(new.name)\n" + hunks.map { Self.shown(lines[$0]) }.joined()
    }

    private static func split(_ text: String) -> [Substring] {
        // By scalars, because a carriage return and a line feed are one character.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Substring.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func lines(from old: String, to new: String) -> [Line] {
        let (oldLines, newLines) = (split(old), split(new))
        /// A last line with a line feed is not the same as one without.
        func key(_ lines: [Substring], _ text: String) -> [String] {
            lines.enumerated().map { index, line in
                index == lines.count - 1 && text.unicodeScalars.last != "\n" ? "\(line)" : "\(line)\n"
            }
        }
        let (oldKeys, newKeys) = (key(oldLines, old), key(newLines, new))
        var removals: Set<Int> = []
        var insertions: Set<Int> = []
        for change in newKeys.difference(from: oldKeys, by: { $0.utf8.elementsEqual($1.utf8) }) {
            switch change {
            case .remove(let offset, _, _): removals.insert(offset)
            case .insert(let offset, _, _): insertions.insert(offset)
            }
        }
        var lines: [Line] = []
        var (first, second) = (0, 0)
        while first < oldLines.count || second < newLines.count {
            let change: Change =
                removals.contains(first) ? .removed : insertions.contains(second) ? .added : .kept
            let isOfNew = change == .added
            lines.append(
                Line(
                    change: change,
                    text: isOfNew ? newLines[second] : oldLines[first],
                    old: first,
                    new: second,
                    isOpen: (isOfNew ? newKeys[second] : oldKeys[first]).utf8.last != UInt8(ascii: "\n")
                )
            )
            if change != .added { first += 1 }
            if change != .removed { second += 1 }
        }
        return lines
    }

    /// The stretches of lines that are shown: changes with the lines around them.
    private static func hunks(_ lines: [Line]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in lines.indices where lines[index].change != .kept {
            let range = max(0, index - context)..<min(lines.count, index + context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    private static func shown(_ lines: ArraySlice<Line>) -> String {
        guard let first = lines.first else { return "" }
        let old = range(first.old, lines.count { $0.change != .added })
        let new = range(first.new, lines.count { $0.change != .removed })
        return "@@ -\(old) +\(new) @@\n"
            + lines.map { line in
                let sign =
                    switch line.change {
                    case .kept: " "
                    case .removed: "-"
                    case .added: "+"
                    }
                return sign + line.text + "\n" + (line.isOpen ? "\\ No newline at end of file\n" : "")
            }.joined()
    }

    /// The first line, counted from 1, and how many there are; of no lines, the line before them.
    private static func range(_ start: Int, _ count: Int) -> String {
        switch count {
        case 0: "\(start),0"
        case 1: "\(start + 1)"
        default: "\(start + 1),\(count)"
        }
    }
}
