import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A build that knows of the one before it")
struct IncrementalBuildTests {
    private static let edits = ProcessInfo.processInfo.environment["SITEGEN_EDITS"].flatMap(Int.init) ?? 60
    private static let firstSeed = ProcessInfo.processInfo.environment["SITEGEN_EDITS_SEED"].flatMap(UInt64.init) ?? 1

    /// `make test-long` makes a thousand edits; a failure names the seed of its site.
    @Test("gives the same files and the same report as one that knows nothing, whatever was edited")
    func sameAsClean() async throws {
        var (published, made) = (0, 0)
        for part in 0..<max(1, Self.edits / 30) {
            let seed = Self.firstSeed + UInt64(part)
            var site = try EditedSite(seed: seed)
            var edits: [String] = []
            let first = try await site.build(saying: "as it is")
            try #require(first.clean.isSuccess, "\(first.clean.diagnostics)")
            for _ in 0..<min(30, Self.edits) {
                let step = try await site.step()
                edits.append(step.edit)
                made += 1
                let name = Comment(rawValue: "seed \(seed): \(edits.joined(separator: "; "))")
                try #require(step.cached.diagnostics == step.clean.diagnostics, name)
                try #require(step.cached.summary == step.clean.summary, name)
                try #require(step.cachedFiles == step.cleanFiles, name)
                if step.cached.summary?.changes != nil { published += 1 }
            }
        }
        // Sites that are never published would prove little.
        #expect(published * 3 >= made, "\(published) of \(made)")
    }
}
