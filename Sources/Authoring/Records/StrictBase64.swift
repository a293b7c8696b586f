import Foundation

extension Data {
    /// The bytes that a text of Base64 with padding (RFC 4648, section 4) stands for; `nil` where it is not, character
    /// by character, what is written for them: then no two texts stand for the same bytes.
    init?(strictBase64 text: String) {
        self.init(base64Encoded: text)
        guard base64EncodedString() == text else { return nil }
    }
}
