package import SiteModel

/// Reads the size of an image from the start of its file, so that a page can reserve the room before the image comes.
package enum ImageHeader {
    /// How an image file answered.
    package enum Answer: Equatable, Sendable {
        /// The size in CSS pixels.
        case size(ImageSize)
        /// The file has the name of an image, and its size cannot be read.
        case unreadable
        /// The file is no image.
        case notAnImage
    }

    /// Whether the name is one of an image whose size can be read.
    package static func isImage(_ name: String) -> Bool { endings.contains(ending(of: name)) }

    private static let endings: Set<String> = ["png", "gif", "jpg", "jpeg", "webp", "svg"]

    private static func ending(of name: String) -> String {
        name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    }

    /// The size of the image in `bytes`; the kind of image is told by the name, as hosts do.
    package static func read(_ bytes: [UInt8], name: String) -> Answer {
        let size: ImageSize?
        switch ending(of: name) {
        case "png": size = png(bytes)
        case "gif": size = gif(bytes)
        case "jpg", "jpeg": size = jpeg(bytes)
        case "webp": size = webp(bytes)
        case "svg": size = svg(bytes)
        default: return .notAnImage
        }
        guard let size, size.width > 0, size.height > 0 else { return .unreadable }
        return .size(size)
    }

    private static func bigEndian(_ bytes: [UInt8], at offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        return bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func littleEndian(_ bytes: [UInt8], at offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        return bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// PNG (third edition), sections 5.2 and 11.2.1: the IHDR chunk comes first.
    private static func png(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            let width = bigEndian(bytes, at: 16, count: 4), let height = bigEndian(bytes, at: 20, count: 4)
        else { return nil }
        return ImageSize(width: width, height: height)
    }

    /// GIF89a, section 18: the logical screen descriptor.
    private static func gif(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.starts(with: "GIF8".utf8), let width = littleEndian(bytes, at: 6, count: 2),
            let height = littleEndian(bytes, at: 8, count: 2)
        else { return nil }
        return ImageSize(width: width, height: height)
    }

    /// JPEG (ITU-T T.81), annex B.2: segments up to the first start of frame.
    private static func jpeg(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var offset = 2
        while let marker = bigEndian(bytes, at: offset, count: 2), marker >> 8 == 0xFF {
            let kind = marker & 0xFF
            if kind == 0xFF {
                offset += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(kind) && kind != 0xC4 && kind != 0xC8 && kind != 0xCC
            guard let length = bigEndian(bytes, at: offset + 2, count: 2), length >= 2 else { return nil }
            if isFrame {
                guard let height = bigEndian(bytes, at: offset + 5, count: 2),
                    let width = bigEndian(bytes, at: offset + 7, count: 2)
                else { return nil }
                return ImageSize(width: width, height: height)
            }
            offset += 2 + length
        }
        return nil
    }

    /// WebP container specification: the simple lossy, simple lossless and extended formats.
    private static func webp(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
            return nil
        }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ":
            guard let width = littleEndian(bytes, at: 26, count: 2), let height = littleEndian(bytes, at: 28, count: 2)
            else { return nil }
            return ImageSize(width: width & 0x3FFF, height: height & 0x3FFF)
        case "VP8L":
            guard let bits = littleEndian(bytes, at: 21, count: 4) else { return nil }
            return ImageSize(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
        case "VP8X":
            guard let width = littleEndian(bytes, at: 24, count: 3), let height = littleEndian(bytes, at: 27, count: 3)
            else { return nil }
            return ImageSize(width: width + 1, height: height + 1)
        default:
            return nil
        }
    }

    /// SVG 2, section 8.2: `width` and `height` of the root element in pixels, else the proportions of its `viewBox`.
    private static func svg(_ bytes: [UInt8]) -> ImageSize? {
        let text = String(decoding: bytes.prefix(16 * 1024), as: UTF8.self)
        guard let root = text.firstRange(of: "<svg"), let end = text[root.upperBound...].firstIndex(of: ">") else {
            return nil
        }
        let attributes = text[root.upperBound..<end]
        if let width = attribute("width", in: attributes).flatMap(pixels),
            let height = attribute("height", in: attributes).flatMap(pixels)
        {
            return ImageSize(width: width, height: height)
        }
        let box = attribute("viewBox", in: attributes)?.split { $0 == " " || $0 == "," }.compactMap { Double($0) } ?? []
        guard box.count == 4, (1...100_000).contains(box[2]), (1...100_000).contains(box[3]) else { return nil }
        return ImageSize(width: Int(box[2].rounded()), height: Int(box[3].rounded()))
    }

    private static func attribute(_ name: String, in attributes: Substring) -> String? {
        var rest = attributes
        while let found = rest.firstRange(of: name) {
            let isWhole = found.lowerBound == rest.startIndex || rest[rest.index(before: found.lowerBound)].isWhitespace
            let after = rest[found.upperBound...].drop(while: \.isWhitespace)
            if isWhole, after.first == "=" {
                let value = after.dropFirst().drop(while: \.isWhitespace)
                guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
                return String(value.dropFirst().prefix { $0 != quote })
            }
            rest = rest[found.upperBound...]
        }
        return nil
    }

    private static func pixels(_ text: String) -> Int? {
        let number = text.hasSuffix("px") ? String(text.dropLast(2)) : text
        guard let value = Double(number), (1...100_000).contains(value) else { return nil }
        return Int(value.rounded())
    }
}
