/// Regular expressions as the rules of hosts have them (PCRE).
enum PatternText {
    /// A regular expression that only this text fits.
    static func literal(_ text: String) -> String {
        text.reduce(into: "") { pattern, character in
            if #"\^.$*+?()[]{}|"#.contains(character) { pattern += "\\" }
            pattern.append(character)
        }
    }
}
