package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let remarkOpen = DiagnosticIdentifier(
        "remark-open",
        .warning,
        "A remark of a reviewer has no answer"
    )
}

/// A remark of a reviewer is answered. It is shown in the text, where the words stand that it is about.
package enum RemarksAnswered {
    /// The report of a remark without an answer, at a place of the text that it is about.
    ///
    /// - Parameters:
    ///   - remarks: The file of the remark.
    ///   - reviewer: Who made the remark, where the site knows them.
    package static func problem(
        of remark: ReviewRemark,
        in remarks: SourceFile,
        at place: SourceLocation,
        by reviewer: Person?
    ) -> Diagnostic {
        let id = "`\(remark.reviewer.value)`"
        let name = reviewer.map { "\($0.name) (\(id))" } ?? id
        let decided =
            switch remark.decision {
            case .changes: "asked for a change"
            case .declined: "declined to vouch for the text"
            case .remark: "made a remark"
            }
        let file = remarks.path.split(separator: "/").last ?? ""
        return Diagnostic(
            .remarkOpen,
            at: place,
            "\(name) \(decided) on \(remark.date.value): “\(remark.remark.text.inOneLine)”",
            help: "change the text where it needs it, then write `answer:` below the remark in `\(file)`",
            notes: [Diagnostic.Note("the remark", at: remark.location)]
        )
    }

    // MARK: Places

    /// Where a remark belongs in the words of a text.
    package struct Places {
        private let prose: Prose
        private let words: ComparedWords
        private let headings: [(words: ComparedWords, block: Range<Int>)]

        /// The places that the words of a text offer.
        package init(_ prose: Prose) {
            self.prose = prose
            words = ComparedWords(prose.bytes)
            headings = prose.blocks.compactMap { block in
                switch block.kind {
                case .heading, .cardTitle: (ComparedWords(Array(prose.bytes[block.range])), block.range)
                case .paragraph, .headerCell, .cell: nil
                }
            }
        }

        /// The stretch of the prose where the quoted words of a remark stand now, first of all below the heading that it
        /// names; `nil` where they do not.
        package func quote(of remark: ReviewRemark) -> Range<Int>? {
            guard let quote = remark.quote.map({ ComparedWords($0.text) }) else { return nil }
            return section(of: remark).flatMap { words.range(of: quote, from: $0.lowerBound) }
                ?? words.range(of: quote)
        }

        /// The heading that a remark names; `nil` where the text has it no more.
        package func section(of remark: ReviewRemark) -> Range<Int>? {
            guard let section = remark.section.map({ ComparedWords($0.text) }), !section.isEmpty else { return nil }
            return headings.first { $0.words == section }?.block
        }
    }

    /// Whether a text has the quoted words of a remark in it.
    package static func hasQuote(of remark: ReviewRemark, _ text: String) -> Bool {
        guard let quote = remark.quote else { return false }
        return ComparedWords(text).range(of: ComparedWords(quote.text)) != nil
    }

    /// Whether a text has the words that a remark gives as the heading above its place.
    package static func isSection(of remark: ReviewRemark, _ text: String) -> Bool {
        remark.section.map { ComparedWords($0.text) == ComparedWords(text) } ?? false
    }
}
