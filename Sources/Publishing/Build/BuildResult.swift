public import Diagnostics
public import SiteModel

/// What came of a build.
public struct BuildResult: Sendable {
    /// Everything that was found, sorted.
    public var diagnostics: [Diagnostic]
    /// What was built; `nil` where the site could not even be read.
    public var summary: BuildSummary?
    /// Whether the run began by finishing what an interrupted one had begun to put in place.
    public var hasFinishedInterruptedRun = false

    /// Whether nothing forbids publishing.
    public var isSuccess: Bool { !diagnostics.containsErrors }
}

/// What was built, in numbers.
public struct BuildSummary: Sendable, Equatable {
    /// The day that the build believed in.
    public var day: CalendarDate
    /// HTML pages of the site, redirects not counted.
    public var pages = 0
    /// Articles among them.
    public var articles = 0
    /// Conditions among them.
    public var conditions = 0
    /// The files of drafts that were left out.
    public var skippedDrafts: [SourceFile] = []
    /// The last day on which all that the pages say of their reviews is true, and how many fall due then; `nil` where
    /// days change nothing.
    public var validThrough: ValidThrough?
    /// How many findings were left out because a baseline accepts them.
    public var acceptedFindings = 0
    /// What changed in the output folder; `nil` where nothing was to be written.
    public var changes: CommitSummary?
}

/// The last day on which a site is true, and what happens then.
public struct ValidThrough: Sendable, Equatable {
    /// The day.
    public var day: CalendarDate
    /// How many pages say something else on the day after.
    public var pages: Int
}

/// How far a build has come, for whoever shows it.
public enum BuildProgress: Sendable, Equatable {
    /// The content folder is being read: `done` of `total` files.
    case reading(done: Int, total: Int)
    /// Pages are being made: `done` of `total`.
    case rendering(done: Int, total: Int)
    /// The new site is being put in place.
    case publishing
}
