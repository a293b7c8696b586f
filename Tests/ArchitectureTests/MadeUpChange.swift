import Foundation
import SiteTestSupport
import Testing

/// A made-up change, as a patch in `MadeUpChanges`. It is as small as a row of `docs/architecture.md` promises
/// such a change to be.
struct MadeUpChange: Sendable, CustomTestStringConvertible {
    /// The name of the patch.
    let name: String
    /// What the row of the table in `docs/architecture.md` starts with.
    let row: String
    /// The most files that it may touch, without those of `Tests`.
    let mostFiles: Int
    /// The suites that the changed sources must pass, as `swift test --filter` takes them.
    let tests: String
    /// Tries the change with the program that was built from it.
    let proof: @Sendable (ChangedProgram) throws -> Void

    /// All changes; one more is a patch and an entry here.
    static let all = [
        MadeUpChange(
            name: "rule-of-writing",
            row: "add a rule of writing",
            mostFiles: 3,
            tests: "EveryIdentifierTests|RulesDocumentationTests|WritingDiagnosticsTests"
        ) { program in
            let name = "exclamation-marks"
            let text = "Iron is lost!! And so is blood."
            func site(settings: String = "language: en", text: String = text) throws -> TemporarySite {
                try TemporarySite(changing: [
                    (.settings, "language: en", settings), (.article, "Text about causes.", text),
                ])
            }
            let found = try program.check(try site())
            #expect(found.status == 0)
            #expect(found.output.contains("\"id\": \"\(name)\""))
            #expect(found.output.contains("\"text\": \"A sentence ends in several exclamation marks\""))
            #expect(found.output.contains("\"ruleId\": \"\(name)\""))
            let error = try program.check(try site(settings: "language: en\nrules: {\(name): error}"))
            #expect(error.status == 1)
            #expect(error.output.contains("\"ruleId\": \"\(name)\""))
            let off = try program.check(try site(settings: "language: en\nrules: {\(name): \"off\"}"))
            #expect(off.status == 0)
            #expect(!off.output.contains(name))
            let allowed = try program.check(try site(text: "<!-- allow \(name): a cry of joy -->\n\n\(text)"))
            #expect(allowed.status == 0)
            #expect(!allowed.output.contains(name) && !allowed.output.contains("allowance-unused"))
        },
        MadeUpChange(
            name: "rule-of-content",
            row: "add a rule about reviews or content",
            mostFiles: 2,
            tests: "EveryIdentifierTests|ReviewDiagnosticsTests"
        ) { program in
            let site = try TemporarySite(changing: [(.article, "Too few red cells.", "What causes anemia?")])
            let found = try program.check(site)
            #expect(found.status == 1)
            #expect(found.output.contains("\"id\": \"summary-is-title\""))
            #expect(found.output.contains("\"text\": \"The summary of a page is its title\""))
        },
        MadeUpChange(
            name: "kind-of-problem",
            row: "add a kind of problem",
            mostFiles: 2,
            tests: "EveryIdentifierTests|CardsDiagnosticsTests"
        ) { program in
            let site = try TemporarySite(["Content/glossary.yml": "- term: iron\n  meaning: What iron is.\n"])
            for options in [[], ["--only", "meaning-circular"]] {
                let found = try program.check(site, options)
                #expect(found.status == 0)
                #expect(found.output.contains("\"id\": \"meaning-circular\""))
                #expect(found.output.contains("\"text\": \"The meaning of a word uses the word itself\""))
            }
        },
        MadeUpChange(
            name: "front-matter-key",
            row: "add a key to front matter",
            mostFiles: 4,
            tests: "ContentDocumentationTests|FrontMatterDiagnosticsTests"
        ) { program in
            let site = try TemporarySite(changing: [(.article, "authors:", "audience: Parents of babies.\nauthors:")])
            let found = try program.check(site)
            #expect(found.status == 0)
            #expect(!found.output.contains("key-unknown"))
        },
        MadeUpChange(
            name: "page-kind",
            row: "add a page of the site as a whole",
            mostFiles: 5,
            tests: "RenderingTests|EveryIdentifierTests|WordsDiagnosticsTests"
        ) { program in
            let files = TemporarySite.standardFiles.filter { !$0.key.hasPrefix("Templates/") }
            let site = try TemporarySite(
                ["Content/data/experiences.csv": "condition,article,people,url\nanemia,,12,\n"],
                standard: files
            )
            let theme = SourceCopy.repository.appendingPathComponent("Templates").path
            try FileManager.default.copyItem(atPath: theme, toPath: site.templates)
            let found = try program.check(site)
            #expect(found.status == 1)
            #expect(found.output.contains("There is no template for how many people shared experiences"))
        },
    ]

