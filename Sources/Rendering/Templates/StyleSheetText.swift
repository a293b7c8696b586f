import ASCII

/// A style sheet without what only its authors need: comments, and white space that separates nothing.
///
/// White space inside of strings, addresses and escapes stays (CSS Syntax Module Level 3, section 4.3), and so does
/// any that can mean something, as between two selectors or around the `+` of a sum.
struct StyleSheetText {
    private let source: [UInt8]
    private var index = 0
    private var result: [UInt8] = []
    /// Whether white space was read since the last byte was written.
    private var hasSpace = false

    /// The short form of a style sheet.
    static func compact(_ text: String) -> [UInt8] {
        var sheet = StyleSheetText(source: Array(text.utf8))
        sheet.run()
        return sheet.result
    }

    private init(source: [UInt8]) { self.source = source }

    private mutating func run() {
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\u{C}"):
                hasSpace = true
                index += 1
            case UInt8(ascii: "/") where starts(with: "/*"): comment()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): string()
            case UInt8(ascii: "\\"): write(2)
            case UInt8(ascii: "u") where starts(with: "url("), UInt8(ascii: "U") where starts(with: "URL("): address()
            default: write(1)
            }
        }
    }

    /// A comment goes, unless it alone keeps two words apart, or it starts with `/*!` and so asks to stay.
    private mutating func comment() {
        let end = source[(index + 2)...].firstRange(of: "*/".utf8)?.upperBound ?? source.count
        if starts(with: "/*!") { return write(end - index) }
        index = end
        let isAlone = !hasSpace && index < source.count && !source[index].isASCIISpace
        if isAlone, let last = result.last, !Self.separators.contains(last) { result += "/**/".utf8 }
    }

    private mutating func string() {
        var end = index + 1
        while end < source.count, source[end] != source[index] { end += source[end] == UInt8(ascii: "\\") ? 2 : 1 }
        write(end + 1 - index)
    }

    /// An address without quotation marks, in which `/*` starts no comment.
    private mutating func address() {
        write(4)
        while index < source.count, source[index].isASCIISpace { index += 1 }
        guard index < source.count, source[index] != UInt8(ascii: "\""), source[index] != UInt8(ascii: "'") else {
            return
        }
        var end = index
        while end < source.count, source[end] != UInt8(ascii: ")") { end += source[end] == UInt8(ascii: "\\") ? 2 : 1 }
        write(end - index)
    }

    /// What needs no white space on either side. `+` and `-` do, in sums.
    private static let separators = Array("{};,>~!".utf8)

    /// Writes the next bytes as they are, after the white space that they need.
    private mutating func write(_ count: Int) {
        let next = source[index]
        if let last = result.last {
            // A colon starts a value, and no selector has white space after it.
            let separates =
                Self.separators.contains(last) || Self.separators.contains(next) || last == UInt8(ascii: ":")
            if hasSpace, !separates { result.append(UInt8(ascii: " ")) }
            if next == UInt8(ascii: "}"), last == UInt8(ascii: ";") { result.removeLast() }
        }
        hasSpace = false
        let end = min(index + count, source.count)
        result += source[index..<end]
        index = end
    }

    private func starts(with text: String) -> Bool { source[index...].starts(with: text.utf8) }
}
