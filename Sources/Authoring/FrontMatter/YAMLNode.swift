import Diagnostics

/// A piece of YAML with its place in the file: what is left of Yams outside of `YAMLReader`.
///
/// Scalars stay the text that was written; what type a value has is for the key to say, so that `title: NO` is a
/// title and `slug: 1E3` a slug.
struct YAMLNode {
    enum Content {
        case scalar(String, isQuoted: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    struct Entry {
        var key: String
        var keyLocation: SourceLocation
        var value: YAMLNode
    }

    var content: Content
    var location: SourceLocation
    /// Where a comment cuts off the rest of the line, after a text without quotes.
    var comment: SourceLocation?
    /// Whether it is there and could not be read, which is reported.
    var isUnreadable = false
    /// Whether keys of the group may be missing because their lines could not be read, which is reported.
    var isIncomplete = false

    init(
        content: Content,
        location: SourceLocation,
        comment: SourceLocation? = nil,
        isUnreadable: Bool = false,
        isIncomplete: Bool = false
    ) {
        self.content = content
        self.location = location
        self.comment = comment
        self.isUnreadable = isUnreadable
        self.isIncomplete = isIncomplete
    }

    /// The text of a scalar; `nil` where the value was left out (`key:` or `key: ~`) and for lists and maps.
    var text: String? {
        guard case .scalar(let text, let isQuoted) = content else { return nil }
        return !isQuoted && (text.isEmpty || text == "~") ? nil : text
    }

    /// Whether it is a group of keys.
    var isMapping: Bool {
        guard case .mapping = content else { return false }
        return true
    }

    /// Whether the value was left out.
    var isAbsent: Bool {
        guard case .scalar = content else { return false }
        return text == nil
    }

    /// Whether it is a list of nothing.
    var isEmptyList: Bool {
        guard case .sequence(let items) = content else { return false }
        return items.isEmpty
    }

    /// Of a list, the keys of all its items: what its owner wrote, with a `- ` too many before each.
    var entriesOfItems: [Entry] {
        guard case .sequence(let items) = content else { return [] }
        return items.flatMap { item in
            guard case .mapping(let entries) = item.content else { return [Entry]() }
            return entries
        }
    }

    /// What it is, in an editor's words.
    var kindName: String {
        switch content {
        case .scalar: "a text"
        case .sequence: "a list"
        case .mapping: "a group of keys"
        }
    }
}
