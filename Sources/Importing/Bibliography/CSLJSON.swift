import Authoring

/// Reads CSL JSON (docs.citationstyles.org, “CSL-JSON”): a list of items with `id`, `type` and `title`.
enum CSLReader {
    /// The entries; `nil` where the text is something else.
    static func read(_ text: String, path: String) -> [BibliographyEntry]? {
        guard text.contains("\"title\""), case .success(let value) = KeyedText.json(text, path: path),
            case .list(let items) = value.content, !items.isEmpty,
            items.allSatisfy({ $0["id"]?.text != nil && $0["type"]?.text != nil })
        else { return nil }
        return items.compactMap(entry)
    }

    private static func entry(_ item: WrittenValue) -> BibliographyEntry? {
        guard let key = item["id"]?.text else { return nil }
        var fields: [String: String] = [:]
        for (name, field) in [
            ("title", "title"), ("container-title", "journal"), ("publisher", "publisher"), ("URL", "url"),
            ("DOI", "doi"),
            ("PMID", "pmid"), ("PMCID", "pmcid"), ("ISBN", "isbn"),
        ] { fields[field] = item[name]?.text }
        fields["date"] = date(item["issued"])
        fields["urldate"] = date(item["accessed"])
        return BibliographyEntry(key: key, fields: fields)
    }

    private static func date(_ value: WrittenValue?) -> String? {
        if let raw = (value?["raw"] ?? value?["literal"])?.text { return raw }
        guard case .list(let dates)? = value?["date-parts"]?.content, let first = dates.first else { return nil }
        let parts = first.items.compactMap(\.text).enumerated().map { index, part in
            index > 0 && part.count == 1 ? "0\(part)" : part
        }
        return parts.isEmpty ? nil : parts.joined(separator: "-")
    }
}
