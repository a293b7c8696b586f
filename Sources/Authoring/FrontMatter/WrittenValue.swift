package import Diagnostics

/// A value of YAML, TOML or JSON as someone wrote it, with its place where that is known.
///
/// Numbers, dates and the like stay text: what type a value has is for its reader to say.
package struct WrittenValue: Sendable, Equatable {
    /// What it holds.
    package indirect enum Content: Sendable, Equatable {
        case text(String)
        case list([WrittenValue])
        case group([Entry])
    }

    /// A key with its value.
    package struct Entry: Sendable, Equatable {
        /// The key.
        package var key: String
        /// Where the key is.
        package var keyLocation: SourceLocation
        /// Its value.
        package var value: WrittenValue

        /// A key with its value.
        package init(key: String, keyLocation: SourceLocation, value: WrittenValue) {
            self.key = key
            self.keyLocation = keyLocation
            self.value = value
        }
    }

    /// What it holds.
    package var content: Content
    /// Where it is; the start of the file where that is not known.
    package var location: SourceLocation

    /// A value at a place.
    package init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// The text of a value that is one; `nil` for one that was left out, and for lists and groups.
    package var text: String? {
        guard case .text(let text) = content, !text.isEmpty else { return nil }
        return text
    }

    /// The keys of a group, in order; none of anything else.
    package var entries: [Entry] {
        guard case .group(let entries) = content else { return [] }
        return entries
    }

    /// The items of a list; of anything else it is the only one, and of a value that was left out there are none.
    package var items: [WrittenValue] {
        switch content {
        case .list(let items): items
        case .text(let text): text.isEmpty ? [] : [self]
        case .group: [self]
        }
    }

    /// The value of a key of a group.
    package subscript(_ key: String) -> WrittenValue? { entries.first { $0.key == key }?.value }
}

extension WrittenValue {
    /// Reads a text of YAML; `nil` where it is empty or cannot be read.
    ///
    /// - Parameters:
    ///   - yaml: lines that end in a line feed.
    ///   - file: the file that the text is in.
    ///   - firstLine: the 1-based line of the file on which the text starts.
    ///   - diagnostics: receives what keeps it, or a part of it, from being read.
    package static func yaml(
        _ yaml: String,
        file: SourceFile,
        firstLine: Int = 1,
        diagnostics: inout [Diagnostic]
    ) -> WrittenValue? {
        var reader = YAMLReader(file: file, firstLine: firstLine)
        // The forms of others are not to be held to our own habits.
        reader.isTyped = false
        return reader.read(yaml, diagnostics: &diagnostics).map(WrittenValue.init)
    }

    private init(_ node: YAMLNode) {
        location = node.location
        content =
            switch node.content {
            case .scalar: .text(node.text ?? "")
            case .sequence(let items): .list(items.map(WrittenValue.init))
            case .mapping(let entries):
                .group(
                    entries.map {
                        Entry(key: $0.key, keyLocation: $0.keyLocation, value: WrittenValue($0.value))
                    }
                )
            }
    }
}
