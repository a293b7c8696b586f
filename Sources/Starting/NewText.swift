import Authoring
import Diagnostics
package import SiteModel

/// A new text of a site, which is a draft where texts can be drafts: its file, with the front matter filled in.
package struct NewText: Sendable {
    /// What it is.
    package enum Kind: Sendable, Equatable {
        /// A subject of a kind.
        case subject(SubjectKind)
        case article
        case person
        case page

        /// All kinds, in the order in which people are told of them.
        package static let all: [Kind] = [.article] + SubjectKind.allCases.map(Kind.subject) + [.person, .page]

        /// What people call it.
        package var noun: String {
            switch self {
            case .subject(let kind): kind.noun
            case .article: "article"
            case .person: "person"
            case .page: "page"
            }
        }
    }

    /// Why no file is made.
    package struct Refusal: Error, Equatable {
        /// What speaks against it and what to do, in a sentence or two.
        package let reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// Where a text is meant to be, as someone says it.
    package struct Place: Sendable {
        /// What was said: a subject, a section or a folder; `nil` where nothing was.
        let words: String?
        /// The paths in the content folder that the words, and the folder that the person is in, stand for, the likeliest
        /// first.
        let paths: [String]

        /// What was said, and the paths in the content folder that this can be.
        package init(_ words: String?, paths: [String]) {
            self.words = words
            self.paths = paths
        }
    }

    /// The file, by its path in the content folder.
    package let file: StarterFile
    /// How people name an article in `sitegen review`; `nil` for other texts.
    package let reviewName: String?
    /// How people name a subject; `nil` for other texts.
    package let subjectName: String?

    /// Makes a text of a title.
    ///
    /// - Parameters:
    ///   - slug: The last part of its address, where it is not to be made of the title.
    ///   - place: The subject of an article, or the section of a subject.
    ///   - site: The site, as far as it can be read.
    /// - Throws: A `Refusal` where the site cannot have such a text.
    package init(
        _ kind: Kind,
        title: String,
        slug: String? = nil,
        in place: Place,
        on site: Site
    ) throws(Refusal) {
        let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !title.isEmpty else { throw Refusal("The \(kind.noun) needs a title") }
        let slug = try Self.slug(slug, of: title)
        let path: String
        var reviewName: String?
        var subjectName: String?
        switch kind {
        case .article:
            let folder = try Self.folder(place, on: site)
            path = "\(folder.path)/\(slug).md"
            reviewName = "\(folder.subject)/\(slug)"
        case .subject(let subjectKind):
            let section = try Self.section(of: subjectKind, place, on: site)
            path = "\(section)/\(slug)/index.md"
            subjectName = SubjectID(slug, in: section).description
        case .person: path = "people/\(slug).md"
        case .page: path = "pages/\(slug).md"
        }
        let texts = StarterFile.all(in: "\(Self.language(of: site))/new")
        let name = if case .subject = kind { "subject" } else { kind.noun }
        var text = texts.first { $0.path == "\(name).md" }?.filled(["title": YAMLScalar.written(title)]).text ?? ""
        if kind == .article, site.settings.defaultDisclaimer == nil, let first = site.disclaimers.first {
            text = text.replacing("\ndraft: true\n", with: "\ndraft: true\ndisclaimer: \(first.id)\n")
        }
        file = StarterFile(path: path, text: text)
        self.reviewName = reviewName
        self.subjectName = subjectName
        try check(kind, slug, on: site)
    }

    /// The language of the comments: that of the site, else English.
    private static func language(of site: Site) -> String {
        let language = site.settings.language.primary
        return NewSite.languages.contains(language) ? language : "en"
    }

    // MARK: The place

    /// The longest slug that is made of a title, in bytes: the record beside the text has a longer name, and file systems
    /// hold 255.
    private static let longestSlug = 100

    private static func slug(_ chosen: String?, of title: String) throws(Refusal) -> String {
        if let chosen {
            let slug = Slug.normalized(chosen)
            guard Slug.isValid(slug) else {
                let suggestion = Slug.suggestion(for: slug)
                let help = suggestion.isEmpty ? "use letters, digits and hyphens" : "did you mean `\(suggestion)`?"
                throw Refusal("`\(chosen)` cannot be part of an address; \(help)")
            }
            return slug
        }
        let slug = Slug.suggestion(for: title)
        guard !slug.isEmpty else {
            throw Refusal("`\(title)` has no letter or digit for an address; choose one with --slug")
        }
        guard slug.utf8.count <= longestSlug else {
            throw Refusal("The title is too long for an address; choose a short one with --slug")
        }
        return slug
    }

    private static func section(of kind: SubjectKind, _ place: Place, on site: Site) throws(Refusal) -> SectionID {
        let sections = site.settings.sections.all.filter { $0.kind == kind }
        guard let only = sections.first else {
            throw Refusal(
                "The site has no section of \(kind); name one under `sections` in site.yml, such as"
                    + " `\(kind): \(kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst())`"
            )
        }
        let named = place.paths.lazy.compactMap { path in sections.first { $0.id.rawValue == path.prefix { $0 != "/" } }
        }
        if let section = named.first { return section.id }
        let names = sections.map(\.id.rawValue)
        if let words = place.words {
            let help = NearMiss.help(for: words, among: names)
            throw Refusal("The site has no section `\(words)` of \(kind)" + (help.map { "; \($0)" } ?? ""))
        }
        guard sections.count == 1 else {
            let listed = names.map { "`--in \($0)`" }.joined(separator: " or ")
            throw Refusal("The site has several sections of \(kind); write \(listed)")
        }
        return only.id
    }

    /// The folder of an article, and the subject that it is about.
    private static func folder(_ place: Place, on site: Site) throws(Refusal) -> (path: String, subject: SubjectID) {
        let sections = site.settings.sections
        let subjects = site.subjects.map { (id: $0.id, folder: folder(ofFile: $0.text.file.path)) }
        func subject(holding path: String) -> (path: String, subject: SubjectID)? {
            let path = Slug.normalized(path)
            return subjects.first { path == $0.folder || path.hasPrefix($0.folder + "/") }.map { (path, $0.id) }
        }
        // A name comes before a path: in the folder of one condition, another one can be meant.
        if let words = place.words {
            for section in sections.all {
                let id = SubjectID(written: Slug.normalized(words), in: section.id)
                if let found = subjects.first(where: { $0.id == id || $0.folder == id.folder }) {
                    return (found.folder, found.id)
                }
            }
        }
        if let found = place.paths.lazy.compactMap(subject).first { return found }
        let names = subjects.map(\.id.description)
        guard let words = place.words else {
            let example = names.first.map { ", such as `--in \($0)`" } ?? ""
            throw Refusal("An article is about something: say what with --in\(example)")
        }
        let help = NearMiss.help(for: words, among: names) ?? "make it first, with `sitegen new condition`"
        throw Refusal("The site has no \(sections.noun) `\(words)`; \(help)")
    }

    private static func folder(ofFile path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }

    // MARK: What could be wrong

    /// Refuses a text that could not be a part of the site: its errors would be there before anyone has written a word.
    private func check(_ kind: Kind, _ slug: String, on site: Site) throws(Refusal) {
        let sections = site.settings.sections
        let place = SourceFile(.content, file.path)
        var found: [Diagnostic] = []
        let reader = TextReader(sections)
        let bytes = Array(file.text.utf8)
        var address: Address?
        switch (kind, ContentKind(path: file.path, sections: sections)) {
        case (.article, .article(let articlePlace)?) where !articlePlace.isFolder:
            let article = reader.article(bytes, file: place, at: articlePlace, diagnostics: &found)
            if articlePlace.folders.isEmpty { address = article.map { sections.address(of: $0.id) } }
        case (.subject, .subject(let id)?):
            _ = reader.subject(bytes, file: place, id: id, diagnostics: &found)
            address = sections.address(of: id)
        case (.person, .person(let id)?):
            _ = reader.person(bytes, file: place, id: id, diagnostics: &found)
            address = .person(PersonID(id))
        case (.page, .page(let slug)?):
            _ = reader.page(bytes, file: place, slug: slug, diagnostics: &found)
            address = .page(slug)
        default: throw Refusal("A text cannot be called `\(slug)`; choose another name with --slug")
        }
        if let problem = found.first(where: { $0.severity == .error }) {
            throw Refusal(problem.message + (problem.help.map { "; \($0)" } ?? ""))
        }
        guard !DeviceName.isOne(slug), !slug.hasSuffix(".") else {
            throw Refusal("`\(slug)` cannot be the name of a file on Windows; choose another with --slug")
        }
        if let address, site.place(at: address.path) != .nothing {
            throw Refusal("There is something at the address `\(address)` already; choose another with --slug")
        }
    }
}
