import ArgumentParser
import Attestation
import Foundation
import Publishing

/// `sitegen review keygen`
struct KeygenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make a key that a reviewer signs with.",
        discussion: """
            Prints the public key, which goes into the reviewer's file in people. The private key is in the file, which \
            opens with a passphrase, in a browser too, and is for the reviewer alone.
            """
    )

    @Argument(help: ArgumentHelp("The file to write the private key to.", valueName: "file"))
    var file: String

    @OptionGroup var passphrase: PassphraseOption

    @Flag(help: "Write a key that opens without a passphrase, for a machine that keeps it safe by other means.")
    var withoutPassphrase = false

    @OptionGroup var output: OutputOption

    @OptionGroup var folders: FolderOptions

    func validate() throws {
        if withoutPassphrase, passphrase.passphraseFile != nil {
            throw ValidationError("Give --passphrase-file or --without-passphrase.")
        }
    }

    func run() throws {
        let key = PrivateKey()
        let folders = try folders.found(output: output.output)
        let published = [folders.content, folders.templates, folders.output]
        do {
            try KeyFile.check(file, outsideOf: published)
            let contents =
                withoutPassphrase
                ? KeyFile.Contents.plain(key) : .wrapped(try WrappedKey(key, passphrase: try newPassphrase()))
            try KeyFile.write(contents, to: file, outsideOf: published)
        } catch let refusal as KeyFile.Refusal {
            throw CommandFailure(status: .errorsFound, message: refusal.description)
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        try Console.answer(Data(key.publicBytes).base64EncodedString() + "\n")
        try Console.tell(
            "This is the public key, for `publicKeys` in the reviewer's file in people. The private key is in '\(file)';"
                + " keep it to yourself.\n"
        )
    }

    /// The passphrase for the new key; at a terminal it is typed twice.
    private func newPassphrase() throws -> String {
        let words = try passphrase.read(asking: "A passphrase for the key, such as four or five words: ")
        guard words.count >= WrappedKey.minimumPassphrase else {
            throw CommandFailure(
                status: .errorsFound,
                message: "The passphrase has \(words.count) characters; take at least \(WrappedKey.minimumPassphrase),"
                    + " because whoever finds the file can try as often as they like."
            )
        }
        if passphrase.passphraseFile == nil, try passphrase.read(asking: "The same again: ") != words {
            throw CommandFailure(status: .errorsFound, message: "The two are not the same; run the command again.")
        }
        return words
    }
}
