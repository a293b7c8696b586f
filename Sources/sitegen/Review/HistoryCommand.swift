import ArgumentParser
import Diagnostics
import Publishing
import Reviewing
import SiteModel

/// `sitegen review history`
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "See who vouched for a text, and when, the newest entry first."
    )

    @Argument(
        help: ArgumentHelp(
            "The text: anemia/causes, anemia, medicines/ibuprofen, disclaimers/general, glossary.",
            valueName: "text"
        )
    )
    var text: String

    @OptionGroup var source: SourceOptions

    func run() async throws { try await ReviewRun(source: source).run(tell) }

    private func tell(_ session: ReviewSession) throws {
        for text in try session.texts(named: [text]) {
            guard var record = text.record, let digests = text.digests else {
                try Console.answer("\(text.name) has no record of reviews.\n")
                continue
            }
            try session.refuse(
                record.isReadable ? [] : session.errors(in: [record.file]),
                "The record cannot be read."
            )
            let site = session.desk.site
            // Whoever asks for a day of the past wants the record as it was then.
            let later = source.asOf == nil ? 0 : record.entries.count { $0.date.value > session.day }
            if later > 0 {
                record.entries.removeAll { $0.date.value > session.day }
                let are = later == 1 ? "1 later entry is" : "\(later) later entries are"
                try Console.tell("\(text.name) as it stood on \(session.day); \(are) left out.\n")
            }
            guard !record.entries.isEmpty else {
                try Console.answer("\(text.name) had no record of reviews on \(session.day).\n")
                continue
            }
            let wording = HistoryWording(
                record,
                current: digests.text,
                at: text.address,
                day: session.day,
                under: site.settings.reviewPolicy,
                person: { site.person($0) }
            )
            try Console.answer(wording.text)
            let errors = session.errors(in: [record.file]).filter { later == 0 || $0.identifier != .dateInFuture }
            try session.refuse(errors, "The record is not in order.")
        }
    }
}
