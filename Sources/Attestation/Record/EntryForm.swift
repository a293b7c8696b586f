import Foundation
public import SiteModel

/// An entry of a record in the one form in which it is signed, and by whose digest the next entry names it
/// (docs/review.md, “The form of an entry”).
public enum EntryForm {
    /// The bytes that are signed: everything that the entry says but the signature.
    public static func signedBytes(of entry: ReviewEntry) -> [UInt8] {
        var lines = [
            "sitegen-entry 1",
            "date \(entry.date.value)",
            "reviewer \(entry.reviewer.value)",
            "kind \(entry.kind.rawValue)",
        ]
        if let next = entry.nextReview { lines.append("nextReview \(next.value)") }
        lines.append("text \(entry.text.value)")
        for (name, digest) in entry.shared.sorted(by: { $0.key < $1.key }) { lines.append("shared \(name) \(digest)") }
        if let note = entry.note.map(singleSpaced), !note.isEmpty { lines.append("note \(note)") }
        if let before = entry.before { lines.append("before \(before.value)") }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// The digest by which the next entry names this one; a signature is part of it.
    public static func digest(of entry: ReviewEntry) -> ContentDigest {
        var bytes = signedBytes(of: entry)
        if let signature = entry.signature {
            bytes += "signature \(Data(signature.value).base64EncodedString())\n".utf8
        }
        return ContentDigest(of: bytes)
    }

    /// A note in one line: runs of ASCII white space are one space, and at both ends nothing.
    public static func singleSpaced(_ text: String) -> String {
        text.unicodeScalars.split { $0 == " " || ("\t"..."\r").contains($0) && $0 != "\u{B}" }
            .map { String(Substring($0)) }.joined(separator: " ")
    }
}
