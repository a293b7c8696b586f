/// What a clinical entry tells readers of a change of the text: one line of plain text in the site's language, which is
/// signed with the entry (docs/review.md, “The form of an entry”).
package struct StatedChange: Hashable, Sendable, CustomStringConvertible {
    /// The line.
    package let text: String

    /// How long it may be, in Unicode code points.
    package static let maximumLength = 300

    /// Why a text is not one.
    package typealias Fault = UnfitText

    /// Takes a text in one line: runs of white space become one space, and at both ends they are left out.
    ///
    /// - Throws: The first fault that it has.
    package init(_ written: String) throws(Fault) {
        let line = written.inOneLine
        guard !line.isEmpty else { throw .empty }
        if let unseen = line.unicodeScalars.first(where: \.isUnseen) { throw .unseen(unseen) }
        let length = line.unicodeScalars.count
        guard length <= Self.maximumLength else { throw .tooLong(length) }
        text = line
    }

    /// The line.
    package var description: String { text }
}

/// Why a text is not one that people can be shown as it is.
package enum UnfitText: Error, Equatable, Sendable {
    /// It says nothing.
    case empty
    /// It has so many code points.
    case tooLong(Int)
    /// It holds a character that readers do not see: a control character, another end of a line, or one that turns the
    /// direction of the text around.
    case unseen(Unicode.Scalar)
}

extension Unicode.Scalar {
    /// Whether readers do not see the character although it does something to the text around it.
    var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Embeddings, overrides and isolates (UAX 9, section 2): what comes after them on the page could be turned too.
        default: ("\u{202A}"..."\u{202E}").contains(self) || ("\u{2066}"..."\u{2069}").contains(self)
        }
    }
}

extension String {
    /// The text in one line: runs of ASCII white space (HTML Standard) are one space, and at both ends nothing.
    package var inOneLine: String {
        unicodeScalars.split { $0 == " " || ("\t"..."\r").contains($0) && $0 != "\u{B}" }
            .map { String(Substring($0)) }.joined(separator: " ")
    }
}
