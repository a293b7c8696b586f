import Diagnostics
import JSON
import Publishing

/// What is wrong with a site, as the script on a page shows it: what concerns the page comes first.
struct PageProblems: Sendable {
    /// Everything that is wrong; `nil` before the first check has come to its end.
    let result: BuildResult?
    /// How many checks have come to their end.
    let check: Int
    /// What the machine could not do.
    let failure: String?
    /// The text that the page is made from.
    let page: SourceFile?
    let places: PreviewPlaces

    /// No page needs more than so many at once; the desk has them all.
    private static let most = 100

    /// One JSON object on one line.
    var json: String {
        var json = JSONWriter(.line)
        json.object { json in
            json.member("failure", failure)
            json.member("check", check)
            guard let result else { return }
            json.member("errors", result.diagnostics.count { $0.severity == .error })
            json.member("warnings", result.diagnostics.count { $0.severity == .warning })
            json.key("problems")
            json.array { json in
                for problem in shown(result.diagnostics) { write(problem, to: &json) }
            }
        }
        return json.text
    }

    private func shown(_ problems: [Diagnostic]) -> some Sequence<Diagnostic> {
        let here = problems.filter { $0.location.file == page && $0.severity > .note }
        let elsewhere = problems.filter { $0.location.file != page && $0.severity == .error }
        return (here + elsewhere).prefix(Self.most)
    }

    private func write(_ problem: Diagnostic, to json: inout JSONWriter) {
        json.object { json in
            json.member("severity", problem.severity == .error ? "error" : "warning")
            json.member("message", problem.message)
            json.member("help", problem.help)
            json.member("kind", problem.identifier.name)
            json.member("place", "\(places.path(of: problem.location.file)):\(problem.location.start.line)")
            json.member("link", places.link(to: problem.location))
            json.key("here")
            json.boolean(problem.location.file == page)
        }
    }
}
