import Authoring
import Diagnostics
import SiteModel

/// Says where a card ends, where what follows might be taken for a part of it.
///
/// In Markdown that people type, a forgotten `>` is likely, and `sitegen check` asks. The markup of the old site has
/// said where its notice ends, so an import answers with a comment.
enum CardEnds {
    private static let comment = "<!-- not in the card -->"

    /// The text of a file with a comment at each such place.
    ///
    /// - Parameter problems: what is wrong with cards in a text, as `sitegen check` finds it: the 1-based lines.
    static func marked(_ text: String, problems: (String) -> [Int]) -> String {
        var text = text
        var tried: Set<Int> = []
        var left = problems(text)
        while let line = left.first(where: { !tried.contains($0) }) {
            var lines = text.lines
            let isAfterCard = line > 1 && line <= lines.count && !lines[line - 1].trimmed.hasPrefix(">")
            guard isAfterCard else {
                tried.insert(line)
                continue
            }
            lines.insert(contentsOf: lines[line - 2].isBlank ? [comment, ""] : ["", comment, ""], at: line - 1)
            let marked = lines.joined(separator: "\n")
            let rest = problems(marked)
            if rest.count < left.count {
                text = marked
                left = rest
                tried = []
            } else {
                tried.insert(line)
            }
        }
        return text
    }
}
