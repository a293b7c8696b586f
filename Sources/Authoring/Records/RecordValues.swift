import ASCII
package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let digestMalformed = DiagnosticIdentifier("digest-malformed", .error, "A digest is not well-formed")
}

extension MappingReader {
    /// The digest of a text; `help` is what to do about one that is not well-formed.
    mutating func digest(_ key: String, help: String, required: String? = nil) -> Located<ContentDigest>? {
        guard let text = text(key, required: required) else { return nil }
        if let digest = ContentDigest(hexadecimal: text.value.utf8) { return Located(digest, at: text.location) }
        let count = text.value.unicodeScalars.count
        let stranger = text.value.unicodeScalars.first { !$0.isASCIIDigit && !("a"..."f").contains($0) }
        let fault =
            if count != 64 { "it has \(count) \(count == 1 ? "character" : "characters"), not 64" } else {
                "`\(stranger.map(String.init) ?? "")` is not one of the digits `0` to `9` and `a` to `f`"
            }
        report(.digestMalformed, at: text.location, "`\(key)` is not a digest: \(fault)", help: help)
        return nil
    }
}

extension UnfitText {
    /// What is wrong with the text, after a comma and “but”.
    func words(mostCharacters maximum: Int) -> String {
        switch self {
        case .empty: "it says nothing"
        case .tooLong(let length): "it has \(length) characters, and \(maximum) are the most"
        case .unseen(let scalar): "readers do not see its character `\(scalar)`"
        }
    }
}
