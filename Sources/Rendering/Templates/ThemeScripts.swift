import ASCII
package import Diagnostics

extension DiagnosticIdentifier {
    package static let scriptBreaksPage = DiagnosticIdentifier(
        "script-breaks-page",
        .error,
        "A script contains what would end it early in a page"
    )
}

/// The scripts of a theme. They are in the pages themselves, and a browser runs them because the page's content
/// security policy names their digests; it runs no other.
struct ThemeScripts: Sendable {
    /// A script.
    struct Script: Sendable {
        /// The name by which templates know it.
        let key: String
        let text: String
        /// The SHA-256 of its text in Base64.
        let digest: String
        /// Whether the program carries it.
        let isBuiltIn: Bool
    }

    /// The scripts, sorted by path.
    private var scripts: [Script] = []

    /// The text of each script by its key.
    var texts: [String: String] { Dictionary(scripts.map { ($0.key, $0.text) }) { first, _ in first } }

    /// The SHA-256 digests of the scripts, in Base64.
    var digests: [String] { scripts.map(\.digest) }

    /// Reads the files of `folder`; `digest` gives the SHA-256 of some bytes in Base64.
    init(_ files: [ThemeFile], folder: String, digest: ([UInt8]) -> String, diagnostics: inout [Diagnostic]) {
        for file in files.sorted(by: { $0.path < $1.path }) {
            guard let text = Self.text(of: file, &diagnostics) else { continue }
            let key = AssetView.key(for: String(file.path.dropFirst(folder.count)))
            guard !scripts.contains(where: { $0.key == key }) else {
                diagnostics.append(
                    Diagnostic(
                        .templateUnsupported,
                        at: SourceLocation(file.source),
                        "Another script has the name `script.\(key)` too",
                        help: "rename one of the two"
                    )
                )
                continue
            }
            let digest = digest(Array(text.utf8))
            scripts.append(Script(key: key, text: text, digest: digest, isBuiltIn: file.isBuiltIn))
        }
    }

    /// The scripts without those for which `isLeftOut` holds.
    func without(_ isLeftOut: (Script) -> Bool) -> ThemeScripts {
        var rest = self
        rest.scripts.removeAll(where: isLeftOut)
        return rest
    }

    /// What would end a script before its end: `</script` does so at once, and `<!--` can hide the tag that should
    /// (WHATWG HTML, section 4.12.1.3).
    private static let breaks: [(text: String, sameMeaning: String, meaning: String)] = [
        ("</script", #"<\/script"#, "would end the script here"),
        ("<!--", #"<\!--"#, "could hide the end of the script"),
    ]

    private static func text(of file: ThemeFile, _ diagnostics: inout [Diagnostic]) -> String? {
        let source = file.source
        guard let text = String(validating: lines(of: file.bytes), as: UTF8.self) else {
            diagnostics.append(
                Diagnostic(
                    .invalidEncoding,
                    at: SourceLocation(source),
                    "The script is not UTF-8",
                    help: "save the file as UTF-8"
                )
            )
            return nil
        }
        for (written, sameMeaning, meaning) in breaks {
            // Tags are the same in capitals; ASCII letters keep their places when they become small.
            let small = String(decoding: text.utf8.map(\.asciiLowercased), as: UTF8.self)
            for range in small.ranges(of: written) {
                diagnostics.append(
                    Diagnostic(
                        .scriptBreaksPage,
                        at: SourceLocation(of: range, in: small, source),
                        "`\(written)` \(meaning)",
                        help: "write it as `\(sameMeaning)`, which is the same inside a string"
                    )
                )
            }
        }
        return withoutIndentation(text)
    }

    /// A script without the white space that starts its lines, because each page would carry it; as it is where a text may
    /// go over several lines (ECMAScript, sections 12.9.4 and 12.9.6: template literals, line continuations).
    private static func withoutIndentation(_ text: String) -> String {
        guard !text.contains("`"), !text.contains("\\\n") else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: "\n")
    }

    /// The bytes with the line endings that a browser sees, and digests: LF alone (WHATWG HTML, section 13.2.3.5).
    private static func lines(of bytes: [UInt8]) -> [UInt8] {
        let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        guard bytes.contains(carriageReturn) else { return bytes }
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == lineFeed, index > 0, bytes[index - 1] == carriageReturn { continue }
            result.append(byte == carriageReturn ? lineFeed : byte)
        }
        return result
    }

    // MARK: Scripts in templates

    /// The scripts of a template, whose tags are given, that have anything else in the same element: the digest would be
    /// another, and the browser would refuse to run them.
    static func misplaced(in text: String, _ tags: [TemplateTag]) -> [Diagnostic] {
        let scripts = tags.filter { $0.kind == .unescaped && $0.name.hasPrefix("script.") }
        guard !scripts.isEmpty else { return [] }
        let scalars = Array(text.unicodeScalars)
        return scripts.compactMap { tag in
            let before = scalars[..<tag.range.lowerBound]
            let after = scalars[tag.range.upperBound...]
            let opening = before.lastIndex(of: "<").map { before[$0...] } ?? []
            guard
                !opening.starts(with: "<script".unicodeScalars) || opening.firstIndex(of: ">") != before.endIndex - 1
                    || !after.starts(with: "</script>".unicodeScalars)
            else { return nil }
            return Diagnostic(
                .templateUnsupported,
                at: tag.location,
                "`\(tag.name)` has something else next to it, so browsers would not run it",
                help: "write `<script>{{{\(tag.name)}}}</script>`, without a space or a line between"
            )
        }
    }
}
