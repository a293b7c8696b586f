/// The section of `docs/diagnostics.md` about one kind of problem. The program carries that page as it was when it was
/// built.
package struct DiagnosticPage: Sendable {
    /// The name of the kind.
    package let name: String
    /// The section as it is written, with its heading.
    package let markdown: String

    /// A section for each kind, in the order of the page.
    package static let all: [DiagnosticPage] = EmbeddedFiles.all.flatMap { file in
        sections(of: file.text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
    }

    private static let heading = "### "
    private static let fence = "```"

    private static func sections(of page: String) -> [DiagnosticPage] {
        var sections: [(name: String, lines: [Substring])] = []
        var isExample = false
        var isSection = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(fence) { isExample.toggle() }
            if !isExample, line.hasPrefix("#") {
                isSection = line.hasPrefix(heading)
                if isSection { sections.append((String(line.dropFirst(heading.count)), [])) }
            }
            if isSection, let last = sections.indices.last { sections[last].lines.append(line) }
        }
        return sections.map { name, lines in
            let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
            return DiagnosticPage(name: name, markdown: lines[..<end].joined(separator: "\n") + "\n")
        }
    }

    /// The section without what is for a browser: examples are indented, and of links the words are left.
    package var plainText: String {
        var isExample = false
        var lines: [String] = []
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(Self.fence) {
                isExample.toggle()
            } else if isExample {
                lines.append(line.isEmpty ? "" : "    " + line)
            } else if line.hasPrefix(Self.heading) {
                lines.append(String(line.dropFirst(Self.heading.count)))
            } else {
                lines.append(String(line).replacing(/\[([^\]]+)\]\([^)]+\)/) { $0.1 })
            }
        }
        return lines.joined(separator: "\n")
    }
}
