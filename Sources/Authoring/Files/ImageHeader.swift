package import SiteModel

/// Reads the size of an image from the start of its file, so that a page can reserve the room before the image comes.
package enum ImageHeader {
    /// How an image file answered.
    package enum Answer: Equatable, Sendable {
        /// The size in CSS pixels.
        case size(ImageSize)
        /// The bytes are of another format than the name says.
        case otherFormat(ImageFormat)
        /// The file has the name of an image, and its size cannot be read.
        case unreadable
        /// The file is no image that browsers show.
        case notAnImage
    }

    /// Whether the name is one of an image that browsers show.
    package static func isImage(_ name: String) -> Bool { ImageFormat(name: name)?.isShown ?? false }

    /// The size of the image in `bytes`; the format is told by the name, as hosts do, and has to be that of the bytes.
    package static func read(_ bytes: [UInt8], name: String) -> Answer {
        guard let format = ImageFormat(name: name), format.isShown else { return .notAnImage }
        if let actual = ImageFormat(bytes: bytes), actual != format { return .otherFormat(actual) }
        let size: ImageSize? =
            switch format {
            case .png: turned(png(bytes), bytes)
            case .gif: gif(bytes)
            case .jpeg: turned(jpeg(bytes), bytes)
            case .webp: turned(webp(bytes), bytes)
            case .avif: HEIFContainer(bytes)?.size
            case .svg: svg(bytes)
            case .heic, .tiff, .bmp, .jpegXL: nil
            }
        guard let size, size.width > 0, size.height > 0 else { return .unreadable }
        return .size(size)
    }

    private static func bigEndian(_ bytes: [UInt8], at offset: Int, count: Int) -> Int? {
        ByteReader(bytes[...]).number(at: offset, size: count)
    }

    private static func littleEndian(_ bytes: [UInt8], at offset: Int, count: Int) -> Int? {
        ByteReader(bytes[...], isBigEndian: false).number(at: offset, size: count)
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

    /// The size as browsers show it: they turn a photo as its camera says (CSS Images Module Level 3, section 6.1). AVIF has
    /// a property of its own for it, and what a camera says counts for nothing there (ISO/IEC 23008-12, section 6.5.10).
    private static func turned(_ size: ImageSize?, _ bytes: [UInt8]) -> ImageSize? {
        guard let size, ImageMetadata(bytes).isTurned else { return size }
        return ImageSize(width: size.height, height: size.width)
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
