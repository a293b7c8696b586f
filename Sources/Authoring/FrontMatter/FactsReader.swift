package import Diagnostics
package import SiteModel

/// The keys of a fact of `facts.yml`.
struct StatedFactKeys: MemberKeys {
    let value = Key(
        "value",
        .text,
        "What readers see, such as `2,000 mg a day`.",
        needed: "add `value:` with what readers see"
    )
    let source = Key("source", .text, "Where the value comes from, for editors and reviewers.")
    let note = Key("note", .text, "A remark for editors and reviewers.")

    /// `metformin-max: 2,000 mg a day` is short for a group with the value alone.
    var shortKey: Key<TextKind> { value }
}

/// Reads `facts.yml`: a name for each value that texts show.
package enum FactsReader {
    static let keys = StatedFactKeys()

    /// The facts; whatever is wrong with them is reported.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> StatedFacts {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return StatedFacts() }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let count = diagnostics.count
        let yaml = SourceEncoding.text(source[start...])
        guard let root = YAMLReader(file: file, firstLine: 1).read(yaml, diagnostics: &diagnostics) else {
            return StatedFacts()
        }
        // The names are those of a group that has no key of its own.
        let entry = YAMLNode.Entry(key: "facts.yml", keyLocation: root.location, value: root)
        let whole = YAMLNode(content: .mapping([entry]), location: root.location)
        var reader = MappingReader(whole, owner: "The facts", location: SourceLocation(file))
        let facts = reader.members("facts.yml", owner: "a fact", shortKey: keys.shortKey.name) { name, reader in
            fact(name, &reader)
        }
        diagnostics += MappingReader.withoutFollowUps(reader.finish(), of: diagnostics[count...])
        return StatedFacts(facts)
    }

    private static func fact(_ name: Located<String>, _ reader: inout MappingReader) -> StatedFact? {
        let value = reader.read(keys.value)
        let (source, note) = (reader.read(keys.source)?.value, reader.read(keys.note)?.value)
        let isName = !name.value.isEmpty && name.value.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
        if !isName {
            reader.report(
                .wrongType,
                at: name.location,
                "`\(name.value)` is not the name of a fact",
                help: "write letters, digits and hyphens only, as in `metformin-max`"
            )
        }
        guard let value, isName else { return nil }
        reader.checkPlainText(value, keys.value.name)
        return StatedFact(name: name, value: value.value, source: source, note: note)
    }
}
