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
            no content and no templates, so any copy of a site will do. With an older copy before it, it also shows that \
            nothing was cut off, rewritten or dated back since: `sitegen verify OLD NEW`.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The folder of the published site; by default, `Output` in the site that you are in.",
            valueName: "folder"
        )
    )
    var folder: String?

    @Argument(
        help: ArgumentHelp(
            "A newer copy of the same site: it is verified, and has to go on from the first one. Each of the two can also"
                + " be a register or a log that was kept.",
            valueName: "newer"
        )
    )
    var newer: String?

    @Option(
        help: ArgumentHelp(
            "How many days may pass until an entry is published, such as 14d; entries that the older copy should have had"
                + " count as dated back. Else none.",
            valueName: "days"
        ),
        transform: FilterOptions.days
    )
    var late: Int?

    @Option(
        help: ArgumentHelp("The day on which the site is verified; else today.", valueName: "YYYY-MM-DD"),
        transform: SourceOptions.day
    )
    var asOf: CalendarDate?

    func validate() throws {
        for folder in [folder, newer].compactMap(\.self) where folder.contains("://") {
            throw ValidationError(
                "'\(folder)' is an address, and this command reads a folder; fetch the site into one first."
            )
        }
        if late != nil, newer == nil { throw ValidationError("--late needs two copies of the site.") }
    }

    func run() throws {
        let root = try (newer ?? folder).map(SiteFolders.trimmed) ?? SiteFolders().output
        do {
            var problems = 0
            // A kept file has no pages that could be looked at.
            if newer == nil || Self.isFolder(root) { problems += try verify(root) }
            if newer != nil, let folder { problems += try compare(SiteFolders.trimmed(folder), root) }
            if problems > 0 { throw CommandFailure(status: .errorsFound) }
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        } catch let missing as PublishedRecords.Missing {
            throw CommandFailure(status: .errorsFound, message: missing.description)
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Holds the pages of a site against its register; the number of problems.
    private func verify(_ root: String) throws -> Int {
        let site = PublishedFolder(root)
        guard let register = try site.read(Address.reviewRegister.outputPath) else {
            throw CommandFailure(
                status: .errorsFound,
                message: "There is no \(root)/\(Address.reviewRegister.outputPath): either no text of the site has"
                    + " a record of its review, or the site is not in this folder"
            )
        }
        let listing = try site.listing()
        let verification = try RegisterVerification(
            register: register,
            files: listing.files,
            links: listing.links,
            today: asOf ?? Clock.latestToday(),
            readFile: site.read
        )
        for finding in verification.findings { try tell(root, finding.path, finding.message) }
        for path in verification.unlistedClaims {
            try tell(root, path, "claims a review, but is not in the register, so it cannot be checked")
        }
        try Console.answer(Self.summary(of: verification))
        return verification.findings.count
    }

    /// Holds what a site publishes against an older copy of it; the number of problems.
    private func compare(_ older: String, _ newer: String) throws -> Int {
        let (old, new) = (try PublishedRecords(at: older), try PublishedRecords(at: newer))
        let root = Self.isFolder(newer) ? newer : ""
        let succession = RecordsSuccession(from: old, called: older, to: new, allowance: late ?? 0)
        for finding in succession.findings { try tell(root, finding.path, finding.message) }
        for note in succession.notes { try tell(root, note.path, note.message) }
        let (before, after) = (old.log?.leaves.count ?? 0, new.log?.leaves.count ?? 0)
        let builds = "\(SummaryWording.count(after, "build")) in the log, \(before) in the older one"
        let outcome = Self.outcome(succession.findings.count, "nothing was cut off, rewritten or dated back")
        try Console.answer(TerminalText.shown("Compared \(newer) with \(older) (\(builds)): \(outcome)") + "\n")
        return succession.findings.count
    }

    private func tell(_ root: String, _ path: String, _ message: String) throws {
        try Console.answer(TerminalText.shown("\(root.isEmpty ? "" : root + "/")\(path) \(message)") + "\n")
    }

    private static func summary(of verification: RegisterVerification) -> String {
        let (pages, entries) = (verification.pages, verification.entries)
        let what =
            "\(pages) \(pages == 1 ? "page" : "pages") and \(entries) \(entries == 1 ? "entry" : "entries")"
            + " (\(verification.signatures) signed with a key)"
        return "Verified \(what): \(outcome(verification.findings.count, "everything matches"))\n"
    }

    private static func outcome(_ problems: Int, _ good: String) -> String {
        problems == 0 ? good : problems == 1 ? "1 problem" : "\(problems) problems"
    }
}
