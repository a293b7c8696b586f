import ASCII
import SiteModel

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
    mutating func escaped(_ run: UnsafeBufferPointer<UInt8>) { HTMLEscaping.append(run, to: &bytes, .double) }

    /// Appends text, escaped so that it is right in content and in a quoted attribute alike.
    mutating func escaped(_ text: String) { HTMLEscaping.append(text, to: &bytes, .double) }
}
