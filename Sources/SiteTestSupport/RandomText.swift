/// Numbers that are the same for the same seed (SplitMix64).
package struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// The numbers of a seed.
    package init(seed: UInt64) { state = seed }

    /// The next number.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}

/// A text by what it says, which can be written in Markdown in many ways.
package struct RandomText {
    /// A part of a paragraph.
    package indirect enum Inline: Equatable {
        case word(String)
        case emphasis([String])
        case strong([String])
        case code(String)
        case deletion([String])
        case link([String], address: String, title: String?)
        case citation(Int, place: String?)
        case note
        case image(alternative: String, file: String)
        case count
        case service
        case hardBreak
    }

    /// A part of a text.
    package indirect enum Block: Equatable {
        case paragraph([Inline])
        case heading(level: Int, [Inline])
        case list(start: Int?, [Item])
        case quote([Block])
        case card(title: [Inline], [Block])
        case table(caption: [Inline]?, [[[Inline]]])
        case terms([Term])
        case code([String])
        case rule
    }

    /// An item of a list.
    package struct Item: Equatable {
        var words: [Inline]
        var nested: Block?
    }

    /// A term and what it means.
    package struct Term: Equatable {
        var words: [Inline]
        var meanings: [[Inline]]
    }

    /// What the text consists of.
    package private(set) var blocks: [Block]

    /// Some text of all kinds of blocks.
    package init(using numbers: inout SeededNumbers) {
        blocks = []
        var previousIsList = false
        for _ in 0..<Int.random(in: 3...9, using: &numbers) {
            var block = Self.block(&numbers, depth: 0)
            if case .list = block {
                // Two lists in a row would be one.
                if previousIsList { block = .paragraph(Self.inlines(&numbers)) }
                previousIsList = !previousIsList
            } else {
                previousIsList = false
            }
            blocks.append(block)
        }
    }

    private static let words = [
        "iron", "blood", "anemia", "marrow", "ferritin", "doctor", "tired", "5", "1.5", "10", "mg", "daily", "the",
        "of",
        "cells", "día", "Größe", "<b>", "&", "\"often\"", "don't", "R&D", "≤", "±2", "50%", "血", "🩸",
    ]

    private static func word(_ numbers: inout SeededNumbers) -> String { numbers.pick(words) }

    /// Words for places where a sign at the edge would not be markup.
    private static func plain(_ numbers: inout SeededNumbers) -> [String] {
        (0..<Int.random(in: 1...3, using: &numbers)).map { _ in numbers.pick(Array(words[..<15])) }
    }

    private static func inlines(_ numbers: inout SeededNumbers, inLine: Bool = false) -> [Inline] {
        var inlines: [Inline] = [.word("start")]
        for _ in 0..<Int.random(in: 2...14, using: &numbers) {
            switch Int.random(in: 0..<24, using: &numbers) {
            case 0: inlines.append(.emphasis(plain(&numbers)))
            case 1: inlines.append(.strong(plain(&numbers)))
            case 2: inlines.append(.code(numbers.pick(["a < b", "x &amp; y", "`q`"])))
            case 3: inlines.append(.deletion(plain(&numbers)))
            case 4:
                let address = numbers.pick(["https://example.org/?a=1&b=2", "other.md", "mailto:a@example.org"])
                inlines.append(.link(plain(&numbers), address: address, title: numbers.pick([nil, "A title"])))
            case 5:
                let place = numbers.pick([nil, nil, "p. 12", "chapter 3, section 2.1", "§ 4 & 5"])
                inlines.append(.citation(Int.random(in: 1...3, using: &numbers), place: place))
            case 6: inlines.append(.note)
            case 7: inlines.append(.image(alternative: "An image", file: numbers.pick(["cell.png", "blood.png"])))
            case 8: inlines.append(.count)
            case 9: inlines.append(.service)
            case 10 where !inLine: inlines += [.hardBreak, .word("next")]
            default: inlines.append(.word(word(&numbers)))
            }
        }
        return inlines
    }

    private static func list(_ numbers: inout SeededNumbers, depth: Int) -> Block {
        let items = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
            Item(
                words: inlines(&numbers),
                nested: depth < 2 && numbers.chance(25) ? list(&numbers, depth: depth + 1) : nil
            )
        }
        // Below words, a list can start at 1 only (CommonMark 0.29, section 5.3).
        return .list(start: numbers.pick([nil, nil, 1, depth == 0 && items.count > 1 ? 4 : 1]), items)
    }

    private static func block(_ numbers: inout SeededNumbers, depth: Int) -> Block {
        switch Int.random(in: 0..<13, using: &numbers) {
        case 0, 1: return .heading(level: numbers.pick([2, 3, 4]), inlines(&numbers, inLine: true))
        case 2, 3: return list(&numbers, depth: depth)
        case 4 where depth == 0: return .quote([block(&numbers, depth: 1)])
        case 5 where depth == 0:
            return .card(title: numbers.pick([[], inlines(&numbers, inLine: true)]), [block(&numbers, depth: 1)])
        case 6:
            let columns = Int.random(in: 1...3, using: &numbers)
            return .table(
                caption: numbers.chance(30) ? inlines(&numbers, inLine: true) : nil,
                (0...Int.random(in: 1...3, using: &numbers)).map { _ in
                    (0..<columns).map { _ in inlines(&numbers, inLine: true) }
                }
            )
        case 7: return .code(["if a < b {", "", "    & \"c\"", "}"])
        case 8: return .rule
        case 9:
            return .terms(
                (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
                    Term(
                        words: inlines(&numbers, inLine: true),
                        meanings: (0..<Int.random(in: 1...2, using: &numbers)).map { _ in
                            inlines(&numbers, inLine: true)
                        }
                    )
                }
            )
        default: return .paragraph(inlines(&numbers))
        }
    }
}

