import CCmarkGFM
import Diagnostics
import SiteModel

/// Values that are shown as they are written, such as a summary or a name, and what is Markdown in them.
enum PlainText {
    /// Something in a value that means something in the body of a text.
    struct Markup {
        /// What was written.
        let written: String
        /// How many code points stand before it.
        let offset: Int
    }

    /// The first markup in a value: what works as such in a body, or nearly does.
    static func markup(in value: String) -> Markup? {
        // Hardly any value has one of these bytes, and parsing costs more than all else that is done with it.
        guard value.utf8.contains(where: \.mayBelongToMarkup) else { return nil }
        let types = CommonMark.extensionTypes
        return Array(value.utf8).withUnsafeBufferPointer { bytes in
            let text = SourceText(bytes: bytes, file: SourceFile(.content, ""), firstLine: 1)
            let tree = CommonMark.parse(bytes)
            var found: Range<Int>?
            tree.forEachNode { node in
                guard found == nil else { return }
                switch CommonMark.kind(of: node, types) {
                case .heading where bytes.first == UInt8(ascii: "#"): found = hashes(in: bytes)
                case .heading, .paragraph: found = markup(of: node, in: text, types)
                default: break
                }
            }
            guard let found, !found.isEmpty else { return nil }
            return Markup(
                written: String(decoding: UnsafeBufferPointer(rebasing: bytes[found]), as: UTF8.self),
                offset: String(decoding: UnsafeBufferPointer(rebasing: bytes[..<found.lowerBound]), as: UTF8.self)
                    .unicodeScalars.count
            )
        }
    }

    private static func hashes(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        // `#` alone is a sign.
        0..<(bytes.firstIndex { $0 != UInt8(ascii: "#") } ?? 0)
    }

    private static func markup(
        of leaf: OpaquePointer,
        in text: SourceText,
        _ types: CommonMark.ExtensionTypes
    ) -> Range<Int>? {
        let shown = ShownText(of: leaf, in: text, types)
        let working = shown.range.first { index in
            switch shown.role(index) {
            case .text, .address, .tag: false
            case .markup: !ASCII.isSpace(shown.bytes[index]) && !shown.isLostAsterisk(index)
            case .escaped, .code: true
            }
        }
        let failed = FailedMarkup.findings(in: shown, .heading, hasAsteriskNotes: true).first { finding in
            if case .asteriskLost = finding.slip { false } else { true }
        }?.range
        guard let start = [working, failed?.lowerBound].compactMap({ $0 }).min() else { return nil }
        if let failed, failed.lowerBound == start { return shown.source(failed) }
        return shown.source(start..<end(of: start, in: shown))
    }

    /// The signs that a piece of working markup starts with: `**`, a bracket with its text, a code span, an escape.
    private static func end(of start: Int, in shown: ShownText) -> Int {
        let role = shown.role(start)
        var end = start + 1
        switch (role, shown.bytes[start]) {
        case (.code, _): while shown.role(end) == .code { end += 1 }
        case (.escaped, UInt8(ascii: "&")):
            while shown.role(end) == .escaped, shown[end - 1] != UInt8(ascii: ";") { end += 1 }
        case (.escaped, _): end += 1
        case (_, UInt8(ascii: "[")), (_, UInt8(ascii: "!")), (_, UInt8(ascii: "<")):
            let closing = shown.bytes[start] == UInt8(ascii: "<") ? ">" : ")]"
            // Up to the end of the markup behind the text.
            while shown.range.contains(end),
                !(closing.utf8.contains(shown[end]) && shown.role(end) == .markup
                    && !(shown.role(end + 1) == .markup && "([".utf8.contains(shown[end + 1])))
            { end += 1 }
            end += 1
        default: while shown[end] == shown.bytes[start], shown.role(end) == .markup { end += 1 }
        }
        return min(end, shown.range.upperBound)
    }
}

extension UInt8 {
    /// Whether a byte is `#`, `&`, `*`, `<`, `[`, `\`, `_`, the backtick, `{` or `~`.
    fileprivate var mayBelongToMarkup: Bool {
        switch self {
        case UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: "["),
            UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
