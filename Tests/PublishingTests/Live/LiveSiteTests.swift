import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A live site")
struct LiveSiteTests {
    private static let edits = ProcessInfo.processInfo.environment["SITEGEN_EDITS"].flatMap(Int.init) ?? 40
    private static let firstSeed = ProcessInfo.processInfo.environment["SITEGEN_EDITS_SEED"].flatMap(UInt64.init) ?? 1

    /// `make test-long` makes a thousand edits; a failure names the seed of its site.
    @Test("shows and reports just what a build of the same files does, whatever was edited")
    func sameAsBuild() async throws {
        var (shown, made) = (0, 0)
        for part in 0..<max(1, Self.edits / 20) {
            let seed = Self.firstSeed + UInt64(part)
            var site = try EditedSite(seed: seed)
            var edits: [String] = []
            var isBroken = false
            var live = LiveSite(try site.requestToCheck())
            var before = try site.requestToCheck()
            var files = try site.site.files(below: ".")
            _ = try await live.update(.everything)
            for number in 0..<min(20, Self.edits) {
                edits.append(try await site.edit(whereBroken: isBroken))
                made += 1
                let name = Comment(rawValue: "seed \(seed): \(edits.joined(separator: "; "))")
                let request = try site.requestToCheck()
                if request.includesDrafts != before.includesDrafts || request.isStrict != before.isStrict {
                    live = LiveSite(request)
                }
                before = request
                let now = try site.site.files(below: ".")
                let changed = Set(now.keys).union(files.keys).filter { now[$0] != files[$0] }
                files = now
                // Now and then it is not known what has changed.
                let changes =
                    number.isMultiple(of: 3)
                    ? FileChanges.everything : .files(Set(changed.map { "\(site.site.folder.path)/\($0)" }))
                let snapshot = try await live.update(changes, on: request.day).snapshot
                let result = try await snapshot.check()
                let checked = try await SiteBuilder(request).build()
                try #require(result.diagnostics == checked.diagnostics, name)
                try #require(result.summary == checked.summary, name)
                let built = try await SiteBuilder(request).buildInMemory()
                isBroken = !built.result.isSuccess
                guard !isBroken else { continue }
                shown += 1
                for (path, bytes) in built.files {
                    let address = Address(path: "/" + (path.hasSuffix("index.html") ? String(path.dropLast(10)) : path))
                    let file = try await snapshot.file(at: address)
                    try #require(file?.bytes == bytes, "\(path), \(name)")
                }
            }
        }
        // Sites that cannot be shown would prove little.
        #expect(shown * 3 >= made, "\(shown) of \(made)")
    }
}
