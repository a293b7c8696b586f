import Diagnostics
import SiteTestSupport
import Testing

/// Source texts held in memory, by file.
struct TextExcerpts: SourceExcerpts {
    let texts: [SourceFile: String]

    func line(_ number: Int, of file: SourceFile) -> String? {
        let lines = texts[file]?.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.flatMap { number <= $0.count ? String(Substring($0[number - 1])) : nil }
    }
}

extension Reporter {
    /// A reporter over the folders `Content`, `Templates` and `Output`, version 1.2.3.
    init(
        _ format: ReportFormat,
        paths: ReportPaths = ReportPaths(content: "Content", templates: "Templates", output: "Output"),
        texts: [SourceFile: String] = [:],
        colour: Bool = false
    ) {
        self.init(
            format: format,
            paths: paths,
            excerpts: TextExcerpts(texts: texts),
            toolVersion: "1.2.3",
            colour: colour
        )
    }
}

// Swift Testing has a type of this name, too.
extension Diagnostics.SourceLocation {
    /// The place in a marked text from 1️⃣ to 2️⃣, or at 1️⃣ where that is alone.
    init(_ file: SourceFile, marked text: MarkedText) throws {
        self.init(file, try #require(text["1️⃣"]), to: text["2️⃣"])
    }
}
