import Attestation
import Diagnostics
import SiteModel
import Testing

@testable import Publishing

/// The ways in which a new site can take the place of the old one.
enum Placement: CaseIterable, Sendable {
    case exchange, exchangeWithoutLinks, twoRenames, oneByOne

    /// A file system on which sitegen has to go this way.
    var fileSystem: FileSystem {
        switch self {
        case .exchange: FileSystem()
        case .exchangeWithoutLinks: FileSystem(lacking: .hardLink)
        case .twoRenames: FileSystem(lacking: .exchange)
        case .oneByOne: FileSystem(lacking: [.exchange, .folderRename])
        }
    }
}

/// sitegen would not build into the folder.
struct Refusal: Error {
    let diagnostics: [Diagnostic]
}

func begin(_ folder: OutputFolder) throws -> StagedOutput {
    switch try folder.beginStaging(toolVersion: "1.0.0") {
    case .ready(let staged): return staged
    case .refused(let diagnostics): throw Refusal(diagnostics: diagnostics)
    }
}

/// Begins, writes these files and commits.
@discardableResult
func publish(_ files: [String: String], in folder: OutputFolder) throws -> CommitSummary {
    let staged = try begin(folder)
    for (path, text) in files { try staged.write(Array(text.utf8), to: path) }
    switch try staged.commit() {
    case .committed(let summary): return summary
    case .refused(let diagnostics): throw Refusal(diagnostics: diagnostics)
    }
}

/// The files of a site as they lie in `Output`, with the manifest that belongs to them.
func site(_ files: [String: String], besides others: [String: String] = [:]) -> [String: String] {
    var digests: [OutputPath: ContentDigest] = [:]
    for (path, text) in files {
        if let path = OutputPath(path) { digests[path] = ContentDigest(of: Array(text.utf8)) }
    }
    let manifest = OutputManifest(toolVersion: "1.0.0", files: digests).bytes
    var expected = files.merging(others) { own, _ in own }
    expected[".sitegen-manifest.json"] = String(decoding: manifest, as: UTF8.self)
    return Dictionary(uniqueKeysWithValues: expected.map { ("Output/" + $0, $1) })
}

