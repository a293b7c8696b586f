import ArgumentParser
import Attestation
import Diagnostics
import Foundation
import Publishing
import SiteModel

/// `sitegen verify`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a published site against its register of reviews.",
        discussion: """
            Computes the digest of every page from its HTML, and checks the entries and their signatures. It reads \
            no content and no templates, so any copy of a site will do.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The folder of the published site; by default, `Output` in the site that you are in.",
            valueName: "folder"
        )
    )
    var folder: String?

    @Option(
        help: ArgumentHelp("The day on which the site is verified; else today.", valueName: "YYYY-MM-DD"),
        transform: SourceOptions.day
    )
    var asOf: CalendarDate?

    /// The latest day that it is anywhere on earth: a site may be published in a time zone that is ahead of this one.
    private static func latestToday() throws -> CalendarDate {
        let hoursAhead = 14
        let seconds = Int(Date().timeIntervalSince1970) + hoursAhead * 3_600
        guard let epoch = CalendarDate(year: 1970, month: 1, day: 1) else {
            throw CommandFailure(status: .machineFailed, message: "The clock of this machine does not give a day.")
        }
        return epoch.adding(days: seconds / 86_400)
    }

    func validate() throws {
        guard let folder, folder.contains("://") else { return }
        throw ValidationError(
            "'\(folder)' is an address, and this command reads a folder; fetch the site into one first."
        )
    }

    func run() throws {
        let root = try folder.map(SiteFolders.trimmed) ?? SiteFolders().output
        let site = PublishedFolder(root)
        let verification: RegisterVerification
        do {
            guard let register = try site.read(Address.reviewRegister.outputPath) else {
                throw CommandFailure(
                    status: .errorsFound,
                    message: "There is no \(root)/\(Address.reviewRegister.outputPath): either no text of the site has"
                        + " a record of its review, or the site is not in this folder"
                )
            }
            let listing = try site.listing()
            verification = try RegisterVerification(
                register: register,
                files: listing.files,
                links: listing.links,
                today: asOf ?? Self.latestToday(),
                readFile: site.read
            )
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        for finding in verification.findings {
            try Console.answer(TerminalText.shown("\(root)/\(finding.path) \(finding.message)") + "\n")
        }
        for path in verification.unlistedClaims {
            let message = "claims a review, but is not in the register, so it cannot be checked"
            try Console.answer(TerminalText.shown("\(root)/\(path) \(message)") + "\n")
        }
        try Console.answer(Self.summary(of: verification))
        if !verification.findings.isEmpty { throw CommandFailure(status: .errorsFound) }
    }

    private static func summary(of verification: RegisterVerification) -> String {
        let (pages, entries) = (verification.pages, verification.entries)
        let what =
            "\(pages) \(pages == 1 ? "page" : "pages") and \(entries) \(entries == 1 ? "entry" : "entries")"
            + " (\(verification.signatures) signed with a key)"
        let found = verification.findings.count
        let outcome = found == 0 ? "everything matches" : found == 1 ? "1 problem" : "\(found) problems"
        return "Verified \(what): \(outcome)\n"
    }
}
