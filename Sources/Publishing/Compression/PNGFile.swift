import CZlib
import Drawing

/// A picture of few colors as a file in PNG (W3C Recommendation “Portable Network Graphics Specification”, third edition):
/// indexed colors, 4 bits for each pixel.
struct PNGFile {
    /// The whole file.
    let bytes: [UInt8]

    /// The bytes of rows stay as they are (section 9.2): of letters that are drawn the same each time, no filter makes less.
    private static let noFilter: UInt8 = 0
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// Higher levels take ten times as long for a tenth of the size.
    private static let level: Int32 = 6

    /// The library that compresses, with its version: the same version gives the same bytes.
    static var library: String { "zlib \(String(cString: zlibVersion()))" }

    /// The file of a picture; `nil` where zlib cannot compress it.
    init?(_ picture: IndexedPicture) {
        guard let data = Self.compressed(Self.rows(of: picture)) else { return nil }
        var header = Self.bigEndian(UInt32(picture.width)) + Self.bigEndian(UInt32(picture.height))
        // 4 bits, indexed colors, and the one way of compression, of filters and of order that goes with them.
        header += [4, 3, 0, 0, 0]
        bytes =
            Self.signature + Self.chunk("IHDR", header)
            + Self.chunk("PLTE", picture.palette.flatMap { [$0.red, $0.green, $0.blue] })
            + Self.chunk("IDAT", data) + Self.chunk("IEND", [])
    }

    /// The rows, two pixels a byte, each after the number of its filter.
    private static func rows(of picture: IndexedPicture) -> [UInt8] {
        let rowLength = (picture.width + 1) / 2
        let count = (rowLength + 1) * picture.height
        return [UInt8](unsafeUninitializedCapacity: count) { target, written in
            picture.pixels.withUnsafeBufferPointer { pixels in
                var place = 0
                for row in 0..<picture.height {
                    target[place] = noFilter
                    let (start, end) = (row * picture.width, (row + 1) * picture.width)
                    for column in stride(from: start, to: end, by: 2) {
                        place += 1
                        target[place] = pixels[column] << 4 | (column + 1 < end ? pixels[column + 1] : 0)
                    }
                    place += 1
                }
            }
            written = count
        }
    }

    private static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        let room = compressBound(uLong(bytes.count))
        var size = room
        let data = [UInt8](unsafeUninitializedCapacity: Int(room)) { target, count in
            let isDone = compress2(target.baseAddress, &size, bytes, uLong(bytes.count), level) == Z_OK
            count = isDone ? Int(size) : 0
        }
        return data.isEmpty ? nil : data
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let typed = Array(type.utf8) + data
        let sum = UInt32(truncatingIfNeeded: crc32(0, typed, uInt(typed.count)))
        return bigEndian(UInt32(data.count)) + typed + bigEndian(sum)
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

extension PNGFile {
    /// The same picture as an icon file, as browsers ask for it at the root of a host: one entry, whose picture is a PNG
    /// (Microsoft, “Icons”). `side` is the width and the height in pixels, at most 256.
    static func icon(of png: [UInt8], side: Int) -> [UInt8] {
        func littleEndian(_ number: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        let headerSize = 22
        // 0 stands for 256.
        let shownSide = littleEndian(side, 1)
        let entry =
            shownSide + shownSide + [0, 0] + littleEndian(1, 2) + littleEndian(32, 2) + littleEndian(png.count, 4)
            + littleEndian(headerSize, 4)
        return littleEndian(0, 2) + littleEndian(1, 2) + littleEndian(1, 2) + entry + png
    }
}
