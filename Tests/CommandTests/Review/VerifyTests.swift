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
        #expect(outcome.output == "Verified 1 page and 1 entry (0 signed with a key): everything matches\n")
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
        #expect(outcome.output.hasSuffix("\nVerified 1 page and 1 entry (0 signed with a key): 1 problem\n"))
        try site.site.remove(Self.page)
        let gone = try await Sitegen.run(["verify"], in: site.site)
        #expect(gone.status == 1)
        #expect(
            gone.output == """
                \(Self.page) does not exist, but the register lists it
                Verified 1 page and 1 entry (0 signed with a key): 1 problem

                """
        )
    }

    @Test("does not pass a review of a day that is still to come, though the site was built for a later day")
    func future() async throws {
        let site = try ReviewSite()
        try await site.sign(on: "2999-01-01")
        try #require(try await site.build(on: "2999-01-01").status == 0)
        let outcome = try await Sitegen.run(["verify"], in: site.site)
        #expect(outcome.status == 1)
        #expect(
            outcome.output.contains(
                "Output/.well-known/medical-review.json is dated 2999-01-01, a day that is still to come"
            )
        )
    }

    @Test("names links that it does not follow, and looks at pages after links to files")
    func links() async throws {
        let site = try await published()
        let other = "copies/elsewhere.html"
        try site.site.write(try site.site.text(Self.page), to: other)
        let path = site.site.folder.path
        try site.site.link("Output/latest", to: ".")
        try site.site.link("Output/conditions/up", to: "../..")
        try site.site.link("Output/copies", to: "\(path)/copies")
        try site.site.link("Output/gone.html", to: "nothing.html")
        try site.site.link("Output/round.html", to: "round.html")
        try site.site.link("Output/copy.html", to: "\(path)/\(other)")
        let outcome = try await Sitegen.run(["verify"], in: site.site)
        #expect(outcome.status == 1)
        let folder =
            "is a symbolic link to a folder, so what it shows was not checked; put a copy of the folder in its place"
        let nothing = "is a symbolic link to no file that can be read, so what it shows was not checked; remove it"
        #expect(
            outcome.output == """
                Output/conditions/up \(folder)
                Output/copies \(folder)
                Output/copy.html shows the text of https://example.org/conditions/anemia/causes/, and is another page
                Output/gone.html \(nothing)
                Output/latest \(folder)
                Output/round.html \(nothing)
                Verified 1 page and 1 entry (0 signed with a key): 6 problems

                """
        )
    }

    @Test("follows a link that is the folder of the site itself, and passes over what git keeps in it")
    func linkedSite() async throws {
        let site = try await published()
        try site.site.link("live", to: "Output")
        try site.site.link("Output/.git", to: "..")
        let outcome = try await Sitegen.run(["verify", "live"], in: site.site)
        #expect(outcome.status == 0)
        #expect(outcome.output == "Verified 1 page and 1 entry (0 signed with a key): everything matches\n")
    }

    @Test("says so where there is no register")
    func noRegister() async throws {
        let outcome = try await Sitegen.run(["verify", "Site"], in: try TemporarySite())
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                sitegen: error: There is no Site/.well-known/medical-review.json: either no text of the site has a record \
                of its review, or the site is not in this folder

                """
        )
    }

    @Test("says that it reads a folder where it is given an address")
    func address() async throws {
        let outcome = try await Sitegen.run(["verify", "https://example.org/"], in: try TemporarySite())
        #expect(outcome.status == 64)
        #expect(
            outcome.errors.hasPrefix(
                "Error: 'https://example.org/' is an address, and this command reads a folder; fetch the site into one first.\n"
            )
        )
    }
}
