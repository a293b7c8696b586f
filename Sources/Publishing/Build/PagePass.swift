import Authoring
import Checks
import Diagnostics
import Rendering
import SiteModel

/// The page pass: each text is read again, parsed, checked, rendered, written and forgotten. What other pages need to
/// know of it stays: its anchors, and the files that it links to.
struct PagePass {
    /// One page that is written from a text.
    private enum Page {
        case article(Int)
        case condition(Int)
        case person(Int)
        case other(Int)
    }

    /// What one task gathered.
    struct Outcome: Sendable {
        var diagnostics: [Diagnostic] = []
        var anchors: [SourceFile: Set<String>] = [:]
        var anchorLinks: [Body.Link] = []
        var linkedFiles: Set<SourceFile> = []
        var standings = ReviewStandings()
        /// How many findings were left out because the site has accepted them.
        var acceptedFindings = 0

        mutating func take(_ part: Outcome) {
            diagnostics += part.diagnostics
            anchors.merge(part.anchors) { first, _ in first }
            anchorLinks += part.anchorLinks
            linkedFiles.formUnion(part.linkedFiles)
            standings.merge(part.standings)
            acceptedFindings += part.acceptedFindings
        }
    }

    /// A text changed between the passes, so what the first pass knows of it no longer holds.
    struct ContentChanged: Error {
        let file: SourceFile
    }

    let site: Site
    let hashes: [SourceFile: Int]
    let folder: ContentFolder
    /// What texts ask of the site, for each language that pages have.
    let contexts: SiteBodyContexts
    let parser: MarkdownParser
    /// The words that texts in the site's language explain; `nil` where the site explains none.
    let glossary: GlossaryIndex?
    /// What those words are, with their variants.
    let explainedTerms: Set<String>
    /// The findings that the site has accepted.
    let baseline: Baseline?
    /// Renders pages; `nil` where the theme is broken or nothing is to be written.
    let renderer: PageRenderer?
    /// Where pages go; `nil` where nothing is to be written.
    let output: StagedOutput?
    let progress: @Sendable (BuildProgress) -> Void

    /// Goes over every page that is published.
    func run(jobs: Int) async throws -> Outcome {
        var outcome = Outcome()
        let disclaimers = try parseDisclaimers(&outcome)
        let turns = turns
        let total = turns.map(\.count).reduce(0, +)
        let done = Counter()
        let failed = Flag(outcome.diagnostics.containsErrors)
        for pages in turns {
            let standings = outcome.standings
            let gathered = try await gatherInParallel(count: pages.count, jobs: jobs, state: { Outcome() }) {
                index,
                state in
                let count = done.take()
                if count.isMultiple(of: 64) { progress(.rendering(done: count, total: total)) }
                // Once an error is known nothing will be published: the rest is checked, and not rendered any more.
                let isDoomed = failed.isRaised
                // Only what this page adds is looked at: a site may have tens of thousands of findings.
                let known = state.diagnostics.count
                try make(pages[index], disclaimers: disclaimers, standings, rendering: !isDoomed, &state)
                if !isDoomed, state.diagnostics[known...].containsErrors { failed.raise() }
            }
            for part in gathered { outcome.take(part) }
        }
        outcome.diagnostics += AnchorsExist.problems(in: outcome.anchorLinks, anchors: outcome.anchors)
        return outcome
    }

    /// The pages, in the order in which they need each other: a condition shows what its articles say, and a person's
    /// page who reviewed what. What may be said of a text is known only when the text has been read.
    private var turns: [[Page]] {
        [
            site.articles.indices.filter { site.publishes(isDraft: site.articles[$0].text.isDraft) }.map(Page.article),
            site.conditions.indices.filter { site.publishes(isDraft: site.conditions[$0].text.isDraft) }
                .map(Page.condition),
            site.people.indices.map(Page.person)
                + site.pages.indices.filter { site.publishes(isDraft: site.pages[$0].isDraft) }.map(Page.other),
        ]
    }

    private func make(
        _ page: Page,
        disclaimers: [DisclaimerID: Body],
        _ standings: ReviewStandings,
        rendering: Bool,
        _ outcome: inout Outcome
    ) throws {
        let address: Address
        let html: String?
        let renderer = rendering ? renderer : nil
        switch page {
        case .article(let index):
            let article = site.articles[index]
            let body = try parse(article.text, article: article, required: "The article", &outcome)
            address = .article(article.id)
            let bodies = bodies(body, of: article.text, disclaimers)
            outcome.standings[article.text] = bodies.standing
            html = renderer?.article(article, bodies)
        case .condition(let index):
            let condition = site.conditions[index]
            let body = try parse(condition.text, article: nil, required: nil, &outcome)
            address = .condition(condition.id)
            let bodies = bodies(body, of: condition.text, disclaimers)
            outcome.standings[condition.text] = bodies.standing
            html = renderer?.condition(condition, bodies, standings: standings)
        case .person(let index):
            let person = site.people[index]
            let body = try parse(person.file, person.body, required: nil, &outcome)
            address = .person(person.id)
            html = renderer?.person(person, body: body, standings: standings)
        case .other(let index):
            let other = site.pages[index]
            let body = try parse(other.file, other.body, required: "The page", &outcome)
            address = .page(other.slug)
            html = renderer?.page(other, body: body)
        }
        if let html, let output { try output.write(html: html, to: address) }
    }

