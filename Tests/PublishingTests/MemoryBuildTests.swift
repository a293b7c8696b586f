import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A build in memory")
struct MemoryBuildTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private func builder(_ site: TemporarySite, content: String? = nil, templates: String? = nil) throws -> SiteBuilder
    {
        SiteBuilder(
            BuildRequest(
                content: content ?? site.content,
                templates: templates ?? site.templates,
                output: site.output,
                day: .day(try #require(CalendarDate(iso: "2029-06-01"))),
                toolVersion: "test"
            )
        )
    }

    @Test("has the files of a build into a folder, byte for byte, and touches no folder")
    func sameFiles() async throws {
        let site = try TemporarySite()
        let sample = try builder(
            site,
            content: Self.repository + "/Content",
            templates: Self.repository + "/Templates"
        )
        let inMemory = try await sample.buildInMemory()
        #expect(!FileManager.default.fileExists(atPath: site.output))
        let intoFolder = try await sample.build()
        #expect(inMemory.result.diagnostics == intoFolder.diagnostics)
        #expect(inMemory.result.summary?.pages == intoFolder.summary?.pages)
        var written = try site.files(below: "Output").mapValues { Array($0) }
        written[OutputManifest.fileName] = nil
        for address in [Address.reviewLog, .reviewLogSchema] {
            #expect(written.removeValue(forKey: address.outputPath) != nil)
        }
        #expect(written.count > 80)
        #expect(inMemory.files == written)
    }

    @Test("has no files where something is wrong")
    func errors() async throws {
        let site = try TemporarySite(["Content/conditions/anemia/causes.md": "---\ntitle: A\n---\n"])
        let (result, files) = try await builder(site).buildInMemory()
        #expect(!result.isSuccess)
        #expect(files.isEmpty)
    }

    @Test("takes no file twice, and none outside of the site")
    func refusals() throws {
        let output = MemoryOutput(FileSystem())
        try output.write([1], to: "a/b.html")
        #expect(throws: FileSystemError.self) { try output.write([1], to: "a/b.html") }
        #expect(throws: FileSystemError.self) { try output.write([1], to: "../b.html") }
        #expect(throws: FileSystemError.self) { try output.write([1], to: OutputManifest.fileName) }
        #expect(output.files == ["a/b.html": [1]])
    }
}
