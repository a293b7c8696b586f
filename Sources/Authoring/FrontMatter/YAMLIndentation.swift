/// In which columns the keys and list items of a YAML text are, and which of them are where they cannot.
struct YAMLIndentation {
    /// Why a line is not where it should.
    enum Fault {
        /// It belongs into another column, that of `neighbour` where that is a key.
        case column(Int, neighbour: String)
        /// It is in the column of a list's `- ` without one.
        case noDash(Int)
        /// It has a `- ` where keys are.
        case dash
        /// It is a key between the items of a list, or between a list and the list's key `list`; it belongs into the
        /// column of `neighbour`.
        case amidList(list: String, neighbour: String)
        /// It starts a list below a key that has a value: that of another line, counted from 0.
        case belowValue(Int)
    }

    private struct Level {
        var column: Int
        var isList: Bool
        /// The first key of the level.
        var name: String
        /// The line on which it starts.
        var line = 0
        /// Of a list: whether its items are groups of keys.
        var holdsKeys = false
        /// Of a group: its keys up to here, and the last of them.
        var keys: Set<String> = []
        var lastKey = ""

        mutating func add(_ key: String) {
            keys.insert(key)
            lastKey = key
        }
    }

    /// The fault of each line that has one, counted from 0.
    private(set) var faults: [Int: Fault] = [:]
    private var besideKeys: Set<Int> = []
    private var columns: [Int: Int] = [:]
    private let lines: [YAMLLine]
    /// The lines that have a key or begin an item.
    private let structural: [Int]

    init(_ lines: [YAMLLine], isText: [Bool]) {
        let structural = lines.indices.filter { index in
            !isText[index] && !lines[index].isBlank && (lines[index].key != nil || !lines[index].dashes.isEmpty)
        }
        self.lines = lines
        self.structural = structural
        // Whoever begins the first line wrongly begins the others right.
        let base = structural.map { lines[$0].indent }.min() ?? 0
        let firstKey = structural.first { lines[$0].indent == base && lines[$0].dashes.isEmpty }
        var levels = [Level(column: base, isList: false, name: firstKey.map { lines[$0].keyName } ?? "")]
        var opens = false
        if let first = structural.first, !lines[first].dashes.isEmpty, lines[first].indent == base {
            levels = []
            opens = true
        }
        for index in lines.indices where !isText[index] && !lines[index].isBlank {
            let line = lines[index]
            let wasOpen = opens
            columns[index] = opens ? (levels.last?.column ?? 0) + 2 : levels.last?.column ?? 0
            guard line.key != nil || !line.dashes.isEmpty else {
                if levels.contains(where: { !$0.isList && $0.column == line.indent }) { besideKeys.insert(index) }
                continue
            }
            let start = place(line, index, opens: opens, &levels)
            if case .amidList = faults[index] {
                opens = wasOpen
                continue
            }
            open(index, shiftedBy: start - line.indent, &levels)
            opens = line.opensLevel
        }
    }

    /// Whether a line is in a column of keys.
    func isBesideKeys(_ index: Int) -> Bool { besideKeys.contains(index) }

    /// The column of a line whose own cannot be told.
    func likelyColumn(of index: Int) -> Int? { columns[index] }

    /// The lines around one that are out of their column in the same way, one right after the other.
    func run(with index: Int) -> [Int] {
        guard case .column(let expected, let neighbour) = faults[index] else { return [index] }
        func isLike(_ other: Int) -> Bool {
            guard case .column(expected, let beside) = faults[other] else { return false }
            return beside == neighbour && lines[other].indent == lines[index].indent
        }
        var run = [index]
        while let before = run.first.flatMap({ lastLine(before: $0) }), isLike(before) { run.insert(before, at: 0) }
        return run + linesAfter(index).prefix(while: isLike)
    }

    private func linesAfter(_ index: Int) -> ArraySlice<Int> {
        var first = 0
        var end = structural.count
        while first < end {
            let middle = (first + end) / 2
            if structural[middle] <= index { first = middle + 1 } else { end = middle }
        }
        return structural[first...]
    }

    private func lastLine(before index: Int) -> Int? {
        let after = linesAfter(index - 1).startIndex
        return after > 0 ? structural[after - 1] : nil
    }

    /// The level that lines leave by mistake, because what follows them goes on in it or in a list that holds it.
    private func interruptedLevel(_ index: Int, _ levels: [Level]) -> Level? {
        let column = lines[index].indent
        let isItem = !lines[index].dashes.isEmpty
        guard !lines[index].opensLevel else { return nil }
        let rest = linesAfter(index).drop {
            lines[$0].indent == column && lines[$0].dashes.isEmpty == !isItem && !lines[$0].opensLevel
        }
        guard let next = rest.first, lines[next].indent > column,
            levels.contains(where: { $0.column == lines[next].indent && $0.isList == !lines[next].dashes.isEmpty })
        else { return nil }
        guard let level = levels.last(where: { $0.column > column && $0.isList == isItem }) else { return nil }
        return level.keys.contains(lines[index].keyName) && !isItem ? nil : level
    }

    /// A key where the list `list` goes on, or begins, on the next line: it is taken for one that is not there.
    private mutating func leaveAmid(_ list: String, _ index: Int, _ levels: [Level]) -> Bool {
        guard let next = linesAfter(index).first, lines[next].indent >= lines[index].indent,
            !lines[next].dashes.isEmpty, !lines[index].opensLevel, let keys = levels.first(where: { !$0.isList })
        else { return false }
        faults[index] = .amidList(list: list, neighbour: keys.name)
        return true
    }

