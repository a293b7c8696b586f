import ArgumentParser
import Diagnostics
import Documentation
import Publishing

/// `sitegen explain`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a kind of problem: why it is one, an example, and how to fix it.",
        discussion: "The name of the kind is what a report shows in brackets at the end of the message."
    )

    @Argument(
        help: ArgumentHelp("The name of the kind, such as person-unknown.", valueName: "name"),
        transform: Self.page
    )
    var page: DiagnosticPage

    private static func page(_ written: String) throws -> DiagnosticPage {
        // As it is copied from a report.
        let name = written.filter { $0 != "[" && $0 != "]" }
        if let page = DiagnosticPage.all.first(where: { $0.name == name }) { return page }
        let near = NearMiss.suggestion(for: name, among: DiagnosticRegistry.all.map(\.name))
        throw ValidationError(
            "There is no kind of problem '\(name)'; "
                + (near.map { "did you mean '\($0)'?" } ?? "docs/diagnostics.md lists them all.")
        )
    }

    func run() throws {
        let lines = page.plainText.split(separator: "\n", omittingEmptySubsequences: false)
        try Console.answer(lines.map { TerminalText.shown(String($0)) }.joined(separator: "\n"))
    }
}
