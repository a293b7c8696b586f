package import SiteModel

/// A kind of file whose keys sitegen knows: those of front matter, and YAML files as a whole.
package enum KeyedFile: Sendable, Hashable {
    /// `<section>/<slug>/<article>.md`
    case article
    /// The page of a folder of articles: its `index.md`.
    case folder
    /// `<section>/<slug>/index.md`
    case subject(SubjectKind)
    /// `people/<id>.md`
    case person
    /// `disclaimers/<key>.md`
    case disclaimer
    /// `pages/<slug>.md`
    case page
    /// `<section>/index.md`
    case introduction
    /// `index.md`
    case startPage
    /// `site.yml`
    case site
    /// `glossary.yml`
    case glossary
    /// `facts.yml`
    case facts
    /// A strings file of the theme.
    case strings
    /// `sitegen.yml`, in the root of a site.
    case layout

    /// The texts, which have front matter.
    package static let texts: [KeyedFile] =
        [.article, .folder] + SubjectKind.allCases.map { .subject($0) } + [
            .person, .disclaimer, .page, .introduction, .startPage,
        ]

    /// The kind of a file of the content folder; `nil` where it has no keys, or none that anyone should write.
    package init?(_ kind: ContentKind, _ sections: Sections) {
        switch kind {
        case .settings: self = .site
        case .subject(let id): self = .subject(sections.kind(of: id))
        case .article(let place): self = place.isFolder ? .folder : .article
        case .person: self = .person
        case .disclaimer: self = .disclaimer
        case .page: self = .page
        case .introduction(let section): self = section == nil ? .startPage : .introduction
        case .glossary: self = .glossary
        case .facts: self = .facts
        case .respellings, .record, .remarks, .experiences, .staticFile, .file, .misplaced: return nil
        }
    }

    /// The keys of a reviewed text that say what is reviewed, by whom and until when.
    package static let keysAboutReviews: Set<String> = {
        let keys = TextReader.articleKeys.text
        let names = [keys.reviewed.name, keys.reviewers.name, keys.nextReview.name, keys.updated.name]
        return Set(names + [keys.title.name, keys.risk.name])
    }()

    /// What it is called in `sitegen schema`.
    package var name: String {
        switch self {
        case .article: "article"
        case .folder: "folder"
        case .subject(let kind): kind.noun
        case .person: "person"
        case .disclaimer: "disclaimer"
        case .page: "page"
        case .introduction: "introduction"
        case .startPage: "start-page"
        case .site: "site"
        case .glossary: "glossary"
        case .facts: "facts"
        case .strings: "strings"
        case .layout: "sitegen"
        }
    }

    /// What its YAML can be; `rules` are those that `site.yml` may set.
    package func shape(_ rules: RuleCatalog) -> ValueShape {
        switch self {
        case .article: .group(TextReader.articleKeys.declarations)
        case .folder: .group(TextReader.articleKeys.declarations + TextReader.folderKeys.declarations)
        case .subject(let kind): .group(SubjectKeys(kind).declarations)
        case .person: .group(TextReader.personKeys.declarations)
        case .disclaimer: .group(TextReader.disclaimerKeys.declarations)
        case .page: .group(TextReader.pageKeys.declarations)
        case .introduction: .group(TextReader.introductionKeys.declarations)
        case .startPage: .group(TextReader.startPageKeys.declarations)
        case .site: .group(SettingsKeys(rules).declarations)
        case .glossary: .groups(GlossaryReader.keys.declarations)
        case .facts: .members(FactsReader.keys.declarations, shortKey: FactsReader.keys.shortKey.name)
        case .layout: .group(SiteLayoutReader.keys.declarations)
        case .strings: .members(StringsReader.formKeys.declarations, shortKey: StringsReader.formKeys.shortKey.name)
        }
    }

    /// The keys that can be written in a place.
    ///
    /// - Parameter path: the keys around the place, from the outermost: `["sources"]` for an item of `sources`,
    ///   `["review", "policy", "high"]` for a risk; empty for the file itself, and for the items of one that is a list.
    package func keys(below path: [String] = [], _ rules: RuleCatalog) -> [KeyDeclaration] {
        var shape = shape(rules)
        for name in path {
            switch shape {
            case .group(let keys), .groups(let keys):
                guard let key = keys.first(where: { $0.name == name }) else { return [] }
                shape = key.shape
            case .members(let keys, _): shape = .group(keys)
            default: return []
            }
        }
        switch shape {
        case .group(let keys), .groups(let keys): return keys
        default: return []
        }
    }
}
