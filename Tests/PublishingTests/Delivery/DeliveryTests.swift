import Foundation
import Hosting
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A site on its way to its readers")
struct DeliveryTests {
    private static let moved = [
        "Content/pages/about.md": "---\ntitle: About\naliases: [/früher/]\n---\nAbout this site.\n",
        "Content/static/.well-known/security.txt": "Contact: mailto:a@example.org\n",
    ]

    private func paths(_ delivery: Delivery, address: String? = nil) async throws -> Set<String> {
        let site = try TemporarySite(Self.moved)
        let result = try await site.build(writes: true, delivery: delivery, address: address)
        #expect(result.isSuccess, "\(site.report(result))")
        return Set(try site.files(below: "Output").keys)
    }

    @Test("has the rules of its host, and pages that forward readers only where the host does not")
    func rules() async throws {
        let plain = try await paths(Delivery())
        let page = "früher/index.html"
        #expect(plain.contains(page))
        for host in WebHost.allCases {
            let files = try await paths(Delivery(host: host))
            let removed = host.answersRedirects ? [page] : []
            #expect(plain.subtracting(files) == Set(removed), "\(host)")
            #expect(files.subtracting(plain).allSatisfy { $0.hasPrefix("_") || $0.hasPrefix(".h") }, "\(host)")
            #expect(files.subtracting(plain).isEmpty == (host == .githubPages), "\(host)")
        }
    }

    @Test("lies in the folder of its address, with what belongs to the host at the root")
    func baseFolder() async throws {
        let plain = try await paths(Delivery())
        let address = "https://example.org/my%20health/library/"
        let files = try await paths(Delivery(host: .apache, isInBaseFolder: true), address: address)
        let root = files.filter { !$0.hasPrefix("my health/library/") }
        #expect(
            root == [
                ".htaccess", ".nojekyll", ".sitegen-manifest.json", ".well-known/security.txt", "404.html",
                "robots.txt",
            ]
        )
        let inside = Set(files.subtracting(root).map { String($0.dropFirst("my health/library/".count)) })
        #expect(inside == plain.subtracting(root).subtracting(["früher/index.html"]))
    }

    @Test("is the same in the folder of an address at the root")
    func rootFolder() async throws {
        #expect(try await paths(Delivery(isInBaseFolder: true)) == (try await paths(Delivery())))
    }
}
