package import Attestation
package import Publishing
package import SiteModel

/// The private key of whoever vouches, wherever it is.
package enum EntrySigner: Sendable {
    /// A key that sitegen made.
    case key(PrivateKey)
    /// A key of SSH.
    case ssh(SSHKey)
    /// A key on the reviewer's own machine: the signature that came from there, or `nil` where there is none.
    case elsewhere(EntrySignature?)

    /// The key in a file that sitegen wrote.
    ///
    /// - Parameters:
    ///   - file: The path of the file.
    ///   - session: The site; the file must lie in none of its folders.
    ///   - passphrase: Asks for the passphrase, where the key opens with one.
    /// - Throws: A `Refusal` where the file holds no key that can be used, a `FileSystemError` for what the machine could
    ///   not do, what the cryptographic library could not do, and what `passphrase` throws.
    package static func file(
        _ file: String,
        for session: ReviewSession,
        passphrase: () throws -> String
    ) throws -> EntrySigner {
        do {
            switch try KeyFile.read(file, outsideOf: session.folders) {
            case .plain(let key): return .key(key)
            case .wrapped(let wrapped):
                guard let key = try wrapped.key(passphrase: try passphrase()) else {
                    throw Refusal("This is not the passphrase of the key file '\(file)'.")
                }
                return .key(key)
            }
        } catch let refusal as KeyFile.Refusal {
            throw Refusal(refusal.description)
        }
    }

    /// A key of SSH, with which the program at a path signs; `nil` stands for a machine that has no such program.
    ///
    /// - Throws: A `Refusal` where the key cannot be used, and a `FileSystemError` for what the machine could not do.
    package static func ssh(_ file: String, program: String?, environment: [String: String]) throws -> EntrySigner {
        guard let program else {
            throw Refusal("There is no ssh-keygen on this machine, which signs with keys of SSH.")
        }
        do { return .ssh(try SSHKey(file, program: program, environment: environment)) } catch let refusal
            as KeyFile.Refusal
        {
            throw Refusal(refusal.description)
        }
    }

    /// The 32 bytes of the public half, where the key is here.
    var publicBytes: [UInt8]? {
        switch self {
        case .elsewhere: nil
        case .key(let key): key.publicBytes
        case .ssh(let key): key.publicBytes
        }
    }

    /// The signature of an entry, by the bytes of its form; `nil` where it was not signed elsewhere.
    ///
    /// - Throws: What the cryptographic library could not do, and a `Refusal` where `ssh-keygen` does not sign.
    func signature(of form: [UInt8]) throws -> EntrySignature? {
        switch self {
        case .elsewhere(let signature): return signature
        case .key(let key): return try key.signature(of: form)
        case .ssh(let key):
            do { return try key.signature(of: form) } catch let refusal as KeyFile.Refusal {
                throw Refusal(refusal.description)
            }
        }
    }
}
