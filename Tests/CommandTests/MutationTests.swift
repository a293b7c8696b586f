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

    /// What the pages of the site with records are: they show the review, and mark what was reviewed.
    private static let markedPage =
        "{{<layout}}{{$main}}<h2 data-reviewed=\"title\">{{text.title}}</h2>"
        + "{{#text.summary}}<p data-reviewed=\"summary\">{{.}}</p>{{/text.summary}}"
        + "{{#text.body}}<div data-reviewed=\"body\">{{{text.body}}}</div>{{/text.body}}"
        + "{{#text.review}}<p>Reviewed {{reviewed.text}}</p>{{/text.review}}"
        + "{{> partials/review-history}}{{#text}}{{> partials/sources}}{{/text}}{{> partials/disclaimer}}{{/main}}{{/layout}}\n"

    /// Another site, on whose pages records count: its article was reviewed and then edited, its disclaimer reviewed.
    private static func filesWithRecords() async throws -> SiteMutation.Files {
        var files: [String: String] = [
            "Templates/article.mustache": markedPage, "Templates/subject.mustache": markedPage,
        ]
        for name in ["disclaimer", "review-history", "source-list", "sources"] {
            let path = "Templates/partials/\(name).mustache"
            let file = Sitegen.repository.appendingPathComponent(path)
            files[path] = try String(contentsOf: file, encoding: .utf8)
        }
        let reviewed = try ReviewSite(files)
        try await reviewed.sign(on: "2026-05-30")
        func run(_ arguments: String...) async throws {
            let outcome = try await Sitegen.run(arguments + ["--as-of", "2026-06-01"], in: reviewed.site)
            try #require(outcome.status == 0, "\(outcome.errors)")
        }
        try await run("build")
        try reviewed.replace("Text about causes,", with: "Text, about causes,")
        try await run("review", "editorial", "anemia/causes", "--by", "dana", "--note", "A comma")
        try await run("review", "sign", "disclaimers/general", "--by", "ada", "--yes")
        try await run("build")
        let page = try reviewed.site.text("Output/conditions/anemia/causes/index.html")
        try #require(page.contains("Reviewed 30 May 2026") && page.contains("A comma"), "\(page)")
        return try reviewed.site.files(below: "").filter { !$0.key.hasPrefix("Output/") }.mapValues { Array($0) }
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
        let recorded = try await Self.filesWithRecords()
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
        try #require(whole.status == 0, "\(whole.output)")
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
        let builtIn = "built-in theme/"
        let file =
            place.file.hasPrefix(builtIn)
            ? Sitegen.repository.appendingPathComponent("Templates/\(place.file.dropFirst(builtIn.count))")
            : site.folder.appendingPathComponent(place.file)
        let isStart = place.line == 1 && place.column == 1 && place.endLine == 1 && place.endColumn == 1
        guard let data = try? Data(contentsOf: file) else { return isStart }
        let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self).unicodeScalars.count
        }
        func isInside(line: Int, column: Int) -> Bool {
            guard lines.indices.contains(line - 1) else { return false }
            return column <= lines[line - 1] + 1
        }
        return isInside(line: place.line, column: place.column)
            && isInside(line: place.endLine, column: place.endColumn)
    }
}
