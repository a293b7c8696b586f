import Foundation
package import SiteModel

/// An entry of a record in the one form in which it is signed, and by whose digest the next entry names it
/// (docs/review.md, “The form of an entry”).
package enum EntryForm {
    /// The bytes that are signed: everything that the entry says but the signature.
    package static func signedBytes(of entry: ReviewEntry) -> [UInt8] {
        // A build does this for every entry of a site: in bytes it takes a third of the time that it takes in strings.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(640)
        func line(_ name: StaticString, _ write: (inout [UInt8]) -> Void) {
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(UInt8(ascii: " "))
            write(&bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        line("sitegen-entry") { $0 += version(of: entry).utf8 }
        line("date") { $0 += entry.date.value.description.utf8 }
        line("reviewer") { $0 += entry.reviewer.value.rawValue.utf8 }
        line("kind") { $0 += entry.kind.rawValue.utf8 }
        if let address = entry.address { line("address") { $0 += address.value.path.utf8 } }
        if let next = entry.nextReview { line("nextReview") { $0 += next.value.description.utf8 } }
        line("text") { entry.text.value.appendDigits(to: &$0) }
        for (name, digest) in entry.shared.sorted(by: { $0.key < $1.key }) {
            line("shared") { bytes in
                bytes += name.description.utf8
                bytes.append(UInt8(ascii: " "))
                digest.appendDigits(to: &bytes)
            }
        }
        if let change = entry.change { line("change") { $0 += change.text.utf8 } }
        if let note = entry.note?.inOneLine, !note.isEmpty { line("note") { $0 += note.utf8 } }
        if let before = entry.before { line("before") { before.value.appendDigits(to: &$0) } }
        return bytes
    }

    /// The digest by which the next entry names this one; a signature is part of it.
    package static func digest(of entry: ReviewEntry) -> ContentDigest {
        var bytes = signedBytes(of: entry)
        if let signature = entry.signature {
            let digits = Data(signature.value.bytes).base64EncodedString()
            bytes += "\(signature.value.format.rawValue) \(digits)\n".utf8
        }
        return ContentDigest(of: bytes)
    }

    /// The oldest version of the form that has all that an entry says: entries of before a version stay as they were signed.
    private static func version(of entry: ReviewEntry) -> String {
        if entry.change != nil { return "3" }
        return entry.address == nil ? "1" : "2"
    }
}
