import Diagnostics
import SiteModel

// The kinds of values that keys have. What each accepts and reports is in `MappingReader`.

/// A text, plain or kept whole, or the name of something.
struct TextKind: ValueKind {
    enum Reading: Sendable {
        /// As it is.
        case plain
        /// Shown to readers as it is written: no comment may cut it, and it has no markup.
        case prose
        /// Shown to readers after it was looked at; no comment may cut it.
        case uncut
    }

    let reading: Reading
    let shape: ValueShape

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Located<String>? {
        switch reading {
        case .plain: reader.text(key, required: help)
        case .prose: reader.prose(key, required: help)
        case .uncut: reader.uncut(key, required: help)
        }
    }
}

extension ShapedKind where Self == TextKind {
    static var text: TextKind { TextKind(reading: .plain, shape: .text) }
    static var prose: TextKind { TextKind(reading: .prose, shape: .text) }
    static var uncut: TextKind { TextKind(reading: .uncut, shape: .text) }
    static func name(of referent: Referent) -> TextKind { TextKind(reading: .plain, shape: .name(referent)) }
}

/// `true` or `false`.
struct FlagKind: ValueKind {
    var shape: ValueShape { .flag }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Bool? { reader.flag(key) }
}

extension ShapedKind where Self == FlagKind {
    static var flag: FlagKind { FlagKind() }
}

/// A whole number.
struct WholeNumberKind: ValueKind {
    let minimum: Int
    var shape: ValueShape { .wholeNumber(minimum: minimum) }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Int? {
        reader.number(key, minimum: minimum)
    }
}

extension ShapedKind where Self == WholeNumberKind {
    static func wholeNumber(from minimum: Int) -> WholeNumberKind { WholeNumberKind(minimum: minimum) }
}

/// A number above 0.
struct DecimalKind: ValueKind {
    let example: String
    var shape: ValueShape { .number }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Double? {
        reader.decimal(key, example: example)
    }
}

extension ShapedKind where Self == DecimalKind {
    static func number(example: String) -> DecimalKind { DecimalKind(example: example) }
}

/// A day of the calendar.
struct DayKind: ValueKind {
    var shape: ValueShape { .day }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Located<CalendarDate>? {
        reader.date(key, required: help)
    }
}

extension ShapedKind where Self == DayKind {
    static var day: DayKind { DayKind() }
}

/// A year, a month or a day.
struct PartialDayKind: ValueKind {
    var shape: ValueShape { .partialDay }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> PartialDate? {
        reader.partialDate(key)
    }
}

extension ShapedKind where Self == PartialDayKind {
    static var partialDay: PartialDayKind { PartialDayKind() }
}

/// A length of time, counted in what the smallest unit is.
struct DurationKind: ValueKind {
    let units: [String: Int]
    let example: String
    var shape: ValueShape { .duration(units: units.keys.sorted()) }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Int? {
        reader.duration(key, units: units, example: example)
    }
}

extension ShapedKind where Self == DurationKind {
    static func duration(_ units: [String: Int], example: String) -> DurationKind {
        DurationKind(units: units, example: example)
    }
}

/// A language.
struct LanguageKind: ValueKind {
    var shape: ValueShape { .language }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Located<LanguageTag>? {
        reader.language(key, required: help)
    }
}

extension ShapedKind where Self == LanguageKind {
    static var language: LanguageKind { LanguageKind() }
}

/// An absolute address.
struct AddressKind: ValueKind {
    let schemes: [String]
    var shape: ValueShape { .address(schemes: schemes) }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> String? {
        reader.address(key, schemes: schemes)
    }
}

extension ShapedKind where Self == AddressKind {
    /// An address of the web.
    static var webAddress: AddressKind { AddressKind(schemes: ["https://", "http://"]) }
    /// An address of the web, of mail, or a number to call.
    static var contact: AddressKind { AddressKind(schemes: ["https://", "http://", "mailto:", "tel:"]) }
}

/// One of a closed set of words.
struct ChoiceKind<Choice: RawRepresentable & CaseIterable & Sendable>: ValueKind where Choice.RawValue == String {
    var shape: ValueShape { .choice(Choice.allCases.map(\.rawValue)) }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Choice? {
        reader.choice(key, Choice.self, required: help)
    }
}

extension ShapedKind {
    static func choice<Choice>(_ type: Choice.Type) -> ChoiceKind<Choice> where Self == ChoiceKind<Choice> {
        ChoiceKind()
    }
}

