import ASCII

/// HTML under construction: UTF-8 bytes in one buffer, escaped in stretches rather than character by character.
struct HTMLBuffer {
    /// What has been written.
    private(set) var bytes: [UInt8] = []

    /// A buffer with room for `capacity` bytes.
    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// How many bytes have been written.
    var count: Int { bytes.count }

    /// Whether the last byte is a line feed, or there is none.
    var isAtLineStart: Bool { bytes.last.map { $0 == .lineFeed } ?? true }

    /// Appends markup that is known at compile time.
    mutating func markup(_ literal: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends bytes that need no escaping.
    mutating func verbatim(_ run: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: run) }

    /// Appends a part of another buffer.
    mutating func verbatim(_ run: ArraySlice<UInt8>) { bytes.append(contentsOf: run) }

    /// Appends a number in decimal digits.
    mutating func number(_ value: Int) {
        if value >= 0, value < 10 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    /// Appends text, escaped so that it is right in content and in a quoted attribute alike.
    mutating func escaped(_ run: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < run.count {
            if let entity = Self.entity(for: run[index]) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: run[start..<index]))
                markup(entity)
                start = index + 1
            }
            index += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: run[start...]))
    }

    /// Appends text, escaped so that it is right in content and in a quoted attribute alike.
    mutating func escaped(_ text: String) {
        var text = text
        text.withUTF8 { escaped($0) }
    }

    /// The character reference for a byte that may not stand for itself (HTML Standard, section 13.3).
    static func entity(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }
}
