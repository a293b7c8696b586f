import Diagnostics
import SiteModel

/// Holds the HTML of a template to what a page may do: it asks nothing of other sites, and runs no script but those of
/// the folder `scripts`.
struct TemplateMarkup {
    private struct Attribute {
        var name: String
        var value: String
        var range: Range<Int>
    }

    /// Attributes whose address a browser loads as soon as it reads the element.
    private static let loading: Set<String> = [
        "src", "srcset", "imagesrcset", "poster", "data", "background", "ping", "archive", "codebase", "manifest",
    ]
    /// Elements that load what `href` names.
    private static let loadingLinks: Set<String> = ["image", "use", "feimage"]
    /// Kinds of `<link>` that load nothing.
    private static let words: Set<String> = [
        "alternate", "author", "canonical", "help", "license", "me", "next", "nofollow", "noopener", "prev",
    ]

    /// The text with a space or a letter in the place of each code point of a tag of Mustache.
    private let characters: [Character]
    private let scalars: [Unicode.Scalar]
    private let file: SourceFile
    private let allowed: [AllowedSource]
    private var index = 0
    private var found: [(range: Range<Int>, identifier: DiagnosticIdentifier, message: String, help: String)] = []

    /// Everything in a well-formed template, whose tags are given, that would run, or load from another site; `allowed` is
    /// what pages may use there.
    static func problems(
        in text: String,
        _ tags: [TemplateTag],
        _ file: SourceFile,
        allowing allowed: [AllowedSource] = []
    ) -> [Diagnostic] {
        var reader = TemplateMarkup(text, tags, file, allowed)
        reader.read()
        return reader.found.map {
            Diagnostic($0.identifier, at: reader.location($0.range), $0.message, help: $0.help)
        }
    }

    private init(_ text: String, _ tags: [TemplateTag], _ file: SourceFile, _ allowed: [AllowedSource]) {
        self.allowed = allowed
        scalars = Array(text.unicodeScalars)
        var characters = scalars.map(Character.init)
        for tag in tags {
            let isText = tag.kind == .variable || tag.kind == .unescaped
            for place in tag.range { characters[place] = isText ? "x" : " " }
        }
        self.characters = characters
        self.file = file
    }

    private func location(_ range: Range<Int>) -> SourceLocation {
        let before = scalars[..<range.lowerBound]
        let line = before.count { $0 == "\n" } + 1
        let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let length = scalars[range].prefix { $0 != "\n" && $0 != "\r" }.count
        return SourceLocation(file, line: line, column: range.lowerBound - start + 1, length: length)
    }

    // MARK: Reading

    private mutating func read() {
        while let open = characters[index...].firstIndex(of: "<") {
            index = open + 1
            if has("!--") {
                skip(to: "-->")
            } else if index < characters.count, characters[index].isASCII, characters[index].isLetter {
                readTag()
            }
        }
    }

    private func has(_ text: String) -> Bool {
        characters[index...].prefix(text.count).map { $0.lowercased() }.joined() == text
    }

    private mutating func skip(to text: String) {
        while index < characters.count, !(characters[index] == text.first && has(text)) { index += 1 }
    }

    private mutating func skipSpace(and more: Character? = nil) {
        while index < characters.count, characters[index].isWhitespace || characters[index] == more { index += 1 }
    }

    private mutating func word(upTo ends: Set<Character>) -> String {
        let start = index
        while index < characters.count, !characters[index].isWhitespace,
            index == start || !ends.contains(characters[index])
        {
            index += 1
        }
        return String(characters[start..<index])
    }

    /// Reads a tag as browsers do (WHATWG HTML, section 13.2.5), and what is inside where that is no markup.
    private mutating func readTag() {
        let element = word(upTo: ["/", ">"]).lowercased()
        var attributes: [Attribute] = []
        while true {
            skipSpace(and: "/")
            guard index < characters.count, characters[index] != ">" else { break }
            let start = index
            let name = word(upTo: ["/", ">", "="]).lowercased()
            attributes.append(Attribute(name: name, value: value(), range: start..<index))
        }
        for attribute in attributes { check(attribute, of: element, attributes) }
        guard element == "script" || element == "style" else { return }
        let start = min(index + 1, characters.count)
        index = start
        skip(to: "</" + element)
        if element == "style" { checkStyle(String(characters[start..<index]), start..<index) }
    }

