/// The lines of front matter that keys take.
struct FrontMatterLines {
    private let lines: [Substring]

    /// The front matter of a file.
    init(_ source: [UInt8]) {
        let text = String(decoding: source, as: UTF8.self)
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// `line 4` or `lines 5 to 7`: from the key to the end of its value, which is at a line.
    func words(forKey key: String, at line: Int) -> String {
        let names = ["\(key):", "\"\(key)\":", "'\(key)':"]
        let place = min(max(line - 1, 0), lines.count)
        let start = lines[..<min(place + 1, lines.count)].lastIndex { line in names.contains { line.hasPrefix($0) } }
        guard let start else { return "line \(line)" }
        // The value goes on as long as lines are set in, or are items of a list.
        let rest = lines[(start + 1)...].prefix { line in
            line.hasPrefix(" ") || line.hasPrefix("- ") || line.hasPrefix("]") || line.hasPrefix("\t")
        }
        return rest.isEmpty ? "line \(start + 1)" : "lines \(start + 1) to \(start + 1 + rest.count)"
    }
}
