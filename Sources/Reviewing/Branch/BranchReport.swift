import SiteModel

/// What a branch does to the reviews of a site, for a comment on a pull request.
package struct BranchReport: Sendable {
    private let reviews: BranchReviews

    /// A report of what a branch does.
    package init(_ reviews: BranchReviews) { self.reviews = reviews }

    /// A heading, a sentence and a table (GitHub Flavored Markdown, section 4.10).
    package var markdown: String {
        let texts = reviews.texts
        guard !texts.isEmpty else {
            return "### Reviews\n\nThis branch makes no review void, and has no new text that waits for one.\n"
        }
        let rows = texts.map { text in
            [code(text.name), text.risk?.rawValue ?? "", words(text.change), needed(text)]
        }
        let table = [["Text", "Risk", "What happened", "Who is needed"], ["---", "---", "---", "---"]] + rows
        return "### Reviews\n\n\(sentence)\n\n"
            + table.map { "| \($0.joined(separator: " | ")) |\n" }.joined() + commands
    }

    /// How many reviews are void, and what else there is.
    private var sentence: String {
        func number(where isCounted: (BranchReviews.Change) -> Bool) -> Int {
            reviews.texts.count { isCounted($0.change) }
        }
        func count(_ number: Int, _ one: String, _ more: String) -> String? {
            number == 0 ? nil : number == 1 ? "1 \(one)" : "\(number) \(more)"
        }
        let void = number {
            switch $0 {
            case .void, .replaced: true
            default: false
            }
        }
        let pages = reviews.texts.reduce(0) { sum, text in
            if case .shared(let pages) = text.change { sum + pages } else { sum }
        }
        let parts = [
            count(void, "review is void", "reviews are void"),
            count(pages, "page shows a shared text that changed", "pages show a shared text that changed"),
            count(number { $0 == .new }, "new text has no review", "new texts have no review"),
            count(
                number { if case .carried = $0 { true } else { false } },
                "review was carried over to an edited text",
                "reviews were carried over to edited texts"
            ),
        ].compactMap(\.self)
        return "With this branch, \(parts.listed)."
    }

    private func words(_ change: BranchReviews.Change) -> String {
        switch change {
        case .void(let need, let day):
            "\(need.words)" + (day.map { " since the review of \($0)" } ?? ", the review is void")
        case .replaced(let people):
            "signed by \(people.map { code($0.rawValue) }.listed), so earlier reviews by others are void"
        case .carried(let people): "edited, and the review carried over by \(people.map { code($0.rawValue) }.listed)"
        case .shared(let pages): "shared text changed, on \(pages == 1 ? "1 page" : "\(pages) pages")"
        case .new: "new, never reviewed"
        }
    }

    private func needed(_ text: BranchReviews.Text) -> String {
        if case .carried = text.change { return "no one" }
        return text.needed.isEmpty ? "any reviewer" : text.needed.map { code($0.rawValue) }.joined(separator: ", ")
    }

    /// What those who are needed run.
    private var commands: String {
        let people = Set(reviews.texts.flatMap(\.needed)).sorted()
        guard !people.isEmpty else { return "" }
        return "\n"
            + people.map { "- \(code("sitegen review session --reviewer \($0.rawValue) --changed"))\n" }.joined()
    }

    /// A span of code in a cell, in which nothing else has a meaning: a bar ends cells even there (GitHub Flavored Markdown,
    /// section 4.10), and a span ends at as many backquotes as it begins with (CommonMark 0.31.2, section 6.1).
    private func code(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").replacing("|", with: "\\|")
        guard line.contains("`") else { return "`\(line)`" }
        let longest = line.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(line) \(fence)"
    }
}
