/// A key of front matter, of `site.yml` or of another YAML file of the site: what can be written and what it means.
///
/// The readers read by these declarations. The JSON Schemas of `sitegen schema`, the tables of `docs/content.md` (a test
/// holds them together) and whoever completes keys in an editor go by the same ones.
package struct KeyDeclaration: Sendable {
    /// The key as it is written.
    package let name: String
    /// What it holds, in a sentence or two without markup other than backticks.
    package let meaning: String
    /// What its value can be.
    package let shape: ValueShape
    /// Whether a file or an item of a list is refused without it, whatever else is there.
    package let isNeeded: Bool
}

/// What the value of a key can be. Scalars of YAML stay the text that was written, so a text can be written as a number or
/// as a flag too.
package indirect enum ValueShape: Sendable {
    /// A text, on one line or on several.
    case text
    /// The name by which something of the site is known.
    case name(Referent)
    /// `true` or `false`.
    case flag
    /// A whole number of at least `minimum`.
    case wholeNumber(minimum: Int)
    /// A number above 0, with or without decimals.
    case number
    /// A day of the calendar, as year-month-day.
    case day
    /// A year, a month or a day.
    case partialDay
    /// A whole number from 1 and one of these units, as in `36 months`.
    case duration(units: [String])
    /// A language by its tag (BCP 47).
    case language
    /// An absolute address that starts with one of these.
    case address(schemes: [String])
    /// One of these words.
    case choice([String])
    /// A list of such values, or one alone.
    case list(ValueShape)
    /// A group of these keys.
    case group([KeyDeclaration])
    /// A list of groups of these keys.
    case groups([KeyDeclaration])
    /// A group whose names are the owner's own. Each holds a group of these keys, or the value of `shortKey` alone.
    case members([KeyDeclaration], shortKey: String)
    /// A group of the owner's own keys, with any values.
    case open
}

/// What a name in a file can stand for.
package enum Referent: String, Sendable, CaseIterable {
    /// A person or a team: a file in `people`, without `.md`.
    case person
    /// A disclaimer: a file in `disclaimers`, without `.md`.
    case disclaimer
    /// A condition by its slug; a subject of another section with that before it, as in `medicines/iron`.
    case condition
    /// A subject of the section that the text is in, by its slug; one of another section with that before it.
    case subject
    /// An article beside the file, by its slug.
    case article
    /// Another page, by its slug.
    case page
    /// An earlier address of the page itself.
    case address
    /// A file of the content folder, by its path in it.
    case file
    /// A time zone by its name in the IANA database.
    case timeZone
}

/// A key with the way in which its value is read.
struct Key<Kind: ShapedKind>: Sendable, DeclaredKey {
    let name: String
    let kind: Kind
    let meaning: String
    /// What to do where the key is missing; `nil` where it may be, or where only the reader knows.
    let missingHelp: String?
    let isNeeded: Bool

    /// - Parameters:
    ///   - missingHelp: what to do where the key is missing, which makes it a needed one.
    ///   - isNeeded: whether it is needed, though what to do without it depends on more than the key.
    init(_ name: String, _ kind: Kind, _ meaning: String, needed missingHelp: String? = nil, isNeeded: Bool = false) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
        self.missingHelp = missingHelp
        self.isNeeded = isNeeded || missingHelp != nil
    }

    var declaration: KeyDeclaration {
        KeyDeclaration(name: name, meaning: meaning, shape: kind.shape, isNeeded: isNeeded)
    }
}

/// A key of any kind.
protocol DeclaredKey: Sendable {
    var name: String { get }
    var declaration: KeyDeclaration { get }
}

/// Keys that are together in one place: its properties, in their order.
protocol KeyGroup: Sendable {}

extension KeyGroup {
    var declarations: [KeyDeclaration] {
        Mirror(reflecting: self).children.flatMap { child -> [KeyDeclaration] in
            switch child.value {
            case let key as any DeclaredKey: [key.declaration]
            case let group as any KeyGroup: group.declarations
            case let keys as [any DeclaredKey]: keys.map(\.declaration)
            default: []
            }
        }
    }
}

/// A kind of values.
protocol ShapedKind: Sendable {
    var shape: ValueShape { get }
}

/// A kind of values that is read in one way wherever it is.
protocol ValueKind: ShapedKind {
    associatedtype Value
    /// Reads the value of a key; `help` says what to do where it is missing, and is `nil` where it may be.
    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Value
}

extension MappingReader {
    /// The value of a key.
    ///
    /// - Parameter help: what to do where the key is missing, where that is not what its declaration says.
    mutating func read<Kind: ValueKind>(_ key: Key<Kind>, required help: String? = nil) -> Kind.Value {
        key.kind.read(key.name, required: help ?? key.missingHelp, &self)
    }
}
