import Attestation
import SiteModel
import Synchronization
import Testing

@testable import Publishing

/// Copies a folder at every moment of a run: what a crash, a kill or a pulled plug at that moment would leave.
private final class Photographer: Sendable {
    private let temporary: TemporaryFolder
    private let folder: String
    private let taken = Mutex<[Result<(moment: CommitMoment, name: String), any Error>]>([])

    init(_ temporary: TemporaryFolder, of folder: String) {
        self.temporary = temporary
        self.folder = folder
    }

    func observe(_ moment: CommitMoment) {
        taken.withLock { taken in
            let name = "\(folder)-\(taken.count)"
            taken.append(
                Result {
                    try temporary.copyTree(temporary(folder), to: temporary(name))
                    return (moment, name)
                }
            )
        }
    }

    func photographs() throws -> [(moment: CommitMoment, name: String)] {
        try taken.withLock { try $0.map { try $0.get() } }
    }
}

private final class Recorder: Sendable {
    private let noted = Mutex<[CommitMoment]>([])
    var moments: [CommitMoment] { noted.withLock { $0 } }
    func note(_ moment: CommitMoment) { noted.withLock { $0.append(moment) } }
}

@Suite("A run that was interrupted")
struct OutputInterruptionTests {
    private static let before = ["same": "1", "a/same": "2", "changed": "3", "old/x": "4", "file": "5", "d/x": "6"]
    private static let after = ["same": "1", "a/same": "2", "changed": "7", "new/x": "8", "file/x": "9", "d": "10"]
    private static let kept = [".gitignore": "*", "CNAME": "example.org"]

    let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    @Test("leaves the old site or the new one, never a mixture, wherever it stopped", arguments: Placement.allCases)
    func settles(placement: Placement) throws {
        try settles(placement, from: Self.before, to: Self.after)
    }

    @Test("leaves the old site or the new one where few files of many were to change, wherever it stopped")
    func settlesSmallChange() throws {
        let rest = Dictionary(uniqueKeysWithValues: (0..<300).map { ("rest/\($0)", "same") })
        try settles(
            .exchange,
            from: rest.merging(["changed": "1", "old/x": "2"]) { $1 },
            to: rest.merging(["changed": "3", "new/x": "4"]) { $1 }
        )
    }

