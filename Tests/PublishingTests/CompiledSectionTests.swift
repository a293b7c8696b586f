import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("Sections rendered without swift-mustache")
struct CompiledSectionTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The pages of the sample site, without the blank lines that a tag rendered ahead can leave after.
    private func pages(plain: Bool) async throws -> [String: String] {
        let folder = try TemporarySite()
        let request = BuildRequest(
            content: Self.repository + "/Content",
            templates: Self.repository + "/Templates",
            output: folder.output,
            day: .day(try #require(CalendarDate(iso: "2029-06-01"))),
            jobs: 2,
            toolVersion: "test"
        )
        let result = try await SiteBuilder(request, rendersPlainly: plain).build()
        #expect(result.isSuccess)
        return try folder.files(below: "Output").filter { $0.key.hasSuffix(".html") }.mapValues { data in
            String(decoding: data, as: UTF8.self).split(separator: "\n").joined(separator: "\n")
        }
    }

    @Test("leave every page of the sample site as swift-mustache renders it")
    func samePages() async throws {
        let plain = try await pages(plain: true)
        let compiled = try await pages(plain: false)
        #expect(plain.count > 40)
        #expect(plain.keys.sorted() == compiled.keys.sorted())
        for (path, text) in plain { #expect(compiled[path] == text, "\(path) differs") }
    }
}
