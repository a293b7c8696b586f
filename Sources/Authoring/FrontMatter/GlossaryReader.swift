package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let glossaryDuplicate = DiagnosticIdentifier(
        "glossary-duplicate",
        .error,
        "A word is explained more than once"
    )
}

/// The keys of a word of the glossary.
struct GlossaryKeys: KeyGroup {
    let term = Key(
        "term",
        .prose,
        "The word as texts use it.",
        needed: "add `term:` with the word as texts use it"
    )
    let variants = Key("variants", .texts("other forms of the word"), "Other forms of the word, such as its plural.")
    let meaning = Key(
        "meaning",
        .prose,
        "What the word means, in plain words.",
        needed: "add `meaning:` with what the word means, in plain words"
    )
    let sortAs = Key("sortAs", .text, "How the word is read, where its characters do not say.")
}

/// Reads `glossary.yml`: a list of words with their meanings.
package enum GlossaryReader {
    static let keys = GlossaryKeys()

    /// The glossary; of two entries for one word the first one is.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> Glossary {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return Glossary() }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let yaml = SourceEncoding.text(source[start...])
        let count = diagnostics.count
        let reader = YAMLReader(file: file, firstLine: 1, isList: true)
        guard let root = reader.read(yaml, diagnostics: &diagnostics) else { return Glossary() }
        var found: [Diagnostic] = []
        let terms = MappingReader.groups(root, of: "The glossary", owner: "a word of the glossary", &found, read: term)
        reportDuplicates(terms, &found)
        diagnostics += MappingReader.withoutFollowUps(found, of: diagnostics[count...])
        return Glossary(terms: terms)
    }

    private static func term(_ reader: inout MappingReader) -> Glossary.Term? {
        let term = reader.read(keys.term)
        let variants = reader.read(keys.variants)
        for variant in variants { reader.checkPlainText(variant, keys.variants.name) }
        let meaning = reader.read(keys.meaning)
        let sortAs = reader.read(keys.sortAs)?.value
        guard let term, let meaning else { return nil }
        for form in [term] + variants where !form.value.contains(where: { $0.isLetter || $0.isNumber }) {
            reader.report(
                .emptyValue,
                at: form.location,
                "`\(form.value)` has no letter and no digit, so it is not a word",
                help: "write the word as texts use it"
            )
        }
        return Glossary.Term(term: term, variants: variants, meaning: meaning.value, sortAs: sortAs)
    }

    private static func reportDuplicates(_ terms: [Glossary.Term], _ diagnostics: inout [Diagnostic]) {
        var first: [String: Located<String>] = [:]
        for form in terms.flatMap({ [$0.term] + $0.variants }) {
            let key = Slug.comparisonKey(form.value)
            guard let earlier = first[key] else {
                first[key] = form
                continue
            }
            diagnostics.append(
                Diagnostic(
                    .glossaryDuplicate,
                    at: form.location,
                    "`\(form.value)` is explained twice",
                    help: "keep one of the two",
                    notes: [Diagnostic.Note("first explained here", at: earlier.location)]
                )
            )
        }
    }
}
