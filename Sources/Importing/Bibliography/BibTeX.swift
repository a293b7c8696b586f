import Foundation

/// An entry of a bibliography, in whatever form it was.
struct BibliographyEntry: Sendable, Equatable {
    var key: String
    /// Its fields, by their names in BibTeX in small letters.
    var fields: [String: String]

    /// The source that it is; `nil` where it has no title.
    var source: NewSource? {
        guard let title = fields["title"], !title.isEmpty else { return nil }
        var source = NewSource(id: key, title: title)
        source.publisher = ["journal", "journaltitle", "publisher", "institution", "organization", "booktitle"]
            .lazy.compactMap { fields[$0] }.first { !$0.isEmpty }
        source.url = fields["url"].flatMap { $0.hasPrefix("http") ? $0 : nil }
        source.doi = fields["doi"]
        source.pmid = fields["pmid"]
        source.pmcid = fields["pmcid"]
        source.isbn = fields["isbn"]
        source.published =
            fields["date"]
            ?? fields["year"].map { year in
                fields["month"].flatMap(Self.month).map { "\(year)-\($0)" } ?? year
            }
        source.accessed = fields["urldate"]
        return source
    }

    private static func month(_ text: String) -> String? {
        let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let number = names.firstIndex(of: String(text.lowercased().prefix(3))).map { $0 + 1 } ?? Int(text)
        return number.map { $0 < 10 ? "0\($0)" : "\($0)" }
    }
}

/// Reads BibTeX (CTAN, “BibTeXing”, section 3): entries with fields in braces, in quotation marks, or bare, joined by `#`,
/// and the texts that `@string` names.
struct BibTeXReader {
    private let bytes: [UInt8]
    private var index = 0
    private var names: [String: String] = [:]

    static func read(_ text: String) -> [BibliographyEntry] {
        var reader = BibTeXReader(text)
        return reader.entries()
    }

    private init(_ text: String) { bytes = Array(text.utf8) }

    private mutating func entries() -> [BibliographyEntry] {
        var found: [BibliographyEntry] = []
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "@")) {
            index = start + 1
            let kind = word().lowercased()
            skipSpaces()
            guard take(UInt8(ascii: "{")) || take(UInt8(ascii: "(")) else { continue }
            if kind == "comment" || kind == "preamble" { continue }
            if kind == "string" {
                names.merge(fields()) { $1 }
                continue
            }
            skipSpaces()
            let keyStart = index
            while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "}") {
                index += 1
            }
            let key = String(decoding: bytes[keyStart..<index], as: UTF8.self).trimmed
            _ = take(UInt8(ascii: ","))
            let fields = fields()
            if !key.isEmpty { found.append(BibliographyEntry(key: key, fields: fields)) }
        }
        return found
    }

    private mutating func fields() -> [String: String] {
        var fields: [String: String] = [:]
        while index < bytes.count {
            skipSpaces()
            if take(UInt8(ascii: ",")) { continue }
            let name = word().lowercased()
            guard !name.isEmpty else {
                _ = take(UInt8(ascii: "}")) || take(UInt8(ascii: ")"))
                return fields
            }
            skipSpaces()
            guard take(UInt8(ascii: "=")) else { return fields }
            var value = ""
            repeat {
                skipSpaces()
                value += self.value()
                skipSpaces()
            } while take(UInt8(ascii: "#"))
            fields[name] = TeXText.plain(value)
        }
        return fields
    }

    private mutating func value() -> String {
        guard index < bytes.count else { return "" }
        if bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "\"") {
            let isQuoted = bytes[index] == UInt8(ascii: "\"")
            index += 1
            let start = index
            var depth = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "{"): depth += 1
                case UInt8(ascii: "}") where depth > 0: depth -= 1
                case UInt8(ascii: "}") where !isQuoted, UInt8(ascii: "\"") where isQuoted && depth == 0:
                    defer { index += 1 }
                    return String(decoding: bytes[start..<index], as: UTF8.self)
                default: break
                }
                index += 1
            }
            return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
        }
        let bare = word()
        if bare.isEmpty { index += 1 }
        return names[bare.lowercased()] ?? bare
    }

    private mutating func word() -> String {
        let start = index
        while index < bytes.count, !" \t\r\n={}(),#\"".utf8.contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func skipSpaces() {
        while index < bytes.count, " \t\r\n".utf8.contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }
}

/// Text of TeX as people read it: braces and commands taken off, accents put on their letters.
enum TeXText {
    private static let accents: [Character: Unicode.Scalar] = [
        "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}", ".": "\u{307}",
        "c": "\u{327}", "v": "\u{30C}", "u": "\u{306}", "H": "\u{30B}", "k": "\u{328}", "r": "\u{30A}",
    ]
    private static let letters: [String: String] = [
        "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
        "AA": "Å", "i": "ı", "textendash": "–", "textemdash": "—", "textquoteright": "’",
    ]

    static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.first {
            rest = rest.dropFirst()
            switch character {
            case "{", "}": continue
            case "~": result.append(" ")
            case "\\": result += command(&rest)
            case "-" where rest.hasPrefix("--"):
                rest = rest.dropFirst(2)
                result += "—"
            case "-" where rest.hasPrefix("-"):
                rest = rest.dropFirst()
                result += "–"
            default: result.append(character)
            }
        }
        return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func command(_ rest: inout Substring) -> String {
        guard let sign = rest.first else { return "" }
        let name = String(rest.prefix { $0.isASCII && $0.isLetter })
        if let accent = accents[sign],
            name.isEmpty || name.count == 1 && (rest.dropFirst().first == "{" || rest.dropFirst().first == " ")
        {
            rest = rest.dropFirst().drop { $0 == " " }
            let isBraced = rest.first == "{"
            if isBraced { rest = rest.dropFirst() }
            if rest.hasPrefix("\\i") || rest.hasPrefix("\\j") { rest = rest.dropFirst() }
            guard let letter = rest.first else { return "" }
            rest = rest.dropFirst()
            if isBraced, rest.first == "}" { rest = rest.dropFirst() }
            return (String(letter) + String(Character(accent))).precomposedStringWithCanonicalMapping
        }
        guard !name.isEmpty else {
            rest = rest.dropFirst()
            return String(sign)
        }
        rest = rest.dropFirst(name.count).drop { $0 == " " }
        return letters[name] ?? ""
    }
}
