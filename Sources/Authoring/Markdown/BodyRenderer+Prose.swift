import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// Writes down the words of a text beside its HTML, block by block, for the rules that look at words.
struct ProseRecorder {
    /// What was written down.
    private(set) var prose = Prose()
    /// For each byte of the prose the offset in the source at which it was written; `nil` unless places are asked for.
    private(set) var offsets: [Int]?
    /// The block that is being written; its range ends where the text ends so far.
    private var open: Prose.Block?
    private var openLinks: [Prose.Link] = []
    private var scopes: [(node: OpaquePointer, rule: DiagnosticIdentifier, firstBlock: Int, location: SourceLocation)] =
        []
    private var pending: [(rule: DiagnosticIdentifier, location: SourceLocation)] = []
    private var openStrong: [Int] = []
    private var nextGroup = 0
    private var group: (number: Int, node: OpaquePointer)?

    /// How many lists are open.
    var listDepth = 0

    /// A recorder; with `findsPlaces` it notes where in the source each byte is.
    init(capacity: Int, findsPlaces: Bool) {
        prose.bytes.reserveCapacity(capacity)
        if findsPlaces { offsets = [] }
    }

    /// Whether text that is written now belongs to a block.
    var isOpen: Bool { open != nil }
    /// What the block is that is being written.
    var openKind: Prose.Block.Kind? { open?.kind }

    // MARK: Blocks

    mutating func openBlock(
        _ kind: Prose.Block.Kind,
        care: CardKind?,
        isQuoted: Bool,
        isFootnote: Bool,
        successor: Prose.Block.Successor
    ) {
        open = Prose.Block(
            kind: kind,
            range: prose.bytes.count..<prose.bytes.count,
            group: group?.number,
            listDepth: listDepth,
            care: care,
            isQuoted: isQuoted,
            isFootnote: isFootnote,
            successor: successor
        )
    }

    mutating func closeBlock() {
        guard var block = open else { return }
        open = nil
        block.range = block.range.lowerBound..<prose.bytes.count
        prose.blocks.append(block)
        append(.lineFeed, at: offsets?.last ?? 0)
    }

    /// Starts a list or a table, unless it is a part of another.
    mutating func openGroup(_ node: OpaquePointer) {
        guard group == nil else { return }
        group = (nextGroup, node)
        nextGroup += 1
    }

    mutating func closeGroup(_ node: OpaquePointer) {
        if group?.node == node { group = nil }
    }

    // MARK: Text

    mutating func append(_ byte: UInt8, at offset: Int) {
        prose.bytes.append(byte)
        offsets?.append(offset)
    }

    /// Writes a text, all of it at one place.
    mutating func append(_ text: String, at offset: Int) {
        prose.bytes.append(contentsOf: text.utf8)
        offsets?.append(contentsOf: repeatElement(offset, count: text.utf8.count))
    }

    mutating func append(_ bytes: some Sequence<UInt8>) { prose.bytes.append(contentsOf: bytes) }

    mutating func appendOffsets(_ added: some Sequence<Int>) { offsets?.append(contentsOf: added) }

    /// Writes what stands for a placeholder, all of it at the place of the placeholder.
    mutating func appendInsertion(_ text: String, at offset: Int) {
        let start = prose.bytes.count
        append(text, at: offset)
        prose.insertions.append(start..<prose.bytes.count)
    }

    mutating func noteCode(from start: Int) { prose.code.append(start..<prose.bytes.count) }

    mutating func startStrong() { openStrong.append(prose.bytes.count) }

    mutating func endStrong() {
        guard let start = openStrong.popLast(), isOpen, start < prose.bytes.count else { return }
        prose.strong.append(start..<prose.bytes.count)
    }

    mutating func noteImage() {
        if isOpen { prose.images.append(prose.bytes.count) }
    }

    mutating func noteCitation() {
        if isOpen { prose.citations.append(prose.bytes.count) }
    }

    // MARK: Links

    mutating func openLink(isBareAddress: Bool, care: CardKind?) {
        let start = prose.bytes.count
        openLinks.append(Prose.Link(range: start..<start, link: nil, isBareAddress: isBareAddress, care: care))
    }

    /// Says where the link that was opened last leads.
    mutating func resolveLink(to index: Int) {
        if !openLinks.isEmpty { openLinks[openLinks.count - 1].link = index }
    }

    mutating func closeLink() {
        guard var link = openLinks.popLast() else { return }
        link.range = link.range.lowerBound..<prose.bytes.count
        prose.links.append(link)
    }

    // MARK: Allowances

    /// Silences a rule for the block that comes next.
    mutating func allow(_ rule: DiagnosticIdentifier, at location: SourceLocation) {
        pending.append((rule, location))
    }

