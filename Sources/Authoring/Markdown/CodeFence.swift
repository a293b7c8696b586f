import ASCII
import CCmarkGFM

/// The line that opens a fenced code block (CommonMark 0.29, section 4.5).
struct CodeFence {
    /// `` ` `` or `~`.
    let character: UInt8
    /// How many there are.
    let length: Int
    /// Whether words follow, such as the name of a language.
    let hasInfo: Bool

    /// The fence of a code block; `nil` for one that is indented.
    init?(_ node: OpaquePointer) {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        guard cmark_node_get_fenced(node, &length, &offset, &character) != 0 else { return nil }
        self.character = UInt8(bitPattern: character)
        self.length = Int(length)
        hasInfo = CommonMark.bytes(cmark_node_get_fence_info(node)).contains { !$0.isASCIISpace }
    }

    /// Words after a fence that begin an admonition in other tools: MyST and Quarto in braces, Obsidian after `ad-`,
    /// others as they are.
    private static let admonitions: Set<String> = [
        "admonition", "attention", "callout", "caution", "danger", "error", "hint", "important", "info", "note",
        "seealso", "tip", "warning",
    ]

    /// The words after the fence where they are not the name of a language but begin an admonition of another tool.
    func admonition(_ node: OpaquePointer) -> String? {
        guard hasInfo else { return nil }
        let info = String(decoding: CommonMark.bytes(cmark_node_get_fence_info(node)), as: UTF8.self)
        let word = info.prefix { !$0.isWhitespace }.lowercased()
        let name = word.drop { "{.:".contains($0) }.prefix { $0.isLetter || $0 == "-" }
        let isAdmonition =
            word.hasPrefix("ad-") || Self.admonitions.contains(word)
            || word.hasPrefix("{") && (name.hasPrefix("callout") || Self.admonitions.contains(String(name)))
        return isAdmonition ? info : nil
    }

    /// The words after the fence where they are in braces, as directives of other tools are.
    func directive(_ node: OpaquePointer) -> String? {
        let info = String(decoding: CommonMark.bytes(cmark_node_get_fence_info(node)), as: UTF8.self)
        return info.hasPrefix("{") ? info : nil
    }

    /// What a line that closes the block is made of.
    var text: String { String(repeating: Character(Unicode.Scalar(character)), count: length) }

    /// Whether a line without the white space before it closes the block.
    func isEnd(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let run = FenceRun(line) else { return false }
        return run.character == character && run.length >= length && !run.hasText
    }

    /// The first line of an unclosed block that looks like its end; `nil` where none does.
    func attemptedEnd(in literal: UnsafeBufferPointer<UInt8>) -> Int? {
        CodeLines(literal).lines.firstIndex { FenceRun($0) != nil }
    }

    /// The first line in a closed block that was probably to close it, so that the text below it became code; `nil`
    /// where none was.
    ///
    /// Code about Markdown may hold whole fenced blocks, so fences that are shorter or of the other character count only
    /// where one of them has no partner. One of the same kind with words after it can close nothing.
    func passedEnd(in literal: UnsafeBufferPointer<UInt8>) -> Int? {
        var others: [Int] = []
        for (index, line) in CodeLines(literal).lines.enumerated() {
            guard let run = FenceRun(line) else { continue }
            if run.character == character, run.length >= length { return others.first ?? index }
            others.append(index)
        }
        return others.count % 2 == 0 ? nil : others.first
    }
}

/// Three or more backticks or tildes at the start of a line.
private struct FenceRun {
    let character: UInt8
    let length: Int
    /// Whether anything but white space follows.
    let hasText: Bool

    init?(_ line: some RandomAccessCollection<UInt8>) {
        let line = line.drop(while: \.isASCIISpace)
        guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return nil }
        let rest = line.drop { $0 == first }
        length = line.count - rest.count
        guard length >= 3 else { return nil }
        character = first
        hasText = rest.contains { !$0.isASCIISpace }
        // An opening of backticks has none after it: that is code in a line.
        if first == UInt8(ascii: "`"), rest.contains(first) { return nil }
    }
}

/// The lines of a code block, however they end.
struct CodeLines {
    /// Each line without its end.
    let lines: [UnsafeBufferPointer<UInt8>]

    /// The lines of a literal.
    init(_ literal: UnsafeBufferPointer<UInt8>) {
        var lines: [UnsafeBufferPointer<UInt8>] = []
        var start = 0
        var index = 0
        while index < literal.count {
            let byte = literal[index]
            guard byte == .lineFeed || byte == .carriageReturn else {
                index += 1
                continue
            }
            lines.append(UnsafeBufferPointer(rebasing: literal[start..<index]))
            index += byte == .carriageReturn && literal.dropFirst(index + 1).first == .lineFeed ? 2 : 1
            start = index
        }
        if start < literal.count { lines.append(UnsafeBufferPointer(rebasing: literal[start...])) }
        self.lines = lines
    }

    /// How many there are.
    var count: Int { lines.count }
}
