import SiteModel

/// A source as front matter lists it (docs/content.md, “Sources”).
struct NewSource: Sendable, Equatable {
    var id: String
    var title: String
    var publisher: String?
    var url: String?
    var doi: String?
    var pmid: String?
    var pmcid: String?
    var isbn: String?
    var published: String?
    var accessed: String?

    init(id: String, title: String) {
        self.id = Source.citableID(for: id)
        self.title = title
    }

    /// The keys to write. What is not well-formed is left out of its key, and follows the title, so that nothing is lost.
    var yaml: YAMLText.Value {
        var title = title
        func checked(_ value: String?, _ name: String, _ isValid: (String) -> Bool) -> String? {
            guard let value, !value.isEmpty else { return nil }
            if isValid(value) { return value }
            title += " (\(name) \(value))"
            return nil
        }
        let url = checked(url, "URL") { $0.hasPrefix("http") && !$0.contains(" ") }
        let doi = checked(doi, "DOI") { (try? DOI($0)) != nil }
        let pmid = checked(pmid, "PMID") { (try? PubMedID($0)) != nil }
        let pmcid = checked(pmcid, "PMCID") { (try? PubMedCentralID($0)) != nil }
        let isbn = checked(isbn, "ISBN") { (try? ISBN($0)) != nil }
        let published = checked(published, "") { PartialDate(iso: $0) != nil }
        let accessed = checked(accessed, "accessed") { CalendarDate(iso: $0) != nil }
        let keys: [(key: String, value: String?)] = [
            ("id", id), ("title", title), ("publisher", publisher), ("url", url), ("doi", doi), ("pmid", pmid),
            ("pmcid", pmcid), ("isbn", isbn), ("published", published), ("accessed", accessed),
        ]
        return .group(
            keys.compactMap { key, value in
                guard let value, !value.isEmpty else { return nil }
                let isDate = key == "published" || key == "accessed"
                return (key, isDate ? .plain(value) : .text(value))
            }
        )
    }
}
