import Foundation
import SiteTestSupport
import Testing

/// Runs the program at a terminal, a pseudo-terminal of the system, and answers its questions.
enum Terminal {
    /// Runs it in the folder of a site, to its end. Output and errors are one, as at any terminal.
    ///
    /// `answers` has, in their order, the end of each question and what is typed then.
    static func run(
        _ arguments: [String],
        in site: TemporarySite,
        answers: [[String]],
        environment: [String: String] = [:]
    ) async throws -> Sitegen.Outcome {
        let json = String(decoding: try JSONEncoder().encode(answers), as: UTF8.self)
        let program = Sitegen.products.appendingPathComponent("sitegen").path
        return try await Sitegen.run(
            try Sitegen.tool("python"),
            [Sitegen.fixture("terminal.py").path, json, program] + arguments,
            in: site.folder,
            environment: environment.merging(["NO_COLOR": "1"]) { given, _ in given }
        )
    }
}
