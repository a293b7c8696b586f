/// Changes of a text, each at its place in the text as it was.
struct TextEdits {
    private let bytes: [UInt8]
    private var edits: [(range: Range<Int>, text: String)] = []

    /// No changes of a text yet.
    init(_ text: String) { bytes = Array(text.utf8) }

    /// Whether there are none.
    var isEmpty: Bool { edits.isEmpty }

    /// Puts a text in the place of some bytes. Of two changes that overlap, the first one counts.
    mutating func replace(_ range: Range<Int>, with text: String) {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return }
        edits.append((range, text))
    }

    /// What is written at a place.
    func written(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The text with all changes.
    var text: String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for (range, text) in edits.enumerated().sorted(by: {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }).map(\.element) {
            guard range.lowerBound >= position else { continue }
            result += bytes[position..<range.lowerBound]
            result += text.utf8
            position = range.upperBound
        }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }
}
