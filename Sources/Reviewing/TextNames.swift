import Diagnostics
import SiteModel

/// The ways in which people name the texts of a site.
struct TextNames {
    /// A text that can be named.
    struct Text: Equatable {
        /// Its name: `anemia/causes`, `anemia`, `disclaimers/general`, `glossary`.
        var name: String
        /// The path of its file in Content.
        var path: String
    }

    private let texts: [Text]
    private let names: [String: Int]

    init(_ texts: [Text]) {
        self.texts = texts
        var names: [String: Int] = [:]
        // Names come first: a subject that is called like the folder of another is meant by its name.
        for (index, text) in texts.enumerated() {
            names[Slug.normalized(text.name)] = names[Slug.normalized(text.name)] ?? index
        }
        for (index, text) in texts.enumerated() {
            let stem = Self.stem(of: Slug.normalized(text.path))
            names[stem] = names[stem] ?? index
            if stem.hasSuffix("/index") {
                let folder = String(stem.dropLast("/index".count))
                names[folder] = names[folder] ?? index
            }
        }
        self.names = names
    }

    /// The place of the text that is meant; `nil` where there is none. Words with the ending of a file are first of all the
    /// path of one: in the folder of a condition, `gout.md` is not the condition of that name.
    func index(of name: TextName) -> Int? {
        let words = Slug.normalized(name.words)
        if Self.stem(of: words) != words, let index = name.pathInContent.flatMap(lookUp) { return index }
        return lookUp(name.words) ?? name.pathInContent.flatMap(lookUp)
    }

    private func lookUp(_ words: String) -> Int? {
        var wanted = Slug.normalized(words)
        while wanted.hasSuffix("/") { wanted.removeLast() }
        return names[wanted] ?? names[Self.stem(of: wanted)]
    }

    /// What to say where there is none.
    func problem(with words: String) -> String {
        let known = texts.map(\.name)
        let wanted = Self.stem(of: words.split(separator: "/").suffix(2).joined(separator: "/"))
        // A slip in a long path is one in the name at its end.
        let near = NearMiss.suggestion(for: words, among: known) ?? NearMiss.suggestion(for: wanted, among: known)
        let help =
            Self.help(for: known.filter { Self.end(of: $0) == Self.end(of: wanted) })
            ?? Self.help(for: near.map { [$0] } ?? []) ?? NearMiss.help(for: words, among: known)
        return "There is no text '\(words)' to review" + (help.map { "; \($0)" } ?? ".")
    }

    /// Texts whose names end as what was typed, without the section or the folder before it, are surely meant.
    private static func help(for meant: [String]) -> String? {
        guard !meant.isEmpty, meant.count <= 3 else { return nil }
        return "did you mean \(meant.map { "`\($0)`" }.joined(separator: " or "))?"
    }

    private static func end(of name: String) -> Substring { name.split(separator: "/").last ?? "" }

    /// The path without the ending of a text or of its record.
    private static func stem(of path: String) -> String {
        for ending in [ReviewRecord.fileNameSuffix, ".md", ".yml", ".yaml"] where path.hasSuffix(ending) {
            return String(path.dropLast(ending.count))
        }
        return path
    }
}
