import Diagnostics
import Foundation
import Publishing
import SiteModel

/// One run of `build` or `check`: build, report, sum up, and say with which status to end.
struct SiteRun {
    let options: SiteOptions
    let folders: SiteFolders
    let writes: Bool
    /// The log of reviews, where it is kept outside of the output folder.
    var keptLog: KeptLog?

    func run() async throws {
        var request = try options.request(folders, baseline: folders.baseline, writes: writes)
        request.keptLog = keptLog
        if writes { request.git = ReviewRun.git }
        try await run(request) { result, request in
            let accepted = request.baseline.map { (found: result.summary?.acceptedFindings ?? 0, in: $0.count) }
            return (result, accepted)
        }
    }

    /// Checks the site and writes what the rules about words find into a baseline; what else is wrong is reported.
    func acceptFindings(into file: String) async throws {
        try await run(options.request(folders, baseline: nil, writes: false)) { result, _ in
            let baseline = Baseline(accepting: result.diagnostics)
            do { try Data(baseline.file).write(to: URL(fileURLWithPath: file), options: .atomic) } catch {
                throw CommandFailure(
                    status: .machineFailed,
                    message: "could not write \(file): \(error.localizedDescription)"
                )
            }
            var rest = result
            rest.diagnostics.removeAll { $0.identifier.isRule }
            return (rest, (found: baseline.count, in: baseline.count))
        }
    }

    private func run(
        _ request: BuildRequest,
        _ finish: (BuildResult, BuildRequest) throws -> (BuildResult, accepted: (found: Int, in: Int)?)
    ) async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let meter = ProgressMeter(isShown: !options.quiet && Console.isTerminal, since: start)
        var result: BuildResult
        do {
            result = try await SiteBuilder(request, progress: { meter.show($0) }).build()
        } catch let error as any (Error & CustomStringConvertible)
            where error is FileSystemError || error is CacheMismatch
        {
            meter.clear()
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        meter.clear()
        let accepted: (found: Int, in: Int)?
        (result, accepted) = try finish(result, request)
        try report(result)
        if !options.quiet {
            let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
            try Console.tell(SummaryWording(result, output: folders.output, writes: writes, seconds: seconds).text)
            if let accepted { try Console.tell(SummaryWording.accepted(accepted.found, in: accepted.in)) }
        }
        guard result.isSuccess else { throw CommandFailure(status: .errorsFound) }
    }

    private func report(_ result: BuildResult) throws {
        let shown =
            options.only.isEmpty
            ? result.diagnostics : result.diagnostics.filter { options.only.contains($0.identifier) }
        try Console.report(shown, folders.paths, options.format, isSummary: options.summary)
    }
}
