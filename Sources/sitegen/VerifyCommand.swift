import ArgumentParser
import Attestation
import Diagnostics
import Publishing
import SiteModel

/// `sitegen verify`
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Hold a published site against its register of reviews.",
        discussion: """
            Computes the digest of every page from its HTML, and checks the entries and their signatures. It reads \
            neither content nor templates, so that any copy of a site will do.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the published site.", valueName: "folder"))
    var folder = "Output"

    func run() throws {
        let root = FolderOptions.trimmed(folder)
        let site = PublishedFolder(root)
        let verification: RegisterVerification
        do {
            guard let register = try site.read(Address.reviewRegister.outputPath) else {
                throw CommandFailure(
                    status: .errorsFound,
                    message: "There is no \(root)/\(Address.reviewRegister.outputPath): the site was published without"
                        + " a register, or is not in this folder."
                )
            }
            verification = try RegisterVerification(
                register: register,
                htmlFiles: site.htmlFiles(),
                readFile: site.read
            )
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        for finding in verification.findings {
            try Console.answer("\(root)/\(finding.path) \(finding.message)".shown + "\n")
        }
        for path in verification.unlistedClaims {
            let message = "claims a review, and is not in the register: nothing here can check it"
            try Console.answer("\(root)/\(path) \(message)".shown + "\n")
        }
        try Console.answer(Self.summary(of: verification))
        if !verification.findings.isEmpty { throw CommandFailure(status: .errorsFound) }
    }

    private static func summary(of verification: RegisterVerification) -> String {
        let (pages, entries) = (verification.pages, verification.entries)
        let what =
            "\(pages) \(pages == 1 ? "page" : "pages") and \(entries) \(entries == 1 ? "entry" : "entries")"
            + " (\(verification.signatures) signed)"
        let found = verification.findings.count
        let outcome = found == 0 ? "all fits" : found == 1 ? "1 problem" : "\(found) problems"
        return "Verified \(what): \(outcome)\n"
    }
}
