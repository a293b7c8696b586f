import ASCII

/// An International Standard Book Number (ISO 2108), of 13 digits or of 10 as before 2007.
package struct ISBN: PublicIdentifier {
    /// Its name in a sentence.
    package static let name = "an ISBN"
    /// What it looks like.
    package static let form =
        "13 digits from `978` or `979`, or 10, with hyphens or without, such as `978-92-4-008854-2`"
    /// What editors copy along with it.
    package static let prefixes = ["isbn-13:", "isbn-10:", "isbn:", "isbn-13 ", "isbn-10 ", "isbn "]

    /// The number as it is printed in the book, with its hyphens.
    package let value: String

    /// No one answers for all books.
    package var url: String? { nil }

    /// Reads the digits, with single hyphens or spaces between them.
    package init(bare text: String) throws(Malformation) {
        let separators: Set<Character> = ["-", " ", "\u{2010}", "\u{2011}", "\u{2013}"]
        let groups = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let digits = Array(groups.joined().uppercased().utf8)
        guard !groups.contains(""), digits.count == 13 || digits.count == 10 else { throw .form }
        let fits: String
        var form = FormMatcher(String(decoding: digits, as: UTF8.self))
        if digits.count == 13 {
            guard form.take("97"), form.take({ $0 == UInt8(ascii: "8") || $0 == UInt8(ascii: "9") }),
                form.take(10...10, \.isASCIIDigit)
            else { throw .form }
            fits = CheckDigit.isbn13(digits.dropLast())
        } else {
            guard form.take(9...9, \.isASCIIDigit), form.take({ $0.isASCIIDigit || $0 == UInt8(ascii: "X") }) else {
                throw .form
            }
            fits = CheckDigit.isbn10(digits.dropLast())
        }
        let stands = String(decoding: digits.suffix(1), as: UTF8.self)
        guard stands == fits else { throw .checkDigit(stands: stands, fits: fits) }
        value = groups.joined(separator: "-").uppercased()
    }

    /// The digits alone, by which catalogues and structured data know the book.
    package var digits: String { value.filter { $0 != "-" } }
}
