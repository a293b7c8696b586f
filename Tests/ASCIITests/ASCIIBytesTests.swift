import ASCII
import Testing

@Suite("A byte of ASCII")
struct ASCIIBytesTests {
    /// A question about a byte, and the bytes for which its answer is yes.
    struct Question: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var answer: @Sendable (UInt8) -> Bool
        var bytes: String
    }

    private static let digits = "0123456789"
    private static let capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    private static let small = "abcdefghijklmnopqrstuvwxyz"

    static let questions = [
        Question(testDescription: "a digit", answer: { $0.isASCIIDigit }, bytes: digits),
        Question(testDescription: "a capital letter", answer: { $0.isASCIICapital }, bytes: capitals),
        Question(testDescription: "a small letter", answer: { $0.isASCIISmall }, bytes: small),
        Question(testDescription: "a letter", answer: { $0.isASCIILetter }, bytes: capitals + small),
        Question(
            testDescription: "a letter or digit",
            answer: { $0.isASCIILetterOrDigit },
            bytes: capitals + small + digits
        ),
        Question(testDescription: "a space or tab", answer: { $0.isASCIIBlank }, bytes: " \t"),
        Question(testDescription: "white space", answer: { $0.isASCIISpace }, bytes: " \t\n\u{B}\u{C}\r"),
        Question(testDescription: "white space of HTML", answer: { $0.isHTMLSpace }, bytes: " \t\n\u{C}\r"),
        Question(
            testDescription: "a control character",
            answer: { $0.isASCIIControl },
            bytes: String(decoding: Array(0..<0x20) + [0x7F], as: UTF8.self)
        ),
        Question(
            testDescription: "punctuation",
            answer: { $0.isASCIIPunctuation },
            bytes: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
        ),
        Question(
            testDescription: "a hexadecimal digit",
            answer: { $0.hexadecimalValue != nil },
            bytes: digits + "abcdefABCDEF"
        ),
    ]

    @Test("is what the tables say, and no other byte is", arguments: questions)
    func answers(question: Question) {
        #expect((0...255).filter(question.answer) == question.bytes.utf8.sorted())
    }

    @Test("is worth as much in either case as a hexadecimal digit")
    func hexadecimalValues() {
        #expect("0123456789abcdef".utf8.map(\.hexadecimalValue) == (0...15).map { $0 })
        #expect("ABCDEF".utf8.map(\.hexadecimalValue) == (10...15).map { $0 })
    }

    @Test("has a small letter where it is a capital, and else stays")
    func lowercase() {
        #expect(Self.capitals.utf8.map(\.asciiLowercased) == Array(Self.small.utf8))
        #expect((0...255).filter { $0.asciiLowercased != $0 } == Array(Self.capitals.utf8))
    }

    @Test("is a character of ASCII too, but no character beyond is", arguments: [0, 0x100, 0x1_F600] as [UInt32])
    func scalars(offset: UInt32) throws {
        for byte in 0..<128 as Range<UInt32> {
            let scalar = try #require(Unicode.Scalar(offset + byte))
            let isInASCII = offset == 0
            #expect(scalar.isASCIIDigit == (isInASCII && UInt8(byte).isASCIIDigit))
            #expect(scalar.isASCIILetterOrDigit == (isInASCII && UInt8(byte).isASCIILetterOrDigit))
        }
    }
}
