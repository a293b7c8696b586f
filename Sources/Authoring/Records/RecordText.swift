import ASCII
import Foundation
package import SiteModel

/// Writes records of reviews. What it writes, `ReviewRecordReader` reads back as the same entry.
package enum RecordText {
    /// The bytes of a record with one more entry: those that it has, untouched, and the entry after them; or, where
    /// there is none yet, a new record of the text in `textFile`, such as `causes.md`.
    ///
    /// The note has to be free of white space at its ends; what a reader would not see is not written down.
    package static func appending(_ entry: ReviewEntry, to record: [UInt8]?, textFile: String) -> [UInt8] {
        var bytes = record ?? Array(heading(textFile).utf8)
        // Whoever took away the last line feed would otherwise find the entry in the line of another.
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        bytes += text(of: entry).utf8
        return bytes
    }

    private static func heading(_ textFile: String) -> String {
        let isPlain = textFile.unicodeScalars.allSatisfy { (" "..."~").contains($0) }
        let name = isPlain ? textFile : "the text beside this file"
        return "# Reviews of \(name), the newest last. Written by `sitegen review`; do not edit.\n"
    }

    /// An entry as an item of a list.
    static func text(of entry: ReviewEntry) -> String {
        var text = """
            - date: \(entry.date.value)
              reviewer: \(scalar(entry.reviewer.value.rawValue))
              kind: \(entry.kind.rawValue)

            """
        if let address = entry.address { text += "  address: \(scalar(address.value.path))\n" }
        if let next = entry.nextReview { text += "  nextReview: \(next.value)\n" }
        text += "  text: \(entry.text.value)\n"
        if !entry.shared.isEmpty {
            text += "  shared:\n"
            for (name, digest) in entry.shared.sorted(by: { $0.key < $1.key }) {
                text += "    \(scalar(name.description)): \(digest)\n"
            }
        }
        if let note = entry.note { text += "  note: \(scalar(note))\n" }
        if let before = entry.before { text += "  before: \(before.value)\n" }
        if let signature = entry.signature { text += "  signature: \(Data(signature.value).base64EncodedString())\n" }
        return text
    }

    // MARK: Scalars

    /// A text as YAML: as it is where nothing in it means anything to YAML, else in double quotes.
    private static func scalar(_ text: String) -> String {
        if let first = text.utf8.first, canStartPlainly(first), text.utf8.last != UInt8(ascii: " "),
            text.unicodeScalars.allSatisfy({ $0.isASCII ? standsPlainly(UInt8($0.value)) : standsAsItIs($0) })
        {
            return text
        }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.isASCII ? standsInQuotes(UInt8(scalar.value)) : standsAsItIs(scalar):
                quoted.unicodeScalars.append(scalar)
            default: quoted += escape(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x1_0000 ? ("u", 4) : ("U", 8)
        return "\\" + letter + scalar.value.hexadecimal(digits: width)
    }

    /// Whether a text without quotes can start with a byte: YAML has a use for many signs there.
    static func canStartPlainly(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "/") || byte >= 0x80
    }

    /// Whether a byte of ASCII can be in a text without quotes, whatever its neighbours are.
    static func standsPlainly(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: ":") && byte != UInt8(ascii: "#")
    }

    /// Whether a byte of ASCII stands for itself in a text in double quotes.
    static func standsInQuotes(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// Whether a character outside of ASCII can be in YAML as it is (YAML 1.2, production 1), and shows: line ends,
    /// other controls, invisible marks and strange spaces are written as escapes.
    private static func standsAsItIs(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned, .privateUse: false
        default: true
        }
    }
}
