package import Diagnostics

/// A service that a summary names: its label stands in the place of `{service:name}`.
package struct SummaryService: Sendable, Equatable {
    /// Where the label is in the summary, in UTF-8 offsets.
    package var range: Range<Int>
    /// The number to call.
    package var link: CallLink

    /// A service whose label is at a place.
    package init(range: Range<Int>, link: CallLink) {
        self.range = range
        self.link = link
    }
}

/// `{service:name}` in a text that is otherwise plain.
package enum ServicePlaceholder {
    private static let opening = "{service:"

    /// The placeholders in a text, each with the name that it has; what lacks its brace is none.
    package static func all(in text: String) -> [(range: Range<String.Index>, name: String)] {
        // Hardly any summary has a brace.
        guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
        var found: [(Range<String.Index>, String)] = []
        var rest = text[...]
        while let start = rest.firstRange(of: opening) {
            rest = rest[start.upperBound...]
            let name = rest.prefix { $0 != "}" && $0 != "{" && !$0.isWhitespace }
            guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else { continue }
            rest = rest[rest.index(after: name.endIndex)...]
            found.append((start.lowerBound..<rest.startIndex, String(name)))
        }
        return found
    }
}

extension ReviewedText {
    /// Puts the labels of services in the place of their placeholders in the summary; those that the site does not have
    /// stay as they are written.
    mutating func putServices(_ services: [Service]) {
        guard let written = summary else { return }
        let placeholders = ServicePlaceholder.all(in: written.value)
        guard !placeholders.isEmpty else { return }
        var text = ""
        var end = written.value.startIndex
        for (range, name) in placeholders {
            guard let service = services.first(where: { $0.name.value == name }) else {
                unknownServices.append(name)
                continue
            }
            text += written.value[end..<range.lowerBound]
            let start = text.utf8.count
            text += service.label
            summaryServices.append(SummaryService(range: start..<text.utf8.count, link: service.link))
            end = range.upperBound
        }
        summary?.value = text + written.value[end...]
    }
}

extension Diagnostic {
    /// A text names a service that the site does not have.
    package static func serviceUnknown(_ name: String, known: [String], at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .serviceUnknown,
            at: location,
            "`site.yml` has no service \(quoted(name))",
            advice: NearMiss.advice(for: name, at: location, among: known) { "write `{service:\($0)}` instead" }
                .or("add it under `services` in `site.yml`")
        )
    }
}
