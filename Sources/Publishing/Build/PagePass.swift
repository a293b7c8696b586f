import Attestation
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
        /// What pages show, of the texts that were asked for.
        var forms: [SourceFile: PageForms] = [:]
        /// The digests of what they show, of the texts that have a record too.
        var digests: [SourceFile: PageDigests] = [:]
        /// Pages that do not show what is reviewed, in a form that others can read.
        var unlikePages: [ThemeMarks.UnlikePage] = []
        var disclaimers: [DisclaimerID: Body] = [:]
        /// What the disclaimers and the glossary show.
        var digester: PageDigester?
        /// How many findings were left out because the site has accepted them.
        var acceptedFindings = 0

        mutating func take(_ part: Outcome) {
            diagnostics += part.diagnostics
            anchors.merge(part.anchors) { first, _ in first }
            anchorLinks += part.anchorLinks
            linkedFiles.formUnion(part.linkedFiles)
            standings.merge(part.standings)
            forms.merge(part.forms) { first, _ in first }
            digests.merge(part.digests) { first, _ in first }
            unlikePages += part.unlikePages
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
    let parsing: BodyParsing
    /// The words that texts in the site's language explain, with their variants.
    private let explainedTerms: ExplainedTerms
    /// The findings that the site has accepted.
    let baseline: Baseline?
    /// Renders pages; `nil` where the theme is broken or nothing is to be written.
    let renderer: PageRenderer?
    /// Where pages go; `nil` where nothing is to be written.
    let output: (any SiteOutput)?
    /// Of which texts the forms are kept: whoever signs a text must see it.
    let keepsForm: @Sendable (SourceFile) -> Bool
    let progress: @Sendable (BuildProgress) -> Void
    /// The texts whose pages are read again, to see whether the theme marks what is reviewed.
    private let pagesToRead: Set<SourceFile>

    init(
        site: Site,
        hashes: [SourceFile: Int],
        folder: ContentFolder,
        parsing: BodyParsing,
        baseline: Baseline?,
        renderer: PageRenderer?,
        output: (any SiteOutput)?,
        keepsForm: @escaping @Sendable (SourceFile) -> Bool,
        progress: @escaping @Sendable (BuildProgress) -> Void
    ) {
        self.site = site
        self.hashes = hashes
        self.folder = folder
        self.parsing = parsing
        self.baseline = baseline
        self.renderer = renderer
        self.output = output
        self.keepsForm = keepsForm
        self.progress = progress
        explainedTerms = ExplainedTerms(
            Set(site.glossary.terms.flatMap { [$0.term.value] + $0.variants.map(\.value) })
        )
        pagesToRead = Self.firstTextsWithRecords(of: site)
    }

    /// Goes over every page that is published.
    func run(jobs: Int) async throws -> Outcome {
        var outcome = Outcome()
        let disclaimers = try parseDisclaimers(&outcome)
        let digester = PageDigester(site: site, disclaimers: disclaimers)
        outcome.disclaimers = disclaimers
        outcome.digester = digester
        let withheld = try await withheldArticles(disclaimers, digester, jobs: jobs)
        let batches = batches
        let total = batches.map(\.count).reduce(0, +)
        let done = Counter()
        let failed = Flag(outcome.diagnostics.containsErrors)
        for pages in batches {
            let standings = outcome.standings
            let gathered = try await gatherInParallel(count: pages.count, jobs: jobs, state: { Outcome() }) {
                index,
                state in
                let count = done.take()
                if count.isMultiple(of: 64) { progress(.rendering(done: count, total: total)) }
                // Once an error is known nothing will be published: the rest is checked, and not rendered any more.
                let hasFailed = failed.isRaised
                // Only what this page adds is looked at: a site may have tens of thousands of findings.
                let known = state.diagnostics.count
                try make(pages[index], disclaimers, digester, standings, withheld, rendering: !hasFailed, &state)
                if !hasFailed, state.diagnostics[known...].containsErrors { failed.raise() }
            }
            for part in gathered { outcome.take(part) }
        }
        for record in site.records.values where record.isReadable {
            outcome.diagnostics += RecordSeal.problems(in: record, site)
        }
        outcome.diagnostics += RecordsOfOtherTexts.problems(in: site, outcome.standings, outcome.digests)
        outcome.diagnostics += ThemeMarks.problems(in: outcome.unlikePages)
        outcome.diagnostics += AnchorsExist.problems(in: outcome.anchorLinks, anchors: outcome.anchors)
        return outcome
    }

    /// Of each kind of page, the first texts that have records. If a theme does not mark what is reviewed, they tell;
    /// to read every page again would double the time of a build.
    private static func firstTextsWithRecords(of site: Site) -> Set<SourceFile> {
        let articles = site.publishedArticles.map(\.text).filter { $0.record != nil }
        let conditions = site.publishedConditions.map(\.text).filter { $0.record != nil }
        return Set(articles.prefix(8).map(\.file) + conditions.prefix(8).map(\.file))
    }

    /// The pages, in the order in which they need each other: a condition shows what its articles say, and a person's
    /// page who reviewed what. What may be said of a text is known only when the text has been read.
    private var batches: [[Page]] {
        [
            site.articles.indices.filter { site.publishes(isDraft: site.articles[$0].text.isDraft) }.map(Page.article),
            site.conditions.indices.filter { site.publishes(isDraft: site.conditions[$0].text.isDraft) }
                .map(Page.condition),
            site.people.indices.map(Page.person)
                + site.pages.indices.filter { site.publishes(isDraft: site.pages[$0].isDraft) }.map(Page.other),
        ]
    }

    /// The articles that are not shown, by their conditions: no other page may offer them as an answer. Most facts are
    /// known without the text; where its digest decides, the text is read here too.
    private func withheldArticles(
        _ disclaimers: [DisclaimerID: Body],
        _ digester: PageDigester,
        jobs: Int
    ) async throws -> [ConditionID: Set<ArticleID>] {
        let articles = Array(site.publishedArticles)
        let found = try await gatherInParallel(count: articles.count, jobs: jobs, state: { Set<ArticleID>() }) {
            index,
            withheld in
            if try isWithheld(articles[index], disclaimers, digester) { withheld.insert(articles[index].id) }
        }
        return Dictionary(grouping: found.joined(), by: \.condition).mapValues(Set.init)
    }

    private func isWithheld(
        _ article: Article,
        _ disclaimers: [DisclaimerID: Body],
        _ digester: PageDigester
    ) throws -> Bool {
        let text = article.text
        let address = Address.article(article.id)
        let risk = site.risk(of: text)
        let digestDecides = [ReviewFact.changed, .sharedTextChanged].contains {
            site.settings.reviewPolicy.action(for: $0, at: risk) == .withhold
        }
        guard text.record != nil, digestDecides else {
            return site.standing(of: text, at: address, needsReview: true, digests: nil, signedSharedTexts: [:])
                .isWithheld
        }
        var unread = Outcome()
        let body = try parse(text, article: article, required: "The article", &unread)
        return bodies(body, of: text, at: address, disclaimers, digester, &unread).standing.isWithheld
    }

    private func make(
        _ page: Page,
        _ disclaimers: [DisclaimerID: Body],
        _ digester: PageDigester,
        _ standings: ReviewStandings,
        _ withheld: [ConditionID: Set<ArticleID>],
        rendering: Bool,
        _ outcome: inout Outcome
    ) throws {
        let address: Address
        let html: [UInt8]?
        let renderer = rendering ? renderer : nil
        switch page {
        case .article(let index):
            let article = site.articles[index]
            let body = try parse(article.text, article: article, required: "The article", &outcome)
            address = .article(article.id)
            let bodies = bodies(body, of: article.text, at: address, disclaimers, digester, &outcome)
            html = renderer?.article(article, bodies, hidden: withheld[article.id.condition])
            checkMarks(html, article.text, body, digester, template: .article, &outcome)
        case .condition(let index):
            let condition = site.conditions[index]
            let body = try parse(condition.text, article: nil, required: nil, &outcome)
            address = .condition(condition.id)
            let bodies = bodies(body, of: condition.text, at: address, disclaimers, digester, &outcome)
            html = renderer?.condition(condition, bodies, standings: standings)
            checkMarks(html, condition.text, body, digester, template: .condition, &outcome)
        case .person(let index):
            let person = site.people[index]
            let setup = parsing.setupOfPages
            let body = try parse(person.file, person.body, setup, required: nil, &outcome).body
            address = .person(person.id)
            html = renderer?.person(person, body: body, standings: standings)
        case .other(let index):
            let other = site.pages[index]
            let setup = parsing.setupOfPages
            let body = try parse(other.file, other.body, setup, required: "The page", &outcome).body
            address = .page(other.slug)
            html = renderer?.page(other, body: body)
        }
        if let html, let output { try output.write(html, to: address) }
    }

    /// A text as its page shows it, and what is true of its review.
    private func bodies(
        _ body: Body,
        of text: ReviewedText,
        at address: Address,
        _ disclaimers: [DisclaimerID: Body],
        _ digester: PageDigester,
        _ outcome: inout Outcome
    ) -> ReviewedBodies {
        let saysAnything = text.summary != nil || !body.isEmpty
        let disclaimer = disclaimer(of: text, body)
        let keepsForm = keepsForm(text.file)
        var digests: PageDigests?
        var meanings: TextForm?
        if text.record != nil || keepsForm {
            let forms = digester.forms(of: text, body, disclaimer: disclaimer)
            digests = forms.digests
            meanings = forms.shared[.glossary]
            outcome.digests[text.file] = digests
            if keepsForm { outcome.forms[text.file] = forms }
        }
        if let record = text.record, record.isReadable {
            outcome.diagnostics += RecordSeal.problems(in: record, site)
        }
        var standing = site.standing(
            of: text,
            at: address,
            needsReview: saysAnything,
            digests: digests,
            signedSharedTexts: digester.signedSharedTexts
        )
        if standing.changedSharedTexts.contains(.glossary), let recorded = text.record.flatMap(RecordedReview.init) {
            standing.changedMeanings = meanings?.changedMeanings(since: recorded.shared[.glossary])
        }
        outcome.standings[text] = standing
        outcome.diagnostics += ReviewFactProblems.problems(of: standing, text: text, in: site)
        return ReviewedBodies(
            body: body,
            disclaimer: disclaimer.flatMap { disclaimers[$0] },
            standing: standing,
            digests: digests
        )
    }

    /// The disclaimer on the page of a text. A condition that says nothing medical needs none, and shows none unless it
    /// names one.
    private func disclaimer(of text: ReviewedText, _ body: Body) -> DisclaimerID? {
        let isSilent = text.summary == nil && body.isEmpty && text.disclaimer == nil
        return isSilent ? nil : site.disclaimer(of: text)?.id
    }

    /// Reads a page as others will, and compares it with the text that is held to its record.
    private func checkMarks(
        _ html: [UInt8]?,
        _ text: ReviewedText,
        _ body: Body,
        _ digester: PageDigester,
        template: PageKind,
        _ outcome: inout Outcome
    ) {
        guard let html, outcome.standings[text]?.isWithheld == false, pagesToRead.contains(text.file) else { return }
        let forms = digester.forms(of: text, body, disclaimer: disclaimer(of: text, body))
        if let page = ThemeMarks.UnlikePage(html, of: text.file, template, forms, digester) {
            outcome.unlikePages.append(page)
        }
    }

    private func parseDisclaimers(_ outcome: inout Outcome) throws -> [DisclaimerID: Body] {
        var bodies: [DisclaimerID: Body] = [:]
        for disclaimer in site.disclaimers {
            bodies[disclaimer.id] = try parse(
                disclaimer.file,
                disclaimer.body,
                parsing.setup(of: disclaimer),
                required: "The disclaimer",
                &outcome
            ).body
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
        let setup = parsing.setup(of: text)
        let (body, bytes) = try parse(text.file, text.body, setup, required: required, &outcome)
        let subject = TextSubject(
            text: text,
            article: article.map { ($0.id.slug, $0.topic) },
            condition: article?.id.condition,
            body: body,
            settings: site.settings.rules,
            language: site.language(of: text),
            explainedTerms: parsing.explainsWords(of: text) ? explainedTerms : .none
        )
        let checked = TextRules.check(subject)
        outcome.diagnostics += checked.unusedAllowances
        let results = checked.results
        guard !results.isEmpty else { return body }
        // Rules seldom find anything, so that it costs little to look for the places only then.
        let ranges = results.flatMap(\.finding.ranges)
        let places = parsing.parser.places(
            of: ranges,
            in: bytes,
            bodyOffset: text.body.offset,
            bodyLine: text.body.line,
            file: text.file,
            context: setup.context,
            options: setup.options
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
        _ setup: BodyParsing.Setup,
        required: String?,
        _ outcome: inout Outcome
    ) throws -> (body: Body, bytes: [UInt8]) {
        let bytes = try folder.read(file)
        guard hashes[file] == ContentFolder.hash(bytes) else { throw ContentChanged(file: file) }
        let body = parsing.body(in: bytes, from: start, of: file, setup, diagnostics: &outcome.diagnostics)
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
