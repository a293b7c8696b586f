import ArgumentParser
import Attestation
import Diagnostics
import Foundation
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
                htmlFiles: site.htmlFiles,
                readFile: site.read
            )
        } catch let error as CocoaError {
            throw CommandFailure(status: .machineFailed, message: error.localizedDescription)
        }
        for finding in verification.findings {
            Console.answer("\(root)/\(finding.path) \(finding.message)".shown + "\n")
        }
        Console.answer(Self.summary(of: verification))
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

/// The files of a site that somebody published.
private struct PublishedFolder {
    private let root: URL

    init(_ folder: String) { root = URL(fileURLWithPath: folder, isDirectory: true) }

    /// All HTML files, relative to the folder.
    var htmlFiles: [String] {
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".html") }
    }

    /// The bytes of a file; `nil` where there is none.
    ///
    /// - Throws: A `CocoaError` that says what the machine could not do.
    func read(_ path: String) throws -> [UInt8]? {
        // What a page names is not trusted to lie in the folder.
        guard !path.split(separator: "/").contains("..") else { return nil }
        let file = root.appendingPathComponent(path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
            return nil
        }
        return Array(try Data(contentsOf: file))
    }
}
