import ASCII
import Authoring
import Checks
import Diagnostics
import Publishing
import SiteModel

/// What a text can name at a place, and what is meant by what it names there.
struct SiteNames {
    private let file: SourceFile
    private let bytes: [UInt8]
    private let keys: KeyedFile?
    private let snapshot: SiteSnapshot?
    private var site: Site? { snapshot?.site }

    init(file: SourceFile, bytes: [UInt8], keys: KeyedFile?, snapshot: SiteSnapshot?) {
        self.file = file
        self.bytes = bytes
        self.keys = keys
        self.snapshot = snapshot
    }

    /// Everything that can be named at a place.
    func all(at place: WrittenPlace) -> [Named] {
        switch place.role {
        case .entry(let entry): return entries(entry)
        case .value(let path): return shape(of: path).map(values) ?? []
        case .citation: return sources
        case .service: return services
        case .people: return people
        case .fact: return facts
        case .placeholder: return PlaceholderNames.all
        case .cardMarker: return CardKind.allCases.map(Named.init)
        case .address(let isImage): return linkTargets(isImage: isImage)
        case .anchor(let path): return anchors(ofPageAt: path)
        case .word: return place.typed.count < Self.shortestWord ? [] : terms(for: place.typed)
        case .heading, .fence: return []
        }
    }

    /// The thing that is named at a place; `nil` where the site does not know the name.
    func meant(at place: WrittenPlace) -> Named? {
        switch place.role {
        case .word, .heading: term(at: place)
        case .address: linkTarget(at: place.text)
        case .entry(let entry): entries(entry, isFinished: true).first { $0.name == place.text }
        default: all(at: place).first { $0.name == place.text }
        }
    }

    /// After fewer letters nearly every word of a glossary is offered.
    private static let shortestWord = 2

    // MARK: Keys and values

    private func shape(of path: [String]) -> ValueShape? {
        guard let keys, let name = path.last else { return nil }
        return keys.keys(below: path.dropLast(), TextRules.catalog).first { $0.name == name }?.shape
    }

    /// The keys that can be written in a place, or the items of the list there. It does not offer a key that is there already.
    private func entries(_ entry: WrittenPlace.Entry, isFinished: Bool = false) -> [Named] {
        guard let keys, let shape = entry.path.isEmpty ? keys.shape(TextRules.catalog) : shape(of: entry.path)
        else { return [] }
        var found: [Named]
        var isList = false
        switch shape {
        case .list(let item): (found, isList) = (values(item), true)
        case .groups: isList = true; fallthrough
        default:
            found = keys.keys(below: entry.path, TextRules.catalog)
                .filter { isFinished || !entry.siblings.contains($0.name) }.map(Named.init)
        }
        if isList, !entry.isInItem { for index in found.indices { found[index].startsItem = true } }
        return found
    }

    private func values(_ shape: ValueShape) -> [Named] {
        switch shape {
        case .list(let item): values(item)
        case .flag: ["true", "false"].map { Named(name: $0, kind: .value) }
        case .choice(let words): words.map { Named(name: $0, kind: .value) }
        case .day, .partialDay:
            (site?.day).map { [Named(name: $0.description, title: "the day of the build", kind: .value)] } ?? []
        case .language: (site?.languages ?? []).map { Named(name: $0.tag.description, kind: .value) }
        case .name(let referent): values(referent)
        case .text, .wholeNumber, .number, .duration, .address, .group, .groups, .members, .open: []
        }
    }

    private func values(_ referent: Referent) -> [Named] {
        guard let site else { return [] }
        switch referent {
        case .person: return site.people.map { Named($0, on: site.day) }
        case .disclaimer: return site.disclaimers.map { Named($0) }
        case .condition: return subjects(namedIn: .conditions)
        case .subject:
            return subjects(namedIn: site.settings.sections.subject(ofFile: file.path)?.section ?? .conditions)
        case .article:
            let folder = file.path.split(separator: "/").dropLast()
            return site.articles.filter {
                $0.text.file.path.split(separator: "/").dropLast() == folder && $0.text.file != file
            }
            .map {
                Named($0.text, as: $0.id.slug.split(separator: "/").last.map(String.init) ?? $0.id.slug, kind: .file)
            }
        case .page: return site.pages.map { Named($0, as: $0.slug) }
        case .file: return site.files.map { Named(file: $0.file, as: $0.file.path) }
        case .address, .timeZone: return []
        }
    }

