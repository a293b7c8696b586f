import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Reviewing
import SiteModel

/// `sitegen review accept`
struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take the replies of reviewers to requests: write entries into records, and keep remarks.",
        discussion: """
            An entry is written where the text, its place and its record are as they were when the request was made, and \
            the signature is the reviewer's.
            """
    )

    @Argument(help: ArgumentHelp("The files that reviewers have sent.", valueName: "reply"))
    var replies: [String]

    @OptionGroup var output: OutputOption

    @OptionGroup var source: SourceOptions

    func run() async throws {
        var isWhole = true
        for reply in replies {
            // Each sees the site as the one before it has left it.
            try await ReviewRun(source: source, output: output.output, keepsForms: true).run { session in
                if try !accept(reply, session) { isWhole = false }
            }
        }
        if !isWhole { throw CommandFailure(status: .errorsFound) }
    }

    /// Takes a reply; gives whether all of it was taken.
    private func accept(_ file: String, _ session: ReviewSession) throws -> Bool {
        var isWhole = true
        for outcome in try ReplyAcceptance(ReviewReply(at: file), for: session).accept() {
            switch outcome {
            case .refused(let refusal):
                isWhole = false
                try ReviewRun.tell(refusal, session.paths)
            case .approved(let text, let entry, let remarks):
                let signed = entry.signature == nil ? "not signed with a key" : "signed"
                let until = entry.nextReview.map { ", through \($0.value)" } ?? ""
                let record = session.path(of: text.recordFile)
                try say(
                    "Accepted the review of \(text.name) by `\(entry.reviewer.value)`\(until), \(signed): \(record)"
                )
                if remarks > 0 { try say(remarks, on: text, session) }
            case .remarked(let text, let decision, let remarks):
                let what = decision == .declined ? "does not vouch for" : "asks for changes in"
                try say("The reviewer \(what) \(text.name).")
                try say(remarks, on: text, session)
            }
        }
        return isWhole
    }

    private func say(_ remarks: Int, on text: ReviewDesk.Text, _ session: ReviewSession) throws {
        let path = session.path(of: text.remarksFile)
        try say("Kept \(remarks == 1 ? "1 remark" : "\(remarks) remarks") on \(text.name): \(path)")
    }

    private func say(_ line: String) throws { try Console.tell(TerminalText.shown(line) + "\n") }
}
