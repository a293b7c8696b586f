import Attestation
import Foundation
import Testing

@testable import Publishing

@Suite("The file of a private key")
struct KeyFileTests {
    private let folder: TemporaryFolder
    private let fileSystem = FileSystem()

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(["Content/site.yml": "", "Templates/a": "", "Output/index.html": "", "home/other": ""])
    }

    private var sources: [String] { [folder("Content"), folder("Templates"), folder("Output"), folder("nowhere")] }

    private func refusal(_ work: () throws -> Void) -> String? {
        do { try work() } catch { return "\(error)".replacing(folder.path, with: "") }
        return nil
    }

    @Test("holds the key in a text that says what it is, for its owner alone")
    func roundTrip() throws {
        let key = PrivateKey()
        let path = folder("home/ada.key")
        try KeyFile.write(.plain(key), to: path, outsideOf: sources)
        let bytes = Data(key.bytes).base64EncodedString()
        #expect(try folder.snapshot()["home/ada.key"] == "sitegen-private-key 1\n\(bytes)\n")
        #expect(try fileSystem.status(of: path)?.permissions == 0o600)
        #expect(try plain(path)?.bytes == key.bytes)
        try folder.link("home/link", to: "ada.key")
        #expect(try plain(folder("home/link"))?.bytes == key.bytes)
    }

    private func plain(_ path: String) throws -> PrivateKey? {
        if case .plain(let key) = try KeyFile.read(path, outsideOf: sources) { key } else { nil }
    }

    @Test("holds a key that opens with a passphrase")
    func wrapped() throws {
        let key = PrivateKey()
        let wrapped = try WrappedKey(key, passphrase: "four words of mine")
        try KeyFile.write(.wrapped(wrapped), to: folder("home/ada.key"), outsideOf: sources)
        #expect(try folder.snapshot()["home/ada.key"] == wrapped.text)
        guard case .wrapped(let read) = try KeyFile.read(folder("home/ada.key"), outsideOf: sources) else {
            Issue.record("The file is not read as one that opens with a passphrase.")
            return
        }
        #expect(try read.key(passphrase: "four words of mine")?.bytes == key.bytes)
    }

    @Test("takes the place of nothing, not even of a link that leads nowhere")
    func neverOverwrites() throws {
        try folder.link("home/link", to: "nothing")
        for name in ["home/other", "home/link"] {
            #expect(
                refusal { try KeyFile.write(.plain(PrivateKey()), to: folder(name), outsideOf: sources) }
                    == "There is something at '/\(name)' already, and a key is never overwritten; name another file."
            )
        }
        #expect(try folder.snapshot(of: "home") == ["other": "", "link": "-> nothing"])
        #expect(throws: FileSystemError.self) {
            try fileSystem.create([], at: folder("home/other"), permissions: 0o600)
        }
    }

    @Test(
        "is not made where it would be published, however the place is spelled",
        arguments: [
            ("Content/ada.key", "Content"), ("Content/deep/ada.key", "Content"), ("Templates/ada.key", "Templates"),
            ("Output/ada.key", "Output"), ("home/../Content/ada.key", "Content"), ("link/ada.key", "Content"),
            ("home/deep/../ada.key", "Content"),
        ]
    )
    func publishedPlaces(path: String, named: String) throws {
        try folder.write(["Content/deep/a": "", "Content/down/a": ""])
        try folder.link("link", to: "Content/deep")
        try folder.link("home/deep", to: "../Content/down")
        #expect(
            refusal { try KeyFile.write(.plain(PrivateKey()), to: folder(path), outsideOf: sources) }
                == "The key file '/\(path)' would lie in '/\(named)', from where it would be published; name a place"
                + " that only you can read, such as a folder in your home."
        )
        #expect(try !folder.snapshot().keys.contains { $0.hasSuffix("ada.key") })
    }

    @Test("is not made where there is no folder for it, or no name")
    func noPlace() {
        func write(_ path: String) -> String? {
            refusal { try KeyFile.write(.plain(PrivateKey()), to: path, outsideOf: sources) }
        }
        #expect(write(folder("none/ada.key")) == "There is no folder '/none' for the key file.")
        #expect(write("") == "'' is not the name of a file.")
        #expect(write(folder("home/")) == "'/home/' is not the name of a file.")
        #expect(write(folder("home/..")) == "'/home/..' is not the name of a file.")
    }

    @Test(
        "is not taken where others may read or change it",
        arguments: [0o640, 0o604, 0o620, 0o601, 0o644] as [UInt32]
    )
    func readableByOthers(mode: UInt32) throws {
        try KeyFile.write(.plain(PrivateKey()), to: folder("home/ada.key"), outsideOf: sources)
        try fileSystem.setPermissions(.init(mode), of: folder("home/ada.key"))
        #expect(
            refusal { _ = try KeyFile.read(folder("home/ada.key"), outsideOf: sources) }
                == "People other than you can read or change the key file '/home/ada.key' (mode 0\(String(mode, radix: 8)));"
                + " run `chmod 600` on it, and make a new key if anyone did."
        )
    }

    @Test("is not taken from what is published, also through a link")
    func published() throws {
        try fileSystem.create(
            Array(KeyFile.text(of: .plain(PrivateKey())).utf8),
            at: folder("Content/k"),
            permissions: 0o600
        )
        try folder.link("home/link", to: "../Content/k")
        for name in ["Content/k", "home/link"] {
            #expect(
                refusal { _ = try KeyFile.read(folder(name), outsideOf: sources) }
                    == "The key file '/\(name)' lies in '/Content', from where it would be published; move it to a"
                    + " place that only you can read, and make a new key if anyone else could have seen it."
            )
        }
    }

    @Test(
        "is not taken where it is anything else",
        arguments: [
            "", "sitegen-private-key 1\n", "sitegen-private-key 1\nAAAA\n",
            "sitegen-private-key 2\nkPs1yTqg3Zl2f3bB9rR4S1QwWjJt8l0yq0nV7m3m2nA=\n",
            "sitegen-private-key 1\nkPs1yTqg3Zl2f3bB9rR4S1QwWjJt8l0yq0nV7m3m2nA=\nmore\n",
            "sitegen-private-key 1\nkPs1yTqg3Zl2f3bB9rR4S1QwWjJt8l0yq0nV7m3m2n!=\n",
            String(repeating: "a", count: 5000),
        ]
    )
    func malformed(text: String) throws {
        try fileSystem.create(Array(text.utf8), at: folder("home/k"), permissions: 0o600)
        #expect(
            refusal { _ = try KeyFile.read(folder("home/k"), outsideOf: sources) }
                == "'/home/k' is not a key file that sitegen review keygen wrote."
        )
    }

    @Test("is missed by name")
    func missing() {
        #expect(
            refusal { _ = try KeyFile.read(folder("home/k"), outsideOf: sources) }
                == "There is no key file '/home/k'; sitegen review keygen makes one."
        )
        #expect(
            refusal { _ = try KeyFile.read(folder("home"), outsideOf: sources) }
                == "'/home' is not a key file that sitegen review keygen wrote."
        )
    }
}
