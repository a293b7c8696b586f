extension UInt8 {
    /// What it is worth as a hexadecimal digit, in either case; `nil` where it is none.
    @inlinable package var hexadecimalValue: UInt8? {
        if isASCIIDigit { return self - 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}

extension UnsignedInteger {
    /// The number in hexadecimal with capital letters, filled with zeros to at least `digits`.
    package func hexadecimal(digits: Int) -> String {
        let number = String(self, radix: 16, uppercase: true)
        return String(repeating: "0", count: Swift.max(0, digits - number.count)) + number
    }
}

extension Unicode.Scalar {
    /// The code point as Unicode writes it, for example `U+200B`.
    package var codePoint: String { "U+\(value.hexadecimal(digits: 4))" }
}
