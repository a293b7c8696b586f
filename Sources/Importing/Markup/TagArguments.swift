/// The arguments of a shortcode or an include: `name="value"`, or values alone.
struct TagArguments: Sendable, Equatable {
    /// Values without a name, in order.
    var positional: [String] = []
    /// Values with a name, in order.
    var named: [(name: String, value: String)] = []

    static func == (first: TagArguments, second: TagArguments) -> Bool {
        first.positional == second.positional && first.named.map(\.name) == second.named.map(\.name)
            && first.named.map(\.value) == second.named.map(\.value)
    }

    /// No arguments.
    init() {}

    /// Reads the rest of a tag. Quotation marks of three kinds are around values with spaces.
    init(_ text: some StringProtocol) {
        var rest = Substring(text)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            guard !rest.isEmpty else { return }
            let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
            let afterName = rest.dropFirst(name.count)
            let isNamed = !name.isEmpty && afterName.first == "=" && afterName.dropFirst().first != "="
            if isNamed { rest = afterName.dropFirst().drop { $0 == " " } }
            let value = Self.value(&rest)
            if isNamed { named.append((String(name), value)) } else { positional.append(value) }
        }
    }

    private static func value(_ rest: inout Substring) -> String {
        if let quote = rest.first, quote == "\"" || quote == "'" || quote == "`" || quote == "\u{201C}" {
            let end: Character = quote == "\u{201C}" ? "\u{201D}" : quote
            var value = ""
            var index = rest.index(after: rest.startIndex)
            while index < rest.endIndex, rest[index] != end {
                let next = rest.index(after: index)
                if rest[index] == "\\", quote == "\"", next < rest.endIndex, rest[next] == "\"" || rest[next] == "\\" {
                    value.append(rest[next])
                    index = rest.index(after: next)
                } else {
                    value.append(rest[index])
                    index = next
                }
            }
            rest = index < rest.endIndex ? rest[rest.index(after: index)...] : rest[index...]
            return value
        }
        let value = rest.prefix { !$0.isWhitespace && $0 != "," }
        rest = rest.dropFirst(max(1, value.count))
        return String(value)
    }

    /// The value of a name, or of a place for a number; `*` is all values without a name.
    subscript(_ name: String) -> String? {
        if name == "*" { return positional.isEmpty ? nil : positional.joined(separator: " ") }
        if let place = Int(name) { return positional.indices.contains(place) ? positional[place] : nil }
        return named.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The value that says of which type something is.
    var type: String? {
        for name in ["type", "style", "status", "level", "class", "color", "context"] {
            if let value = self[name] { return value }
        }
        return positional.first
    }

    /// The title, whether it has a name or not; where the first value is the type, the title is the second.
    func title(afterType: Bool) -> String? {
        self["title"] ?? self["summary"] ?? self["header"] ?? self["heading"]
            ?? (afterType ? (named.isEmpty ? self["1"] : nil) : self["0"])
    }
}
