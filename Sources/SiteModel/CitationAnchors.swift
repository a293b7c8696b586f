/// The anchors that tie a citation to its source and back; no heading's anchor looks like one.
package enum CitationAnchors {
    /// The anchor of the source that is cited as the given number.
    package static func source(_ number: Int) -> String { "source-\(number)" }

    /// The anchor of a place that cites a source, the first use being 1.
    package static func use(_ use: Int, ofSource number: Int) -> String {
        use == 1 ? "cite-\(number)" : "cite-\(number)-\(use)"
    }

    /// The anchor of a word's meaning on the page, the first explained word being 1.
    package static func meaning(_ number: Int) -> String { "term-\(number)" }

    /// Whether an anchor looks like one of these.
    package static func isReserved(_ anchor: String) -> Bool {
        ["source-", "cite-", "term-"].contains { prefix in
            anchor.hasPrefix(prefix) && anchor.dropFirst(prefix.count).allSatisfy { $0.isNumber || $0 == "-" }
        }
    }
}
