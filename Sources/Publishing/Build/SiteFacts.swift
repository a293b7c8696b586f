import Attestation
import Checks
import Diagnostics
import Rendering
import Searching
import SiteModel

/// The facts of all pages.
struct SiteFacts: Sendable {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var anchors: [SourceFile: Set<String>] = [:]
    private(set) var anchorLinks: [Body.Link] = []
    private(set) var listLinks: [Body.Link] = []
    /// The files that texts link to.
    private(set) var linkedFiles: Set<SourceFile> = []
    private(set) var standings = ReviewStandings()
    /// What pages show, of the texts that were asked for.
    private(set) var forms: [SourceFile: PageForms] = [:]
    /// The digests of what they show, of the texts that have a record too.
    private(set) var digests: [SourceFile: PageDigests] = [:]
    /// The texts that have a picture of their own that other sites can show for their pages.
    private(set) var picturedTexts: Set<SourceFile> = []
    /// Pages that do not show what is reviewed, in a form that others can read.
    private(set) var unlikePages: [ThemeMarks.UnlikePage] = []
    /// What a search needs to know of the texts.
    private(set) var searchTexts: [SourceFile: SearchText] = [:]
    /// The names of the facts of `facts.yml` that texts use.
    private(set) var usedFacts: Set<String> = []
    /// The amounts that texts state, of the texts that state any.
    private(set) var quantities: [SourceFile: TextQuantities] = [:]
    /// How many findings were left out because the site has accepted them.
    private(set) var acceptedFindings = 0

    /// Adds the facts of a page.
    mutating func add(_ page: PageFacts) {
        diagnostics += page.diagnostics
        anchors[page.file] = page.anchors
        anchorLinks += page.anchorLinks
        listLinks += page.listLinks
        linkedFiles.formUnion(page.linkedFiles)
        standings[page.file] = page.standing
        forms[page.file] = page.forms
        digests[page.file] = page.digests
        searchTexts[page.file] = page.searchText
        usedFacts.formUnion(page.usedFacts)
        if !page.quantities.isEmpty { quantities[page.file] = page.quantities }
        if page.hasOwnPicture { picturedTexts.insert(page.file) }
        if let page = page.unlikePage { unlikePages.append(page) }
        acceptedFindings += page.acceptedFindings
    }

    /// Adds what is wrong with texts that have no page.
    mutating func add(problems: [Diagnostic]) { diagnostics += problems }

    /// Adds files that a page shows and that no text links to.
    mutating func addFiles(_ files: [SourceFile]) { linkedFiles.formUnion(files) }

    /// Adds the facts of other pages.
    mutating func add(_ others: SiteFacts) {
        diagnostics += others.diagnostics
        anchors.merge(others.anchors) { first, _ in first }
        anchorLinks += others.anchorLinks
        listLinks += others.listLinks
        linkedFiles.formUnion(others.linkedFiles)
        standings.merge(others.standings)
        forms.merge(others.forms) { first, _ in first }
        digests.merge(others.digests) { first, _ in first }
        searchTexts.merge(others.searchTexts) { first, _ in first }
        usedFacts.formUnion(others.usedFacts)
        quantities.merge(others.quantities) { first, _ in first }
        picturedTexts.formUnion(others.picturedTexts)
        unlikePages += others.unlikePages
        acceptedFindings += others.acceptedFindings
    }

    /// The links to pages on which lists go on, where no list does. `renderer` is asked for where there are such links.
    func problemsOfListLinks(in site: Site, _ renderer: () -> PageRenderer?) -> [Diagnostic] {
        let ofRows = site.experiences.rows.compactMap(\.url).compactMap { url -> Body.Link? in
            guard case .listPage(let page)? = site.ownPath(of: url.value).map(site.place) else { return nil }
            return Body.Link(destination: .listPage(page), location: url.location)
        }
        let links = listLinks + ofRows
        guard !links.isEmpty, let renderer = renderer() else { return [] }
        let pages = renderer.continuedPages(renderer.directory(standings), standings).map(\.address)
        return ListPagesExist.problems(in: links, pages: Set(pages), of: site.settings.baseURL)
    }

    /// Adds what is wrong with the pages taken together. `reading` is asked for places of texts; `baseline` has the findings
    /// that the site has accepted, and `signatures` are those that need not be verified again.
    ///
    /// - Throws: What `TextReading.places` throws.
    mutating func checkTogether(
        in site: Site,
        _ reading: TextReading,
        accepting baseline: Baseline?,
        knowing signatures: SignatureMemory
    ) throws {
        for record in site.records.values where record.isReadable {
            diagnostics += RecordSeal.problems(in: record, site, knowing: signatures)
        }
        diagnostics += RecordsOfOtherTexts.problems(in: site, standings, digests)
        diagnostics += ThemeMarks.problems(in: unlikePages)
        diagnostics += AnchorsExist.problems(in: anchorLinks, anchors: anchors)
        diagnostics += FactsUsed.problems(in: site.facts, used: usedFacts)
        let found = try disagreements(in: site, reading)
        let findings = baseline?.unaccepted(of: found) ?? found
        acceptedFindings += found.count - findings.count
        diagnostics += findings
    }

    /// The amounts that the texts of a subject state differently.
    private func disagreements(in site: Site, _ reading: TextReading) throws -> [Diagnostic] {
        guard !quantities.isEmpty else { return [] }
        return try site.publishedSubjects.flatMap { subject -> [Diagnostic] in
            let pages = [TextPage.subject(subject)] + site.publishedArticles(of: subject.id).map(TextPage.article)
            let texts = pages.compactMap { page in
                quantities[page.file].map { QuantityComparison.Text(file: page.file, quantities: $0) }
            }
            guard !texts.isEmpty else { return [] }
            let names = [subject.text.title.value] + subject.synonyms.map(\.value)
            return try QuantityComparison.problems(in: texts, names: names, settings: site.settings.rules) {
                file,
                ranges in
                guard let page = pages.first(where: { $0.file == file }) else { return [] }
                return try reading.places(of: ranges, in: page)
            }
        }
    }
}
