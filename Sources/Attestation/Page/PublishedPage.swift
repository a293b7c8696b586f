import ASCII
package import HTMLDocument
package import SiteModel

/// What is on a published page: the forms of its texts, read from its HTML alone.
package struct PublishedPage: Sendable {
    /// The form of the page's own text; `nil` where the page has none.
    package let text: TextForm?
    /// The form of its disclaimer; `nil` where the page has none.
    package let disclaimer: TextForm?
    /// The form of the meanings that it gives; `nil` where it gives none.
    package let meanings: TextForm?
    /// The form of the facts that it states; `nil` where it states none.
    package let facts: TextForm?
    /// What keeps the page from having any form.
    package let problems: [Problem]
    /// The words of the title, in one line; `nil` where the page marks none.
    let title: String?
    /// What it tells machines, each in JSON-LD.
    let structuredData: [[UInt8]]
    /// The other ways in which it tells machines of a review.
    let markedClaims: Set<MarkedClaim>

    /// How a page breaks the rules for regions (docs/review.md).
    package enum Problem: Sendable, Hashable {
        /// A region is on the page more than once.
        case regionTwice(String)
        /// A region is within another.
        case regionNested(String)
        /// There is a text, but no title.
        case titleMissing
        /// A word of the glossary has not just one meaning.
        case meaningMalformed
        /// No file answers to the address of an image.
        case imageMissing(String)
        /// An image has other files to choose from, too.
        case imageWithChoice(String)
        /// An element shows a file that is no part of the form, by this attribute.
        case otherFile(String)
        /// The page says that its addresses are to be read from another place.
        case otherBase

        /// The problem in words, to be continued after the name of the page.
        package var message: String {
            switch self {
            case .regionTwice(let name): "has the region `\(name)` twice"
            case .regionNested(let name): "has the region `\(name)` inside another"
            case .titleMissing: "marks a text, but no title"
            case .meaningMalformed: "gives a word of the glossary no meaning, or more than one"
            case .imageMissing(let address): "shows the image `\(address)`, which is not a file of the site"
            case .otherBase: "has an element `base`, which changes where its links and images point"
            case .otherFile(let attribute):
                "shows a file by the attribute `\(attribute)`, which no review of the text covers"
            case .imageWithChoice(let address): "lets browsers choose a file other than the image `\(address)`"
            }
        }
    }

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - html: the bytes of the page.
    ///   - imageDigest: gives the digest of the file that an address leads to, as it is in the attribute `src`.
    /// - Throws: A `PageRefusal` where the page is no text or out of bounds.
    package init(html: [UInt8], imageDigest: (String) -> ContentDigest?) throws(PageRefusal) {
        self = try withoutActuallyEscaping(imageDigest) { (imageDigest) throws(PageRefusal) in
            try PageTree.parsing(html) { tree in
                var reader = PageReader(tree, imageDigest)
                return reader.read()
            }
        }
    }

    fileprivate init(
        text: TextForm?,
        disclaimer: TextForm?,
        meanings: TextForm?,
        facts: TextForm?,
        problems: [Problem],
        title: String?,
        structuredData: [[UInt8]],
        markedClaims: Set<MarkedClaim>
    ) {
        self.text = text
        self.disclaimer = disclaimer
        self.meanings = meanings
        self.facts = facts
        self.problems = problems
        self.title = title
        self.structuredData = structuredData
        self.markedClaims = markedClaims
    }
}

/// Finds the regions of a page and writes the forms of its texts.
private struct PageReader {
    private typealias Node = PageTree.Node

    private let imageDigest: (String) -> ContentDigest?
    private var regions: [String: Node] = [:]
    private var problems: [PublishedPage.Problem] = []
    /// Whether the region of the sources is being written: elsewhere the days of a text are words of it.
    private var isInSources = false
    /// Whether a region is being written in which facts stand by their names.
    private var isWithFacts = false
    /// The facts so far: the name, a colon, a space and the value.
    private var facts: [[UInt8]] = []
    private var structuredData: [[UInt8]] = []
    private var markedClaims: Set<MarkedClaim> = []

    init(_ tree: PageTree, _ imageDigest: @escaping (String) -> ContentDigest?) {
        self.imageDigest = imageDigest
        var hasOtherBase = false
        var marks = MarkedClaims()
        for node in tree.root.descendants {
            if node.isHTML, node.name == "base", node.attribute("href") != nil { hasOtherBase = true }
            if case .element = node.kind { marks.add(node.name, node.attributes) }
            if node.isStructuredData { structuredData.append(node.wholeText) }
            guard let value = node.attribute("data-reviewed") else { continue }
            let name = String(decoding: value, as: UTF8.self)
            if regions.updateValue(node, forKey: name) != nil { problems.append(.regionTwice(name)) }
        }
        markedClaims = marks.claims
        if hasOtherBase, !regions.isEmpty { problems.append(.otherBase) }
        for region in regions.values {
            for node in region.descendants {
                guard let value = node.attribute("data-reviewed") else { continue }
                problems.append(.regionNested(String(decoding: value, as: UTF8.self)))
            }
        }
    }

