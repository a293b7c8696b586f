package import Diagnostics

/// What stands in a summary in the place of `{service:name}` or `{fact:name}`.
package struct SummaryInsertion: Sendable, Equatable {
    /// What it is.
    package enum Kind: Sendable, Equatable {
        /// The label of a service, with the number to call.
        case service(CallLink)
        /// The value of a fact of a name.
        case fact(String)
    }

    /// Where it is in the summary, in UTF-8 offsets.
    package var range: Range<Int>
    /// What it is.
    package var kind: Kind

    /// What stands at a place.
    package init(range: Range<Int>, _ kind: Kind) {
        self.range = range
        self.kind = kind
    }
}

/// `{service:name}` and `{fact:name}` in a text that is otherwise plain.
package enum SummaryPlaceholder {
    /// What a placeholder stands for.
    package enum Kind: String, CaseIterable, Sendable {
        case service
        case fact

        fileprivate var opening: String { "{\(rawValue):" }
    }

    /// A placeholder with the name that it has.
    package struct Found {
        /// Where it is.
        package var range: Range<String.Index>
        /// What it stands for.
        package var kind: Kind
        /// The name.
        package var name: String
    }

    /// The placeholders in a text, in its order; one without its brace does not count.
    package static func all(in text: String) -> [Found] {
        // Hardly any summary has a brace.
        guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
        var found: [Found] = []
        for kind in Kind.allCases {
            var rest = text[...]
            while let start = rest.firstRange(of: kind.opening) {
                rest = rest[start.upperBound...]
                let name = rest.prefix { $0 != "}" && $0 != "{" && !$0.isWhitespace }
                guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else { continue }
                rest = rest[rest.index(after: name.endIndex)...]
                found.append(Found(range: start.lowerBound..<rest.startIndex, kind: kind, name: String(name)))
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension ReviewedText {
    /// Puts the labels of services and the values of facts in the place of their placeholders in the summary; those that
    /// the site does not have stay as they are written.
    mutating func putInsertions(_ services: [Service], _ facts: StatedFacts) {
        guard let written = summary else { return }
        let placeholders = SummaryPlaceholder.all(in: written.value)
        guard !placeholders.isEmpty else { return }
        var text = ""
        var end = written.value.startIndex
        for placeholder in placeholders {
            let (shown, kind): (String, SummaryInsertion.Kind)
            switch placeholder.kind {
            case .service:
                guard let service = services.first(where: { $0.name.value == placeholder.name }) else {
                    unknownServices.append(placeholder.name)
                    continue
                }
                (shown, kind) = (service.label, .service(service.link))
            case .fact:
                guard let fact = facts[placeholder.name] else {
                    unknownFacts.append(placeholder.name)
                    continue
                }
                (shown, kind) = (fact.value, .fact(placeholder.name))
            }
            text += written.value[end..<placeholder.range.lowerBound]
            let start = text.utf8.count
            text += shown
            summaryInsertions.append(SummaryInsertion(range: start..<text.utf8.count, kind))
            end = placeholder.range.upperBound
        }
        summary?.value = text + written.value[end...]
    }

    /// The names of the facts that the summary shows, in its order.
    package var summaryFacts: [String] {
        summaryInsertions.compactMap { if case .fact(let name) = $0.kind { name } else { nil } }
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
