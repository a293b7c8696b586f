import Attestation
import Diagnostics
import Foundation
package import SiteModel

/// What is to be built, and how: everything that the command line decides.
package struct BuildRequest: Sendable {
    /// The folder that editors write.
    package var content: String
    /// The folder with the site's own files of the theme.
    package var templates: String
    /// Whether that folder must be there; where it is not, the theme is the one that the program carries.
    package var requiresTemplates: Bool
    /// The folder to publish into; `nil` checks and writes nothing.
    package var output: String?
    /// Where the site will be published, where that is not what `site.yml` says.
    package var baseURL: BaseURL?
    /// The day that the build believes in.
    package var day: BuildDay
    /// Whether drafts are published.
    package var includesDrafts: Bool
    /// The findings of rules about words that are not to be reported any more.
    package var baseline: Baseline?
    /// Whether warnings forbid publishing too.
    package var isStrict: Bool
    /// How many pages are worked on at once, at least 1.
    package var jobs: Int
    /// The version of sitegen, for the manifest.
    package var toolVersion: String
    /// Where this build leaves results for the next one; `nil` for a build without a cache.
    package var cache: Cache?
    /// How the site reaches its readers.
    package var delivery = Delivery()
    /// The git that knows the commit of the content; `nil` where no one asks for it.
    package var git: GitProgram?
    /// The log of reviews, where it is kept outside of the output folder.
    package var keptLog: KeptLog?
    /// How much one page lists.
    package var limits = ListLimits()

    /// Where builds leave results for later ones, and how far these are trusted.
    package struct Cache: Sendable {
        /// A folder of the user's own, for the caches of all sites and the secret that protects them. It is made where
        /// it is not there.
        package var folder: String
        /// The version of sitegen and its file on this machine. A build ignores the cache of another program.
        let program: String
        /// Whether a sample of what is remembered is made once more and compared.
        package var isVerified: Bool

        /// A cache in a folder; `nil` if there is no file at `executable`.
        ///
        /// - Parameters:
        ///   - executable: The path of the program's own file.
        ///   - version: The version of sitegen.
        package init?(folder: String, executable: String, version: String, isVerified: Bool = false) {
            guard let file = try? FileSystem().followedStatus(of: executable)?.identity else { return nil }
            self.folder = folder
            self.isVerified = isVerified
            program = "\(version) \(ContentDigest(of: file.cacheBytes))"
        }
    }

    /// A request for the given folders.
    package init(
        content: String,
        templates: String,
        requiresTemplates: Bool = true,
        output: String?,
        baseURL: BaseURL? = nil,
        day: BuildDay,
        includesDrafts: Bool = false,
        baseline: Baseline? = nil,
        isStrict: Bool = false,
        jobs: Int = 1,
        toolVersion: String,
        cache: Cache? = nil
    ) {
        self.content = content
        self.templates = templates
        self.requiresTemplates = requiresTemplates
        self.output = output
        self.baseURL = baseURL
        self.day = day
        self.includesDrafts = includesDrafts
        self.baseline = baseline
        self.isStrict = isStrict
        self.jobs = max(1, jobs)
        self.toolVersion = toolVersion
        self.cache = cache
    }
}

extension BuildRequest {
    /// The day of the build in the time zone of a site.
    ///
    /// - Throws: A `FileSystemError` where this machine knows nothing about the time zone.
    func day(of settings: SiteSettings) throws(FileSystemError) -> CalendarDate {
        guard let day = day.date(inTimeZone: settings.timeZone) else {
            throw FileSystemError(
                "find",
                "the time zone \(settings.timeZone)",
                because: "this machine has no data about it; give the day with --as-of"
            )
        }
        return day
    }
}

extension BuildRequest {
    /// What is reported of all that was found: each thing once, in order, with places that there are, without what only
    /// follows from something else.
    ///
    /// - Parameters:
    ///   - memory: What was reported before of files, by their digests.
    ///   - digests: The digests of files now.
    func reported(
        _ diagnostics: [Diagnostic],
        _ fileSystem: FileSystem,
        remembering memory: LiveReports? = nil,
        digests: [SourceFile: ContentDigest] = [:]
    ) -> [Diagnostic] {
        var bounds = PlaceBounds(self, fileSystem)
        let files = Dictionary(grouping: FollowUps.removed(from: diagnostics), by: \.location.file)
        return files.sorted { $0.key < $1.key }.flatMap { file, found in
            let digest = digests[file]
            if let digest, let known = memory?.report(of: file, digest, for: found) { return known }
            let reported = Set(found.map { bounds.bounded(isStrict ? $0.strict : $0).explainingBuiltInTheme }).sorted()
            // Someone may have changed the file since it was read for the first time.
            if let digest, let memory, bounds.digest(of: file) == digest {
                memory.remember(reported, of: file, digest, for: found)
            }
            return reported
        }
    }
}

/// How the build knows its day. Only the commands look at a clock.
package enum BuildDay: Sendable, Equatable {
    /// The day itself.
    case day(CalendarDate)
    /// A moment, in seconds since 1970-01-01T00:00:00Z; the site's time zone decides which day that is.
    case moment(secondsSinceEpoch: Int)

    /// The calendar day in a time zone of the given IANA name.
    func date(inTimeZone name: String) -> CalendarDate? {
        switch self {
        case .day(let day): return day
        case .moment(let seconds):
            guard let zone = TimeZone(identifier: name) else { return nil }
            let moment = Date(timeIntervalSince1970: Double(seconds))
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = zone
            let parts = calendar.dateComponents([.year, .month, .day], from: moment)
            guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
            return CalendarDate(year: year, month: month, day: day)
        }
    }
}
