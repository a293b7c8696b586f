import Attestation
import SiteModel
import Testing

@Suite("A digest of contents")
struct ContentDigestTests {
    @Test(
        "is the SHA-256 of the bytes, by the examples that NIST gives with FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
    )
    func isSHA256(text: String, digits: String) throws {
        let digest = ContentDigest(of: Array(text.utf8))
        #expect(digest.description == digits)
        #expect(ContentDigest(hexadecimal: digits.utf8) == digest)
    }

    @Test(
        "is read from 64 lower-case digits only",
        arguments: [
            "", "abc", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
            String(repeating: "A", count: 64), String(repeating: "g", count: 64),
        ]
    )
    func refusesOtherText(digits: String) {
        #expect(ContentDigest(hexadecimal: digits.utf8) == nil)
    }

    @Test("differs where any of its words differs", arguments: [0, 16, 32, 48])
    func comparesAllWords(position: Int) throws {
        var digits = [UInt8](repeating: UInt8(ascii: "0"), count: 64)
        let zero = try #require(ContentDigest(hexadecimal: digits))
        digits[position] = UInt8(ascii: "1")
        #expect(ContentDigest(hexadecimal: digits) != zero)
    }
}
