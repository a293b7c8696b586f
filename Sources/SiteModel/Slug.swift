import ASCII
import Foundation

/// What may be as one part of an address, and how two of them are told apart.
package enum Slug {
    /// Whether `text` can be one part of an address: letters and digits of any script, combining marks, hyphens,
    /// underscores and full stops, not starting with a full stop.
    ///
    /// Full stops at the start are kept out because `.` and `..` mean folders (RFC 3986, section 3.3) and because many
    /// hosts do not publish hidden files.
    package static func isValid(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first != "." else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "-", "_", ".": true
            case _ where scalar.isASCII: scalar.isASCIILetterOrDigit
            default:
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || isMark(scalar.properties.generalCategory)
            }
        }
    }

    private static func isMark(_ category: Unicode.GeneralCategory) -> Bool {
        category == .nonspacingMark || category == .spacingMark
    }

    /// A valid slug made from any text: lower-cased, every run of other characters a hyphen. Empty where nothing is
    /// left.
    package static func suggestion(for text: String) -> String {
        var result = ""
        for character in normalized(text).lowercased() {
            if isValid(String(character)), character != ".", character != "-" {
                result.append(character)
            } else if !result.isEmpty, result.last != "-" {
                result.append("-")
            }
        }
        while result.last == "-" { result.removeLast() }
        return result
    }

    /// Unicode normalization form C (UAX 15), in which every name and address is kept: file systems hand out either
    /// form for the same name.
    package static func normalized(_ text: String) -> String {
        // Every path is asked for here, most of them plain.
        let isPlain =
            text.utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { $0 < 0x80 } }
            ?? text.utf8.allSatisfy { $0 < 0x80 }
        return isPlain ? text : text.precomposedStringWithCanonicalMapping
    }

    /// The form in which two addresses are compared: file systems and hosts that do not tell upper from lower case
    /// would let one page overwrite the other.
    package static func comparisonKey(_ text: String) -> String {
        normalized(normalized(text).lowercased())
    }
}
