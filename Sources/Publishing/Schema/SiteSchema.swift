import Authoring
import Checks
import JSON
import Rendering
import SiteModel

/// The JSON Schemas of the files that people write (JSON Schema, draft 2020-12), made from the declarations that the
/// readers read by.
package struct SiteSchema: Sendable {
    /// What it is called on the command line.
    package let name: String
    private let title: String
    private let files: [KeyedFile]

    /// Every schema: one of all front matter, and one of each kind of file.
    package static let all: [SiteSchema] =
        [SiteSchema(name: "front-matter", title: "Front matter of a text", files: KeyedFile.texts)]
        + KeyedFile.texts.map { SiteSchema(name: $0.name, title: "Front matter: \($0.name)", files: [$0]) }
        + [
            SiteSchema(name: KeyedFile.site.name, title: "site.yml", files: [.site]),
            SiteSchema(name: KeyedFile.layout.name, title: "sitegen.yml", files: [.layout]),
            SiteSchema(name: KeyedFile.glossary.name, title: "glossary.yml", files: [.glossary]),
            SiteSchema(name: KeyedFile.facts.name, title: "facts.yml", files: [.facts]),
            SiteSchema(name: KeyedFile.strings.name, title: "A strings file of a theme", files: [.strings]),
        ]

    /// How the YAML is to be read. sitegen takes each scalar as the text that was written.
    private static let reading =
        "For YAML that is read by the core schema of YAML 1.2, or with every scalar as a text. YAML 1.1 reads `no` and"
        + " dates as something else than texts."

    /// The schema as JSON, with a line feed at its end.
    package var json: String {
        var writer = JSONWriter(.indented)
        writer.object { json in
            json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            json.member("title", title)
            json.member("description", Self.reading)
            if files.count == 1, let file = files.first {
                json.write(file)
            } else {
                json.key("anyOf")
                json.array { json in
                    for file in files {
                        json.object { json in json.member("$ref", "#/$defs/\(file.name)") }
                    }
                }
                json.key("$defs")
                json.object { json in
                    for file in files {
                        json.key(file.name)
                        json.object { $0.write(file) }
                    }
                }
            }
        }
        return writer.text + "\n"
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ file: KeyedFile) {
        guard file == .strings else { return write(file.shape(TextRules.catalog)) }
        // The keys that sitegen itself needs. A theme can have more, and a file for a region fewer.
        guard case .members(let forms, _) = file.shape(TextRules.catalog) else { return }
        member("type", "object")
        key("properties")
        object { json in
            for name in Lexicon.neededKeys.sorted() {
                json.key(name)
                json.object { $0.writeMember(forms, shortShape: .text) }
            }
        }
        key("additionalProperties")
        object { $0.writeMember(forms, shortShape: .text) }
    }

    /// The keywords of a shape, inside of its object.
    private mutating func write(_ shape: ValueShape) {
        switch shape {
        case .text, .name, .language: writeScalar()
        case .flag:
            key("enum")
            array { json in
                json.boolean(true)
                json.boolean(false)
                json.string("true")
                json.string("false")
            }
        case .wholeNumber(let minimum):
            alternatives(
                { json in
                    json.member("type", "integer")
                    json.member("minimum", minimum)
                },
                { json in json.writePattern(minimum == 0 ? "^\\s*[0-9]+\\s*$" : "^\\s*0*[1-9][0-9]*\\s*$") }
            )
        case .number:
            alternatives(
                { json in
                    json.member("type", "number")
                    json.member("exclusiveMinimum", 0)
                },
                { json in json.writePattern("^[0-9.]*[1-9][0-9.]*$") }
            )
        case .day: writePattern(Self.day)
        case .partialDay:
            // A year alone is a number to YAML.
            alternatives(
                { json in
                    json.member("type", "integer")
                    json.member("minimum", 1000)
                    json.member("maximum", 9999)
                },
                { json in json.writePattern("^\\s*[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\\s*$") }
            )
        case .duration(let units): writePattern("^\\s*[0-9]+ +(\(units.joined(separator: "|")))\\s*$")
        case .address(let schemes):
            writePattern("^\\s*(\(schemes.map(Self.anyCase).joined(separator: "|")))")
        case .choice(let words):
            key("enum")
            array { json in for word in words { json.string(word) } }
        case .list(let item):
            alternatives(
                { json in json.write(item) },
                { json in
                    json.member("type", "array")
                    json.key("items")
                    json.object { $0.write(item) }
                }
            )
        case .group(let keys): writeGroup(keys)
        case .groups(let keys):
            member("type", "array")
            key("items")
            object { $0.writeGroup(keys) }
        case .members(let keys, let shortKey):
            let short = keys.first { $0.name == shortKey }?.shape ?? .text
            member("type", "object")
            key("additionalProperties")
            object { $0.writeMember(keys, shortShape: short) }
        case .open: member("type", "object")
        }
    }

    /// A group of keys, or the value of one of them alone.
    private mutating func writeMember(_ keys: [KeyDeclaration], shortShape: ValueShape) {
        alternatives({ $0.write(shortShape) }, { $0.writeGroup(keys) })
    }

    private mutating func writeGroup(_ keys: [KeyDeclaration]) {
        member("type", "object")
        key("properties")
        object { json in
            for declared in keys {
                json.key(declared.name)
                json.object { json in
                    json.member("description", declared.meaning)
                    json.write(declared.shape)
                }
            }
        }
        let needed = keys.filter(\.isNeeded)
        if !needed.isEmpty {
            key("required")
            array { json in for declared in needed { json.string(declared.name) } }
        }
        key("additionalProperties")
        boolean(false)
    }

    /// A scalar with at least one visible character. YAML may read it as a number or a flag.
    private mutating func writeScalar() {
        key("type")
        array { json in for type in ["string", "number", "boolean"] { json.string(type) } }
        member("pattern", "\\S")
    }

    private mutating func writePattern(_ pattern: String) {
        member("type", "string")
        member("pattern", pattern)
    }

    private mutating func alternatives(_ shapes: (inout JSONWriter) -> Void...) {
        key("anyOf")
        array { json in for shape in shapes { json.object(shape) } }
    }

    /// Year, month and day (RFC 3339, section 5.6, `full-date`); which months have 31 days is for the reader to say.
    private static let day = "^\\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\s*$"

    /// A pattern for an ASCII text in letters of either size.
    private static func anyCase(_ text: String) -> String {
        text.map { $0.isLetter ? "[\($0.lowercased())\($0.uppercased())]" : String($0) }.joined()
    }
}
