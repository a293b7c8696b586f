import Attestation
package import SiteModel

/// A key of SSH, with which `ssh-keygen` signs for its owner: from its file, or by the agent that holds it.
package struct SSHKey: Sendable {
    private let file: String
    private let program: Subprocess
    /// The 32 bytes of the public half.
    package let publicBytes: [UInt8]

    /// More than any public key, or any signature, needs.
    private static let maximumBytes = 16 * 1024

    /// The key in a file, of which the public half is in a file of the same name that ends in `.pub`.
    ///
    /// - Parameters:
    ///   - path: The file of the private key, or of the public half where an agent holds the key.
    ///   - program: The path of `ssh-keygen`.
    ///   - environment: That of the process: it says where the agent is.
    /// - Throws: A `KeyFile.Refusal` where there is no public half, or it is of another kind; a `FileSystemError` for what
    ///   the machine could not do.
    package init(_ path: String, program: String, environment: [String: String]) throws {
        file = path
        self.program = Subprocess(program: program, environment: environment)
        let half = path.hasSuffix(".pub") ? path : path + ".pub"
        let fileSystem = FileSystem()
        guard let status = try fileSystem.followedStatus(of: half) else {
            throw KeyFile.Refusal(
                description:
                    "There is no file '\(half)' with the public half of the key; `ssh-keygen -y -f '\(path)'` prints it."
            )
        }
        guard status.kind == .file, status.size <= Self.maximumBytes,
            let bytes = PublicKey.bytes(ofSSHLine: String(decoding: try fileSystem.read(half), as: UTF8.self))
        else {
            throw KeyFile.Refusal(
                description: "'\(half)' is not the public half of an Ed25519 key; `ssh-keygen -t ed25519` makes one."
            )
        }
        publicBytes = bytes
    }

    /// The signature of an entry, by the bytes of its form. `ssh-keygen` may ask for a passphrase at the terminal.
    ///
    /// - Throws: A `KeyFile.Refusal` where `ssh-keygen` does not sign.
    package func signature(of form: [UInt8]) throws -> EntrySignature {
        let arguments = ["-Y", "sign", "-f", file, "-n", SSHSignature.namespace]
        guard let answer = program.output(of: arguments, input: form, asksUser: true, limit: Self.maximumBytes) else {
            throw KeyFile.Refusal(
                description: "ssh-keygen did not sign with the key '\(file)'; see what it said above."
            )
        }
        do {
            let made = try SSHSignature(armored: String(decoding: answer, as: UTF8.self))
            guard made.publicBytes == publicBytes else {
                throw KeyFile.Refusal(description: "'\(file).pub' is not the public half of the key '\(file)'.")
            }
            return made.signature
        } catch let refusal as SSHSignature.Refusal {
            throw KeyFile.Refusal(description: "What ssh-keygen made with '\(file)' \(refusal.reason).")
        }
    }
}
