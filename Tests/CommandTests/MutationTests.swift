import Foundation
import SiteTestSupport
import Testing

/// Sites with something wrong in them, by the hundred or by the ten thousand (`make fuzz`): whatever is in a file,
/// the program ends by itself, says where, and leaves the published site as it was.
///
/// A failure names the seed of its site: `SITEGEN_FUZZ_SEED=<seed> SITEGEN_FUZZ=1 swift test --filter MutationTests`.
@Suite("A site with anything in its files")
struct MutationTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["SITEGEN_FUZZ"].flatMap(Int.init) ?? 40
    private static let firstSeed = environment["SITEGEN_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    private static var program: URL {
        environment["SITEGEN_PROGRAM"].map { URL(fileURLWithPath: $0) }
            ?? Sitegen.products.appendingPathComponent("sitegen")
    }

    /// A site with every kind of file but records, in the simplest of themes.
    private static func files() throws -> SiteMutation.Files {
        var files = TemporarySite.standardTheme.mapValues { Array($0.utf8) }
        let golden = Sitegen.fixture("golden-site").appendingPathComponent("Content")
        let paths = try #require(FileManager.default.enumerator(atPath: golden.path))
        for case let path as String in paths where path.contains(".") {
            files["Content/\(path)"] = Array(try Data(contentsOf: golden.appendingPathComponent(path)))
        }
        for (path, text) in [
            "Content/static/leaflet.html": "<!doctype html><title>Iron</title>\n<p>Take it <a href=\"/\">so</a>.</p>\n",
            "Templates/assets/style.css": "body { color: #123 }\n", "Templates/scripts/hint.js": "\"use strict\";\n",
        ] {
            files[path] = Array(text.utf8)
        }
        return files
    }

    /// Another site, whose article has a record. Its theme shows no reviews, so that no build succeeds; what is wrong with
    /// the record is found all the same.
    private static func filesWithRecord() async throws -> SiteMutation.Files {
        let reviewed = try ReviewSite()
        try await reviewed.sign()
        var files = TemporarySite.standardFiles.mapValues { Array($0.utf8) }
        files[ReviewSite.article] = Array(ReviewSite.text.utf8)
        files[ReviewSite.record] = Array(try reviewed.site.text(ReviewSite.record).utf8)
        return files
    }

    /// A place that a report names.
    private struct Place: Decodable {
        var file: String
        var line: Int
        var column: Int
        var endLine: Int
        var endColumn: Int
    }

    private struct Finding: Decodable {
        var file: String
        var line: Int
        var column: Int
        var endLine: Int
        var endColumn: Int
        var notes: [Place]?

        var places: [Place] {
            [Place(file: file, line: line, column: column, endLine: endLine, endColumn: endColumn)] + (notes ?? [])
        }
    }

    @Test("never breaks the program, names no place that is not there, and harms no published site")
    func survives() async throws {
        let plain = try Self.files()
        let recorded = try await Self.filesWithRecord()
        let seeds = (0..<UInt64(Self.count)).map { Self.firstSeed &+ $0 }
        let workers = ProcessInfo.processInfo.activeProcessorCount
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<workers {
                let own = stride(from: worker, to: seeds.count, by: workers).map { seeds[$0] }
                group.addTask {
                    try await Self.run(own.filter { !$0.isMultiple(of: 4) }, plain)
                    try await Self.run(own.filter { $0.isMultiple(of: 4) }, recorded)
                }
            }
            try await group.waitForAll()
        }
    }

    private static func run(_ seeds: [UInt64], _ files: SiteMutation.Files) async throws {
        let site = try TemporarySite(standard: [:])
        for (path, bytes) in files { try site.write(Data(bytes), to: path) }
        let whole = try await build(site, jobs: 1)
        #expect([0, 1].contains(whole.status))
        var published = try site.files(below: "Output")
        for seed in seeds {
            let mutation = SiteMutation(of: files, seed: seed)
            for (path, bytes) in mutation.changes { try site.write(Data(bytes), to: path) }
            let name = Comment(rawValue: "seed \(seed): \(mutation.description)")
            let one = try await build(site, jobs: 1)
            #expect([0, 1, 64, 74].contains(one.status), name)
            let after = try site.files(below: "Output")
            if one.status != 0 { #expect(after == published, name) }
            let two = try await build(site, jobs: 2)
            #expect(two.status == one.status, name)
            #expect(two.output == one.output, name)
            #expect(try site.files(below: "Output") == after, name)
            published = after
            for place in try places(in: one.output) { #expect(try isInside(place, site), "\(name) \(place)") }
            for path in mutation.changes.keys { try site.write(Data(files[path] ?? []), to: path) }
        }
    }

    private static func build(_ site: TemporarySite, jobs: Int) async throws -> Sitegen.Outcome {
        let arguments = ["build", "--as-of", "2026-06-01", "--quiet", "--format", "json", "--jobs", "\(jobs)"]
        return try await Sitegen.run(program, arguments, in: site.folder)
    }

    private static func places(in report: String) throws -> [Place] {
        try report.split(separator: "\n").flatMap {
            try JSONDecoder().decode(Finding.self, from: Data($0.utf8)).places
        }
    }

    /// Whether a place lies in its file, at most right after the last character of a line.
    private static func isInside(_ place: Place, _ site: TemporarySite) throws -> Bool {
        let file = site.folder.appendingPathComponent(place.file)
        let isStart = place.line == 1 && place.column == 1 && place.endLine == 1 && place.endColumn == 1
        guard let data = try? Data(contentsOf: file) else { return isStart }
        let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self).unicodeScalars.count
        }
        return [(place.line, place.column), (place.endLine, place.endColumn)].allSatisfy { line, column in
            lines.indices.contains(line - 1) && column <= lines[line - 1] + 1
        }
    }
}