// MARK: - Changes

extension RandomText {
    /// The text with one thing changed that matters, and what that was; `nil` where the choice fell on nothing.
    package func changed(using numbers: inout SeededNumbers) -> (text: RandomText, change: String)? {
        var text = self
        let index = Int.random(in: 0..<blocks.count, using: &numbers)
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0:
            text.blocks.remove(at: index)
            return blocks.count > 1 ? (text, "a block left out") : nil
        case 1:
            guard case .heading(let level, let words) = blocks[index] else { return nil }
            text.blocks[index] = .heading(level: level == 4 ? 3 : level + 1, words)
            return (text, "the level of a heading")
        case 2:
            guard index + 1 < blocks.count, blocks[index] != blocks[index + 1] else { return nil }
            // Lists that come to be beside each other would be one.
            let lists = blocks.count { if case .list = $0 { true } else { false } }
            guard lists < 2 else { return nil }
            text.blocks.swapAt(index, index + 1)
            return (text, "the order of two blocks")
        default:
            guard let (block, change) = Self.changed(blocks[index], &numbers) else { return nil }
            text.blocks[index] = block
            return (text, change)
        }
    }

    private static func changed(_ block: Block, _ numbers: inout SeededNumbers) -> (Block, String)? {
        switch block {
        case .paragraph(let words): return changed(words, &numbers).map { (.paragraph($0), $1) }
        case .heading(let level, let words): return changed(words, &numbers).map { (.heading(level: level, $0), $1) }
        case .list(let start, var items):
            let index = Int.random(in: 0..<items.count, using: &numbers)
            guard let (words, change) = changed(items[index].words, &numbers) else { return nil }
            items[index].words = words
            return (.list(start: start, items), change)
        case .quote(let blocks): return changed(blocks[0], &numbers).map { (.quote([$0]), $1) }
        case .card(let title, let blocks):
            if title.isEmpty { return changed(blocks[0], &numbers).map { (.card(title: [], [$0]), $1) } }
            return changed(title, &numbers).map { (.card(title: $0, blocks), $1) }
        case .table(let caption?, let rows) where numbers.chance(50):
            return changed(caption, &numbers).map { (.table(caption: $0, rows), $1) }
        case .table(let caption, var rows):
            let row = Int.random(in: 0..<rows.count, using: &numbers)
            guard let (words, change) = changed(rows[row][0], &numbers) else { return nil }
            rows[row][0] = words
            return (.table(caption: caption, rows), change)
        case .terms(var terms):
            let index = Int.random(in: 0..<terms.count, using: &numbers)
            if numbers.chance(50) {
                guard let (words, change) = changed(terms[index].words, &numbers) else { return nil }
                terms[index].words = words
                return (.terms(terms), change)
            }
            guard let (words, change) = changed(terms[index].meanings[0], &numbers) else { return nil }
            terms[index].meanings[0] = words
            return (.terms(terms), change)
        case .code(var lines):
            lines[2] += " "
            return (.code(lines), "a space in code")
        case .rule: return (.paragraph([.word("rule")]), "a rule")
        }
    }

    private static func changed(_ inlines: [Inline], _ numbers: inout SeededNumbers) -> ([Inline], String)? {
        var inlines = inlines
        let index = Int.random(in: 0..<inlines.count, using: &numbers)
        switch inlines[index] {
        case .word("start"), .hardBreak, .note, .count, .service:
            inlines.insert(.word("not"), at: index + 1)
            return (inlines, "a word put in")
        case .word(let word):
            inlines[index] = .word(word + "s")
            return (inlines, "a word")
        case .emphasis(let words): inlines[index] = .emphasis(words + ["not"])
        case .strong(let words): inlines[index] = .strong(["not"] + words)
        case .code(let code): inlines[index] = .code(code + "!")
        case .deletion(let words): inlines[index] = .emphasis(words)
        case .link(let words, let address, let title):
            if title == nil, address == "other.md" { return nil }
            inlines[index] = .link(words, address: address, title: title == nil ? "New" : nil)
            if numbers.chance(50), address != "other.md" {
                inlines[index] = .link(words, address: address + "x", title: title)
            }
        case .citation(let number, let place) where numbers.chance(50):
            inlines[index] = .citation(number, place: place == "p. 12" ? "p. 13" : "p. 12")
            return (inlines, "the place in a source")
        case .citation(let number, _):
            // The only use of another number may move both.
            inlines.remove(at: index)
            return (inlines, "citation \(number) left out")
        case .image(let alternative, let file):
            inlines[index] = .image(alternative: alternative, file: file == "cell.png" ? "blood.png" : "cell.png")
            if numbers.chance(50) { inlines[index] = .image(alternative: alternative + "s", file: file) }
        }
        return (inlines, "an inline")
    }
}

