import Testing

@testable import LanguageServer

@Suite("Frames of messages")
struct MessageFramesTests {
    @Test(
        "are found in a stream, and bytes that are no message are refused where they end",
        arguments: [
            ("Content-Length: 2\r\n\r\n{}", [.message(Array("{}".utf8))]),
            ("content-length:2\r\n\r\n{}", [.message(Array("{}".utf8))]),
            (
                "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 5\r\n\r\n\"ä\"\n",
                [.message(Array("\"ä\"\n".utf8))]
            ),
            ("Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n0", [.message([0x7B, 0x7D]), .message([0x30])]),
            ("Content-Length: 0\r\n\r\n", [.message([])]),
            ("Content-Length: 3\r\n\r\n{}", []),
            ("Content-Length: 2\r\n{}", []),
            (
                "Content-Length: two\r\n\r\nContent-Length: 1\r\n\r\n0",
                [.malformed("a header has no `Content-Length` that is a number of bytes"), .message([0x30])]
            ),
            ("Content-Length: -1\r\n\r\n", [.malformed("a header has no `Content-Length` that is a number of bytes")]),
            (
                "Content-Length: 99999999999999999999\r\n\r\n",
                [.malformed("a header has no `Content-Length` that is a number of bytes")]
            ),
            ("Length: 2\r\n\r\n", [.malformed("a header has no `Content-Length` that is a number of bytes")]),
            (String(repeating: "a", count: 9000), [.malformed("a header is longer than 8192 bytes")]),
            ("Content-Length: 67108865\r\n\r\n{}", [.malformed("a message is longer than 67108864 bytes")]),
        ] as [(String, [MessageFrames.Frame])]
    )
    func stream(text: String, expected: [MessageFrames.Frame]) {
        var whole = MessageFrames()
        whole.take(text.utf8)
        var found: [MessageFrames.Frame] = []
        while let frame = whole.next() { found.append(frame) }
        #expect(found == expected)

        // A pipe gives what it has.
        var pieces = MessageFrames()
        found = []
        for byte in text.utf8.prefix(8193 + 4) {
            pieces.take([byte])
            while let frame = pieces.next() { found.append(frame) }
        }
        #expect(found == expected)
    }

    @Test("are read as they are written")
    func roundTrip() {
        var frames = MessageFrames()
        frames.take(MessageFrames.framed("{\"text\":\"Blutarmut 🩸\"}").utf8)
        #expect(frames.next() == .message(Array("{\"text\":\"Blutarmut 🩸\"}".utf8)))
        #expect(frames.next() == nil)
    }

    @Test("of which one is too long go on behind it")
    func refused() {
        var frames = MessageFrames()
        frames.take("Content-Length: 67108865\r\n\r\n".utf8)
        #expect(frames.next() == .malformed("a message is longer than 67108864 bytes"))
        frames.take([UInt8](repeating: 0x30, count: 67_108_865))
        #expect(frames.next() == nil)
        frames.take("Content-Length: 1\r\n\r\n0".utf8)
        #expect(frames.next() == .message([0x30]))
    }
}
