import Diagnostics

/// A template as nested pieces, as the linter walks it.
struct TemplateTree {
    indirect enum Node {
        case variable(TemplateTag)
        case section(TemplateTag, [Node])
        case partial(TemplateTag)
        /// `{{<parent}}` with the blocks that it fills.
        case parent(TemplateTag, blocks: [String: (tag: TemplateTag, nodes: [Node])])
        /// `{{$block}}` where a parent offers a place, with what is there by default.
        case block(TemplateTag, [Node])

        /// The tag that it starts with.
        var tag: TemplateTag {
            switch self {
            case .variable(let tag), .section(let tag, _), .partial(let tag), .parent(let tag, _), .block(let tag, _):
                tag
            }
        }
    }

    var nodes: [Node]
    /// Whether the nodes are all that the template holds: one that is nested too deep has none.
    var isComplete: Bool

    /// Reads a template; whatever is malformed is reported.
    init(_ text: String, file: SourceFile, diagnostics: inout [Diagnostic]) {
        var pieces = TemplateScanner.pieces(of: text, file: file, diagnostics: &diagnostics)[...]
        if let tag = Self.tooDeep(pieces) {
            diagnostics.append(.templateTooDeep(tag))
            nodes = []
            isComplete = false
        } else {
            nodes = Self.nodes(&pieces, inside: [], &diagnostics)
            isComplete = true
        }
    }

    /// The first tag that is nested deeper than can be read safely: sections are read by recursion, here and by
    /// swift-mustache, so depth is stack.
    private static func tooDeep(_ pieces: ArraySlice<TemplateScanner.Piece>) -> TemplateTag? {
        var depth = 0
        for case .tag(let tag) in pieces {
            switch tag.kind {
            case .section, .inverted, .parent, .block: depth += 1
            case .close: depth = max(0, depth - 1)
            case .variable, .unescaped, .partial, .comment: break
            }
            if depth > TemplateLimits.depth { return tag }
        }
        return nil
    }

    /// The names of the places that the template itself offers to its children.
    var blockNames: Set<String> { Self.blockNames(nodes) }

    /// The names of the templates that it includes.
    var includedNames: Set<String> { Self.includedNames(nodes) }

    private static func includedNames(_ nodes: [Node]) -> Set<String> {
        nodes.reduce(into: []) { names, node in
            switch node {
            case .variable: break
            case .section(_, let inner), .block(_, let inner): names.formUnion(includedNames(inner))
            case .partial(let tag): names.insert(tag.name)
            case .parent(let tag, let blocks):
                names.insert(tag.name)
                for block in blocks.values { names.formUnion(includedNames(block.nodes)) }
            }
        }
    }

    /// The names of the templates that these include, and of those that those include, and so on.
    static func reachable(from names: some Sequence<String>, in trees: [String: TemplateTree]) -> Set<String> {
        var reached: Set<String> = []
        var waiting = Array(names)
        while let name = waiting.popLast() {
            guard reached.insert(name).inserted, let tree = trees[name] else { continue }
            waiting += tree.includedNames
        }
        return reached
    }

    private static func blockNames(_ nodes: [Node]) -> Set<String> {
        nodes.reduce(into: []) { names, node in
            switch node {
            case .variable, .partial: break
            case .section(_, let inner): names.formUnion(blockNames(inner))
            case .parent(_, let blocks): for block in blocks.values { names.formUnion(blockNames(block.nodes)) }
            case .block(let tag, let inner): names.formUnion(blockNames(inner).union([tag.name]))
            }
        }
    }

