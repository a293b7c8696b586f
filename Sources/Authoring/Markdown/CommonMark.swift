import CCmarkGFM
import CParseArena

/// The one door to cmark-gfm: registration, parsing, and the tree that comes out.
enum CommonMark {
    /// The extensions that read inlines.
    ///
    /// `cmark_gfm_core_extensions_ensure_registered` guards itself by a plain `static int` and so must not run twice at
    /// once; the initialiser of a Swift `static let` runs once per process whatever the number of threads.
    static let inlineExtensions: InlineExtensions = {
        cmark_gfm_core_extensions_ensure_registered()
        return InlineExtensions()
    }()

    /// The node types that extensions add. cmark hands out their numbers at registration and exports no names for them
    /// in its public headers, so they are read off a sample.
    static let extensionTypes: ExtensionTypes = {
        var types = ExtensionTypes()
        types.strikethrough = inlineExtensions.strikethroughType.rawValue
        let sample = parse(Array("|a|\n|-|\n|b|\n".utf8))
        sample.forEachNode { node in
            let type = cmark_node_get_type(node).rawValue
            switch String(cString: cmark_node_get_type_string(node)) {
            case "table": types.table = type
            case "table_row", "table_header": types.row = type
            case "table_cell": types.cell = type
            default: break
            }
        }
        return types
    }()

    /// The numbers of the extensions' node types in this process.
    struct ExtensionTypes: Sendable {
        var table: UInt32 = 0
        var row: UInt32 = 0
        var cell: UInt32 = 0
        var strikethrough: UInt32 = 0
    }

    /// What a node is.
    enum Kind {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case footnoteDefinition, table, row, cell
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image
        case footnoteReference
        case other

        /// Whether the node holds lines of the source itself rather than further blocks.
        var isLeafBlock: Bool {
            switch self {
            case .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak, .table: true
            default: false
            }
        }
    }

    /// The kind of a node; the frequent kinds are asked for first.
    static func kind(of node: OpaquePointer, _ types: ExtensionTypes) -> Kind {
        let type = cmark_node_get_type(node)
        switch type {
        case CMARK_NODE_TEXT: return .text
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_LINK: return .link
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE: return .code
        case CMARK_NODE_HEADING: return .heading
        case CMARK_NODE_LIST: return .list
        case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_IMAGE: return .image
        case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
        case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
        case CMARK_NODE_CODE_BLOCK: return .codeBlock
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_HTML_BLOCK: return .htmlBlock
        case CMARK_NODE_HTML_INLINE: return .htmlInline
        case CMARK_NODE_DOCUMENT: return .document
        default: break
        }
        switch type.rawValue {
        case types.cell: return .cell
        case types.row: return .row
        case types.table: return .table
        case types.strikethrough: return .strikethrough
        default: return .other
        }
    }

    /// Parses CommonMark with tables, strikethrough, autolinks, task lists, footnotes and smart punctuation.
    static func parse(_ text: some Collection<UInt8>) -> SyntaxTree {
        let inlineExtensions = inlineExtensions
        let mark = parse_arena_begin()
        let options = CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        guard let parser = cmark_parser_new_with_mem(options, memory) else {
            return SyntaxTree(root: nil, arena: mark)
        }
        defer { cmark_parser_free(parser) }
        for name in ["table", "tasklist"] {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        inlineExtensions.attach(to: parser)
        text.withContiguousStorageIfAvailable { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        let root = cmark_parser_finish(parser)
        // Smart punctuation and special characters split one stretch of text into many nodes; a placeholder must be
        // found in one piece.
        if let root { cmark_consolidate_text_nodes(root) }
        return SyntaxTree(root: root, arena: mark)
    }

    /// A text to put into the tree that this thread has parsed last.
    static func newText(_ literal: String) -> OpaquePointer? {
        guard let node = cmark_node_new_with_mem(CMARK_NODE_TEXT, memory) else { return nil }
        cmark_node_set_literal(node, literal)
        return node
    }

    /// The memory of the trees of this thread.
    private static var memory: UnsafeMutablePointer<cmark_mem> {
        parse_arena_functions().assumingMemoryBound(to: cmark_mem.self)
    }

    /// The bytes of a node's literal; they live as long as the tree.
    static func literal(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal(node)) }

    /// The bytes of a C string that lives as long as the tree.
    static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
        var length = 0
        while string[length] != 0 { length += 1 }
        return UnsafeRawPointer(string).withMemoryRebound(to: UInt8.self, capacity: length) {
            UnsafeBufferPointer(start: $0, count: length)
        }
    }
}

/// A parsed text; owns its nodes, which go all at once. It is made and given up on one thread, and of two trees of a
/// thread the later one is given up first.
struct SyntaxTree: ~Copyable {
    /// The document; cmark has none to give only when its parser was finished before, which cannot be here.
    let root: OpaquePointer?
    private let arena: parse_arena_mark

    fileprivate init(root: OpaquePointer?, arena: parse_arena_mark) {
        self.root = root
        self.arena = arena
    }

    deinit { parse_arena_end(arena) }

    /// Visits every node once, parents before children.
    borrowing func forEachNode(_ visit: (OpaquePointer) -> Void) {
        guard let root, let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            switch cmark_iter_next(iterator) {
            case CMARK_EVENT_DONE: return
            case CMARK_EVENT_ENTER: if let node = cmark_iter_get_node(iterator) { visit(node) }
            default: break
            }
        }
    }
}

extension CommonMark {
    /// What a character reference stands for. The list of names is cmark's, so it is cmark that is asked.
    static func plainText(of markdown: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        parse(markdown).forEachNode { node in
            if cmark_node_get_type(node) == CMARK_NODE_TEXT { text.append(contentsOf: literal(of: node)) }
        }
        return text
    }
}
