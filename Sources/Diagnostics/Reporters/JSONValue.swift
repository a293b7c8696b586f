import JSON

/// A JSON value that is written with its members in the order given: a line that starts with its severity is easier to
/// read and to compare.
enum JSONValue {
    case null
    case flag(Bool)
    case number(Int)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// The value on one line.
    var compact: String { text(.line) }

    /// The value with a line for each member, indented by two spaces a level.
    var indented: String { text(.indented) }

    /// More is escaped than must be: a report is often read in a terminal or a build log, where an unescaped
    /// bidirectional control would fool the reader, and no information is lost by escaping it.
    private func text(_ style: JSONWriter.Style) -> String {
        var writer = JSONWriter(style, escaping: \.isDeceptive)
        write(to: &writer)
        return writer.text
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .flag(let flag): writer.boolean(flag)
        case .number(let number): writer.number(number)
        case .string(let string): writer.string(string)
        case .array(let elements):
            writer.array { writer in
                for element in elements { element.write(to: &writer) }
            }
        case .object(let members):
            writer.object { writer in
                for member in members {
                    writer.key(member.key)
                    member.value.write(to: &writer)
                }
            }
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral value: String) { self = .string(value) }

    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { (key: $0, value: $1) })
    }
}
