extension UInt8 {
    /// What it is worth as a hexadecimal digit, in either case; `nil` where it is none.
    @inlinable package var hexadecimalValue: UInt8? {
        if isASCIIDigit { return self - 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }
}
