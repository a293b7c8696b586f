/// The bytes of a file by lines, for whoever shows or changes some of them.
///
/// A line ends with a line feed, with or without a carriage return before it. A byte-order mark is no part of the first
/// line.
package struct SourceLines: Sendable {
    private let bytes: [UInt8]
    /// Where each line starts.
    private let starts: [Int]

    /// The lines of a file.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
        self.starts = starts
    }

    /// The text of a 1-based line without its end; `nil` where there is none.
    package subscript(_ number: Int) -> String? {
        range(ofLine: number).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The 1-based line that an offset in bytes is on.
    package func line(ofOffset offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    private func range(ofLine number: Int) -> Range<Int>? {
        guard starts.indices.contains(number - 1) else { return nil }
        let start = starts[number - 1]
        var end = starts.indices.contains(number) ? starts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The offset of a place in bytes; `nil` where the file has no such place. The start of the line after the last one
    /// is the end of the file.
    private func offset(of position: SourcePosition) -> Int? {
        guard let line = range(ofLine: position.line) else {
            return position.line == starts.count + 1 && position.column == 1 ? bytes.count : nil
        }
        var column = 1
        var offset = line.lowerBound
        while column < position.column {
            guard offset < line.upperBound else { return nil }
            offset += 1
            // Bytes that continue a character start with the bits 10 (RFC 3629, section 3).
            while offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }

    /// The file after some changes, which do not overlap; `nil` where one has no place in it. New lines end as the first
    /// line of the file does.
    package func applying(_ edits: [PlacedEdit]) -> [UInt8]? {
        let endsWithReturn = starts.count > 1 && starts[1] >= 2 && bytes[starts[1] - 2] == UInt8(ascii: "\r")
        var result: [UInt8] = []
        var done = 0
        for edit in edits.sorted(by: { $0.location < $1.location }) {
            guard let start = offset(of: edit.location.start), let end = offset(of: edit.location.end), done <= start,
                start <= end
            else { return nil }
            result += bytes[done..<start]
            result += endsWithReturn ? edit.replacement.replacingLineFeeds : Array(edit.replacement.utf8)
            done = end
        }
        return result + bytes[done...]
    }
}

extension String {
    fileprivate var replacingLineFeeds: [UInt8] {
        utf8.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), UInt8(ascii: "\n")] : [$0] }
    }
}
