import Diagnostics
import Foundation
import JSON
import SiteModel

/// Why a register cannot be read.
public struct RegisterRefusal: Error, Sendable, Equatable {
    /// What is wrong, to be continued after the name of the file.
    public let reason: String
}

extension Register {
    /// Reads a register. Whatever the format does not have is refused: a reader that passed it over might miss what
    /// another one finds.
    ///
    /// - Throws: A `RegisterRefusal` that says what is wrong, and where.
    public init(_ bytes: [UInt8]) throws(RegisterRefusal) {
        let value: JSONValue
        do {
            value = try JSONReader.read(bytes)
        } catch {
            throw RegisterRefusal(reason: "\(error.reason) (line \(error.line))")
        }
        var root = try Members(value, at: "")
        _ = try root.optionalString("$schema")
        let version = try root.take("version")
        guard version == .integer(Self.version) else {
            throw RegisterRefusal(reason: "has another version than \(Self.version), the one that is known here")
        }
        title = try root.string("title")
        baseURL = try root.string("address", "the address of a site") { text in
            BaseURL(text).flatMap { $0.description == text ? $0 : nil }
        }
        day = try root.day("day")
        validThrough = try root.optionalDay("validThrough")
        requiresRecords = try root.flag("requiresRecords")
        requiresSignatures = try root.flag("requiresSignatures")
        let base = baseURL
        pages = try root.list("pages") { (page) throws(RegisterRefusal) in try Page(&page, base) }
        sharedTexts = try root.list("sharedTexts") { (text) throws(RegisterRefusal) in try SharedText(&text) }
        people = try root.list("people") { (person) throws(RegisterRefusal) in try Signatory(&person, base) }
        try root.end()
        try Self.requireOrder(pages.map(\.address), "pages", "address")
        try Self.requireOrder(sharedTexts.map(\.id), "sharedTexts", "id")
        try Self.requireOrder(people.map(\.id), "people", "id")
    }

    /// Whatever is listed stands there once.
    private static func requireOrder(
        _ names: [some Comparable & CustomStringConvertible],
        _ list: String,
        _ key: String
    ) throws(RegisterRefusal) {
        for (first, second) in zip(names, names.dropFirst()) where first >= second {
            throw RegisterRefusal(reason: "`/\(list)` is not sorted by `\(key)`, or has `\(second)` twice")
        }
    }
}

extension Register.Page {
    fileprivate init(_ members: inout Members, _ base: BaseURL) throws(RegisterRefusal) {
        address = try members.address("address", base)
        title = try members.string("title")
        digests = PageDigests(text: try members.digest("text"), shared: try members.digests("shared"))
        facts = try members.strings("facts", "a fact") { ReviewFact(rawValue: $0) }
        isWithheld = members.has("withheld") ? try members.flag("withheld") : false
        claim = nil
        reviewers = []
        if var stated = try members.optionalMembers("claim") {
            claim = ReviewStatus.Claim(reviewed: try stated.day("reviewed"), due: try stated.day("nextReview"))
            reviewers = try stated.strings("reviewers", "a name") { Members.isName($0) ? PersonID($0) : nil }
            try stated.end()
        }
        record = try members.record(isShared: false)
    }
}

extension Register.SharedText {
    fileprivate init(_ members: inout Members) throws(RegisterRefusal) {
        id = try members.string("id", "a shared text") { Members.isName($0) ? SharedTextID($0) : nil }
        text = try members.digest("text")
        record = try members.record(isShared: true)
    }
}

extension Register.Signatory {
    fileprivate init(_ members: inout Members, _ base: BaseURL) throws(RegisterRefusal) {
        id = try members.string("id", "a name") { Members.isName($0) ? PersonID($0) : nil }
        name = try members.string("name")
        address = try members.address("address", base)
        registeredFrom = try members.optionalDay("registeredFrom")
        registeredUntil = try members.optionalDay("registeredUntil")
        publicKeys = []
        guard members.has("publicKeys") else { return }
        publicKeys = try members.list("publicKeys") { (key) throws(RegisterRefusal) in
            let bytes = try key.string("key", "a public key, which is 32 bytes in Base64") { text in
                Members.bytes(text, count: 32).flatMap { PublicKey.isKey($0) ? $0 : nil }
            }
            return PublicKey(
                bytes: Members.located(bytes),
                from: Members.located(try key.day("from")),
                until: try key.optionalDay("until").map { Members.located($0) }
            )
        }
    }
}

extension ReviewEntry {
    fileprivate init(_ members: inout Members, isShared: Bool) throws(RegisterRefusal) {
        self.init(
            date: Members.located(try members.day("date")),
            reviewer: Members.located(
                try members.string("reviewer", "a name") { Members.isName($0) ? PersonID($0) : nil }
            ),
            kind: try members.string("kind", "`clinical` or `editorial`") { Kind(rawValue: $0) },
            nextReview: try members.optionalDay("nextReview").map { Members.located($0) },
            text: Members.located(try members.digest("text")),
            shared: try members.digests("shared"),
            note: try members.optionalString("note"),
            before: members.has("before") ? Members.located(try members.digest("before")) : nil
        )
        if members.has("signature") {
            signature = Members.located(
                try members.string("signature", "a signature, which is 64 bytes in Base64") {
                    Members.bytes($0, count: 64)
                }
            )
        }
        switch kind {
        case .clinical where nextReview == nil && !isShared:
            throw members.refusal("lacks `nextReview`, which a clinical entry has")
        case .editorial where nextReview != nil:
            throw members.refusal("has `nextReview`, which an editorial entry has not")
        case .editorial where note == nil:
            throw members.refusal("lacks `note`, which an editorial entry has")
        case .clinical, .editorial: break
        }
    }
}

