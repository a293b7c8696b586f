import Attestation
import SiteModel
import Testing

@testable import Publishing

@Suite("A path in the output folder")
struct OutputPathTests {
    @Test("stays in the folder", arguments: ["index.html", "a/b/c", ".nojekyll", "a/.hidden/..x", "é/ü.html", "a b"])
    func accepts(path: String) { #expect(OutputPath(path)?.description == path) }

    @Test(
        "that leads elsewhere, or breaks a line, is none",
        arguments: [
            "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a/..", "a\nb", "a\0b", "a\u{7F}",
        ]
    )
    func refuses(path: String) { #expect(OutputPath(path) == nil) }

    @Test("is told from another spelling of the same letters")
    func comparesBytes() throws {
        let composed = try #require(OutputPath("\u{E9}.html"))
        let decomposed = try #require(OutputPath("e\u{301}.html"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
    }

    @Test("knows the folders that it lies in, the innermost first")
    func folders() throws {
        let path = try #require(OutputPath("a/b/c.html"))
        #expect(path.folders.map(\.description) == ["a/b", "a"])
    }

    @Test(
        "is reserved where it belongs to git, to the host or to sitegen",
        arguments: [
            (".git", true), (".git/config", true), (".gitignore", true), (".gitkeep", true), ("CNAME", true),
            (".sitegen-manifest.json", true), (".sitegen-staging/x", true), ("a/CNAME", false), (".github", false),
            ("CNAME.html", false), (".nojekyll", false),
        ]
    )
    func reserved(path: String, isReserved: Bool) throws {
        #expect(try #require(OutputPath(path)).isReserved == isReserved)
    }
}

@Suite("The manifest")
struct OutputManifestTests {
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    private static let text = """
        {
          "sitegen": "1.0 \\"beta\\" \\\\",
          "format": 1,
          "files": {
            "a \\"quoted\\"/é.html": "\(empty)",
            "index.html": "\(empty)"
          }
        }

        """

    @Test("has one file a line, in the order of their bytes")
    func writes() throws {
        let digest = ContentDigest(of: [])
        let first = try #require(OutputPath("a \"quoted\"/é.html"))
        let second = try #require(OutputPath("index.html"))
        let version = "1.0 \"beta\" \\"
        let manifest = OutputManifest(toolVersion: version, files: [second: digest, first: digest])
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == Self.text)
        #expect(try OutputManifest(parsing: manifest.bytes) == manifest)
    }

    @Test("may list nothing")
    func writesNothing() throws {
        let manifest = OutputManifest(toolVersion: "1", files: [:])
        let text = "{\n  \"sitegen\": \"1\",\n  \"format\": 1,\n  \"files\": {}\n}\n"
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == text)
        #expect(try OutputManifest(parsing: manifest.bytes) == manifest)
    }

