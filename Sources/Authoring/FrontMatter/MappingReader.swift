package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let invalidDate = DiagnosticIdentifier("invalid-date", .error, "A date is not a valid calendar date")
    package static let invalidDuration = DiagnosticIdentifier("invalid-duration", .error, "A duration is not valid")
    package static let invalidLanguage = DiagnosticIdentifier("invalid-language", .error, "A language tag is not valid")
}

/// Takes typed values out of a group of YAML keys and reports, at its place, whatever is not as it should be.
///
/// Each key that is asked for counts as known; `finish` reports the rest.
struct MappingReader {
    var entries: [String: YAMLNode.Entry]
    var order: [YAMLNode.Entry]
    private(set) var known: [String] = []
    /// Where texts are under misspelt keys: as long as the key is wrong, nothing else is said of them.
    var misnamed: Set<SourceLocation> = []
    /// The keys that have keys below them although they can have none.
    private(set) var keysWithGroups: Set<String> = []
    /// The keys that have nothing below them although they must have keys, with the keys that they can have.
    private(set) var emptyGroups: [String: GroupKeys] = [:]
    /// The lists of groups of which an item could not be used, which is reported.
    private(set) var incompleteLists: Set<String> = []
    /// The keys that are missing.
    private var missing: [String] = []
    /// The place to point at where a key is missing.
    let location: SourceLocation
    /// Whether keys may be missing because their lines could not be read, which is reported.
    let isIncomplete: Bool
    /// What the group belongs to, for messages: “an article”, “a source”.
    let owner: String
    /// What to do about a key that is not known and like no other.
    var unknownKeyHelp = "docs/content.md lists the keys; put your own keys under `extra`"
    var diagnostics: [Diagnostic] = []

    /// Which keys a group can have.
    enum GroupKeys {
        case these([String])
        /// The names are the owner's own.
        case any
    }

    /// A reader of the keys of a mapping; anything else is reported and read as an empty group.
    init(_ node: YAMLNode?, owner: String, location: SourceLocation) {
        self.owner = owner
        self.location = location
        isIncomplete = node?.isIncomplete ?? false
        switch node?.content {
        case .mapping(let entries):
            order = entries
            self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
        case nil:
            order = []
            entries = [:]
        default:
            order = []
            entries = [:]
            if let node, !node.isAbsent {
                diagnostics.append(
                    Diagnostic(
                        .wrongType,
                        at: node.location,
                        "\(owner.prefix(1).uppercased() + owner.dropFirst()) must be a group of keys, but this is"
                            + " \(node.kindName)",
                        help: "write one `key: value` on each line"
                    )
                )
            }
        }
    }

    /// Whether a key is there and holds anything but an empty list.
    func has(_ key: String) -> Bool {
        guard let entry = entries[key] else { return false }
        guard case .sequence(let items) = entry.value.content else { return true }
        return !items.isEmpty
    }

    /// Every key that is there, in the order of the file.
    var keys: [String] { order.map(\.key) }

    /// Whether keys of its own are below a key.
    func isGroup(_ key: String) -> Bool { entries[key]?.value.isMapping ?? false }

    /// The place of a key's name, else of the whole group.
    func place(of key: String) -> SourceLocation { entries[key]?.keyLocation ?? location }

    // MARK: Scalars

    /// A text of at least one visible character on one or more lines.
    mutating func text(_ key: String, required help: String? = nil) -> Located<String>? {
        guard let node = value(key, required: help) else { return nil }
        guard let text = scalar(node, key: key, expected: "a text") else { return nil }
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else {
            reportEmpty(key, at: node.location)
            return nil
        }
        return Located(trimmed, at: node.location)
    }

    /// A text that readers see as it is written: it is held to have no markup.
    mutating func prose(_ key: String, required help: String? = nil) -> Located<String>? {
        let text = uncut(key, required: help)
        if let text { checkPlainText(text, key) }
        return text
    }

    /// A text that is kept whole. YAML takes ` #` for the start of a comment, and readers would see half a sentence.
    mutating func uncut(_ key: String, required help: String? = nil) -> Located<String>? {
        let text = text(key, required: help)
        if let value = entries[key]?.value, !value.isAbsent, let comment = value.comment {
            report(
                .textLost,
                at: comment,
                "YAML reads this as a comment, so it would not be shown",
                help: "put the whole value in quotes, or the comment on its own line"
            )
        }
        return text
    }

