/// Names that Windows cannot give to a file or a folder, whatever ending is after them: content is kept in folders that
/// people check out on Windows, and sites are published from there (Microsoft, “Naming Files, Paths, and Namespaces”).
package enum DeviceName {
    private static let names: Set<String> = ["con", "prn", "aux", "nul"]
    private static let numbered = ["com", "lpt"]
    private static let numbers: Set<Character> = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "\u{B9}", "\u{B2}", "\u{B3}",
    ]

    /// Whether a part of a path is such a name.
    package static func isOne(_ part: some StringProtocol) -> Bool {
        let stem = part.prefix { $0 != "." }
        // Nearly all names are longer.
        guard (3...4).contains(stem.count) else { return false }
        let name = stem.lowercased()
        if name.count == 3 { return names.contains(name) }
        return numbered.contains { name.hasPrefix($0) } && name.last.map(numbers.contains) == true
    }
}
