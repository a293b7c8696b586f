/// A value of a JSON text (RFC 8259).
package enum JSONValue: Equatable, Sendable {
    case null
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// Any other number, as it is written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

/// Why a text is no JSON that is read here.
package struct JSONRefusal: Error, Equatable, Sendable {
    /// What is wrong, to be continued after the name of the text.
    package let reason: String
    /// The line in which it is, from 1.
    package let line: Int

    /// A reason and the line, from 1.
    package init(reason: String, line: Int) {
        self.reason = reason
        self.line = line
    }
}

/// Reads a JSON text strictly: nothing that other programs might take for something else.
///
/// An object that names a member twice is refused, because programs do not agree on which of the two counts
/// (RFC 8259, section 4), and so are texts that are not UTF-8 or begin with a byte order mark.
package struct JSONReader {
    /// How deeply values may stand in one another.
    private static let depth = 64

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// The value that the text is.
    package static func read(_ text: [UInt8]) throws(JSONRefusal) -> JSONValue {
        guard String(validating: text, as: UTF8.self) != nil else { throw JSONRefusal(reason: "is not UTF-8", line: 1) }
        return try text.withUnsafeBufferPointer { (bytes) throws(JSONRefusal) in
            var reader = JSONReader(bytes: bytes)
            let value = try reader.value(depth: 0)
            reader.skipSpace()
            guard reader.index == bytes.count else { throw reader.refusal("goes on behind its end") }
            return value
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    // MARK: Values

    private mutating func value(depth: Int) throws(JSONRefusal) -> JSONValue {
        guard depth < Self.depth else { throw refusal("is nested too deeply") }
        skipSpace()
        switch bytes.indices.contains(index) ? bytes[index] : 0 {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where takes("true"): return .boolean(true)
        case UInt8(ascii: "f") where takes("false"): return .boolean(false)
        case UInt8(ascii: "n") where takes("null"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw refusal(index < bytes.count ? "has something else where a value belongs" : "ends too early")
        }
    }

    private mutating func object(_ depth: Int) throws(JSONRefusal) -> JSONValue {
        var members: [String: JSONValue] = [:]
        index += 1
        if takesAfterSpace("}") { return .object(members) }
        repeat {
            skipSpace()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw refusal("has something else where the name of a member belongs")
            }
            let name = try string()
            guard takesAfterSpace(":") else { throw refusal("lacks a colon") }
            let value = try value(depth: depth + 1)
            guard members.updateValue(value, forKey: name) == nil else {
                throw refusal("has the member `\(name)` twice in one object")
            }
        } while takesAfterSpace(",")
        guard takesAfterSpace("}") else { throw refusal("lacks a comma or the end of an object") }
        return .object(members)
    }

    private mutating func array(_ depth: Int) throws(JSONRefusal) -> JSONValue {
        var values: [JSONValue] = []
        index += 1
        if takesAfterSpace("]") { return .array(values) }
        repeat { values.append(try value(depth: depth + 1)) } while takesAfterSpace(",")
        guard takesAfterSpace("]") else { throw refusal("lacks a comma or the end of an array") }
        return .array(values)
    }

    private mutating func number() throws(JSONRefusal) -> JSONValue {
        let start = index
        _ = takes("-")
        guard takes("0") || takesDigits() else { throw refusal("has a malformed number") }
        let isWhole = index
        if takes("."), !takesDigits() { throw refusal("has a malformed number") }
        if takes("e") || takes("E") {
            _ = takes("+") || takes("-")
            guard takesDigits() else { throw refusal("has a malformed number") }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole == index, let number = Int(text) { return .integer(number) }
        return .number(text)
    }

    // MARK: Strings

    private mutating func string() throws(JSONRefusal) -> String {
        index += 1
        var text: [UInt8] = []
        var start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                text.append(contentsOf: bytes[start..<index])
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: bytes[start..<index])
                index += 1
                text.append(contentsOf: try escape())
                start = index
            case 0..<0x20: throw refusal("has a control character in a string")
            default: index += 1
            }
        }
        throw refusal("ends too early")
    }

    private mutating func escape() throws(JSONRefusal) -> [UInt8] {
        guard index < bytes.count else { throw refusal("ends too early") }
        index += 1
        switch bytes[index - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[index - 1]]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(Character(try scalar())).utf8)
        default: throw refusal("has an escape that is none")
        }
    }

    /// The character that four digits stand for, or two times four.
    private mutating func scalar() throws(JSONRefusal) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, takes("\\u") else { throw refusal("has half a character in an escape") }
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw refusal("has half a character in an escape") }
        return scalar
    }

    private mutating func unit() throws(JSONRefusal) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
                throw refusal("has an escape that is none")
            }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }

    // MARK: Bytes

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    private mutating func takes(_ text: StaticString) -> Bool {
        let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[index...].starts(with: text) else { return false }
        index += text.count
        return true
    }

    private mutating func takesAfterSpace(_ text: StaticString) -> Bool {
        skipSpace()
        return takes(text)
    }

    private mutating func takesDigits() -> Bool {
        let start = index
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
        return index > start
    }

    private func refusal(_ reason: String) -> JSONRefusal {
        JSONRefusal(reason: reason, line: 1 + bytes[..<index].count { $0 == UInt8(ascii: "\n") })
    }
}
