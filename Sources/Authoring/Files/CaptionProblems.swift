import ASCII
package import Diagnostics

extension DiagnosticIdentifier {
    package static let captionsMalformed = DiagnosticIdentifier(
        "captions-malformed",
        .error,
        "A file of captions is not WebVTT, or has no captions"
    )
}

/// What is wrong with a file of captions (WebVTT, W3C Candidate Recommendation, section 4). A browser that finds a mistake
/// drops the caption, or all of them, and says nothing.
package enum CaptionProblems {
    /// A file that is not WebVTT, times that cannot be read, and a file without captions.
    package static func problems(in bytes: [UInt8], of file: SourceFile) -> [Diagnostic] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return [
                Diagnostic(
                    .captionsMalformed,
                    at: SourceLocation(file, line: 1, column: 1),
                    "The file is not UTF-8, so browsers would show other signs than those that were meant",
                    help: "save it as UTF-8"
                )
            ]
        }
        let lines = text.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false)
        let first = lines.first.map { $0.first == "\u{FEFF}" ? $0.dropFirst() : $0 } ?? ""
        guard first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t") else {
            return [
                Diagnostic(
                    .captionsMalformed,
                    at: SourceLocation(file, line: 1, column: 1),
                    "The file does not begin with `WEBVTT`, so no browser shows its captions",
                    help:
                        "write `WEBVTT` in the first line, and an empty line below it; or export the captions as WebVTT"
                )
            ]
        }
        var problems: [Diagnostic] = []
        var count = 0
        for (number, line) in lines.enumerated().dropFirst() where line.contains("-->") {
            if isTiming(line) {
                count += 1
                let below = number + 1 < lines.count ? lines[number + 1] : ""
                guard below.allSatisfy(\.isWhitespace) else { continue }
                problems.append(
                    Diagnostic(
                        .captionsMalformed,
                        at: SourceLocation(file, line: number + 1, column: 1, length: line.unicodeScalars.count),
                        "The caption at \(Diagnostic.quoted(String(line))) has no words",
                        help: "write its words in the line below the time, or delete the time"
                    )
                )
            } else {
                problems.append(
                    Diagnostic(
                        .captionsMalformed,
                        at: SourceLocation(file, line: number + 1, column: 1, length: line.unicodeScalars.count),
                        "\(Diagnostic.quoted(String(line))) is not the time of a caption",
                        help: "write when it begins and ends, such as `00:01.000 --> 00:04.500`"
                    )
                )
            }
        }
        if problems.isEmpty, count == 0 {
            problems.append(
                Diagnostic(
                    .captionsMalformed,
                    at: SourceLocation(file, line: 1, column: 1),
                    "The file has no captions",
                    help:
                        "write for each when it begins and ends, such as `00:01.000 --> 00:04.500`, and below it its words"
                )
            )
        }
        return problems
    }

    /// Whether a line is `00:01.000 --> 00:04.500`, with settings after it or not, and ends after it begins.
    private static func isTiming(_ line: Substring) -> Bool {
        let pattern =
            /[ \t]*(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t].*)?/
        guard let match = try? pattern.wholeMatch(in: line) else { return false }
        func milliseconds(_ hours: Substring?, _ minutes: Substring, _ seconds: Substring, _ rest: Substring) -> Int? {
            guard let hours = Int(hours ?? "0"), hours < 1_000, let minutes = Int(minutes), let seconds = Int(seconds),
                let rest = Int(rest)
            else { return nil }
            return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest
        }
        guard let start = milliseconds(match.1, match.2, match.3, match.4),
            let end = milliseconds(match.5, match.6, match.7, match.8)
        else { return false }
        return start < end
    }
}
