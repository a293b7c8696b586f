package import Diagnostics

/// A text in which a test has marked places, so that input and expectation are together.
///
/// A marker is a keycap emoji from 0️⃣ to 9️⃣. Markers are taken out of the text, and each gives the position of what
/// stood after it:
///
///     let file = MarkedText("title: 1️⃣Migräne2️⃣\n")
///     file.text    // "title: Migräne\n"
///     file["1️⃣"]  // line 1, column 8
package struct MarkedText: Hashable, Sendable {
    /// The text without markers.
    package let text: String
    /// The marked positions by marker; columns count the code points of `text`. Of a marker that is more than
    /// once the first place counts.
    package let positions: [String: SourcePosition]

    /// Takes the markers out of a text. Lines end at a line feed.
    package init(_ marked: String) {
        var text = String.UnicodeScalarView()
        var positions: [String: SourcePosition] = [:]
        var line = 1
        var column = 1
        // By code points and not by characters: a combining mark after a marker would become a part of it.
        var rest = Substring(marked).unicodeScalars
        while let scalar = rest.first {
            if let marker = Self.marker(at: rest) {
                let position = SourcePosition(line: line, column: column)
                positions.merge([String(marker): position]) { first, _ in first }
                rest = rest.dropFirst(marker.count)
                continue
            }
            text.append(scalar)
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
            rest = rest.dropFirst()
        }
        self.text = String(text)
        self.positions = positions
    }

    /// The position of a marker, `nil` where the text has none of that name.
    package subscript(marker: String) -> SourcePosition? { positions[marker] }

    /// A digit followed by variation selector 16 and the enclosing keycap (Unicode Technical Standard 51, ED-14c).
    private static func marker(at scalars: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView? {
        let candidate = scalars.prefix(3)
        guard let digit = candidate.first, ("0"..."9").contains(digit),
            candidate.dropFirst().elementsEqual(["\u{FE0F}", "\u{20E3}"])
        else { return nil }
        return candidate
    }
}
