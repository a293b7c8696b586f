import Attestation
import SiteModel
import Testing

@testable import Publishing

@Suite("The order in which files are put in place one at a time")
struct PlacementPlanTests {
    private static let digest = ContentDigest(of: [])

    private func plan(
        putting staged: [String],
        removing removed: [String] = [],
        existing: Set<String> = [],
        manifest: String? = nil
    ) throws -> [String] {
        let plan = PlacementPlan(
            putting: try staged.map { try #require(OutputPath($0)) },
            removing: Dictionary(
                uniqueKeysWithValues: try removed.map { (try #require(OutputPath($0)), Self.digest) }
            ),
            existing: { existing.contains($0.description) },
            manifest: manifest.flatMap { OutputPath($0) }
        )
        return plan.steps.map { step in
            switch step {
            case .put(let path): "put \(path)"
            case .remove(let path, _): "remove \(path)"
            }
        }
    }

    @Test("puts a file after the files that it names, and before those that name it")
    func namedFirst() throws {
        let files = [
            "index.html", "assets/site.css", "assets/font.woff2", "anemia/cell.svg", "anemia/index.html",
            "sitemap.xml", "sitemap-2.xml", "robots.txt", ".well-known/medical-review.json", "assets/filter.js",
        ]
        #expect(
            try plan(putting: files, existing: ["index.html", "sitemap.xml"], manifest: "manifest") == [
                "put anemia/cell.svg", "put assets/font.woff2", "put assets/filter.js", "put assets/site.css",
                "put anemia/index.html", "put index.html", "put .well-known/medical-review.json", "put robots.txt",
                "put sitemap-2.xml", "put sitemap.xml", "put manifest",
            ]
        )
    }

    @Test("removes last what is no longer part of the site, and pages before what they name")
    func removedLast() throws {
        #expect(
            try plan(putting: ["b.html", "b.css"], removing: ["a.html", "a.css", "a.png"], manifest: "manifest") == [
                "put b.css", "put b.html", "remove a.html", "remove a.css", "remove a.png", "put manifest",
            ]
        )
    }

    @Test("removes what is in the way of a new file just before it")
    func inTheWay() throws {
        #expect(
            try plan(putting: ["a/x.html", "a/y.html", "b", "c.png"], removing: ["a", "b/d/2.html", "b/1.html", "z"])
                == [
                    "remove b/1.html", "remove b/d/2.html", "put b", "put c.png", "remove a", "put a/x.html",
                    "put a/y.html", "remove z",
                ]
        )
    }
}
