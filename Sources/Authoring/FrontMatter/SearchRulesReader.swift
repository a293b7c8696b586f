package import Diagnostics
package import SiteModel

/// The keys of a file of search rules.
struct SearchRulesKeys: KeyGroup {
    let spelling = Key("spelling", .text, "What makes the spellings of a word one: `from>to`, in order.")
    let endings = Key("endings", .text, "Endings without which two forms of a word are the same: `from>to`, in order.")
    let sounds = Key("sounds", .text, "What makes words that sound alike the same: `from>to`, in order.")
    let alike = Key("alike", .text, "Letters that are taken for each other, in groups.")
    let vowels = Key("vowels", .text, "The letters that are vowels.")
    let small = Key("small", .text, "Words that say nothing by themselves.")
    let everyday = Key("everyday", .texts("names"), "Names of the same thing, with commas between.")
    let emergencies = Key("emergencies", .texts("words"), "What is an emergency, in the words that people search for.")
}

/// Reads the rules of a search in one language: `search/en.yml` of a theme and its like.
package enum SearchRulesReader {
    static let keys = SearchRulesKeys()

    /// The rules; what cannot be read is reported and left out.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> SearchRules {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return SearchRules() }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let count = diagnostics.count
        let root = YAMLReader(file: file, firstLine: 1).read(
            SourceEncoding.text(source[start...]),
            diagnostics: &diagnostics
        )
        var reader = MappingReader(root, owner: "a file of search rules", location: SourceLocation(file))
        reader.unknownKeyHelp = "docs/search.md lists the keys"
        let rules = reader.reading { reader in
            var rules = SearchRules()
            rules.spelling = replacements(keys.spelling, &reader, SearchRules.Replacement.init(_:))
            rules.endings = replacements(keys.endings, &reader, SearchRules.Ending.init(_:))
            rules.sounds = replacements(keys.sounds, &reader, SearchRules.Replacement.init(_:))
            rules.alike = words(keys.alike, &reader)
            rules.vowels = words(keys.vowels, &reader).joined()
            rules.small = words(keys.small, &reader)
            rules.everyday = reader.read(keys.everyday).map { group in
                group.value.split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
            }
            rules.emergencies = reader.read(keys.emergencies).map(\.value)
            return rules
        }
        diagnostics += MappingReader.withoutFollowUps(reader.finish(), of: diagnostics[count...])
        return rules
    }

    private static func words(_ key: Key<TextKind>, _ reader: inout MappingReader) -> [String] {
        (reader.read(key)?.value ?? "").split { $0 == " " || $0 == "\n" }.map(String.init)
    }

    private static func replacements<Rule>(
        _ key: Key<TextKind>,
        _ reader: inout MappingReader,
        _ rule: (String) -> Rule?
    ) -> [Rule] {
        guard let text = reader.read(key) else { return [] }
        return text.value.split { $0 == " " || $0 == "\n" }.compactMap { written in
            if let replacement = rule(String(written)) { return replacement }
            reader.report(
                .wrongType,
                at: text.location,
                "`\(written)` is not a replacement",
                help:
                    "write letters, `>` and what comes in their place, as in `ae>e`; `^` is the start of a word, `$` its end"
            )
            return nil
        }
    }
}
