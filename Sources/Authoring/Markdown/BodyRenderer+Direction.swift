import CCmarkGFM
import SiteModel

/// What is read from left to right in a text from right to left: addresses, and the numbers of telephones. In Arabic, the
/// groups of `1-800-222-1222` would be shown in the opposite order (Unicode Standard Annex 9, rules W2 and N2).
extension BodyRenderer {
    /// Sets the text of a link apart that is an address, or that dials or writes when it is followed.
    mutating func openIsolation(ofLink node: OpaquePointer, _ place: InlinePlaces.Place) {
        guard words.isRightToLeft else { return }
        isAddressShown = place.form != .bracketed
        let address = CommonMark.bytes(cmark_node_get_url(node))
        guard isAddressShown || ["tel:", "sms:", "mailto:"].contains(where: { address.starts(with: $0.utf8) }) else {
            return
        }
        isIsolating = true
        html.markup(isAddressShown ? "<bdi dir=\"ltr\">" : "<bdi>")
    }

    /// Ends what `openIsolation` began.
    mutating func closeIsolation() {
        if isIsolating { html.markup("</bdi>") }
        isIsolating = false
        isAddressShown = false
    }

    /// Writes a stretch of text with its telephone numbers set apart. An attribute can hold no markup.
    mutating func writeIsolating(_ part: UnsafeBufferPointer<UInt8>) {
        guard isInContent, !isAddressShown else {
            html.verbatim(part)
            return
        }
        var start = 0
        for range in TelephoneGroups.ranges(in: part) {
            html.verbatim(UnsafeBufferPointer(rebasing: part[start..<range.lowerBound]))
            html.markup("<bdi dir=\"ltr\">")
            html.verbatim(UnsafeBufferPointer(rebasing: part[range]))
            html.markup("</bdi>")
            start = range.upperBound
        }
        html.verbatim(UnsafeBufferPointer(rebasing: part[start...]))
    }
}
