/// A text as someone names it: by its name, or by the path of one of its files.
package struct TextName: Sendable {
    /// What was typed.
    let words: String
    /// The path in the content folder, where that is what the words are.
    let pathInContent: String?

    /// The name that was typed.
    ///
    /// - Parameters:
    ///   - words: What was typed.
    ///   - path: The path that the words would be, standardized and absolute.
    ///   - content: The path of the content folder, spelled in the same way.
    package init(_ words: String, path: String, content: String) {
        self.words = words
        pathInContent = path.hasPrefix(content + "/") ? String(path.dropFirst(content.count + 1)) : nil
    }
}
