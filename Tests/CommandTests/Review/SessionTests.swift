import Foundation
import SiteTestSupport
import Testing

@Suite("sitegen review session")
struct SessionTests {
    private static let files: [String: String?] = [
        "Content/conditions/anemia/diet.md": """
        ---
        title: What to eat?
        summary: Meat and beans.
        risk: high
        ---
        Meat and beans have iron.
        """,
        "Content/conditions/anemia/signs.md": """
        ---
        title: What are the signs?
        summary: Being tired.
        ---
        You feel tired.
        """,
    ]

    /// Runs a session at a terminal; its pager marks each line.
    private func session(
        _ arguments: String...,
        in site: ReviewSite,
        answering answers: [[String]]
    ) async throws -> Sitegen.Outcome {
        try await Terminal.run(
            ["review", "session", "--as-of", "2026-06-02"] + arguments,
            in: site.site,
            answers: answers,
            environment: ["PAGER": "sed 's/^/| /'", "TERM": "xterm", "HOME": site.site.folder.path]
        )
    }

    @Test("shows one text after the other in the pager, asks, and keeps what was done when it is stopped")
    func atTerminal() async throws {
        let site = try ReviewSite(Self.files)
        try await site.sign("--next", "2027-01-31")
        try await site.commit("Reviewed")
        try site.replace("a lack of iron", with: "too little iron")
        let outcome = try await session(
            "--reviewer",
            "ada",
            in: site,
            answering: [
                ["[?]", "?\n"], ["[?]", "y\n"], ["[?]", "r\n"], ["What do you want to say?", "Well said.\n"],
                ["[?]", "n\n"], ["What has to change?", "Say how much.\n"],
                ["[?]", "q\n"],
            ]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let shown = outcome.output
        #expect(shown.contains("| 1 of 3: anemia/causes, changed, risk standard, due 2027-01-31\n"))
        #expect(shown.contains("| Text about causes, such as [-a lack of-]{+too little+} iron.\n"))
        let question =
            "Does Dr. Ada Example (ada) vouch for this text, through 2027-01-31? [y]es, [n]o, [s]kip, [r]emark, [q]uit, [?] "
        #expect(shown.contains("\n\(question)?\ny  yes: you vouch for this text"))
        #expect(shown.contains("\(question)y\nSigned anemia/causes as `ada`, through 2027-01-31 as before"))
        #expect(shown.contains("| 2 of 3: anemia/diet, never reviewed, risk high\n"))
        let file = "Content/conditions/anemia/diet.remarks.yml"
        let kept = "Written down for the editors: \(file)\n"
        #expect(shown.contains("What do you want to say? Well said.\n\(kept)Does Dr. Ada Example"))
        #expect(shown.contains("What has to change? Say how much.\n\(kept)| 3 of 3: anemia/signs"))
        let remarks = try site.site.text(file).split(separator: "\n").filter { !$0.hasPrefix("  text: ") }
        #expect(
            remarks.dropFirst() == [
                "- date: 2026-06-02", "  reviewer: ada", "  decision: remark", "  remark: Well said.",
                "- date: 2026-06-02", "  reviewer: ada", "  decision: changes", "  remark: Say how much.",
            ]
        )
        #expect(shown.hasSuffix("\nSigned 1 text, asked for changes to 1. 2 texts still wait for `ada`.\n"))
        #expect(try site.entries() == 2)
        #expect(!site.has("Content/conditions/anemia/diet.review.yml"))
        #expect(!site.has("Content/conditions/anemia/signs.review.yml"))
    }

    @Test("has only the texts that are asked for, and goes on where one cannot be signed")
    func choice() async throws {
        let site = try ReviewSite(Self.files)
        try site.replace("risk: high", with: "authors: [ada]", in: "Content/conditions/anemia/diet.md")
        let named = try await session("--reviewer", "ada", "*/diet", "*/signs", in: site, answering: [["[?]", "y\n"]])
        #expect(named.status == 0)
        #expect(named.output.contains("`ada` is an author of anemia/diet and cannot review it"))
        #expect(named.output.hasSuffix("Signed 1 text, could not sign 1. 1 text still waits for `ada`.\n"))
        #expect(site.has("Content/conditions/anemia/signs.review.yml"))
        let none = try await session("--reviewer", "ada", "--changed", in: site, answering: [])
        #expect(none.output == "No such text is waiting for `ada`.\n")
        #expect(none.status == 0)
        let unknown = try await session("--reviewer", "adda", in: site, answering: [])
        #expect(unknown.output.contains("No one has the id `adda`; did you mean `ada`?"))
        #expect(unknown.status == 1)
    }

    @Test("refuses where no one can answer")
    func withoutTerminal() async throws {
        let outcome = try await ReviewSite().review("session", "--reviewer", "ada")
        #expect(outcome.status == 64)
        #expect(
            outcome.errors
                == "sitegen: error: sitegen cannot ask here, because this is not a terminal; `sitegen review sign` signs texts without questions\n"
        )
    }
}
