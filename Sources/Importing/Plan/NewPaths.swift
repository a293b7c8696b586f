import SiteModel

/// What files of the new site are called.
enum NewPaths {
    private static let reserved: Set<String> = ["data", "static", "people", "disclaimers", "pages"]

    /// The path of a picture or a leaflet, from its old address: the same, but for characters that addresses should not
    /// have, and folders that mean something here.
    static func file(_ address: String) -> String {
        var parts = address.split(separator: "/").map { part in
            String(String.UnicodeScalarView(part.unicodeScalars.map { Self.isKept($0) ? $0 : "-" }))
        }
        for index in parts.indices {
            while let first = parts[index].first, first == "." || first == "_" { parts[index].removeFirst() }
        }
        parts.removeAll(where: \.isEmpty)
        if parts.count > 1, reserved.contains(parts[0]) { parts.insert("files", at: 0) }
        return Slug.normalized(parts.joined(separator: "/"))
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "_" || scalar == "." || scalar.properties.isAlphabetic
            || scalar.properties.numericType != nil
    }

    /// A part of an address for a name of the old site; never empty.
    static func slug(_ name: String) -> String {
        let slug = Slug.suggestion(for: name)
        return slug.isEmpty ? "text" : slug
    }
}
