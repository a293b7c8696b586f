/// A text with places in it for what is known later: `{day} {month} {year}`.
struct WordPattern: Sendable {
    enum Piece: Sendable, Equatable {
        case text(String)
        /// A place, by the name between the braces.
        case placeholder(String)
    }

    let pieces: [Piece]
    /// Whether a brace is in the text that belongs to no placeholder.
    let hasStrayBrace: Bool

    /// Reads the placeholders of a text: letters between braces. Any other brace is text.
    init(_ text: String) {
        var pieces: [Piece] = []
        var plain = ""
        var hasStrayBrace = false
        var rest = text[...]
        while let character = rest.popFirst() {
            let name = rest.prefix(while: Self.isNameCharacter)
            if character == "{", !name.isEmpty, rest[name.endIndex...].first == "}" {
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = ""
                pieces.append(.placeholder(String(name)))
                rest = rest[name.endIndex...].dropFirst()
            } else {
                if character == "{" || character == "}" { hasStrayBrace = true }
                plain.append(character)
            }
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
        self.hasStrayBrace = hasStrayBrace
    }

    /// The names of the placeholders, in the order of the text.
    var placeholders: [String] {
        pieces.compactMap { piece in
            guard case .placeholder(let name) = piece else { return nil }
            return name
        }
    }

    /// The text with each placeholder replaced by what `value` gives for its name.
    func filled(_ value: (String) -> String) -> String { filled(text: { $0 }, value) }

    /// The same with `text` applied to what is between the placeholders, such as escaping.
    func filled(text: (String) -> String, _ value: (String) -> String) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let plain): result += text(plain)
            case .placeholder(let name): result += value(name)
            }
        }
        return result
    }

    private static func isNameCharacter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
}

/// Patterns for a text that depends on a number.
struct NumberedPattern: Sendable {
    private let zero: WordPattern?
    private let one: WordPattern?
    private let other: WordPattern

    /// The patterns of the texts for each kind of number.
    init(zero: String?, one: String?, other: String) {
        self.zero = zero.map { WordPattern($0) }
        self.one = one.map { WordPattern($0) }
        self.other = WordPattern(other)
    }

    /// The pattern for a number.
    func pattern(for count: Int) -> WordPattern {
        switch count {
        case 0: zero ?? other
        case 1: one ?? other
        default: other
        }
    }
}
