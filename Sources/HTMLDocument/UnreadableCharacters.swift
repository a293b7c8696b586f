import ASCII

/// The characters that gumbo replaces and that browsers keep: control characters, and the code points that are no
/// characters (HTML Standard, section 13.2.3.5, where both are mistakes and nothing more).
///
/// While a page is parsed, characters from a private corner of Unicode stand for them.
enum UnreadableCharacters {
    private static let controls: UInt32 = 0x10FE00
    private static let nonCharacters: UInt32 = 0x10FEA0
    private static let planeEnds: UInt32 = 0x10FEC0
    private static let standIns: ClosedRange<UInt32> = 0x10FE00...0x10FEE1

    /// The page with its unreadable characters replaced.
    ///
    /// - Throws: `PageRefusal.unreadable` where the page is not UTF-8, or uses the private corner itself.
    static func replaced(in html: [UInt8]) throws(PageRefusal) -> [UInt8] {
        guard let text = String(validating: html, as: UTF8.self) else { throw .unreadable }
        guard html.contains(where: isSuspect) else { return html }
        var result = ""
        result.reserveCapacity(html.count + 64)
        for scalar in text.unicodeScalars {
            if standIns.contains(scalar.value) { throw .unreadable }
            result.unicodeScalars.append(standIn(for: scalar.value).flatMap(Unicode.Scalar.init) ?? scalar)
        }
        return Array(result.utf8)
    }

    /// A text of the parser as it was on the page.
    static func restored(in text: UnsafePointer<CChar>) -> [UInt8] {
        var count = 0
        var hasStandIns = false
        while text[count] != 0 {
            if UInt8(bitPattern: text[count]) == 0xF4 { hasStandIns = true }
            count += 1
        }
        let bytes = UnsafeRawBufferPointer(start: text, count: count)
        guard hasStandIns else { return Array(bytes) }
        var result = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let original = standIns.contains(scalar.value) ? Unicode.Scalar(original(of: scalar.value)) : nil
            result.unicodeScalars.append(original ?? scalar)
        }
        return Array(result.utf8)
    }

    /// Whether a byte can be part of an unreadable character or a stand-in.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        byte.isASCIIControl && !byte.isHTMLSpace && byte != 0 || byte == 0xC2 || byte >= 0xEF
    }

    private static func standIn(for value: UInt32) -> UInt32? {
        switch value {
        case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F...0x9F: controls + value
        case 0xFDD0...0xFDEF: nonCharacters + value - 0xFDD0
        case _ where value & 0xFFFE == 0xFFFE: planeEnds + (value >> 16) * 2 + (value & 1)
        default: nil
        }
    }

    private static func original(of standIn: UInt32) -> UInt32 {
        switch standIn {
        case planeEnds...: ((standIn - planeEnds) / 2) << 16 + 0xFFFE + (standIn - planeEnds) % 2
        case nonCharacters...: standIn - nonCharacters + 0xFDD0
        default: standIn - controls
        }
    }
}
