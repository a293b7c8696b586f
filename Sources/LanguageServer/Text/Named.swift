import Authoring
import Diagnostics

/// Something that a text can name at a place: what an editor offers there, what it explains, and where it leads.
struct Named {
    /// How the text names it.
    var name: String
    /// What it is called in lists, beside the name.
    var title: String?
    let kind: CompletionItem.Kind
    /// Where it is written; `nil` where no file of the site says it.
    var location: SourceLocation?
    /// What is known of it.
    var explanation = Explanation()
    /// What it is, where it is a key.
    var key: KeyDeclaration?
    /// Whether a new item of a list has to begin with it.
    var startsItem = false
    /// Where the text names it, where that is more than the word at the place.
    var place: SourceLocation?
}

/// What an editor is told of something: a title, and lines of plain text in which words in backticks are code.
struct Explanation: Equatable {
    var title = ""
    var lines: [String] = []

    var isEmpty: Bool { title.isEmpty && lines.isEmpty }

    /// The text in Markdown, or as it is for editors that know none.
    func content(inMarkdown: Bool) -> MarkupContent {
        guard inMarkdown else {
            return MarkupContent(
                kind: .plainText,
                value: ([title] + lines).filter { !$0.isEmpty }.joined(separator: "\n")
            )
        }
        let heading = title.isEmpty ? [] : ["**\(Self.escaped(title))**"]
        return MarkupContent(kind: .markdown, value: (heading + lines.map(Self.escaped)).joined(separator: "\n\n"))
    }

    /// A text whose characters mean nothing in Markdown, but for code in backticks (CommonMark 0.31, section 2.4).
    private static func escaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "`", let end = rest.firstIndex(of: "`") {
                result += "`" + rest[...end]
                rest = rest[rest.index(after: end)...]
            } else {
                if "\\`*_[]<>#&~|!".contains(character) { result.append("\\") }
                result.append(character)
            }
        }
        return result
    }

    /// Both, one below the other.
    func and(_ other: Explanation) -> Explanation {
        guard !isEmpty else { return other }
        return Explanation(title: title, lines: lines + [other.title].filter { !$0.isEmpty } + other.lines)
    }
}
