package import Diagnostics
package import SiteModel

/// Turns the Markdown of a text into HTML and says where it breaks the site's rules.
///
/// The language is CommonMark 0.29 with the tables, strikethrough, autolinks and task lists of GitHub Flavored
/// Markdown, footnotes and smart punctuation. To these come care cards (`> [!URGENT]`), citations of sources (`[^id]`),
/// the meanings of words of the glossary, and three placeholders: `{people:condition}` becomes a count of people,
/// `{service:name}` a number to call, and `{fact:name}` a value of `facts.yml`.
///
/// In order: the lines are surveyed against the limits, cmark-gfm builds the tree, one walk over the tree writes the
/// HTML and the canonical form, then footnotes and anchors are checked against what the walk has seen. Nothing is recursive, and any number of
/// texts may be parsed at once.
package struct MarkdownParser: Sendable {
    private let types: CommonMark.ExtensionTypes

    /// How one body differs from others.
    package struct Options: Sendable {
        /// What every anchor of the body starts with, so that two bodies can be on one page, such as an article and a
        /// disclaimer. Links to `#anchor` in the body are written without it.
        package var anchorPrefix: String
        /// How many levels deeper headings are on the page than in the text, where a body is below a heading of
        /// the page: with 1, `##` becomes `<h3>`. Nothing goes below level 6.
        package var headingOffset: Int
        /// Whether the body is above an A to Z, whose letters have anchors too.
        package var isAboveLetters: Bool
        /// What `[^id]` can cite.
        package var sources: [Source]
        /// Whether the text is one that lists sources at all, even if it lists none.
        package var citesSources: Bool
        /// Whether it lists sources that could not be read, which is reported: then nothing is said of a citation that
        /// no source answers to.
        package var hasUnreadableSources: Bool
        /// The credits of pictures that its front matter gives.
        package var credits: [ImageCredit]
        /// The words whose first use gets its meaning; `nil` where words are not explained.
        package var glossary: GlossaryIndex?
        /// Whether a fact stands by its name in the canonical form, and is marked in the HTML: the text is one whose page
        /// has a form for facts.
        package var marksFacts: Bool
        /// Whether the canonical form of the body is written too, for its digest.
        package var writesForm: Bool

        /// Options; without arguments those of a text without sources.
        package init(
            anchorPrefix: String = "",
            headingOffset: Int = 0,
            isAboveLetters: Bool = false,
            sources: [Source]? = nil,
            hasUnreadableSources: Bool = false,
            credits: [ImageCredit] = [],
            glossary: GlossaryIndex? = nil,
            marksFacts: Bool = false,
            writesForm: Bool = false
        ) {
            self.anchorPrefix = anchorPrefix
            self.headingOffset = max(0, headingOffset)
            self.isAboveLetters = isAboveLetters
            self.sources = sources ?? []
            citesSources = sources != nil
            self.hasUnreadableSources = hasUnreadableSources
            self.credits = credits
            self.glossary = glossary
            self.marksFacts = marksFacts
            self.writesForm = writesForm
        }
    }

    /// Makes the parser ready; registers cmark-gfm's extensions the first time in a process.
    package init() { types = CommonMark.extensionTypes }

    /// Parses the body of a file.
    ///
    /// - Parameters:
    ///   - source: the whole file's bytes, known to be UTF-8 without a byte-order mark.
    ///   - bodyOffset: the offset in bytes at which the body starts.
    ///   - bodyLine: the 1-based line of the file on which the body starts.
    ///   - file: the file, for places and for what relative links lead to.
    ///   - context: the site around the text.
    ///   - options: how the body differs from others.
    ///   - diagnostics: receives what is wrong, in the order of the text.
    /// - Returns: the body. Where the text is out of bounds its HTML is empty or ends early, and an error says so.
    package func parse(
        _ source: [UInt8],
        bodyOffset: Int,
        bodyLine: Int,
        file: SourceFile,
        context: any BodyContext,
        options: Options = Options(),
        diagnostics: inout [Diagnostic]
    ) -> Body {
        var problems = MarkdownProblems()
        defer { diagnostics.append(contentsOf: problems.found.sorted()) }
        // A body that was not read is not an empty one.
        let refused = Body(isEmpty: false, form: options.writesForm ? BodyForm() : nil)
        guard source.count <= MarkdownLimits.fileBytes else {
            problems.report(.fileTooLarge(bytes: source.count, at: SourceLocation(file)))
            return refused
        }
        return source.withUnsafeBufferPointer { whole in
            let markdown = UnsafeBufferPointer(rebasing: whole[min(max(0, bodyOffset), whole.count)...])
            var text = SourceText(bytes: markdown, file: file, firstLine: bodyLine)
            guard let survey = MarkdownSurvey(text, reporting: &problems) else { return refused }
            if let conflict = survey.conflict {
                // All else that is wrong comes of it.
                let written = String(decoding: UnsafeBufferPointer(rebasing: markdown[conflict]), as: UTF8.self)
                problems.report(.gitConflict(written, at: text.location(conflict)))
                return refused
            }
            let tree = CommonMark.parse(markdown)
            if survey.hasLongAddress { BareAddresses.cut(tree, in: text, types) }
            var renderer = BodyRenderer(text, types, context, options, problems)
            renderer.looksClosely = survey.hasHiddenMarkup
            renderer.footnoteNames = survey.footnotes.map(\.label)
            renderer.render(tree)
            let body = renderer.finish(survey: survey, tree: tree)
            problems = renderer.problems
            return body
        }
    }

    /// Where stretches of a body's prose are in the file. It is asked for only where a rule has found something, and
    /// so the text is parsed once more for it rather than every byte's place kept for every text.
    ///
    /// The parameters are those with which the body was parsed.
    ///
    /// - Returns: a place for each range, in the order of `ranges`.
    package func places(
        of ranges: [Range<Int>],
        in source: [UInt8],
        bodyOffset: Int,
        bodyLine: Int,
        file: SourceFile,
        context: any BodyContext,
        options: Options = Options()
    ) -> [SourceLocation] {
        source.withUnsafeBufferPointer { whole in
            let markdown = UnsafeBufferPointer(rebasing: whole[min(max(0, bodyOffset), whole.count)...])
            var text = SourceText(bytes: markdown, file: file, firstLine: bodyLine)
            var renderer = BodyRenderer(text, types, context, options, MarkdownProblems(), findsPlaces: true)
            let tree = CommonMark.parse(markdown)
            BareAddresses.cut(tree, in: text, types)
            renderer.render(tree)
            let offsets = renderer.recorder.offsets ?? []
            return ranges.map { range in
                guard offsets.indices.contains(range.lowerBound) else {
                    return SourceLocation(file, line: bodyLine, column: 1)
                }
                let start = offsets[range.lowerBound]
                guard !range.isEmpty, offsets.indices.contains(range.upperBound - 1) else {
                    return text.location(start..<start)
                }
                return text.location(start..<max(start, offsets[range.upperBound - 1] + 1))
            }
        }
    }
}
