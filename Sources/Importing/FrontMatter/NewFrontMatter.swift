import Authoring
import Diagnostics
import SiteModel

/// The front matter of a new text, made from that of the old one as the map says.
struct NewFrontMatter {
    /// The values of keys of sitegen.
    private(set) var values: [MappedKey: YAMLText.Value] = [:]
    /// The rest, under the names that it had.
    private(set) var extra: [(key: String, value: YAMLText.Value)] = []
    /// Sources that front matter lists.
    private(set) var sources: [NewSource] = []
    private(set) var reviewed: CalendarDate?
    private(set) var reviewers: [String] = []
    private(set) var isDraft = false
    private(set) var report = ImportReport()

    private let kind: NewText.Kind

    /// - Parameters:
    ///   - page: the old text.
    ///   - kind: what the new text is.
    ///   - map: the map.
    ///   - people: the people known so far; new ones are added.
    init(_ page: OldPage, as kind: NewText.Kind, map: ImportMap, people: inout PersonList) {
        self.kind = kind
        for entry in page.text.keys { take(entry, map.frontMatter[entry.key.lowercased()], page, &people) }
    }

    private mutating func take(
        _ entry: WrittenValue.Entry,
        _ rule: ImportMap.KeyRule?,
        _ page: OldPage,
        _ people: inout PersonList
    ) {
        if case .text("") = entry.value.content { return }
        guard let rule else {
            keep(entry.key, entry.value)
            return
        }
        switch rule.target {
        case .nowhere(let reason): report.takeOut(.frontMatterKey, entry.key, reason: reason)
        case .extra(let name): keep(name.isEmpty ? entry.key : name, entry.value)
        case .key(let name):
            guard let key = MappedKey(rawValue: name), isAllowed(key), values[key] == nil || key == .aliases else {
                keep(entry.key, entry.value)
                return
            }
            if set(key, entry.value, rule.reading, &people) {
                report.convert(.frontMatterKey)
            } else {
                keep(entry.key, entry.value)
                let line = entry.value.location.start.line
                report.leave(
                    .frontMatterKey,
                    at: .source(page.path),
                    line: line,
                    column: entry.value.location.start.column,
                    "The value of `\(entry.key)` cannot be read as \(Self.words(for: rule.reading)); it is under `extra`",
                    help: "write it under `\(name)` in the new file, or change the map"
                )
            }
        }
    }

    /// What a value was to be.
    private static func words(for reading: ImportMap.KeyRule.Reading) -> String {
        switch reading {
        case .text: "a text"
        case .date: "a day"
        case .list: "a list"
        case .person: "the name of a person"
        case .flag, .opposite: "`true` or `false`"
        case .number: "a whole number"
        case .sources: "a list of sources"
        }
    }

    private func isAllowed(_ key: MappedKey) -> Bool {
        switch kind {
        case .page: key.isForPages
        case .article: !key.isForSubjects
        case .subject: !key.isForArticles
        }
    }

    private mutating func keep(_ key: String, _ value: WrittenValue) {
        guard !extra.contains(where: { $0.key == key }) else { return }
        extra.append((key, YAMLText.value(value)))
        report.convert(.frontMatterKey)
    }

    /// Sets a key; `false` where the value cannot be read as it has to be.
    private mutating func set(
        _ key: MappedKey,
        _ value: WrittenValue,
        _ reading: ImportMap.KeyRule.Reading,
        _ people: inout PersonList
    ) -> Bool {
        switch reading {
        case .text:
            guard let text = value.text else { return false }
            values[key] = .text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        case .date:
            guard let day = value.text.flatMap(OldDate.read) else { return false }
            values[key] = .plain(day.description)
            if key == .reviewed { reviewed = day }
        case .list:
            let items = value.items.compactMap(\.text)
            guard !items.isEmpty, items.count == value.items.count else { return false }
            // Old addresses have a rule of their own.
            if key != .aliases { values[key] = .list(items.map { .text($0.trimmed) }) }
        case .person:
            let ids = people.ids(of: value)
            guard !ids.isEmpty else { return false }
            values[key] = .list(ids.map { .text($0) })
            if key == .reviewers { reviewers = ids }
        case .flag, .opposite:
            guard let text = value.text, text == "true" || text == "false" else { return false }
            let isSet = (text == "true") == (reading == .flag)
            if key == .draft { isDraft = isDraft || isSet } else { values[key] = .plain(isSet ? "true" : "false") }
        case .number:
            guard let text = value.text, let number = Double(text), number >= 0 else { return false }
            values[key] = .plain(String(Int(number)))
        case .sources:
            let found = value.items.enumerated().compactMap { Self.source($0.element, number: $0.offset + 1) }
            guard found.count == value.items.count, !found.isEmpty else { return false }
            sources = found
        }
        return true
    }

    /// A source as other sites list them: an address, a text with one, or a group.
    private static func source(_ value: WrittenValue, number: Int) -> NewSource? {
        let id = "source-\(number)"
        if let text = value.text {
            if let found = Citations.source(id, text) { return found }
            return NewSource(id: id, title: text)
        }
        guard let title = (value["title"] ?? value["name"] ?? value["text"])?.text else { return nil }
        var source = NewSource(id: value["id"]?.text ?? id, title: title)
        source.url = (value["url"] ?? value["link"] ?? value["href"])?.text
        source.publisher = (value["publisher"] ?? value["journal"])?.text
        source.doi = value["doi"]?.text
        source.pmid = value["pmid"]?.text
        source.published = (value["published"] ?? value["year"] ?? value["date"])?.text
        return source
    }

    // MARK: Writing

    mutating func set(_ key: MappedKey, _ value: YAMLText.Value) { values[key] = value }

    /// Keeps a value that a key of sitegen cannot have.
    mutating func keepUnderExtra(_ key: String, _ value: YAMLText.Value) {
        if !extra.contains(where: { $0.key == key }) { extra.append((key, value)) }
    }

    mutating func remove(_ key: MappedKey) { values[key] = nil }

    /// The title that front matter has.
    var title: String? {
        guard case .text(let title)? = values[.title] else { return nil }
        return title
    }

    /// The front matter with its two lines of hyphens.
    func text(sources: [NewSource]) -> String {
        var yaml = YAMLText()
        let order: [MappedKey] = [
            .title, .summary, .condition, .topic, .order, .slug, .language, .synonyms, .authors, .reviewed, .reviewers,
            .nextReview, .updated, .risk, .disclaimer, .funding, .conflicts, .aliases, .draft,
        ]
        for key in order { if let value = values[key] { yaml.add(key.rawValue, value) } }
        if !sources.isEmpty { yaml.add("sources", .list(sources.map(\.yaml))) }
        if !extra.isEmpty { yaml.add("extra", .group(extra)) }
        return "---\n\(yaml.text)---\n"
    }
}
