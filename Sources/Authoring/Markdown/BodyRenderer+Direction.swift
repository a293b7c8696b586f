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
        guard imageDepth == 0, !isInAttribute || isInCaption, !isAddressShown else {
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

/// Numbers of telephones in a text: groups of digits with a `+` before them, or three groups and more, or groups of three
/// and four, with hyphens between them. `10-20` and `2019-2020` are stretches of numbers, and follow the text's direction.
enum TelephoneGroups {
    /// Where they are, in order.
    static func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            let hasPlus = byte == UInt8(ascii: "+")
            guard ASCII.isDigit(byte) || hasPlus || byte == UInt8(ascii: "(") else {
                index += 1
                continue
            }
            let end = end(of: index, in: text, hasPlus: hasPlus)
            if isTelephone(UnsafeBufferPointer(rebasing: text[index..<end]), hasPlus: hasPlus) {
                ranges.append(index..<end)
            }
            index = max(end, index + 1)
        }
        return ranges
    }

    /// After the last digit that belongs to a number.
    private static func end(of start: Int, in text: UnsafeBufferPointer<UInt8>, hasPlus: Bool) -> Int {
        var end = start
        var index = hasPlus ? start + 1 : start
        var hasParenthesis = false
        while index < text.count {
            let byte = text[index]
            if ASCII.isDigit(byte) {
                end = index + 1
            } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
                hasParenthesis = true
            } else if byte == ASCII.space {
                guard hasPlus || hasParenthesis && text[index - 1] == UInt8(ascii: ")") else { break }
            } else if byte != UInt8(ascii: "-") {
                break
            }
            // One sign parts two groups, but for `) `.
            if index > end + 1 { break }
            index += 1
        }
        return end
    }

    private static func isTelephone(_ number: UnsafeBufferPointer<UInt8>, hasPlus: Bool) -> Bool {
        let groups = number.split { !ASCII.isDigit($0) }.map(\.count)
        let digits = groups.reduce(0, +)
        if hasPlus { return digits >= 6 }
        guard number.contains(UInt8(ascii: "-")), digits >= 7 else { return false }
        return groups.count > 2 || groups == [3, 4]
    }
}