    private static func nodes(
        _ pieces: inout ArraySlice<TemplateScanner.Piece>,
        inside enclosing: [TemplateTag],
        _ diagnostics: inout [Diagnostic]
    ) -> [Node] {
        let open = enclosing.last
        var nodes: [Node] = []
        while let piece = pieces.first {
            if case .tag(let tag) = piece, tag.kind == .close, open?.name != tag.name,
                enclosing.contains(where: { $0.name == tag.name })
            {
                // It closes a section further out, so it is this one that lacks its end.
                break
            }
            pieces.removeFirst()
            guard case .tag(let tag) = piece else {
                if open?.kind == .parent, case .text(let visible?) = piece {
                    diagnostics.append(
                        Diagnostic(
                            .templateSyntax,
                            at: visible,
                            "Text outside a block of the parent would be lost",
                            help: "put it between `{{$name}}` and `{{/name}}`"
                        )
                    )
                }
                continue
            }
            switch tag.kind {
            case .variable, .unescaped: nodes.append(.variable(tag))
            case .section, .inverted:
                nodes.append(.section(tag, Self.nodes(&pieces, inside: enclosing + [tag], &diagnostics)))
            case .partial: nodes.append(.partial(tag))
            case .comment: break
            case .block:
                let outer = enclosing.reversed().prefix { $0.kind != .parent }.first {
                    $0.kind == .block && $0.name == tag.name
                }
                let inner = Self.nodes(&pieces, inside: enclosing + [tag], &diagnostics)
                if let outer {
                    diagnostics.append(insideItself(tag, outer))
                    nodes += inner
                } else {
                    nodes.append(.block(tag, inner))
                }
            case .parent: nodes.append(parent(tag, inside: enclosing, &pieces, &diagnostics))
            case .close:
                if let open, open.name == tag.name { return nodes }
                diagnostics.append(mismatch(tag, open))
                if open != nil { return nodes }
            }
        }
        if let open {
            diagnostics.append(
                Diagnostic(
                    .templateSyntax,
                    at: open.location,
                    "The section `\(open.name)` is never closed",
                    help: "end it with `{{/\(open.name)}}`"
                )
            )
        }
        return nodes
    }

    private static func parent(
        _ tag: TemplateTag,
        inside enclosing: [TemplateTag],
        _ pieces: inout ArraySlice<TemplateScanner.Piece>,
        _ diagnostics: inout [Diagnostic]
    ) -> Node {
        var blocks: [String: (tag: TemplateTag, nodes: [Node])] = [:]
        for node in nodes(&pieces, inside: enclosing + [tag], &diagnostics) {
            switch node {
            case .block(let block, let inner):
                if let first = blocks[block.name] { diagnostics.append(repetition(of: first.tag, by: block)) }
                blocks[block.name] = (block, inner)
            case .variable(let stray), .section(let stray, _), .partial(let stray), .parent(let stray, _):
                diagnostics.append(
                    Diagnostic(
                        .templateSyntax,
                        at: stray.location,
                        "A tag outside a block of the parent would be lost",
                        help: "put it between `{{$name}}` and `{{/name}}`"
                    )
                )
            }
        }
        return .parent(tag, blocks: blocks)
    }

    private static func repetition(of first: TemplateTag, by second: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: second.location,
            "The block `\(second.name)` is filled twice, and only one of the two would be shown",
            help: "keep one of the two",
            notes: [Diagnostic.Note("first filled here", at: first.location)]
        )
    }

    private static func insideItself(_ tag: TemplateTag, _ outer: TemplateTag) -> Diagnostic {
        Diagnostic(
            .templateSyntax,
            at: tag.location,
            "The block `\(tag.name)` is inside itself",
            help: "close the outer one first with `{{/\(tag.name)}}`, or give the inner one another name",
            notes: [Diagnostic.Note("the outer block opened here", at: outer.location)]
        )
    }

    private static func mismatch(_ tag: TemplateTag, _ open: TemplateTag?) -> Diagnostic {
        guard let open else {
            return Diagnostic(
                .templateSyntax,
                at: tag.location,
                "`{{/\(tag.name)}}` closes a section that was not opened",
                help: "delete it, or open the section before it"
            )
        }
        return Diagnostic(
            .templateSyntax,
            at: tag.location,
            "`{{/\(tag.name)}}` is where `{{/\(open.name)}}` should be",
            help: "close sections in the reverse order of their opening",
            notes: [Diagnostic.Note("the section opened here", at: open.location)]
        )
    }
}

extension Diagnostic {
    /// A report of templates that are nested deeper than can be read safely.
    static func templateTooDeep(_ tag: TemplateTag) -> Diagnostic {
        Diagnostic(
            .nestingTooDeep,
            at: tag.location,
            "Templates cannot be nested more than \(TemplateLimits.depth) deep",
            help: "close the sections before it, or take out some of the sections inside each other"
        )
    }
}
