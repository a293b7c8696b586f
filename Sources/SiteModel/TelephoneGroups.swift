import ASCII

/// Numbers of telephones in a text: groups of digits with a `+` before them, or three groups and more, or groups of three
/// and four, with hyphens between them; groups with single spaces between them that have six digits, or are three or more;
/// and codes for a keypad, such as `*123#`. `10-20` and `2019-2020` are stretches of numbers, and follow the text's
/// direction.
package enum TelephoneGroups {
    /// Where they are in UTF-8, in order.
    package static func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "*"), let end = endOfKeypadCode(text, from: index) {
                ranges.append(index..<end)
                index = end
                continue
            }
            let hasPlus = byte == UInt8(ascii: "+")
            guard byte.isASCIIDigit || hasPlus || byte == UInt8(ascii: "(") else {
                index += 1
                continue
            }
            var number = TelephoneNumber(text, from: index, hasPlus: hasPlus)
            number.read()
            if number.isTelephone { ranges.append(index..<number.end) }
            index = max(number.end, index + 1)
        }
        return ranges
    }

    /// After the `#` of `*123#`.
    private static func endOfKeypadCode(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var end = start
        while end < text.count, text[end].isASCIIDigit || text[end] == UInt8(ascii: "*") { end += 1 }
        guard end - start > 1, end < text.count, text[end] == UInt8(ascii: "#") else { return nil }
        return end + 1
    }
}

/// Groups of digits that may be one number.
private struct TelephoneNumber {
    private let text: UnsafeBufferPointer<UInt8>
    private let start: Int
    private let hasPlus: Bool
    /// How many digits each group has.
    private var groups: [Int] = []
    private var hasHyphen = false
    private var hasSpace = false
    private var hasParenthesis = false
    /// After the last digit that belongs to it.
    private(set) var end: Int

    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, hasPlus: Bool) {
        self.text = text
        self.start = start
        self.hasPlus = hasPlus
        end = start
    }

    mutating func read() {
        var index = hasPlus ? start + 1 : start
        if index < text.count, text[index] == UInt8(ascii: "(") {
            hasParenthesis = true
            index += 1
        }
        while index < text.count, text[index].isASCIIDigit {
            let first = index
            while index < text.count, text[index].isASCIIDigit { index += 1 }
            groups.append(index - first)
            end = index
            index = afterSeparator(at: index)
        }
    }

    var isTelephone: Bool {
        let digits = groups.reduce(0, +)
        if hasPlus { return digits >= 6 }
        guard groups.count > 1 else { return false }
        if hasSpace && !hasHyphen && !hasParenthesis { return digits >= 6 || groups.count > 2 }
        return digits >= 7 && (groups.count > 2 || groups == [3, 4])
    }

    /// After what parts two groups: a space, a hyphen, or a sign of both with a parenthesis.
    private mutating func afterSeparator(at place: Int) -> Int {
        var index = place
        if reads(")", at: index) || reads("(", at: index) {
            hasParenthesis = true
            index += 1
        }
        if reads(" ", at: index) {
            hasSpace = true
            index += 1
        } else if reads("\u{A0}", at: index) {
            hasSpace = true
            index += 2
        } else if reads("-", at: index) {
            hasHyphen = true
            index += 1
        } else if reads("\u{2011}", at: index) || reads("\u{2013}", at: index) {
            hasHyphen = true
            index += 3
        }
        if index > place, reads("(", at: index) {
            hasParenthesis = true
            index += 1
        }
        // A full stop or a letter ends the number, as does a digit that nothing parts from it.
        return index
    }

    private func reads(_ sign: String, at index: Int) -> Bool {
        index < text.count && text[index...].starts(with: sign.utf8)
    }
}
