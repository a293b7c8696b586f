import Diagnostics

/// A template as nested pieces.
struct TemplateTree {
    indirect enum Node {
        case text(TemplateText)
        case variable(TemplateTag)
        case section(TemplateTag, [Node])
        case partial(TemplateTag)
        /// `{{<parent}}` with the blocks that it fills.
        case parent(TemplateTag, blocks: [String: (tag: TemplateTag, nodes: [Node])])
        /// `{{$block}}` where a parent offers a place, with what is there by default.
        case block(TemplateTag, [Node])

        /// The tag that it starts with.
        var tag: TemplateTag? {
            switch self {
            case .text: nil
            case .variable(let tag), .section(let tag, _), .partial(let tag), .parent(let tag, _), .block(let tag, _):
                tag
            }
        }
    }

    let nodes: [Node]
    /// All its tags, in the order of the text.
    let tags: [TemplateTag]
    /// Whether the template is well-formed, so that the nodes are all that it holds.
    let isComplete: Bool
    /// What is wrong with the order of its sections, in doubt: the resolver may know better what a tag was meant to be.
    let misfits: [TemplateMisfit]

    /// Reads a template; whatever is malformed is reported.
    init(_ text: String, file: SourceFile, diagnostics: inout [Diagnostic]) {
        let count = diagnostics.count
        let pieces = TemplateScanner.pieces(of: text, file: file, diagnostics: &diagnostics)
        tags = pieces.compactMap { if case .tag(let tag) = $0 { tag } else { nil } }
        if let tag = Self.tooDeep(tags) {
            diagnostics.append(.templateTooDeep(tag))
            (nodes, misfits) = ([], [])
        } else {
            var reader = TemplateTreeReader(pieces)
            (nodes, misfits) = reader.read()
        }
        isComplete = diagnostics.count == count && misfits.isEmpty
    }

    /// The first tag that is nested deeper than can be read safely: sections are read by recursion, so depth is stack.
    private static func tooDeep(_ tags: [TemplateTag]) -> TemplateTag? {
        var depth = 0
        for tag in tags {
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
            case .text, .variable: break
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
            case .text, .variable, .partial: break
            case .section(_, let inner): names.formUnion(blockNames(inner))
            case .parent(_, let blocks): for block in blocks.values { names.formUnion(blockNames(block.nodes)) }
            case .block(let tag, let inner): names.formUnion(blockNames(inner).union([tag.name]))
            }
        }
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

extension TemplateText {
    /// The text with white space before each of its lines, where a tag that is indented includes the template (Mustache
    /// specification, “Partials”: the indentation is put before each line before the text is rendered).
    func bytes(indentedBy indentation: String) -> [UInt8] {
        guard !indentation.isEmpty else { return bytes }
        var result: [UInt8] = []
        var startsLine = startsLine
        if bytes.isEmpty, startsLine { result += indentation.utf8 }
        for byte in bytes {
            if startsLine { result += indentation.utf8 }
            result.append(byte)
            startsLine = byte == UInt8(ascii: "\n")
        }
        return result
    }
}
