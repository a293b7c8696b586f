import Diagnostics
import Rendering
import SiteModel

/// A page that is made from a text of Content.
enum TextPage: Sendable {
    case article(Article)
    case condition(Condition)
    case person(Person)
    case other(OtherPage)
}

/// Makes the pages of texts, each by itself: the text is read, held to its record and rendered.
struct PageMaking: Sendable {
    let site: Site
    let reading: TextReading
    let comparison: RecordComparison
    /// The findings that the site has accepted.
    let baseline: Baseline?
    /// Renders pages; `nil` where the theme is broken or nothing is to be written.
    let renderer: PageRenderer?
    /// The articles that are not shown, by their conditions: no other page may offer them as an answer.
    let withheld: [ConditionID: Set<ArticleID>]
    /// The texts whose pages are read again, to see whether the theme marks what is reviewed.
    private let pagesToRead: Set<SourceFile>

    init(
        _ reading: TextReading,
        _ comparison: RecordComparison,
        accepting baseline: Baseline?,
        renderer: PageRenderer?,
        withheld: [ConditionID: Set<ArticleID>]
    ) {
        site = reading.site
        self.reading = reading
        self.comparison = comparison
        self.baseline = baseline
        self.renderer = renderer
        self.withheld = withheld
        pagesToRead = Self.firstTextsWithRecords(of: site)
    }

    /// Of each kind of page, the first texts that have records. If a theme does not mark what is reviewed, they tell;
    /// to read every page again would double the time of a build.
    private static func firstTextsWithRecords(of site: Site) -> Set<SourceFile> {
        let articles = site.publishedArticles.map(\.text).filter { $0.record != nil }
        let conditions = site.publishedConditions.map(\.text).filter { $0.record != nil }
        return Set(articles.prefix(8).map(\.file) + conditions.prefix(8).map(\.file))
    }

    /// Makes a page; `standings` are those of the texts that it shows.
    func page(_ page: TextPage, _ standings: ReviewStandings, isRendered: Bool) throws -> MadePage {
        let renderer = isRendered ? renderer : nil
        switch page {
        case .article(let article):
            return reviewedPage(article.text, try reading.article(article), at: .article(article.id), .article) {
                renderer?.article(article, $0, hidden: withheld[article.id.condition])
            }
        case .condition(let condition):
            let read = try reading.condition(condition)
            return reviewedPage(condition.text, read, at: .condition(condition.id), .condition) {
                renderer?.condition(condition, $0, standings: standings)
            }
        case .person(let person):
            let read = try reading.person(person)
            return MadePage(
                address: .person(person.id),
                page: renderer?.person(person, body: read.body, standings: standings),
                facts: facts(of: read)
            )
        case .other(let other):
            let read = try reading.page(other)
            return MadePage(
                address: .page(other.slug),
                page: renderer?.page(other, body: read.body),
                facts: facts(of: read)
            )
        }
    }

    private func facts(of read: ReadText) -> PageFacts { PageFacts(read, in: site, accepting: baseline) }

    private func reviewedPage(
        _ text: ReviewedText,
        _ read: ReadText,
        at address: Address,
        _ kind: PageKind,
        render: (ReviewedBodies) -> RenderedPage?
    ) -> MadePage {
        var facts = facts(of: read)
        let compared = comparison.compare(text, read.body, at: address)
        let bodies = compared.bodies
        facts.diagnostics += compared.problems
        facts.standing = bodies.standing
        facts.digests = bodies.digests
        facts.forms = compared.forms
        let page = render(bodies)
        if pagesToRead.contains(text.file), !bodies.standing.isWithheld, let bytes = page?.bytes {
            facts.unlikePage = unlikePage(bytes, text, read.body, kind)
        }
        return MadePage(address: address, page: page, facts: facts)
    }

    /// Reads a page as others will, and compares it with the text that is held to its record.
    private func unlikePage(
        _ bytes: [UInt8],
        _ text: ReviewedText,
        _ body: Body,
        _ kind: PageKind
    ) -> ThemeMarks.UnlikePage? {
        let digester = comparison.shared.digester
        let forms = digester.forms(of: text, body, disclaimer: comparison.disclaimer(of: text, body))
        return ThemeMarks.UnlikePage(bytes, of: text.file, kind, forms, digester)
    }
}