    private mutating func value() -> String {
        let end = index
        skipSpace()
        guard index < characters.count, characters[index] == "=" else {
            index = end
            return ""
        }
        index += 1
        skipSpace()
        guard index < characters.count else { return "" }
        let quote = characters[index]
        guard quote == "\"" || quote == "'" else { return characters[index] == ">" ? "" : word(upTo: [">"]) }
        let start = index + 1
        index = characters[start...].firstIndex(of: quote) ?? characters.count
        defer { index = min(index + 1, characters.count) }
        return String(characters[start..<index])
    }

    // MARK: Rules

    private mutating func check(_ attribute: Attribute, of element: String, _ all: [Attribute]) {
        let name = attribute.name.split(separator: ":").last.map(String.init) ?? attribute.name
        let address = MarkupReferences.plain(attribute.value)
        // No event has a name of less than three letters; `one` and `once` are names of something else.
        if name.hasPrefix("on"), name.count > 4, name.dropFirst(2).allSatisfy({ $0.isASCII && $0.isLetter }) {
            return report(
                attribute.range,
                .templateUnsupported,
                "`\(attribute.name)` does not run: the content security policy of a page forbids it",
                help: "put the script in a file of the folder `scripts`"
            )
        }
        if ["javascript:", "vbscript:", "data:text/html"].contains(where: address.hasPrefix) {
            return report(
                attribute.range,
                .templateUnsupported,
                "`\(attribute.name)` runs a script, and the content security policy of a page forbids it",
                help: "write the address of a page, or put the script in a file of the folder `scripts`"
            )
        }
        if name == "style" { return checkStyle(attribute.value, attribute.range) }
        guard loads(name, element, all) else { return }
        if let use = Self.use(name, element), isAllowed(attribute.value, for: use) { return }
        let isList = name.hasSuffix("srcset")
        if isList ? address.split(separator: ",").contains(where: { Self.isElsewhere($0) }) : Self.isElsewhere(address)
        {
            reportLoading(attribute.value, attribute.range, element)
        }
    }

    private func loads(_ name: String, _ element: String, _ all: [Attribute]) -> Bool {
        if Self.loading.contains(name) { return true }
        guard name == "href" else { return false }
        guard element == "link" else { return Self.loadingLinks.contains(element) }
        let kinds = all.first { $0.name == "rel" }?.value.lowercased().split(whereSeparator: \.isWhitespace) ?? []
        return !kinds.allSatisfy { Self.words.contains(String($0)) }
    }

    /// What a page does with the address in an attribute, where site.yml can allow that.
    private static func use(_ name: String, _ element: String) -> AllowedSource.Use? {
        switch (element, name) {
        case ("script", "src"): .script
        case ("img", "src"), ("img", "srcset"), ("source", "srcset"): .image
        default: nil
        }
    }

    private func isAllowed(_ value: String, for use: AllowedSource.Use) -> Bool {
        let isOne = use == .script
        let addresses = isOne ? [value] : value.split(separator: ",").map { String($0) }
        return addresses.allSatisfy { written in
            let words = MarkupReferences.decoded(written).split(whereSeparator: \.isWhitespace)
            guard let address = words.first, !isOne || words.count == 1 else { return false }
            return allowed.contains { $0.use == use && $0.covers(String(address)) }
        }
    }

    private mutating func checkStyle(_ text: String, _ range: Range<Int>) {
        let style = text.lowercased()
        for start in style.ranges(of: "url(").map(\.upperBound) + style.ranges(of: "@import").map(\.upperBound) {
            let written = style[start...].drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
                .prefix { $0 != ")" && $0 != "\"" && $0 != "'" && $0 != ";" }
            guard Self.isElsewhere(MarkupReferences.plain(String(written))) else { continue }
            return reportLoading(String(written), range, "style")
        }
    }

    private static func isElsewhere(_ address: some StringProtocol) -> Bool {
        let start = String(address.prefix(8)).replacing("\\", with: "/")
        return start.hasPrefix("//") || start.hasPrefix("http:") || start.hasPrefix("https:")
    }

    private mutating func reportLoading(_ address: String, _ range: Range<Int>, _ element: String) {
        let shown = address.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(80)
        report(
            range,
            .assetUnknown,
            "`\(shown)` is on another site; a page must not load anything from another site",
            help: ["iframe", "frame", "embed", "object"].contains(element)
                ? "write a link to it, so that a reader chooses to go there"
                : "put the file in the folder `assets` of the templates"
        )
    }

    private mutating func report(
        _ range: Range<Int>,
        _ identifier: DiagnosticIdentifier,
        _ message: String,
        help: String
    ) {
        found.append((range, identifier, message, help))
    }
}
