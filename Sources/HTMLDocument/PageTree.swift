import CGumbo

/// A page, or a piece of one, as gumbo has parsed it (HTML Standard, section 13.2); nothing else knows of gumbo's
/// structures.
///
/// All memory of a tree is taken from one arena and given back with it. gumbo's own way goes down the tree by recursion,
/// and a page that nests deeply enough would exhaust the stack.
package struct PageTree {
    /// The document. No node may be used once `parsing` has returned.
    package let root: Node

    /// Parses a page and hands over its tree.
    ///
    /// - Throws: A `PageRefusal` where the page is no text or out of bounds.
    package static func parsing<Result>(
        _ html: [UInt8],
        _ body: (PageTree) -> Result
    ) throws(PageRefusal) -> Result {
        try html.withUnsafeBufferPointer { (html) throws(PageRefusal) in try PageSurvey.check(html) }
        let readable = try UnreadableCharacters.replaced(in: html)
        let arena = PageArena(expected: html.count * 8)
        let result: Result? = withExtendedLifetime(arena) {
            readable.withUnsafeBytes { html in
                var options = kGumboDefaultOptions
                options.max_errors = 0
                options.userdata = Unmanaged.passUnretained(arena).toOpaque()
                options.allocator = { arena, size in
                    arena.map { Unmanaged<PageArena>.fromOpaque($0).takeUnretainedValue().allocate(size) }
                }
                options.deallocator = { _, _ in }
                let text = html.assumingMemoryBound(to: CChar.self)
                let output = gumbo_parse_with_options(&options, text.baseAddress, text.count)
                return output?.pointee.document.map { body(PageTree(root: Node(pointer: $0))) }
            }
        }
        guard let result else { throw .unreadable }
        return result
    }
}

extension PageTree {
    /// A node of a tree.
    package struct Node {
        fileprivate let pointer: UnsafeMutablePointer<GumboNode>

        /// What it is.
        package enum Kind: Sendable {
            case element
            case text
            /// A comment.
            case nothing
        }

        package var kind: Kind {
            switch pointer.pointee.type {
            case GUMBO_NODE_DOCUMENT, GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: .element
            case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE: .text
            default: .nothing
            }
        }

        /// What is in an element, in order.
        package var children: [Node] {
            guard case .element = kind else { return [] }
            let children = element?.children ?? pointer.pointee.v.document.children
            return (0..<Int(children.length)).compactMap { index in
                children.data[index].map { Node(pointer: $0.assumingMemoryBound(to: GumboNode.self)) }
            }
        }

        private var element: GumboElement? {
            switch pointer.pointee.type {
            case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: pointer.pointee.v.element
            default: nil
            }
        }

        /// Whether it is an element of HTML, and not of a drawing or a formula.
        package var isHTML: Bool { element?.tag_namespace == GUMBO_NAMESPACE_HTML }

        /// The name of an element in lower case, whether HTML knows it or not.
        package var name: String {
            guard let element else { return "" }
            if element.tag != GUMBO_TAG_UNKNOWN, let name = gumbo_normalized_tagname(element.tag) {
                return String(cString: name)
            }
            var tag = element.original_tag
            gumbo_tag_from_original_text(&tag)
            let bytes = UnsafeRawBufferPointer(start: tag.data, count: tag.length)
            return String(decoding: bytes, as: UTF8.self).lowercased()
        }

        /// The bytes of a text.
        package var text: [UInt8] {
            guard case .text = kind, let text = pointer.pointee.v.text.text else { return [] }
            return UnreadableCharacters.restored(in: text)
        }

        /// The bytes of a comment; `nil` for anything else.
        package var comment: [UInt8]? {
            guard pointer.pointee.type == GUMBO_NODE_COMMENT, let text = pointer.pointee.v.text.text else { return nil }
            return UnreadableCharacters.restored(in: text)
        }

        /// All attributes, with whatever prefix they have as part of the name.
        package var attributes: [(name: String, value: String)] {
            guard let attributes = element?.attributes else { return [] }
            return (0..<Int(attributes.length)).compactMap { index in
                guard let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
                    let name = attribute.name, let value = attribute.value
                else { return nil }
                let text = String(decoding: UnreadableCharacters.restored(in: value), as: UTF8.self)
                return (String(cString: name), text)
            }
        }

        /// The value of an attribute; empty for one without a value.
        package func attribute(_ name: String) -> [UInt8]? {
            guard let attributes = element?.attributes else { return nil }
            for index in 0..<Int(attributes.length) {
                guard let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
                    attribute.attr_namespace == GUMBO_ATTR_NAMESPACE_NONE, let found = attribute.name,
                    let value = attribute.value
                else { continue }
                if String(cString: found) == name { return UnreadableCharacters.restored(in: value) }
            }
            return nil
        }
    }
}
