import Foundation
import SiteTestSupport
import Testing

@Suite("The site that a command is run in")
struct SiteRootTests {
    private let day = ["--as-of", "2026-06-01"]

    /// A site with a slip in its article.
    private func siteWithSlip(_ files: [String: String?] = [:]) throws -> TemporarySite {
        let site = try TemporarySite(files)
        let text = try site.text(StandardFile.article.rawValue)
        try site.write(text.replacing("reviewers: [ada]", with: "reviewers: [adda]"), to: StandardFile.article.rawValue)
        return site
    }

    private func headline(_ outcome: Sitegen.Outcome) -> Substring? { outcome.errors.split(separator: "\n").first }

    @Test(
        "is found from anywhere inside it, and paths are spelled from there",
        arguments: [
            (".", "Content/conditions/anemia/causes.md", "Output"),
            ("Content", "conditions/anemia/causes.md", "../Output"),
            ("Content/conditions/anemia", "causes.md", "../../../Output"),
            ("Content/people", "../conditions/anemia/causes.md", "../../Output"),
            ("Templates/strings", "../../Content/conditions/anemia/causes.md", "../../Output"),
        ]
    )
    func nearest(folder: String, file: String, output: String) async throws {
        let site = try siteWithSlip()
        let outcome = try await Sitegen.run(["build"] + day, in: site.folder.appendingPathComponent(folder))
        #expect(outcome.status == 1)
        #expect(headline(outcome) == "\(file):5:13: error: No person has the id `adda` [person-unknown]"[...])
        #expect(outcome.errors.contains("\n   5 | reviewers: [adda]\n"))
        #expect(outcome.errors.contains("; nothing was published, \(output) is as it was ("))
    }

    @Test("is published from a folder in it, into its own output folder, and verified and checked from there")
    func works() async throws {
        let site = try TemporarySite()
        let text = try site.text(StandardFile.article.rawValue)
        let keys = "reviewed: 2026-04-07\nreviewers: [ada]\n"
        try site.write(text.replacing(keys, with: ""), to: StandardFile.article.rawValue)
        let folder = site.folder.appendingPathComponent("Content/conditions/anemia")
        let sign = ["review", "sign", "causes.md", "--by", "ada", "--yes"]
        #expect(try await Sitegen.run(sign + day, in: folder).errors.contains("Signed anemia/causes as `ada`"))
        #expect(try site.text("Content/conditions/anemia/causes.review.yml").contains("reviewer: ada\n"))
        let history = try await Sitegen.run(["review", "history", "causes.md"] + day, in: folder)
        #expect(history.output.contains("ada"))
        let theme = ["--templates", Sitegen.repository.appendingPathComponent("Templates").path]
        #expect(try await Sitegen.run(["build", "--quiet"] + theme + day, in: folder).status == 0)
        #expect(try site.text("Output/index.html").contains("Anemia"))
        #expect(try await Sitegen.run(["verify"] + day, in: folder).status == 0)
        #expect(try await Sitegen.run(["check", "--content", "../..", "--quiet"] + day, in: folder).status == 0)
    }

    @Test("has its folders where sitegen.yml names them")
    func named() async throws {
        let site = try siteWithSlip(["sitegen.yml": "content: texts/here\noutput: public\n", "texts/notes/a": ""])
        try FileManager.default.moveItem(
            at: site.folder.appendingPathComponent("Content"),
            to: site.folder.appendingPathComponent("texts/here")
        )
        let folder = site.folder.appendingPathComponent("texts/notes")
        let outcome = try await Sitegen.run(["build"] + day, in: folder)
        #expect(headline(outcome)?.hasPrefix("../here/conditions/anemia/causes.md:5:13: error: ") == true)
        #expect(outcome.errors.contains("nothing was published, ../../public is as it was"))
        try site.write(
            site.text("texts/here/conditions/anemia/causes.md").replacing("[adda]", with: "[ada]"),
            to: "texts/here/conditions/anemia/causes.md"
        )
        #expect(try await Sitegen.run(["build", "--quiet"] + day, in: folder).status == 0)
        #expect(try site.text("public/index.html").contains("Anemia"))
    }

    @Test("has the baseline that sitegen.yml names")
    func baseline() async throws {
        let site = try TemporarySite(["sitegen.yml": "baseline: accepted.json\n"])
        let folder = site.folder.appendingPathComponent("Content")
        let missing = try await Sitegen.run(["check"] + day, in: folder)
        #expect(missing.status == 64)
        #expect(missing.errors.hasPrefix("Error: There is no file '../accepted.json' to read; "))
        #expect(try await Sitegen.run(["check", "--update-baseline"] + day, in: folder).status == 0)
        #expect(try await Sitegen.run(["check"] + day, in: folder).status == 0)
    }

    @Test("is not searched for where sitegen.yml has errors, which are reported like those of content")
    func unsound() async throws {
        let site = try TemporarySite(["sitegen.yml": "contnet: texts\n"])
        let report = """
            ../sitegen.yml:1:1: error: `sitegen.yml` has no key `contnet` [key-unknown]
               1 | contnet: texts
                 | ^~~~~~~
                 = help: did you mean `content`?

            """
        let folder = site.folder.appendingPathComponent("Content")
        for command in [["build"], ["check"], ["review", "status"], ["verify"]] {
            let outcome = try await Sitegen.run(command, in: folder)
            #expect(outcome.status == 1, "\(command)")
            #expect(outcome.errors == report, "\(command)")
        }
        let json = try await Sitegen.run(["check", "--format", "json"], in: folder)
        #expect(json.output.contains(#""file":"../sitegen.yml""#))
    }

    @Test("may be none: then it says what to do")
    func none() async throws {
        let site = try TemporarySite(standard: ["notes/a.txt": ""])
        let report = """
            Content/site.yml:1:1: error: There is no content folder here [site-configuration-missing]
                 = help: run sitegen inside a site, or name its content folder with `--content`; `sitegen init FOLDER` makes \
            a new site

            """
        let folder = site.folder.appendingPathComponent("notes")
        let check = try await Sitegen.run(["check", "--only", "site-configuration-missing", "--quiet"], in: folder)
        #expect(check.status == 1)
        #expect(check.errors == report)
        for command in [["status"], ["history", "anemia"], ["sign", "anemia", "--by", "ada"]] {
            let outcome = try await Sitegen.run(["review"] + command, in: folder)
            #expect(outcome.status == 1, "\(command)")
            #expect(outcome.errors == report + "sitegen: error: There is no site here.\n", "\(command)")
        }
    }
}