@Suite("A site put in place")
struct OutputStagingTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func folder(_ placement: Placement = .exchange) -> OutputFolder {
        OutputFolder(path: temporary("Output"), fileSystem: placement.fileSystem)
    }

    private func modified(_ part: String) throws -> Int? {
        try FileSystem().status(of: temporary(part))?.modified.seconds
    }

    @Test("is all that a new folder holds, and nothing is left beside it", arguments: Placement.allCases)
    func makesFolder(placement: Placement) throws {
        let files = ["index.html": "home", "a/b/index.html": "inner", ".nojekyll": ""]
        let summary = try publish(files, in: folder(placement))
        #expect(summary == CommitSummary(written: 3, unchanged: 0, removed: 0))
        #expect(try temporary.snapshot() == site(files))
    }

    @Test("may lie in folders that are not there yet")
    func makesParents() throws {
        let output = OutputFolder(path: temporary("a/b/Output/"))
        try publish(["index.html": ""], in: output)
        #expect(try temporary.snapshot(of: "a/b") == site(["index.html": ""]))
    }

    @Test("replaces, adds and removes files, and the folders that are left empty", arguments: Placement.allCases)
    func updates(placement: Placement) throws {
        try publish(["same": "1", "a/old": "2", "a/b/c/old": "3", "changed": "4"], in: folder(placement))
        let files = ["same": "1", "changed": "5", "new/x": "6", "a/x": "7"]
        let summary = try publish(files, in: folder(placement))
        #expect(summary == CommitSummary(written: 3, unchanged: 1, removed: 2))
        #expect(try temporary.snapshot() == site(files))
    }

    @Test("lets a file become a folder and a folder a file", arguments: Placement.allCases)
    func changesKinds(placement: Placement) throws {
        let before = ["a": "file", "b/c/x": "in a folder", "b/c/y": "in a folder"]
        let after = ["a/b/x": "in a folder", "b": "file"]
        try publish(before, in: folder(placement))
        try publish(after, in: folder(placement))
        #expect(try temporary.snapshot() == site(after))
        try publish(before, in: folder(placement))
        #expect(try temporary.snapshot() == site(before))
    }

    @Test("lets a file take the place of a folder whose files were deleted by hand", arguments: Placement.allCases)
    func replacesEmptiedFolder(placement: Placement) throws {
        try publish(["a/b/index.html": ""], in: folder(placement))
        try temporary.remove("Output/a/b/index.html")
        try publish(["a": "file"], in: folder(placement))
        #expect(try temporary.snapshot() == site(["a": "file"]))
    }

    @Test("keeps the time of a file whose bytes are the same", arguments: Placement.allCases)
    func keepsTimes(placement: Placement) throws {
        try publish(["same": "1", "a/same": "22", "changed": "3"], in: folder(placement))
        try temporary.write(["Output/.gitignore": "*"])
        let untouched = ["Output/same", "Output/a/same", "Output/.gitignore"]
        for path in untouched + ["Output/changed"] { try temporary.setTime(1_000_000_000, of: path) }
        try publish(["same": "1", "a/same": "22", "changed": "4"], in: folder(placement))
        for path in untouched { #expect(try modified(path) == 1_000_000_000, "\(path)") }
        #expect(try modified("Output/changed") != 1_000_000_000)
    }

    @Test("stays the very folder that it was where nothing changes", arguments: Placement.allCases)
    func touchesNothing(placement: Placement) throws {
        let files = ["index.html": "home", "a/index.html": "inner"]
        try publish(files, in: folder(placement))
        let before = try #require(try FileSystem().status(of: temporary("Output")))
        try temporary.setTime(1_000_000_000, of: "Output/.sitegen-manifest.json")
        let summary = try publish(files, in: folder(placement))
        #expect(summary == CommitSummary(written: 0, unchanged: 2, removed: 0))
        #expect(try #require(try FileSystem().status(of: temporary("Output"))).isSame(as: before))
        #expect(try modified("Output/.sitegen-manifest.json") == 1_000_000_000)
        #expect(try temporary.snapshot() == site(files))
    }

    @Test("gets back a file that was deleted by hand", arguments: Placement.allCases)
    func restores(placement: Placement) throws {
        try publish(["a/index.html": "a", "b/index.html": "b"], in: folder(placement))
        try temporary.remove("Output/a")
        let summary = try publish(["a/index.html": "a", "b/index.html": "b"], in: folder(placement))
        #expect(summary == CommitSummary(written: 1, unchanged: 1, removed: 0))
        #expect(try temporary.snapshot() == site(["a/index.html": "a", "b/index.html": "b"]))
    }

    @Test("leaves alone what hosts and git need at the top, and empty folders", arguments: Placement.allCases)
    func keepsOthers(placement: Placement) throws {
        let others = [".gitignore": "*", ".gitkeep": "", "CNAME": "example.org", "mine/empty/": ""]
        try temporary.write(["Output/.gitignore": "*", "Output/.gitkeep": "", "Output/CNAME": "example.org"])
        try FileSystem().makeFolder(temporary("Output/mine/empty"))
        try publish(["index.html": "1"], in: folder(placement))
        try publish(["index.html": "2"], in: folder(placement))
        #expect(try temporary.snapshot() == site(["index.html": "2"], besides: others))
    }

    @Test("is put into a git repository file by file, without a new folder")
    func keepsRepository() throws {
        try temporary.write(["Output/.git/HEAD": "ref", "Output/.git/objects/x": "object"])
        let before = try #require(try FileSystem().status(of: temporary("Output")))
        try publish(["index.html": "1", "old": "1"], in: folder())
        try publish(["index.html": "2"], in: folder())
        let others = [".git/HEAD": "ref", ".git/objects/x": "object"]
        #expect(try temporary.snapshot() == site(["index.html": "2"], besides: others))
        #expect(try #require(try FileSystem().status(of: temporary("Output"))).isSame(as: before))
    }

    @Test("keeps the permissions of its folder", arguments: Placement.allCases)
    func keepsPermissions(placement: Placement) throws {
        try FileSystem().makeFolder(temporary("Output"))
        try FileSystem().setPermissions(0o2775, of: temporary("Output"))
        try publish(["index.html": "1"], in: folder(placement))
        #expect(try FileSystem().status(of: temporary("Output"))?.permissions == 0o2775)
    }

    @Test("goes where a symbolic link points, which stays", arguments: [true, false])
    func followsLinks(isThere: Bool) throws {
        if isThere { try FileSystem().makeFolder(temporary("real/Output")) }
        try FileSystem().makeFolder(temporary("links"))
        try temporary.link("links/here", to: "../real/Output")
        for text in ["1", "2"] {
            try publish(["index.html": text], in: OutputFolder(path: temporary("links/here")))
            #expect(try temporary.snapshot(of: "real") == site(["index.html": text]))
            #expect(try temporary.snapshot(of: "links") == ["here": "-> ../real/Output"])
        }
    }

    @Test(
        "is refused where symbolic links go round in a circle",
        arguments: [["a": "a"], ["a": "b", "b": "a"], ["a": "b/c", "b": "a"]]
    )
    func circleOfLinks(links: [String: String]) throws {
        for (name, destination) in links { try temporary.link(name, to: destination) }
        let folder = OutputFolder(path: temporary("a"))
        for run in [{ _ = try begin(folder) }, { _ = try folder.settle() }] {
            let error = #expect(throws: FileSystemError.self) { try run() }
            #expect(
                error?.description
                    == "could not build into `\(temporary("a"))`: its symbolic links lead back to themselves"
            )
        }
    }

    @Test("may be written from many tasks at once", arguments: Placement.allCases)
    func writesConcurrently(placement: Placement) async throws {
        let files = Dictionary(uniqueKeysWithValues: (0..<300).map { ("a\($0 % 7)/b\($0)/index.html", "page \($0)") })
        try publish(files.mapValues { $0.hasSuffix("5") ? "other" : $0 }, in: folder(placement))
        let staged = try begin(folder(placement))
        try await withThrowingTaskGroup { group in
            for (path, text) in files { group.addTask { try staged.write(Array(text.utf8), to: path) } }
            try await group.waitForAll()
        }
        #expect(try staged.commit() == .committed(CommitSummary(written: 30, unchanged: 270, removed: 0)))
        #expect(try temporary.snapshot() == site(files))
    }

    @Test("takes copies of files")
    func copies() throws {
        try temporary.write(["source": "picture"])
        let staged = try begin(folder())
        try staged.copyFile(from: temporary("source"), to: "images/a.png")
        #expect(try staged.commit() == .committed(CommitSummary(written: 1, unchanged: 0, removed: 0)))
        #expect(try temporary.snapshot(of: "Output")["images/a.png"] == "picture")
        let path = temporary("none")
        let error = #expect(throws: FileSystemError.self) {
            try begin(folder()).copyFile(from: path, to: "images/a.png")
        }
        #expect(error?.description == "could not read `\(path)`: No such file or directory")
    }
}

