import Authoring
import SiteModel

extension CompletionList {
    /// How many items an editor gets at once; it asks again when more was typed.
    private static let most = 200

    /// What can be written in place of a word, in the order in which it is to be shown.
    init(_ names: [Named], at place: WrittenPlace, range: EditorRange, inMarkdown: Bool) {
        let typed = place.typed.lowercased()
        // Editors match more freely than by the start; a part of the name or of the title is enough.
        let matching = names.filter { named in
            typed.isEmpty || named.name.lowercased().containsInOrder(typed)
                || named.title?.lowercased().contains(typed) == true
        }
        isIncomplete = matching.count > Self.most
        items = matching.prefix(Self.most).enumerated().map { index, named in
            CompletionItem(
                label: named.name,
                kind: named.kind.rawValue,
                detail: named.title,
                documentation: named.explanation.documentation(inMarkdown: inMarkdown),
                sortText: named.sortText(index, after: typed),
                filterText: named.title.map { "\(named.name) \($0)" } ?? named.name,
                textEdit: EditorTextEdit(range: range, newText: named.text(at: place))
            )
        }
    }
}

extension Explanation {
    fileprivate func documentation(inMarkdown: Bool) -> CompletionItem.Documentation? {
        guard !isEmpty else { return nil }
        let content = content(inMarkdown: inMarkdown)
        return inMarkdown ? .content(content) : .text(content.value)
    }
}

extension Named {
    /// What begins with the typed letters comes first, then what is needed, and then everything in its order.
    fileprivate func sortText(_ index: Int, after typed: String) -> String {
        let ranks = (name.lowercased().hasPrefix(typed) ? "0" : "1") + (key?.isNeeded == true ? "0" : "1")
        let number = String(index)
        return ranks + String(repeating: "0", count: 5 - number.count) + number
    }

    /// What is written for it.
    fileprivate func text(at place: WrittenPlace) -> String {
        switch place.role {
        case .entry(let entry):
            let start = (startsItem ? "- " : "") + name
            guard let key, !entry.hasColon else { return start }
            return start + key.shape.opening(indent: entry.indent + (startsItem ? 2 : 0), isInBraces: entry.isInBraces)
        case .placeholder: return name + ":"
        default: return name
        }
    }
}

extension ValueShape {
    /// What follows a key that is new: a space, or the start of a list or a group below it.
    fileprivate func opening(indent: Int, isInBraces: Bool) -> String {
        let space = String(repeating: " ", count: indent)
        return switch self {
        case .list(.name), .groups: isInBraces ? ": " : ":\n\(space)  - "
        case .group, .members, .open: isInBraces ? ": " : ":\n\(space)  "
        default: ": "
        }
    }
}

extension String {
    /// Whether it has all characters of another text, in their order.
    fileprivate func containsInOrder(_ other: String) -> Bool {
        var rest = other[...]
        for character in self where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}