    mutating func read() -> PublishedPage {
        let text = form(
            "sitegen-text 1",
            ["title", "summary"] + SubjectRelation.allCases.map(\.rawValue) + ["body", "sources"]
        )
        let disclaimer = form("sitegen-disclaimer 1", ["disclaimer-title", "disclaimer-summary", "disclaimer"])
        let meanings = meanings()
        if text != nil, regions["title"] == nil { problems.append(.titleMissing) }
        let hasForm = problems.isEmpty
        return PublishedPage(
            text: hasForm ? text : nil,
            disclaimer: hasForm ? disclaimer : nil,
            meanings: hasForm ? meanings : nil,
            facts: hasForm ? TextForm.factLines(facts) : nil,
            problems: Set(problems).sorted { "\($0)" < "\($1)" },
            title: regions["title"].map { String(decoding: TextForm.singleSpaced($0.wholeText), as: UTF8.self) },
            structuredData: structuredData,
            markedClaims: markedClaims
        )
    }

    // MARK: Forms

    private mutating func form(_ firstLine: StaticString, _ names: [String]) -> TextForm? {
        guard names.contains(where: { regions[$0] != nil }) else { return nil }
        var form = FormWriter(firstLine, capacity: 4_096)
        for name in names {
            guard let region = regions[name] else { continue }
            isInSources = name == "sources"
            isWithFacts = name == "summary" || name == "body"
            form.open(Array(name.utf8))
            write(region, to: &form)
            form.close()
        }
        return TextForm(form.finish()) { address in
            let digest = imageDigest(address)
            if digest == nil { problems.append(.imageMissing(address)) }
            return digest
        }
    }

    private mutating func meanings() -> TextForm? {
        guard let glossary = regions["glossary"] else {
            let meanings = regions["body"]?.descendants.filter { $0.classes.contains("meaning") }
            return TextForm.meanings(meanings?.map { TextForm.singleSpaced($0.wholeText) } ?? [])
        }
        var meanings: [[UInt8]] = []
        for term in glossary.descendants where term.name == "div" {
            let words = term.descendants.filter { $0.isHTML && $0.name == "dt" }
            let texts = term.descendants.filter { $0.isHTML && $0.name == "dd" }
            guard words.count == 1, texts.count == 1 else {
                problems.append(.meaningMalformed)
                continue
            }
            meanings.append(
                TextForm.singleSpaced(words[0].wholeText) + Array(": ".utf8) + TextForm.singleSpaced(texts[0].wholeText)
            )
        }
        return TextForm.meanings(meanings)
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
        if node.isUnreviewed || !Self.passedOver.isDisjoint(with: classes) { return (false, nil) }
        let name = node.name
        if node.isHTML { problems += Self.otherFiles(of: node).map { .otherFile($0) } }
        switch node.isHTML ? name : "" {
        case "sup" where classes.contains("citation"):
            form.citation(node.digits(besides: Self.locator), node.text(inClass: Self.locator))
        case "sup" where classes.contains("footnote-ref"):
            form.mark("^", node.digits())
        case "img": image(node, &form)
        case "video":
            form.openFile("video", node.source, label: node.attribute("aria-label") ?? [])
            return (true, .closeMark)
        case "audio":
            form.openFile("audio", node.source, label: node.attribute("aria-label") ?? [])
            return (true, .closeMark)
        case "track":
            form.openFile("track", node.source, label: [])
            form.mark(")")
        case "source":
            if let choices = node.attribute("srcset"),
                choices.contains(where: { $0.isHTMLSpace || $0 == UInt8(ascii: ",") })
            {
                problems.append(.imageWithChoice(String(decoding: choices, as: UTF8.self)))
            }
            form.openFile("source", node.source, label: [])
            form.mark(")")
        case "data" where isWithFacts && classes.contains("fact"):
            let fact = TextForm.singleSpaced(node.attribute("value") ?? [])
            form.fact(fact)
            facts.append(fact + Array(": ".utf8) + TextForm.singleSpaced(node.wholeText))
        case "br": form.mark("/")
        case "hr": form.rule()
        case "time" where isInSources:
            guard let moment = node.attribute("datetime") else { return (true, nil) }
            moment.withUnsafeBufferPointer { form.text($0) }
        case "a":
            let isWritten = form.openLink(node.attribute("href") ?? [], title: node.attribute("title") ?? [])
            return (true, isWritten ? .closeMark : nil)
        case "abbr":
            return (true, form.openAbbreviation(title: node.attribute("title") ?? []) ? .closeMark : nil)
        case "del":
            form.mark("(del")
            return (true, .closeMark)
        case "p":
            form.openParagraph()
            return (true, .closeParagraph)
        case "pre": node.wholeText.withUnsafeBufferPointer { form.preformatted($0) }
        case "section":
            if classes.contains("care"), let level = node.level {
                form.open("care", Array(level.utf8))
            } else {
                form.open("section")
            }
            return (true, .closeBlock)
        case "ol":
            if let number = node.attribute("start").map(TextForm.singleSpaced), number != Array("1".utf8) {
                form.open("ol", number)
            } else {
                form.open("ol")
            }
            return (true, .closeBlock)
        case let name where Self.blocks.contains(name):
            form.open(Array(name.utf8))
            return (true, .closeBlock)
        case let name where Self.plain.contains(name): return (true, nil)
        default:
            let isChecked = name == "input" && node.isHTML && node.attribute("checked") != nil
            form.mark("(", Array((name + (isChecked ? " checked" : "")).utf8))
            return (true, .closeMark)
        }
        return (false, nil)
    }