    private func subjects(namedIn section: SectionID) -> [Named] {
        (site?.subjects ?? []).filter { $0.text.file != file }.map {
            Named($0.text, as: $0.id.written(in: section), kind: .reference)
        }
    }

    // MARK: Texts

    private var sources: [Named] { (site?.sources(ofText: file) ?? []).map(Named.init) }

    private var facts: [Named] { (site?.facts.all ?? []).map(Named.init) }
    private var services: [Named] { (site?.settings.services ?? []).map(Named.init) }

    private var people: [Named] {
        (site?.experiences.rows ?? []).map { row in
            Named(
                name: row.reference,
                title: "\(row.people.value)",
                kind: .value,
                location: row.people.location,
                explanation: Explanation(
                    title: row.reference,
                    lines: ["\(row.people.value) people have shared their experience."]
                )
            )
        }
    }

    private func linkTargets(isImage: Bool) -> [Named] {
        guard let site else { return [] }
        let files = site.files.filter { $0.staticPath == nil && (!isImage || $0.imageSize != nil) }.map(\.file)
        guard !isImage else { return files.map(linkTarget) }
        return site.subjects.map { linkTarget($0.text) } + site.articles.map { linkTarget($0.text) }
            + site.people.map { linkTarget($0, on: site.day) } + site.pages.map(linkTarget) + files.map(linkTarget)
    }

    /// The file that a relative path of a link means; `nil` where it leads out of Content.
    private func target(of path: String) -> SourceFile? {
        ContentPath.resolve(PercentEncoding.decoded(path) ?? path, from: file).map { SourceFile(.content, $0) }
    }

    /// The page or the file that a relative path leads to.
    private func linkTarget(at path: String) -> Named? {
        guard let site, let file = target(of: path) else { return nil }
        if let text = site.reviewedText(file) { return linkTarget(text) }
        if let person = site.people.first(where: { $0.file == file }) { return linkTarget(person, on: site.day) }
        if let page = site.pages.first(where: { $0.file == file }) { return linkTarget(page) }
        return site.file(file.path).map { linkTarget($0.file) }
    }

    private func linkTarget(_ text: ReviewedText) -> Named { Named(text, as: relative(text.file), kind: .file) }

    private func linkTarget(_ person: Person, on day: CalendarDate) -> Named {
        Named(person, on: day, as: relative(person.file))
    }

    private func linkTarget(_ page: OtherPage) -> Named { Named(page, as: relative(page.file)) }

    private func linkTarget(_ file: SourceFile) -> Named { Named(file: file, as: relative(file)) }

    /// The path as a link writes it: what could end an address is percent-encoded (CommonMark 0.31, section 6.3).
    private func relative(_ other: SourceFile) -> String {
        let path = ContentPath.relative(other.path, from: file)
        let kept = ASCIISet.unreserved.adding("/")
        guard path.utf8.contains(where: { $0 < 0x80 && !kept.contains($0) }) else { return path }
        return path.unicodeScalars.map { scalar in
            scalar.isASCII ? PercentEncoding.encoded(String(scalar), keeping: kept) : String(scalar)
        }.joined()
    }

    private func anchors(ofPageAt path: String) -> [Named] {
        guard
            let target = path.isEmpty ? file : self.target(of: path),
            let source = target == file ? bytes : try? snapshot?.source(of: target)
        else { return [] }
        return LinkablePlace.all(inMarkdown: source).map { place in
            Named(
                name: place.id,
                title: place.words,
                kind: .reference,
                location: place.location(in: target),
                explanation: Explanation(title: place.words ?? place.id, lines: ["`\(target.path)`"])
            )
        }
    }

    // MARK: The glossary

    /// The words of the glossary in all their forms, with a capital where the typed word has one.
    private func terms(for typed: String) -> [Named] {
        let hasCapital = typed.first?.isUppercase == true
        return (site?.glossary.terms ?? []).flatMap { term in
            ([term.term.value] + term.variants.map(\.value)).map { form in
                var named = Named(term)
                named.name = hasCapital ? form.prefix(1).uppercased() + form.dropFirst() : form
                return named
            }
        }
    }

    /// The word of the glossary that is at a place.
    private func term(at place: WrittenPlace) -> Named? {
        guard let site, let index = GlossaryIndex(site.glossary),
            let found = index.term(at: place.columns.lowerBound, inLine: place.line, of: bytes)
        else { return nil }
        var named = Named(found.term)
        named.place = SourceLocation(
            file,
            line: place.line,
            column: found.columns.lowerBound,
            length: found.columns.count
        )
        return named
    }
}
