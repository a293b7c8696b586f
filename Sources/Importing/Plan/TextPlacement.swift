import SiteModel

/// Where a text of the old site goes.
struct NewText: Sendable, Equatable {
    /// What it is there.
    enum Kind: Sendable, Equatable {
        case subject(SubjectID)
        case article(SubjectID)
        /// A page about the site itself.
        case page
    }

    /// The path in Content.
    var path: String
    var kind: Kind

    /// Whether it is the page of a folder, or a subject.
    var isIndex: Bool { kind != .page && FilePlace.stem(path) == "index" }

    /// The folders around it that a page of their own may be for, the innermost first, without that of a subject.
    var folders: [String] {
        guard case .article = kind else { return [] }
        var folder = FilePlace.folder(path)
        if isIndex { folder = FilePlace.folder(folder) }
        var found: [String] = []
        while folder.count(where: { $0 == "/" }) > 1 {
            found.append(folder)
            folder = FilePlace.folder(folder)
        }
        return found
    }

    /// The address of its page, of a site whose sections have the addresses of their folders; `pages` are the folders
    /// that have a page.
    func address(pages: Set<String>) -> String {
        switch kind {
        case .subject(let id): return "/\(id.section.rawValue)/\(id.slug)/"
        case .article(let id):
            let shown = folders.reversed().filter(pages.contains).map(FilePlace.name)
            let name = isIndex ? FilePlace.name(FilePlace.folder(path)) : FilePlace.stem(path)
            return "/" + ([id.section.rawValue, id.slug] + shown + [name]).joined(separator: "/") + "/"
        case .page: return "/\(FilePlace.stem(path))/"
        }
    }
}

/// A section that the new site needs.
struct NewSection: Sendable, Equatable {
    var name: String
    var kind: SubjectKind
    var title: String?
}

/// Finds a place for each text, as the map says, and else by the folder that it is in.
struct TextPlacement {
    private let map: ImportMap
    private(set) var sections: [NewSection] = []
    private var taken: Set<String> = []
    /// The names of articles that each subject has: their addresses do not have the folders between.
    private var articles: Set<String> = []
    /// The folders that have a text of their own, by the places of texts.
    private let foldersWithIndex: Set<String>

    init(_ map: ImportMap, _ pages: [OldPage]) {
        self.map = map
        foldersWithIndex = Set(pages.filter(\.isIndex).map { FilePlace.folder($0.place) })
    }

    /// The reason for which a text goes nowhere, or its place.
    enum Answer {
        case place(NewText)
        case nowhere(String)
    }

    mutating func place(_ page: OldPage) -> Answer {
        let suffix = page.language.map { "-\(NewPaths.slug($0))" } ?? ""
        let place = page.place
        // Paths of the map may have the folder of the texts before them, or not.
        if let found = map.placement(of: place) ?? map.placement(of: page.path) {
            let isWhole = place.hasPrefix(found.prefix)
            let rest = String((isWhole ? place : page.path).dropFirst(found.prefix.count).drop { $0 == "/" })
            let inside = rest.isEmpty ? FilePlace.name(place) : rest
            switch found.placement {
            case .nowhere(let reason): return .nowhere(reason)
            case .pages: return .place(self.page(inside, page, suffix, folder: found.prefix))
            case .section(let name, let kind, let title):
                return .place(
                    text(
                        inside,
                        page,
                        in: NewSection(name: name, kind: kind, title: title),
                        suffix,
                        folder: found.prefix
                    )
                )
            }
        }
        let parts = place.split(separator: "/").map(String.init)
        guard parts.count > 1, let first = parts.first else {
            return .place(self.page(place, page, suffix, folder: ""))
        }
        let name = NewPaths.slug(first)
        let isReserved = ["data", "static", "people", "disclaimers", "pages"].contains(name)
        let section = NewSection(
            name: isReserved ? "\(name)-texts" : name,
            kind: SubjectKind(rawValue: name) ?? .topics,
            title: FilePlace.words(first)
        )
        return .place(text(parts.dropFirst().joined(separator: "/"), page, in: section, suffix, folder: first))
    }

