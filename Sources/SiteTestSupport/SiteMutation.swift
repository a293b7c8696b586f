import Foundation

/// A change of one file of a site such as a slip of the hand, a broken editor or an attacker would make; the same for the
/// same seed.
package struct SiteMutation: Sendable {
    /// The files of a site by their paths.
    package typealias Files = [String: [UInt8]]

    /// What was done, in words.
    package let description: String
    /// The files that are other than before, by their paths.
    package let changes: Files

    private static let tokens: [String] = [
        "---\n", "\n", "\r\n", "\r", "\t", " ", ": ", "- ", "[", "]", "{", "}", "{{", "}}", "{{{", "{{#page}}",
        "{{/page}}",
        "{{<layout}}", "{{$main}}", "{{>layout}}", "{{^text}}", "&a", "*a", "|", ">", "\"", "'", "#", "`", "```\n",
        "**", "_",
        "[^1]", "[^1]: a\n", "[@a]", "> [!EMERGENCY]\n> ", "| a | b |\n|---|---|\n", "<b>", "<!-- allow a: b -->",
        "<script>",
        "](", "![", "http://[::1", "https:///a/", "javascript:", "..", "/", "\\", ",", "\u{2028}", "\u{2029}", "\u{85}",
        "\u{C}",
        "\u{B}", "\u{0}", "\u{1B}", "\u{200B}", "\u{202E}", "\u{FEFF}", "\u{301}", "\u{1F9EA}", "9999999999999999999",
        "-1", "2026-13-45",
        "sources:\n", "title:", "reviewed: 2026-04-07\n", "5 mg", "{count}", "{service:a}", "<g onload=\"a\">",
        "&#106;", "%zz",
    ]

    /// A mutation of the site `files`.
    package init(of files: Files, seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let paths = files.keys.sorted()
        var changes: Files = [:]
        var words: [String] = []
        for _ in 0..<Int.random(in: 1...3, using: &numbers) {
            let path = paths[Int.random(in: 0..<paths.count, using: &numbers)]
            var bytes = changes[path] ?? files[path] ?? []
            words.append("\(path): \(Self.change(&bytes, files, paths, &numbers))")
            changes[path] = bytes
        }
        self.changes = changes
        description = words.joined(separator: "; ")
    }

    private static func change(
        _ bytes: inout [UInt8],
        _ files: Files,
        _ paths: [String],
        _ numbers: inout SeededNumbers
    ) -> String {
        let place = Int.random(in: 0...bytes.count, using: &numbers)
        let token = Array(tokens[Int.random(in: 0..<tokens.count, using: &numbers)].utf8)
        switch Int.random(in: 0..<11, using: &numbers) {
        case 0 where !bytes.isEmpty:
            bytes[min(place, bytes.count - 1)] = UInt8.random(in: 0...255, using: &numbers)
            return "a byte at \(place)"
        case 1:
            bytes.removeLast(bytes.count - place)
            return "cut off at \(place)"
        case 2:
            let end = min(bytes.count, place + Int.random(in: 1...60, using: &numbers))
            bytes.removeSubrange(place..<end)
            return "\(place)..<\(end) taken out"
        case 3:
            let end = min(bytes.count, place + Int.random(in: 1...200, using: &numbers))
            bytes.insert(contentsOf: bytes[place..<end], at: place)
            return "\(place)..<\(end) twice"
        case 4:
            let count = [2, 40, 400, 4000][Int.random(in: 0..<4, using: &numbers)]
            bytes.insert(contentsOf: Array(repeating: token, count: count).joined(), at: place)
            return "a token \(count) times at \(place)"
        case 5:
            let other = paths[Int.random(in: 0..<paths.count, using: &numbers)]
            bytes = files[other] ?? []
            return "what `\(other)` holds"
        case 6:
            var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            let first = Int.random(in: 0..<lines.count, using: &numbers)
            lines.swapAt(first, Int.random(in: 0..<lines.count, using: &numbers))
            bytes = Array(lines.joined(separator: [0x0A]))
            return "line \(first + 1) elsewhere"
        case 7:
            let other = files[paths[Int.random(in: 0..<paths.count, using: &numbers)]] ?? []
            let from = Int.random(in: 0...other.count, using: &numbers)
            bytes.insert(contentsOf: other[from..<min(other.count, from + 80)], at: place)
            return "a part of another file at \(place)"
        case 8:
            bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
            return "lines that end in CRLF"
        default:
            bytes.insert(contentsOf: token, at: place)
            return "a token at \(place)"
        }
    }
}
