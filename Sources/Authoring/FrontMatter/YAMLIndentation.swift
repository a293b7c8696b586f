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
    }

    private struct Level {
        var column: Int
        var isList: Bool
        /// The first key of the level.
        var name: String
        /// Of a list: whether its items are groups of keys.
        var holdsKeys = false
    }

    /// The fault of each line that has one, counted from 0.
    private(set) var faults: [Int: Fault] = [:]
    private var besideKeys: Set<Int> = []
    private var columns: [Int: Int] = [:]

    init(_ lines: [YAMLLine], isText: [Bool]) {
        let structural = lines.indices.filter { index in
            !isText[index] && !lines[index].isBlank && (lines[index].key != nil || !lines[index].dashes.isEmpty)
        }
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
            columns[index] = opens ? (levels.last?.column ?? 0) + 2 : levels.last?.column ?? 0
            guard line.key != nil || !line.dashes.isEmpty else {
                if levels.contains(where: { !$0.isList && $0.column == line.indent }) { besideKeys.insert(index) }
                continue
            }
            let start = place(line, index, opens: opens, &levels)
            open(line, shiftedBy: start - line.indent, &levels)
            opens = line.opensLevel
        }
    }

    /// Whether a line is in a column of keys.
    func isBesideKeys(_ index: Int) -> Bool { besideKeys.contains(index) }

    /// The column of a line whose own cannot be told.
    func likelyColumn(of index: Int) -> Int? { columns[index] }

    /// The column in which a line belongs, once it is known which levels it ends.
    private mutating func place(_ line: YAMLLine, _ index: Int, opens: Bool, _ levels: inout [Level]) -> Int {
        let column = line.indent
        let isItem = !line.dashes.isEmpty
        guard let top = levels.last else { return column }
        if column > top.column {
            if opens { return column }
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
        while let last = levels.last, last.column > column { levels.removeLast() }
        if let last = levels.last, last.column == column {
            return settle(isItem, index, opens: opens, column, &levels)
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
        while let last = levels.last, last.column > chosen.column { levels.removeLast() }
        faults[index] = .column(chosen.column, neighbour: isItem ? "" : chosen.name)
        besideKeys.insert(index)
        return chosen.column
    }

    /// A line in the column of a level that is open.
    private mutating func settle(_ isItem: Bool, _ index: Int, opens: Bool, _ column: Int, _ levels: inout [Level])
        -> Int
    {
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
        if !last.holdsKeys, let keys = moveToKeys(index, &levels) { return keys }
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

    private mutating func open(_ line: YAMLLine, shiftedBy shift: Int, _ levels: inout [Level]) {
        func add(_ column: Int, isList: Bool, name: String) {
            if let last = levels.last, last.column == column, last.isList == isList { return }
            if !isList, let last = levels.indices.last, levels[last].isList { levels[last].holdsKeys = line.hasKey }
            levels.append(Level(column: column, isList: isList, name: name))
        }
        for dash in line.dashes { add(dash + shift, isList: true, name: "") }
        if line.key != nil { add(line.contentStart + shift, isList: false, name: line.keyName) }
    }
}
