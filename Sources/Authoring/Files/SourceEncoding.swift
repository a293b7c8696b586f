import ASCII
package import Diagnostics

/// Checks a file's encoding before anything else reads it.
package enum SourceEncoding {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text of valid UTF-8, with lines that end in a line feed alone.
    static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let carriageReturn = UInt8(ascii: "\r")
        guard bytes.contains(carriageReturn) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for index in bytes.indices {
            let next = bytes.index(after: index)
            let endsLine = next < bytes.endIndex && bytes[next] == UInt8(ascii: "\n")
            if bytes[index] != carriageReturn || !endsLine { result.append(bytes[index]) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Reports the first byte that is not UTF-8 and the first NUL, with their places; whether the text can be read.
    package static func validate(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> Bool {
        if isUTF16(source) {
            diagnostics.append(
                Diagnostic(
                    .invalidEncoding,
                    at: SourceLocation(file),
                    "The file is encoded in UTF-16",
                    help: "save it as UTF-8"
                )
            )
            return false
        }
        if let offset = firstInvalidOffset(source) {
            let place = position(of: offset, in: source)
            diagnostics.append(
                Diagnostic(
                    .invalidEncoding,
                    at: SourceLocation(file, place),
                    "The byte 0x\(source[offset].hexadecimal(digits: 2)) is not UTF-8",
                    help: "save the file as UTF-8"
                )
            )
            return false
        }
        if let offset = source.firstIndex(of: 0) {
            diagnostics.append(
                Diagnostic(
                    .nulCharacter,
                    at: SourceLocation(file, position(of: offset, in: source)),
                    "A text cannot contain a NUL character",
                    help: "delete the invisible character"
                )
            )
            return false
        }
        return true
    }

    /// Whether a text starts with the byte-order mark of UTF-16, or with two letters of Latin script in that encoding.
    private static func isUTF16(_ source: [UInt8]) -> Bool {
        if source.starts(with: [0xFF, 0xFE]) || source.starts(with: [0xFE, 0xFF]) { return true }
        let start = source.prefix(4).map { $0 == 0 }
        return start == [true, false, true, false] || start == [false, true, false, true]
    }

    private static func firstInvalidOffset(_ source: [UInt8]) -> Int? {
        if String(validating: source, as: UTF8.self) != nil { return nil }
        var decoder = UTF8()
        var iterator = source.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }

    /// The place of a byte, in lines and code points; what cannot be decoded counts one column a byte.
    private static func position(of offset: Int, in source: [UInt8]) -> SourcePosition {
        let start = source.starts(with: byteOrderMark) ? 3 : 0
        let before = source[min(start, offset)..<offset]
        let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
        let column = source[lineStart..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        return SourcePosition(line: line, column: column)
    }
}
