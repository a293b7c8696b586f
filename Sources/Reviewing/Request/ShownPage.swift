import Attestation
import Foundation
import HTMLDocument
import SiteModel

/// A page of the site as a request shows it: what is in its `main`, with the files that it shows inside of it, and the
/// style sheets that it names. Scripts are left out.
///
/// What is marked as reviewed stays as it is, so that whoever reads the request can compute the digests of what it shows.
struct ShownPage {
    /// A style sheet.
    struct StyleSheet: Hashable {
        /// The media that it is for (HTML Standard, section 4.2.4); `nil` for all.
        var media: String?
        var text: String
    }

    /// The HTML of the element `main`.
    let markup: HTMLText
    /// The style sheets, in order.
    let styleSheets: [StyleSheet]
    /// The language of the page (BCP 47).
    let language: String?

    /// - Parameters:
    ///   - html: The page as it is published.
    ///   - idPrefix: What is put before each id, so that several pages can be in one document.
    ///   - file: The bytes of the file that a source or link on the page names; `nil` where there is none.
    /// - Throws: A `PageRefusal` where the page cannot be read.
    init(_ html: [UInt8], idPrefix: String, file: (String) -> [UInt8]?) throws(PageRefusal) {
        self = try withoutActuallyEscaping(file) { (file) throws(PageRefusal) in
            try PageTree.parsing(html) { tree in
                var writer = PageWriter(idPrefix: idPrefix, file: file)
                writer.read(tree.root)
                return ShownPage(
                    markup: HTMLText(markup: writer.markup),
                    styleSheets: writer.styleSheets,
                    language: writer.language
                )
            }
        }
    }

    /// The addresses by which a page names files that it shows, and style sheets.
    ///
    /// - Throws: A `PageRefusal` where the page cannot be read.
    static func files(of html: [UInt8]) throws(PageRefusal) -> Set<String> {
        try PageTree.parsing(html) { tree in
            var found: Set<String> = []
            func look(_ node: PageTree.Node) {
                for (name, value) in node.attributes where PageWriter.naming.contains(name) { found.insert(value) }
                if node.name == "link", let address = node.attribute("href") {
                    found.insert(String(decoding: address, as: UTF8.self))
                }
                node.children.forEach(look)
            }
            look(tree.root)
            return found
        }
    }

    private init(markup: HTMLText, styleSheets: [StyleSheet], language: String?) {
        self.markup = markup
        self.styleSheets = styleSheets
        self.language = language
    }
}

/// Writes the elements of a page as HTML again (HTML Standard, section 13.3).
private struct PageWriter {
    let idPrefix: String
    let file: (String) -> [UInt8]?
    private(set) var markup = ""
    private(set) var styleSheets: [ShownPage.StyleSheet] = []
    private(set) var language: String?

    private static let left: Set = [
        "script", "noscript", "style", "template", "link", "meta", "base", "iframe", "object", "embed",
    ]
    private static let void: Set = [
        "area", "br", "col", "hr", "img", "input", "source", "track", "wbr",
    ]
    private static let referring: Set = [
        "id", "for", "popovertarget", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls",
        "aria-owns", "aria-details", "aria-activedescendant", "aria-errormessage", "aria-flowto",
    ]
    static let naming: Set = ["src", "srcset", "poster"]

    init(idPrefix: String, file: @escaping (String) -> [UInt8]?) {
        self.idPrefix = idPrefix
        self.file = file
    }

    mutating func read(_ node: PageTree.Node) {
        for child in node.children where child.kind == .element {
            switch child.name {
            case "html":
                language = child.attribute("lang").map { String(decoding: $0, as: UTF8.self) }
                read(child)
            case "link": link(child)
            case "main" where markup.isEmpty: element(child)
            default: read(child)
            }
        }
    }

    private mutating func link(_ node: PageTree.Node) {
        let attributes = Dictionary(node.attributes.map { ($0.name, $0.value) }) { first, _ in first }
        guard attributes["rel"] == "stylesheet", let bytes = attributes["href"].flatMap(file) else { return }
        // A text in it must not end the element that it is put into.
        let text = String(decoding: bytes, as: UTF8.self).replacing("</", with: #"<\/"#)
        styleSheets.append(ShownPage.StyleSheet(media: attributes["media"], text: text))
    }

    private mutating func element(_ node: PageTree.Node) {
        let name = node.name
        guard !Self.left.contains(name) else { return }
        markup += "<\(name)"
        for (attribute, value) in node.attributes where !attribute.hasPrefix("on") {
            markup += " \(attribute)=\"\(HTMLEscaping.escape(shown(value, of: attribute), .double))\""
        }
        markup += ">"
        guard !(node.isHTML && Self.void.contains(name)) else { return }
        for (index, child) in node.children.enumerated() {
            switch child.kind {
            case .element: element(child)
            case .text:
                let text = String(decoding: child.text, as: UTF8.self)
                // The first line feed in these is not read.
                if index == 0, ["pre", "textarea", "listing"].contains(name), text.first == "\n" { markup += "\n" }
                markup += HTMLEscaping.escape(text, .double)
            case .nothing: break
            }
        }
        markup += "</\(name)>"
    }

    private func shown(_ value: String, of attribute: String) -> String {
        if Self.referring.contains(attribute) {
            return value.split(separator: " ").map { idPrefix + $0 }.joined(separator: " ")
        }
        if attribute == "href" || attribute == "xlink:href", value.hasPrefix("#") {
            return "#\(idPrefix)\(value.dropFirst())"
        }
        if Self.naming.contains(attribute), let bytes = file(value) {
            return FileWithinAddress.address(of: bytes, named: value)
        }
        return value
    }
}