    /// Reports Markdown in a value that is shown as it is written.
    mutating func checkPlainText(_ text: Located<String>, _ key: String) {
        guard let markup = PlainText.markup(in: text.value) else {
            if let offset = LoneQuotationMark.offset(in: text.value) { reportQuotationMark(at: offset, text) }
            return
        }
        report(
            .lookalikeMarkup,
            at: Self.place(of: markup, in: text),
            "`\(key)` is plain text, so \(Diagnostic.quoted(markup.written)) would be shown as typed",
            help: "write it without markup; only the body of a text can have some"
        )
    }

    private mutating func reportQuotationMark(at offset: Int, _ text: Located<String>) {
        report(
            .lookalikeMarkup,
            at: Self.place(of: PlainText.Markup(written: "\"", offset: offset), in: text),
            "This quotation mark has no partner, and would be shown as typed",
            help: "delete it, or write its partner"
        )
    }

    /// Where markup is in a value: exactly where the value is on one line as it is, else at the value.
    private static func place(of markup: PlainText.Markup, in text: Located<String>) -> SourceLocation {
        let start = text.location.start
        let width = text.location.end.column - start.column
        let length = text.value.unicodeScalars.count
        guard text.location.end.line == start.line, width == length || width == length + 2 else { return text.location }
        return SourceLocation(
            text.location.file,
            line: start.line,
            column: start.column + markup.offset + (width - length) / 2,
            length: markup.written.unicodeScalars.count
        )
    }

    /// `true` or `false`.
    mutating func flag(_ key: String) -> Bool? {
        guard let node = value(key), let text = scalar(node, key: key, expected: "`true` or `false`") else {
            return nil
        }
        switch text {
        case "true": return true
        case "false": return false
        default:
            let meant: String? =
                switch text.lowercased() {
                case "true", "yes", "on": "true"
                case "false", "no", "off": "false"
                default: nil
                }
            report(
                .wrongType,
                at: node.location,
                "`\(key)` must be `true` or `false`, not `\(text)`",
                advice: Advice(
                    "write `\(key): true` or delete the line",
                    fix: meant.flatMap { .change(text, to: $0, at: node.location, isCertain: true) }
                )
            )
            return nil
        }
    }

    /// A whole number of at least `minimum`.
    mutating func number(_ key: String, minimum: Int) -> Int? {
        guard let node = value(key), let text = scalar(node, key: key, expected: "a whole number") else { return nil }
        guard let number = Int(text), number >= minimum, !text.hasPrefix("+") else {
            report(
                .wrongType,
                at: node.location,
                "`\(key)` must be a whole number of at least \(minimum), not `\(text)`",
                help: "write digits only, such as `\(key): \(max(1, minimum))`"
            )
            return nil
        }
        return number
    }

    /// A number above 0, with or without decimals.
    mutating func decimal(_ key: String, example: String) -> Double? {
        guard let node = value(key), let text = scalar(node, key: key, expected: "a number") else { return nil }
        guard let number = Double(text), number > 0, number.isFinite, text.allSatisfy({ $0.isNumber || $0 == "." })
        else {
            report(
                .wrongType,
                at: node.location,
                "`\(key)` must be a number above 0, not `\(text)`",
                help: "write for example `\(key): \(example)`"
            )
            return nil
        }
        return number
    }

