/// The words of schema.org by which a page tells machines that it was reviewed, in whatever way they are written down.
enum ReviewVocabulary {
    /// The properties that say who reviewed something and when, and those whose value is a review, in small letters and
    /// without hyphens and underscores: programs that read them differ in how exact they are.
    private static let properties: Set<String> = [
        "lastreviewed", "reviewedby", "review", "reviews", "resultreview", "associatedreview", "associatedclaimreview",
        "associatedmediareview",
    ]
    /// The type `Review` and those that are kinds of it (schema.org 30.0).
    private static let types: Set<String> = [
        "review", "claimreview", "criticreview", "employerreview", "mediareview", "recommendation", "reviewnewsarticle",
        "userreview",
    ]

    /// Whether a property, with a prefix or as an address or without either, says something of a review.
    static func isProperty(_ name: some StringProtocol) -> Bool { properties.contains(localName(name)) }

    /// Whether a type, with a prefix or as an address or without either, is that of a review.
    static func isType(_ name: some StringProtocol) -> Bool { types.contains(localName(name)) }

    /// What is after the last sign that can end a prefix or a part of an address.
    private static func localName(_ name: some StringProtocol) -> String {
        let start = name.lastIndex { $0 == ":" || $0 == "/" || $0 == "#" }.map(name.index(after:)) ?? name.startIndex
        return name[start...].lowercased().filter { $0 != "-" && $0 != "_" }
    }
}

/// What short names stand for: terms, prefixes and vocabularies that a page declares (JSON-LD 1.1, section 4.1; RDFa Core
/// 1.1, section 7). A declaration counts for the whole page, wherever it is: too much is found rather than too little.
struct TermMap {
    private(set) var terms: [String: String] = [:]
    private(set) var vocabularies: [String] = []

    mutating func add(term: String, _ meaning: String) { terms[term] = meaning }

    mutating func add(vocabulary: String) { vocabularies.append(vocabulary) }

    /// All that a name may stand for, the name itself first.
    func meanings(of name: String) -> [String] {
        var found = [name]
        var index = 0
        // Terms may stand for others; whoever chains more of them than this means to hide something.
        while index < found.count, found.count < 16 {
            let name = found[index]
            index += 1
            if let meaning = terms[name], !found.contains(meaning) { found.append(meaning) }
            guard let colon = name.firstIndex(of: ":"), let start = terms[String(name[..<colon])] else { continue }
            let whole = start + name[name.index(after: colon)...]
            if !found.contains(whole) { found.append(whole) }
        }
        return found + vocabularies.map { $0 + name }
    }

    /// Whether a name stands for a property that says something of a review.
    func isProperty(_ name: String) -> Bool { meanings(of: name).contains { ReviewVocabulary.isProperty($0) } }

    /// Whether a name stands for a type that is a review.
    func isType(_ name: String) -> Bool { meanings(of: name).contains { ReviewVocabulary.isType($0) } }
}

/// What a JSON-LD text says of contexts: which terms it declares, and whether it leans on ones that are declared
/// elsewhere.
struct JSONLDContexts {
    private(set) var terms = TermMap()
    /// Whether a context is read from somewhere else than schema.org, so that nothing here can tell what its words mean.
    private(set) var isForeign = false

    /// Takes the value of `@context`.
    mutating func add(_ value: Any) {
        switch value {
        case let address as String: addRemote(address)
        case let list as [Any]: for value in list { add(value) }
        case let definitions as [String: Any]:
            for (term, meaning) in definitions { add(term, meaning) }
        default: break
        }
    }

    private mutating func add(_ term: String, _ meaning: Any) {
        switch (term, meaning) {
        case ("@vocab", let address as String): terms.add(vocabulary: address)
        case ("@import", let address as String): addRemote(address)
        case (_, let name as String): terms.add(term: term, name)
        case (_, let definition as [String: Any]):
            for key in ["@id", "@reverse"] {
                if let name = definition[key] as? String { terms.add(term: term, name) }
            }
            if let context = definition["@context"] { add(context) }
        default: break
        }
    }

    private mutating func addRemote(_ address: String) {
        var place = address.lowercased()[...]
        for scheme in ["https://", "http://"] where place.hasPrefix(scheme) { place = place.dropFirst(scheme.count) }
        if place.hasPrefix("www.") { place = place.dropFirst(4) }
        let known = [
            "schema.org", "schema.org/", "schema.org/docs/jsonldcontext.jsonld", "schema.org/docs/jsonldcontext.json",
        ]
        if !known.contains(String(place)) { isForeign = true }
    }
}