    @Test("says until which day the site is true")
    func writesDay() throws {
        let day = try #require(CalendarDate(iso: "2027-03-01"))
        let manifest = OutputManifest(toolVersion: "1", validThrough: day, files: [:])
        let text =
            "{\n  \"sitegen\": \"1\",\n  \"format\": 1,\n  \"validThrough\": \"2027-03-01\",\n  \"files\": {}\n}\n"
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == text)
        #expect(try OutputManifest(parsing: manifest.bytes) == manifest)
        let wrong = Array(text.replacing("2027-03-01", with: "2027-02-29").utf8)
        let error = try #require(throws: OutputManifest.Malformed.self) { try OutputManifest(parsing: wrong) }
        #expect(error == OutputManifest.Malformed(line: 4, reason: "has something other than a day"))
    }

    @Test("says what made compressed forms, and which assets stay since when")
    func writesState() throws {
        let day = try #require(CalendarDate(iso: "2027-03-01"))
        let path = try #require(OutputPath("assets/a.css"))
        let manifest = OutputManifest(
            toolVersion: "1",
            validThrough: day,
            precompressed: "zlib 1",
            drawn: "FreeType 2",
            keptAssets: [path: day],
            files: [:]
        )
        let text = """
            {
              "sitegen": "1",
              "format": 1,
              "validThrough": "2027-03-01",
              "precompressed": "zlib 1",
              "drawn": "FreeType 2",
              "keptAssets": {
                "assets/a.css": "2027-03-01"
              },
              "files": {}
            }

            """
        #expect(String(decoding: manifest.bytes, as: UTF8.self) == text)
        #expect(try OutputManifest(parsing: manifest.bytes) == manifest)
        for (old, new, line, reason) in [
            ("css\": \"2027-03-01", "css\": \"2027-02-29", 8, "has something other than a day"),
            ("assets/a.css", "../a.css", 8, "names a file outside the output folder"),
            ("\"zlib 1\",", "\"zlib 1\"", 5, "does not end after the libraries"),
            ("\"FreeType 2\",", "\"FreeType 2\"", 6, "does not end after the libraries"),
            ("  },\n", "  }\n", 9, "does not end after the list"),
        ] {
            let error = #expect(throws: OutputManifest.Malformed.self) {
                try OutputManifest(parsing: Array(text.replacing(old, with: new).utf8))
            }
            #expect(error == OutputManifest.Malformed(line: line, reason: reason))
        }
    }

    @Test(
        "is not read where it is not as sitegen writes it",
        arguments: [
            ("{\n  \"sitegen\"", "{\"sitegen\"", 1, "is not the beginning of a manifest"),
            ("1.0", "1\n0", 2, "ends inside a string"),
            ("\\\\", "\\n", 2, "has an escape that sitegen does not write"),
            ("\\\\", "\\u0041", 2, "has an escape that sitegen does not write"),
            ("  \"format\": 1", "  \"form\": 1", 2, "has no format number"),
            ("\"format\": 1", "\"format\": 2", 3, "has a format number that this version of sitegen does not know"),
            ("\"files\": {", "\"files\": [", 4, "does not begin the list of files"),
            ("\"a \\\"", "\"../a \\\"", 5, "names a file outside the output folder"),
            ("\"a \\\"", "\"/a \\\"", 5, "names a file outside the output folder"),
            ("\"a \\\"", "\"a/../\\\"", 5, "names a file outside the output folder"),
            ("\"a \\\"", "\"a//\\\"", 5, "names a file outside the output folder"),
            ("\"a \\\"", "\".git/\\\"", 5, "names a file that sitegen never writes"),
            ("\"a \\\"", "\".GIT/\\\"", 5, "names a file that sitegen never writes"),
            ("\"a \\\"", "\"docs/.git/\\\"", 5, "names a file that sitegen never writes"),
            ("\"a \\\"", "\".sitegen-\\\"", 5, "names a file that sitegen never writes"),
            ("\"index.html", "\"CNAME", 6, "names a file that sitegen never writes"),
            ("html\": \"e3", "html\" \"e3", 5, "has no digest"),
            ("html\": \"e3", "html\": e3", 5, "has no digest"),
            ("html\": \"e3", "html\": \"E3", 5, "has something other than a SHA-256 digest"),
            ("855\"\n  }", "855\",\n  }", 7, "is not a file, though the line before ends in a comma"),
            ("855\",\n", "855\"\n", 6, "is neither a file nor the end of the list"),
            ("\"index", "\"A", 6, "is out of order"),
            ("\"index", "7index", 6, "has no string where one belongs"),
            ("855\"\n  }", "855\" \n  }", 6, "does not end after the digest"),
            ("  }\n}\n", "  }\n}\n ", 9, "comes after the end of the manifest"),
            ("  }\n}\n", "  }\n}", 7, "is neither a file nor the end of the list"),
        ]
    )
    func refuses(part: String, other: String, line: Int, reason: String) throws {
        let range = try #require(Self.text.firstRange(of: part))
        let text = Self.text.replacingCharacters(in: range, by: other)
        let error = try #require(throws: OutputManifest.Malformed.self) {
            try OutputManifest(parsing: Array(text.utf8))
        }
        #expect(error == OutputManifest.Malformed(line: line, reason: reason))
    }

    @Test("is not read where a path is not UTF-8")
    func refusesOtherEncodings() throws {
        let bytes = Self.text.utf8.map { $0 == UInt8(ascii: "x") ? 0xFF : $0 }
        let error = try #require(throws: OutputManifest.Malformed.self) { try OutputManifest(parsing: bytes) }
        #expect(error == OutputManifest.Malformed(line: 6, reason: "is not UTF-8"))
    }

    @Test("is not read where any of its last bytes is missing")
    func refusesParts() throws {
        let bytes = Array(Self.text.utf8)
        for count in 0..<bytes.count {
            #expect(throws: OutputManifest.Malformed.self) { try OutputManifest(parsing: Array(bytes[..<count])) }
        }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, by other: String) -> String {
        String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
    }
}

@Suite("The journal of a commit")
struct OutputJournalTests {
    private static func journals() throws -> [CommitJournal] {
        let path = try #require(OutputPath("a b/put é.html"))
        return [.replaceFolder, .steps([]), .steps([.remove(path, ContentDigest(of: [])), .put(path)])]
    }

    @Test("reads back what it wrote")
    func readsBack() throws {
        for journal in try Self.journals() { #expect(CommitJournal(parsing: journal.bytes) == journal) }
    }

    @Test("is none where any of its last bytes is missing")
    func refusesParts() throws {
        for bytes in try Self.journals().map(\.bytes) {
            for count in 0..<bytes.count { #expect(CommitJournal(parsing: Array(bytes[..<count])) == nil) }
        }
    }

    @Test(
        "is none where a line is not a step",
        arguments: ["", "put ../a", "put ", "drop a", "remove a", "remove \(String(repeating: "a", count: 64))a"]
    )
    func refuses(line: String) {
        #expect(CommitJournal(parsing: Array("sitegen journal 1\n\(line)\nend\n".utf8)) == nil)
    }
}
