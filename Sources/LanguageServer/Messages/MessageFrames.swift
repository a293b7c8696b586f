/// Finds the messages in a stream of bytes, each with its length in a header before it (Language Server Protocol 3.17, “Base
/// Protocol”).
package struct MessageFrames: Sendable {
    /// What was found.
    package enum Frame: Sendable, Equatable {
        /// The content of a message.
        case message([UInt8])
        /// Something that is no message, and why. The stream goes on behind it.
        case malformed(String)
    }

    /// How long a header may be, in bytes; one of real clients has less than a hundred.
    private static let maximumHeader = 8192
    /// How long a message may be, in bytes: many times the longest text.
    private static let maximumContent = 64 << 20

    private var bytes: [UInt8] = []
    /// How many of them were looked at for the end of a header.
    private var searched = 0
    /// The length of the content that follows, once its header was read.
    private var length: Int?
    /// How many bytes of a refused message are still to come.
    private var refused = 0

    /// A stream of which nothing was read.
    package init() {}

    /// Takes more of the stream.
    package mutating func take(_ more: some Collection<UInt8>) { bytes += more }

    /// What comes next; `nil` until more of the stream is there.
    package mutating func next() -> Frame? {
        if refused > 0 {
            let gone = min(refused, bytes.count)
            bytes.removeFirst(gone)
            refused -= gone
            guard refused == 0 else { return nil }
        }
        if length == nil {
            guard let end = headerEnd() else {
                guard bytes.count > Self.maximumHeader else { return nil }
                (bytes, searched) = ([], 0)
                return .malformed("a header is longer than \(Self.maximumHeader) bytes")
            }
            let header = String(decoding: bytes[..<end], as: UTF8.self)
            bytes.removeFirst(end + 4)
            guard let found = Self.contentLength(in: header) else {
                return .malformed("a header has no `Content-Length` that is a number of bytes")
            }
            guard found <= Self.maximumContent else {
                refused = found
                return .malformed("a message is longer than \(Self.maximumContent) bytes")
            }
            length = found
        }
        guard let length, bytes.count >= length else { return nil }
        let content = Array(bytes[..<length])
        bytes.removeFirst(length)
        self.length = nil
        return .message(content)
    }

    /// Where the empty line after the header starts that ends it.
    private mutating func headerEnd() -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        let last = min(bytes.count, Self.maximumHeader + mark.count) - mark.count
        guard searched <= last else { return nil }
        let end = (searched...last).first {
            bytes[$0] == mark[0] && bytes[$0..<($0 + mark.count)].elementsEqual(mark)
        }
        searched = end == nil ? last + 1 : 0
        return end
    }

    private static func contentLength(in header: String) -> Int? {
        // A line feed after a carriage return is one character with it.
        for line in header.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let number = parts[1].drop { $0 == " " }
            guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return Int(number)
        }
        return nil
    }

    /// A message with its header.
    package static func framed(_ content: String) -> String {
        "Content-Length: \(content.utf8.count)\r\n\r\n\(content)"
    }
}
