import Authoring
import SiteModel

/// The people and teams that texts name, with the ids that they get.
struct PersonList: Sendable {
    struct Person: Sendable, Equatable {
        var id: String
        var name: String
        var isOrganization = false
        var url: String?
    }

    private(set) var people: [Person] = []
    private let known: [String: WrittenValue]

    /// No people yet; `known` are those whom texts may name by a key.
    init(known: [String: WrittenValue] = [:]) { self.known = known }

    /// The id of a name; a new one where it is new.
    mutating func id(ofName name: String, url: String? = nil, isOrganization: Bool = false, id: String? = nil)
        -> String?
    {
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let known = people.first(where: { $0.name.lowercased() == name.lowercased() }) { return known.id }
        var slug = id ?? Slug.suggestion(for: name)
        guard !slug.isEmpty else { return nil }
        if people.contains(where: { $0.id == slug }) { slug += "-2" }
        people.append(Person(id: slug, name: name, isOrganization: isOrganization, url: url))
        return slug
    }

    /// The ids of the people whom a value names: a text, a list, or groups with `name`.
    mutating func ids(of value: WrittenValue) -> [String] {
        value.items.flatMap { item -> [String] in
            if case .group = item.content {
                guard let name = (item["name"] ?? item["title"])?.text else { return [] }
                let url = (item["url"] ?? item["link"] ?? item["homepage"])?.text
                return id(ofName: name, url: url.flatMap { $0.hasPrefix("http") ? $0 : nil }).map { [$0] } ?? []
            }
            if let key = item.text, let person = known[key], let name = person["name"]?.text {
                let url = (person["url"] ?? person["website"])?.text
                return id(ofName: name, url: url.flatMap { $0.hasPrefix("http") ? $0 : nil }).map { [$0] } ?? []
            }
            let names = item.text?.split(whereSeparator: { $0 == ";" }).flatMap { $0.split(separator: " and ") } ?? []
            return names.compactMap { id(ofName: $0.trimmed) }
        }
    }

    /// The files of all of them.
    var files: [ImportPlan.File] {
        people.map { person in
            var yaml = YAMLText()
            yaml.add("name", .text(person.name))
            if person.isOrganization { yaml.add("kind", .plain("organization")) }
            if let url = person.url { yaml.add("url", .text(url)) }
            return ImportPlan.File(path: "people/\(person.id).md", text: "---\n\(yaml.text)---\n")
        }
    }
}
