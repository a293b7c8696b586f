import Attestation
package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let reviewLogConflict = DiagnosticIdentifier(
        "review-log-conflict",
        .error,
        "The build cannot be added to the log of reviews"
    )
}

/// The log of reviews as it goes on with a build: found in the output that the build replaces, or where it is kept.
struct LoggedBuild {
    /// What came of adding the build.
    enum Outcome {
        /// The log with the build; `nil` where there is none and nothing to begin it with.
        case log(ReviewLog?)
        /// The build must not be published.
        case refused(Diagnostic)
    }

    /// The output, which knows what the last build wrote.
    let output: any SiteOutput
    /// The log that is kept elsewhere.
    let kept: KeptLog?

    /// Adds a build to the log.
    ///
    /// - Throws: A `FileSystemError` that says what the machine could not do, and where.
    func adding(_ leaf: ReviewLog.Leaf) throws(FileSystemError) -> Outcome {
        let before: ReviewLog
        switch try earlier() {
        case .log(let log): before = log ?? ReviewLog()
        case .refused(let problem): return .refused(problem)
        }
        do throws(ReviewLog.DatedBack) {
            let log = try before.adding(leaf)
            return .log(log.leaves.isEmpty ? nil : log)
        } catch {
            return .refused(.datedBack(leaf.day, newest: error.newest, in: before, at: kept?.path))
        }
    }

    /// The log until now. Where there are two, one goes on where the other ends: a run may have been stopped before it had
    /// written both.
    private func earlier() throws(FileSystemError) -> Outcome {
        let published: ReviewLog
        switch try publishedLog() {
        case .refused(let problem): return .refused(problem)
        case .log(nil): return .log(kept?.log)
        case .log(let log?): published = log
        }
        guard let kept = kept?.log else { return .log(published) }
        if kept.continues(published) { return .log(kept) }
        return published.continues(kept) ? .log(published) : .refused(.logsDisagree(self.kept?.path ?? ""))
    }

    /// The log that the last build wrote into the output folder.
    private func publishedLog() throws(FileSystemError) -> Outcome {
        let path = Address.reviewLog.outputPath
        guard let digest = output.earlierDigest(of: path) else { return .log(nil) }
        let bytes: [UInt8]
        do { bytes = try output.earlierBytes(of: path) } catch {
            guard error.isMissing else { throw error }
            return kept == nil ? .refused(.logIsGone) : .log(nil)
        }
        guard ContentDigest(of: bytes) == digest else { return .refused(.logWasEdited) }
        do throws(RegisterRefusal) { return .log(try ReviewLog(bytes)) } catch {
            return .refused(.logIsDamaged(error))
        }
    }
}

extension SourceLocation {
    /// The published log.
    fileprivate static func log(line: Int = 1) -> SourceLocation {
        SourceLocation(ReviewLog.file, SourcePosition(line: line, column: 1))
    }
}

extension Diagnostic {
    private static let name = "`\(ReviewLog.file.path)`"
    private static let restoring = "restore the file from a copy, or empty the output folder to start a new log"

    fileprivate static var logIsGone: Diagnostic {
        Diagnostic(
            .outputFileChanged,
            at: .log(),
            "\(name) is gone from the output folder, and with it the log of reviews",
            help: restoring
        )
    }

    fileprivate static var logWasEdited: Diagnostic {
        Diagnostic(
            .outputFileChanged,
            at: .log(),
            "\(name) has been changed since sitegen wrote it, and the log of reviews goes on from it",
            help: restoring
        )
    }

    fileprivate static func logIsDamaged(_ refusal: RegisterRefusal) -> Diagnostic {
        Diagnostic(.outputFileChanged, at: .log(), "\(name) \(refusal.reason)", help: restoring)
    }

    fileprivate static func datedBack(
        _ day: CalendarDate,
        newest: CalendarDate,
        in log: ReviewLog,
        at path: String?
    ) -> Diagnostic {
        // The lines of the leaves begin with the fifth.
        Diagnostic(
            .reviewLogConflict,
            at: .log(line: path == nil ? log.leaves.count + 4 : 1),
            "This build is for \(day), but \(path.map { "`\($0)`" } ?? "the log of reviews") has one for \(newest) already",
            help:
                "build for \(newest) or a later day, or build into another folder\(path == nil ? "" : " without --log")"
        )
    }

    fileprivate static func logsDisagree(_ path: String) -> Diagnostic {
        Diagnostic(
            .reviewLogConflict,
            at: .log(),
            "The log in the output folder and `\(path)` have different builds after the same beginning",
            help: "find out which of the two was published, and restore the other from it"
        )
    }
}