    private func settles(_ placement: Placement, from before: [String: String], to after: [String: String]) throws {
        let fileSystem = placement.fileSystem
        try temporary.write(["live/Output/.gitignore": "*", "live/Output/CNAME": "example.org"])
        try publish(before, in: OutputFolder(path: temporary("live/Output"), fileSystem: fileSystem))
        let old = try temporary.snapshot(of: "live")
        let photographer = Photographer(temporary, of: "live")
        try publish(
            after,
            in: OutputFolder(path: temporary("live/Output"), fileSystem: fileSystem) { photographer.observe($0) }
        )
        let new = try temporary.snapshot(of: "live")
        #expect(old == site(before, besides: Self.kept))
        #expect(new == site(after, besides: Self.kept))

        var isNew = false
        for (moment, name) in try photographer.photographs() {
            // Looked at twice: the settling may be interrupted too.
            let second = Photographer(temporary, of: name)
            let output = OutputFolder(path: temporary("\(name)/Output"), fileSystem: fileSystem) { second.observe($0) }
            try begin(output).discard()
            let settled = try temporary.snapshot(of: name)
            #expect(settled == old || settled == new, "after \(moment)")
            if isNew { #expect(settled == new, "after \(moment), although the new site was in place before it") }
            isNew = settled == new
            for (inner, name) in try second.photographs() {
                try begin(OutputFolder(path: temporary("\(name)/Output"), fileSystem: fileSystem)).discard()
                #expect(try temporary.snapshot(of: name) == settled, "after \(moment), then \(inner)")
            }
            try publish(after, in: OutputFolder(path: temporary("\(name)/Output"), fileSystem: fileSystem))
            #expect(try temporary.snapshot(of: name) == new)
        }
        #expect(isNew)
    }

    @Test(
        "was looked at where the disk looks different",
        arguments: [
            (Placement.exchange, [CommitMoment.begun, .completed, .journalled, .replaced, .cleared]),
            (.twoRenames, [.begun, .completed, .journalled, .movedAway, .replaced, .cleared]),
            (.oneByOne, [.begun, .completed, .journalled, .completed, .journalled, .forgotten, .cleared]),
        ]
    )
    func passesMoments(placement: Placement, expected: [CommitMoment]) throws {
        try publish(Self.before, in: OutputFolder(path: temporary("Output"), fileSystem: placement.fileSystem))
        let recorder = Recorder()
        let output = OutputFolder(path: temporary("Output"), fileSystem: placement.fileSystem) { recorder.note($0) }
        try publish(Self.after, in: output)
        let single = recorder.moments.filter { moment in
            switch moment {
            case .staged, .stepped, .retired: false
            default: true
            }
        }
        #expect(single == expected)
    }

    @Test("was looked at where few files of many change: they are put in place one by one")
    func passesMomentsOfSmallChange() throws {
        let rest = Dictionary(uniqueKeysWithValues: (0..<300).map { ("rest/\($0)", "same") })
        try publish(rest.merging(["a": "1"]) { $1 }, in: OutputFolder(path: temporary("Output")))
        let recorder = Recorder()
        let output = OutputFolder(path: temporary("Output"), fileSystem: FileSystem()) { recorder.note($0) }
        try publish(rest.merging(["a": "2", "b": "1"]) { $1 }, in: output)
        func put(_ path: String) throws -> CommitMoment { .stepped(.put(try #require(OutputPath(path)))) }
        #expect(
            try recorder.moments.filter { $0 != .staged("a") && $0 != .staged("b") }
                == [.begun, .completed, .journalled]
                + ["a", "b", OutputManifest.fileName].map(put) + [.forgotten, .cleared]
        )
        let four = rest.merging(["a": "3", "b": "2", "c": "1", "d": "1"]) { $1 }
        try publish(four, in: output)
        #expect(recorder.moments.contains(.replaced))
    }

    @Test("by the rename that was to bring the new folder leaves the new one")
    func finishesTwoRenames() throws {
        // What two renames leave in between, by hand.
        try publish(Self.after, in: OutputFolder(path: temporary("Output")))
        let new = try temporary.snapshot()
        try FileSystem().makeFolder(temporary(".Output.sitegen-staging"))
        try FileSystem().rename(temporary("Output"), to: temporary(".Output.sitegen-staging/new"))
        try FileSystem().write(CommitJournal.replaceFolder.bytes, to: temporary(".Output.sitegen-staging/journal"))
        try begin(OutputFolder(path: temporary("Output"))).discard()
        #expect(try temporary.snapshot() == new)
    }

    @Test("with a journal that was not written to its end never happened", arguments: Placement.allCases)
    func rollsBackPartialJournal(placement: Placement) throws {
        let output = OutputFolder(path: temporary("Output"), fileSystem: placement.fileSystem)
        try publish(Self.before, in: output)
        let old = try temporary.snapshot()
        let journal = CommitJournal.steps([.put(try #require(OutputPath("changed")))]).bytes
        for area in [".Output.sitegen-staging", "Output/.sitegen-staging"] {
            try temporary.write(["\(area)/new/changed": "staged"])
            try FileSystem().write(Array(journal.dropLast(4)), to: temporary("\(area)/journal"))
            try begin(output).discard()
            #expect(try temporary.snapshot() == old)
        }
    }

    @Test("and is finished later removes no file that someone changed in between")
    func keepsLaterEdits() throws {
        let output = OutputFolder(path: temporary("Output"))
        try publish(["kept": "1", "edited": "1", "gone": "1"], in: output)
        let digest = ContentDigest(of: Array("1".utf8))
        let steps = try ["edited", "gone"].map { CommitJournal.Step.remove(try #require(OutputPath($0)), digest) }
        let manifest = site(["kept": "1"])["Output/.sitegen-manifest.json"]
        try temporary.write([
            "Output/edited": "mine",
            "Output/.sitegen-staging/new/.sitegen-manifest.json": try #require(manifest),
        ])
        let journal = CommitJournal.steps(steps + [.put(try #require(OutputPath(OutputManifest.fileName)))])
        try FileSystem().write(journal.bytes, to: temporary("Output/.sitegen-staging/journal"))
        let refusal = #expect(throws: Refusal.self) { try begin(output) }
        #expect(refusal?.diagnostics.map(\.message) == ["`edited` was not written by sitegen"])
        #expect(try temporary.snapshot() == site(["kept": "1"], besides: ["edited": "mine"]))
    }

    @Test("and whose manifest is damaged is left to the person, with a sentence")
    func refusesToGuess() throws {
        try publish(Self.before, in: OutputFolder(path: temporary("Output")))
        let old = try temporary.snapshot()
        let left = [
            ".Output.sitegen-staging/new/file": "mine?",
            ".Output.sitegen-staging/new/.sitegen-manifest.json": "",
            ".Output.sitegen-staging/journal": String(decoding: CommitJournal.replaceFolder.bytes, as: UTF8.self),
        ]
        try temporary.write(left)
        let error = #expect(throws: FileSystemError.self) { try begin(OutputFolder(path: temporary("Output"))) }
        let place = temporary(".Output.sitegen-staging/new")
        let reason =
            "line 1 of its manifest is not the beginning of a manifest; keep what you need, and delete the folder"
        #expect(error?.description == "could not clear up after an interrupted build in `\(place)`: \(reason)")
        #expect(try temporary.snapshot() == old.merging(left) { own, _ in own })
    }
}
