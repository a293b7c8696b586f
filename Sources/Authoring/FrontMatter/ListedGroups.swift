/// What is known of keys by their names alone: where the lines of YAML do not fit together, the names tell what was
/// meant. What a key's value must be is for the readers to say.
enum ListedGroups {
    /// The keys that an item of a list can have, by the key of the list.
    static let keys: [String: Set<String>] = [
        "sources": [
            "id", "title", "publisher", "url", "doi", "pmid", "pmcid", "nct", "isbn", "published", "accessed",
        ],
        "publicKeys": ["key", "from", "until"],
        "activeFiles": ["file", "reason"],
    ]

    /// The keys whose value is a text that readers see. A text may begin with a dash or a sign.
    static let texts: Set<String> = [
        "title", "summary", "description", "name", "meaning", "label", "funding", "conflicts", "withdrawn",
        "credentials", "role", "registration", "publisher", "reason",
    ]

    /// The keys that have keys below them and no list.
    static let others: Set<String> = ["codes", "extra", "services", "organization", "review", "rules", "policy"]
}
