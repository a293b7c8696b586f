import Authoring
import HTMLDocument
import SiteModel

/// Turns elements of HTML into the Markdown that says the same. What has no counterpart stays an element.
struct HTMLMarkdown {
    typealias Node = PageTree.Node

    let context: ConversionContext
    /// How many elements became Markdown.
    private(set) var converted = 0
    /// The elements that stay.
    private(set) var left = 0

    init(_ context: ConversionContext) { self.context = context }

    /// The Markdown of a piece of HTML; `nil` where it cannot be read.
    mutating func markdown(_ html: String) -> [String]? {
        var copy = self
        let lines: [String]?? = try? PageTree.parsing(Array(html.utf8)) { tree in
            let root = tree.root.children.first { $0.name == "html" }
            guard let root, Self.isShallow(root) else { return nil }
            return copy.blocks(root.children.flatMap(\.children))
        }
        self = copy
        return lines ?? nil
    }

    /// Whether elements are in each other no deeper than anyone writes: each level takes some of the stack.
    private static func isShallow(_ root: Node) -> Bool {
        var level = [root]
        for _ in 0..<100 {
            level = level.flatMap(\.children)
            if level.isEmpty { return true }
        }
        return false
    }

    // MARK: Blocks

    private static let containers: Set<String> = [
        "div", "section", "article", "main", "aside", "header", "footer", "nav", "center", "address", "hgroup",
        "fieldset", "search",
    ]
    private static let blockNames: Set<String> = containers.union([
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dl", "blockquote", "pre", "hr", "table", "figure",
        "details",
    ])
    /// What does something, or shows what is elsewhere: a person has to decide.
    private static let active: Set<String> = [
        "script", "style", "iframe", "object", "embed", "form", "input", "button", "select", "textarea", "video",
        "audio", "canvas", "svg", "math", "template", "noscript", "link", "meta", "map", "picture", "dialog",
    ]

    private mutating func blocks(_ nodes: [Node]) -> [String] {
        var lines: [String] = []
        var run: [Node] = []
        for node in nodes {
            if node.kind == .element,
                Self.blockNames.contains(node.name) || Self.active.contains(node.name) && isBlock(node)
            {
                add(paragraph(run), to: &lines)
                run = []
                add(block(node), to: &lines)
            } else {
                run.append(node)
            }
        }
        add(paragraph(run), to: &lines)
        return lines
    }

    private func isBlock(_ node: Node) -> Bool { !["input", "button", "svg", "math", "select"].contains(node.name) }

    private func add(_ added: [String], to lines: inout [String]) {
        guard !added.isEmpty else { return }
        if !lines.isEmpty { lines.append("") }
        lines += added
    }

