/// Finds the word at a place of YAML by lines and columns alone, so that it works for YAML that is not finished.
///
/// Lines and columns count from 0, columns in code points.
struct YAMLPlaces {
    private let lines: [YAMLLine]
    private let isText: [Bool]

    init(_ yaml: String) {
        let diagnosis = YAMLDiagnosis(yaml)
        lines = diagnosis.lines
        isText = diagnosis.isText
    }

    /// The word at a place; `nil` in comments and in texts of several lines.
    func word(line index: Int, column: Int) -> FoundWord? {
        guard lines.indices.contains(index), !isText[index] else { return nil }
        let line = lines[index]
        guard column <= Self.startOfComment(line.scalars) else { return nil }
        if let opening = openFlow(above: index) {
            return flow(from: opening, to: (index, column))
        }
        guard line.hasKey, let key = line.key, let colon = line.colon else { return entry(index, column) }
        if column <= key.upperBound { return column < key.lowerBound ? nil : entry(index, column) }
        guard column > colon else { return nil }
        if line.value.first == "[" || line.value.first == "{" { return flow(from: index, to: (index, column)) }
        let range = Self.scalar(line.scalars, from: line.valueStart, around: column)
        return FoundWord(.value(path: path(of: index, column: key.lowerBound) + [line.keyName]), line: index, range)
    }

    // MARK: Keys and items

    /// The key or the item on a line, or what is going to be one.
    private func entry(_ index: Int, _ column: Int) -> FoundWord? {
        let line = lines[index]
        let isEmpty = line.isBlank && line.scalars[line.indent...].isEmpty
        let start = isEmpty ? column : line.contentStart
        guard column >= start || !line.dashes.isEmpty else { return nil }
        let word = line.hasKey ? line.key ?? start..<start : Self.scalar(line.scalars, from: start, around: column)
        // A line below a value goes on with it.
        if line.dashes.isEmpty, !line.hasKey, let above = nearest(above: index), !lines[above].opensLevel,
            start > self.start(of: above)
        {
            return nil
        }
        let opensItem = !line.dashes.isEmpty
        let first = opensItem ? line.dashes.last ?? start : start
        let group = opensItem ? nil : item(around: index, column: start)
        return FoundWord(
            .entry(
                WrittenPlace.Entry(
                    path: path(of: index, column: first, isItem: opensItem),
                    siblings: siblings(of: index, column: start, isFirst: opensItem),
                    isInItem: opensItem || group != nil,
                    hasColon: line.hasKey,
                    indent: word.lowerBound
                )
            ),
            line: index,
            word
        )
    }

    /// The column of the key or the item of a line.
    private func start(of index: Int) -> Int { lines[index].key?.lowerBound ?? lines[index].indent }

    /// The nearest line above with a key or an item.
    private func nearest(above index: Int) -> Int? {
        (0..<index).last { !isText[$0] && !lines[$0].isBlank && (lines[$0].hasKey || !lines[$0].dashes.isEmpty) }
    }

    /// The keys around what starts in a column.
    private func path(of index: Int, column: Int, isItem: Bool = false) -> [String] {
        var path: [String] = []
        var limit = column
        // Items of a list may be in the column of the key that they belong to.
        var isBelowItem =
            isItem || lines.indices.contains(index) && lines[index].dashes.last.map { $0 < column } == true
        if !isItem, isBelowItem, let dash = lines[index].dashes.last { limit = dash }
        for above in (0..<index).reversed() {
            let line = lines[above]
            guard !isText[above], !line.isBlank, line.hasKey, let key = line.key else {
                if !isText[above], !line.isBlank, let dash = line.dashes.last, dash < limit { limit = dash }
                continue
            }
            if key.lowerBound < limit || isBelowItem && key.lowerBound == limit {
                path.append(line.keyName)
                limit = line.dashes.last ?? key.lowerBound
                isBelowItem = !line.dashes.isEmpty
            } else if let dash = line.dashes.last, dash < limit {
                // The item that the group belongs to begins here.
                limit = dash
                isBelowItem = true
            }
        }
        return path.reversed()
    }

    /// The line on which the item begins whose keys are in a column; `nil` where the keys are no item's.
    private func item(around index: Int, column: Int) -> Int? {
        for above in (0..<index).reversed() where !isText[above] && !lines[above].isBlank {
            let line = lines[above]
            if !line.dashes.isEmpty, line.contentStart == column { return above }
            if start(of: above) < column { return nil }
        }
        return nil
    }

    /// The other keys of the group that has a key in a column; `isFirst` is true where the line begins an item.
    private func siblings(of index: Int, column: Int, isFirst: Bool) -> Set<String> {
        var names: Set<String> = []
        func add(_ other: Int) { if lines[other].hasKey { names.insert(lines[other].keyName) } }
        if !isFirst {
            for above in (0..<index).reversed() where !isText[above] && !lines[above].isBlank {
                if start(of: above) == column { add(above) }
                if start(of: above) < column || !lines[above].dashes.isEmpty && lines[above].contentStart == column {
                    break
                }
            }
        }
        for below in index + 1..<max(index + 1, lines.count) where !isText[below] && !lines[below].isBlank {
            if start(of: below) < column || !lines[below].dashes.isEmpty && lines[below].contentStart <= column {
                break
            }
            if start(of: below) == column { add(below) }
        }
        return names
    }

    // MARK: Values in brackets

