import Diagnostics
import Foundation
import SiteModel

/// Why a register cannot be read.
package struct RegisterRefusal: Error, Sendable, Equatable {
    /// What is wrong, to be continued after the name of the file.
    package let reason: String
}

extension Register {
    /// Reads a register, which has to be to the byte as sitegen writes it. Whatever is passed over in reading (a member
    /// that is not known, or is there twice) is refused by that: another reader might go by it.
    ///
    /// - Throws: A `RegisterRefusal` that says what is wrong, and where.
    package init(_ file: [UInt8]) throws(RegisterRefusal) {
        do {
            self = try JSONDecoder().decode(RegisterForm.self, from: Data(file)).register()
            try Self.requireOrder(pages.map(\.address), "pages", "address")
            try Self.requireOrder(sharedTexts.map(\.id), "sharedTexts", "id")
            try Self.requireOrder(people.map(\.id), "people", "id")
            try RegisterRefusal.check(file, isWrittenAs: bytes)
        } catch {
            throw RegisterRefusal(error)
        }
    }

    /// Whatever is listed is there once.
    private static func requireOrder(
        _ names: [some Comparable & CustomStringConvertible],
        _ list: String,
        _ key: String
    ) throws {
        for (first, second) in zip(names, names.dropFirst()) where first >= second {
            throw RegisterRefusal(reason: "`/\(list)` is not sorted by `\(key)`, or has `\(second)` twice")
        }
    }
}

extension RegisterRefusal {
    /// A file is to the byte as sitegen writes what was read from it.
    ///
    /// - Throws: A `RegisterRefusal` that names the first line that is not.
    static func check(_ file: [UInt8], isWrittenAs form: [UInt8]) throws {
        guard file != form else { return }
        let same = zip(file, form).lazy.prefix { $0 == $1 }.reduce(0) { count, _ in count + 1 }
        let before = file[..<same].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = file[(before.last?.startIndex ?? 0)...].prefix { $0 != UInt8(ascii: "\n") }
        let text = String(decoding: line, as: UTF8.self).prefix(60)
        throw RegisterRefusal(reason: "is not written as sitegen writes it, first in line \(before.count): `\(text)`")
    }

    /// What was found in reading, in words.
    init(_ error: any Error) {
        func place(_ path: [any CodingKey]) -> String {
            "`/" + path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: "/") + "`"
        }
        switch error {
        case let refusal as RegisterRefusal: self = refusal
        case DecodingError.keyNotFound(let key, let context): reason = "has no \(place(context.codingPath + [key]))"
        case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
            let kind =
                switch type {
                case is String.Type: "a text"
                case is Bool.Type: "`true` or `false`"
                case is Int.Type: "a whole number"
                case is [Any].Type: "a list"
                default: "an object"
                }
            reason = "has at \(place(context.codingPath)) not \(kind)"
        default: reason = "is not JSON"
        }
    }
}

// MARK: The form

/// The members of a register.
private struct RegisterForm: Decodable {
    /// The first, because the others say nothing where it is another one.
    let version: Version
    let title, address, day: String
    let commit: String?
    let uncommitted: Bool?
    let validThrough: String?
    let requiresRecords, requiresSignatures: Bool
    let pages: [Page]
    let sharedTexts: [SharedText]
    let people: [Person]

    struct Version: Decodable {
        init(from decoder: any Decoder) throws {
            let known = Register.version
            guard (try? Int(from: decoder)) == known else {
                throw RegisterRefusal(reason: "has a version other than \(known), the only one that this sitegen knows")
            }
        }
    }

    struct Page: Decodable {
        let address, title, text: String
        let shared: [String: String]?
        let facts: [String]
        let withheld: Bool?
        let claim: Claim?
        let entries: [Entry]
    }

    struct Claim: Decodable {
        let reviewed, nextReview: String
        let reviewers: [String]
    }

    struct SharedText: Decodable {
        let id, text: String
        let entries: [Entry]
    }

    struct Entry: Decodable {
        let date, reviewer, kind: String
        let address, nextReview: String?
        let text: String
        let shared: [String: String]?
        let change, note, before, signature, sshSignature: String?
    }

    struct Person: Decodable {
        let id, name, address: String
        let registeredFrom, registeredUntil: String?
        let publicKeys: [Key]?
    }

    struct Key: Decodable {
        let key, from: String
        let until: String?
    }

    func register() throws -> Register {
        let base = try address.read("the address of a site") { BaseURL($0) }
        return Register(
            title: title,
            baseURL: base,
            day: try day.day().value,
            commit: try commit.map { try $0.commit(hasChanges: uncommitted ?? false) },
            validThrough: try validThrough?.day().value,
            requiresRecords: requiresRecords,
            requiresSignatures: requiresSignatures,
            pages: try pages.map { try Register.Page($0, base) },
            sharedTexts: try sharedTexts.map { text in
                Register.SharedText(
                    id: try text.id.sharedText(),
                    text: try text.text.digest().value,
                    record: try ReviewRecord(text.entries, of: text.id, isShared: true)
                )
            },
            people: try people.map { try Register.Signatory($0, base) }
        )
    }
}