    /// What was silenced ends with the node that starts now.
    mutating func startBlock(_ node: OpaquePointer) {
        guard !pending.isEmpty else { return }
        for (rule, location) in pending { scopes.append((node, rule, prose.blocks.count, location)) }
        pending = []
    }

    mutating func endBlock(_ node: OpaquePointer) {
        while let scope = scopes.last, scope.node == node {
            scopes.removeLast()
            prose.allowances.append(
                Prose.Allowance(
                    rule: scope.rule,
                    blocks: scope.firstBlock..<prose.blocks.count,
                    location: scope.location
                )
            )
        }
    }

    /// Gives what was written down; what silences nothing because no block follows is told with no block.
    mutating func finish() -> Prose {
        for (rule, location) in pending {
            let end = prose.blocks.count
            prose.allowances.append(Prose.Allowance(rule: rule, blocks: end..<end, location: location))
        }
        pending = []
        return prose
    }
}

extension BodyRenderer {
    /// Opens a block of the prose for a paragraph, a heading or a cell.
    mutating func openProse(_ kind: Prose.Block.Kind, _ node: OpaquePointer) {
        recorder.openBlock(
            kind,
            care: cards.last?.care,
            isQuoted: quoteDepth > 0,
            isFootnote: footnote > 0,
            successor: successor(of: node)
        )
    }

    private func successor(of node: OpaquePointer) -> Prose.Block.Successor {
        guard let next = nextSeen(after: node) else { return .end }
        switch CommonMark.kind(of: next, types) {
        case .paragraph:
            if caption(in: next)?.table != nil { return .table }
            return isDefinitions(next) ? .list : .paragraph
        case .heading: return .heading
        case .list: return .list
        case .table: return .table
        case .blockQuote: return .quote
        case .codeBlock: return .code
        default: return .end
        }
    }

    /// The block that a reader sees below another: comments of the author and thematic breaks are passed over, and below
    /// the end of a list's last item is what follows the list.
    private func nextSeen(after node: OpaquePointer) -> OpaquePointer? {
        var current = node
        while true {
            var next = cmark_node_next(current)
            while let other = next {
                switch CommonMark.kind(of: other, types) {
                case .htmlBlock, .thematicBreak: next = cmark_node_next(other)
                default: return CommonMark.kind(of: other, types) == .item ? nil : other
                }
            }
            guard let parent = cmark_node_parent(current) else { return nil }
            switch CommonMark.kind(of: parent, types) {
            case .item, .list: current = parent
            default: return nil
            }
        }
    }

    /// Whether text that is written now is read as words of the text, and not as an image's alternative or a link's
    /// title.
    var isRecording: Bool { recorder.isOpen && isInContent }

    /// Writes down a stretch of a node's literal.
    mutating func record(_ run: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, of node: OpaquePointer) {
        guard isRecording, !range.isEmpty else { return }
        if let baseline {
            recordSigns(run, range, of: node, baseline)
            return
        }
        recorder.append(UnsafeBufferPointer(rebasing: run[range]))
        guard recorder.offsets != nil else { return }
        let trace = sourceOffsets(of: node)
        let fallback = startOffset
        recorder.appendOffsets(range.map { trace.indices.contains($0) ? trace[$0] : fallback })
    }

    /// Writes down a stretch that is above or below the line, with the signs that stand for it.
    private mutating func recordSigns(
        _ run: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>,
        of node: OpaquePointer,
        _ baseline: Baseline
    ) {
        let trace = recorder.offsets == nil ? [] : sourceOffsets(of: node)
        var index = range.lowerBound
        for scalar in String(decoding: UnsafeBufferPointer(rebasing: run[range]), as: UTF8.self).unicodeScalars {
            let offset = trace.indices.contains(index) ? trace[index] : startOffset
            recorder.append(baseline.signs(for: String(scalar)), at: offset)
            index += UTF8.width(scalar)
        }
    }

    /// Reads `<!-- allow RULE: reason -->`.
    mutating func readAllowance(_ comment: UnsafeBufferPointer<UInt8>.SubSequence, at location: SourceLocation) {
        let words = String(decoding: comment, as: UTF8.self).dropFirst(4).drop(while: \.isWhitespace)
        guard words.hasPrefix("allow"), let next = words.dropFirst(5).first, next.isWhitespace || next == ":" else {
            return
        }
        var rest = words.dropFirst(5)
        if rest.hasSuffix("-->") { rest = rest.dropLast(3) }
        let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].trimmingBlanks
        guard let rule = context.rules[String(name)] else {
            problems.report(.allowanceOfUnknownRule(String(name), known: context.rules.names, at: location))
            return
        }
        guard parts.count == 2, !parts[1].trimmingBlanks.isEmpty else {
            problems.report(.allowanceWithoutReason(rule, at: location))
            return
        }
        recorder.allow(rule, at: location)
    }
}

extension Substring {
    /// The text without white space at its ends.
    fileprivate var trimmingBlanks: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
