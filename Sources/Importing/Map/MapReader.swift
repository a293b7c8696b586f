import Authoring
package import Diagnostics
import SiteModel

extension ImportMap {
    /// Reads a map from YAML.
    ///
    /// - Parameters:
    ///   - yaml: the text of the file.
    ///   - file: the file, for places.
    ///   - diagnostics: receives what is wrong with it: a key that is not known, a value that cannot be one.
    package static func read(_ yaml: String, file: SourceFile, diagnostics: inout [Diagnostic]) -> ImportMap {
        guard let root = WrittenValue.yaml(yaml, file: file, diagnostics: &diagnostics) else { return ImportMap() }
        var reader = MapReader()
        let map = reader.map(root)
        diagnostics += reader.diagnostics
        return map
    }
}

/// Takes the values of a map out of YAML.
private struct MapReader {
    var diagnostics: [Diagnostic] = []

    mutating func map(_ root: WrittenValue) -> ImportMap {
        var map = ImportMap()
        for entry in group(
            root,
            "The map",
            [
                "site", "organization", "disclaimer", "content", "folders", "frontMatter", "markup",
            ]
        ) {
            switch entry.key {
            case "site": map.site = site(entry.value)
            case "organization": map.organization = organization(entry)
            case "disclaimer": map.disclaimer = text(entry)
            case "content": map.content = text(entry).map(Self.trimmed)
            case "folders":
                for folder in anyGroup(entry) { map.folders[Self.trimmed(folder.key)] = placement(folder) }
            case "frontMatter":
                for key in anyGroup(entry) { map.frontMatter[key.key.lowercased()] = keyRule(key) }
            default:
                for name in anyGroup(entry) { map.markup[name.key.lowercased()] = markupRule(name) }
            }
        }
        return map
    }

    private mutating func site(_ value: WrittenValue) -> ImportMap.SiteKeys {
        var site = ImportMap.SiteKeys()
        for entry in group(value, "`site`", ["title", "baseURL", "language", "description"]) {
            switch entry.key {
            case "title": site.title = text(entry)
            case "baseURL": site.baseURL = text(entry)
            case "language": site.language = text(entry)
            default: site.description = text(entry)
            }
        }
        return site
    }

    private mutating func organization(_ entry: WrittenValue.Entry) -> ImportMap.Organization? {
        var found = ImportMap.Organization(id: "", name: "", url: nil)
        for entry in group(entry.value, "`organization`", ["id", "name", "url"]) {
            switch entry.key {
            case "id": found.id = text(entry) ?? ""
            case "name": found.name = text(entry) ?? ""
            default: found.url = text(entry)
            }
        }
        guard !found.name.isEmpty else {
            report(.keyMissing, at: entry.keyLocation, "`organization` has no `name`", help: "add `name:` below it")
            return nil
        }
        if found.id.isEmpty { found.id = Slug.suggestion(for: found.name) }
        return found
    }

    private mutating func placement(_ entry: WrittenValue.Entry) -> ImportMap.Placement? {
        if let name = entry.value.text {
            if name == "pages" { return .pages }
            return section(name, kind: nil, title: nil, at: entry.value.location)
        }
        var (name, kind, title, reason) = (WrittenValue?.none, WrittenValue?.none, String?.none, String?.none)
        for entry in group(entry.value, "A folder", ["section", "kind", "title", "drop"]) {
            switch entry.key {
            case "section": name = entry.value
            case "kind": kind = entry.value
            case "title": title = text(entry)
            default: reason = text(entry)
            }
        }
        if let reason { return .nowhere(reason) }
        guard let name, let text = name.text else {
            report(
                .keyMissing,
                at: entry.keyLocation,
                "`\(entry.key)` names no section",
                help: "write the name of a section, `pages`, or `{drop: the reason}`"
            )
            return nil
        }
        return section(text, kind: kind, title: title, at: name.location)
    }

    private mutating func section(
        _ name: String,
        kind: WrittenValue?,
        title: String?,
        at place: SourceLocation
    ) -> ImportMap.Placement? {
        let written = kind?.text ?? name
        let kinds = SubjectKind.allCases.map(\.rawValue)
        guard let found = SubjectKind(rawValue: written) else {
            guard kind != nil else { return .section(name: name, kind: .topics, title: title) }
            report(
                .wrongType,
                at: kind?.location ?? place,
                "`\(written)` is not a kind of section",
                help: NearMiss.help(for: written, among: kinds) ?? "write one of \(Self.listed(kinds))"
            )
            return nil
        }
        return .section(name: name, kind: found, title: title)
    }

    private mutating func keyRule(_ entry: WrittenValue.Entry) -> ImportMap.KeyRule? {
        if let key = entry.value.text {
            return target(key, at: entry.value.location).map {
                ImportMap.KeyRule(target: $0, reading: Self.reading(of: key))
            }
        }
        var (to, reading, reason) = (WrittenValue?.none, ImportMap.KeyRule.Reading?.none, String?.none)
        for entry in group(entry.value, "A key", ["to", "as", "drop"]) {
            switch entry.key {
            case "to": to = entry.value
            case "as": reading = self.reading(entry)
            default: reason = text(entry)
            }
        }
        if let reason { return ImportMap.KeyRule(target: .nowhere(reason), reading: .text) }
        guard let to, let key = to.text else {
            report(
                .keyMissing,
                at: entry.keyLocation,
                "`\(entry.key)` does not say where its value goes",
                help: "write a key of sitegen, `{to: key, as: date}`, or `{drop: the reason}`"
            )
            return nil
        }
        return target(key, at: to.location).map {
            ImportMap.KeyRule(target: $0, reading: reading ?? Self.reading(of: key))
        }
    }

