import Diagnostics

/// A section whose end is missing or is another's.
struct TemplateMisfit {
    /// Why the end does not fit, which tells what the resolver may know better.
    enum Reason {
        /// Another name is where the end should be.
        case otherName
        /// There is no end.
        case noEnd
        /// Something else is wrong with the order of the tags.
        case order
    }

    var problem: Diagnostic
    var reason: Reason
    /// The place of the tag that opened the section.
    var opening: SourceLocation

    /// Tells of one section more that lacks its end for the same reason.
    mutating func add(_ open: TemplateTag) {
        let note = Diagnostic.Note("the section `\(open.name)` is not closed either", at: open.location)
        problem = Diagnostic(
            problem.identifier,
            at: problem.location,
            problem.message,
            help: problem.help,
            notes: problem.notes + [note]
        )
    }

    /// Whether another report already tells what is wrong with the tag that opened the section.
    func isExplained(by others: [Diagnostic]) -> Bool {
        let explaining: Set<DiagnosticIdentifier> =
            switch reason {
            case .otherName:
                [
                    .templateNameUnknown, .templateParentUnknown, .templateBlockUnknown, .templateRecursion,
                    .assetUnknown,
                ]
            case .noEnd: [.templateRecursion]
            case .order: []
            }
        return others.contains { $0.location == opening && explaining.contains($0.identifier) }
    }
}

/// Puts the tags of a template into each other, and says once what is wrong where they do not fit.
///
/// One slip must not make a report for every line after it. So where an end does not fit, what follows decides which of
/// two tags is the wrong one, and the reading goes on as if that one were right.
struct TemplateTreeReader {
    private typealias Node = TemplateTree.Node

    private var pieces: ArraySlice<TemplateScanner.Piece>
    private var misfits: [TemplateMisfit] = []
    /// The sections that another's end has closed, by their names: an end that comes later is theirs.
    private var overtaken: [String: Overtaken] = [:]
    /// The end, or the end of the template (`nil`), that has closed sections before their own ends.
    private var lastEnd: (tag: TemplateTag?, misfit: Int)?
    /// What is wrong with blocks in the block that is being read, which counts once that one is closed.
    private var nested: [TemplateMisfit] = []
    /// How often the reader still looks ahead: the time grows with each look.
    private var looksLeft = 20

    private struct Overtaken {
        var opening: TemplateTag
        var end: TemplateTag
        /// The report of the section in `misfits`; `nil` where another section's report stands for it.
        var misfit: Int?
    }

    init(_ pieces: [TemplateScanner.Piece]) { self.pieces = pieces[...] }

    /// The nodes of the template, and what is wrong with their order.
    mutating func read() -> (nodes: [TemplateTree.Node], misfits: [TemplateMisfit]) {
        let nodes = nodes(inside: []).nodes
        return (nodes, misfits)
    }

    /// The nodes up to the end of the innermost section, and whether it was there.
    private mutating func nodes(inside enclosing: [TemplateTag]) -> (nodes: [TemplateTree.Node], isClosed: Bool) {
        var nodes: [Node] = []
        while let piece = pieces.first {
            guard case .tag(let tag) = piece else {
                if case .text(let text) = piece { nodes.append(.text(text)) }
                pieces.removeFirst()
                continue
            }
            if tag.kind == .close, let open = enclosing.last {
                if open.name == tag.name {
                    pieces.removeFirst()
                    return (nodes, true)
                }
                if enclosing.contains(where: { $0.name == tag.name }) {
                    reportUnclosed(open, before: tag)
                    return (nodes, false)
                }
            }
            pieces.removeFirst()
            switch tag.kind {
            case .variable, .unescaped: nodes.append(.variable(tag))
            case .section, .inverted: nodes.append(.section(tag, self.nodes(inside: enclosing + [tag]).nodes))
            case .partial: nodes.append(.partial(tag))
            case .comment: break
            case .block:
                if let outer = sameBlock(as: tag, inside: enclosing) {
                    let isDirect = enclosing.last?.name == tag.name
                    let ends = endsAhead(of: tag.name, inside: enclosing)
                    report(.order, insideItself(tag, outer), outer)
                    nested = []
                    if ends > (isDirect ? 1 : 0) { nodes += self.nodes(inside: enclosing + [tag]).nodes }
                    if ends == 0, isDirect { return (nodes, true) }
                } else {
                    nodes.append(block(tag, inside: enclosing))
                }
            case .parent: nodes.append(parent(tag, inside: enclosing))
            case .close: if closes(enclosing, by: tag) { return (nodes, true) }
            }
        }
        if let open = enclosing.last { reportUnclosed(open, before: nil) }
        return (nodes, false)
    }