// MARK: - Markdown

extension RandomText {
    /// One of the ways to write the text in Markdown.
    package func markdown(using numbers: inout SeededNumbers) -> String {
        var notes: [String] = []
        var lines: [String] = []
        for block in blocks {
            if !lines.isEmpty { lines += [String](repeating: "", count: numbers.chance(80) ? 1 : 2) }
            lines += Self.lines(block, &numbers, &notes)
        }
        for number in notes.indices {
            lines += ["", "[^n\(number)]: A note with *words*."]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ block: Block, _ numbers: inout SeededNumbers, _ notes: inout [String]) -> [String] {
        switch block {
        case .paragraph(let inlines): return wrapped(inlines, &numbers, &notes)
        case .heading(let level, let inlines):
            // An id is no part of the form.
            let id = numbers.chance(20) ? " {#id-\(Int.random(in: 0..<1_000_000, using: &numbers))}" : ""
            let words = line(inlines, &numbers, &notes) + id
            if level == 2, numbers.chance(40) { return [words, numbers.pick(["---", "----------"])] }
            let signs = String(repeating: "#", count: level)
            return ["\(signs) \(words)" + (numbers.chance(30) ? " " + signs : "")]
        case .list(let start, let items): return list(start, items, &numbers, &notes)
        case .quote(let blocks):
            return lines(blocks[0], &numbers, &notes).map { $0.isEmpty ? ">" : "> " + $0 }
        case .card(let title, let blocks):
            let marker = "[!" + numbers.pick(["URGENT", "urgent"]) + "]"
            let head = title.isEmpty ? marker : marker + " " + line(title, &numbers, &notes)
            return ["> " + head, ">"] + lines(blocks[0], &numbers, &notes).map { $0.isEmpty ? ">" : "> " + $0 }
        case .table(let caption, let rows):
            var lines = rows.map { row in
                let cells = row.map { line($0, &numbers, &notes).replacing("|", with: "\\|") }
                return numbers.chance(50)
                    ? "| " + cells.joined(separator: " | ") + " |" : "|" + cells.joined(separator: "|") + "|"
            }
            lines.insert(String(repeating: numbers.pick(["|---", "| :-- "]), count: rows[0].count) + "|", at: 1)
            guard let caption else { return lines }
            let words = line(caption, &numbers, &notes)
            return [numbers.pick(["Table: ", "Table:  "]) + words] + (numbers.chance(50) ? [""] : []) + lines
        case .terms(let terms):
            return Array(
                terms.map { term in
                    [line(term.words, &numbers, &notes)]
                        + term.meanings.map { numbers.pick([": ", ":   "]) + line($0, &numbers, &notes) }
                }.joined(separator: [""])
            )
        case .code(let lines):
            let fence = numbers.pick(["```", "~~~", "`````"])
            return [fence] + lines + [fence]
        case .rule: return [numbers.pick(["***", "* * *", "___"])]
        }
    }

    private static func list(
        _ start: Int?,
        _ items: [Item],
        _ numbers: inout SeededNumbers,
        _ notes: inout [String]
    ) -> [String] {
        let bullet = numbers.pick(["-", "*", "+"])
        let delimiter = numbers.pick([".", ")"])
        let isLoose = numbers.chance(50)
        var lines: [String] = []
        let repeatsOne = numbers.chance(50)
        for (index, item) in items.enumerated() {
            if isLoose, index > 0 { lines.append("") }
            let sign = start.map { "\(repeatsOne && $0 == 1 ? 1 : $0 + index)\(delimiter)" } ?? bullet
            var content = wrapped(item.words, &numbers, &notes)
            if let nested = item.nested {
                if isLoose { content.append("") }
                content += self.lines(nested, &numbers, &notes)
            }
            let width = sign.count + 1
            lines += content.enumerated().map { number, text in
                if number == 0 { return sign + " " + text }
                return text.isEmpty ? "" : String(repeating: " ", count: width) + text
            }
        }
        return lines
    }

    /// Inlines on as many lines as it pleases.
    private static func wrapped(
        _ inlines: [Inline],
        _ numbers: inout SeededNumbers,
        _ notes: inout [String]
    ) -> [String] {
        var lines = [""]
        for inline in inlines {
            if inline == .hardBreak {
                lines[lines.count - 1] += numbers.pick(["\\", "  ", "    "])
                lines.append("")
                continue
            }
            let text = Self.text(inline, &numbers, &notes)
            let glue = isGlued(inline) || lines[lines.count - 1].isEmpty
            // Some signs start something at the start of a line.
            let mayStart = text.first.map { $0.isLetter || $0 == "[" } ?? false
            if !glue, mayStart, numbers.chance(15) {
                lines.append(text)
            } else {
                lines[lines.count - 1] += (glue ? "" : numbers.chance(90) ? " " : "   ") + text
            }
        }
        return lines
    }

    private static func line(
        _ inlines: [Inline],
        _ numbers: inout SeededNumbers,
        _ notes: inout [String]
    ) -> String {
        inlines.enumerated().map { index, inline in
            (index == 0 || isGlued(inline) ? "" : " ") + text(inline, &numbers, &notes)
        }.joined()
    }

    private static func isGlued(_ inline: Inline) -> Bool {
        switch inline {
        case .citation, .note: true
        default: false
        }
    }

    private static func text(
        _ inline: Inline,
        _ numbers: inout SeededNumbers,
        _ notes: inout [String]
    ) -> String {
        switch inline {
        case .word(let word): return escaped(word, &numbers)
        case .emphasis(let words):
            let sign = numbers.pick(["*", "_"])
            return sign + words.joined(separator: " ") + sign
        case .strong(let words):
            let sign = numbers.pick(["**", "__"])
            return sign + words.joined(separator: " ") + sign
        case .code(let code):
            let fence = code.contains("`") ? numbers.pick(["``", "```"]) : numbers.pick(["`", "``"])
            return "\(fence) \(code) \(fence)"
        case .deletion(let words): return "~~" + words.joined(separator: " ") + "~~"
        case .link(let words, let address, let title):
            let address = numbers.chance(50) ? address : "<\(address)>"
            let title = title.map { numbers.pick([" \"\($0)\"", " '\($0)'", "  (\($0))"]) } ?? ""
            return "[" + words.joined(separator: " ") + "](\(address)\(title))"
        case .citation(let number, let place):
            return "[^s\(number)\(place.map { numbers.pick([",", ", "]) + $0 } ?? "")]"
        case .note:
            notes.append("n")
            return "[^n\(notes.count - 1)]"
        case .image(let alternative, let file): return "![\(alternative)](\(file))"
        case .count: return "{people:anemia}"
        case .service: return "{service:emergency}"
        case .hardBreak: return ""
        }
    }

    private static func escaped(_ word: String, _ numbers: inout SeededNumbers) -> String {
        switch word {
        case "<b>": numbers.pick(["\\<b>", "&lt;b&gt;"])
        case "&": numbers.pick(["&", "&amp;", "\\&"])
        case "\"often\"": numbers.pick(["\"often\"", "“often”", "&ldquo;often”"])
        case "don't": numbers.pick(["don't", "don’t"])
        case "día": numbers.pick(["día", "d&iacute;a"])
        default: word
        }
    }
}
