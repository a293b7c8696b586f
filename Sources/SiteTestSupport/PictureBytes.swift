/// Pictures for tests, as small as their formats allow; none shows anything.
package enum PictureBytes {
    // MARK: Whole files

    /// A PNG of 3 by 2 pixels.
    package static let png = png([])

    /// A PNG of 3 by 2 pixels with more chunks before its end.
    package static func png(_ chunks: [(type: String, contents: [UInt8])]) -> [UInt8] {
        let header = join(big(3, 4), big(2, 4), [8, 2, 0, 0, 0])
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        for (type, contents) in [("IHDR", header), ("IDAT", [])] + chunks + [("IEND", [])] {
            bytes += join(big(contents.count, 4), ascii(type), contents, [0, 0, 0, 0])
        }
        return bytes
    }

    /// A JPEG of 3 by 2 pixels with the given contents of its APP1 segments.
    package static func jpeg(_ segments: [[UInt8]] = []) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        for segment in segments { bytes += join([0xFF, 0xE1], big(segment.count + 2, 2), segment) }
        let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0]
        return join(bytes, frame, [0xFF, 0xDA, 0, 2, 0xFF, 0xD9])
    }

    /// A WebP of 3 by 2 pixels in the extended format, with more chunks at its end.
    package static func webp(_ chunks: [(type: String, contents: [UInt8])] = []) -> [UInt8] {
        let header = join([0, 0, 0, 0], little(2, 3), little(1, 3))
        var body: [UInt8] = []
        for (type, contents) in [("VP8X", header)] + chunks {
            body += join(ascii(type), little(contents.count, 4), contents)
            if contents.count % 2 == 1 { body.append(0) }
        }
        return join(ascii("RIFF"), little(body.count + 4, 4), ascii("WEBP"), body)
    }

    /// An AVIF of 3 by 2 pixels, turned by a quarter where `isTurned` is true, with one item more.
    package static func avif(isTurned: Bool = false, item: (type: String, contents: [UInt8])? = nil) -> [UInt8] {
        let start = box("ftyp", join(ascii("avif"), big(0, 4), ascii("avifmif1")))
        var properties = box("ispe", join(big(0, 4), big(3, 4), big(2, 4)))
        if isTurned { properties += box("irot", [1]) }
        let links = join(big(0, 4), big(1, 4), big(1, 2), isTurned ? [2, 0x81, 2] : [1, 0x81])
        var boxes = join(
            box("pitm", join(big(0, 4), big(1, 2))),
            box("iprp", join(box("ipco", properties), box("ipma", links)))
        )
        if let item {
            let infe = box("infe", join([2, 0, 0, 0], big(2, 2), big(0, 2), ascii(item.type), [0]))
            boxes += box("iinf", join(big(0, 4), big(1, 2), infe))
            let extent = join(big(1, 2), big(0, 4), big(item.contents.count, 4))
            boxes += box("iloc", join([1, 0, 0, 0, 0x44, 0], big(1, 2), big(2, 2), big(1, 2), big(0, 2), extent))
            boxes += box("idat", item.contents)
        }
        return start + box("meta", join(big(0, 4), boxes))
    }

    /// The start of a HEIC.
    package static let heic = box("ftyp", join(ascii("heic"), big(0, 4), ascii("mif1heic")))

    /// A JPEG that tells where it was taken.
    package static let jpegWithPosition = jpeg([join(ascii("Exif\0\0"), exifWithPosition)])

    // MARK: Metadata

    /// An Exif block with a position in Helsinki.
    package static let exifWithPosition = exif(orientation: 1, latitude: [60, 10, 15])

    /// An Exif block with an orientation and, where given, a latitude in degrees, minutes and seconds.
    package static func exif(orientation: Int, latitude: [Int]? = nil, isBigEndian: Bool = false) -> [UInt8] {
        func number(_ value: Int, _ size: Int) -> [UInt8] { isBigEndian ? big(value, size) : little(value, size) }
        let start = join(ascii(isBigEndian ? "MM" : "II"), number(42, 2), number(8, 4))
        let turn = join(number(0x0112, 2), number(3, 2), number(1, 4), number(orientation, 2), [0, 0])
        guard let latitude else { return join(start, number(1, 2), turn, number(0, 4)) }
        // Two fields of twelve bytes each, then the directory of the position, then its values.
        let pointer = join(number(0x8825, 2), number(4, 2), number(1, 4), number(38, 4))
        let field = join(number(2, 2), number(5, 2), number(3, 4), number(56, 4))
        let directory = join(number(1, 2), field, number(0, 4))
        let values = latitude.flatMap { join(number($0, 4), number($0 == 0 ? 0 : 1, 4)) }
        return join(start, number(2, 2), turn, pointer, number(0, 4), directory, values)
    }

    /// A packet of XMP with an attribute.
    package static func xmp(_ attribute: String) -> [UInt8] {
        Array("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:Description \(attribute)/></x:xmpmeta>".utf8)
    }

    // MARK: Numbers

    /// A number that starts with its most significant byte.
    package static func big(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    /// A number that starts with its least significant byte.
    package static func little(_ value: Int, _ size: Int) -> [UInt8] { big(value, size).reversed() }

    private static func box(_ type: String, _ contents: [UInt8]) -> [UInt8] {
        join(big(contents.count + 8, 4), ascii(type), contents)
    }

    private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

    private static func join(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap(\.self) }
}