    // MARK: Blocks and parents

    private mutating func parent(_ tag: TemplateTag, inside enclosing: [TemplateTag]) -> TemplateTree.Node {
        var blocks: [String: (tag: TemplateTag, nodes: [TemplateTree.Node])] = [:]
        var problems: [TemplateMisfit] = []
        var isInGap = false
        let inside = enclosing + [tag]
        var isClosed = false
        func lose(_ location: SourceLocation, _ thing: String) {
            if !isInGap {
                problems.append(TemplateMisfit(problem: lost(location, thing), reason: .order, opening: location))
            }
            isInGap = true
        }
        while let piece = pieces.first {
            guard case .tag(let next) = piece else {
                pieces.removeFirst()
                if case .text(let text) = piece, let visible = text.visible { lose(visible, "Text") }
                continue
            }
            if next.kind == .close, next.name != tag.name, enclosing.contains(where: { $0.name == next.name }) { break }
            pieces.removeFirst()
            switch next.kind {
            case .comment: break
            case .block:
                isInGap = false
                let inner = nodes(inside: inside + [next])
                if let first = blocks[next.name] {
                    problems.append(
                        TemplateMisfit(
                            problem: repetition(of: first.tag, by: next),
                            reason: .order,
                            opening: next.location
                        )
                    )
                }
                blocks[next.name] = (next, inner.nodes)
            case .close:
                isClosed = next.name == tag.name || closes(inside, by: next)
            case .variable, .unescaped, .partial: lose(next.location, "A tag")
            case .section, .inverted:
                lose(next.location, "A tag")
                _ = nodes(inside: inside + [next])
            case .parent:
                lose(next.location, "A tag")
                _ = parent(next, inside: inside)
            }
            if isClosed { break }
        }
        if isClosed {
            misfits += problems
        } else {
            reportUnclosed(tag, before: pieces.first.flatMap(Self.tag))
        }
        return .parent(tag, blocks: blocks)
    }

    private static func tag(_ piece: TemplateScanner.Piece) -> TemplateTag? {
        if case .tag(let tag) = piece { return tag }
        return nil
    }

    private mutating func block(_ tag: TemplateTag, inside enclosing: [TemplateTag]) -> TemplateTree.Node {
        let outer = offeredBlock(around: enclosing)
        let count = misfits.count
        let inner = nodes(inside: enclosing + [tag])
        if let outer {
            nested.append(TemplateMisfit(problem: insideAnother(tag, outer), reason: .order, opening: tag.location))
        } else {
            if inner.isClosed, misfits.count == count {
                misfits += nested.min { $0.opening < $1.opening }.map { [$0] } ?? []
            }
            nested = []
        }
        return .block(tag, inner.nodes)
    }

    /// The tags around a tag, from the inside to the nearest parent.
    private func surroundings(_ enclosing: [TemplateTag]) -> some Sequence<(offset: Int, element: TemplateTag)> {
        enclosing.enumerated().reversed().prefix { $0.element.kind != .parent }
    }

    private func sameBlock(as tag: TemplateTag, inside enclosing: [TemplateTag]) -> TemplateTag? {
        surroundings(enclosing).first { $0.element.kind == .block && $0.element.name == tag.name }?.element
    }

    /// The innermost block around a tag that the template offers, and not one that it fills.
    private func offeredBlock(around enclosing: [TemplateTag]) -> TemplateTag? {
        surroundings(enclosing).first {
            $0.element.kind == .block && !($0.offset > 0 && enclosing[$0.offset - 1].kind == .parent)
        }?.element
    }

