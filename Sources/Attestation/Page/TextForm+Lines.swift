import SiteModel

extension TextForm {
    /// The form as people read it: a line for each heading, paragraph, item, cell and source. Two forms that differ
    /// nearly always differ here too; where they do not, their digests still do.
    package var lines: [String] {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        // Meanings are in no blocks that would keep them apart.
        let isList = ["sitegen-meanings ", "sitegen-facts "].contains { lines.first?.hasPrefix($0) == true }
        if isList { return lines.dropFirst().map { String($0.dropFirst()) } }
        var reading = FormReading()
        for line in lines.dropFirst() { reading.read(line) }
        return reading.finish()
    }
}

/// Turns the lines of a form into lines for people.
private struct FormReading {
    /// What is open.
    private enum Opening {
        case link(address: String?)
        case deletion
        /// A fact, which stands by its name.
        case fact
        case image(digits: Substring)
        /// The captions of a film, or the drawing that narrow screens get.
        case file(String, digits: Substring)
        /// An element within a line.
        case element(String)
        case preformatted
        case list(next: Int?)
        case item
        case quote
        /// Its content is in lines that start with this.
        case labelled(String)
        case other
    }

    private var lines: [String] = []
    private var open: [Opening] = []
    private var prefix = ""
    private var line = ""
    /// Whether the line is shown even if it holds nothing.
    private var isShownEmpty = false

    mutating func read(_ text: String) {
        guard let sign = text.first else { return }
        let rest = text.dropFirst()
        switch sign {
        case "=": words(rest)
        case "\"": line += "(“\(rest)”) "
        case "[": line += "[\(rest)]"
        case "^": line += "[^\(rest)]"
        case "/": line += " /"
        case "-":
            flush()
            lines.append("---")
        case "p": flush()
        case "(": start(rest)
        case ")": end()
        default: line += text
        }
    }

    mutating func finish() -> [String] {
        flush()
        return lines
    }

    private mutating func words(_ words: Substring) {
        if case .preformatted = open.last {
            lines.append(indentation + "    " + words)
        } else {
            line += words
        }
    }

    private mutating func start(_ text: Substring) {
        let parts = text.split(separator: " ", maxSplits: 1)
        let name = parts.first ?? ""
        let value = parts.count > 1 ? String(parts[1]) : nil
        switch name {
        case "a": open.append(.link(address: value))
        case "fact":
            line += "{fact:\(value ?? "")}"
            open.append(.fact)
        case "del":
            line += "~~"
            open.append(.deletion)
        case "img":
            line += "[image: "
            open.append(.image(digits: (value ?? "").prefix(12)))
        case "video", "audio":
            line += "[\(name): "
            open.append(.image(digits: (value ?? "").prefix(12)))
        case "track": open.append(.file("; captions", digits: (value ?? "").prefix(12)))
        case "source": open.append(.file("for narrow screens: file", digits: (value ?? "").prefix(12)))
        case "picture", "abbr", "sub", "sup":
            line += "<\(name)>"
            open.append(.element(String(name)))
        case "caption": block(.other, prefix: "caption: ")
        case "dt": block(.other, prefix: "term: ")
        case "dd": block(.other, prefix: "  : ")
        case "pre": block(.preformatted, prefix: "")
        case "ul": block(.list(next: nil), prefix: "")
        case "ol": block(.list(next: value.flatMap(Int.init) ?? 1), prefix: "")
        case "li": item()
        case "h1", "h2", "h3", "h4", "h5", "h6":
            block(.other, prefix: String(repeating: "#", count: Int(name.dropFirst()) ?? 1) + " ")
        case "td", "th": block(.other, prefix: "| ")
        case "blockquote": block(.quote, prefix: "> ")
        case "care":
            let label = "[\(value ?? "")] "
            block(.labelled(label), prefix: label)
        case "title", "summary", "disclaimer-title", "disclaimer-summary": block(.other, prefix: "\(name): ")
        case "sources": list(name)
        case _ where SubjectRelation(rawValue: String(name)) != nil: list(name)
        default: block(.other, prefix: "")
        }
    }

    /// A region that holds a list and is named above it.
    private mutating func list(_ name: Substring) {
        block(.other, prefix: "\(name):")
        isShownEmpty = true
    }

    private mutating func item() {
        var sign = "- "
        if case .list(let next?) = open.last {
            sign = "\(next). "
            open[open.count - 1] = .list(next: next + 1)
        }
        block(.item, prefix: sign)
        isShownEmpty = true
    }

    private mutating func end() {
        switch open.popLast() {
        case .link(let address):
            if let address { line += " <\(address)>" }
        case .deletion: line += "~~"
        case .fact: break
        case .image(let digits): line += "; file \(digits)…]"
        case .file(let name, let digits): line += "\(name) \(digits)…"
        case .element(let name): line += "</\(name)>"
        case .preformatted, .list, .item, .quote, .labelled, .other, nil: flush()
        }
    }

    private mutating func block(_ opening: Opening, prefix: String) {
        flush()
        self.prefix = indentation + prefix
        open.append(opening)
    }

    private mutating func flush() {
        if isShownEmpty || !line.isEmpty { lines.append((prefix + line).trimmingBlanksAtEnd) }
        line = ""
        isShownEmpty = false
        prefix = indentation
    }

    /// What the lines start with inside of what is open.
    private var indentation: String {
        open.map { opening in
            switch opening {
            case .item: "  "
            case .quote: "> "
            case .labelled(let label): label
            default: ""
            }
        }.joined()
    }
}

extension String {
    fileprivate var trimmingBlanksAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