@Suite("A site that is not put in place")
struct OutputDiscardTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func folder(_ placement: Placement = .exchange) -> OutputFolder {
        OutputFolder(path: temporary("Output"), fileSystem: placement.fileSystem)
    }

    @Test("leaves the folder as it was when it is discarded, or only forgotten", arguments: [true, false])
    func discards(isSaid: Bool) throws {
        try publish(["same": "1", "changed": "2", "old": "3"], in: folder())
        let before = try temporary.snapshot()
        do {
            let staged = try begin(folder())
            try staged.write(Array("1".utf8), to: "same")
            try staged.write(Array("4".utf8), to: "changed")
            try staged.write(Array("5".utf8), to: "new/x")
            if isSaid { staged.discard() }
        }
        #expect(try temporary.snapshot() == before)
    }

    @Test("leaves no folder where there was none")
    func discardsMadeFolders() throws {
        let staged = try begin(OutputFolder(path: temporary("a/b/Output")))
        try staged.write([1], to: "index.html")
        staged.discard()
        #expect(try temporary.snapshot() == [:])
    }

    @Test("takes no more files and no second end")
    func staysClosed() throws {
        let path = temporary("Output")
        let staged = try begin(folder())
        staged.discard()
        staged.discard()
        let late = #expect(throws: FileSystemError.self) { try staged.write([1], to: "x") }
        #expect(late?.description == "could not write `\(path)/x`: the output is committed or discarded")
        let second = #expect(throws: FileSystemError.self) { try staged.commit() }
        #expect(second?.description == "could not build into `\(path)`: the output is committed or discarded")
        #expect(try temporary.snapshot() == [:])
    }

    @Test(
        "refuses paths that are not its own",
        arguments: [
            ("../x", "the path does not name a file in the output folder"),
            ("/x", "the path does not name a file in the output folder"),
            ("a//x", "the path does not name a file in the output folder"),
            ("CNAME", "the name is reserved"),
            (".git/config", "the name is reserved"),
            (".sitegen-manifest.json", "the name is reserved"),
            ("twice", "this run has written it already"),
        ]
    )
    func refusesPaths(path: String, reason: String) throws {
        let staged = try begin(OutputFolder(path: temporary("Output")))
        try staged.write([1], to: "twice")
        let error = #expect(throws: FileSystemError.self) { try staged.write([1], to: path) }
        #expect(error?.description == "could not write `\(temporary("Output"))/\(path)`: \(reason)")
    }

    @Test("names the file in the output folder that could not be written, not where it was staged")
    func namesFiles() throws {
        let staged = try begin(folder())
        try staged.write([1], to: "a")
        let error = #expect(throws: FileSystemError.self) { try staged.write([1], to: "a/b/c") }
        #expect(error?.description == "could not create the folder `\(temporary("Output"))/a/b`: Not a directory")
    }

    @Test("is not committed without a file that could not be written", arguments: Placement.allCases)
    func refusesIncompleteSites(placement: Placement) throws {
        try publish(["index.html": "1"], in: folder(placement))
        let before = try temporary.snapshot()
        let staged = try begin(folder(placement))
        try staged.write([1], to: "a")
        #expect(throws: FileSystemError.self) { try staged.write([1], to: "a/b") }
        let error = #expect(throws: FileSystemError.self) { try staged.commit() }
        let reason = "a file of the site could not be written"
        #expect(error?.description == "could not build into `\(temporary("Output"))`: \(reason)")
        #expect(try temporary.snapshot() == before)
    }

    @Test("does not go into a file, or below one")
    func refusesFiles() throws {
        try temporary.write(["Output": "a file"])
        let itself = #expect(throws: FileSystemError.self) { try begin(folder()) }
        #expect(itself?.description == "could not build into `\(temporary("Output"))`: it is not a folder")
        let below = #expect(throws: FileSystemError.self) { try begin(OutputFolder(path: temporary("Output/a/b"))) }
        #expect(below?.description == "could not create the folder `\(temporary("Output"))/a/b`: Not a directory")
        let nowhere = #expect(throws: FileSystemError.self) { try begin(OutputFolder(path: "")) }
        #expect(nowhere?.description == "could not build into ``: the path is empty")
        #expect(try temporary.snapshot() == ["Output": "a file"])
    }

    @Test("does not go where another run is building, until that is at its end", arguments: Placement.allCases)
    func refusesSecondRun(placement: Placement) throws {
        let path = temporary("Output")
        let first = try begin(folder(placement))
        try first.write([1], to: "index.html")
        let error = #expect(throws: FileSystemError.self) { try begin(folder(placement)) }
        #expect(error?.description == "could not build into `\(path)`: another run of sitegen is building into it")
        #expect(try first.commit() == .committed(CommitSummary(written: 1, unchanged: 0, removed: 0)))
        try begin(folder(placement)).discard()
    }
}

