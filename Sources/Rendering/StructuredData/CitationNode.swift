import JSON
import SiteModel

/// Something that a text rests on (schema.org `citation`).
extension JSONWriter {
    /// A source: a `Book` where it has an ISBN, and else a work of a kind that no one stated.
    mutating func citation(_ source: Source) {
        object { json in
            json.member("@type", source.isbn == nil ? "CreativeWork" : "Book")
            json.member("name", source.title)
            if let publisher = source.publisher {
                json.member("publisher") { json in
                    json.member("@type", "Organization")
                    json.member("name", publisher)
                }
            }
            json.member("url", source.url)
            json.member("datePublished", source.published?.description)
            json.member("isbn", source.isbn?.digits)
            json.member("identifier", each: source.identifiers) { json, identifier in
                json.object { $0.identifier(identifier.kind, identifier.value, identifier.url) }
            }
        }
    }
}

extension Source {
    /// The identifiers by which a program can look it up, each with the name of its kind.
    fileprivate var identifiers: [(kind: String, value: String, url: String?)] {
        let all: [(String, (any PublicIdentifier)?)] = [
            ("DOI", doi), ("PMID", pmid), ("PMCID", pmcid), ("NCT", nct),
        ]
        return all.compactMap { kind, identifier in identifier.map { (kind, $0.value, $0.url) } }
    }
}
