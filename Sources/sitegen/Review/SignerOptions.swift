import ArgumentParser
import Foundation
import Publishing
import Reviewing

/// With which key an entry is signed.
struct SignerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The file of the private key of whoever vouches, to sign the entry.", valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "An Ed25519 key of SSH in place of --key, such as ~/.ssh/id_ed25519: ssh-keygen signs with it.",
            valueName: "file"
        )
    )
    var sshKey: String?

    @OptionGroup var passphrase: PassphraseOption

    func validate() throws {
        if key != nil, sshKey != nil { throw ValidationError("An entry has one signature: give --key or --ssh-key.") }
    }

    /// The key; `nil` where there is none.
    ///
    /// - Throws: A `Refusal` where the key cannot be used, a `FileSystemError` for what the machine could not do, and a
    ///   `CommandFailure` where a passphrase is needed and there is no one to ask.
    func signer(_ session: ReviewSession) throws -> EntrySigner? {
        if let sshKey {
            let environment = ProcessInfo.processInfo.environment
            return try .ssh(sshKey, program: ReviewRun.program("ssh-keygen"), environment: environment)
        }
        return try key.map { file in
            try .file(file, for: session) { try passphrase.read(asking: "The passphrase of '\(file)': ") }
        }
    }
}

/// Where a passphrase comes from.
struct PassphraseOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file whose first line is the passphrase of the key file. Without it, sitegen asks for it.",
            valueName: "file"
        )
    )
    var passphraseFile: String?

    /// The passphrase, from the file or from whoever sits at the terminal.
    ///
    /// - Throws: A `FileSystemError` where the file cannot be read, and a `CommandFailure` where there is no one to ask.
    func read(asking question: String) throws -> String {
        if let passphraseFile {
            let text = String(decoding: try FileSystem().read(passphraseFile), as: UTF8.self)
            return text.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        }
        guard Prompt.isPossible else {
            throw CommandFailure(
                status: .wrongArguments,
                message:
                    "sitegen cannot ask for the passphrase here, because this is not a terminal; name a file that holds"
                    + " it with --passphrase-file"
            )
        }
        return try Prompt.secret(question)
    }
}
