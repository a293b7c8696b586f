/// A canonical form (docs/review.md) as people read it: one paragraph after the other, with marks as in Markdown.
struct ReadableForm: Equatable {
    /// The paragraphs; those that start with `#` are headings.
    private(set) var paragraphs: [String] = []

    /// The elements that are open, with what is written where they end.
    private var ends: [String] = []
    private var depth = 0
    private var isCell = false
    private var isOpen = false
    private var isVerbatim = false

    /// The readable form of the lines of a canonical form, the first of which says what it is a form of.
    init(lines: [String]) {
        guard let kind = lines.first else { return }
        let isList = kind.hasPrefix("sitegen-meanings ")
        for line in lines.dropFirst() {
            if isList, line.hasPrefix("=") {
                paragraphs.append(String(line.dropFirst()))
            } else {
                read(line)
            }
        }
    }

    private static let regions = [
        "title": "Title", "summary": "Summary", "body": "Text", "sources": "Sources",
        "disclaimer-title": "Title of the disclaimer", "disclaimer": "Disclaimer", "glossary": "Glossary",
    ]

    private mutating func read(_ line: String) {
        let rest = String(line.dropFirst())
        switch line.first {
        case "=" where isVerbatim: begin("    " + rest)
        case "=": add(rest)
        case "(": open(rest)
        case ")": close()
        case "[": add("[\(rest)]")
        case "^": add("[^\(rest)]")
        case "\"": title(rest)
        case "/": begin("")
        case "-": begin("---")
        default: begin(line == "p" ? "" : line)
        }
    }

    /// Goes on in the paragraph, or begins one.
    private mutating func add(_ text: String) {
        if isOpen, let last = paragraphs.indices.last {
            paragraphs[last] += text
        } else {
            begin(text)
        }
    }

    /// Begins a paragraph. An empty one that was begun before is used up: an item that starts with a paragraph.
    private mutating func begin(_ text: String) {
        if isOpen, let last = paragraphs.indices.last, isPrefix(paragraphs[last]) {
            paragraphs[last] += text
        } else {
            paragraphs.append(String(repeating: "  ", count: max(0, depth - 1)) + text)
        }
        isOpen = true
    }

    private func isPrefix(_ paragraph: String) -> Bool {
        let mark = paragraph.drop { $0 == " " }
        return mark.isEmpty || ["- ", "> ", ": "].contains(mark)
    }

    private mutating func open(_ element: String) {
        let words = element.split(separator: " ", maxSplits: 1).map(String.init)
        let name = words.first ?? ""
        let value = words.count > 1 ? words[1] : ""
        var end = ""
        switch name {
        case "a":
            add("[")
            end = value.isEmpty ? "]" : "](\(value))"
        case "img":
            add("![")
            end = "](image \(value.prefix(12)))"
        case "del":
            add("~~")
            end = "~~"
        case "h1", "h2", "h3", "h4", "h5", "h6":
            isOpen = false
            begin(String(repeating: "#", count: Int(name.dropFirst()) ?? 1) + " ")
            end = "\n"
        case "ul", "ol":
            depth += 1
            if !value.isEmpty {
                isOpen = false
                begin("(from \(value))")
            }
            isOpen = false
            end = "list"
        case "li":
            isOpen = false
            begin("- ")
            end = "\n"
        case "blockquote":
            isOpen = false
            begin("> ")
            end = "\n"
        case "dd":
            isOpen = false
            begin(": ")
            end = "\n"
        case "tr":
            isOpen = false
            begin("|")
            end = "\n"
        case "th", "td":
            add(" ")
            end = " |"
        case "pre":
            isOpen = false
            isVerbatim = true
            end = "verbatim"
        case "care":
            isOpen = false
            begin("(card: \(value))")
            isOpen = false
            end = "\n"
        default:
            isOpen = false
            if let region = Self.regions[name], ends.isEmpty {
                begin("# \(region)")
                isOpen = false
            }
            end = "\n"
        }
        ends.append(end)
    }

    private mutating func close() {
        switch ends.popLast() ?? "\n" {
        case "\n": isOpen = false
        case "list":
            depth -= 1
            isOpen = false
        case "verbatim":
            isVerbatim = false
            isOpen = false
        case let end: add(end)
        }
    }

    /// The title of a link or of an image goes behind its address.
    private mutating func title(_ text: String) {
        guard let end = ends.popLast() else { return }
        let quoted = end.hasSuffix(")") ? "\(end.dropLast()) \"\(text)\")" : "\(end)(\"\(text)\")"
        ends.append(quoted)
    }
}