    /// The column in which a line belongs, once it is known which levels it ends.
    private mutating func place(_ line: YAMLLine, _ index: Int, opens: Bool, _ levels: inout [Level]) -> Int {
        let column = line.indent
        let isItem = !line.dashes.isEmpty
        guard let top = levels.last else { return column }
        if column > top.column {
            // Below a line that is no key, it is that line which is wrong.
            if !opens, let before = lines[..<index].lastIndex(where: { !$0.isBlank }), lines[before].key == nil,
                lines[before].dashes.isEmpty, lines[before].indent == top.column
            {
                return column
            }
            if opens {
                // The first key of a group, as the key below it in the same column tells.
                if !isItem, let next = linesAfter(index).first, lines[next].indent == column, lines[next].hasKey {
                    besideKeys.insert(index)
                }
                if !isItem, !top.isList { _ = leaveAmid(top.lastKey, index, levels) }
                return column
            }
            if isItem, !top.isList, !line.hasKey, let above = lastLine(before: index), lines[above].hasKey,
                lines[(above + 1)..<index].allSatisfy(\.isBlank)
            {
                faults[index] = .belowValue(above)
                return column
            }
            besideKeys.insert(index)
            if !isItem, top.isList { return moveToKeys(index, &levels) ?? column }
            faults[index] = .column(top.column, neighbour: isItem ? "" : top.name)
            // A list whose items are out of line: where the one before is is where this one belongs.
            if isItem, let list = levels.last(where: \.isList) {
                while levels.last.map({ $0.column > list.column }) == true { levels.removeLast() }
                faults[index] = .column(list.column, neighbour: "")
                return list.column
            }
            return top.column
        }
        let before = levels
        if column < top.column, let level = interruptedLevel(index, levels) {
            return move(index, to: level, &levels)
        }
        while let last = levels.last, last.column > column { levels.removeLast() }
        if let last = levels.last, last.column == column {
            return settle(index, isItem: isItem, opens: opens, column: column, before: before, &levels)
        }
        // Between two columns: the nearer one of the same kind, and the deeper of two that are as near.
        let deeper = before.filter { $0.column > column && $0.isList == isItem }.min { $0.column < $1.column }
        let outer = levels.last { $0.isList == isItem }
        guard
            let chosen = [deeper, outer].compactMap(\.self).min(by: {
                abs($0.column - column) < abs($1.column - column)
            })
        else { return column }
        levels = before
        return move(index, to: chosen, &levels)
    }

    /// Says that a line belongs into the column of a level that is open; gives that column.
    private mutating func move(_ index: Int, to level: Level, _ levels: inout [Level]) -> Int {
        while let last = levels.last, last.column > level.column { levels.removeLast() }
        faults[index] = .column(level.column, neighbour: level.isList ? "" : level.name)
        besideKeys.insert(index)
        return level.column
    }

    /// A line in the column of a level that is open; `before` are the levels that were open above it.
    private mutating func settle(
        _ index: Int,
        isItem: Bool,
        opens: Bool,
        column: Int,
        before: [Level],
        _ levels: inout [Level]
    ) -> Int {
        guard let last = levels.last else { return column }
        if isItem == last.isList {
            if !isItem { besideKeys.insert(index) }
            return column
        }
        if isItem {
            // A list may be in the column of its key, and only below it.
            if !opens { faults[index] = .dash }
            return column
        }
        // A key in the column of a list ends it, where the key of the list is in that column too.
        if levels.count > 1, !levels[levels.count - 2].isList, levels[levels.count - 2].column == column {
            levels.removeLast()
            besideKeys.insert(index)
            return column
        }
        // Between items that are texts, a key is no item.
        let listName = levels.dropLast().last { !$0.isList }?.lastKey
        if !last.holdsKeys {
            if leaveAmid(listName ?? "", index, levels) { return column }
            if let keys = moveToKeys(index, &levels) { return keys }
        }
        let name = lines[index].keyName
        let isFollowedByKeys = linesAfter(index).first.map { lines[$0].indent > column } ?? false
        if let item = before.last(where: { !$0.isList && $0.column > column }), !item.keys.contains(name),
            !isFollowedByKeys || lines[index].opensLevel
        {
            if listName == nil || ListedGroups.keys[listName ?? ""]?.contains(name) == true {
                levels = before
                return move(index, to: item, &levels)
            }
            if ListedGroups.others.contains(listName ?? "") {
                // It is the line with the `- ` that is not as it should be.
                faults[last.line] = .dash
                return column
            }
            if leaveAmid(listName ?? "", index, levels) { return column }
            if let keys = moveToKeys(index, &levels) { return keys }
        }
        faults[index] = .noDash(column)
        return column
    }

    /// Ends the lists that are open, where a key is that belongs to none of them; gives the column of its neighbours.
    private mutating func moveToKeys(_ index: Int, _ levels: inout [Level]) -> Int? {
        guard let keys = levels.lastIndex(where: { !$0.isList }) else { return nil }
        levels.removeLast(levels.count - keys - 1)
        faults[index] = .column(levels[keys].column, neighbour: levels[keys].name)
        besideKeys.insert(index)
        return levels[keys].column
    }

    private mutating func open(_ index: Int, shiftedBy shift: Int, _ levels: inout [Level]) {
        let line = lines[index]
        func add(_ column: Int, isList: Bool, name: String) {
            if let last = levels.last, last.column == column, last.isList == isList {
                levels[levels.count - 1].add(name)
                return
            }
            if !isList, let last = levels.indices.last, levels[last].isList { levels[last].holdsKeys = line.hasKey }
            var level = Level(column: column, isList: isList, name: name, line: index)
            level.add(name)
            levels.append(level)
        }
        for dash in line.dashes { add(dash + shift, isList: true, name: "") }
        if line.key != nil { add(line.contentStart + shift, isList: false, name: line.keyName) }
    }
}
