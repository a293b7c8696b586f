import Attestation
import Diagnostics
import Foundation
import SiteModel
import Testing

/// The test vectors of docs/review.md were made by `Tests/ReviewTwin`, which shares no line with this implementation.
@Suite("The test vectors of docs/review.md")
struct TestVectorTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("ReviewTwin/vectors")

    @Test(
        "have the forms and digests that this implementation finds",
        arguments: ["plain", "rich", "parts", "subject", "glossary", "facts"]
    )
    func pages(name: String) throws {
        let html = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).html"))
        let page = try PublishedPage(html: Array(html)) { address in
            guard let path = address.removingPercentEncoding, !path.contains("/"),
                let file = try? Data(contentsOf: Self.folder.appendingPathComponent(path))
            else { return nil }
            return ContentDigest(of: Array(file))
        }
        #expect(page.problems.isEmpty)
        let found = [
            ("text", page.text), ("disclaimer", page.disclaimer), ("meanings", page.meanings), ("facts", page.facts),
        ]
        .compactMap { name, form in form.map { "\(name) \($0.digest)\n\($0.description)" } }
        .joined(separator: "\n")
        let expected = try String(contentsOf: Self.folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
        #expect(found.components(separatedBy: "\n") == expected.components(separatedBy: "\n"))
    }

    /// An entry as the vectors have it.
    private struct Entry: Decodable {
        var date: String
        var reviewer: String
        var kind: String
        var address: String?
        var nextReview: String?
        var text: String
        var shared: [String: String]
        var change: String?
        var note: String?
        var before: String?
        var signature: Data?
        var sshSignature: Data?

        /// The same entry as the model has it.
        func entry() throws -> ReviewEntry {
            func located<Value>(_ value: Value) -> Located<Value> {
                Located(value, at: SourceLocation(SealFixture.file))
            }
            func digest(_ digits: String) throws -> ContentDigest {
                try #require(ContentDigest(hexadecimal: digits.utf8))
            }
            return ReviewEntry(
                date: located(try #require(CalendarDate(iso: date))),
                reviewer: located(PersonID(reviewer)),
                kind: try #require(ReviewEntry.Kind(rawValue: kind)),
                address: address.map { located(Address(path: $0)) },
                nextReview: try nextReview.map { located(try #require(CalendarDate(iso: $0))) },
                text: located(try digest(text)),
                shared: Dictionary(
                    uniqueKeysWithValues: try shared.map { (try #require(SharedTextID($0)), try digest($1)) }
                ),
                change: try change.map { try StatedChange($0) },
                note: note,
                before: try before.map { located(try digest($0)) },
                signature: [(signature, EntrySignature.Format.entry), (sshSignature, .ssh)].compactMap {
                    bytes,
                    format in
                    bytes.flatMap { EntrySignature(Array($0), of: format) }.map(located)
                }.first
            )
        }
    }

    @Test("have the forms, digests and signatures of entries that this implementation finds")
    func entries() throws {
        let json = try Data(contentsOf: Self.folder.appendingPathComponent("record.json"))
        let entries = try JSONDecoder().decode([Entry].self, from: json).map { try $0.entry() }
        let found = entries.enumerated().map { index, entry in
            let form = String(decoding: EntryForm.signedBytes(of: entry), as: UTF8.self)
            return "\(index + 1) \(EntryForm.digest(of: entry))\n\(form)"
        }
        let expected = try String(contentsOf: Self.folder.appendingPathComponent("record.txt"), encoding: .utf8)
        #expect(found.joined(separator: "\n").components(separatedBy: "\n") == expected.components(separatedBy: "\n"))

        // The key of the first test of RFC 8032, section 7.1.
        let bytes = try #require(Data(base64Encoded: "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
        let key = PublicKey(
            bytes: Located(Array(bytes), at: SourceLocation(SealFixture.file)),
            from: entries[0].date
        )
        for entry in [entries[0], entries[2], entries[3], entries[4]] {
            let signature = try #require(entry.signature).value
            #expect(key.verifies(signature, of: EntryForm.signedBytes(of: entry)))
        }
    }

    @Test("have the hashes and roots of a log that this implementation finds")
    func log() throws {
        let json = try Data(contentsOf: Self.folder.appendingPathComponent("log.json"))
        let log = try ReviewLog(Array(json))
        let tree = log.tree
        let found = log.leaves.enumerated().map { index, leaf in
            "\(index + 1) \(MerkleTree.leafHash(of: leaf.form)) \(tree.root(ofFirst: index + 1))\n"
                + String(decoding: leaf.form, as: UTF8.self)
        }
        let expected = try String(contentsOf: Self.folder.appendingPathComponent("log.txt"), encoding: .utf8)
        #expect(found.joined(separator: "\n") == expected)
        #expect(log.bytes == Array(json))
    }
}
