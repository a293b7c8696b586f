/// A part of an A to Z that has a page of its own: the names that start with some letters.
struct IndexPart: Sendable {
    /// The letters: “C”, “Ca”.
    let label: String
    /// The letters as they are in its address.
    let path: [String]
    /// The names on its own page: all, or those that are in none of its parts.
    let entries: [IndexEntryView]
    /// The names with further letters in common, where they are too many for one page.
    let parts: [IndexPart]

    /// How many names start with the letters.
    var count: Int { parts.reduce(entries.count) { $0 + $1.count } }
}
