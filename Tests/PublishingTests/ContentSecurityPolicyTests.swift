import Attestation
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("The content security policy")
struct ContentSecurityPolicyTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The pages of the sample site in the theme that comes with sitegen.
    private func pages() async throws -> [String: String] {
        let folder = try TemporarySite()
        let request = BuildRequest(
            content: Self.repository + "/Content",
            templates: Self.repository + "/Templates",
            output: folder.output,
            baseURL: BaseURL("https://example.org/health/library/"),
            day: .day(try #require(CalendarDate(iso: "2026-10-01"))),
            jobs: 2,
            toolVersion: "test"
        )
        #expect(try await SiteBuilder(request).build().isSuccess)
        return try folder.files(below: "Output").filter { $0.key.hasSuffix(".html") }
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("names SHA-256 digests as the specification's own example does")
    func digest() {
        // Content Security Policy Level 3, section 8.3.
        let script = "alert('Hello, world.');"
        #expect(ContentDigest(of: Array(script.utf8)).base64 == "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=")
    }

    @Test("is on every page of the sample site before anything is asked for, and allows what the page does")
    func everyPage() async throws {
        var scripts = 0
        for (path, page) in try await pages() {
            let meta = try #require(
                page.firstMatch(of: /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/),
                "\(path) has no policy"
            )
            let policy = meta.1.replacing("&#39;", with: "'")
            #expect(
                policy.hasPrefix(
                    "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; script-src 'sha256-"
                )
            )
            #expect(policy.hasSuffix("; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"))
            let firstLink = try #require(page.firstRange(of: "<link "))
            #expect(meta.range.upperBound <= firstLink.lowerBound, "\(path) asks for a file before its policy")
            for script in page.matches(of: /<script>((?s:.*?))<\/script>/) {
                scripts += 1
                let digest = ContentDigest(of: Array(script.1.utf8)).base64
                #expect(policy.contains("'sha256-\(digest)'"), "\(path) holds a script that would not run")
            }
            #expect(page.firstMatch(of: /<script(?! type="application\/ld\+json")[^>]+>/) == nil, "\(path)")
            #expect(page.firstMatch(of: /<[^>]*\s(?:style|on[a-z]+)=/) == nil, "\(path) would need `unsafe-inline`")
        }
        #expect(scripts > 0)
    }
}
