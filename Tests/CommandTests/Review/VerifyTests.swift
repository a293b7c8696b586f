import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen verify")
struct VerifyTests {
    private static let page = "Output/conditions/anemia/causes/index.html"

    private func published() async throws -> ReviewSite {
        let site = try ReviewSite()
        try await site.sign()
        let build = try await site.build()
        try #require(build.status == 0, "\(build.errors)")
        return site
    }

    @Test("finds nothing in a site as it was published, wherever the copy lies")
    func sound() async throws {
        let site = try await published()
        let outcome = try await Sitegen.run(["verify"], in: site.site)
        #expect(outcome.status == 0)
        #expect(outcome.output == "Verified 1 page and 1 entry (0 signed): all fits\n")
        #expect(outcome.errors == "")
        let copy = try TemporarySite(standard: [:])
        for (path, bytes) in try site.site.files(below: "Output") { try copy.write(bytes, to: "copy/\(path)") }
        #expect(try await Sitegen.run(["verify", "copy/"], in: copy).output == outcome.output)
    }

    @Test("names the page that does not show what was reviewed, and one that is gone")
    func changed() async throws {
        let site = try await published()
        try site.replace("a lack of iron", with: "too much iron", in: Self.page)
        let outcome = try await Sitegen.run(["verify"], in: site.site)
        #expect(outcome.status == 1)
        #expect(
            outcome.output.hasPrefix("\(Self.page) shows a different text from the one in the register: its digest is ")
        )
        #expect(outcome.output.hasSuffix("\nVerified 1 page and 1 entry (0 signed): 1 problem\n"))
        try site.site.remove(Self.page)
        let gone = try await Sitegen.run(["verify"], in: site.site)
        #expect(gone.status == 1)
        #expect(
            gone.output == """
                \(Self.page) does not exist, but the register lists it
                Verified 1 page and 1 entry (0 signed): 1 problem

                """
        )
    }

    @Test("says so where there is no register")
    func noRegister() async throws {
        let outcome = try await Sitegen.run(["verify", "Site"], in: try TemporarySite())
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                sitegen: error: There is no Site/.well-known/medical-review.json: the site was published without a \
                register, or is not in this folder.

                """
        )
    }
}
