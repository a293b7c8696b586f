package import SiteModel

/// What a template made: a page, and apart from it the texts that belong in it as they are.
package struct RenderedPage: Sendable {
    /// A text, and where it belongs: the number of bytes of the frame before it.
    package typealias Insertion = (offset: Int, passage: Passage)

    /// All that is around the texts, in UTF-8.
    package let frame: [UInt8]
    /// The texts, in the order of the page.
    package let passages: [Insertion]

    /// A page from its parts.
    package init(frame: [UInt8], passages: [Insertion] = []) {
        self.frame = frame
        self.passages = passages
    }

    /// The whole page, in UTF-8; `nil` where only the digest of a text in it is known.
    package var bytes: [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(frame.count + 32_768)
        var start = 0
        for (offset, passage) in passages {
            guard case .html(let html) = passage else { return nil }
            bytes += frame[start..<offset]
            bytes += html.utf8
            start = offset
        }
        bytes += frame[start...]
        return bytes
    }
}
