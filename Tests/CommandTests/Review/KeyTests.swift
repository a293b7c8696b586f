import Foundation
import SiteTestSupport
import Testing

@Suite("Keys of reviewers")
struct KeyTests {
    /// A site whose reviewer has a public key, and a folder for private keys.
    private static func site(_ key: String) throws -> ReviewSite {
        let site = try ReviewSite()
        try site.site.write(
            "---\nname: Dr. Ada Example\npublicKeys:\n  - key: \(key)\n    from: 2026-01-01\n---\nA profile.\n",
            to: StandardFile.reviewer.rawValue
        )
        return site
    }

    @Test("open with a passphrase, from a file where no one can answer")
    func passphrase() async throws {
        let keys = try TemporarySite(standard: [
            "a": "", "words": "four words of mine\n", "wrong": "four words of yours",
        ])
        func path(_ name: String) -> String { keys.folder.appendingPathComponent(name).path }
        func keygen(_ options: String...) async throws -> Sitegen.Outcome {
            try await Sitegen.run(["review", "keygen", path("ada.key")] + options, in: keys)
        }
        let nobody = try await keygen()
        #expect(nobody.status == 64)
        #expect(
            nobody.errors
                == "sitegen: error: sitegen cannot ask for the passphrase here, because this is not a terminal; name a file that"
                + " holds it with --passphrase-file\n"
        )
        let short = try await keygen("--passphrase-file", path("a"))
        #expect(short.status == 1)
        #expect(
            short.errors
                == "sitegen: error: The passphrase has 0 characters; take at least 15, because whoever finds the file can try as"
                + " often as they like.\n"
        )
        let made = try await keygen("--passphrase-file", path("words"))
        #expect(made.status == 0, "\(made.errors)")
        let taken = try await keygen("--passphrase-file", path("words"))
        #expect(taken.errors.contains("and a key is never overwritten"))

        let site = try Self.site(made.output.replacing("\n", with: ""))
        let key = ["--key", path("ada.key"), "--passphrase-file"]
        let arguments = ["sign", "anemia/causes", "--by", "ada", "--yes"] + key
        let refused = try await site.review(arguments + [path("wrong")])
        #expect(refused.status == 1)
        #expect(
            refused.errors
                == "sitegen: error: This is not the passphrase of the key file '\(path("ada.key"))'.\n"
        )
        #expect(!site.has(ReviewSite.record))
        let signed = try await site.review(arguments + [path("words")])
        #expect(signed.status == 0, "\(signed.errors)")
        #expect(try await site.build().errors == "")
    }

    @Test("are asked for at a terminal, twice for a new one, and not shown there")
    func terminal() async throws {
        let keys = try TemporarySite(standard: ["a": ""])
        let file = keys.folder.appendingPathComponent("ada.key").path
        let outcome = try await Terminal.run(
            ["review", "keygen", file],
            in: keys,
            answers: [
                ["A passphrase for the key, such as four or five words: ", "four words of mine\n"],
                ["The same again: ", "four words of mine\n"],
            ]
        )
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(!outcome.output.contains("four words of mine"))
        let key = try #require(outcome.output.split(separator: "\n").first { $0.hasSuffix("=") })

        let site = try Self.site(String(key))
        let signed = try await Terminal.run(
            ["review", "sign", "anemia/causes", "--by", "ada", "--key", file, "--as-of", "2026-06-01"],
            in: site.site,
            answers: [["The passphrase of '\(file)': ", "four words of mine\n"], ["[y/N] ", "y\n"]]
        )
        #expect(signed.status == 0, "\(signed.output)")
        #expect(try site.site.text(ReviewSite.record).contains("\n  signature: "))
    }

    @Test(
        "of SSH sign by ssh-keygen, which asks for their passphrase, and the site verifies with the published half alone"
    )
    func ssh() async throws {
        let keys = try TemporarySite(standard: ["a": ""])
        let file = keys.folder.appendingPathComponent("id_ed25519").path
        let made = try await Sitegen.run(
            URL(fileURLWithPath: "/usr/bin/ssh-keygen"),
            ["-q", "-t", "ed25519", "-C", "ada@example", "-N", "four words of mine", "-f", file],
            in: keys.folder
        )
        try #require(made.status == 0, "\(made.errors)")
        let half = try String(contentsOfFile: file + ".pub", encoding: .utf8).replacing("\n", with: "")
        let site = try Self.site(half)
        let signed = try await Terminal.run(
            ["review", "sign", "anemia/causes", "--by", "ada", "--ssh-key", file, "--as-of", "2026-06-01"],
            in: site.site,
            answers: [["[y/N] ", "y\n"], ["passphrase", "four words of mine\n"]]
        )
        #expect(signed.status == 0, "\(signed.output)")
        #expect(try site.site.text(ReviewSite.record).contains("\n  sshSignature: "))
        #expect(try await site.build().errors == "")
        let verified = try await Sitegen.run(["verify", "Output", "--as-of", "2026-06-01"], in: site.site)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.output.contains("(1 signed with a key)"))
        let history = try await site.review("history", "anemia/causes")
        #expect(history.output.contains("signed, and the signature is valid"))
    }

    @Test("of SSH are refused without a public half beside them, and where ssh-keygen does not sign")
    func sshRefusals() async throws {
        let keys = try TemporarySite(standard: [
            "rsa.pub": "ssh-rsa AAAAB3NzaC1yc2E= ada\n",
            "none.pub": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea ada\n",
            "none": "no key",
        ])
        func path(_ name: String) -> String { keys.folder.appendingPathComponent(name).path }
        let site = try Self.site("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        let refusals = [
            "rsa": "'\(path("rsa.pub"))' is not the public half of an Ed25519 key; `ssh-keygen -t ed25519` makes one.",
            "nothing":
                "There is no file '\(path("nothing.pub"))' with the public half of the key; `ssh-keygen -y -f"
                + " '\(path("nothing"))'` prints it.",
            "none": "ssh-keygen did not sign with the key '\(path("none"))'; see what it said above.",
        ]
        for (name, refusal) in refusals {
            let outcome = try await site.review(
                "sign",
                "anemia/causes",
                "--by",
                "ada",
                "--yes",
                "--ssh-key",
                path(name)
            )
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasSuffix("sitegen: error: \(refusal)\n"), "\(outcome.errors)")
        }
        #expect(!site.has(ReviewSite.record))
    }
}