    /// The addresses of pages that sitegen makes by itself.
    static let ownAddresses: Set<String> = ["/", "/a-z", "/people", "/glossary", "/404", "/reviews"]

    /// A page about the site, under another name where its address is that of a section or of a page that sitegen makes.
    mutating func withFreeAddress(_ text: NewText) -> NewText {
        guard text.kind == .page else { return text }
        let slug = FilePlace.stem(text.path)
        guard sections.contains(where: { $0.name == slug }) || Self.ownAddresses.contains("/\(slug)") else {
            return text
        }
        return NewText(path: free("pages/\(slug)-overview"), kind: .page)
    }

    private mutating func page(_ place: String, _ page: OldPage, _ suffix: String, folder: String) -> NewText {
        let parts = place.split(separator: "/").map(String.init)
        var names = parts.dropLast() + [FilePlace.stem(place)]
        if page.isIndex { names.removeLast() }
        if names.isEmpty { names = [folder.isEmpty ? "home" : FilePlace.name(folder)] }
        let slug = names.map(NewPaths.slug).joined(separator: "-") + suffix
        return NewText(path: free("pages/\(slug)"), kind: .page)
    }

    private mutating func text(
        _ place: String,
        _ page: OldPage,
        in section: NewSection,
        _ suffix: String,
        folder: String
    ) -> NewText {
        let parts = place.split(separator: "/").map(String.init)
        let folders = parts.dropLast().map(NewPaths.slug)
        let stem = NewPaths.slug(FilePlace.stem(place)) + suffix
        // A section has no text of its own here.
        if page.isIndex, folders.isEmpty { return self.page(place, page, suffix, folder: folder) }
        note(section)
        let id = SectionID(section.name)
        if page.isIndex, folders.count == 1 {
            let slug = folders[0] + suffix
            return NewText(path: free("\(section.name)/\(slug)/index"), kind: .subject(SubjectID(slug, in: id)))
        }
        if folders.isEmpty {
            return NewText(path: free("\(section.name)/\(stem)/index"), kind: .subject(SubjectID(stem, in: id)))
        }
        // The text that is called like its folder is about all of it.
        if folders.count == 1, stem == folders[0] + suffix, !foldersWithIndex.contains(FilePlace.folder(page.place)) {
            return NewText(path: free("\(section.name)/\(stem)/index"), kind: .subject(SubjectID(stem, in: id)))
        }
        let subject = SubjectID(folders[0] + suffix, in: id)
        let inner = Array(folders.dropFirst())
        if page.isIndex {
            let path = (["\(section.name)/\(subject.slug)"] + inner + ["index"]).joined(separator: "/")
            return NewText(path: free(path), kind: .article(subject))
        }
        // Two articles of one name in two folders without a page would have one address.
        let full = page.place.split(separator: "/").map(String.init)
        let start = full.count - parts.count
        let shown = inner.indices.filter { index in
            start >= 0 && foldersWithIndex.contains(full[...(start + index + 1)].joined(separator: "/"))
        }.map { inner[$0] }
        var name = stem
        let base = (["\(section.name)/\(subject.slug)"] + shown).joined(separator: "/")
        if !articles.insert("\(base)/\(name)").inserted {
            name = (inner + [stem]).joined(separator: "-")
            articles.insert("\(base)/\(name)")
        }
        let path = (["\(section.name)/\(subject.slug)"] + inner + [name]).joined(separator: "/")
        return NewText(path: free(path), kind: .article(subject))
    }

    private mutating func note(_ section: NewSection) {
        if !sections.contains(where: { $0.name == section.name }) { sections.append(section) }
    }

    /// A path that no other text has, with its ending.
    private mutating func free(_ path: String) -> String {
        var number = 1
        var result = path
        while !taken.insert(Slug.comparisonKey(result)).inserted {
            number += 1
            let isIndex = path.hasSuffix("/index")
            result = isIndex ? "\(path.dropLast("/index".count))-\(number)/index" : "\(path)-\(number)"
        }
        return result + ".md"
    }
}
