#if os(Linux) && arch(x86_64)
import Foundation
import SiteTestSupport
import Testing

/// A site of two versions, and the ways in which the second can take the place of the first.
private enum Placement: CaseIterable {
    case exchange, exchangeWithoutLinks, twoRenames, oneByOne

    /// What strace makes the system refuse, so that sitegen has to go this way.
    var refusals: [String] {
        switch self {
        case .exchange, .oneByOne: []
        case .exchangeWithoutLinks: ["linkat:error=EPERM"]
        case .twoRenames: ["renameat2:error=EINVAL"]
        }
    }

    /// Whether it differs from the exchange of folders only once all is staged.
    var stagesLikeExchange: Bool { self == .twoRenames || self == .oneByOne }

    /// Whether the system refuses a call.
    func refuses(_ call: DiskCall) -> Bool { refusals.contains { $0.hasPrefix(call.name + ":") } }
}

/// A call of the system that changes the disk, or waits for it.
private struct DiskCall: Hashable {
    /// The names of all such calls.
    static let names = [
        "write", "mkdir", "linkat", "chmod", "utimensat", "fsync", "syncfs", "rename", "renameat2", "unlink", "rmdir",
    ]

    var name: String
    /// What it is about, relative to the folder of the site.
    var path: String

    /// Reads a line of strace's log, in which descriptors are with their paths.
    init?(_ line: Substring, in folder: String) {
        guard let match = line.firstMatch(of: /^\d+ +(\w+)\((?:\d+<|AT_FDCWD<[^>]*>, "|")([^>"]*)/) else { return nil }
        guard match.2 == folder || match.2.hasPrefix(folder + "/") else { return nil }
        name = String(match.1)
        path = String(match.2.dropFirst(folder.count + 1))
    }
}

/// The built program under strace, which can kill it at a system call or write down its calls.
private struct TracedBuild {
    let placement: Placement

    /// Builds in a folder, and kills the build before it makes a call for the given time, counted from 1.
    ///
    /// The call is known by its path, because strace counts the calls of each thread by itself.
    ///
    /// - Parameter refused: The calls that the system refuses on the way.
    func run(
        in folder: URL,
        killedAt call: DiskCall,
        _ number: Int,
        refusing refused: [DiskCall]
    ) async throws -> Sitegen.Outcome {
        let paths = [call.path] + refused.map(\.path)
        let names = Set([call.name] + refused.map(\.name)).joined(separator: ",")
        return try await run(
            in: folder,
            paths.flatMap { ["-P", folder.appendingPathComponent($0).path] } + ["-e", "trace=\(names)"],
            injecting: placement.refusals + ["\(call.name):signal=SIGKILL:when=\(number)"],
            log: "/dev/null"
        )
    }

    /// Builds in a folder, and gives the calls in their order.
    func calls(in folder: URL) async throws -> [DiskCall] {
        let log = folder.appendingPathComponent("calls").path
        let trace = ["-y", "-e", "trace=" + DiskCall.names.joined(separator: ",")]
        let outcome = try await run(in: folder, trace, injecting: placement.refusals, log: log)
        try #require(outcome.status == 0, "\(outcome.errors)")
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
        try FileManager.default.removeItem(atPath: log)
        return lines.compactMap { DiskCall($0, in: folder.path) }
    }

    private func run(
        in folder: URL,
        _ trace: [String],
        injecting injections: [String],
        log: String
    ) async throws -> Sitegen.Outcome {
        let sitegen = Sitegen.products.appendingPathComponent("sitegen").path
        return try await Sitegen.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["strace", "-f", "-qq", "-o", log] + trace + injections.flatMap { ["-e", "inject=\($0)"] }
                + [sitegen, "build", "--as-of", "2026-06-01", "--jobs", "1"],
            in: folder
        )
    }
}

/// Two versions of a site.
private enum TwoVersions {
    private static let changes: [(file: String, old: String, new: String)] = [
        ("Content/conditions/anemia/causes.md", "Text about causes", "Other text about causes"),
        ("Content/site.yml", "Test Health", "Other Health"),
    ]

    /// The first version published, and the sources of the second; `Output` is what the first looks like.
    static func site(_ placement: Placement) async throws -> TemporarySite {
        let site = try TemporarySite(["Content/pages/old.md": "---\ntitle: Old\n---\nOld.\n"])
        if placement == .oneByOne { try site.write("ref: refs/heads/main\n", to: "Output/.git/HEAD") }
        let outcome = try await Sitegen.run(["build", "--as-of", "2026-06-01"], in: site)
        try #require(outcome.status == 0, "\(outcome.errors)")
        for (file, old, new) in Self.changes {
            try site.write(try site.text(file).replacing(old, with: new), to: file)
        }
        try site.remove("Content/pages/old.md")
        try site.write("---\ntitle: New\n---\nNew.\n", to: "Content/pages/new.md")
        return site
    }
}

@Suite("A build that was killed")
struct InterruptedBuildTests {
    /// All that a run finds: what is at each path but the sources, folders too, and who may do what with it.
    private struct Disk: Hashable {
        private var entries: [String: [String]] = [:]

        init(_ site: TemporarySite) throws {
            let manager = FileManager.default
            for case let path as String in manager.enumerator(atPath: site.folder.path) ?? .init() {
                guard !path.hasPrefix("Content"), !path.hasPrefix("Templates") else { continue }
                let place = site.folder.appendingPathComponent(path)
                let attributes = try manager.attributesOfItem(atPath: place.path)
                let contents =
                    attributes[.type] as? FileAttributeType == .typeRegular ? try Data(contentsOf: place) : nil
                entries[path] = [
                    "\(attributes[.posixPermissions] ?? "")", contents?.base64EncodedString() ?? "no file",
                ]
            }
        }
    }

    /// Everything but the sources; the folder in which a build works counts too, if it is left.
    private func published(_ site: TemporarySite) throws -> [String: Data] {
        try site.files(below: "").filter { !$0.key.hasPrefix("Content/") && !$0.key.hasPrefix("Templates/") }
    }

    private func copy(of site: TemporarySite) throws -> TemporarySite {
        let copy = try TemporarySite(standard: [:])
        try? FileManager.default.removeItem(at: copy.folder)
        try FileManager.default.copyItem(at: site.folder, to: copy.folder)
        return copy
    }

    @Test(
        "leaves a whole site to the next run, whatever that run finds, and says no word that is not true",
        arguments: Placement.allCases
    )
    fileprivate func settles(placement: Placement) async throws {
        let first = try await TwoVersions.site(placement)
        let old = try published(first)
        let second = try copy(of: first)
        let traced = TracedBuild(placement: placement)
        let all = try await traced.calls(in: second.folder)
        let refused = all.filter { placement.refuses($0) }
        let calls = all.filter { !placement.refuses($0) }.drop { placement.stagesLikeExchange && $0.name != "syncfs" }
        let new = try published(second)
        #expect(old != new)
        #expect(calls.count > 20)

        let staging = calls.prefix { $0.name != "syncfs" }.count
        var counts: [DiskCall: Int] = [:]
        var disks: Set<Disk> = []
        var names: Set<String> = []
        for (index, call) in calls.enumerated() {
            counts[call, default: 0] += 1
            let number = counts[call, default: 0]
            let killed = try copy(of: first)
            let outcome = try await traced.run(in: killed.folder, killedAt: call, number, refusing: refused)
            let left = try published(killed).filter { !$0.key.contains(".sitegen-staging/") }
            guard outcome.status != 0 else {
                // A second call for one path may come from another thread, whose calls are counted anew.
                #expect(number > 1, "\(call) was not reached")
                continue
            }
            // What the next run does hangs on nothing but the disk, so each disk is settled once.
            guard try disks.insert(Disk(killed)).inserted else { continue }
            if index < staging {
                // The published site has not been touched, so the next run need only clear away what was staged.
                #expect(left == old, "\(call) \(number)")
                guard names.insert(call.name).inserted || index == staging - 1 else { continue }
            }
            let sound = try killed.text("Content/site.yml")
            try killed.write(sound + "\nunknown: key\n", to: "Content/site.yml")
            let refused = try await Sitegen.run(["build", "--as-of", "2026-06-01"], in: killed)
            #expect(refused.status == 1, "\(call) \(number): \(refused.errors)")
            let settled = try published(killed)
            #expect(settled == old || settled == new, "\(call) \(number)")
            if settled != left { #expect(!refused.errors.contains("is as it was"), "\(call) \(number)") }
            try killed.write(sound, to: "Content/site.yml")
            let finished = try await Sitegen.run(["build", "--as-of", "2026-06-01"], in: killed)
            #expect(finished.status == 0, "\(call) \(number): \(finished.errors)")
            #expect(try published(killed) == new, "\(call) \(number)")
        }
    }
}

@Suite("A build whose power may be cut")
struct SynchronizedBuildTests {
    /// After the files are staged: the files reach the disk, then the journal, then the names; only then does anything
    /// go that is not needed any more. Equal calls in a row count once.
    @Test(
        "has each step on the disk before the next one relies on it",
        arguments: [
            (Placement.exchange, "syncfs write fsync rename fsync renameat2 fsync unlink rmdir unlink rmdir"),
            (.exchangeWithoutLinks, "syncfs write fsync rename fsync renameat2 fsync unlink rmdir unlink rmdir"),
            (.twoRenames, "syncfs write fsync rename fsync renameat2 rename fsync unlink rmdir unlink rmdir"),
            (.oneByOne, "syncfs write fsync rename fsync rename unlink rmdir rename syncfs unlink rmdir"),
        ]
    )
    fileprivate func synchronizes(placement: Placement, expected: String) async throws {
        let site = try await TwoVersions.site(placement)
        var calls = try await TracedBuild(placement: placement).calls(in: site.folder).map(\.name).drop {
            $0 != "syncfs"
        }
        calls.removeAll { $0 == "mkdir" }
        let steps = calls.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        #expect(steps.joined(separator: " ") == expected)
    }
}
#endif
