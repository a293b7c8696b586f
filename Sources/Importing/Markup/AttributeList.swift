/// Attributes as kramdown, Python-Markdown, Pandoc and goldmark write them: `.class #id key="value"`.
struct AttributeList: Sendable, Equatable {
    var classes: [String] = []
    var id: String?
    var values: [String: String] = [:]
    /// Words that are none of these.
    var words: [String] = []

    /// Reads what is between the braces, without the colon after the first one.
    init(_ text: String) {
        var rest = text[...]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            guard let first = rest.first else { return }
            if first == "." || first == "#" {
                let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != "." && $0 != "#" }
                if first == "." { classes.append(String(name)) } else { id = String(name) }
                rest = rest.dropFirst(name.count + 1)
                continue
            }
            let name = rest.prefix { !$0.isWhitespace && $0 != "=" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else {
                words.append(String(name))
                continue
            }
            rest = rest.dropFirst()
            if let quote = rest.first, quote == "\"" || quote == "'" {
                let value = rest.dropFirst().prefix { $0 != quote }
                values[String(name)] = String(value)
                rest = rest.dropFirst(value.count + 2)
            } else {
                let value = rest.prefix { !$0.isWhitespace }
                values[String(name)] = String(value)
                rest = rest.dropFirst(value.count)
            }
        }
    }
}
