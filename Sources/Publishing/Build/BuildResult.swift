package import Diagnostics
package import SiteModel

/// What came of a build.
package struct BuildResult: Sendable {
    /// Everything that was found, sorted.
    package var diagnostics: [Diagnostic]
    /// What was built; `nil` where the site could not even be read.
    package var summary: BuildSummary?
    /// Whether the run began by finishing what an interrupted one had begun to put in place.
    package var hasFinishedInterruptedRun = false

    /// Whether nothing forbids publishing.
    package var isSuccess: Bool { !diagnostics.containsErrors }
}

/// What was built, in numbers.
package struct BuildSummary: Sendable, Equatable {
    /// The day that the build believed in.
    package var day: CalendarDate
    /// HTML pages of the site, redirects not counted.
    package var pages = 0
    /// Articles among them.
    package var articles = 0
    /// Pages of subjects among them.
    package var subjects = 0
    /// What one of these is called.
    package var subjectNoun = SubjectKind.conditions.noun
    /// The files of drafts that were left out.
    package var skippedDrafts: [SourceFile] = []
    /// The last day on which all that the pages say of their reviews and of who reviews is true, and what happens then;
    /// `nil` where days change nothing.
    package var validThrough: ValidThrough?
    /// How many findings were left out because a baseline accepts them.
    package var acceptedFindings = 0
    /// What changed in the output folder; `nil` where nothing was to be written.
    package var changes: CommitSummary?
}

extension BuildSummary {
    /// What a site has.
    init(_ site: Site) {
        day = site.day
        articles = site.publishedArticles.count
        subjects = site.publishedSubjects.count
        subjectNoun = site.settings.sections.noun
        pages =
            articles + subjects + site.people.count + site.publishedPages.count
            + site.sitePages.count { $0.isPart(of: site) }
        let drafts =
            site.articles.filter(\.text.isDraft).map(\.text.file)
            + site.subjects.filter(\.text.isDraft).map(\.text.file)
            + site.pages.filter(\.isDraft).map(\.file) + site.introductions.filter(\.isDraft).map(\.file)
        skippedDrafts = site.includesDrafts ? [] : drafts.sorted()
    }
}

/// The last day on which a site is true, and what happens then.
package struct ValidThrough: Sendable, Equatable {
    /// The day.
    package var day: CalendarDate
    /// The reviews of how many pages fall due, so that these say something else on the day after.
    package var pages = 0
    /// How many registrations end or begin, so that all pages that show them say something else on the day after.
    package var registrations = 0

    /// The first last day of anything that the pages say; `nil` where days change nothing.
    init?(_ site: Site, _ standings: ReviewStandings) {
        let reviews = standings.lastDay
        let registrations = site.people.compactMap { $0.lastDayOfRegistrationState(from: site.day) }
        guard let day = ([reviews?.day].compactMap(\.self) + registrations).min() else { return nil }
        self.day = day
        if let reviews, reviews.day == day { pages = reviews.pages }
        self.registrations = registrations.count { $0 == day }
    }
}

/// How far a build has come, for whoever shows it.
package enum BuildProgress: Sendable, Equatable {
    /// The content folder is being read: `done` of `total` files.
    case reading(done: Int, total: Int)
    /// Pages are being made: `done` of `total`.
    case rendering(done: Int, total: Int)
    /// The new site is being put in place.
    case publishing
}
