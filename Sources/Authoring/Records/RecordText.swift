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
        appending(
            text(of: entry),
            to: record,
            heading: "Reviews of \(shown(textFile)), the newest last. Written by `sitegen review`; do not edit."
        )
    }

    /// The bytes of a list with more items: those that it has, untouched, and the items after them; or, where there is
    /// no list yet, a new one below a comment.
    static func appending(_ items: String, to list: [UInt8]?, heading: String) -> [UInt8] {
        var bytes = list ?? Array("# \(heading)\n".utf8)
        // Whoever took away the last line feed would otherwise find the items in the line of another.
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        bytes += items.utf8
        return bytes
    }

    /// The name of a text's file as a comment can hold it.
    static func shown(_ textFile: String) -> String {
        let isPlain = textFile.unicodeScalars.allSatisfy { (" "..."~").contains($0) }
        return isPlain ? textFile : "the text beside this file"
    }

    /// An entry as an item of a list.
    static func text(of entry: ReviewEntry) -> String {
        var text = """
            - date: \(entry.date.value)
              reviewer: \(YAMLScalar.written(entry.reviewer.value.rawValue))
              kind: \(entry.kind.rawValue)

            """
        if let address = entry.address { text += "  address: \(YAMLScalar.written(address.value.path))\n" }
        if let next = entry.nextReview { text += "  nextReview: \(next.value)\n" }
        text += "  text: \(entry.text.value)\n"
        if !entry.shared.isEmpty {
            text += "  shared:\n"
            for (name, digest) in entry.shared.sorted(by: { $0.key < $1.key }) {
                text += "    \(YAMLScalar.written(name.description)): \(digest)\n"
            }
        }
        if let change = entry.change { text += "  change: \(YAMLScalar.written(change.text))\n" }
        if let note = entry.note { text += "  note: \(YAMLScalar.written(note))\n" }
        if let before = entry.before { text += "  before: \(before.value)\n" }
        if let signature = entry.signature?.value {
            text += "  \(signature.format.rawValue): \(Data(signature.bytes).base64EncodedString())\n"
        }
        return text
    }
}