@Suite("What sitegen did not write")
struct OutputForeignFileTests {
    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func folder(_ placement: Placement = .exchange) -> OutputFolder {
        OutputFolder(path: temporary("Output"), fileSystem: placement.fileSystem)
    }

    private func refusal(_ placement: Placement = .exchange) throws -> [Diagnostic] {
        try #require(throws: Refusal.self) { try begin(folder(placement)) }.diagnostics
    }

    private static let help = "move it out of the output folder, or choose another folder with --output"

    private func foreign(_ path: String, _ message: String) -> Diagnostic {
        let file = SourceFile(.output, path)
        return Diagnostic(.outputForeignFile, at: SourceLocation(file), message, help: Self.help)
    }

    private func edited(_ path: String) -> Diagnostic {
        Diagnostic(
            .outputFileChanged,
            at: SourceLocation(SourceFile(.output, path)),
            "`\(path)` has been changed since sitegen wrote it, and this build would overwrite or remove it",
            help: "make the change in Content or Templates, delete the file from the output folder, and build again"
        )
    }

    @Test("is named, and nothing is touched", arguments: [true, false])
    func refusesForeignFiles(hasManifest: Bool) throws {
        if hasManifest { try publish(["index.html": "home"], in: folder()) }
        try temporary.write(["Output/notes.txt": "mine", "Output/a/CNAME": "mine"])
        try temporary.link("Output/link", to: "elsewhere")
        let before = try temporary.snapshot()
        #expect(
            try refusal() == [
                foreign("a/CNAME", "`a/CNAME` was not written by sitegen"),
                foreign("link", "`link` was not written by sitegen"),
                foreign("notes.txt", "`notes.txt` was not written by sitegen"),
            ]
        )
        #expect(try temporary.snapshot() == before)
    }

    @Test("is counted after the twentieth file", arguments: [20, 21, 22, 30])
    func countsForeignFiles(count: Int) throws {
        let names = (10..<10 + count).map { "f\($0)" }
        try temporary.write(Dictionary(uniqueKeysWithValues: names.map { ("Output/" + $0, "") }))
        var expected = names.prefix(20).map { foreign($0, "`\($0)` was not written by sitegen") }
        if count == 21 { expected.append(foreign("f30", "`f30` was not written by sitegen")) }
        if count > 21 { expected.append(foreign("f30", "`f30` and \(count - 21) more were not written by sitegen")) }
        #expect(try refusal() == expected)
    }

    @Test("is told from a file of the site whose name only looks the same")
    func comparesNamesBytewise() throws {
        try publish(["\u{E9}.html": "1"], in: folder())
        try temporary.remove("Output/\u{E9}.html")
        try temporary.write(["Output/e\u{301}.html": "mine"])
        #expect(try refusal().map(\.location.file.path.utf8.count) == [8])
    }

    @Test(
        "is a file of the site that someone edited, where the site would overwrite it",
        arguments: Placement.allCases
    )
    func refusesToOverwriteEdits(placement: Placement) throws {
        try publish(["a": "1", "b": "1", "c": "1"], in: folder(placement))
        try temporary.write(["Output/a": "x", "Output/b": "longer"])
        let before = try temporary.snapshot()
        let error = #expect(throws: Refusal.self) { try publish(["a": "2", "c": "2"], in: folder(placement)) }
        #expect(error?.diagnostics == [edited("a"), edited("b")])
        #expect(try temporary.snapshot() == before)
    }

    @Test("is not a file that holds what the site has to say", arguments: Placement.allCases)
    func acceptsEqualEdits(placement: Placement) throws {
        try publish(["a": "1"], in: folder(placement))
        try temporary.write(["Output/a": "2"])
        #expect(try publish(["a": "2"], in: folder(placement)) == CommitSummary(written: 0, unchanged: 1, removed: 0))
        #expect(try temporary.snapshot() == site(["a": "2"]))
    }

    @Test("is a folder in the way of a file", arguments: Placement.allCases)
    func refusesFolderInTheWay(placement: Placement) throws {
        try FileSystem().makeFolder(temporary("Output/drafts/inner"))
        let before = try temporary.snapshot()
        let error = #expect(throws: Refusal.self) { try publish(["drafts/inner": "1"], in: folder(placement)) }
        let place = SourceLocation(SourceFile(.output, "drafts/inner"))
        let message = "The folder `drafts/inner` was not made by sitegen, but the site has a file with that name"
        let help = "remove the folder, or choose another output folder with --output"
        #expect(error?.diagnostics == [Diagnostic(.outputForeignFile, at: place, message, help: help)])
        #expect(try temporary.snapshot() == before)
    }

    @Test("is a manifest that someone edited")
    func refusesMalformedManifest() throws {
        try publish(["index.html": "1"], in: folder())
        try temporary.write(["Output/.sitegen-manifest.json": "{}"])
        let before = try temporary.snapshot()
        let place = SourceLocation(SourceFile(.output, ".sitegen-manifest.json"))
        let message = "`.sitegen-manifest.json` is not as sitegen wrote it: line 1 is not the beginning of a manifest"
        let help = "restore the file, or empty the output folder, and build again"
        #expect(try refusal() == [Diagnostic(.outputFileChanged, at: place, message, help: help)])
        #expect(try temporary.snapshot() == before)
    }

    @Test("survives although it was put there while the site was being built", arguments: Placement.allCases)
    func keepsNewcomers(placement: Placement) throws {
        try publish(["index.html": "1", "a/index.html": "1"], in: folder(placement))
        let staged = try begin(folder(placement))
        try staged.write(Array("2".utf8), to: "index.html")
        try temporary.write(["Output/a/notes.txt": "mine"])
        #expect(try staged.commit() == .committed(CommitSummary(written: 1, unchanged: 0, removed: 1)))
        #expect(try temporary.snapshot() == site(["index.html": "2"], besides: ["a/notes.txt": "mine"]))
        #expect(try refusal(placement) == [foreign("a/notes.txt", "`a/notes.txt` was not written by sitegen")])
    }

    @Test("is not overwritten although it was put there while the site was being built", arguments: Placement.allCases)
    func refusesNewcomersInTheWay(placement: Placement) throws {
        let staged = try begin(folder(placement))
        try staged.write(Array("2".utf8), to: "notes.txt")
        try temporary.write(["Output/notes.txt": "mine"])
        let expected = CommitResult.refused([foreign("notes.txt", "`notes.txt` was not written by sitegen")])
        #expect(try staged.commit() == expected)
        #expect(try temporary.snapshot() == ["Output/notes.txt": "mine"])
    }
}
