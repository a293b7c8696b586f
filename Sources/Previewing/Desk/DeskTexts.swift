import Checks
import Diagnostics
import Publishing
import Reviewing
import SiteModel

/// All that the desk shows of a site.
struct DeskTexts: Sendable {
    /// A text of the site.
    struct Text: Sendable {
        /// Its name as people type it in commands.
        let name: String
        let title: String
        /// The file, as people find it.
        let path: String
        /// The address that opens the file in the editor.
        let link: String
        /// Where its page is; `nil` for a text that is on many.
        let page: String?
        let isDraft: Bool
        /// What is to be done about its review; `nil` where that is in order.
        let need: ReviewNeed?
        /// The last day on which its review holds, or held.
        let due: CalendarDate?
        let errors: Int
        let warnings: Int
        let figures: TextFigures?
    }

    let siteTitle: String
    /// The path of the start page.
    let home: String
    let texts: [Text]
    /// What waits for a reviewer, the most urgent first.
    let queue: ReviewQueue
    /// Everything that is wrong; `nil` before the first check has come to its end.
    let problems: [Diagnostic]?
    /// How many checks had come to their end then.
    let check: Int
    let places: PreviewPlaces

    /// Takes what is known of a site.
    init(
        _ snapshot: SiteSnapshot,
        _ result: BuildResult?,
        ofCheck check: Int,
        _ places: PreviewPlaces
    ) async throws {
        let site = snapshot.site
        let desk = try await snapshot.desk()
        let policy = site.settings.reviewPolicy
        let queue = ReviewQueue(of: desk, horizon: nil, includesDrafts: true) { places.path(of: $0) }
        let needs = Dictionary(queue.texts.map { ($0.path, $0.what) }, uniquingKeysWith: { first, _ in first })
        let found = Dictionary(grouping: result?.diagnostics ?? [], by: \.location.file)
        siteTitle = site.settings.title
        home = site.settings.baseURL.href(.home)
        self.queue = queue
        self.check = check
        problems = result?.diagnostics
        self.places = places
        texts = try desk.texts.map { text in
            let path = places.path(of: text.file)
            let problems = (found[text.file] ?? []) + (found[text.recordFile] ?? [])
            let review = text.reviewed?.review
            return Text(
                name: text.name,
                title: text.title,
                path: path,
                link: places.link(to: SourceLocation(text.file)) ?? "",
                page: text.address.map(site.settings.baseURL.href),
                isDraft: text.reviewed?.isDraft == true,
                need: needs[path],
                due: review?.reviewed == nil ? nil : review?.nextReview(under: policy),
                errors: problems.count { $0.severity == .error },
                warnings: problems.count { $0.severity == .warning },
                figures: try snapshot.figures(of: text.file)
            )
        }
    }
}
