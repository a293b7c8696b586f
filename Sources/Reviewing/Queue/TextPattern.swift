import SiteModel

/// A pattern for the names of texts: `anemia/*` for the articles of a condition, `*/treatment` for one article of each.
///
/// `*` stands for any characters but `/`, `**` for any characters, and `?` for one character but `/`, as in the patterns
/// of a shell (POSIX.1-2017, volume 3, section 2.13).
package struct TextPattern: Equatable, Sendable {
    private enum Part: Equatable {
        case character(Character)
        case one
        case many
        case all
    }

    /// What was typed.
    let words: String
    private let parts: [Part]

    /// A pattern; `nil` where the words stand for themselves.
    package init?(_ words: String) {
        guard words.contains(where: { $0 == "*" || $0 == "?" }) else { return nil }
        self.words = words
        var parts: [Part] = []
        for character in Slug.normalized(words) {
            switch (character, parts.last) {
            case ("*", .many), ("*", .all): parts[parts.count - 1] = .all
            case ("*", _): parts.append(.many)
            case ("?", _): parts.append(.one)
            default: parts.append(.character(character))
            }
        }
        self.parts = parts
    }

    /// Whether a name is one that the pattern stands for.
    func matches(_ name: String) -> Bool {
        // How much of the name the parts so far can have taken: no pattern takes longer than its parts times the name.
        let name = Array(Slug.normalized(name))
        var ends = [Bool](repeating: false, count: name.count + 1)
        ends[0] = true
        for part in parts {
            var next = [Bool](repeating: false, count: name.count + 1)
            for place in ends.indices {
                switch part {
                case .character(let character):
                    if place > 0, ends[place - 1], name[place - 1] == character { next[place] = true }
                case .one:
                    if place > 0, ends[place - 1], name[place - 1] != "/" { next[place] = true }
                case .many:
                    next[place] = ends[place] || place > 0 && next[place - 1] && name[place - 1] != "/"
                case .all:
                    next[place] = ends[place] || place > 0 && next[place - 1]
                }
            }
            ends = next
        }
        return ends[name.count]
    }
}
