import Foundation

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

    /// The lines, without their ends; an empty text has one.
    var lines: [String] {
        split(omittingEmptySubsequences: false) { $0 == "\n" }.map { String($0) }
    }

    /// How many columns of white space the text starts with; a tab goes on to the next multiple of four (CommonMark
    /// 0.29, section 2.2).
    var indentation: Int {
        var columns = 0
        for byte in utf8 {
            if byte == 0x20 { columns += 1 } else if byte == 0x09 { columns += 4 - columns % 4 } else { break }
        }
        return columns
    }

    /// Whether it holds nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// The text without so many columns of white space at its start, or without all that it has.
    func outdented(_ columns: Int) -> String {
        var left = columns
        var index = startIndex
        var column = 0
        while left > 0, index < endIndex, self[index] == " " || self[index] == "\t" {
            let width = self[index] == " " ? 1 : 4 - column % 4
            column += width
            left -= width
            index = self.index(after: index)
        }
        return String(repeating: " ", count: Swift.max(0, -left)) + self[index...]
    }
}

extension Sequence<String> {
    /// Lines without the white space that all of them start with.
    var outdented: [String] {
        let columns = filter { !$0.isBlank }.map(\.indentation).min() ?? 0
        return columns == 0 ? Array(self) : map { $0.outdented(columns) }
    }
}
