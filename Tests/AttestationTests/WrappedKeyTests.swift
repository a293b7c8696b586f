import Foundation
import SiteModel
import Testing

@testable import Attestation

@Suite("A key that opens with a passphrase")
struct WrappedKeyTests {
    private static let words = "crème brûlée at nine"

    @Test("opens with its passphrase, however its letters are composed, and with no other")
    func opens() throws {
        let key = PrivateKey()
        let wrapped = try #require(WrappedKey(text: WrappedKey(key, passphrase: Self.words).text))
        #expect(wrapped.publicBytes == key.publicBytes)
        #expect(try wrapped.key(passphrase: Self.words.decomposedStringWithCanonicalMapping)?.bytes == key.bytes)
        #expect(try wrapped.key(passphrase: Self.words + " ") == nil)
    }

    @Test("is written in four lines, of which none can be changed unnoticed")
    func text() throws {
        let key = PrivateKey()
        let text = try WrappedKey(key, passphrase: Self.words).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.map { $0.prefix { $0 != " " } } == [
                "sitegen-private-key", "public", "pbkdf2-sha256", "aes-256-gcm", "",
            ]
        )
        #expect(lines[0] == "sitegen-private-key 2")
        #expect(lines[2].hasPrefix("pbkdf2-sha256 600000 "))
        let other = Data(PrivateKey().publicBytes).base64EncodedString()
        let changed = text.replacing(Data(key.publicBytes).base64EncodedString(), with: other)
        #expect(try #require(WrappedKey(text: changed)).key(passphrase: Self.words) == nil)
        let wrapped = [
            text + "\n", text.replacing("600000", with: "1000"), text.replacing("600000", with: "0600000"),
            text.replacing("600000", with: "99999999999"), text.replacing("2\n", with: "3\n"),
            text.replacing("=\n", with: "\n"), "",
        ]
        for text in wrapped { #expect(WrappedKey(text: text) == nil, "\(text)") }
    }
}
