import Diagnostics
import Foundation
import Publishing
import SiteModel

/// One run of `build` or `check`: build, report, sum up, and say with which status to end.
struct SiteRun {
    let options: SiteOptions
    let output: String
    let writes: Bool

    func run() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let request = try options.request(output: writes ? output : nil)
        let meter = ProgressMeter(isShown: !options.quiet && Console.isTerminal, since: start)
        let result: BuildResult
        do {
            result = try await SiteBuilder(request, progress: { meter.show($0) }).build()
        } catch let error as FileSystemError {
            meter.clear()
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        meter.clear()
        report(result, request)
        if !options.quiet {
            let seconds = Double((clock.now - start) / .milliseconds(1)) / 1000
            Console.tell(SummaryWording(result, output: output, writes: writes, seconds: seconds).text)
        }
        guard result.isSuccess else { throw CommandFailure(status: .errorsFound) }
    }

    private func report(_ result: BuildResult, _ request: BuildRequest) {
        let paths = options.paths(output: output)
        let reporter = Reporter(
            format: options.format,
            paths: paths,
            excerpts: FileExcerpts(paths: paths),
            toolVersion: ToolVersion.current,
            colour: options.format == .text && Console.wantsColour
        )
        let text = reporter.report(result.diagnostics)
        if options.format == .text { Console.tell(text) } else { Console.answer(text) }
    }
}
