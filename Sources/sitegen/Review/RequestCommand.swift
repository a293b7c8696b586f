import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Reviewing
import SiteModel

/// `sitegen review request`
struct RequestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Ask a reviewer to read texts, in one HTML file that you can mail.",
        discussion: """
            The reviewer opens the file in a browser, reads the pages as readers see them, and decides. Their reply is a \
            file that `sitegen review accept` takes.
            """
    )

    @Argument(
        help: ArgumentHelp("The texts: anemia/causes, anemia, medicines/ibuprofen.", valueName: "text")
    )
    var texts: [String]

    @Option(help: ArgumentHelp("Who is asked: the name of a file in people, without .md.", valueName: "id"))
    var to: String

    @Option(help: ArgumentHelp("The HTML file to write; what is there is replaced.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("What you want to know from the reviewer.", valueName: "text"))
    var question: String?

    @OptionGroup var output: OutputOption

    @OptionGroup var source: SourceOptions

    func run() async throws {
        try await ReviewRun(source: source, output: output.output, keepsForms: true).run { session in
            let request = try ReviewRequest(session, to: to, question: question)
            let named = try session.texts(named: texts)
            let document = try await request.document(of: named)
            try FileSystem().replace(out, with: Array(document.utf8))
            let name = session.desk.site.person(PersonID(to))?.name ?? to
            let what = named.count == 1 ? "1 text" : "\(named.count) texts"
            try Console.tell(
                TerminalText.shown(
                    "Asked \(name) to review \(what): \(out). Mail this file; `sitegen review accept` takes the reply."
                ) + "\n"
            )
        }
    }
}
