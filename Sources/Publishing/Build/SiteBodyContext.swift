import Checks
import Diagnostics
import Rendering
import SiteModel

/// What texts ask of the site around them, for each language that pages have.
struct SiteBodyContexts {
    private let main: SiteBodyContext
    private let others: [LanguageTag: SiteBodyContext]

    init(site: Site, lexicon: Lexicon) {
        main = SiteBodyContext(site: site, words: lexicon.words(in: site.settings.language), serviceLanguage: nil)
        var others: [LanguageTag: SiteBodyContext] = [:]
        for (language, _) in site.languages where language != site.settings.language {
            others[language] = SiteBodyContext(
                site: site,
                words: lexicon.words(in: language),
                serviceLanguage: site.settings.language
            )
        }
        self.others = others
    }

    /// The answers for a text in a language; those in the site's language where no page has that one.
    func context(in language: LanguageTag) -> SiteBodyContext { others[language] ?? main }
}

/// Answers what a text asks of the site around it.
struct SiteBodyContext: BodyContext {
    private let site: Site
    private let words: InterfaceWords
    let serviceLanguage: LanguageTag?

    init(site: Site, words: InterfaceWords, serviceLanguage: LanguageTag?) {
        self.site = site
        self.words = words
        self.serviceLanguage = serviceLanguage
    }

    var bodyWords: BodyWords { words.body }

    var rules: RuleCatalog { TextRules.catalog }

    func linkTarget(path: String, from file: SourceFile) -> LinkTarget? {
        guard let path = ContentPath.resolve(path, from: file) else { return nil }
        let base = site.settings.baseURL
        if let address = site.address(ofText: path) {
            return LinkTarget(destination: .page(SourceFile(.content, path), anchor: nil), href: base.href(address))
        }
        // What could not be read is reported already; that nothing leads there is not the link's fault.
        // A draft is there; that no reader finds it is for `DraftsUnlinked` to say.
        let isUnreadable = path.hasSuffix(".md") && site.hasUnreadableText(String(path.dropLast(3)))
        if isUnreadable || site.isUnpublished(path) {
            return LinkTarget(destination: .page(SourceFile(.content, path), anchor: nil), href: "")
        }
        guard let found = site.file(path) else { return nil }
        return LinkTarget(
            destination: .file(found.file),
            href: base.href(found.address),
            imageSize: found.imageSize
        )
    }

    func captions(of path: String, from file: SourceFile) -> [CaptionFile] {
        guard let film = ContentPath.resolve(path, from: file) else { return [] }
        let found = site.files.compactMap { other -> (path: String, language: LanguageTag?)? in
            guard other.staticPath == nil, let middle = CaptionFile.middle(of: other.file.path, beside: film) else {
                return nil
            }
            let language = LanguageTag(String(middle))
            return middle.isEmpty || language != nil ? (other.file.path, language) : nil
        }
        return found.sorted { $0.path < $1.path }.compactMap { found in
            guard let other = site.file(found.path) else { return nil }
            let target = LinkTarget(destination: .file(other.file), href: site.settings.baseURL.href(other.address))
            return CaptionFile(language: found.language, target: target)
        }
    }

    func suggestedPath(near path: String, from file: SourceFile) -> String? {
        let paths = site.linkablePaths
        // In other tools a page is named by its folder, or without the ending of its file.
        let spelled = ContentPath.resolve(path, from: file).map { [$0 + "/index.md", $0 + ".md"] } ?? []
        if let page = spelled.first(where: paths.contains) { return ContentPath.relative(page, from: file) }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        // The right name in the wrong folder is the most common slip; a misspelt name in the right one the next.
        let sameName = paths.filter { $0 == name || $0.hasSuffix("/" + name) }
        if sameName.count == 1, let only = sameName.first, !isOtherSubject(only, than: path, from: file) {
            return ContentPath.relative(only, from: file)
        }
        // The name itself has to be near: two long paths that share a folder are near each other whatever they name.
        guard let wanted = ContentPath.resolve(path, from: file) else { return nil }
        let near = paths.filter { path in
            let other = path.split(separator: "/").last.map(String.init) ?? path
            return other == name || NearMiss.suggestion(for: name, among: [other]) != nil
        }
        .filter { !isOtherSubject($0, than: path, from: file) }
        return NearMiss.suggestion(for: wanted, among: near).map { ContentPath.relative($0, from: file) }
    }

    /// Whether `found` lies in the folder of a subject, and what was written means that of another one that is there: a page
    /// of the same name about another disease is not what was meant.
    private func isOtherSubject(_ found: String, than path: String, from file: SourceFile) -> Bool {
        func subject(_ path: String?) -> SubjectID? { path.flatMap { site.settings.sections.subject(ofFile: $0) } }
        guard let wanted = subject(ContentPath.resolve(path, from: file)), site.subject(wanted) != nil else {
            return false
        }
        return subject(found) != nil && subject(found) != wanted
    }

    func ownAddress(_ address: String) -> OwnAddress {
        guard let path = site.settings.baseURL.ownPath(of: address) else { return .elsewhere }
        return site.place(at: path)
    }

    func peopleCount(_ reference: String) -> String? {
        site.experiences.row(reference).map { words.number($0.people.value) }
    }

    var peopleReferences: [String] { site.experiences.rows.map(\.reference) }

    func service(_ name: String) -> Service? { site.settings.services.first { $0.name.value == name } }

    func fact(_ name: String) -> StatedFact? { site.facts[name] }

    var factNames: [String] { site.facts.names }

    var serviceNames: [String] { site.settings.services.map(\.name.value) }
}
