import ASCII

/// Goes through a text from left to right and tells whether it has a form. The forms are as short as a regular
/// expression, and far sooner matched: a site has tens of thousands of codes and identifiers.
struct FormMatcher {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) { rest = Substring(text).utf8 }

    /// Whether nothing is left.
    var isAtEnd: Bool { rest.isEmpty }

    /// Takes as many bytes as fit, up to the upper bound of `count`; false where these are too few.
    mutating func take(_ count: ClosedRange<Int>, _ fits: (UInt8) -> Bool) -> Bool {
        var taken = 0
        while taken < count.upperBound, let byte = rest.first, fits(byte) {
            rest.removeFirst()
            taken += 1
        }
        return taken >= count.lowerBound
    }

    /// Takes one byte.
    mutating func take(_ fits: (UInt8) -> Bool) -> Bool { take(1...1, fits) }

    /// Takes exactly this ASCII text.
    mutating func take(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            guard rest.starts(with: wanted) else { return false }
            rest.removeFirst(wanted.count)
            return true
        }
    }
}

extension UInt8 {
    /// Whether it is one of `1` to `9` in ASCII.
    var isDigitButZero: Bool { isASCIIDigit && self != UInt8(ascii: "0") }
}