    // MARK: Ends that do not fit

    /// Whether an end that is no section's by its name is that of the innermost one; it is reported in any case.
    private mutating func closes(_ enclosing: [TemplateTag], by end: TemplateTag) -> Bool {
        if let section = overtaken.removeValue(forKey: end.name) {
            if let misfit = section.misfit { misfits[misfit].problem = mismatch(section.end, section.opening) }
            return false
        }
        guard let open = enclosing.last, endsAhead(of: open.name, inside: enclosing) == 0 else {
            report(.order, unopened(end), end)
            return false
        }
        if !open.isReported { report(.otherName, mismatch(end, open), open) }
        return true
    }

    private mutating func reportUnclosed(_ open: TemplateTag, before end: TemplateTag?) {
        guard looksLeft > 0 else { return }
        if let lastEnd, lastEnd.tag?.range == end?.range {
            misfits[lastEnd.misfit].add(open)
            if let end { overtaken[open.name] = Overtaken(opening: open, end: end) }
            return
        }
        lastEnd = (end, misfits.count)
        if let end { overtaken[open.name] = Overtaken(opening: open, end: end, misfit: misfits.count) }
        report(.noEnd, unclosed(open), open)
    }

    /// How many ends of a name, at most two, come before the end of another section around them.
    private mutating func endsAhead(of name: String, inside enclosing: [TemplateTag]) -> Int {
        looksLeft -= 1
        guard looksLeft > 0 else {
            pieces = []
            return 0
        }
        var open: [String] = []
        var count = 0
        for case .tag(let tag) in pieces {
            switch tag.kind {
            case .section, .inverted, .parent, .block: open.append(tag.name)
            case .close:
                if let index = open.lastIndex(of: tag.name) {
                    open.removeSubrange(index...)
                } else if tag.name == name {
                    count += 1
                    if count == 2 { return count }
                } else if enclosing.contains(where: { $0.name == tag.name }) {
                    return count
                }
            case .variable, .unescaped, .partial, .comment: break
            }
        }
        return count
    }

    // MARK: Reports

    private mutating func report(_ reason: TemplateMisfit.Reason, _ problem: Diagnostic, _ opening: TemplateTag) {
        misfits.append(TemplateMisfit(problem: problem, reason: reason, opening: opening.location))
    }

    private func lost(_ location: SourceLocation, _ thing: String) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: location,
            "\(thing) outside a block of the parent would be lost",
            help: "put it between `{{$name}}` and `{{/name}}`"
        )
    }

    private func repetition(of first: TemplateTag, by second: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: second.location,
            "The block `\(second.name)` is filled twice, and only one of the two would be shown",
            help: "keep one of the two",
            notes: [Diagnostic.Note("first filled here", at: first.location)]
        )
    }

    private func insideItself(_ tag: TemplateTag, _ outer: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: tag.location,
            "The block `\(tag.name)` is inside itself",
            help: "close the outer one first with `{{/\(tag.name)}}`, or give the inner one another name",
            notes: [Diagnostic.Note("the outer block opened here", at: outer.location)]
        )
    }

    private func insideAnother(_ tag: TemplateTag, _ outer: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: tag.location,
            "The block `\(tag.name)` is inside the block `\(outer.name)`, so a page would lose or repeat what fills it",
            help: "close the outer one first with `{{/\(outer.name)}}`",
            notes: [Diagnostic.Note("the outer block opened here", at: outer.location)]
        )
    }

    private func unclosed(_ open: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: open.location,
            "The section `\(open.name)` is never closed",
            help: "end it with `{{/\(open.name)}}`"
        )
    }

    private func unopened(_ end: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: end.location,
            "`{{/\(end.name)}}` closes a section that was not opened",
            help: "delete it, or open the section before it"
        )
    }

    private func mismatch(_ end: TemplateTag, _ open: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: end.location,
            "`{{/\(end.name)}}` is where `{{/\(open.name)}}` should be",
            help: "close sections in the reverse order of their opening",
            notes: [Diagnostic.Note("the section opened here", at: open.location)]
        )
    }
}
