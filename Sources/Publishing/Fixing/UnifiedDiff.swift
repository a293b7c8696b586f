import Diagnostics

extension SiteFixes.Change {
    /// The lines that change with three lines around them, as `diff -u` writes them (POSIX, “diff”, section “Diff -u or -U
    /// Output Format”).
    package var unifiedDiff: String { UnifiedDiff(old: old, new: new, path: path).text }
}

/// Two versions of a file, compared by lines.
struct UnifiedDiff {
    /// How many lines around a change are shown.
    private static let context = 3

    let old: [UInt8]
    let new: [UInt8]
    let path: String

    private enum Line: Equatable {
        case kept(String)
        case removed(String)
        case added(String)

        var text: String {
            switch self {
            case .kept(let text): " " + text
            case .removed(let text): "-" + text
            case .added(let text): "+" + text
            }
        }

        var isChange: Bool { if case .kept = self { false } else { true } }
        var isOld: Bool { if case .added = self { false } else { true } }
        var isNew: Bool { if case .removed = self { false } else { true } }
    }

    /// The comparison; empty where nothing differs. Each line ends with a line feed.
    var text: String {
        let lines = compared
        var text = ""
        var index = 0
        var (oldLine, newLine) = (1, 1)
        while let first = lines[index...].firstIndex(where: \.isChange) {
            let start = max(index, first - Self.context)
            // Changes with few lines between them are shown together.
            var end = first
            var kept = 0
            var last = first
            while end < lines.count, kept <= 2 * Self.context {
                if lines[end].isChange {
                    last = end
                    kept = 0
                } else {
                    kept += 1
                }
                end += 1
            }
            end = min(lines.count, last + 1 + Self.context)
            oldLine += lines[index..<start].count(where: \.isOld)
            newLine += lines[index..<start].count(where: \.isNew)
            let part = lines[start..<end]
            let (oldCount, newCount) = (part.count(where: \.isOld), part.count(where: \.isNew))
            text += "@@ -\(range(oldLine, oldCount)) +\(range(newLine, newCount)) @@\n"
            text += part.map { $0.text + "\n" }.joined()
            (oldLine, newLine) = (oldLine + oldCount, newLine + newCount)
            index = end
        }
        return text.isEmpty ? "" : "--- \(path)\n+++ \(path)\n" + text
    }

    private func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
    }

    private var compared: [Line] {
        let (old, new) = (Self.lines(old), Self.lines(new))
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var added: [Int: String] = [:]
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, let line, _): added[offset] = line
            }
        }
        var lines: [Line] = []
        var place = 0
        for (offset, line) in old.enumerated() {
            if removed.contains(offset) {
                lines.append(.removed(line))
                continue
            }
            while let line = added[place] {
                lines.append(.added(line))
                place += 1
            }
            lines.append(.kept(line))
            place += 1
        }
        while let line = added[place] {
            lines.append(.added(line))
            place += 1
        }
        return lines
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
    }
}
