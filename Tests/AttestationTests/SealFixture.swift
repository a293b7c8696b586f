import Attestation
import Diagnostics
import SiteModel
import Testing

/// Records whose entries are chained and signed as `sitegen review` does it.
struct SealFixture {
    static let file = SourceFile(.content, "conditions/anemia/causes.review.yml")
    static let ada = PersonID("ada")
    static let dana = PersonID("dana")

    /// Ada's key until the end of 2026, hers from then on, and one that no one on the site has.
    let first: PrivateKey
    let second: PrivateKey
    let stranger: PrivateKey

    init() throws {
        first = try #require(PrivateKey(bytes: [UInt8](repeating: 1, count: 32)))
        second = try #require(PrivateKey(bytes: [UInt8](repeating: 2, count: 32)))
        stranger = try #require(PrivateKey(bytes: [UInt8](repeating: 3, count: 32)))
    }

    // MARK: Site

    /// A site on which Ada has keys and Dana has none.
    func site(requiresSignatures: Bool = false, address: String = "https://example.org/") throws -> Site {
        let baseURL = try #require(BaseURL(address))
        let language = try #require(LanguageTag("en"))
        var settings = SiteSettings(title: "Test Health", baseURL: baseURL, language: language)
        settings.reviewPolicy.requiresSignatures = requiresSignatures
        var inventory = ContentInventory(settings: settings)
        inventory.people = [
            try person("ada", keys: keys), try person("dana", keys: []), try person("eve", keys: Array(keys.prefix(1))),
        ]
        inventory.unreadableTexts = [SourceFile(.content, "people/broken.md")]
        return Site(inventory, day: try day("2028-01-01"), includesDrafts: false, sitePages: [])
    }

    private var keys: [PublicKey] {
        get throws {
            let place = SourceLocation(SourceFile(.content, "people/ada.md"), line: 4, column: 10)
            func key(_ key: PrivateKey, _ from: String, _ until: String?) throws -> PublicKey {
                PublicKey(
                    bytes: Located(key.publicBytes, at: place),
                    from: Located(try day(from), at: place),
                    until: try until.map { Located(try day($0), at: place) }
                )
            }
            return [try key(first, "2026-01-01", "2026-12-31"), try key(second, "2027-01-01", nil)]
        }
    }

    private func person(_ name: String, keys: [PublicKey]) throws -> Person {
        let file = SourceFile(.content, "people/\(name).md")
        let start = BodyStart(offset: 0, line: 1, isBlank: true)
        var person = Person(id: PersonID(name), file: file, name: name, body: start)
        person.publicKeys = keys
        return person
    }

    // MARK: Entries

    func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    static func text(_ name: String) -> ContentDigest { ContentDigest(of: Array(name.utf8)) }

    /// An entry in line `line` of the file, signed where there is a key.
    func entry(
        _ date: String,
        _ reviewer: PersonID,
        text: String,
        note: String? = nil,
        after last: ReviewEntry? = nil,
        key: PrivateKey? = nil,
        line: Int = 1
    ) throws -> ReviewEntry {
        func located<Value>(_ value: Value, _ offset: Int) -> Located<Value> {
            Located(value, at: SourceLocation(Self.file, line: line + offset, column: 3))
        }
        var entry = ReviewEntry(
            date: located(try day(date), 0),
            reviewer: located(reviewer, 1),
            kind: reviewer == Self.dana ? .editorial : .clinical,
            address: located(Address(path: "/conditions/anemia/causes/"), 3),
            nextReview: reviewer == Self.dana ? nil : located(try day("2029-01-01"), 3),
            text: located(Self.text(text), 4),
            shared: [.glossary: Self.text("glossary")],
            note: note,
            before: last.map { located(EntryForm.digest(of: $0), 7) }
        )
        if let key { entry.signature = located(try key.signature(of: EntryForm.signedBytes(of: entry)), 8) }
        return entry
    }

    /// Three entries, in lines 10, 20 and 30: two signed ones of Ada, by each of her keys, around an unsigned one of
    /// Dana.
    func entries() throws -> [ReviewEntry] {
        let first = try entry("2026-04-07", Self.ada, text: "old", key: self.first, line: 10)
        let second = try entry("2026-05-02", Self.dana, text: "new", note: "A typo.", after: first, line: 20)
        let third = try entry("2027-03-01", Self.ada, text: "newer", after: second, key: self.second, line: 30)
        return [first, second, third]
    }

    func problems(_ entries: [ReviewEntry], requiresSignatures: Bool = false) throws -> [String] {
        let record = ReviewRecord(file: Self.file, entries: entries)
        return RecordSeal.problems(in: record, try site(requiresSignatures: requiresSignatures)).map(Self.report)
    }

    static func report(_ problem: Diagnostic) -> String {
        let place = problem.location.start
        return "\(place.line):\(place.column) \(problem.identifier.name) \(problem.message)"
            + (problem.help.map { " | \($0)" } ?? "")
            + problem.notes.map { " | \($0.location.file.path):\($0.location.start.line) \($0.message)" }.joined()
    }
}
