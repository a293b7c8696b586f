import SiteModel

/// What becomes of the parts of a site: the table that a publisher can change.
package struct ImportMap: Sendable {
    /// What becomes of a key of front matter.
    struct KeyRule: Sendable, Equatable {
        /// Where the value goes.
        enum Target: Sendable, Equatable {
            /// A key of sitegen.
            case key(String)
            /// A key of the publisher's own, under `extra`.
            case extra(String)
            /// Nowhere, for a reason.
            case nowhere(String)
        }

        /// How the value is read.
        enum Reading: String, CaseIterable, Sendable {
            case text
            case date
            case list
            case person
            case flag
            /// `true` means `false`.
            case opposite
            case number
            case sources
        }

        var target: Target
        var reading: Reading
    }

    /// Where the texts of a folder go.
    enum Placement: Sendable, Equatable {
        /// Into a section.
        case section(name: String, kind: SubjectKind, title: String?)
        /// To the pages about the site itself.
        case pages
        /// Nowhere, for a reason.
        case nowhere(String)
    }

    /// What becomes of an admonition, a notice, a shortcode, an include or an element of a class.
    enum MarkupRule: Sendable, Equatable {
        /// A card; `title` and `text` name arguments of a shortcode or an include, where those are not its first
        /// argument and what is between its tags.
        case card(CardKind, title: String?, text: String?)
        /// A card of the level that an argument names: the first one, or `type`, `style`, `status`, `level`, `class`.
        case cardByType(title: String?, text: String?)
        /// Its text alone; `argument` names the argument that holds it.
        case text(argument: String?)
        /// A link; in the address, `{name}` is an argument, and `{0}` the first one. `text` names the argument with
        /// the words.
        case link(address: String, text: String)
        /// An image: the arguments are those of `figure` of Hugo.
        case figure
        /// Nothing, for a reason.
        case nowhere(String)
    }

    /// What the publisher says of the site.
    struct SiteKeys: Sendable, Equatable {
        var title: String?
        var baseURL: String?
        var language: String?
        var description: String?
    }

    /// Who vouches for the reviews of the old site.
    struct Organization: Sendable, Equatable {
        var id: String
        var name: String
        var url: String?
    }

    var site = SiteKeys()
    var organization: Organization?
    /// The file with the disclaimer.
    var disclaimer: String?
    /// The folder of the texts; `nil` for the one that the tool uses.
    var content: String?
    /// Where folders go; the longest path that fits counts.
    var folders: [String: Placement] = [:]
    /// What becomes of keys, in small letters.
    var frontMatter: [String: KeyRule] = [:]
    /// What becomes of markup, by its name in small letters.
    var markup: [String: MarkupRule] = [:]

    /// A map that says nothing.
    package init() {}

    /// This map with all that another one says, which wins.
    func extended(by other: ImportMap) -> ImportMap {
        var map = self
        map.site.title = other.site.title ?? site.title
        map.site.baseURL = other.site.baseURL ?? site.baseURL
        map.site.language = other.site.language ?? site.language
        map.site.description = other.site.description ?? site.description
        map.organization = other.organization ?? organization
        map.disclaimer = other.disclaimer ?? disclaimer
        map.content = other.content ?? content
        map.folders.merge(other.folders) { $1 }
        map.frontMatter.merge(other.frontMatter) { $1 }
        map.markup.merge(other.markup) { $1 }
        return map
    }

    /// Where a text goes, by its path in the folder of the texts: what the map says, and how much of the path that is.
    func placement(of path: String) -> (placement: Placement, prefix: String)? {
        var prefix = path
        while !prefix.isEmpty {
            for key in [prefix, prefix + "/*", Self.withoutEnding(prefix)] {
                if let placement = folders[key] { return (placement, prefix) }
            }
            prefix = prefix.lastIndex(of: "/").map { String(prefix[..<$0]) } ?? ""
        }
        return nil
    }

    private static func withoutEnding(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path }
        return String(path.dropLast(name[dot...].count))
    }
}