    /// One of a closed set of words.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        _ type: Choice.Type,
        required help: String? = nil
    ) -> Choice? where Choice.RawValue == String {
        guard let node = value(key, required: help), let text = scalar(node, key: key, expected: "a word") else {
            return nil
        }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        report(
            .wrongType,
            at: node.location,
            "`\(key)` cannot be `\(text)`",
            advice: NearMiss.advice(for: text, at: node.location, among: known, listing: 0)
                .or("write one of " + known.map { "`\($0)`" }.joined(separator: ", "))
        )
        return nil
    }

    /// A calendar day.
    mutating func date(_ key: String, required help: String? = nil) -> Located<CalendarDate>? {
        guard let node = value(key, required: help) else { return nil }
        guard let text = scalar(node, key: key, expected: "a date")?.trimmed else { return nil }
        guard let date = CalendarDate(iso: text) else {
            reportDate(key, text, at: node.location)
            return nil
        }
        return Located(date, at: node.location)
    }

    /// The last day of a time whose first day is under another key.
    mutating func endDate(
        _ key: Key<DayKind>,
        of start: Located<CalendarDate>?,
        _ startKey: Key<DayKind>
    ) -> Located<CalendarDate>? {
        guard let end = read(key) else { return nil }
        guard let start, end.value < start.value else { return end }
        report(
            .invalidDate,
            at: end.location,
            "`\(key.name)` is \(end.value), before `\(startKey.name)`, \(start.value)",
            help: "write that day or a later one"
        )
        return nil
    }

    /// A year, a month or a day.
    mutating func partialDate(_ key: String) -> PartialDate? {
        guard let node = value(key), let text = scalar(node, key: key, expected: "a date") else { return nil }
        guard let date = PartialDate(iso: text) else {
            reportDate(
                key,
                text,
                at: node.location,
                help: "write `\(key)` as precisely as it is known, such as `2023`, `2023-05` or `2023-05-18`"
            )
            return nil
        }
        return date
    }

    /// A length of time of the form `36 months`; `units` maps each unit's name to what it counts.
    mutating func duration(_ key: String, units: [String: Int], example: String) -> Int? {
        guard let node = value(key), let text = scalar(node, key: key, expected: "a length of time") else { return nil }
        let parts = text.split(separator: " ")
        if parts.count == 2, let count = Int(parts[0]), (1...100_000).contains(count),
            let unit = units[String(parts[1])]
        {
            return count * unit
        }
        let names = units.keys.filter { $0.hasSuffix("s") }.sorted().map { "`\($0)`" }.joined(separator: " or ")
        report(
            .invalidDuration,
            at: node.location,
            "`\(key)` must be a number and \(names), not `\(text)`",
            help: "write for example `\(key): \(example)`"
        )
        return nil
    }

    /// An absolute address that a link can have.
    mutating func address(_ key: String, schemes: [String] = ["https://", "http://"]) -> String? {
        guard let text = text(key) else { return nil }
        do throws(WebAddress.Fault) {
            let lowered = text.value.lowercased()
            guard let scheme = schemes.first(where: { lowered.utf8.starts(with: $0.utf8) }),
                text.value.utf8.count > scheme.utf8.count
            else { throw .noHost }
            guard !text.value.unicodeScalars.contains(where: WebAddress.isExcluded) else { throw .character }
            if scheme.hasSuffix("//") { _ = try WebAddress(text.value) }
            if WrittenAddress.holdsControl(text.value) { throw .encodedControl }
            return text.value
        } catch {
            report(
                .invalidAddress,
                at: text.location,
                "`\(text.value)` is not a valid address for `\(key)`",
                help: error.help ?? Self.characterHelp(text.value, error)
                    ?? "write the whole address without spaces, starting with "
                    + schemes.map { "`\($0)`" }.joined(separator: " or ")
            )
            return nil
        }
    }

    /// What to do about a character that can be in no address; a space may be anything.
    private static func characterHelp(_ address: String, _ fault: WebAddress.Fault) -> String? {
        guard fault == .character, !address.contains(" "), !address.contains("\\") else { return nil }
        return WebAddress.ExcludedCharacter(in: address).map { "\($0.name) cannot be in an address: \($0.help)" }
    }

    /// A language by its tag.
    mutating func language(_ key: String, required help: String? = nil) -> Located<LanguageTag>? {
        guard let text = text(key, required: help) else { return nil }
        guard let tag = LanguageTag(text.value) else {
            report(
                .invalidLanguage,
                at: text.location,
                "`\(text.value)` is not a language tag",
                help: "write a tag such as `en`, `es` or `pt-BR`"
            )
            return nil
        }
        return Located(tag, at: text.location)
    }

    // MARK: Lists and groups

    /// A list of texts; one text alone counts as a list of one.
    ///
    /// Items that are `words` have no space in them, and a text with one is a list that lacks its hyphens.
    mutating func texts(_ key: String, item: String, words: Bool = false) -> [Located<String>] {
        guard let node = value(key) else { return [] }
        return texts(node, key: key, item: item, words: words)
    }

    private mutating func texts(_ node: YAMLNode, key: String, item: String, words: Bool) -> [Located<String>] {
        switch node.content {
        case .scalar:
            guard let text = node.text?.trimmed, !text.isEmpty else {
                reportEmpty(key, at: node.location)
                return []
            }
            if case .scalar(_, isQuoted: false) = node.content, let parts = Self.parts(of: text) {
                report(
                    .wrongType,
                    at: node.location,
                    "`\(key)` must be a list of \(item), but this is one text with a \(text.contains(",") ? "comma" : "semicolon") in it",
                    advice: Advice(
                        "write `\(key): [\(parts.joined(separator: ", "))]`, or put the text in quotes where it is one",
                        // No name of a text or a person has a comma or a space in it.
                        fix: words && parts.allSatisfy(Slug.isValid)
                            ? .replace(
                                text,
                                by: "[\(parts.joined(separator: ", "))]",
                                at: node.location,
                                "Make a list of it"
                            ) : nil
                    )
                )
                return parts.map { Located($0, at: node.location) }
            }
            if words, case let parts = text.split(separator: " "), parts.count > 1 {
                report(
                    .wrongType,
                    at: node.location,
                    "`\(key)` must be a list of \(item), but this is one text with a space in it",
                    help: "write each one on its own line, after `- `"
                )
                return []
            }
            return [Located(text, at: node.location)]
        case .mapping:
            keysWithGroups.insert(key)
            report(
                .wrongType,
                at: node.location,
                "`\(key)` must be a list of \(item), but this is a group of keys",
                help: "write each one on its own line, after `- `"
            )
            return []
        case .sequence(let items):
            return items.compactMap { node in
                guard case .scalar = node.content else {
                    report(
                        .wrongType,
                        at: node.location,
                        "An item of `\(key)` must be a text, but this is \(node.kindName)",
                        help: "write each one on its own line, after `- `"
                    )
                    return nil
                }
                guard let text = node.text?.trimmed, !text.isEmpty else {
                    report(
                        .emptyValue,
                        at: node.location,
                        "An item of `\(key)` is empty",
                        help: "fill it in or delete the line"
                    )
                    return nil
                }
                return Located(text, at: node.location)
            }
        }
    }

    /// The parts of a text that was meant to be a list: commas or semicolons with a space part them.
    private static func parts(of text: String) -> [String]? {
        let separator: Character = text.contains(",") ? "," : ";"
        let parts = text.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard parts.count > 1 else { return nil }
        // Whoever forgets one bracket of a list has written the other.
        return parts.map { part in
            let bare = part.drop { "[(\"'".contains($0) }
            return bare.last.map { "])\"'".contains($0) } == true ? String(bare.dropLast()) : String(bare)
        }
    }

    /// A list of groups of keys, each read by `read`.
    mutating func groups<Group>(_ key: String, owner: String, _ read: (inout MappingReader) -> Group?) -> [Group] {
        guard let node = value(key) else { return [] }
        if node.isMapping { keysWithGroups.insert(key) }
        let groups = Self.groups(node, of: "`\(key)`", owner: owner, &diagnostics, read: read)
        if case .sequence(let items) = node.content, groups.count < items.count { incompleteLists.insert(key) }
        return groups
    }

    /// The groups of keys of a list, each read by `read`; `name` is what the list is called in messages. Where no one
    /// writes the list by hand, each missing key of an item is a fault of its own.
    static func groups<Group>(
        _ node: YAMLNode,
        of name: String,
        owner: String,
        namesEachMissingKey: Bool = false,
        _ diagnostics: inout [Diagnostic],
        read: (inout MappingReader) -> Group?
    ) -> [Group] {
        guard case .sequence(let items) = node.content else {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    at: node.location,
                    "\(name) must be a list, but this is \(node.kindName)",
                    help: "start each item with `- `"
                )
            )
            // One item without its `- ` is read all the same, so that what refers to it is not reported too.
            guard node.isMapping else { return [] }
            var reader = MappingReader(node, owner: owner, location: node.location)
            let group = read(&reader)
            let found = reader.finish()
            // With a key of its own it is no item, and what an item lacks or must not have says nothing about it.
            guard !found.contains(where: { $0.identifier == .keyUnknown }) else { return [] }
            diagnostics += found
            return [group].compactMap(\.self)
        }
        return items.enumerated().compactMap { index, item in
            var reader = MappingReader(item, owner: owner, location: item.location)
            guard case .mapping = item.content else {
                diagnostics += reader.diagnostics
                if item.isAbsent {
                    diagnostics.append(
                        Diagnostic(
                            .emptyValue,
                            at: item.location,
                            "An item of \(name) is empty",
                            help: "fill it in or delete the line"
                        )
                    )
                }
                return nil
            }
            let group = reader.reading(read)
            let found = reader.finish()
            diagnostics +=
                reader.missing.count > 1 && !namesEachMissingKey
                ? reader.withMissingKeysInOne(found, isFirst: index == 0) : found
            return group
        }
    }

    /// What is wrong with an item of a list, with all the keys that it lacks in one message: most often such an item is
    /// the end of the one above it.
    private func withMissingKeysInOne(_ found: [Diagnostic], isFirst: Bool) -> [Diagnostic] {
        let single = found.filter { $0.identifier == .keyMissing && $0.location == location }
        var help = single.compactMap(\.help)
        if !isFirst { help.append("delete the `- ` if what follows it belongs to the item above") }
        let names = missing.map { "`\($0)`" }
        let one = Diagnostic(
            .keyMissing,
            at: location,
            "The keys \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") are missing",
            help: help.joined(separator: "; ")
        )
        return [one] + found.filter { !single.contains($0) }
    }

    /// What is wrong with the values, without what follows from a line whose form is reported already: one message is
    /// enough for one line.
    static func withoutFollowUps(_ found: [Diagnostic], of problems: ArraySlice<Diagnostic>) -> [Diagnostic] {
        let lines = Set(problems.lazy.filter { $0.identifier == .yamlSyntax }.map(\.location.start.line))
        guard !lines.isEmpty else { return found }
        // What an address is says more than the form of its line.
        return found.filter { $0.identifier == .invalidAddress || !lines.contains($0.location.start.line) }
    }

    /// The keys of a group whose names are the owner's own, each read by `read` from a group of keys; a text alone
    /// counts as the group's key `shortKey`.
    mutating func members<Member>(
        _ key: String,
        owner: String,
        shortKey: String,
        _ read: (Located<String>, inout MappingReader) -> Member?
    ) -> [Member] {
        guard let node = value(key) else {
            if entries[key]?.value.isAbsent == true { emptyGroups[key] = .any }
            return []
        }
        let entries: [YAMLNode.Entry]
        switch node.content {
        case .mapping(let keys): entries = keys
        case .sequence, .scalar:
            let isList = if case .sequence = node.content { true } else { false }
            report(
                .wrongType,
                at: node.location,
                "`\(key)` must be a group of keys, but this is \(node.kindName)",
                help: isList
                    ? "delete each `- ` below `\(key):`" : "indent `name: value` lines below `\(key):`"
            )
            entries = node.entriesOfItems
        }
        return entries.compactMap { entry in
            guard !entry.value.isUnreadable else { return nil }
            guard !entry.value.isAbsent else {
                reportEmpty(entry.key, at: entry.keyLocation)
                return nil
            }
            var group = entry.value
            if case .scalar = group.content {
                let only = YAMLNode.Entry(key: shortKey, keyLocation: entry.keyLocation, value: group)
                group = YAMLNode(content: .mapping([only]), location: group.location)
            }
            var reader = MappingReader(group, owner: owner, location: entry.keyLocation)
            let name = Located(entry.key, at: entry.keyLocation)
            let member = group.isMapping ? reader.reading { read(name, &$0) } : nil
            diagnostics += reader.finish()
            return member
        }
    }

    /// A group of keys under a key, read by `read`.
    mutating func group<Group>(_ key: String, owner: String, _ read: (inout MappingReader) -> Group) -> Group? {
        guard let node = value(key) else {
            if entries[key]?.value.isAbsent == true {
                var empty = MappingReader(nil, owner: owner, location: location)
                _ = read(&empty)
                emptyGroups[key] = .these(empty.known)
            }
            return nil
        }
        var reader = MappingReader(node, owner: owner, location: place(of: key))
        guard node.isMapping else {
            diagnostics += reader.diagnostics
            return nil
        }
        let group = reader.reading(read)
        diagnostics += reader.finish()
        return group
    }

    /// Whatever the owner wrote, untouched.
    mutating func open(_ key: String) -> ExtraValue? {
        guard let node = value(key) else {
            if entries[key]?.value.isAbsent == true { emptyGroups[key] = .any }
            return nil
        }
        guard case .mapping = node.content else {
            report(
                .wrongType,
                at: node.location,
                "`\(key)` must be a group of keys, but this is \(node.kindName)",
                help: "indent `name: value` lines below `\(key):`"
            )
            return nil
        }
        return Self.extraValue(node)
    }

    private static func extraValue(_ node: YAMLNode) -> ExtraValue {
        switch node.content {
        case .scalar(let text, let isQuoted):
            if !isQuoted, text == "true" || text == "false" { return .flag(text == "true") }
            return .text(text)
        case .sequence(let items): return .list(items.map(extraValue))
        case .mapping(let entries):
            return .map(Dictionary(entries.map { ($0.key, extraValue($0.value)) }) { first, _ in first })
        }
    }

    // MARK: The end

    mutating func reportUnknown(_ entry: YAMLNode.Entry, _ advice: Advice) {
        report(
            .keyUnknown,
            at: entry.keyLocation,
            "\(owner.prefix(1).uppercased() + owner.dropFirst()) has no key `\(entry.key)`",
            advice: advice
        )
    }

    /// Everything found wrong, unknown keys with the nearest known name included.
    mutating func finish() -> [Diagnostic] {
        for entry in order where !known.contains(entry.key) {
            let advice = NearMiss.advice(for: entry.key, at: entry.keyLocation, among: known).or(unknownKeyHelp)
            // A key that is there already would be there twice.
            let isFree = NearMiss.suggestion(for: entry.key, among: known).map { entries[$0] == nil } ?? true
            reportUnknown(entry, isFree ? advice : Advice(advice.help))
        }
        guard !misnamed.isEmpty else { return diagnostics }
        return diagnostics.filter { !misnamed.contains($0.location) }
    }

    // MARK: Parts

    /// The value of a key; where it is left out, that is reported.
    private mutating func value(_ key: String, required help: String? = nil) -> YAMLNode? {
        known.append(key)
        guard let entry = entries[key] else {
            if let help, !isIncomplete {
                missing.append(key)
                report(.keyMissing, at: location, "The key `\(key)` is missing", help: help)
            }
            return nil
        }
        if entry.value.isUnreadable { return nil }
        guard !entry.value.isAbsent else {
            if let comment = entry.value.comment {
                report(
                    .textLost,
                    at: comment,
                    "YAML reads this as a comment, so `\(key)` is empty",
                    help: "put the whole value in quotes, or delete the line"
                )
            } else {
                reportEmpty(key, at: entry.keyLocation)
            }
            return nil
        }
        return entry.value
    }

    private mutating func scalar(_ node: YAMLNode, key: String, expected: String) -> String? {
        guard let text = node.text else {
            if node.isMapping { keysWithGroups.insert(key) }
            report(
                .wrongType,
                at: node.location,
                "`\(key)` must be \(expected), but this is \(node.kindName)",
                help: "write the value on the same line, after `\(key): `"
            )
            return nil
        }
        return text
    }

    private mutating func reportEmpty(_ key: String, at location: SourceLocation) {
        report(.emptyValue, at: location, "`\(key)` is empty", help: "fill it in or delete the line")
    }

    private mutating func reportDate(
        _ key: String,
        _ text: String,
        at location: SourceLocation,
        help: String? = nil
    ) {
        let looksRight = text.utf8.count == 10 && text.split(separator: "-").count == 3
        report(
            .invalidDate,
            at: location,
            looksRight && text.allSatisfy { $0.isNumber || $0 == "-" }
                ? "`\(text)` is not a day in the calendar" : "`\(text)` is not a date",
            advice: NearMiss.advice(
                for: text,
                at: location,
                meant: CalendarDate(likely: text)?.description,
                isSame: true
            )
            .or(help ?? "write `\(key)` as year-month-day, such as `2026-04-07`")
        )
    }

    mutating func report(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        help: String? = nil
    ) {
        report(identifier, at: location, message, advice: Advice(help))
    }

    mutating func report(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        advice: Advice
    ) {
        diagnostics.append(Diagnostic(identifier, at: location, message, advice: advice))
    }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        // Most values have none, and then the text is its own answer: most of them begin and end in ASCII, where
        // Unicode need not be asked.
        guard let firstByte = utf8.first, let lastByte = utf8.last,
            Self.mayBeSpace(firstByte) || Self.mayBeSpace(lastByte),
            let first = unicodeScalars.first, let last = unicodeScalars.last,
            first.properties.isWhitespace || last.properties.isWhitespace
        else { return self }
        let start = drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    /// Whether a byte can belong to white space: a space or a control character of ASCII, or part of a character that
    /// ASCII does not have.
    private static func mayBeSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte >= 0x80 }
}
