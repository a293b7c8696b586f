import Attestation
import Hosting
import SiteModel

/// The order in which files are put in place one at a time.
///
/// A reader may open the site at any moment of it. So a file comes after the files that it names, and goes before them:
/// pictures, then style sheets and scripts, then new pages, then pages that are there already and may link to the new
/// ones, then the lists of all pages. What is no longer part of the site goes last. The manifest comes at the very end,
/// because it describes the whole.
struct PlacementPlan {
    /// The steps in their order.
    let steps: [CommitJournal.Step]

    /// Plans a placement.
    ///
    /// - Parameters:
    ///   - staged: The files that wait in the staging area, without the manifest.
    ///   - removed: The files that are no longer part of the site, with the digests of what sitegen wrote. Files that
    ///     are gone already belong to it, because their folders may be left.
    ///   - existing: Whether the output folder has a file at a path.
    ///   - manifest: The manifest's path where a new one is staged.
    init(
        putting staged: [OutputPath],
        removing removed: [OutputPath: ContentDigest],
        existing: (OutputPath) -> Bool,
        manifest: OutputPath?
    ) {
        let puts = staged.map { (rank: Rank(of: $0, isThere: existing($0)), path: $0) }
            .sorted { ($0.rank, $0.path) < ($1.rank, $1.path) }
        let belowStaged = Self.files(of: removed.keys, below: Set(staged))
        var rest = removed
        var steps: [CommitJournal.Step] = []
        for (_, path) in puts {
            // A file where a folder must be, or a folder of old files where a file must be.
            for old in Array(path.folders) + belowStaged[path, default: []].sorted() {
                if let digest = rest.removeValue(forKey: old) { steps.append(.remove(old, digest)) }
            }
            steps.append(.put(path))
        }
        steps += rest.map { (rank: Rank(of: $0.key, isThere: true), path: $0.key, digest: $0.value) }
            .sorted { ($1.rank, $0.path) < ($0.rank, $1.path) }
            .map { .remove($0.path, $0.digest) }
        if let manifest { steps.append(.put(manifest)) }
        self.steps = steps
    }

    private static func files(
        of removed: some Sequence<OutputPath>,
        below staged: Set<OutputPath>
    ) -> [OutputPath: [OutputPath]] {
        var files: [OutputPath: [OutputPath]] = [:]
        for path in removed {
            for folder in path.folders where staged.contains(folder) { files[folder, default: []].append(path) }
        }
        return files
    }

    /// What a file names of other files, by its path alone.
    private enum Rank: Int, Comparable {
        /// Pictures, fonts, downloads: they name nothing.
        case leaf
        /// Style sheets and scripts, which name pictures and fonts.
        case asset
        /// Pages that were not there before.
        case newPage
        /// Pages that were there before, and may link to new ones.
        case page
        /// Lists of all pages.
        case list

        init(of path: OutputPath, isThere: Bool) {
            let name = Self.uncoded(FilePath.name(of: path.description))
            if Self.isList(path) {
                self = .list
            } else if name.hasSuffix(".html") {
                self = isThere ? .page : .newPage
            } else {
                self = name.hasSuffix(".css") || name.hasSuffix(".js") ? .asset : .leaf
            }
        }

        /// A name without what a compressed form adds to it.
        private static func uncoded(_ name: String) -> String {
            let coding = ContentCoding.allCases.first { name.hasSuffix($0.ending) }
            return coding.map { String(name.dropLast($0.ending.count)) } ?? name
        }

        /// Whether a file speaks of all pages: the lists for programs, which may lie in the folder of the site, and the rules
        /// for the host, which lead to pages.
        private static func isList(_ path: OutputPath) -> Bool {
            let text = uncoded(path.description)
            let lists = [Address.reviewRegister, .reviewLog, .robots, .sitemap, .feed, .changes].map(\.outputPath)
            return lists.contains { text == $0 || text.hasSuffix("/\($0)") }
                || FilePath.name(of: text).hasPrefix("sitemap-") || WebHost.isRule(text)
        }

        static func < (first: Rank, second: Rank) -> Bool { first.rawValue < second.rawValue }
    }
}
