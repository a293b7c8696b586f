import Diagnostics
import Rendering
import SiteModel

/// The page pass: each text is read again, parsed, checked, rendered, written and forgotten. What the rest of the site
/// needs to know of it stays.
struct PagePass {
    let reading: TextReading
    /// The findings that the site has accepted.
    let baseline: Baseline?
    /// Renders pages; `nil` where the theme is broken or nothing is to be written.
    let renderer: PageRenderer?
    /// Where pages go; `nil` where nothing is to be written.
    let output: (any SiteOutput)?
    /// Of which texts the forms are kept: whoever signs a text must see it.
    let keepsForm: @Sendable (SourceFile) -> Bool
    let progress: @Sendable (BuildProgress) -> Void

    /// What came of the pass.
    struct Result: Sendable {
        var facts: SiteFacts
        var shared: SharedTexts
    }

    private var site: Site { reading.site }

    /// Goes over every page that is published.
    func run(jobs: Int) async throws -> Result {
        let shared = try SharedTexts(reading)
        let comparison = RecordComparison(site: site, shared: shared, keepsForm: keepsForm)
        let making = PageMaking(
            reading,
            comparison,
            accepting: baseline,
            renderer: renderer,
            withheld: try await withheldArticles(comparison, jobs: jobs)
        )
        var facts = shared.facts
        let batches = batches
        let total = batches.map(\.count).reduce(0, +)
        let done = Counter()
        let failed = Flag(facts.diagnostics.containsErrors)
        for pages in batches {
            let standings = facts.standings
            let gathered = try await gatherInParallel(count: pages.count, jobs: jobs, state: { SiteFacts() }) {
                index,
                state in
                let count = done.take()
                if count.isMultiple(of: 64) { progress(.rendering(done: count, total: total)) }
                // Once an error is known nothing will be published: the rest is checked, and not rendered any more.
                let isRendered = !failed.isRaised
                let page = try making.page(pages[index], standings, isRendered: isRendered)
                if isRendered, page.facts.diagnostics.containsErrors { failed.raise() }
                if let bytes = page.page?.bytes, let output { try output.write(bytes, to: page.address) }
                state.add(page.facts)
            }
            for part in gathered { facts.add(part) }
        }
        facts.checkTogether(in: site)
        return Result(facts: facts, shared: shared)
    }

    /// The pages, in the order in which they need each other: a condition shows what its articles say, and a person's
    /// page who reviewed what. What may be said of a text is known only when the text has been read.
    private var batches: [[TextPage]] {
        [
            site.publishedArticles.map(TextPage.article),
            site.publishedConditions.map(TextPage.condition),
            site.people.map(TextPage.person) + site.publishedPages.map(TextPage.other),
        ]
    }

    /// The articles that are not shown. Most facts are known without the text; where its digest decides, the text is
    /// read here too.
    private func withheldArticles(
        _ comparison: RecordComparison,
        jobs: Int
    ) async throws -> [ConditionID: Set<ArticleID>] {
        let articles = Array(site.publishedArticles)
        let found = try await gatherInParallel(count: articles.count, jobs: jobs, state: { Set<ArticleID>() }) {
            index,
            withheld in
            let isWithheld = try comparison.isWithheld(articles[index]) { try reading.article($0).body }
            if isWithheld { withheld.insert(articles[index].id) }
        }
        return Dictionary(grouping: found.joined(), by: \.condition).mapValues(Set.init)
    }
}
