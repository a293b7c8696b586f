extension UnsignedInteger {
    /// The number in hexadecimal with capital letters, filled with zeros to at least `digits`.
    func hexadecimal(digits: Int) -> String {
        let number = String(self, radix: 16, uppercase: true)
        return String(repeating: "0", count: Swift.max(0, digits - number.count)) + number
    }
}
