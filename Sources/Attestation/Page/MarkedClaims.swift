/// A way in which a page tells machines of a review, beside JSON-LD.
enum MarkedClaim: String, Sendable, Hashable, CaseIterable {
    /// HTML Standard, section 5 (`itemprop`, `itemtype`).
    case microdata
    /// RDFa Core 1.1 (`property`, `rel`, `typeof`).
    case rdfa = "RDFa"
    /// An element `meta` with a name.
    case meta = "an element `meta`"
    /// An element of its own, as RDF/XML in a drawing has it.
    case element = "an element of XML"
    /// A page in the attribute `srcdoc` (HTML Standard, section 4.8.5), which is not read as a page here.
    case frame = "a page within an attribute"
}

/// Finds the attributes and elements by which a page tells machines of a review, whatever names it gives them.
struct MarkedClaims {
    /// What is in attributes until all prefixes of the page are known.
    private var properties: [(claim: MarkedClaim, name: String)] = []
    private var types: [(claim: MarkedClaim, name: String)] = []
    private var terms = TermMap()
    private var holdsFrame = false

    /// Takes an element.
    mutating func add(_ element: String, _ attributes: [(name: String, value: String)]) {
        if element.contains(":") || !element.isEmpty && ReviewVocabulary.isProperty(element) {
            properties.append((.element, element))
        }
        for (name, value) in attributes {
            switch name {
            case "itemprop": add(value, .microdata, to: &properties)
            case "itemtype": add(value, .microdata, to: &types)
            case "property", "rel", "rev": add(value, .rdfa, to: &properties)
            case "typeof": add(value, .rdfa, to: &types)
            case "name" where element == "meta": add(value, .meta, to: &properties)
            case "srcdoc" where PageFile.mayClaim(Array(value.utf8)): holdsFrame = true
            case "vocab": terms.add(vocabulary: value)
            case "prefix": addPrefixes(value)
            case _ where name.hasPrefix("xmlns:"): terms.add(term: String(name.dropFirst("xmlns:".count)), value)
            default: break
            }
        }
    }

    /// The ways that the page takes.
    var claims: Set<MarkedClaim> {
        Set(
            properties.filter { terms.isProperty($0.name) }.map(\.claim)
                + types.filter { terms.isType($0.name) }.map(\.claim)
                + (holdsFrame ? [.frame] : [])
        )
    }

    private func add(_ value: String, _ claim: MarkedClaim, to names: inout [(claim: MarkedClaim, name: String)]) {
        names += value.split(whereSeparator: \.isWhitespace).map { (claim, String($0)) }
    }

    /// `schema: https://schema.org/ dc: http://purl.org/dc/terms/`
    private mutating func addPrefixes(_ value: String) {
        var words = value.split(whereSeparator: \.isWhitespace)[...]
        while words.count > 1, let prefix = words.popFirst(), let address = words.popFirst() {
            terms.add(term: String(prefix.prefix { $0 != ":" }), String(address))
        }
    }
}
