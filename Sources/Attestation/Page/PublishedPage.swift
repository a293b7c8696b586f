public import SiteModel

/// What stands on a published page: the forms of its texts, read from its HTML alone.
public struct PublishedPage: Sendable {
    /// The form of the page's own text; `nil` where the page has none.
    public let text: TextForm?
    /// The form of its disclaimer; `nil` where the page has none.
    public let disclaimer: TextForm?
    /// The form of the meanings that it gives; `nil` where it gives none.
    public let meanings: TextForm?
    /// What keeps others from reading the page as it is meant.
    public let problems: [Problem]

    /// What is wrong with the regions of a page.
    public enum Problem: Sendable, Hashable {
        /// A region stands on the page more than once; the first one counts.
        case regionTwice(String)
        /// There is no region of this name.
        case regionUnknown(String)
        /// There is a text, but no title.
        case titleMissing
        /// No file answers to the address of an image.
        case imageMissing(String)
    }

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - html: the bytes of the page.
    ///   - imageDigest: gives the digest of the file that an address leads to, as it stands in the attribute `src`.
    /// - Throws: A `PageRefusal` where the page is no text or out of bounds.
    public init(html: [UInt8], imageDigest: (String) -> ContentDigest?) throws(PageRefusal) {
        self = try withoutActuallyEscaping(imageDigest) { (imageDigest) throws(PageRefusal) in
            try PageTree.parsing(html) { tree in
                var reader = PageReader(tree, imageDigest)
                return reader.read()
            }
        }
    }

    fileprivate init(text: TextForm?, disclaimer: TextForm?, meanings: TextForm?, problems: [Problem]) {
        self.text = text
        self.disclaimer = disclaimer
        self.meanings = meanings
        self.problems = problems
    }
}

/// Finds the regions of a page and writes the forms of its texts.
private struct PageReader {
    private typealias Node = PageTree.Node

    private let imageDigest: (String) -> ContentDigest?
    private var regions: [String: Node] = [:]
    private var problems: [PublishedPage.Problem] = []

    init(_ tree: PageTree, _ imageDigest: @escaping (String) -> ContentDigest?) {
        self.imageDigest = imageDigest
        for node in tree.root.descendants where node.kind == .element {
            guard let value = node.attribute("data-reviewed") else { continue }
            let name = String(decoding: value, as: UTF8.self)
            if !Self.names.contains(name) {
                problems.append(.regionUnknown(name))
            } else if regions[name] != nil {
                problems.append(.regionTwice(name))
            } else {
                regions[name] = node
            }
        }
    }

    private static let names: Set = [
        "title", "summary", "body", "sources", "disclaimer-title", "disclaimer", "glossary",
    ]

    mutating func read() -> PublishedPage {
        let text = form("sitegen-text 1", ["title", "summary", "body", "sources"])
        let disclaimer = form("sitegen-disclaimer 1", ["disclaimer-title", "disclaimer"])
        if text != nil, regions["title"] == nil { problems.append(.titleMissing) }
        var known: Set<PublishedPage.Problem> = []
        return PublishedPage(
            text: text,
            disclaimer: disclaimer,
            meanings: meanings(),
            problems: problems.filter { known.insert($0).inserted }
        )
    }

    // MARK: Forms

    private mutating func form(_ firstLine: StaticString, _ names: [StaticString]) -> TextForm? {
        guard names.contains(where: { regions[$0.description] != nil }) else { return nil }
        var form = FormWriter(firstLine, capacity: 4_096)
        for name in names {
            guard let region = regions[name.description] else { continue }
            form.openRegion(name)
            write(region, to: &form)
            form.closeRegion()
        }
        return TextForm(bytes: form.finish())
    }

    private func meanings() -> TextForm? {
        if let glossary = regions["glossary"] {
            let terms = glossary.descendants.filter { $0.name == "div" }
            return TextForm.meanings(
                terms.map { term in
                    let parts = ["dt", "dd"].map { name in
                        TextForm.singleSpaced(
                            term.descendants.filter { $0.name == name }.flatMap { $0.text(without: isUnreviewed) }
                        )
                    }
                    return parts[0] + Array(": ".utf8) + parts[1]
                }
            )
        }
        guard let body = regions["body"] else { return nil }
        let meanings = body.descendants.filter { $0.classes.contains("meaning") }
        return TextForm.meanings(meanings.map { $0.text { _ in false } })
    }

