import Diagnostics
import SiteModel

/// What was probably to be `{service:name}`, `{fact:name}` or `{people:condition}` and is none: the number to call would be
/// missing.
///
/// In braces it is known by its word, which is nearly that of a placeholder, or by its name, which the site knows.
/// Elsewhere both must be right. No other text is written so.
struct PlaceholderAttempt {
    /// What the site puts in.
    enum Kind: String {
        case people
        case service
        case fact
    }

    /// What was meant.
    struct Meaning {
        /// What the site was to put in.
        let kind: Kind
        /// The name that the site knows; `nil` where it knows none like it.
        let name: String?

        /// How it is written.
        var written: String { "{\(kind.rawValue):\(name ?? (kind == .people ? "condition" : "name"))}" }
    }

    /// How many bytes of the content it takes.
    let length: Int
    /// What was meant.
    let meaning: Meaning

    /// Words that authors write in place of the right one, and what they mean by them.
    private static let otherWords: [String: Kind] = [
        "svc": .service, "tel": .service, "telephone": .service, "phone": .service, "number": .service,
        "call": .service, "hotline": .service, "dienst": .service, "telefon": .service,
        "person": .people, "persons": .people, "count": .people, "patients": .people,
    ]

    /// The kind that a word stands for, if it is nearly that of a placeholder.
    static func kind(near word: String) -> Kind? {
        let lower = word.lowercased()
        if let kind = Kind(rawValue: lower) { return kind }
        return NearMiss.suggestion(for: lower, among: ["people", "service", "fact"]).flatMap { Kind(rawValue: $0) }
    }

    /// Reads what is in braces.
    init?(inBraces content: Substring, _ context: (any BodyContext)?) {
        let trimmed = content.trimmedOfBlanks
        guard !trimmed.isEmpty else { return nil }
        length = content.utf8.count
        if let meaning = Self.known(trimmed, nil, context) {
            self.meaning = meaning
            return
        }
        let word = trimmed.prefix { $0.isLetter }
        let rest = trimmed[word.endIndex...].trimmedOfBlanks
        guard !word.isEmpty, let sign = rest.first, let kind = Self.separators[sign] else { return nil }
        let name = rest.dropFirst().trimmedOfBlanks
        let near = Self.kind(near: String(word))
        let wanted = near ?? Self.otherWords[word.lowercased()]
        if let meaning = Self.known(name, wanted, context), wanted != nil || kind == .colon {
            self.meaning = meaning
        } else if let near, kind == .colon {
            let names: [String]
            switch near {
            case .service: names = context?.serviceNames ?? []
            case .fact: names = context?.factNames ?? []
            case .people: names = []
            }
            let close = NearMiss.suggestion(for: String(name), among: names)
            meaning = Meaning(kind: near, name: close)
        } else {
            return nil
        }
    }

    /// Reads what is on both sides of a colon, without braces.
    init?(word: Substring, name: Substring, _ context: (any BodyContext)?) {
        guard let kind = Self.kind(near: String(word)), let meaning = Self.known(name, kind, context) else {
            return nil
        }
        length = word.utf8.count + name.utf8.count
        self.meaning = meaning
    }

    private enum Separator {
        case colon
        case other
    }

    /// What is between the word and the name: a colon of some kind, or what is near it on a keyboard.
    private static let separators: [Character: Separator] = [
        ":": .colon, "：": .colon, ";": .colon, "；": .colon, "=": .colon, "-": .other, "–": .other, "_": .other,
        ".": .other, "/": .other, ",": .other, "|": .other, "#": .other,
    ]

    /// What the site knows by a name, whatever its case.
    private static func known(_ name: Substring, _ kind: Kind?, _ context: (any BodyContext)?) -> Meaning? {
        guard let context, !name.isEmpty else { return nil }
        let lower = name.lowercased()
        if kind == nil || kind == .fact, let fact = context.factNames.first(where: { $0.lowercased() == lower }) {
            return Meaning(kind: .fact, name: fact)
        }
        if kind == nil || kind == .service,
            let service = context.serviceNames.first(where: { $0.lowercased() == lower })
        {
            return Meaning(kind: .service, name: service)
        }
        if kind == nil || kind == .people, context.peopleCount(lower) != nil {
            return Meaning(kind: .people, name: lower)
        }
        return nil
    }
}

extension Substring {
    fileprivate var trimmedOfBlanks: Substring {
        var text = drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
