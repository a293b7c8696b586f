import Attestation
import Authoring
import Checks
import Diagnostics
import Searching
import SiteModel

/// A text of Content as it was read: its body, and what is wrong with it.
struct ReadText: Sendable {
    /// The file that it is written in.
    let file: SourceFile
    /// What its Markdown became.
    var body: Body
    /// What a search needs to know of it.
    var searchText = SearchText()
    /// What is wrong with it.
    var problems: [Diagnostic] = []
    /// What the rules about words found, whether the site has accepted it or not.
    var findings: [Diagnostic] = []
    /// The amounts that it states, to be compared with those of the other texts of its subject.
    var quantities = TextQuantities()
    /// How long and how hard to read it is, where that was asked for and it is an article or a subject.
    var figures: TextFigures?
}

/// Reads the texts of Content once more: their Markdown becomes bodies, which are held to the rules about words.
struct TextReading: Sendable {
    /// A text changed between the passes, so what the index pass knows of it no longer holds.
    struct ContentChanged: Error {
        let file: SourceFile
    }

    let site: Site
    let folder: ContentFolder
    /// The digest of each text's file as the index pass read it.
    let digests: [SourceFile: ContentDigest]
    let parsing: BodyParsing
    /// Of which texts the canonical form is wanted though they have no record: whoever signs a text must see it.
    let keepsForm: @Sendable (SourceFile) -> Bool
    /// Whether the figures of texts are taken.
    let takesFigures: Bool
    /// The words that texts in the site's language explain, with their variants.
    private let explainedTerms: ExplainedTerms

    init(
        site: Site,
        folder: ContentFolder,
        digests: [SourceFile: ContentDigest],
        parsing: BodyParsing,
        keepsForm: @escaping @Sendable (SourceFile) -> Bool,
        takesFigures: Bool
    ) {
        self.site = site
        self.folder = folder
        self.digests = digests
        self.parsing = parsing
        self.keepsForm = keepsForm
        self.takesFigures = takesFigures
        explainedTerms = ExplainedTerms(
            Set(site.glossary.terms.flatMap { [$0.term.value] + $0.variants.map(\.value) })
        )
    }

    /// How the text of a page is parsed.
    func setup(of page: TextPage) -> BodyParsing.Setup {
        switch page {
        case .article(let article): setup(of: article.text)
        case .subject(let subject): setup(of: subject.text)
        case .person: parsing.setupOfProfiles
        case .other(let page): parsing.setup(of: page)
        }
    }

    func setup(of text: ReviewedText) -> BodyParsing.Setup {
        parsing.setup(of: text, writesForm: writesForm(of: text))
    }

    /// Whether the canonical form of a text is needed: a record is held to it.
    func writesForm(of text: ReviewedText) -> Bool { text.record != nil || keepsForm(text.file) }

    /// The text of a page; `context` answers in place of the site what the text asks.
    func read(_ page: TextPage, asking context: (any BodyContext)? = nil) throws -> ReadText {
        let setup = setup(of: page)
        let (read, bytes) = try text(page.file, page.bodyStart, setup, asking: context, required: page.requiredText)
        guard let reviewed = page.reviewedText else { return read }
        return checked(read, of: page, reviewed, bytes, setup)
    }

    func disclaimer(_ disclaimer: Disclaimer) throws -> ReadText {
        try text(disclaimer.file, disclaimer.body, parsing.setup(of: disclaimer), required: "The disclaimer").text
    }

    func introduction(_ introduction: Introduction) throws -> ReadText {
        try text(introduction.file, introduction.body, parsing.setup(of: introduction), required: nil).text
    }

    /// A text of an article or a subject, held to the rules about words.
    private func checked(
        _ read: ReadText,
        of page: TextPage,
        _ reviewed: ReviewedText,
        _ bytes: [UInt8],
        _ setup: BodyParsing.Setup
    ) -> ReadText {
        var read = read
        var article: Article?
        if case .article(let given) = page { article = given }
        let subject = TextSubject(
            text: reviewed,
            article: article.map { ($0.id.name, $0.topic) },
            about: article?.id.subject,
            sections: site.settings.sections,
            body: read.body,
            settings: site.settings.rules,
            language: site.language(of: reviewed),
            explainedTerms: parsing.explainsWords(of: reviewed) ? explainedTerms : .none
        )
        if takesFigures { read.figures = TextFigures(subject) }
        read.quantities = QuantityComparison.quantities(in: subject)
        let checked = TextRules.check(subject)
        read.problems += checked.unusedAllowances
        let results = checked.results
        guard !results.isEmpty else { return read }
        // Rules seldom find anything, so that it costs little to look for the places only then.
        let places = parsing.parser.places(
            of: results.flatMap(\.finding.ranges),
            in: bytes,
            bodyOffset: reviewed.body.offset,
            bodyLine: reviewed.body.line,
            file: reviewed.file,
            context: setup.context,
            options: setup.options
        )
        var rest = places[...]
        read.findings = results.map { result in
            let count = result.finding.ranges.count
            defer { rest = rest.dropFirst(count) }
            return result.diagnostic(at: Array(rest.prefix(count)), in: subject)
        }
        return read
    }

    /// Where stretches of the prose of a page's text are in its file.
    ///
    /// - Throws: `ContentChanged` where the file is not the one that the index pass read.
    func places(of ranges: [Range<Int>], in page: TextPage) throws -> [SourceLocation] {
        let bytes = try folder.read(page.file)
        guard digests[page.file] == ContentDigest(of: bytes) else { throw ContentChanged(file: page.file) }
        let setup = setup(of: page)
        return parsing.parser.places(
            of: ranges,
            in: bytes,
            bodyOffset: page.bodyStart.offset,
            bodyLine: page.bodyStart.line,
            file: page.file,
            context: setup.context,
            options: setup.options
        )
    }

    /// The text of a file; `required` is what it is called where it must not be empty.
    func text(
        _ file: SourceFile,
        _ start: BodyStart,
        _ setup: BodyParsing.Setup,
        asking context: (any BodyContext)? = nil,
        required: String?
    ) throws -> (text: ReadText, bytes: [UInt8]) {
        let bytes = try folder.read(file)
        guard digests[file] == ContentDigest(of: bytes) else { throw ContentChanged(file: file) }
        var problems: [Diagnostic] = []
        let body = parsing.body(
            in: bytes,
            from: start,
            of: file,
            setup,
            asking: context,
            diagnostics: &problems
        )
        if let required, let problem = BodyPresent.problem(body, of: file, line: start.line, what: required) {
            problems.append(problem)
        }
        let searchText = site.settings.hasSearch ? SearchText(body) : SearchText()
        return (ReadText(file: file, body: body, searchText: searchText, problems: problems), bytes)
    }
}