/// A list of texts; one text alone counts as a list of one.
struct TextsKind: ValueKind {
    /// What the items are called in messages.
    let item: String
    /// Whether no item has a space in it.
    let isOfWords: Bool
    let referent: Referent?
    var shape: ValueShape { .list(referent.map { .name($0) } ?? .text) }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> [Located<String>] {
        reader.texts(key, item: item, words: isOfWords)
    }
}

extension ShapedKind where Self == TextsKind {
    static func texts(_ item: String) -> TextsKind { TextsKind(item: item, isOfWords: false, referent: nil) }
    static func names(of referent: Referent, _ item: String) -> TextsKind {
        TextsKind(item: item, isOfWords: true, referent: referent)
    }
}

/// An identifier that others gave out.
struct IdentifierKind<Identifier: PublicIdentifier & Sendable>: ValueKind {
    var shape: ValueShape { .text }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> Identifier? {
        reader.identifier(key, Identifier.self)
    }
}

extension ShapedKind {
    static func identifier<Identifier>(_ type: Identifier.Type) -> IdentifierKind<Identifier>
    where Self == IdentifierKind<Identifier> { IdentifierKind() }
}

/// The codes of one system: one or a list.
struct CodeKind: ValueKind {
    let system: CodeSystem
    var shape: ValueShape { .list(.text) }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> [SubjectCode] {
        reader.codes(key, of: system)
    }
}

extension ShapedKind where Self == CodeKind {
    static func codes(of system: CodeSystem) -> CodeKind { CodeKind(system: system) }
}

/// Whatever the owner wrote.
struct OpenKind: ValueKind {
    var shape: ValueShape { .open }

    func read(_ key: String, required help: String?, _ reader: inout MappingReader) -> ExtraValue? { reader.open(key) }
}

extension ShapedKind where Self == OpenKind {
    static var open: OpenKind { OpenKind() }
}

/// A group of keys.
struct GroupKind<Keys: KeyGroup>: ShapedKind {
    let keys: Keys
    var shape: ValueShape { .group(keys.declarations) }
}

/// A list of groups of keys.
struct GroupsKind<Keys: KeyGroup>: ShapedKind {
    let keys: Keys
    /// What an item is called in messages.
    let owner: String
    var shape: ValueShape { .groups(keys.declarations) }
}

/// The keys of a member of a group, one of which a member alone can stand for.
protocol MemberKeys: KeyGroup {
    /// The key that is meant where a member is no group.
    var shortKey: Key<TextKind> { get }
}

/// A group whose names are the owner's own, each of which holds a group of keys or the value of one of them alone.
struct MembersKind<Keys: MemberKeys>: ShapedKind {
    let keys: Keys
    /// What a member is called in messages.
    let owner: String
    var shape: ValueShape { .members(keys.declarations, shortKey: keys.shortKey.name) }
}

extension ShapedKind {
    static func group<Keys>(_ keys: Keys) -> GroupKind<Keys> where Self == GroupKind<Keys> { GroupKind(keys: keys) }

    static func groups<Keys>(_ keys: Keys, owner: String) -> GroupsKind<Keys> where Self == GroupsKind<Keys> {
        GroupsKind(keys: keys, owner: owner)
    }

    static func members<Keys>(_ keys: Keys, owner: String) -> MembersKind<Keys> where Self == MembersKind<Keys> {
        MembersKind(keys: keys, owner: owner)
    }
}

extension MappingReader {
    /// A group of keys, read by `read`.
    mutating func group<Keys, Group>(
        _ key: Key<GroupKind<Keys>>,
        _ read: (inout MappingReader, Keys) -> Group
    ) -> Group? {
        group(key.name, owner: "`\(key.name)`") { read(&$0, key.kind.keys) }
    }

    /// A list of groups of keys, each read by `read`.
    mutating func groups<Keys, Group>(
        _ key: Key<GroupsKind<Keys>>,
        _ read: (inout MappingReader, Keys) -> Group?
    ) -> [Group] {
        groups(key.name, owner: key.kind.owner) { read(&$0, key.kind.keys) }
    }

    /// The groups below a key whose names are the owner's own, each read by `read`.
    mutating func members<Keys, Member>(
        _ key: Key<MembersKind<Keys>>,
        _ read: (Located<String>, inout MappingReader, Keys) -> Member?
    ) -> [Member] {
        let kind = key.kind
        return members(key.name, owner: kind.owner, shortKey: kind.keys.shortKey.name) { name, reader in
            read(name, &reader, kind.keys)
        }
    }
}
