package import Diagnostics
package import SiteModel

/// The forms of a text that depends on a number.
struct NumberFormKeys: MemberKeys {
    let zero = Key("zero", .uncut, "The text for the number 0.")
    let one = Key("one", .uncut, "The text for the number 1.")
    let other = Key(
        "other",
        .uncut,
        "The text for all other numbers.",
        needed: "add `other:` with the text for all other numbers"
    )

    var shortKey: Key<TextKind> { other }
}

/// Reads a strings file: what a site says in its own voice in one language.
package enum StringsReader {
    static let formKeys = NumberFormKeys()

    /// The words of the file; whatever is wrong with its form is reported. What words there have to be is not asked
    /// here.
    package static func read(
        _ source: [UInt8],
        file: SourceFile,
        language: LanguageTag,
        diagnostics: inout [Diagnostic]
    ) -> InterfaceStrings {
        var strings = InterfaceStrings(language: language, file: file)
        let count = diagnostics.count
        let root = root(of: source, file: file, diagnostics: &diagnostics)
        strings.isReadable = root != nil && !diagnostics[count...].contains { $0.identifier == .yamlSyntax }
        guard let root else { return strings }
        var reader = MappingReader(root, owner: "a strings file", location: SourceLocation(file))
        for key in reader.keys {
            if let value = value(of: key, &reader) {
                strings.entries[key] = InterfaceStrings.Entry(at: reader.place(of: key), value)
            } else {
                strings.unreadableKeys.insert(key)
            }
        }
        diagnostics += MappingReader.withoutFollowUps(reader.finish(), of: diagnostics[count...])
        return strings
    }

    private static func root(
        of source: [UInt8],
        file: SourceFile,
        diagnostics: inout [Diagnostic]
    ) -> YAMLNode? {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return nil }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let count = diagnostics.count
        let root = YAMLReader(file: file, firstLine: 1).read(
            SourceEncoding.text(source[start...]),
            diagnostics: &diagnostics
        )
        guard let root, root.isMapping else {
            if diagnostics.count == count {
                diagnostics.append(
                    Diagnostic(
                        .wrongType,
                        at: root?.location ?? SourceLocation(file),
                        "A strings file must be a group of keys, but this"
                            + " \(root.map { "is \($0.kindName)" } ?? "one is empty")",
                        help: "write one `key: text` on each line"
                    )
                )
            }
            return nil
        }
        return root
    }

    private static func value(of key: String, _ reader: inout MappingReader) -> InterfaceStrings.Value? {
        guard reader.isGroup(key) else { return reader.uncut(key).map { .text($0) } }
        let forms = reader.group(key, owner: "`\(key)`") { reader -> NumberForms? in
            let zero = reader.read(formKeys.zero)
            let one = reader.read(formKeys.one)
            let other = reader.read(formKeys.other)
            return other.map { NumberForms(zero: zero, one: one, other: $0) }
        }
        return forms.flatMap { $0 }.map { .byNumber($0) }
    }
}
