import Diagnostics
import Rendering
import SiteModel

/// Makes the pages of texts, each by itself: the text is read, held to its record and rendered.
struct PageMaking: Sendable {
    let site: Site
    let reading: TextReading
    let comparison: RecordComparison
    /// The findings that the site has accepted.
    let baseline: Baseline?
    /// Renders pages; `nil` where the theme is broken or nothing is to be written.
    let renderer: PageRenderer?
    /// The articles that are not shown, by their subjects: no other page may offer them as an answer.
    let withheld: [SubjectID: Set<ArticleID>]
    /// The texts whose pages are read again, to see whether the theme marks what is reviewed.
    let pagesToRead: Set<SourceFile>
    /// Whether pages show their texts even where readers would see a notice instead.
    var showsAllTexts = false

    init(
        _ reading: TextReading,
        _ comparison: RecordComparison,
        accepting baseline: Baseline?,
        renderer: PageRenderer?,
        withheld: [SubjectID: Set<ArticleID>],
        pagesToRead: Set<SourceFile>
    ) {
        site = reading.site
        self.reading = reading
        self.comparison = comparison
        self.baseline = baseline
        self.renderer = renderer
        self.withheld = withheld
        self.pagesToRead = pagesToRead
    }

    /// Of each kind of page, the first texts that have records. If a theme does not mark what is reviewed, they tell;
    /// to read every page again would double the time of a build.
    static func firstTextsWithRecords(of site: Site) -> Set<SourceFile> {
        let articles = site.publishedArticles.filter { $0.text.record != nil }
        let subjects = site.publishedSubjects.filter { $0.text.record != nil }
        return Set(articles.prefix(8).map(\.text.file) + subjects.prefix(8).map(\.text.file))
    }

    /// Where a page is.
    func address(of page: TextPage) -> Address { page.address(in: site.settings.sections) }

    /// Makes a page from its text; `standings` are those of all texts whose pages are made before it.
    func page(_ page: TextPage, _ read: ReadText, _ standings: ReviewStandings, isRendered: Bool) -> MadePage {
        let renderer = isRendered ? renderer : nil
        var made = MadePage(
            address: address(of: page),
            facts: PageFacts(
                read,
                in: site,
                accepting: baseline,
                summaryFacts: page.reviewedText?.summaryFacts ?? []
            )
        )
        switch page {
        case .article(let article):
            complete(&made, article.text, read.body, .article) {
                renderer?.article(
                    article,
                    $0,
                    hidden: withheld[article.id.subject],
                    standings: shown(on: .folder(article.id), standings)
                )
            }
        case .subject(let subject):
            complete(&made, subject.text, read.body, .subject) {
                // Others are not given, so that they cannot decide what the page shows: see `PageCauses`.
                renderer?.subject(subject, $0, standings: shown(on: .subject(subject.id), standings))
            }
        case .person(let person):
            made.page = renderer?.person(person, body: read.body, standings: standings)
        case .other(let other):
            made.page = renderer?.page(other, body: read.body)
        }
        return made
    }

    /// The standings of the texts that a page shows something of.
    private func shown(on page: ParentPage, _ standings: ReviewStandings) -> ReviewStandings {
        standings.only(site.textsShown(on: page).map(\.file))
    }

    /// Holds the text of a page to its record, and renders it.
    private func complete(
        _ made: inout MadePage,
        _ text: ReviewedText,
        _ body: Body,
        _ kind: PageKind,
        render: (ReviewedBodies) -> RenderedPage?
    ) {
        let compared = comparison.compare(text, body, at: made.address)
        var bodies = compared.bodies
        if showsAllTexts { bodies.standing = bodies.standing.showingText }
        made.facts.diagnostics += compared.problems
        made.facts.standing = bodies.standing
        made.facts.digests = bodies.digests
        made.facts.forms = compared.forms
        made.page = render(bodies)
        if pagesToRead.contains(text.file), !bodies.standing.isWithheld, let bytes = made.page?.bytes, let renderer {
            made.facts.unlikePage = unlikePage(bytes, text, body, renderer.templateFile(of: kind))
        }
    }

    /// Reads a page as others will, and compares it with the text that is held to its record.
    private func unlikePage(
        _ bytes: [UInt8],
        _ text: ReviewedText,
        _ body: Body,
        _ template: SourceFile
    ) -> ThemeMarks.UnlikePage? {
        let digester = comparison.shared.digester
        guard let forms = digester.forms(of: text, body, disclaimer: comparison.disclaimer(of: text, body)) else {
            return nil
        }
        return ThemeMarks.UnlikePage(bytes, of: text.file, template, forms, digester)
    }
}
