import Authoring

/// YAML as an import writes it: keys in order, each value in quotes unless it is plain without doubt.
struct YAMLText {
    private(set) var text = ""

    /// A value to write.
    indirect enum Value: Sendable, Equatable {
        case text(String)
        /// Written without quotes: `true`, a number, a day.
        case plain(String)
        case list([Value])
        case group([(key: String, value: Value)])

        static func == (first: Value, second: Value) -> Bool {
            switch (first, second) {
            case (.text(let first), .text(let second)), (.plain(let first), .plain(let second)): first == second
            case (.list(let first), .list(let second)): first == second
            case (.group(let first), .group(let second)):
                first.map(\.key) == second.map(\.key) && first.map(\.value) == second.map(\.value)
            default: false
            }
        }

        var isEmpty: Bool {
            switch self {
            case .text(let text), .plain(let text): text.isEmpty
            case .list(let items): items.isEmpty
            case .group(let entries): entries.isEmpty
            }
        }
    }

    mutating func add(_ key: String, _ value: Value) {
        guard !value.isEmpty else { return }
        write(key, value, depth: 0, prefix: "")
    }

    private mutating func write(_ key: String, _ value: Value, depth: Int, prefix: String) {
        let indent = String(repeating: "  ", count: depth)
        let start = (prefix.isEmpty ? indent : prefix) + Self.written(key) + ":"
        switch value {
        case .text(let value): text += "\(start) \(Self.written(value))\n"
        case .plain(let value): text += "\(start) \(value)\n"
        case .list(let items):
            if items.isEmpty {
                text += "\(start) []\n"
                return
            }
            text += "\(start)\n"
            for item in items { write(item, depth: depth + 1) }
        case .group(let entries):
            if entries.isEmpty {
                text += "\(start) {}\n"
                return
            }
            text += "\(start)\n"
            for (key, value) in entries { write(key, value, depth: depth + 1, prefix: "") }
        }
    }

    private mutating func write(_ item: Value, depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        switch item {
        case .text(let value): text += "\(indent)- \(Self.written(value))\n"
        case .plain(let value): text += "\(indent)- \(value)\n"
        case .list(let items): text += "\(indent)- [\(items.map(Self.flow).joined(separator: ", "))]\n"
        case .group(let entries):
            if entries.isEmpty { text += "\(indent)- {}\n" }
            for (index, entry) in entries.enumerated() {
                write(entry.key, entry.value, depth: depth + 1, prefix: index == 0 ? "\(indent)- " : "")
            }
        }
    }

    private static func flow(_ value: Value) -> String {
        switch value {
        case .text(let text): written(text, isInFlow: true)
        case .plain(let text): text
        case .list(let items): "[\(items.map(flow).joined(separator: ", "))]"
        case .group(let entries):
            "{\(entries.map { "\(written($0.key, isInFlow: true)): \(flow($0.value))" }.joined(separator: ", "))}"
        }
    }

    /// A text in quotes where it needs them; a carriage return is no part of it.
    static func written(_ text: String, isInFlow: Bool = false) -> String {
        YAMLScalar.written(text.replacing("\r", with: ""), isInFlow: isInFlow)
    }

    /// A value of the old site as it is.
    static func value(_ written: WrittenValue) -> Value {
        switch written.content {
        case .text(let text): .text(text)
        case .list(let items): .list(items.map(value))
        case .group(let entries): .group(entries.map { ($0.key, value($0.value)) })
        }
    }
}