    var testDescription: String { name }
}

/// The sources of sitegen in a temporary folder, which goes when the value goes.
final class SourceCopy: Sendable {
    /// The repository.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// The patches.
    static let patches = repository.appendingPathComponent("Tests/ArchitectureTests/MadeUpChanges")

    /// The folder of the copy.
    let folder: URL

    /// A copy of all files that git keeps or would keep.
    init() throws {
        let list = try Run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            in: Self.repository
        )
        try #require(list.status == 0, "\(list.output)")
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-copy-\(UUID().uuidString)")
        for path in Set(list.output.split(separator: "\0").map(String.init)) {
            let source = Self.repository.appendingPathComponent(path)
            let copy = folder.appendingPathComponent(path)
            guard FileManager.default.fileExists(atPath: source.path) else { continue }
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try FileManager.default.copyItem(at: source, to: copy)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Makes a change; gives the paths of the files that it touches.
    func apply(_ change: MadeUpChange) throws -> [String] {
        let patch = Self.patches.appendingPathComponent("\(change.name).patch").path
        let applied = try Run(["git", "apply", "--numstat", "--apply", patch], in: folder)
        try #require(applied.status == 0, "\(applied.output)")
        return applied.output.split(separator: "\n").compactMap { $0.split(separator: "\t").last.map(String.init) }
    }

    /// Builds everything, runs some of the tests, and gives the program.
    func build(testing suites: String) throws -> ChangedProgram {
        // In one place for all copies, so that the libraries are built once.
        let scratch = Self.repository.appendingPathComponent(".build/made-up-changes").path
        let tested = try Run(["swift", "test", "--scratch-path", scratch, "--filter", suites], in: folder)
        try #require(tested.status == 0, "\(tested.output.suffix(10_000))")
        return ChangedProgram(path: scratch + "/debug/sitegen")
    }
}

/// The program, built from changed sources.
struct ChangedProgram {
    /// Where it is.
    let path: String

    /// Checks a site on 2026-06-01, with the report in SARIF.
    func check(_ site: TemporarySite, _ options: [String] = []) throws -> Run {
        let arguments = ["--content", site.content, "--templates", site.templates, "--as-of", "2026-06-01"]
        return try Run([path, "check", "--format", "sarif"] + arguments + options, in: site.folder)
    }
}

/// A program that was run to its end.
struct Run {
    /// Its exit status.
    let status: Int32
    /// What it wrote to standard output and standard error.
    let output: String

    /// Runs a program, which is looked for as a shell does.
    init(_ command: [String], in folder: URL) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("sitegen-run-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        // Git must not take the folder for a part of a repository above it, and the tests of a copy must make none.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["GIT_CEILING_DIRECTORIES": folder.deletingLastPathComponent().path]) { $1 }
            .filter { $0.key != "SITEGEN_LONG_TESTS" }
        let handle = try FileHandle(forWritingTo: file)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        status = process.terminationStatus
        output = try String(contentsOf: file, encoding: .utf8)
    }
}

extension TemporarySite {
    /// The standard site with one piece of each of some files written otherwise.
    convenience init(changing edits: [(file: StandardFile, old: String, new: String)]) throws {
        var texts = Self.standardFiles
        for edit in edits {
            var text = try #require(texts[edit.file.rawValue])
            text.replaceSubrange(try #require(text.firstRange(of: edit.old)), with: edit.new)
            texts[edit.file.rawValue] = text
        }
        try self.init(standard: texts)
    }
}
