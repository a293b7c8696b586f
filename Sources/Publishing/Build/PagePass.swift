import Attestation
import Diagnostics
import Rendering
import SiteModel

/// The page pass: each text is read again, parsed, checked, rendered, written and forgotten. What the rest of the site
/// needs to know of it stays.
struct PagePass {
    let reading: TextReading
    /// What an earlier build left; `nil` without a cache.
    let cache: BuildCache?
    /// The digest of what surrounds the texts; `nil` without a cache.
    let surroundings: ContentDigest?
    /// Whether a sample of what is remembered is made once more, and compared.
    let verifiesSamples: Bool
    /// The findings that the site has accepted.
    let baseline: Baseline?
    /// The theme; `nil` where something is wrong with it.
    let theme: Theme?
    /// Renders pages; `nil` where the theme is broken or nothing is to be written.
    let renderer: PageRenderer?
    /// Where pages go; `nil` where nothing is to be written.
    let output: (any SiteOutput)?
    let progress: @Sendable (BuildProgress) -> Void

    /// What came of the pass.
    struct Result: Sendable {
        var facts: SiteFacts
        var shared: SharedTexts
        /// What the next build may need of the pages.
        var notes: CacheNotes
    }

    /// What one task gathers.
    private struct Gathered: Sendable {
        var facts = SiteFacts()
        var notes = CacheNotes()
    }

    private var site: Site { reading.site }
    private var memory: TextMemory? {
        cache.map { TextMemory(texts: $0.texts, isSurroundedAsBefore: $0.surroundings?.key == surroundings) }
    }

    /// Goes over every page that is published.
    func run(jobs: Int) async throws -> Result {
        let shared = try SharedTexts(reading, in: theme)
        let signatures = SignatureMemory(known: cache?.signatures ?? [])
        let comparison = RecordComparison(
            site: site,
            shared: shared,
            keepsForm: reading.keepsForm,
            signatures: signatures
        )
        let withheld = try await withheldArticles(comparison, jobs: jobs)
        var publication = PagePublication(
            making: PageMaking(
                reading,
                comparison,
                accepting: baseline,
                renderer: renderer,
                withheld: withheld,
                pagesToRead: PageMaking.firstTextsWithRecords(of: site)
            ),
            output: output,
            pages: cache?.pages,
            memory: memory,
            verifiesSamples: verifiesSamples,
            causes: surroundings.map { PageCauses(site, $0, withheld: withheld) }
        )
        var all = Gathered(facts: shared.facts)
        let batches = batches
        let total = batches.map(\.count).reduce(0, +)
        let done = Counter()
        let failed = Flag(all.facts.diagnostics.containsErrors)
        for batch in batches {
            let standings = all.facts.standings
            let publisher = publication
            let gathered = try await gatherInParallel(count: batch.count, jobs: jobs, state: { Gathered() }) {
                index,
                state in
                let count = done.take()
                if count.isMultiple(of: 64) { progress(.rendering(done: count, total: total)) }
                // Once an error is known nothing will be published: the rest is checked, and not rendered any more.
                let isRendered = !failed.isRaised
                let page = batch.page(index)
                var facts = try publisher.publish(page, standings, isRendered: isRendered, &state.notes)
                facts.diagnostics += try reading.openRemarks(on: page)
                if isRendered, facts.diagnostics.containsErrors { failed.raise() }
                state.facts.add(facts)
            }
            for part in gathered {
                all.facts.add(part.facts)
                all.notes.add(part.notes)
            }
            publication.causes?.add(all.notes.causes)
        }
        all.facts.add(problems: try reading.openRemarksOfTextsWithoutPage())
        try all.facts.checkTogether(in: site, reading, accepting: baseline, knowing: signatures)
        all.notes.signatures = signatures.valid
        return Result(facts: all.facts, shared: shared, notes: all.notes)
    }

    /// Pages that need nothing of each other. Each is taken out of the site when its turn comes: a list of all would take
    /// as much memory as the site.
    private struct Batch: Sendable {
        let count: Int
        let page: @Sendable (Int) -> TextPage
    }

    /// The pages, in the order in which they need each other: a subject and a folder show what their articles say, and a
    /// person's page who reviewed what. What may be said of a text is known only when the text has been read.
    private var batches: [Batch] {
        let site = site
        /// The articles at which so many folders with pages of their own are around; `nil` for those that list nothing.
        let levels = Dictionary(grouping: site.publishedArticles.indices) { index in
            site.articles[index].place.isFolder ? site.articles[index].place.folders.count : nil
        }
        let articles = levels.sorted { ($0.key ?? .max) > ($1.key ?? .max) }.map { _, indices in
            Batch(count: indices.count) { .article(site.articles[indices[$0]]) }
        }
        // A condition shows what others say that they do for it.
        let subjects = site.publishedSubjects.indices
        let stating = subjects.filter { site.subjects[$0].text.relation != nil }
        let named = subjects.filter { site.subjects[$0].text.relation == nil }
        let others = site.people.map(TextPage.person) + site.publishedPages.map(TextPage.other)
        return articles + [
            Batch(count: stating.count) { .subject(site.subjects[stating[$0]]) },
            Batch(count: named.count) { .subject(site.subjects[named[$0]]) },
            Batch(count: others.count) { others[$0] },
        ]
    }

    /// The articles that are not shown. Most facts are known without the text; where its digest decides, the text is
    /// read here too.
    private func withheldArticles(
        _ comparison: RecordComparison,
        jobs: Int
    ) async throws -> [SubjectID: Set<ArticleID>] {
        let articles = Array(site.publishedArticles.indices)
        let memory = memory
        let found = try await gatherInParallel(count: articles.count, jobs: jobs, state: { Set<ArticleID>() }) {
            index,
            withheld in
            let article = site.articles[articles[index]]
            let isWithheld = try comparison.isWithheld(article) { try reading.recall($0, from: memory).text.body }
            if isWithheld { withheld.insert(article.id) }
        }
        return Dictionary(grouping: found.joined(), by: \.subject).mapValues(Set.init)
    }
}