extension Register.Page {
    fileprivate init(_ form: RegisterForm.Page, _ base: BaseURL) throws {
        address = try form.address.address(below: base)
        title = form.title
        digests = PageDigests(text: try form.text.digest().value, shared: try (form.shared ?? [:]).digests())
        facts = try form.facts.map { try $0.read("a fact") { ReviewFact(rawValue: $0) } }
        isWithheld = form.withheld ?? false
        claim = try form.claim.map { claim in
            ReviewStatus.Claim(reviewed: try claim.reviewed.day().value, due: try claim.nextReview.day().value)
        }
        reviewers = try (form.claim?.reviewers ?? []).map { try $0.person().value }
        record = try ReviewRecord(form.entries, of: form.address, isShared: false)
    }
}

extension Register.Signatory {
    fileprivate init(_ form: RegisterForm.Person, _ base: BaseURL) throws {
        id = try form.id.person().value
        name = form.name
        address = try form.address.address(below: base)
        registeredFrom = try form.registeredFrom?.day().value
        registeredUntil = try form.registeredUntil?.day().value
        publicKeys = try (form.publicKeys ?? []).map { key in
            let bytes = try key.key.bytes("a public key of 32 bytes in Base64") { PublicKey.isKey($0) }
            return PublicKey(bytes: bytes, from: try key.from.day(), until: try key.until?.day())
        }
    }
}

extension ReviewRecord {
    fileprivate init(_ form: [RegisterForm.Entry], of owner: String, isShared: Bool) throws {
        self.init(file: Register.file, entries: try form.map { try ReviewEntry($0) })
        for entry in entries {
            let fault: String
            switch entry.kind {
            case _ where entry.address != nil && isShared: fault = "with `address`"
            case .clinical where entry.nextReview == nil && !isShared: fault = "without `nextReview`"
            case .editorial where entry.nextReview != nil: fault = "with `nextReview`"
            case .editorial where entry.change != nil: fault = "with `change`"
            case .editorial where entry.note == nil: fault = "without `note`"
            case .clinical, .editorial: continue
            }
            let which = "\(entry.kind.rawValue) entry of \(entry.date.value) \(fault)"
            throw RegisterRefusal(reason: "has in the record of `\(owner)` the \(which)")
        }
    }
}

extension ReviewEntry {
    fileprivate init(_ form: RegisterForm.Entry) throws {
        self.init(
            date: try form.date.day(),
            reviewer: try form.reviewer.person(),
            kind: try form.kind.read("`clinical` or `editorial`") { Kind(rawValue: $0) },
            address: try form.address?.place(),
            nextReview: try form.nextReview?.day(),
            text: try form.text.digest(),
            shared: try (form.shared ?? [:]).digests(),
            change: try form.change?.change(),
            note: form.note,
            before: try form.before?.digest(),
            signature: try form.signature?.signature(.entry) ?? form.sshSignature?.signature(.ssh)
        )
    }
}

// MARK: What texts stand for

extension String {
    func read<Value>(_ kind: String, _ value: (String) -> Value?) throws -> Value {
        guard let value = value(self) else {
            throw RegisterRefusal(reason: "has `\(prefix(100))`, which is not \(kind)")
        }
        return value
    }

    private func located<Value>(_ kind: String, _ value: (String) -> Value?) throws -> Located<Value> {
        Located(try read(kind, value), at: SourceLocation(Register.file))
    }

    func day() throws -> Located<CalendarDate> {
        try located("a day as in 2026-04-07") { CalendarDate(iso: $0) }
    }

    func digest() throws -> Located<ContentDigest> {
        try located("a digest of 64 hexadecimal digits") { ContentDigest(hexadecimal: $0.utf8) }
    }

    func commit(hasChanges: Bool) throws -> ContentCommit {
        try read("the name of a commit") { ContentCommit(name: $0, hasChanges: hasChanges) }
    }

    fileprivate func bytes(_ kind: String, _ areSo: ([UInt8]) -> Bool) throws -> Located<[UInt8]> {
        try located(kind) { text in Data(base64Encoded: text).map(Array.init).flatMap { areSo($0) ? $0 : nil } }
    }

    fileprivate func signature(_ format: EntrySignature.Format) throws -> Located<EntrySignature> {
        try located("a signature of 64 bytes in Base64") { text in
            Data(base64Encoded: text).flatMap { EntrySignature(Array($0), of: format) }
        }
    }

    fileprivate func place() throws -> Located<Address> {
        try located("the address of a page on the site") { text in
            let address = Address(path: text)
            return address.isOfPage ? address : nil
        }
    }

    fileprivate func change() throws -> StatedChange {
        try read("what readers are told of a change") { try? StatedChange($0) }
    }

    fileprivate func person() throws -> Located<PersonID> {
        try located("a name") { $0.canBeName ? PersonID($0) : nil }
    }

    fileprivate func sharedText() throws -> SharedTextID {
        try read("a shared text") { $0.canBeName ? SharedTextID($0) : nil }
    }

    /// In the form of an entry, a line end within a name would begin another line.
    private var canBeName: Bool { !isEmpty && !unicodeScalars.contains { $0.properties.generalCategory == .control } }

    /// An address below that of the site, whose parts can be the names of files.
    fileprivate func address(below base: BaseURL) throws -> Address {
        try read("an address below `\(base)`") { text in
            guard text.hasPrefix(base.description) else { return nil }
            return SitePath.decoded(text.dropFirst(base.description.count)).map { Address(path: "/" + $0) }
        }
    }
}

extension [String: String] {
    fileprivate func digests() throws -> [SharedTextID: ContentDigest] {
        try reduce(into: [:]) { $0[try $1.key.sharedText()] = try $1.value.digest().value }
    }
}