    /// The attributes by which an element of HTML shows files that are not written.
    private static func otherFiles(of node: Node) -> [String] {
        var names = ["background", "poster"]
        if node.name == "object" { names.append("data") }
        if !["img", "video", "audio", "track", "source"].contains(node.name) { names.append("src") }
        return names.filter { node.attribute($0) != nil }
    }

    private static let passedOver: Set<String> = ["meaning", "care-level", "footnotes-title", "footnote-back"]

    /// The class of the place in a source that is cited.
    private static let locator = "locator"

    private static let blocks: Set<String> = [
        "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "th",
        "td",
        "figure", "figcaption", "dl", "dt", "dd", "details", "summary",
    ]

    /// Elements that say nothing about what is in them.
    private static let plain: Set<String> = [
        "a", "b", "bdi", "bdo", "button", "cite", "code", "dfn", "div", "em", "i", "kbd", "mark", "small",
        "span",
        "strong", "time", "wbr",
    ]

    private mutating func image(_ node: Node, _ form: inout FormWriter) {
        let address = node.source
        if node.attribute("srcset") != nil { problems.append(.imageWithChoice(address)) }
        form.image(address, title: node.attribute("title") ?? [], alternative: node.attribute("alt") ?? [])
    }
}

extension PageTree.Node {
    /// The classes of an element.
    fileprivate var classes: [String] {
        guard let value = attribute("class") else { return [] }
        return value.split(whereSeparator: \.isHTMLSpace).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The address of the file of an image, a film and the like.
    fileprivate var source: String {
        let attribute = name == "source" ? attribute("srcset") ?? attribute("src") : attribute("src")
        return String(decoding: attribute ?? [], as: UTF8.self)
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

    /// Whether an element holds JSON-LD, which is for machines.
    fileprivate var isStructuredData: Bool {
        guard name == "script", let type = attribute("type") else { return false }
        let mediaType = String(decoding: type, as: UTF8.self).lowercased().prefix { $0 != ";" }
        return mediaType.filter { !$0.isWhitespace } == "application/ld+json"
    }

    /// Whether a review says nothing of an element.
    fileprivate var isUnreviewed: Bool { attribute("data-unreviewed") != nil }

    /// The level of a card.
    fileprivate var level: Substring? {
        classes.first { $0.hasPrefix("care-") }?.dropFirst("care-".count)
    }

    /// The text in an element, less what is not reviewed.
    fileprivate var wholeText: [UInt8] { text { _ in true } }

    /// The text in the elements of a class within an element, less what is not reviewed.
    fileprivate func text(inClass name: String) -> [UInt8] {
        descendants.filter { $0.classes.contains(name) && !$0.isUnreviewed }.flatMap(\.wholeText)
    }

    /// The decimal digits of the text in an element, less those in elements of a class.
    fileprivate func digits(besides name: String? = nil) -> [UInt8] {
        text { node in name.map { !node.classes.contains($0) } ?? true }.filter(\.isASCIIDigit)
    }

    private func text(where isWanted: (PageTree.Node) -> Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        var left = Array(children.reversed())
        while let node = left.popLast() {
            switch node.kind {
            case .nothing: break
            case .text: bytes += node.text
            case .element: if !node.isUnreviewed, isWanted(node) { left += node.children.reversed() }
            }
        }
        return bytes
    }
}