    private func bodies(_ body: Body, of text: ReviewedText, _ disclaimers: [DisclaimerID: Body]) -> ReviewedBodies {
        // A condition that says nothing medical needs no disclaimer, and shows none unless it names one.
        let isSilent = text.summary == nil && body.isEmpty && text.disclaimer == nil
        let disclaimer = isSilent ? nil : site.disclaimer(of: text).flatMap { disclaimers[$0.id] }
        let standing = site.standing(of: text, needsReview: !isSilent, digests: nil, signedSharedTexts: [])
        return ReviewedBodies(body: body, disclaimer: disclaimer, standing: standing, digests: nil)
    }

    private func parseDisclaimers(_ outcome: inout Outcome) throws -> [DisclaimerID: Body] {
        var bodies: [DisclaimerID: Body] = [:]
        for disclaimer in site.disclaimers {
            bodies[disclaimer.id] = try parse(
                disclaimer.file,
                disclaimer.body,
                required: "The disclaimer",
                anchorPrefix: "disclaimer-",
                headingOffset: 1,
                &outcome
            )
        }
        return bodies
    }

    /// The body of an article or a condition, held to the rules about words.
    private func parse(
        _ text: ReviewedText,
        article: Article?,
        required: String?,
        _ outcome: inout Outcome
    ) throws -> Body {
        let language = site.language(of: text)
        let context = contexts.context(in: language)
        let isExplained = language.primary == site.settings.language.primary
        let options = MarkdownParser.Options(sources: text.sources, glossary: isExplained ? glossary : nil)
        let (body, bytes) = try parse(text.file, text.body, options, context, required: required, &outcome)
        let subject = TextSubject(
            text: text,
            article: article.map { ($0.id.slug, $0.topic) },
            condition: article?.id.condition,
            body: body,
            settings: site.settings.rules,
            language: language,
            explainedTerms: isExplained ? explainedTerms : []
        )
        let checked = TextRules.check(subject)
        outcome.diagnostics += checked.unusedAllowances
        let results = checked.results
        guard !results.isEmpty else { return body }
        // Rules seldom find anything, so that it costs little to look for the places only then.
        let ranges = results.flatMap(\.finding.ranges)
        let places = parser.places(
            of: ranges,
            in: bytes,
            bodyOffset: text.body.offset,
            bodyLine: text.body.line,
            file: text.file,
            context: context,
            options: options
        )
        var rest = places[...]
        let found = results.map { result in
            let count = result.finding.ranges.count
            defer { rest = rest.dropFirst(count) }
            return result.diagnostic(at: Array(rest.prefix(count)), in: subject)
        }
        let new = baseline?.unaccepted(of: found) ?? found
        outcome.diagnostics += new
        outcome.acceptedFindings += found.count - new.count
        return body
    }

    private func parse(
        _ file: SourceFile,
        _ start: BodyStart,
        required: String?,
        anchorPrefix: String = "",
        headingOffset: Int = 0,
        _ outcome: inout Outcome
    ) throws -> Body {
        let options = MarkdownParser.Options(anchorPrefix: anchorPrefix, headingOffset: headingOffset)
        let context = contexts.context(in: site.settings.language)
        return try parse(file, start, options, context, required: required, &outcome).body
    }

    private func parse(
        _ file: SourceFile,
        _ start: BodyStart,
        _ options: MarkdownParser.Options,
        _ context: SiteBodyContext,
        required: String?,
        _ outcome: inout Outcome
    ) throws -> (body: Body, bytes: [UInt8]) {
        let bytes = try folder.read(file)
        guard hashes[file] == ContentFolder.hash(bytes) else { throw ContentChanged(file: file) }
        let body = parser.parse(
            bytes,
            bodyOffset: start.offset,
            bodyLine: start.line,
            file: file,
            context: context,
            options: options,
            diagnostics: &outcome.diagnostics
        )
        if let required, let problem = BodyPresent.problem(body, of: file, line: start.line, what: required) {
            outcome.diagnostics.append(problem)
        }
        outcome.anchors[file] = Set(body.headings.map(\.id))
        outcome.diagnostics += DraftsUnlinked.problems(in: body.links, of: site)
        for link in body.links {
            switch link.destination {
            case .page(_, anchor: .some): outcome.anchorLinks.append(link)
            case .file(let file): outcome.linkedFiles.insert(file)
            case .page, .external, .anchor: break
            }
        }
        return (body, bytes)
    }
}

extension StagedOutput {
    /// Writes a page at its address.
    func write(html: String, to address: Address) throws(FileSystemError) {
        var html = html
        let result = html.withUTF8 { bytes in
            Result { () throws(FileSystemError) in try write(UnsafeRawBufferPointer(bytes), to: address.outputPath) }
        }
        try result.get()
    }
}
