import Diagnostics
import SiteModel
import Synchronization

/// What is reported of each text's file, for as long as neither the file nor what was found in it has changed.
///
/// Reports have only places that there are, so a report of a whole site reads every file that has a problem.
final class LiveReports: Sendable {
    private struct Report {
        let digest: ContentDigest
        let found: [Diagnostic]
        let reported: [Diagnostic]
    }

    private let reports = Mutex<[SourceFile: Report]>([:])

    /// What was reported when the same was found in the same file; `nil` where that is not known.
    func report(of file: SourceFile, _ digest: ContentDigest, for found: [Diagnostic]) -> [Diagnostic]? {
        guard let known = reports.withLock({ $0[file] }), known.digest == digest, known.found == found else {
            return nil
        }
        return known.reported
    }

    /// Forgets the files that are not there any more.
    func keepOnly(_ files: Set<SourceFile>) { reports.withLock { $0 = $0.filter { files.contains($0.key) } } }

    /// Remembers what is reported of what was found in a file.
    func remember(_ reported: [Diagnostic], of file: SourceFile, _ digest: ContentDigest, for found: [Diagnostic]) {
        // Places in other files may change without this one.
        guard found.allSatisfy({ $0.notes.allSatisfy { $0.location.file == file } }) else { return }
        reports.withLock { $0[file] = Report(digest: digest, found: found, reported: reported) }
    }
}
