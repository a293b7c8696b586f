import SiteTestSupport
import Testing

@Suite("sitegen review status --format markdown")
struct BranchTests {
    private static func text(_ title: String, _ body: String) -> String {
        "---\ntitle: \(title)\nsummary: In short.\n---\n\(body)\n"
    }

    private static let empty =
        "### Reviews\n\nThis branch makes no review void, and has no new text that waits for one.\n"

    @Test("says which reviews a branch makes void, and who is needed, by texts and records alone")
    func branch() async throws {
        let site = try ReviewSite([
            "Content/conditions/anemia/diet.md": Self.text("Diet?", "Meat and beans have iron."),
            "Content/conditions/anemia/signs.md": Self.text("Signs?", "You feel tired, often"),
            "Content/conditions/anemia/tests.md": Self.text("Tests?", "Blood is taken."),
        ])
        let people = try site.site.text("Content/people/ada.md")
        try site.site.write(people.replacing("Ada", with: "Grace"), to: "Content/people/grace.md")
        for name in ["causes", "diet", "signs", "tests"] {
            for person in name == "tests" ? ["grace", "ada"] : ["ada"] {
                let signed = try await site.review("sign", "anemia/\(name)", "--by", person, "--yes")
                try #require(signed.status == 0, "\(signed.errors)")
            }
        }
        try await site.commit("Reviewed")
        try await site.git("switch", "--quiet", "--create", "branch")
        let none = try await site.review("status", "--format", "markdown", "--since", "main")
        #expect(none.status == 0, "\(none.errors)")
        #expect(none.output == Self.empty)

        try site.replace("a lack of iron", with: "too little iron")
        try site.replace("tired, often", with: "tired often", in: "Content/conditions/anemia/signs.md")
        let carried = try await site.review("editorial", "anemia/signs", "--by", "dana", "--note", "A comma.")
        try #require(carried.status == 0, "\(carried.errors)")
        try site.replace("Blood is taken.", with: "Your blood is taken.", in: "Content/conditions/anemia/tests.md")
        try await site.review("sign", "anemia/tests", "--by", "ada", "--yes")
        try await site.commit("Edit")
        // What is not committed yet counts too.
        try site.site.write(Self.text("New?", "New."), to: "Content/conditions/anemia/new.md")
        let outcome = try await site.review("status", "--format", "markdown", "--since", "main")
        #expect(
            outcome.output == """
                ### Reviews

                With this branch, 2 reviews are void, 1 new text has no review and 1 review was carried over to an edited text.

                | Text | Risk | What happened | Who is needed |
                | --- | --- | --- | --- |
                | `anemia/causes` | standard | changed since the review of 2026-06-01 | `ada` |
                | `anemia/tests` | standard | signed by `ada`, so earlier reviews by others are void | `grace` |
                | `anemia/new` | standard | new, never reviewed | any reviewer |
                | `anemia/signs` | standard | edited, and the review carried over by `dana` | no one |

                - `sitegen review session --reviewer ada --changed`
                - `sitegen review session --reviewer grace --changed`

                """
        )
        let failing = try await site.review(
            "status",
            "--format",
            "markdown",
            "--since",
            "main",
            "--fail-on",
            "changed"
        )
        #expect(failing.status == 1)
        #expect(failing.output == outcome.output)

        // What main did meanwhile is not the branch's.
        try await site.git("stash", "--quiet", "--include-untracked")
        try await site.git("switch", "--quiet", "main")
        try site.replace("Meat", with: "Fish", in: "Content/conditions/anemia/diet.md")
        try site.replace("This is not", with: "This is no", in: StandardFile.disclaimer.rawValue)
        try await site.commit("On main")
        let main = try await site.review("status", "--format", "markdown", "--since", "main~1")
        #expect(main.output.contains("| `anemia/diet` | standard | changed since the review of 2026-06-01 | `ada` |\n"))
        #expect(
            main.output.contains("| `disclaimers/general` |  | shared text changed, on 4 pages | `ada`, `grace` |\n")
        )
        try await site.git("switch", "--quiet", "branch")
        let after = try await site.review("status", "--format", "markdown", "--since", "main")
        #expect(!after.output.contains("diet"))
        #expect(!after.output.contains("disclaimer"))
        for (name, message) in [
            ("nowhere", "git knows no commit `nowhere`."), ("-x", "git knows no commit `-x`."),
        ] {
            let refused = try await site.review("status", "--format", "markdown", "--since=\(name)")
            #expect(refused.status == 1)
            #expect(refused.errors == "sitegen: error: \(message)\n")
        }
        let filtered = try await site.review("status", "--format", "markdown", "--since", "main", "--risk", "high")
        #expect(filtered.status == 64)
    }
}
