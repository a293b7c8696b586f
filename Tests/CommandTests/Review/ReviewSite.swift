import Foundation
import SiteTestSupport
import Testing

/// A site whose texts wait to be reviewed, and the commands about that.
struct ReviewSite {
    let site: TemporarySite

    static let article = StandardFile.article.rawValue
    static let record = "Content/conditions/anemia/causes.review.yml"
    static let disclaimerRecord = "Content/disclaimers/general.review.yml"

    /// The article, which says nothing of its review.
    static let text = """
        ---
        title: What causes anemia?
        summary: Too few red cells.
        authors: [dana]
        ---
        ## Blood loss

        Text about causes, such as a lack of iron.
        """

    /// The article without the line that closes its front matter.
    static let unreadableText = text.replacing("---\n##", with: "##")

    /// A site with the article as above, changed in these files.
    init(_ files: [String: String?] = [:]) throws {
        site = try TemporarySite([Self.article: Self.text].merging(files) { $1 })
    }

    /// Runs `sitegen review`, as of 2026-06-01 unless another day is named.
    @discardableResult
    func review(_ arguments: String..., on day: String = "2026-06-01") async throws -> Sitegen.Outcome {
        try await review(arguments, on: day)
    }

    func review(_ arguments: [String], on day: String = "2026-06-01") async throws -> Sitegen.Outcome {
        try await Sitegen.run(["review"] + arguments + ["--as-of", day], in: site)
    }

    /// Signs the article, which has to work.
    func sign(_ arguments: String..., on day: String = "2026-06-01", by person: String = "ada") async throws {
        let sign = ["review", "sign", "anemia/causes", "--by", person, "--yes", "--as-of", day]
        let outcome = try await Sitegen.run(sign + arguments, in: site)
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    /// Builds with the theme of the repository, which marks what is reviewed.
    func build(_ arguments: String..., on day: String = "2026-06-01") async throws -> Sitegen.Outcome {
        let templates = Sitegen.repository.appendingPathComponent("Templates").path
        let build = ["build", "--quiet", "--templates", templates, "--as-of", day]
        return try await Sitegen.run(build + arguments, in: site)
    }

    /// Replaces words of a file.
    func replace(_ words: String, with others: String, in path: String = article) throws {
        let text = try site.text(path)
        try #require(text.contains(words))
        try site.write(text.replacing(words, with: others), to: path)
    }

    /// Whether there is a file.
    func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: site.folder.appendingPathComponent(path).path)
    }

    /// A day of the record of the article, once for each entry.
    func entries() throws -> Int { try site.text(Self.record).split(separator: "\n").count { $0.hasPrefix("- date:") } }

    /// Runs git in the folder of the site, as an author of the tests' own.
    func git(_ arguments: String..., on day: String = "2026-06-01") async throws {
        let git = URL(fileURLWithPath: "/usr/bin/env")
        let outcome = try await Sitegen.run(
            git,
            ["git", "-c", "commit.gpgSign=false"] + arguments,
            in: site.folder,
            environment: [
                "HOME": site.folder.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_AUTHOR_NAME": "Dana Draft", "GIT_AUTHOR_EMAIL": "dana@example.org",
                "GIT_COMMITTER_NAME": "Dana Draft", "GIT_COMMITTER_EMAIL": "dana@example.org",
                "GIT_AUTHOR_DATE": "\(day)T12:00:00Z", "GIT_COMMITTER_DATE": "\(day)T12:00:00Z",
            ]
        )
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    /// Commits all of Content.
    func commit(_ subject: String, on day: String = "2026-06-01") async throws {
        if !has(".git") { try await git("init", "--quiet", "--initial-branch=main") }
        try await git("add", "Content")
        try await git("commit", "--quiet", "--message", subject, on: day)
    }
}
