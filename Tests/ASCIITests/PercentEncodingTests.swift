import ASCII
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
    private static let printable = String(decoding: (0x21...0x7E).map { UInt8($0) }, as: UTF8.self)

    @Test(
        "lets stand what RFC 3986 allows",
        arguments: [
            (.unreserved, "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}"),
            (.path, "\"#%'<>?[\\]^`{|}"),
            (.address, "\"<>\\^`{|}"),
        ] as [(ASCIISet, String)]
    )
    func sets(set: ASCIISet, others: String) {
        #expect(Self.printable.utf8.filter { !set.contains($0) } == Array(others.utf8))
        #expect(!(0...0x20).contains(where: set.contains))
        #expect(!(0x7F...0xFF).contains(where: set.contains))
    }

    @Test(
        "encodes each byte that does not stand for itself",
        arguments: [
            ("a-b_c.d~", "a-b_c.d~"), ("a b", "a%20b"), ("é\n", "%C3%A9%0A"), ("50%25", "50%2525"), ("", ""),
        ]
    )
    func encodes(text: String, encoded: String) {
        #expect(PercentEncoding.encoded(text, keeping: .unreserved) == encoded)
    }

    @Test(
        "lets stand in paths what is encoded already",
        arguments: [("a%2f b", "a%2f%20b"), ("50%2", "50%252"), ("%", "%25")]
    )
    func encodesPaths(text: String, encoded: String) {
        #expect(PercentEncoding.path(text) == encoded)
    }

    @Test(
        "is read back, where it is UTF-8",
        arguments: [("a%20b", "a b"), ("%c3%A9", "é"), ("50%", "50%"), ("%4", "%4"), ("%zz", "%zz"), ("%FF", nil)]
    )
    func decodes(text: String, decoded: String?) {
        #expect(PercentEncoding.decoded(text) == decoded)
    }

    @Test(
        "is sound where each percent sign is before two digits, and may hold controls",
        arguments: [
            ("a", true, false), ("%41", true, false), ("%4", false, false), ("%0a", true, true), ("%1F", true, true),
            ("%7f", true, true), ("%20%", false, false), ("%%0A", false, true),
        ]
    )
    func faults(text: String, isSound: Bool, holdsControl: Bool) {
        #expect(PercentEncoding.isSound(text) == isSound)
        #expect(PercentEncoding.holdsControl(text) == holdsControl)
    }
}

@Suite("A number in hexadecimal")
struct HexadecimalTests {
    @Test(
        "has zeros before it",
        arguments: [(0, 2, "00"), (0xAB, 2, "AB"), (0xABC, 2, "ABC"), (0xF, 4, "000F")] as [(UInt32, Int, String)]
    )
    func numbers(number: UInt32, digits: Int, text: String) { #expect(number.hexadecimal(digits: digits) == text) }

    @Test(
        "says which character one is",
        arguments: [("\u{1B}", "U+001B"), ("é", "U+00E9"), ("😀", "U+1F600")] as [(Unicode.Scalar, String)]
    )
    func codePoints(scalar: Unicode.Scalar, text: String) { #expect(scalar.codePoint == text) }
}