    private mutating func target(_ key: String, at place: SourceLocation) -> ImportMap.KeyRule.Target? {
        if key == "extra" { return .extra("") }
        if key.hasPrefix("extra.") { return .extra(String(key.dropFirst(6))) }
        if MappedKey(rawValue: key) != nil { return .key(key) }
        let keys = MappedKey.allCases.map(\.rawValue)
        report(
            .keyUnknown,
            at: place,
            "sitegen has no key `\(key)` that an import can write",
            help: NearMiss.help(for: key, among: keys) ?? "write one of \(Self.listed(keys)), or `extra`"
        )
        return nil
    }

    private static func reading(of key: String) -> ImportMap.KeyRule.Reading {
        MappedKey(rawValue: key)?.reading ?? .text
    }

    private mutating func reading(_ entry: WrittenValue.Entry) -> ImportMap.KeyRule.Reading? {
        let written = entry.value.text ?? ""
        if let reading = ImportMap.KeyRule.Reading(rawValue: written) { return reading }
        let known = ImportMap.KeyRule.Reading.allCases.map(\.rawValue)
        report(
            .wrongType,
            at: entry.value.location,
            "A value cannot be read as `\(written)`",
            help: NearMiss.help(for: written, among: known) ?? "write one of \(Self.listed(known))"
        )
        return nil
    }

    private mutating func markupRule(_ entry: WrittenValue.Entry) -> ImportMap.MarkupRule? {
        if let word = entry.value.text {
            switch word {
            case "text": return .text(argument: nil)
            case "figure": return .figure
            case "type": return .cardByType(title: nil, text: nil)
            default: return level(word, at: entry.value.location).map { .card($0, title: nil, text: nil) }
            }
        }
        var (card, link) = (WrittenValue?.none, String?.none)
        var (title, text, reason) = (String?.none, String?.none, String?.none)
        for entry in group(entry.value, "Markup", ["card", "title", "text", "link", "drop"]) {
            switch entry.key {
            case "card": card = entry.value
            case "title": title = self.text(entry)
            case "text": text = self.text(entry)
            case "link": link = self.text(entry)
            default: reason = self.text(entry)
            }
        }
        if let reason { return .nowhere(reason) }
        if let link { return .link(address: link, text: text ?? "title") }
        if let card, let word = card.text {
            if word == "type" { return .cardByType(title: title, text: text) }
            return level(word, at: card.location).map { .card($0, title: title, text: text) }
        }
        if text != nil { return .text(argument: text) }
        report(
            .keyMissing,
            at: entry.keyLocation,
            "`\(entry.key)` does not say what becomes of it",
            help: "write a level such as `NOTE`, `text`, `{card: NOTE, title: name}`, or `{drop: the reason}`"
        )
        return nil
    }

    private mutating func level(_ word: String, at place: SourceLocation) -> CardKind? {
        if let level = CardKind(rawValue: word.lowercased()), word == word.uppercased() { return level }
        let known = CardKind.allCases.map { $0.rawValue.uppercased() } + ["text", "type", "figure"]
        report(
            .wrongType,
            at: place,
            "`\(word)` is not the level of a card",
            help: NearMiss.help(for: word, among: known) ?? "write one of \(Self.listed(known))"
        )
        return nil
    }

    // MARK: Groups and texts

    private mutating func group(
        _ value: WrittenValue,
        _ owner: String,
        _ keys: [String]
    ) -> [WrittenValue.Entry] {
        guard case .group(let entries) = value.content else {
            report(
                .wrongType,
                at: value.location,
                "\(owner) must be a group of keys",
                help: "write one `key: value` on each line"
            )
            return []
        }
        return entries.filter { entry in
            if keys.contains(entry.key) { return true }
            report(
                .keyUnknown,
                at: entry.keyLocation,
                "The key `\(entry.key)` is not known here",
                help: NearMiss.help(for: entry.key, among: keys) ?? "write one of \(Self.listed(keys))"
            )
            return false
        }
    }

    private mutating func anyGroup(_ entry: WrittenValue.Entry) -> [WrittenValue.Entry] {
        guard case .group(let entries) = entry.value.content else {
            report(
                .wrongType,
                at: entry.value.location,
                "`\(entry.key)` must be a group of keys",
                help: "write one `name: value` on each line below it"
            )
            return []
        }
        return entries
    }

    private mutating func text(_ entry: WrittenValue.Entry) -> String? {
        if let text = entry.value.text { return text }
        report(.wrongType, at: entry.value.location, "`\(entry.key)` must be a text", help: "write it on the same line")
        return nil
    }

    private mutating func report(
        _ kind: DiagnosticIdentifier,
        at place: SourceLocation,
        _ message: String,
        help: String
    ) {
        diagnostics.append(Diagnostic(kind, at: place, message, help: help))
    }

    private static func listed(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

    private static func trimmed(_ folder: String) -> String {
        folder.split(separator: "/").filter { $0 != "." && $0 != "*" }.joined(separator: "/")
    }
}
