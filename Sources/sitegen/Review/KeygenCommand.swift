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
            Prints the public key, which goes into the reviewer's file in people. The private key is in the file, and \
            is for the reviewer alone.
            """
    )

    @Argument(help: ArgumentHelp("The file to write the private key to.", valueName: "file"))
    var file: String

    @OptionGroup var output: OutputOption

    @OptionGroup var folders: FolderOptions

    func run() throws {
        let key = PrivateKey()
        let folders = try folders.found(output: output.output)
        let published = [folders.content, folders.templates, folders.output]
        do { try KeyFile.write(key, to: file, outsideOf: published) } catch let refusal as KeyFile.Refusal {
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
}
