import ASCII
import Diagnostics

/// The Markdown of one file with the means to say where an offset is.
struct SourceText {
    /// The bytes of the body; offsets count from its start.
    let bytes: UnsafeBufferPointer<UInt8>
    /// The file that the body is in.
    let file: SourceFile
    /// The 1-based line of the file on which the body starts.
    let firstLine: Int
    /// The offset at which each line starts. As in CommonMark 0.29, section 2.1, a line ends with a line feed, a
    /// carriage return, or both.
    let lineStarts: [Int]

    private var lastLine = 0
    private var lastOffset = 0
    private var lastColumn = 1

    /// Finds the lines of a body.
    init(bytes: UnsafeBufferPointer<UInt8>, file: SourceFile, firstLine: Int) {
        self.bytes = bytes
        self.file = file
        self.firstLine = firstLine
        var starts = [0]
        starts.reserveCapacity(bytes.count / 48 + 8)
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte > .carriageReturn { continue }
            if byte == .lineFeed {
                starts.append(offset)
            } else if byte == .carriageReturn {
                if offset < bytes.count, bytes[offset] == .lineFeed { offset += 1 }
                starts.append(offset)
            }
        }
        lineStarts = starts
    }

    /// How many lines there are; the empty one after a last line end counts.
    var lineCount: Int { lineStarts.count }

    /// The bytes of a 0-based line without its end.
    func line(_ index: Int) -> Range<Int> {
        guard index >= 0, index < lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[index]
        var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
        while end > start, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
        return start..<end
    }

    /// A stretch of a line without the spaces and tabs at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while !range.isEmpty, bytes[range.lowerBound].isASCIIBlank {
            range = range.lowerBound + 1..<range.upperBound
        }
        while !range.isEmpty, bytes[range.upperBound - 1].isASCIIBlank {
            range = range.lowerBound..<range.upperBound - 1
        }
        return range
    }

    /// The place of a stretch of bytes.
    mutating func location(_ range: Range<Int>) -> SourceLocation {
        let start = position(range.lowerBound)
        return SourceLocation(file, start, to: range.isEmpty ? start : position(range.upperBound))
    }

    /// The line and the column, in code points, of an offset.
    ///
    /// Remembers the last answer: places are asked for in the order of the text, and counting a long line from its
    /// start for each would be quadratic.
    mutating func position(_ offset: Int) -> SourcePosition {
        let offset = min(max(0, offset), bytes.count)
        let line = lineIndex(of: offset)
        if line != lastLine || offset < lastOffset {
            lastLine = line
            lastOffset = lineStarts[line]
            lastColumn = 1
        }
        for index in lastOffset..<offset where bytes[index] & 0b1100_0000 != 0b1000_0000 { lastColumn += 1 }
        lastOffset = offset
        return SourcePosition(line: firstLine + line, column: lastColumn)
    }

    /// The 0-based line that an offset is on.
    func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
