/// A JSON value that is written with its members in the order given (RFC 8259).
///
/// `JSONEncoder` would write them in random or in alphabetical order; a line that starts with its severity is easier
/// to read and to compare, and these few lines spare the lowest module a dependency on Foundation.
enum JSONValue {
    case null
    case number(Int)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// The value on one line.
    var compact: String { text(indentation: nil) }

    /// The value with a line for each member, indented by two spaces a level.
    var indented: String { text(indentation: "") }

    private func text(indentation: String?) -> String {
        let inner = indentation.map { $0 + "  " }
        switch self {
        case .null:
            return "null"
        case .number(let number):
            return String(number)
        case .string(let string):
            return Self.quoted(string)
        case .array(let elements):
            return Self.enclosed("[", elements.map { $0.text(indentation: inner) }, "]", indentation: indentation)
        case .object(let members):
            let colon = indentation == nil ? ":" : ": "
            let items = members.map { Self.quoted($0.key) + colon + $0.value.text(indentation: inner) }
            return Self.enclosed("{", items, "}", indentation: indentation)
        }
    }

    private static func enclosed(_ opening: String, _ items: [String], _ closing: String, indentation: String?)
        -> String
    {
        guard let indentation, !items.isEmpty else { return opening + items.joined(separator: ",") + closing }
        let lineBreak = "\n" + indentation
        let items = items.joined(separator: "," + lineBreak + "  ")
        return opening + lineBreak + "  " + items + lineBreak + closing
    }

    /// A string as RFC 8259, section 7, has it.
    ///
    /// More is escaped than must be: a report is often read in a terminal or a build log, where an unescaped
    /// bidirectional control would fool the reader, and no information is lost by escaping it.
    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isDeceptive:
                for unit in String(scalar).utf16 { text += "\\u" + unit.hexadecimal(digits: 4) }
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral value: String) { self = .string(value) }

    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { (key: $0, value: $1) })
    }
}