    /// The line above on which brackets open that are not closed before this one.
    private func openFlow(above index: Int) -> Int? {
        guard !lines[index].hasKey, let above = nearest(above: index),
            ["[", "{"].contains(lines[above].value.first)
        else { return nil }
        var depth = 0
        for line in above..<index {
            let start = line == above ? lines[line].valueStart : 0
            for scalar in lines[line].scalars[start...] {
                if scalar == "[" || scalar == "{" { depth += 1 }
                if scalar == "]" || scalar == "}" { depth -= 1 }
            }
        }
        return depth > 0 ? above : nil
    }

    /// Brackets that are open at a place.
    private struct Level {
        var isGroup: Bool
        /// The key that was read last, once its colon is there.
        var key: String?
        var keys: Set<String> = []
        var wordStart: Int
    }

    private func flow(from first: Int, to place: (line: Int, column: Int)) -> FoundWord? {
        let line = lines[first]
        let owner = line.key.map { path(of: first, column: $0.lowerBound) + [line.keyName] }
        var base = owner ?? path(of: first, column: line.dashes.last ?? line.indent, isItem: true)
        // One text of all lines; a place in it is a column of the last one after `offset`.
        var all: [Unicode.Scalar] = []
        for index in first...place.line {
            if index > first { all.append("\n") }
            all += lines[index].scalars
        }
        let offset = all.count - lines[place.line].scalars.count
        let end = offset + place.column
        var levels: [Level] = []
        var quote: Unicode.Scalar?
        for index in line.valueStart..<max(line.valueStart, end) {
            let scalar = all[index]
            if let open = quote {
                if scalar == open { quote = nil }
                continue
            }
            switch scalar {
            case "\"", "'": quote = scalar
            case "[", "{": levels.append(Level(isGroup: scalar == "{", wordStart: index + 1))
            case "]", "}":
                levels.removeLast(levels.isEmpty ? 0 : 1)
                if levels.isEmpty { return nil }
            case "," where !levels.isEmpty:
                levels[levels.count - 1].key = nil
                levels[levels.count - 1].wordStart = index + 1
            case ":" where levels.last?.isGroup == true && levels.last?.key == nil:
                let level = levels.count - 1
                let name = Self.trimmed(all, levels[level].wordStart..<index, emptyAt: index)
                levels[level].key = YAMLLine.text(all[name])
                levels[level].keys.insert(YAMLLine.text(all[name]))
                levels[level].wordStart = index + 1
            default: break
            }
        }
        guard let level = levels.last else { return nil }
        for outer in levels.dropLast() { if let key = outer.key { base.append(key) } }
        let stop = all[end...].firstIndex { ",]}\n".unicodeScalars.contains($0) || $0 == ":" && level.key == nil }
        let start = max(level.wordStart, offset)
        let word = Self.unquoted(all, Self.trimmed(all, min(start, end)..<(stop ?? all.count), emptyAt: end))
        let columns = word.lowerBound - offset..<word.upperBound - offset
        if let key = level.key { return FoundWord(.value(path: base + [key]), line: place.line, columns) }
        guard level.isGroup else { return FoundWord(.value(path: base), line: place.line, columns) }
        let hasColon = stop.map { all[$0] == ":" } ?? false
        return FoundWord(
            .entry(
                WrittenPlace.Entry(
                    path: base,
                    siblings: level.keys,
                    isInItem: true,
                    hasColon: hasColon,
                    indent: columns.lowerBound,
                    isInBraces: true
                )
            ),
            line: place.line,
            columns
        )
    }

    // MARK: Words

    /// The column in which a comment begins; the end of the line where there is none.
    private static func startOfComment(_ scalars: [Unicode.Scalar]) -> Int {
        var quote: Unicode.Scalar?
        for index in scalars.indices {
            let isAfterSpace = index == 0 || " [{,".unicodeScalars.contains(scalars[index - 1])
            if let open = quote {
                if scalars[index] == open { quote = nil }
            } else if scalars[index] == "#", index == 0 || scalars[index - 1] == " " {
                return index
            } else if scalars[index] == "\"" || scalars[index] == "'", isAfterSpace {
                quote = scalars[index]
            }
        }
        return scalars.count
    }

    /// A value on one line, without a comment behind it and without its quotation marks.
    private static func scalar(_ scalars: [Unicode.Scalar], from start: Int, around column: Int) -> Range<Int> {
        let start = min(start, column)
        let end = max(start, column, startOfComment(scalars))
        return unquoted(scalars, trimmed(scalars, start..<end, emptyAt: column))
    }

    /// A stretch without white space around it; where nothing else is in it, an empty one at a place.
    private static func trimmed(_ scalars: [Unicode.Scalar], _ range: Range<Int>, emptyAt place: Int) -> Range<Int> {
        func isSpace(_ index: Int) -> Bool { YAMLLine.isAnySpace(scalars[index]) || scalars[index] == "\n" }
        guard let first = range.first(where: { !isSpace($0) }), let last = range.last(where: { !isSpace($0) }) else {
            return place..<place
        }
        return first..<last + 1
    }

    private static func unquoted(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
        guard let mark = range.first.map({ scalars[$0] }), mark == "\"" || mark == "'" else { return range }
        let end = range.count > 1 && scalars[range.upperBound - 1] == mark ? range.upperBound - 1 : range.upperBound
        return range.lowerBound + 1..<end
    }
}
