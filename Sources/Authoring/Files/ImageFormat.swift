/// A format of pictures, told by a name's ending or by the bytes of a file.
package enum ImageFormat: String, CaseIterable, Sendable {
    case png = "PNG"
    case gif = "GIF"
    case jpeg = "JPEG"
    case webp = "WebP"
    case avif = "AVIF"
    case svg = "SVG"
    case heic = "HEIC"
    case tiff = "TIFF"
    case bmp = "BMP"
    case jpegXL = "JPEG XL"

    /// Whether all browsers of today show it.
    package var isShown: Bool {
        switch self {
        case .png, .gif, .jpeg, .webp, .avif, .svg: true
        case .heic, .tiff, .bmp, .jpegXL: false
        }
    }

    /// The name as a sentence has it.
    package var withArticle: String { (self == .avif || self == .svg ? "an " : "a ") + rawValue }

    /// The endings of names, the usual one first. Hosts tell browsers the type of a file by its ending.
    package var endings: [String] {
        switch self {
        case .png: ["png"]
        case .gif: ["gif"]
        case .jpeg: ["jpg", "jpeg"]
        case .webp: ["webp"]
        case .avif: ["avif"]
        case .svg: ["svg"]
        case .heic: ["heic", "heif"]
        case .tiff: ["tif", "tiff"]
        case .bmp: ["bmp"]
        case .jpegXL: ["jxl"]
        }
    }

    /// The format that a file's name tells.
    package init?(name: String) {
        let name = name.lowercased()
        guard let dot = name.lastIndex(of: "."),
            let format = Self.allCases.first(where: { $0.endings.contains(String(name[name.index(after: dot)...])) })
        else { return nil }
        self = format
    }

    /// The format that the first bytes of a file tell (WHATWG MIME Sniffing Standard, section 6.1; for AVIF and HEIC
    /// the brands of ISO/IEC 14496-12, section 4.3; for JPEG XL ISO/IEC 18181-1, annex B, and 18181-2, section 9.1).
    package init?(bytes: [UInt8]) {
        let reader = ByteReader(bytes[...])
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if reader.has("GIF87a", at: 0) || reader.has("GIF89a", at: 0) {
            self = .gif
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) {
            self = .webp
        } else if reader.has("II*\0", at: 0) || reader.has("MM\0*", at: 0) {
            self = .tiff
        } else if reader.has("BM", at: 0), reader.number(at: 6, size: 4) == 0 {
            self = .bmp
        } else if bytes.starts(with: [0xFF, 0x0A]) || reader.has("\0\0\0\u{0C}JXL \r\n", at: 0) {
            self = .jpegXL
        } else if let format = Self.ofBrands(reader) {
            self = format
        } else if Self.isSVG(bytes) {
            self = .svg
        } else {
            return nil
        }
    }

    private static func ofBrands(_ reader: ByteReader) -> ImageFormat? {
        guard reader.has("ftyp", at: 4), let size = reader.number(at: 0, size: 4) else { return nil }
        var heic = false
        // The major brand, four bytes of its version, and the brands that the file is compatible with.
        for offset in stride(from: 8, to: min(size, 256), by: 4) where offset != 12 {
            if reader.has("avif", at: offset) || reader.has("avis", at: offset) { return .avif }
            for brand: StaticString in ["heic", "heix", "heim", "heis", "hevc", "mif1"] {
                heic = heic || reader.has(brand, at: offset)
            }
        }
        return heic ? .heic : nil
    }

    private static func isSVG(_ bytes: [UInt8]) -> Bool {
        // An XML declaration and comments may be before the root element.
        let text = String(decoding: bytes.prefix(16 * 1024), as: UTF8.self)
        guard let first = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }), first == "<" else {
            return false
        }
        return text.firstRange(of: "<svg") != nil && text.lowercased().firstRange(of: "<html") == nil
    }
}
