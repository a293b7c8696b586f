extension CodeSystem {
    /// The well-formed code that was probably meant by one that is not: small letters, white space, a name before the
    /// code and a full stop left out are what copying makes of codes. `nil` where no digit more than that is certain.
    package func suggestion(for text: String) -> String? {
        var code = text.uppercased().filter { !$0.isWhitespace }
        for name in [title, rawValue, "SCTID", "CUI", "RXCUI", "ORPHACODE"].sorted(by: { $0.count > $1.count }) {
            let name = name.uppercased().filter { !$0.isWhitespace }
            if code.hasPrefix(name) {
                code = String(code.dropFirst(name.count).drop { ":#-".contains($0) })
                break
            }
        }
        let candidates = [code] + [3, 4].filter { code.count > $0 }.map { code.prefix($0) + "." + code.dropFirst($0) }
        return candidates.first { $0 != text && (try? wellFormed($0)) != nil }
    }

    /// The systems in which a code would be well-formed, of those whose codes look like no others.
    package static func systems(fitting text: String) -> [CodeSystem] {
        allCases.filter { $0.isDistinctive && (try? $0.wellFormed(text)) != nil }
    }
}