/// The members of an object, taken one by one; none may be left.
private struct Members {
    private let path: String
    private var members: [String: JSONValue]

    /// The members of an object at a place, given as a JSON pointer (RFC 6901).
    init(_ value: JSONValue, at path: String) throws(RegisterRefusal) {
        guard case .object(let members) = value else {
            throw RegisterRefusal(reason: path.isEmpty ? "is no JSON object" : "has at `\(path)` no object")
        }
        self.path = path
        self.members = members
    }

    func refusal(_ reason: String) -> RegisterRefusal {
        RegisterRefusal(reason: path.isEmpty ? reason : "has an object at `\(path)` that \(reason)")
    }

    func end() throws(RegisterRefusal) {
        guard let stranger = members.keys.min() else { return }
        throw refusal("has the member `\(stranger)`, which is not known here")
    }

    // MARK: Values

    func has(_ name: String) -> Bool { members[name] != nil }

    mutating func take(_ name: String) throws(RegisterRefusal) -> JSONValue {
        guard let value = members.removeValue(forKey: name) else { throw refusal("lacks `\(name)`") }
        return value
    }

    mutating func string(_ name: String) throws(RegisterRefusal) -> String {
        guard case .string(let text) = try take(name) else { throw refusal("has in `\(name)` no text") }
        return text
    }

    mutating func string<Value>(
        _ name: String,
        _ kind: String,
        _ read: (String) -> Value?
    ) throws(RegisterRefusal) -> Value {
        let text = try string(name)
        guard let value = read(text) else { throw refusal("has in `\(name)` not \(kind)") }
        return value
    }

    mutating func optionalString(_ name: String) throws(RegisterRefusal) -> String? {
        has(name) ? try string(name) : nil
    }

    mutating func flag(_ name: String) throws(RegisterRefusal) -> Bool {
        guard case .boolean(let value) = try take(name) else {
            throw refusal("has in `\(name)` neither `true` nor `false`")
        }
        return value
    }

    mutating func day(_ name: String) throws(RegisterRefusal) -> CalendarDate {
        try string(name, "a day as in 2026-04-07") { CalendarDate(iso: $0) }
    }

    mutating func optionalDay(_ name: String) throws(RegisterRefusal) -> CalendarDate? {
        has(name) ? try day(name) : nil
    }

    mutating func digest(_ name: String) throws(RegisterRefusal) -> ContentDigest {
        try string(name, "a digest, which is 64 hexadecimal digits") { ContentDigest(hexadecimal: $0.utf8) }
    }

    /// An address below that of the site, whose parts can be the names of files.
    mutating func address(_ name: String, _ base: BaseURL) throws(RegisterRefusal) -> Address {
        try string(name, "an address below `\(base)`") { text in
            guard text.hasPrefix(base.description), let path = SitePath.decoded(text.dropFirst(base.description.count))
            else { return nil }
            return Address(path: "/" + path)
        }
    }

    // MARK: Lists and objects

    mutating func optionalMembers(_ name: String) throws(RegisterRefusal) -> Members? {
        guard has(name) else { return nil }
        return try Members(take(name), at: "\(path)/\(name)")
    }

    mutating func strings<Value>(
        _ name: String,
        _ kind: String,
        _ read: (String) -> Value?
    ) throws(RegisterRefusal) -> [Value] {
        guard case .array(let values) = try take(name) else { throw refusal("has in `\(name)` no list") }
        var result: [Value] = []
        for value in values {
            guard case .string(let text) = value, let item = read(text) else {
                throw refusal("has in `\(name)` something that is not \(kind)")
            }
            result.append(item)
        }
        return result
    }

    mutating func list<Item>(
        _ name: String,
        _ read: (inout Members) throws(RegisterRefusal) -> Item
    ) throws(RegisterRefusal) -> [Item] {
        guard case .array(let values) = try take(name) else { throw refusal("has in `\(name)` no list") }
        var items: [Item] = []
        for (index, value) in values.enumerated() {
            var members = try Members(value, at: "\(path)/\(name)/\(index)")
            items.append(try read(&members))
            try members.end()
        }
        return items
    }

    mutating func digests(_ name: String) throws(RegisterRefusal) -> [SharedTextID: ContentDigest] {
        guard var shared = try optionalMembers(name) else { return [:] }
        var digests: [SharedTextID: ContentDigest] = [:]
        for key in shared.members.keys {
            guard Self.isName(key), let id = SharedTextID(key) else {
                throw shared.refusal("has the member `\(key)`, which is no shared text")
            }
            digests[id] = try shared.digest(key)
        }
        return digests
    }

    mutating func record(isShared: Bool) throws(RegisterRefusal) -> ReviewRecord {
        let entries = try list("entries") { (entry) throws(RegisterRefusal) in
            try ReviewEntry(&entry, isShared: isShared)
        }
        return ReviewRecord(file: Register.file, entries: entries)
    }

    // MARK: Texts

    /// Whether a text can be a name: in the form of an entry, a line end within it would begin another line.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// Bytes in Base64 (RFC 4648, section 4), in the one way to write them.
    static func bytes(_ text: String, count: Int) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), data.count == count, data.base64EncodedString() == text else {
            return nil
        }
        return Array(data)
    }

    static func located<Value>(_ value: Value) -> Located<Value> {
        Located(value, at: SourceLocation(Register.file))
    }
}
