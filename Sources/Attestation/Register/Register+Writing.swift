import Foundation
import JSON
import SiteModel

extension Register {
    /// The version of the format.
    static let version = 1

    /// The register as a file, JSON in a fixed order: the same site gives the same bytes.
    package var bytes: [UInt8] {
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("$schema", "medical-review.schema.json")
            json.member("version", Self.version)
            json.text("title", title)
            json.member("address", baseURL.description)
            json.member("day", day.description)
            json.member("commit", commit?.name)
            if commit?.hasChanges == true { json.flag("uncommitted", true) }
            json.member("validThrough", validThrough?.description)
            json.flag("requiresRecords", requiresRecords)
            json.flag("requiresSignatures", requiresSignatures)
            json.list("pages", pages) { json, page in write(page, to: &json) }
            json.list("sharedTexts", sharedTexts) { json, shared in
                json.member("id", shared.id.description)
                json.member("text", plain: shared.text.appendDigits)
                json.entries(shared.record)
            }
            json.list("people", people) { json, person in write(person, to: &json) }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ page: Page, to json: inout JSONWriter) {
        json.member("address", baseURL.absolute(page.address))
        json.text("title", page.title)
        json.member("text", plain: page.digests.text.appendDigits)
        json.digests(page.digests.shared)
        json.key("facts")
        json.array { json in
            for fact in page.facts { json.string(fact.rawValue) }
        }
        if page.isWithheld { json.flag("withheld", true) }
        if let claim = page.claim {
            json.member("claim") { json in
                json.member("reviewed", claim.reviewed.description)
                json.member("nextReview", claim.due.description)
                json.key("reviewers")
                json.array { json in
                    for reviewer in page.reviewers { json.string(reviewer.rawValue) }
                }
            }
        }
        json.entries(page.record)
    }

    private func write(_ person: Signatory, to json: inout JSONWriter) {
        json.member("id", person.id.rawValue)
        json.text("name", person.name)
        json.member("address", baseURL.absolute(person.address))
        json.member("registeredFrom", person.registeredFrom?.description)
        json.member("registeredUntil", person.registeredUntil?.description)
        guard !person.publicKeys.isEmpty else { return }
        json.list("publicKeys", person.publicKeys) { json, key in
            json.member("key", Data(key.bytes.value).base64EncodedString())
            json.member("from", key.from.value.description)
            json.member("until", key.until?.value.description)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func flag(_ name: StaticString, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// A text, even where it is empty.
    fileprivate mutating func text(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// An array of objects, even where it is empty.
    fileprivate mutating func list<Item>(
        _ name: StaticString,
        _ items: [Item],
        _ write: (inout JSONWriter, Item) -> Void
    ) {
        key(name)
        array { json in
            for item in items { json.object { write(&$0, item) } }
        }
    }

    fileprivate mutating func digests(_ shared: [SharedTextID: ContentDigest]) {
        guard !shared.isEmpty else { return }
        member("shared") { json in
            for (name, digest) in shared.sorted(by: { $0.key < $1.key }) {
                json.key(name.description)
                json.plain(digest.appendDigits)
            }
        }
    }

    /// The entries of a record, with the keys and in the order that a record has.
    fileprivate mutating func entries(_ record: ReviewRecord) {
        list("entries", record.entries) { json, entry in
            json.member("date", entry.date.value.description)
            json.member("reviewer", entry.reviewer.value.rawValue)
            json.member("kind", entry.kind.rawValue)
            json.member("address", entry.address?.value.path)
            json.member("nextReview", entry.nextReview?.value.description)
            json.member("text", plain: entry.text.value.appendDigits)
            json.digests(entry.shared)
            json.member("change", entry.change?.text)
            json.member("note", entry.note?.inOneLine)
            if let before = entry.before { json.member("before", plain: before.value.appendDigits) }
            if let signature = entry.signature?.value {
                json.key(signature.format.rawValue)
                json.string(Data(signature.bytes).base64EncodedString())
            }
        }
    }
}
