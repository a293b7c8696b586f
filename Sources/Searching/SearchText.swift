import ASCII
package import SiteModel

/// What a search needs to know of a text: the words that it uses most, and its card for emergencies. It is small, so that
/// it can be kept of every text of a site.
package struct SearchText: Sendable, Equatable {
    /// The words, each with the number of times, in small letters and parted by spaces: `iron 7 blood 3`. Headings and
    /// titles of cards count more than once.
    package var words = ""
    /// The HTML of the first card for emergencies; empty where there is none.
    package var emergencyCard = ""
    /// What that card says, block by block.
    package var emergencyLines: [String] = []
    /// Whether the first of its cards about getting help is one for emergencies.
    package var startsWithEmergency = false

    /// A text without words.
    package init() {}

    /// How many words are kept of a text: those that it uses most.
    static let mostWords = 32
    /// How many lines are kept of a card, and how long one may be, in UTF-8 bytes.
    private static let mostLines = 16
    private static let longestLine = 120

    /// The words of a body.
    package init(_ body: Body) {
        let prose = body.prose
        var counter = WordCounter()
        for block in prose.blocks where !block.isFootnote {
            let weight: Int =
                switch block.kind {
                case .heading: 3
                case .cardTitle: 2
                case .paragraph, .headerCell, .cell: 1
                }
            counter.count(prose.bytes, block.range, weight: weight)
        }
        words = String(decoding: counter.most(Self.mostWords, of: prose.bytes), as: UTF8.self)
        startsWithEmergency = body.careCards.first?.kind == .emergency
        emergencyCard = body.careCards.first { $0.kind == .emergency }?.html ?? ""
        guard let first = prose.blocks.firstIndex(where: { $0.care == .emergency }) else { return }
        let lines = prose.blocks[first...].prefix { $0.care == .emergency }
        emergencyLines = lines.filter { $0.kind != .cardTitle && $0.range.count <= Self.longestLine }
            .prefix(Self.mostLines).map { prose.text($0.range) }
    }

    /// Goes over the words with their numbers.
    func forEachWord(_ body: (String, Int) -> Void) {
        let parts = words.split(separator: " ")
        for place in stride(from: 0, to: parts.count - 1, by: 2) {
            guard let number = Int(parts[place + 1]) else { continue }
            body(String(parts[place]), number)
        }
    }
}

/// Counts words of bytes without making a text of each: a site has millions of them.
private struct WordCounter {
    private struct Entry {
        var hash: UInt64
        var start: Int
        var length: Int
        var number: Int
    }

    private var entries: [Entry] = []
    /// Where the entry of a hash is, from 1; 0 is free. Its length is a power of two.
    private var table = [Int32](repeating: 0, count: 1024)
    private static let shortest = 3
    private static let longest = 40

    mutating func count(_ bytes: [UInt8], _ range: Range<Int>, weight: Int) {
        var place = range.lowerBound
        while place < range.upperBound {
            let start = place
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            var isWord = true
            while place < range.upperBound {
                let byte = bytes[place]
                if byte >= 0x80 {
                    // Quotation marks, dashes and the like are of U+2000 to U+203F, other signs and spaces below U+00C0.
                    if (byte == 0xE2 && place + 1 < range.upperBound && bytes[place + 1] == 0x80) || byte == 0xC2 {
                        break
                    }
                } else if !byte.isASCIILetterOrDigit {
                    break
                }
                if byte.isASCIIDigit { isWord = false }
                hash = (hash ^ UInt64(byte.asciiLowercased)) &* 0x0000_0100_0000_01b3
                place += 1
            }
            let length = place - start
            if isWord, (Self.shortest...Self.longest).contains(length) {
                add(hash, bytes, start, length, weight)
            }
            if length == 0 {
                let byte = bytes[place]
                place += byte == 0xE2 ? 3 : byte == 0xC2 ? 2 : 1
            }
        }
    }

    private mutating func add(_ hash: UInt64, _ bytes: [UInt8], _ start: Int, _ length: Int, _ weight: Int) {
        var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[slot] != 0 {
            let index = Int(table[slot]) - 1
            if entries[index].hash == hash, entries[index].length == length {
                entries[index].number += weight
                return
            }
            slot = (slot + 1) & (table.count - 1)
        }
        entries.append(Entry(hash: hash, start: start, length: length, number: weight))
        table[slot] = Int32(entries.count)
        if entries.count * 2 > table.count { grow() }
    }

    private mutating func grow() {
        table = [Int32](repeating: 0, count: table.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (table.count - 1)
            while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
            table[slot] = Int32(index + 1)
        }
    }

    /// The words that were counted most, and of as many the first ones, in small letters.
    func most(_ limit: Int, of bytes: [UInt8]) -> [UInt8] {
        let kept = entries.sorted { ($1.number, $0.start) < ($0.number, $1.start) }.prefix(limit)
        var result: [UInt8] = []
        for entry in kept {
            if !result.isEmpty { result.append(UInt8(ascii: " ")) }
            for byte in bytes[entry.start..<entry.start + entry.length] { result.append(byte.asciiLowercased) }
            result.append(UInt8(ascii: " "))
            result += Array(String(entry.number).utf8)
        }
        return result
    }
}
