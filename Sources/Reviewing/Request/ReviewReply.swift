import Attestation
import Diagnostics
import Foundation
import Publishing
import SiteModel

/// What a reviewer decided about the texts of a request: the file that the request made for them.
package struct ReviewReply: Sendable {
    /// Who decided.
    let reviewer: PersonID
    /// The day on which they did, where they are.
    let date: CalendarDate
    /// Their answers.
    let answers: [Answer]

    /// What was decided about one text.
    struct Answer: Sendable {
        /// The name of the text.
        let text: String
        /// The digest of the text that the reviewer read.
        let digest: ContentDigest
        let decision: Decision
        let remarks: [Remark]
    }

    /// What can be decided.
    enum Decision: Sendable {
        /// The reviewer vouches for the text, by this entry.
        case approve(ReviewEntry)
        case changes
        case decline
    }

    /// A remark on a place, or on the whole text.
    struct Remark: Sendable {
        let section, quote: RemarkText?
        let remark: RemarkText
    }

    /// Why a file is not taken for a reply; to be continued after its name.
    struct Unreadable: Error {
        let reason: String
    }

    /// More than any reply needs, in bytes.
    private static let maximumBytes = 4 * 1024 * 1024

    /// Reads a reply from a file.
    ///
    /// - Throws: A `Refusal` where the file is none, and a `FileSystemError` for what the machine could not do.
    package init(at path: String) throws {
        let fileSystem = FileSystem()
        guard let status = try fileSystem.followedStatus(of: path) else { throw Refusal("There is no file '\(path)'.") }
        guard status.kind == .file, status.size <= Self.maximumBytes else {
            throw Refusal("'\(path)' is not a reply that a request made.")
        }
        let bytes = try fileSystem.read(path)
        do {
            try self.init(try JSONDecoder().decode(Form.self, from: Data(bytes)))
        } catch let fault as Unreadable {
            throw Refusal("'\(path)' \(fault.reason).")
        } catch {
            throw Refusal("'\(path)' is not a reply that a request made.")
        }
    }
}

// MARK: The form

/// The members of a reply.
private struct Form: Decodable {
    let format, reviewer, date: String
    let texts: [Answer]

    struct Answer: Decodable {
        let text, digest, decision: String
        let entry: Entry?
        let remarks: [Remark]
    }

    /// An entry, with the names that records have.
    struct Entry: Decodable {
        let date, reviewer, kind, address, nextReview, text: String
        let shared: [String: String]
        let note, before, signature: String?
    }

    struct Remark: Decodable {
        let section, quote: String?
        let remark: String
    }
}

extension ReviewReply {
    private init(_ form: Form) throws {
        guard form.format == "sitegen-reply 1" else {
            throw Unreadable(
                reason: "is a reply in a form that this sitegen does not know, `\(form.format.prefix(40))`"
            )
        }
        reviewer = PersonID(form.reviewer)
        date = try Self.value(form.date, "a day") { CalendarDate(iso: $0) }
        answers = try form.texts.map { answer in
            Answer(
                text: answer.text,
                digest: try Self.digest(answer.digest),
                decision: try Self.decision(answer),
                remarks: try answer.remarks.map { remark in
                    Remark(
                        section: try remark.section.map(Self.words),
                        quote: try remark.quote.map(Self.words),
                        remark: try Self.words(remark.remark)
                    )
                }
            )
        }
        guard !answers.isEmpty else { throw Unreadable(reason: "answers for no text") }
        let names = answers.map(\.text)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw Unreadable(reason: "answers twice for `\(twice)`")
        }
    }

    private static func decision(_ answer: Form.Answer) throws -> Decision {
        switch (answer.decision, answer.entry) {
        case ("approve", let entry?): return .approve(try self.entry(entry))
        case ("approve", nil): throw Unreadable(reason: "approves `\(answer.text)` without an entry")
        case ("changes", _): return .changes
        case ("decline", _): return .decline
        default: throw Unreadable(reason: "has a decision that is none, `\(answer.decision.prefix(40))`")
        }
    }

    private static func entry(_ form: Form.Entry) throws -> ReviewEntry {
        let place = SourceLocation(SourceFile(.content, "reply"))
        func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: place) }
        var shared: [SharedTextID: ContentDigest] = [:]
        for (name, digits) in form.shared {
            shared[try value(name, "a text that pages share") { SharedTextID($0) }] = try digest(digits)
        }
        return ReviewEntry(
            date: located(try value(form.date, "a day") { CalendarDate(iso: $0) }),
            reviewer: located(PersonID(form.reviewer)),
            kind: try value(form.kind, "`clinical`") { $0 == "clinical" ? .clinical : nil },
            address: located(Address(path: form.address)),
            nextReview: located(try value(form.nextReview, "a day") { CalendarDate(iso: $0) }),
            text: located(try digest(form.text)),
            shared: shared,
            note: try EntryDraft.note(form.note).map { note in
                try value(note, "a note of at most \(StatedChange.maximumLength) characters that readers see") { note in
                    (try? StatedChange(note)) == nil ? nil : note
                }
            },
            before: try form.before.map { located(try digest($0)) },
            signature: try form.signature.map { text in
                located(
                    try value(text, "a signature of 64 bytes in Base64") { text in
                        Data(base64Encoded: text).flatMap { EntrySignature(Array($0), of: .entry) }
                    }
                )
            }
        )
    }

    private static func digest(_ digits: String) throws -> ContentDigest {
        try value(digits, "a digest") { ContentDigest(hexadecimal: $0.utf8) }
    }

    private static func words(_ text: String) throws -> RemarkText {
        try value(text, "a remark that can be kept") { try? RemarkText($0) }
    }

    private static func value<Value>(_ text: String, _ kind: String, _ read: (String) -> Value?) throws -> Value {
        guard let value = read(text) else { throw Unreadable(reason: "has `\(text.prefix(60))`, which is not \(kind)") }
        return value
    }
}
