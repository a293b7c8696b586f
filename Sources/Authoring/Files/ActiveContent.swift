import ASCII
package import Diagnostics

extension DiagnosticIdentifier {
    package static let activeFile = DiagnosticIdentifier(
        "active-file",
        .error,
        "A file runs scripts, or loads from elsewhere, when someone opens it"
    )
}

/// What makes a file of markup more than a picture or a page of words: scripts, and loads from elsewhere. Opened by
/// itself, such a file runs on the site's own address, with all that the site may do.
///
/// Whatever cannot be read for certain is refused too: a scanner that guesses is a scanner that can be led astray.
package enum ActiveContent {
    /// How a browser reads a file.
    private enum Syntax {
        case xml
        case html
        /// Packed: nothing can be told of it.
        case closed
    }

    private static let syntaxes: [String: Syntax] = [
        "svg": .xml, "xml": .xml, "xhtml": .xml, "xht": .xml, "xsl": .xml, "xslt": .xml, "rdf": .xml, "rss": .xml,
        "atom": .xml, "mml": .xml, "mathml": .xml, "html": .html, "htm": .html, "shtml": .html, "shtm": .html,
        "hta": .html, "htc": .html, "svgz": .closed, "mht": .closed, "mhtml": .closed,
    ]

    /// How many bytes of a file tell whether browsers may read it as markup, whatever its name is.
    package static let tellingBytes = 1024

    /// Whether the whole file must be looked at: its name says that it is markup.
    package static func isMarkup(_ name: String) -> Bool { syntaxes[ending(of: name)] != nil }

    /// Whether a file that starts with these bytes may be taken for markup, whatever its name is (WHATWG MIME Sniffing
    /// Standard, section 7.1).
    package static func looksLikeMarkup(_ start: some Sequence<UInt8>) -> Bool { sniffed(Array(start)) != nil }

    /// What there is to say of a file.
    ///
    /// - Parameter isUnreadable: whether it is reported already that the file is not what its name says; then it is not
    ///   said once more that it cannot be read for certain.
    package static func problems(in bytes: [UInt8], of file: SourceFile, isUnreadable: Bool = false) -> [Diagnostic] {
        guard let syntax = syntaxes[ending(of: file.path)] ?? sniffed(bytes) else { return [] }
        let findings: [ActiveContentScanner.Finding] =
            switch syntax {
            case .closed: [.unreadable(0, "it is packed")]
            case .xml: ActiveContentScanner.findings(in: bytes, isXML: true)
            case .html: ActiveContentScanner.findings(in: bytes, isXML: false)
            }
        let places = MarkupPlaces(bytes, file)
        return findings.filter { !(isUnreadable && $0.isGuess) }.map { finding in
            Diagnostic(
                .activeFile,
                at: places.location(finding.range),
                finding.message,
                help: "\(finding.advice), or allow the file in `site.yml` under `activeFiles` with a reason"
            )
        }
    }

    private static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
    }

    private static let marks = [
        "!doctype html", "html", "head", "script", "iframe", "h1", "div", "font", "table", "a", "style", "title", "b",
        "body", "br", "p", "meta", "img", "!--",
    ]

    private static func sniffed(_ bytes: [UInt8]) -> Syntax? {
        var start = bytes.prefix(tellingBytes)
        if start.starts(with: SourceEncoding.byteOrderMark) { start = start.dropFirst(3) }
        start = start.drop { $0.isHTMLSpace }
        guard start.first == UInt8(ascii: "<") else { return nil }
        let text = String(decoding: start.dropFirst().prefix(16), as: UTF8.self).lowercased()
        if text.hasPrefix("?xml") || text.hasPrefix("svg") || text.hasPrefix("!doctype svg") { return .xml }
        let isMark = marks.contains { mark in
            guard text.hasPrefix(mark) else { return false }
            guard mark != "!--", let next = text.dropFirst(mark.count).first else { return true }
            return next == ">" || next.isWhitespace
        }
        return isMark ? .html : nil
    }
}

/// Places in a file, told by bytes.
private struct MarkupPlaces {
    let bytes: [UInt8]
    let file: SourceFile

    init(_ bytes: [UInt8], _ file: SourceFile) {
        self.bytes = bytes
        self.file = file
    }

    func location(_ range: Range<Int>) -> SourceLocation {
        SourceLocation(file, position(range.lowerBound), to: position(range.upperBound))
    }

    private func position(_ offset: Int) -> SourcePosition {
        let before = bytes[..<min(offset, bytes.count)]
        let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = 1 + String(decoding: before[start...], as: UTF8.self).unicodeScalars.count
        return SourcePosition(line: line, column: column)
    }
}
