import ASCII

/// Why a page is not read at all.
package enum PageRefusal: Error, Sendable, Equatable {
    /// It is not UTF-8, or holds characters that stand for others here.
    case unreadable
    /// It has more bytes than any page that sitegen writes.
    case tooLarge
    /// Its elements are in each other so deeply, or are left open so often, that reading it might take for ever.
    case tooComplex
}

/// Looks at the tags of a page before it is parsed.
///
/// The parser has no limits of its own, and two kinds of pages cost it the square of their length or more: elements
/// that nest without end, and `<b>` and its like left open, which it opens anew in every block that follows (HTML
/// Standard, section 13.2.4.3). The survey never counts less than the parser will find; on pages that close what they
/// open, it counts just that.
struct PageSurvey {
    /// The largest body has 8 MiB, and the page around it is small.
    private static let bytes = 32 << 20
    /// How many open elements the tags of a page may find, all taken together.
    private static let openElements = 500_000_000
    /// How many open elements of those that are opened anew they may find.
    private static let formattingElements = 4_000_000

    private let html: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var open: [UInt64] = []
    private var formatting = 0
    private var foreign = 0
    private var foundOpen = 0
    private var foundFormatting = 0

    /// Refuses a page that is out of bounds.
    static func check(_ html: UnsafeBufferPointer<UInt8>) throws(PageRefusal) {
        guard html.count <= bytes else { throw .tooLarge }
        var survey = PageSurvey(html: html)
        try survey.run()
    }

    private init(html: UnsafeBufferPointer<UInt8>) { self.html = html }

    private mutating func run() throws(PageRefusal) {
        while index + 1 < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            index += 1
            switch html[index] {
            case UInt8(ascii: "!"):
                if reads("!--") { skipComment() } else if reads("![CDATA[") { throw .tooComplex }
            case UInt8(ascii: "/"):
                index += 1
                guard let name = name() else { continue }
                skipAttributes()
                close(name)
            default:
                guard let name = name() else { continue }
                skipAttributes()
                try start(name)
                if Self.rawText.contains(name) { try skipRawText(name) }
            }
        }
    }

    // MARK: Elements

    private mutating func start(_ name: UInt64) throws(PageRefusal) {
        foundOpen += open.count
        foundFormatting += formatting
        guard foundOpen <= Self.openElements, foundFormatting <= Self.formattingElements else { throw .tooComplex }
        if Self.void.contains(name) { return }
        if Self.implied.contains(name) { closeSame(name) }
        open.append(name)
        count(name, 1)
    }

    /// Closes the paragraph, item or cell that the next one of its kind ends.
    private mutating func closeSame(_ name: UInt64) {
        var depth = open.count
        if open.last == Self.paragraph, name != Self.paragraph { depth -= 1 }
        guard depth > 0, open[depth - 1] == name else { return }
        open.removeSubrange((depth - 1)...)
    }

    private mutating func close(_ name: UInt64) {
        var depth = open.count
        while depth > 0, open[depth - 1] != name, Self.implied.contains(open[depth - 1]) { depth -= 1 }
        guard depth > 0, open[depth - 1] == name else { return }
        while open.count >= depth, let last = open.popLast() { count(last, -1) }
    }

    private mutating func count(_ name: UInt64, _ change: Int) {
        if Self.formattingNames.contains(name) { formatting += change }
        if Self.foreignNames.contains(name) { foreign += change }
    }

    // MARK: Syntax

    private func reads(_ text: StaticString) -> Bool {
        html[index...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Reads the name of a tag, its first eight bytes in small letters.
    private mutating func name() -> UInt64? {
        guard index < html.count, html[index].isASCIILetter else { return nil }
        var name: UInt64 = 0
        var length = 0
        while index < html.count {
            let byte = html[index]
            if byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
            if length < 8 { name = name << 8 | UInt64(byte.asciiLowercased) }
            length += 1
            index += 1
        }
        return name
    }

    /// Goes on after the `>` of a tag (HTML Standard, sections 13.2.5.32 to 13.2.5.39).
    private mutating func skipAttributes() {
        enum State {
            case beforeName, name, afterName, beforeValue, value
            case quoted(UInt8)
        }
        var state = State.beforeName
        while index < html.count {
            let byte = html[index]
            index += 1
            if case .quoted(let quote) = state {
                if byte == quote { state = .beforeName }
                continue
            }
            if byte == UInt8(ascii: ">") { return }
            switch (state, byte) {
            case (.beforeName, _) where byte.isHTMLSpace, (.afterName, _) where byte.isHTMLSpace: break
            case (.name, _) where byte.isHTMLSpace: state = .afterName
            case (.value, _) where byte.isHTMLSpace: state = .beforeName
            case (.beforeValue, _) where byte.isHTMLSpace: break
            case (.beforeName, UInt8(ascii: "/")), (.name, UInt8(ascii: "/")), (.afterName, UInt8(ascii: "/")):
                state = .beforeName
            case (.name, UInt8(ascii: "=")), (.afterName, UInt8(ascii: "=")): state = .beforeValue
            case (.beforeName, _), (.afterName, _): state = .name
            case (.beforeValue, UInt8(ascii: "\"")), (.beforeValue, UInt8(ascii: "'")): state = .quoted(byte)
            case (.beforeValue, _): state = .value
            case (.name, _), (.value, _), (.quoted, _): break
            }
        }
    }

    private mutating func skipComment() {
        index += 3
        if reads(">") || reads("->") { return }
        while index < html.count, !reads("-->"), !reads("--!>") { index += 1 }
    }

    /// Goes on at the end tag of an element that holds text only. Within images (SVG) it may hold elements, whose ends
    /// then count for nothing.
    private mutating func skipRawText(_ name: UInt64) throws(PageRefusal) {
        while index + 1 < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            index += 1
            // Only here is a comment within text one that may hide the end of the element.
            if name == Self.script || foreign > 0, reads("!--") { throw .tooComplex }
            if html[index] == UInt8(ascii: "/") {
                let start = index
                index += 1
                if self.name() == name {
                    index = start - 1
                    return
                }
            } else if let other = self.name(), foreign > 0 {
                try start(other)
            }
        }
    }

    // MARK: Names

    private static let paragraph = UInt64(UInt8(ascii: "p"))
    private static let script = "script".utf8.reduce(0) { $0 << 8 | UInt64($1) }

    private static func names(_ names: String) -> Set<UInt64> {
        Set(names.split(separator: " ").map { $0.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } })
    }

    private static let void = names("area base br col embed hr img input link meta source track wbr")
    private static let implied = names("p li dd dt td th tr thead tbody tfoot option")
    private static let rawText = names("script style title textarea xmp iframe noembed noframes")
    private static let formattingNames = names("a b big code em font i nobr s small strike strong tt u")
    private static let foreignNames = names("svg math")
}
