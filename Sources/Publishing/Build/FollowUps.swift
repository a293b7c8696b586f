import Authoring
import Diagnostics

/// Problems that an error in another file causes: they would be many, come before their cause, and their advice would
/// be wrong, because what they ask for is there and could not be read.
enum FollowUps {
    /// What is asked of a file, by the problem that is reported where it is not there.
    private static let causes: [DiagnosticIdentifier: String] = [
        .serviceUnknown: "site.yml",
        .factUnknown: "facts.yml",
        .peopleCountUnknown: "data/experiences.csv",
    ]

    /// The diagnostics without those that follow from an error in the file that they ask.
    static func removed(from diagnostics: [Diagnostic]) -> [Diagnostic] {
        let broken = Set(
            diagnostics.filter { $0.severity == .error && $0.location.file.folder == .content }.map(
                \.location.file.path
            )
        )
        return diagnostics.filter { diagnostic in
            guard let cause = causes[diagnostic.identifier] else { return true }
            return !broken.contains(cause)
        }
    }
}
