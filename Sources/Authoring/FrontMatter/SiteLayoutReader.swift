package import Diagnostics
package import SiteModel

/// The keys of `sitegen.yml`.
struct SiteLayoutKeys: KeyGroup {
    let content = Key("content", .text, "The folder that you write, from the folder of `sitegen.yml`.")
    let templates = Key("templates", .text, "The folder of the theme.")
    let output = Key("output", .text, "The folder to publish into.")
    let baseline = Key("baseline", .text, "The file of accepted findings.")
}

/// Reads `sitegen.yml`.
package enum SiteLayoutReader {
    static let keys = SiteLayoutKeys()

    /// Where the parts of a site are; what the file does not name, or cannot be read, is in its usual place.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> SiteLayout {
        var layout = SiteLayout()
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return layout }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let count = diagnostics.count
        let root = YAMLReader(file: file, firstLine: 1).read(
            SourceEncoding.text(source[start...]),
            diagnostics: &diagnostics
        )
        var reader = MappingReader(root, owner: "`\(SiteLayout.fileName)`", location: SourceLocation(file))
        reader.unknownKeyHelp = "docs/content.md lists the keys"
        layout = reader.reading { reader in
            var layout = SiteLayout()
            layout.content = reader.read(keys.content)?.value ?? layout.content
            layout.templates = reader.read(keys.templates)?.value ?? layout.templates
            layout.output = reader.read(keys.output)?.value ?? layout.output
            layout.baseline = reader.read(keys.baseline)?.value
            return layout
        }
        diagnostics += MappingReader.withoutFollowUps(reader.finish(), of: diagnostics[count...])
        return layout
    }
}
