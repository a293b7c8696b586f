import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("Assets of earlier builds")
struct KeptAssetsTests {
    /// A site with a style sheet, whose assets stay as `settings` says.
    private func site(_ settings: String = "keepAssets: 7 days") throws -> TemporarySite {
        let standard = try #require(TemporarySite.standardFiles["Content/site.yml"])
        return try TemporarySite([
            "Content/site.yml": "\(standard)\n\(settings)\n",
            "Templates/assets/style.css": "p { color: red }\n",
        ])
    }

    /// Builds with a style sheet in a colour; the style sheets in the output folder then.
    private func sheets(
        _ site: TemporarySite,
        _ colour: String,
        on day: String,
        _ delivery: Delivery = Delivery(),
        address: String? = nil
    ) async throws -> Set<String> {
        try site.write("p { color: \(colour) }\n", to: "Templates/assets/style.css")
        let day = BuildDay.day(try #require(CalendarDate(iso: day)))
        let result = try await site.build(writes: true, day: day, delivery: delivery, address: address)
        #expect(result.isSuccess, "\(site.report(result))")
        return Set(try site.files(below: "Output").keys.filter { $0.contains("style.") })
    }

    @Test("stay as many days after the first build without them as site.yml says, and no longer")
    func days() async throws {
        let site = try site()
        let red = try await sheets(site, "red", on: "2026-06-01")
        #expect(red.count == 1)
        let both = try await sheets(site, "blue", on: "2026-06-10")
        #expect(both.count == 2 && both.isSuperset(of: red))
        #expect(try await sheets(site, "blue", on: "2026-06-17") == both)
        #expect(try await sheets(site, "blue", on: "2026-06-18") == both.subtracting(red))
    }

    @Test("count from each build by itself, and start over when they are used again")
    func each() async throws {
        let site = try site()
        let red = try await sheets(site, "red", on: "2026-06-01")
        let blue = try await sheets(site, "blue", on: "2026-06-02").subtracting(red)
        let green = try await sheets(site, "green", on: "2026-06-04").subtracting(red).subtracting(blue)
        #expect(try await sheets(site, "green", on: "2026-06-10") == green.union(blue))
        #expect(try await sheets(site, "blue", on: "2026-06-11") == green.union(blue))
        #expect(try await sheets(site, "blue", on: "2026-06-18") == green.union(blue))
        #expect(try await sheets(site, "blue", on: "2026-06-19") == blue)
    }

    @Test("go at once where site.yml says nothing")
    func none() async throws {
        let site = try site("")
        let red = try await sheets(site, "red", on: "2026-06-01")
        let blue = try await sheets(site, "blue", on: "2026-06-01")
        #expect(blue.count == 1 && blue != red)
    }

    @Test("stay in the folder of the site, with their compressed forms")
    func folder() async throws {
        let site = try site()
        let delivery = Delivery(isInBaseFolder: true, isPrecompressed: true)
        let address = "https://example.org/health/"
        let long = String(repeating: "red; color: ", count: 50) + "red"
        let red = try await sheets(site, long, on: "2026-06-01", delivery, address: address)
        #expect(red.count == 3)
        #expect(red.allSatisfy { $0.hasPrefix("health/assets/style.") })
        let both = try await sheets(site, "blue", on: "2026-06-02", delivery, address: address)
        #expect(both.isSuperset(of: red) && both.count == 4)
    }

    @Test("are listed in the manifest, so that the next build knows them for its own")
    func manifest() async throws {
        let site = try site()
        let red = try #require(try await sheets(site, "red", on: "2026-06-01").first)
        _ = try await sheets(site, "blue", on: "2026-06-03")
        let manifest = try OutputManifest(parsing: Array(try site.text("Output/.sitegen-manifest.json").utf8))
        let path = try #require(OutputPath(red))
        #expect(manifest.keptAssets == [path: try #require(CalendarDate(iso: "2026-06-03"))])
        #expect(manifest.files[path] != nil)
    }
}
