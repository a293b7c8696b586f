import Diagnostics
import SiteModel

/// Writes values one after the other, with nothing between them.
struct CacheWriter {
    private(set) var bytes: [UInt8] = []
    /// The file that was written last: most places of a text are in one file.
    private var lastFile: SourceFile?

    /// A writer of values after bytes that are there already.
    init(after bytes: [UInt8] = []) { self.bytes = bytes }

    /// Makes room for as many more bytes.
    mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    /// Adds the name of a file; the one before it is not written again.
    mutating func write(_ file: SourceFile) {
        write(file == lastFile)
        guard file != lastFile else { return }
        write(file.folder.rawValue)
        write(file.path)
        lastFile = file
    }

    /// Puts other bytes in the place of as many.
    mutating func replace(_ place: Range<Int>, with other: [UInt8]) { bytes.replaceSubrange(place, with: other) }

    /// Adds a number from 0, in groups of seven bits, the lowest first (LEB128).
    mutating func write(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Adds bytes, without their number.
    mutating func write(plain other: some Sequence<UInt8>) { bytes += other }

    /// Adds a value.
    mutating func write(_ value: some CacheValue) { value.write(to: &self) }
}