    private mutating func paragraph(_ nodes: [Node]) -> [String] {
        var text = inline(nodes).trimmed
        guard !text.isEmpty else { return [] }
        // What would begin another block.
        if let match = text.firstMatch(of: /^(#{1,6}(?=\s)|[-+>](?=\s)|\d+(?=[.)]\s)|=+$|-+$)/) {
            let isNumber = match.1.first?.isNumber ?? false
            text.insert("\\", at: isNumber ? match.range.upperBound : text.startIndex)
        }
        return text.split(separator: "\n").map(\.trimmed)
    }

    private mutating func block(_ node: Node) -> [String] {
        switch node.name {
        case "p":
            converted += 1
            return withID(node, paragraph(node.children))
        case "h1", "h2", "h3", "h4", "h5", "h6":
            converted += 1
            let words = inline(node.children).trimmed.replacing("\n", with: " ")
            guard !words.isEmpty else { return [] }
            let level = Int(node.name.dropFirst()) ?? 2
            let id = node.text(of: "id").map { " {#\($0)}" } ?? ""
            return [String(repeating: "#", count: level) + " " + words + id]
        case "ul", "ol", "menu":
            converted += 1
            return withID(node, list(node))
        case "dl":
            converted += 1
            return definitions(node)
        case "blockquote":
            converted += 1
            return blocks(node.children).map { $0.isEmpty ? ">" : "> \($0)" }
        case "pre":
            converted += 1
            return code(node)
        case "hr":
            converted += 1
            return ["***"]
        case "table": return table(node)
        case "figure": return figure(node)
        case "details":
            converted += 1
            let summary = node.children.first { $0.name == "summary" }
            let title = summary.map { inline($0.children).trimmed } ?? ""
            let body = blocks(node.children.filter { $0.name != "summary" })
            return CardLines.card(.details, title: title, named: "details", body: body)
        case _ where Self.containers.contains(node.name): return container(node)
        default:
            left += 1
            return serialized(node).split(separator: "\n").map(String.init)
        }
    }

    private func withID(_ node: Node, _ lines: [String]) -> [String] {
        guard let id = node.text(of: "id"), !id.isEmpty, !lines.isEmpty else { return lines }
        return ["<a id=\"\(id)\"></a>", ""] + lines
    }

    private mutating func container(_ node: Node) -> [String] {
        converted += 1
        let classes = node.text(of: "class")?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        guard let card = context.card(of: classes) else { return withID(node, blocks(node.children)) }
        var children = node.children
        var title: String?
        let isTitle = { (child: Node) in
            child.kind == .element
                && (child.text(of: "class")?.lowercased().contains("title") ?? false
                    || child.text(of: "class")?.lowercased().contains("heading") ?? false)
        }
        // The box inside of the box, as themes have it.
        while children.count(where: { $0.kind == .element }) == 1,
            let only = children.first(where: { $0.kind == .element }), only.name == "div", !isTitle(only),
            children.allSatisfy({ $0.kind == .element || String(decoding: $0.text, as: UTF8.self).isBlank })
        {
            children = only.children
        }
        if let index = children.firstIndex(where: isTitle) {
            title = inline(children[index].children).trimmed
            children.remove(at: index)
        }
        return withID(node, CardLines.card(card.level, title: title, named: card.name, body: blocks(children)))
    }

    private mutating func list(_ node: Node) -> [String] {
        var number = node.text(of: "start").flatMap { Int($0) } ?? 1
        var lines: [String] = []
        let items = node.children.filter { $0.kind == .element }
        var bodies: [[String]] = []
        for item in items { bodies.append(item.name == "li" ? blocks(item.children) : block(item)) }
        let isLoose = bodies.contains { $0.contains("") && !$0.contains { $0.hasPrefix("- ") || $0.hasPrefix("1. ") } }
        for body in bodies {
            let marker = node.name == "ol" ? "\(number). " : "- "
            number += 1
            let indent = String(repeating: " ", count: marker.count)
            var body = body
            // The list in an item comes right below its words.
            if !isLoose { body.removeAll(where: \.isEmpty) }
            if body.isEmpty { body = [""] }
            if isLoose, !lines.isEmpty { lines.append("") }
            lines += body.enumerated().map {
                $0.offset == 0 ? marker + $0.element : $0.element.isEmpty ? "" : indent + $0.element
            }
        }
        return lines
    }

    private mutating func definitions(_ node: Node) -> [String] {
        var lines: [String] = []
        let parts = node.children.flatMap { $0.name == "div" ? $0.children : [$0] }
        var wasMeaning = false
        for part in parts {
            switch part.name {
            case "dt":
                if wasMeaning { lines.append("") }
                lines += paragraph(part.children)
                wasMeaning = false
            case "dd":
                let body = blocks(part.children)
                lines += body.enumerated().map {
                    $0.offset == 0 ? ": \($0.element)" : $0.element.isEmpty ? "" : "  \($0.element)"
                }
                wasMeaning = true
            default: continue
            }
        }
        return lines
    }

    private func code(_ node: Node) -> [String] {
        let inner = node.children.first { $0.name == "code" } ?? node
        let language = (inner.text(of: "class") ?? node.text(of: "class") ?? "").split(whereSeparator: \.isWhitespace)
            .first { $0.hasPrefix("language-") }.map { $0.dropFirst("language-".count) }
        let text = Self.plainText(of: inner)
        return ["~~~\(language ?? "")"] + CardLines.trimmed(text.lines) + ["~~~"]
    }

    private mutating func figure(_ node: Node) -> [String] {
        converted += 1
        let caption = node.children.first { $0.name == "figcaption" }
        let rest = node.children.filter { $0.name != "figcaption" }
        let words =
            caption.map { Self.plainText(of: $0).split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
        let images = Self.descendants(rest).filter { $0.name == "img" }
        let others = Self.descendants(rest).filter {
            $0.kind == .element && !["img", "a", "p", "div", "span", "picture", "source"].contains($0.name)
        }
        if images.count == 1, others.isEmpty, !words.isEmpty { return [image(images[0], caption: words)] }
        var lines = blocks(rest)
        if let caption { add(paragraph(caption.children), to: &lines) }
        return lines
    }

    /// A table whose first row are the names of its columns, and whose cells hold lines only.
    private mutating func table(_ node: Node) -> [String] {
        let rows = Self.descendants(node.children).filter { $0.name == "tr" }
        let cells = rows.map { $0.children.filter { $0.name == "td" || $0.name == "th" } }
        let isPlain = cells.allSatisfy { row in
            row.allSatisfy { cell in
                let spans = ["colspan", "rowspan"].contains { cell.text(of: $0).map { $0 != "1" } ?? false }
                return !spans
                    && !Self.descendants(cell.children).contains {
                        Self.blockNames.contains($0.name) && !["p", "div"].contains($0.name)
                    }
            }
        }
        guard isPlain, let head = cells.first, !head.isEmpty, head.allSatisfy({ $0.name == "th" }) else {
            left += 1
            return serialized(node).split(separator: "\n").map(String.init)
        }
        converted += 1
        let width = cells.map(\.count).max() ?? 0
        var lines: [String] = []
        if let caption = node.children.first(where: { $0.name == "caption" }) {
            lines += ["Table: " + inline(caption.children).trimmed.replacing("\n", with: " "), ""]
        }
        for (index, row) in cells.enumerated() where !row.isEmpty {
            var shown = row.map { cell in
                let paragraphs = cell.children.filter { $0.name == "p" }
                let text =
                    paragraphs.count > 1
                    ? paragraphs.map { inline($0.children).trimmed }.joined(separator: "<br>") : inline(cell.children)
                return text.trimmed.replacing("\n", with: " ").replacing("|", with: "\\|")
            }
            shown += Array(repeating: "", count: width - shown.count)
            lines.append("| " + shown.joined(separator: " | ") + " |")
            if index == 0 { lines.append("|" + String(repeating: "---|", count: width)) }
        }
        return lines
    }

    // MARK: Inlines

    mutating func inline(_ nodes: [Node]) -> String {
        var result = ""
        for node in nodes { result += inline(node) }
        return result
    }

    private mutating func inline(_ node: Node) -> String {
        switch node.kind {
        case .text: return Self.escaped(Self.collapsed(String(decoding: node.text, as: UTF8.self)))
        case .nothing: return node.comment.map { "<!--\(String(decoding: $0, as: UTF8.self))-->" } ?? ""
        case .element: break
        }
        switch node.name {
        case "strong", "b", "mark": return wrapped(node, "**")
        case "em", "i", "cite", "var", "dfn": return wrapped(node, "*")
        case "del", "s", "strike": return wrapped(node, "~~")
        case "code", "tt", "samp":
            converted += 1
            return Self.codeSpan(Self.plainText(of: node))
        case "sub", "sup", "kbd":
            let inner = inline(node.children)
            return inner.isBlank ? inner : "<\(node.name)>\(inner)</\(node.name)>"
        case "abbr", "acronym":
            converted += 1
            let inner = inline(node.children)
            guard let title = node.text(of: "title"), !title.isEmpty else { return inner }
            return "<abbr title=\"\(Self.attribute(title))\">\(inner)</abbr>"
        case "br": return "<br>"
        case "wbr": return ""
        case "img":
            converted += 1
            return image(node, caption: node.text(of: "title") ?? "")
        case "a": return link(node)
        case "q":
            converted += 1
            return "\"\(inline(node.children))\""
        case _ where Self.active.contains(node.name):
            left += 1
            return serialized(node)
        default:
            converted += 1
            let name = node.text(of: "id").map { "<a id=\"\($0)\"></a>" } ?? ""
            return name + inline(node.children)
        }
    }

    /// Markup around words, with the white space at their ends outside of it.
    private mutating func wrapped(_ node: Node, _ sign: String) -> String {
        converted += 1
        return Self.wrapped(inline(node.children), sign)
    }

    static func wrapped(_ inner: String, _ sign: String) -> String {
        let words = inner.trimmed
        guard !words.isEmpty else { return inner }
        let before = inner.first?.isWhitespace ?? false ? " " : ""
        let after = inner.last?.isWhitespace ?? false ? " " : ""
        return "\(before)\(sign)\(words)\(sign)\(after)"
    }

    private mutating func link(_ node: Node) -> String {
        let inner = inline(node.children)
        let name = node.text(of: "id") ?? node.text(of: "name")
        let anchor = name.flatMap { $0.isEmpty ? nil : "<a id=\"\($0)\"></a>" } ?? ""
        converted += 1
        guard let address = node.text(of: "href"), !address.isEmpty, !inner.isBlank else { return anchor + inner }
        return anchor + "[\(inner.trimmed)](\(Self.destination(address)))"
    }

    private func image(_ node: Node, caption: String) -> String {
        let description = (node.text(of: "alt") ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let title = caption.isEmpty ? "" : " \"\(caption.replacing("\"", with: "\\\""))\""
        return "![\(Self.escaped(description))](\(Self.destination(node.text(of: "src") ?? ""))\(title))"
    }

    // MARK: Text

    static func destination(_ address: String) -> String {
        let address = address.trimmed
        return address.contains { $0.isWhitespace || $0 == "(" || $0 == ")" } || address.isEmpty
            ? "<\(address)>" : address
    }

    private static func collapsed(_ text: String) -> String {
        var result = ""
        var wasSpace = false
        for character in text {
            let isSpace = character == " " || character == "\n" || character == "\t" || character == "\r\n"
            if isSpace {
                if !wasSpace { result.append(" ") }
            } else {
                result.append(character)
            }
            wasSpace = isSpace
        }
        return result
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\", "*", "`", "[", "]", "<", "_": result += "\\\(character)"
            default: result.append(character)
            }
        }
        return result
    }

    static func attribute(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
            .split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func codeSpan(_ text: String) -> String {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty else { return "" }
        let sign = text.contains("`") ? "``" : "`"
        return text.contains("`") ? "\(sign) \(text) \(sign)" : "\(sign)\(text)\(sign)"
    }

    private static func plainText(of node: Node) -> String {
        descendants([node]).filter { $0.kind == .text }.map { String(decoding: $0.text, as: UTF8.self) }.joined()
    }

    /// Some nodes and all below them, in the order of the page.
    private static func descendants(_ nodes: [Node]) -> [Node] {
        var found: [Node] = []
        var waiting = Array(nodes.reversed())
        while let node = waiting.popLast() {
            found.append(node)
            waiting += node.children.reversed()
        }
        return found
    }

    /// An element as HTML.
    private func serialized(_ node: Node) -> String {
        switch node.kind {
        case .text:
            let text = String(decoding: node.text, as: UTF8.self)
            return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        case .nothing: return node.comment.map { "<!--\(String(decoding: $0, as: UTF8.self))-->" } ?? ""
        case .element:
            let attributes = node.attributes.map { " \($0.name)=\"\(Self.attribute($0.value))\"" }.joined()
            let isVoid = ["br", "hr", "img", "input", "meta", "link", "source", "embed", "col", "wbr", "area"]
                .contains(node.name)
            let isRaw = ["script", "style"].contains(node.name)
            let inner = isRaw ? Self.plainText(of: node) : node.children.map(serialized).joined()
            return "<\(node.name)\(attributes)>" + (isVoid ? "" : "\(inner)</\(node.name)>")
        }
    }
}

extension PageTree.Node {
    /// The value of an attribute as text.
    func text(of name: String) -> String? { attribute(name).map { String(decoding: $0, as: UTF8.self) } }
}
