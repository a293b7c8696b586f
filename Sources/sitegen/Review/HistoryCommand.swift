import ArgumentParser
import Diagnostics
import Publishing
import SiteModel

/// `sitegen review history`
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "See who vouched for a text, and when, the newest entry first."
    )

    @Argument(help: ArgumentHelp("The text: anemia/causes, anemia, disclaimers/general, glossary.", valueName: "text"))
    var text: String

    @OptionGroup var source: SourceOptions

    func run() async throws {
        let session = try await ReviewSession(source)
        for text in try session.texts(named: [text]) {
            guard let record = text.record, let digests = text.digests else {
                try Console.answer("\(text.name) has no record of reviews.\n")
                continue
            }
            try session.refuse(
                record.isReadable ? [] : session.errors(in: [record.file]),
                "The record cannot be read."
            )
            let site = session.desk.site
            let wording = HistoryWording(
                record,
                current: digests.text,
                day: session.day,
                under: site.settings.reviewPolicy,
                person: { site.person($0) }
            )
            try Console.answer(wording.text)
            try session.refuse(session.errors(in: [record.file]), "The record is not in order.")
        }
    }
}