    // MARK: Elements

    /// What is still to be written, the next thing last.
    private enum Step {
        case node(Node)
        case closeBlock
        case closeMark
        case closeParagraph
    }

    /// Writes what is in an element; without recursion, however deep it is.
    private mutating func write(_ region: Node, to form: inout FormWriter) {
        var steps = region.children.reversed().map { Step.node($0) }
        while let step = steps.popLast() {
            switch step {
            case .closeBlock: form.close()
            case .closeMark: form.mark(")")
            case .closeParagraph: form.closeParagraph()
            case .node(let node):
                switch node.kind {
                case .nothing: break
                case .text: node.text.withUnsafeBufferPointer { form.text($0) }
                case .element:
                    let written = start(node, &form)
                    if let end = written.end { steps.append(end) }
                    if written.hasContent { steps += node.children.reversed().map { Step.node($0) } }
                }
            }
        }
    }

    /// Writes the start of an element, or all of it.
    private mutating func start(_ node: Node, _ form: inout FormWriter) -> (hasContent: Bool, end: Step?) {
        let classes = node.classes
        if isUnreviewed(node) || !Self.passedOver.isDisjoint(with: classes) { return (false, nil) }
        switch node.name {
        case "sup" where classes.contains("citation"):
            form.mark("[", node.digits)
        case "sup" where classes.contains("footnote-ref"):
            form.mark("^", node.digits)
        case "img": image(node, &form)
        case "br": form.mark("/")
        case "hr": form.rule()
        case "time":
            guard let moment = node.attribute("datetime") else { return (true, nil) }
            moment.withUnsafeBufferPointer { form.text($0) }
        case "a":
            let isWritten = form.openLink(node.attribute("href") ?? [], title: node.attribute("title"))
            return (true, isWritten ? .closeMark : nil)
        case "del":
            form.mark("(del")
            return (true, .closeMark)
        case "p":
            form.openParagraph()
            return (true, .closeParagraph)
        case "pre": node.text { _ in false }.withUnsafeBufferPointer { form.preformatted($0) }
        case "section" where classes.contains("care"):
            let level = classes.first { $0.hasPrefix("care-") }?.dropFirst("care-".count) ?? ""
            form.open("care", level.utf8)
            return (true, .closeBlock)
        case "ol":
            if let number = node.attribute("start"), number != Array("1".utf8) {
                form.open("ol", number)
            } else {
                form.open("ol")
            }
            return (true, .closeBlock)
        case let name where Self.blocks.contains(name):
            Array(name.utf8).withUnsafeBufferPointer { form.open($0) }
            return (true, .closeBlock)
        default: return (true, nil)
        }
        return (false, nil)
    }

    private static let passedOver: Set<String> = ["meaning", "care-level", "footnotes-title", "footnote-back"]

    private static let blocks: Set<String> = [
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td",
        "section", "figure", "figcaption", "dl", "dt", "dd",
    ]

    private mutating func image(_ node: Node, _ form: inout FormWriter) {
        let address = String(decoding: node.attribute("src") ?? [], as: UTF8.self)
        let digest = imageDigest(address)
        if digest == nil { problems.append(.imageMissing(address)) }
        form.image(
            TextForm.digits(ofImage: digest),
            title: node.attribute("title"),
            alternative: node.attribute("alt")
        )
    }

    private func isUnreviewed(_ node: Node) -> Bool { node.attribute("data-unreviewed") != nil }
}

extension PageTree.Node {
    /// The classes of an element.
    fileprivate var classes: [String] {
        guard let value = attribute("class") else { return [] }
        return value.split(whereSeparator: \.isHTMLSpace).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Everything below a node, in the order of the page.
    fileprivate var descendants: [PageTree.Node] {
        var found: [PageTree.Node] = []
        var left = Array(children.reversed())
        while let node = left.popLast() {
            found.append(node)
            left += node.children.reversed()
        }
        return found
    }

    /// The text below a node, without that of elements that `isPassedOver` names.
    fileprivate func text(without isPassedOver: (PageTree.Node) -> Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        var left = Array(children.reversed())
        while let node = left.popLast() {
            if case .text = node.kind {
                bytes += node.text
            } else if !isPassedOver(node) {
                left += node.children.reversed()
            }
        }
        return bytes
    }

    /// The decimal digits of the text below a node.
    fileprivate var digits: [UInt8] { text { _ in false }.filter(\.isASCIIDigit) }
}
