import ASCII
import Diagnostics
package import SiteModel

/// What a file of Content is, told from its path alone.
package enum ContentKind: Sendable, Equatable {
    /// `site.yml`
    case settings
    /// `<section>/<slug>/index.md`
    case subject(SubjectID)
    /// Any other Markdown file.
    case article(ArticlePlace)
    /// `people/<id>.md`
    case person(id: String)
    /// `disclaimers/<key>.md`
    case disclaimer(key: String)
    /// `pages/<slug>.md`
    case page(slug: String)
    /// `index.md`, or `<section>/index.md`
    case introduction(of: SectionID?)
    /// `glossary.yml`
    case glossary
    /// `facts.yml`
    case facts
    /// `respellings.yml`
    case respellings
    /// `<name>.review.yml` beside an article, a subject, a disclaimer or the glossary
    case record
    /// `<name>.remarks.yml` beside one of those
    case remarks
    /// `data/experiences.csv`
    case experiences
    /// Anything under `static/`
    case staticFile
    /// Any other file: an image or a leaflet that texts may link to.
    case file
    /// A Markdown file, a record or remarks in a place where it means nothing, with where it belongs.
    case misplaced(message: String, help: String)

    /// Tells what the file at `path`, relative to Content, is on a site with some sections; `nil` for what is passed over.
    package init?(path: String, sections: Sections) {
        guard !Self.isPassedOver(path) else { return nil }
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).compactMap(String.init)
        guard let name = parts.last, let folder = parts.first else { return nil }
        if folder == "static", parts.count > 1 {
            self = .staticFile
            return
        }
        if path == "site.yml" {
            self = .settings
        } else if path == "glossary.yml" {
            self = .glossary
        } else if path == "facts.yml" {
            self = .facts
        } else if path == "respellings.yml" {
            self = .respellings
        } else if let (stem, about) = Self.aboutText(name) {
            self = Self.kind(of: about, stem: stem, name: name, parts: parts, sections)
        } else if path == "data/experiences.csv" {
            self = .experiences
        } else if let stem = Self.stem(name) {
            self = Self.text(stem: stem, parts: parts, sections)
        } else {
            self = .file
        }
    }

    /// Whether a file at a path, relative to Content, is no part of any site: hidden files outside `static/`, the litter of
    /// desktops and editors, a README and its like.
    package static func isPassedOver(_ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
        guard let name = parts.last.flatMap({ String($0) }) else { return true }
        if name == ".DS_Store" || name == "Thumbs.db" || name.utf8.last == UInt8(ascii: "~") { return true }
        if parts.count > 1, parts[0].elementsEqual("static".utf8) { return false }
        return parts.contains { $0.first == UInt8(ascii: ".") } || isForAuthors(name)
    }

    /// Files that speak to whoever works in the folder, and not to readers of the site.
    private static let namesForAuthors: Set<String> = ["readme", "contributing", "changelog", "license", "licence"]

    /// Whether a file of this name speaks to whoever works in the folder, as a README does.
    package static func isForAuthors(_ name: String) -> Bool {
        ["", ".md", ".markdown", ".txt"].contains { ending in
            Self.start(of: name, before: ending).map { namesForAuthors.contains($0.lowercased()) } ?? false
        }
    }

    /// What comes before an ending of ASCII, written in letters of either size; `nil` where nothing does. The name of each
    /// file of a site is looked at several times.
    private static func start(of name: String, before ending: String) -> Substring? {
        let count = ending.utf8.count
        let isEnd = zip(name.utf8.suffix(count), ending.utf8).allSatisfy { $0.asciiLowercased == $1 }
        return name.utf8.count > count && isEnd ? Substring(name.utf8.dropLast(count)) : nil
    }

    private static func stem(_ name: String) -> String? {
        (start(of: name, before: ".md") ?? start(of: name, before: ".markdown")).map { Slug.normalized(String($0)) }
    }

    /// A kind of file that lies beside the text that it is about.
    private struct AboutText {
        let kind: ContentKind
        /// The end of its name.
        let ending: String
        /// What it is called in messages.
        let name: String
        /// That it has no text.
        let isAlone: String

        static let all = [
            AboutText(
                kind: .record,
                ending: ReviewRecord.fileNameSuffix,
                name: "a review record",
                isAlone: "This review record has no text beside it"
            ),
            AboutText(
                kind: .remarks,
                ending: ReviewRemarks.fileNameSuffix,
                name: "a file of remarks",
                isAlone: "These remarks have no text beside them"
            ),
        ]
    }

    /// The name of the text that a file is about, and what it is. What nearly has the ending was meant to have it.
    private static func aboutText(_ name: String) -> (stem: String, AboutText)? {
        // Nearly no file is one, and the name of each file of a site is looked at several times.
        guard name.utf8.last.map({ $0.asciiLowercased == UInt8(ascii: "l") }) == true else { return nil }
        for about in AboutText.all {
            let typed = about.ending.dropLast("yml".count) + "yaml"
            if let stem = start(of: name, before: about.ending) ?? start(of: name, before: String(typed)) {
                return (Slug.normalized(String(stem)), about)
            }
        }
        return nil
    }

    private static func kind(
        of about: AboutText,
        stem: String,
        name: String,
        parts: [String],
        _ sections: Sections
    ) -> ContentKind {
        guard name.hasSuffix(about.ending) else {
            return .misplaced(
                message: "The name of \(about.name) ends in `\(about.ending)`",
                help: "rename the file to `\(stem)\(about.ending)`"
            )
        }
        if parts.count == 1, stem == "glossary" || stem == "facts" { return about.kind }
        switch text(stem: stem, parts: parts, sections) {
        case .article, .subject, .disclaimer: return about.kind
        default:
            return .misplaced(
                message: about.isAlone,
                help:
                    "put it next to an article, a subject such as a condition, a disclaimer or `glossary.yml`, or delete it"
            )
        }
    }

    /// The folders of Content that have a meaning of their own on every site. No section can have such a name.
    package static let folders = ["data", "disclaimers", "pages", "people", "static"]

    private static func wrongCapitals(_ page: String) -> ContentKind {
        .misplaced(
            message: "The name of \(page)'s file is `index.md`, in small letters",
            help: "rename the file to `index.md`"
        )
    }

    private static func misplaced(help: String) -> ContentKind {
        .misplaced(message: "A Markdown file in this place is not part of the site", help: help)
    }

    private static func text(stem: String, parts: [String], _ sections: Sections) -> ContentKind {
        let isDirect = parts.count == 2
        switch parts[0] {
        case "people" where isDirect: return .person(id: stem)
        case "disclaimers" where isDirect: return .disclaimer(key: stem)
        case "pages" where isDirect: return .page(slug: stem)
        case "people", "disclaimers", "pages", "data":
            return misplaced(
                help: parts[0] == "data"
                    ? "only `experiences.csv` can be in `data`"
                    : "put the file in the folder `\(parts[0])` itself"
            )
        default:
            if let section = sections[SectionID(parts[0])] { return text(stem: stem, parts: parts, in: section) }
            let isPerson = ["person", "persons"].contains(parts[0].lowercased())
            let known = folders + sections.all.map(\.id.rawValue)
            if parts.count > 1, let meant = isPerson ? "people" : NearMiss.suggestion(for: parts[0], among: known) {
                return misplaced(help: "did you mean the folder `\(meant)`?")
            }
            if parts.count == 1, stem == "index" { return .introduction(of: nil) }
            if parts.count > 2, stem == "index" {
                return misplaced(
                    help: "name the section `\(parts[0])` under `sections` in `site.yml`, or give the file another name"
                )
            }
            if stem == "index" { return misplaced(help: "give the article another name") }
            if stem.lowercased() == "index", parts.count == 1 { return wrongCapitals("the start page") }
            // The record beside it would be that of the glossary.
            if stem == "glossary", parts.count == 1 {
                return misplaced(help: "explain words in `glossary.yml`, or give the article another name")
            }
            // And this one's that of the facts.
            if stem == "facts", parts.count == 1 {
                return misplaced(help: "state facts in `facts.yml`, or give the article another name")
            }
            return .article(ArticlePlace(stem, in: nil))
        }
    }

    private static func text(stem: String, parts: [String], in section: Section) -> ContentKind {
        let noun = section.kind.noun
        guard parts.count > 2 else {
            if stem == "index" { return .introduction(of: section.id) }
            if stem.lowercased() == "index" { return wrongCapitals("a section") }
            return misplaced(help: "write a \(noun) as `\(section.id)/\(stem)/index.md`")
        }
        let subject = SubjectID(Slug.normalized(parts[1]), in: section.id)
        let folders = parts[2..<(parts.count - 1)].map(Slug.normalized)
        if stem == "index" {
            guard let name = folders.last else { return .subject(subject) }
            return .article(ArticlePlace(name, in: subject, folders: folders.dropLast(), isFolder: true))
        }
        if stem.lowercased() == "index" {
            return wrongCapitals("a \(parts.count == 3 ? noun : "folder")")
        }
        return .article(ArticlePlace(stem, in: subject, folders: folders))
    }
}
