import SiteModel

extension Prose {
    /// The tables, each as its blocks; the cells of its first row come first.
    ///
    /// A table in a list has the list's group, so that only the kinds of the blocks tell where one starts.
    var tables: [Table] {
        var tables: [Table] = []
        var index = 0
        while index < blocks.count {
            guard blocks[index].kind == .headerCell else {
                index += 1
                continue
            }
            let start = index
            while index < blocks.count, blocks[index].kind == .headerCell { index += 1 }
            let columns = index - start
            while index < blocks.count, blocks[index].kind == .cell { index += 1 }
            tables.append(Table(blocks: start..<index, columns: columns))
        }
        return tables
    }

    /// A table's place in the blocks.
    struct Table {
        /// All its cells, row by row.
        let blocks: Range<Int>
        /// How many cells a row has.
        let columns: Int
    }

    /// Whether a source is cited, or a footnote referred to, in a stretch or right after it.
    func cites(in range: Range<Int>) -> Bool { Self.hasOffset(of: citations, in: range) }

    /// Whether an image is in a stretch.
    func hasImage(in range: Range<Int>) -> Bool { Self.hasOffset(of: images, in: range) }

    private static func hasOffset(of offsets: [Int], in range: Range<Int>) -> Bool {
        let first = firstIndex(in: offsets) { $0 >= range.lowerBound }
        return first < offsets.count && offsets[first] <= range.upperBound
    }

    /// The link whose words hold an offset.
    func link(at offset: Int) -> Link? {
        let first = Self.firstIndex(in: links) { $0.range.upperBound > offset }
        return first < links.count && links[first].range.contains(offset) ? links[first] : nil
    }

    /// Whether words in bold type start at an offset.
    func startsStrong(at offset: Int) -> Bool { endOfStrong(from: offset) != nil }

    /// Where the words in bold type end that start at an offset; of nested ones the outermost.
    func endOfStrong(from offset: Int) -> Int? {
        var end: Int?
        var index = Self.firstIndex(in: strong) { $0.upperBound > offset }
        while index < strong.count, strong[index].lowerBound == offset {
            end = strong[index].upperBound
            index += 1
        }
        return end
    }

    /// The first place from which on a condition holds, in a list in which it holds from some place on.
    private static func firstIndex<Element>(in list: [Element], where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if holds(list[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whether an offset lies in a code span or in what the site put in.
    func isNoProse(at offset: Int) -> Bool {
        code.contains { $0.contains(offset) } || insertions.contains { $0.contains(offset) }
    }

    /// A stretch in backticks, shortened so that it fits into a message.
    func quoted(_ range: Range<Int>) -> String {
        let text = text(range)
        guard text.unicodeScalars.count > 60 else { return "`\(text)`" }
        return "`\(String(text.unicodeScalars.prefix(60)))…`"
    }
}
