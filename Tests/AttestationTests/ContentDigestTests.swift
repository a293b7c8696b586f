import Attestation
import SiteModel
import Testing

@Suite struct ContentDigestTests {
    @Test(
        "A digest is the SHA-256 of the test vectors of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ]
    )
    func vectors(_ text: String, _ digits: String) {
        let digest = ContentDigest(of: Array(text.utf8))
        #expect(digest.description == digits)
        #expect(ContentDigest(hexadecimal: digits.utf8) == digest)
    }
}
