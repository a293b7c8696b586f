import SiteModel

/// What a file of Content is, told from its path alone.
package enum ContentKind: Sendable, Equatable {
    /// `site.yml`
    case settings
    /// `conditions/<slug>/index.md`
    case condition(slug: String)
    /// Any other Markdown file; `condition` is the folder's condition, where it lies in one.
    case article(slug: String, condition: String?)
    /// `people/<id>.md`
    case person(id: String)
    /// `disclaimers/<key>.md`
    case disclaimer(key: String)
    /// `pages/<slug>.md`
    case page(slug: String)
    /// `glossary.yml`
    case glossary
    /// `data/experiences.csv`
    case experiences
    /// Anything under `static/`
    case staticFile
    /// Any other file: an image or a leaflet that texts may link to.
    case file
    /// A Markdown file in a place where it means nothing, with where it belongs.
    case misplaced(help: String)

    /// Tells what the file at `path`, relative to Content, is; `nil` for hidden files outside `static/` and for the
    /// litter of desktops and editors, which are passed over.
    package init?(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last, let folder = parts.first else { return nil }
        guard name != ".DS_Store", name != "Thumbs.db", !name.hasSuffix("~") else { return nil }
        if folder == "static", parts.count > 1 {
            self = .staticFile
            return
        }
        guard !parts.contains(where: { $0.hasPrefix(".") }) else { return nil }
        if path == "site.yml" {
            self = .settings
        } else if path == "glossary.yml" {
            self = .glossary
        } else if path == "data/experiences.csv" {
            self = .experiences
        } else if let stem = Self.stem(name) {
            self = Self.text(stem: stem, parts: parts)
        } else {
            self = .file
        }
    }

    private static func stem(_ name: String) -> String? {
        let lowered = name.lowercased()
        for ending in [".md", ".markdown"] where lowered.hasSuffix(ending) && name.count > ending.count {
            return Slug.normalized(String(name.dropLast(ending.count)))
        }
        return nil
    }

    private static func text(stem: String, parts: [String]) -> ContentKind {
        let isDirect = parts.count == 2
        switch parts[0] {
        case "people" where isDirect: return .person(id: stem)
        case "disclaimers" where isDirect: return .disclaimer(key: stem)
        case "pages" where isDirect: return .page(slug: stem)
        case "people", "disclaimers", "pages", "data":
            return .misplaced(
                help: parts[0] == "data"
                    ? "`data` holds `experiences.csv` only"
                    : "put the file into the folder `\(parts[0])` itself"
            )
        case "conditions" where isDirect:
            return .misplaced(help: "a condition is written in `conditions/\(stem)/index.md`")
        case "conditions" where parts.count > 2:
            let condition = Slug.normalized(parts[1])
            if stem == "index" {
                return parts.count == 3
                    ? .condition(slug: condition)
                    : .misplaced(help: "give the article a name of its own")
            }
            return .article(slug: stem, condition: condition)
        default:
            if stem == "index" { return .misplaced(help: "give the article a name of its own") }
            return .article(slug: stem, condition: nil)
        }
    }
}
