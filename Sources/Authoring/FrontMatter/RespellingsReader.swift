package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let respellingInvalid = DiagnosticIdentifier(
        "respelling-invalid",
        .error,
        "A respelling is not a pair of words"
    )
}

/// Reads `respellings.yml`: a list of pairs of words.
package enum RespellingsReader {
    /// The respellings; a pair that is none is reported and left out.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> Respellings {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return Respellings() }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let yaml = SourceEncoding.text(source[start...])
        let reader = YAMLReader(file: file, firstLine: 1, isList: true)
        guard let root = reader.read(yaml, diagnostics: &diagnostics) else { return Respellings() }
        guard case .sequence(let items) = root.content else {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    at: root.location,
                    "`respellings.yml` must be a list, but this is \(root.kindName)",
                    help: "start each pair with `- `, as in `- [anaemia, anemia]`"
                )
            )
            return Respellings()
        }
        return Respellings(items.compactMap { pair($0, &diagnostics) })
    }

    /// The fewest letters of a word. Shorter ones are units and particles, where one letter can change a dose.
    private static let fewestLetters = 3

    private static func pair(_ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> (String, String)? {
        guard !node.isUnreadable else { return nil }
        func report(_ message: String, at location: SourceLocation, help: String) {
            diagnostics.append(Diagnostic(.respellingInvalid, at: location, message, help: help))
        }
        guard case .sequence(let items) = node.content, items.count == 2, let first = items[0].text,
            let second = items[1].text
        else {
            report(
                "A respelling must be a pair of words",
                at: node.location,
                help: "write two words in square brackets, as in `- [anaemia, anemia]`"
            )
            return nil
        }
        for (word, node) in zip([first, second], items) {
            guard isWord(word) else {
                report(
                    "`\(word)` is not a single word made of letters",
                    at: node.location,
                    help: "write single words without digits: any other change needs a review"
                )
                return nil
            }
            guard word.count >= fewestLetters else {
                report(
                    "`\(word)` is too short for a respelling",
                    at: node.location,
                    help: "delete the pair: in a short word, such as a unit, one letter can change the meaning"
                )
                return nil
            }
        }
        guard first.lowercased() != second.lowercased() else {
            report(
                "Both words of this pair are `\(first)`",
                at: node.location,
                help: "delete the pair, or write the other spelling"
            )
            return nil
        }
        return (first, second)
    }

    /// Whether a text is letters, with hyphens and apostrophes between them.
    private static func isWord(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "'" || $0 == "’" }
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLetter) }
    }
}
