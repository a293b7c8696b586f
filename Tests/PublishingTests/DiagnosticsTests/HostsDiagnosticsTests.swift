import Hosting
import Publishing
import Testing

@Suite("A site for a host")
struct HostsDiagnosticsTests {
    @Test("is held to what the host can do", arguments: HostsMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let site = try mistake.site()
        #expect(site.report(try await site.build(delivery: HostsMistakes.delivery)) == mistake.report)
    }
}

enum HostsMistakes {
    /// How the sites of the table are published.
    static let delivery = Delivery(host: .netlify)

    static let all: [Mistake] = [
        Mistake(
            "a file in the place of the rules",
            files: ["Content/static/_redirects": "/old /new\n"],
            report: """
                Content/static/_redirects:1:1: error: `_redirects` is where sitegen writes the rules for Netlify [host-name-taken]
                   1 | /old /new
                     | ^
                     = help: delete the file, or keep it and build without `--host netlify`
                """
        ),
        Mistake(
            "a site in a folder",
            in: .settings,
            "https://example.org/",
            "https://example.org/health/",
            report: """
                Content/site.yml:1:1: error: The site is in the folder `/health/` of its host, but Netlify serves the output folder as the root of the host [host-limit]
                   1 | title: Test Health
                     | ^
                     = help: build with `--in-base-folder` too, which puts the site into that folder of the output folder
                """
        ),
    ]
}
