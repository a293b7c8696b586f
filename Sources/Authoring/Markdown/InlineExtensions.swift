import CCmarkGFM

/// The extensions of cmark-gfm that read inlines, in a form in which many threads can parse at once.
///
/// cmark keeps the characters at which it asks extensions in tables of the process. Each parse enters those of its
/// extensions at its start and takes them out at its end, so that a second parse that runs meanwhile loses them. Here they
/// are entered once, before the first parse, and no parse takes them out, because the lists of the extensions are empty.
/// But cmark also needs such a list to find the extension for a pair of delimiters. So strikethrough is ours, and its pairs
/// go by a character that no text can hold.
struct InlineExtensions: Sendable {
    /// The type of the nodes of strikethrough: that of cmark-gfm's own, the only one that cells of tables take.
    let strikethroughType: cmark_node_type
    /// Strikethrough.
    // Swift cannot know that threads may share what a C pointer names. They may: `init` is the last to write to the
    // extension, it ends before any parse begins, and it lives as long as the process.
    private nonisolated(unsafe) let strikethrough: OpaquePointer?

    /// Enters the characters and makes the extensions: once in a process, after the extensions of cmark-gfm are registered
    /// and before the first parse.
    init() {
        strikethroughType = Self.coreType()
        strikethrough = cmark_syntax_extension_new("strikethrough")
        Self.set([Self.delimiter], of: strikethrough)
        cmark_syntax_extension_set_can_contain_func(strikethrough) { _, _, _ in 1 }
        cmark_syntax_extension_set_match_inline_func(strikethrough) { _, _, _, character, parser in
            InlineExtensions.match(character, parser)
        }
        cmark_syntax_extension_set_inline_from_delim_func(strikethrough) { strikethrough, _, parser, opener, closer in
            InlineExtensions.join(strikethrough, parser, opener, closer)
        }
        Self.enter([UInt8(ascii: "~")], isEmphasis: true)
        // Where the autolink extension looks: at the colon of `https:` and the start of `www.`.
        Self.enter([UInt8(ascii: ":"), UInt8(ascii: "w")], isEmphasis: false)
        Self.set([], of: cmark_find_syntax_extension("autolink"))
    }

    /// Lets a parser read strikethrough and autolinks.
    func attach(to parser: OpaquePointer) {
        for found in [strikethrough, cmark_find_syntax_extension("autolink")] {
            if let found { cmark_parser_attach_syntax_extension(parser, found) }
        }
    }

    // MARK: The tables

    private static func set(_ characters: [UInt8], of found: OpaquePointer?) {
        var list: UnsafeMutablePointer<cmark_llist>?
        for character in characters {
            let data = UnsafeMutableRawPointer(bitPattern: UInt(character))
            list = cmark_llist_append(cmark_get_default_mem_allocator(), list, data)
        }
        cmark_syntax_extension_set_special_inline_chars(found, list)
    }

    /// Enters characters for good: a parse enters those of an extension that has none any more when the parse ends.
    private static func enter(_ characters: [UInt8], isEmphasis: Bool) {
        guard let visitor = cmark_syntax_extension_new("characters"), let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        else { return }
        defer { cmark_parser_free(parser) }
        set(characters, of: visitor)
        cmark_syntax_extension_set_emphasis(visitor, isEmphasis ? 1 : 0)
        cmark_syntax_extension_set_match_inline_func(visitor) { visitor, _, _, _, _ in
            InlineExtensions.set([], of: visitor)
            return nil
        }
        cmark_parser_attach_syntax_extension(parser, visitor)
        cmark_parser_feed(parser, "a", 1)
        cmark_node_free(cmark_parser_finish(parser))
    }

    // MARK: Strikethrough

    /// The type that cmark-gfm gave to strikethrough when it was registered. No public header names it, so it is read off
    /// a sample.
    private static func coreType() -> cmark_node_type {
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return CMARK_NODE_NONE }
        defer { cmark_parser_free(parser) }
        if let core = cmark_find_syntax_extension("strikethrough") {
            cmark_parser_attach_syntax_extension(parser, core)
        }
        cmark_parser_feed(parser, "~~a~~", 5)
        let root = cmark_parser_finish(parser)
        defer { cmark_node_free(root) }
        return cmark_node_get_type(cmark_node_first_child(cmark_node_first_child(root)))
    }

    /// What stands for `~` in pairs of delimiters.
    private static let delimiter: UInt8 = 0x01
    /// The longest run that is taken at once, as in cmark-gfm's own extension.
    private static let longestRun: Int32 = 100

    /// A run of tildes: a text, which may open or close a strikethrough where there are two (GitHub Flavored Markdown
    /// 0.29, section 6.5, with `CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE`).
    private static func match(_ character: UInt8, _ parser: OpaquePointer?) -> OpaquePointer? {
        guard character == UInt8(ascii: "~") else { return nil }
        var (opens, closes, before, after): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        let count = cmark_inline_parser_scan_delimiters(
            parser,
            longestRun,
            character,
            &opens,
            &closes,
            &before,
            &after
        )
        let text = CommonMark.newText(String(repeating: "~", count: Int(count)))
        if count == 2, opens != 0 || closes != 0 {
            cmark_inline_parser_push_delimiter(parser, delimiter, opens, closes, text)
        }
        return text
    }

    /// Puts what is between two runs into a node, which takes the place of the first.
    ///
    /// - Returns: Where cmark goes on to look for pairs.
    private static func join(
        _ strikethrough: OpaquePointer?,
        _ parser: OpaquePointer?,
        _ opener: UnsafeMutablePointer<delimiter>?,
        _ closer: UnsafeMutablePointer<delimiter>?
    ) -> UnsafeMutablePointer<delimiter>? {
        guard let opener, let closer else { return nil }
        let next = closer.pointee.next
        let node = opener.pointee.inl_text
        if cmark_node_set_type(node, CommonMark.inlineExtensions.strikethroughType) != 0 {
            cmark_node_set_syntax_extension(node, strikethrough)
            while let child = cmark_node_next(node), child != closer.pointee.inl_text {
                cmark_node_append_child(node, child)
            }
            cmark_node_free(closer.pointee.inl_text)
            var last = closer
            while last != opener, let previous = last.pointee.previous {
                cmark_inline_parser_remove_delimiter(parser, last)
                last = previous
            }
            cmark_inline_parser_remove_delimiter(parser, opener)
        }
        return next
    }
}
