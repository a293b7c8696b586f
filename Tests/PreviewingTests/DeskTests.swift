import Foundation
import SiteTestSupport
import Testing

@testable import Previewing

@Suite("The desk")
struct DeskTests {
    private static func names(_ page: String) -> [String] {
        page.matches(of: /<th scope="row"><a href="[^"]*">([^<]*)<\/a>/).map { String($0.1) }
    }

    @Test(
        "lists the texts that are asked for, in the order that is asked for",
        arguments: [
            ("", ["anemia", "anemia/causes", "disclaimers/general"]),
            ("?q=causes", ["anemia/causes"]),
            ("?q=what+causes", ["anemia/causes"]),
            ("?q=nothing", []),
            ("?sort=name&order=down", ["disclaimers/general", "anemia/causes", "anemia"]),
            ("?state=draft", []),
            ("?problems=errors", []),
            ("?sort=none&page=99&state=", ["anemia", "anemia/causes", "disclaimers/general"]),
        ]
    )
    func lists(query: String, expected: [String]) async throws {
        let previewed = try await PreviewedSite()
        #expect(Self.names(await previewed.text("/_desk/" + query)) == expected)
    }

    @Test("escapes what a query says")
    func escapes() async throws {
        let previewed = try await PreviewedSite()
        let page = await previewed.text("/_desk/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&state=%3Ci%3E")
        #expect(page.contains(#"value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;""#))
        #expect(!page.contains("<script>") && !page.contains("<i>"))
    }

    @Test("has the problems of a text, and of its record, at its name")
    func countsProblems() async throws {
        let previewed = try await PreviewedSite()
        let path = "Content/conditions/anemia/causes.md"
        try await previewed.write(try previewed.site.text(path) + "\n[a](gone.md) [b](gone2.md)\n", to: path)
        #expect(await previewed.text("/_desk/?problems=errors").contains(">2 errors</a>"))
        let list = await previewed.text("/_desk/problems/?q=Content/conditions/anemia/causes.&severity=error")
        #expect(list.matches(of: /<li class="error">/).count == 2)
    }

    @Test("shows the open remarks on a text as soon as they are there, until they are answered")
    func showsRemarks() async throws {
        let previewed = try await PreviewedSite()
        let remark = """
            - date: 2026-05-20
              reviewer: ada
              decision: changes
              text: \(String(repeating: "3f0a", count: 16))
              quote: text about causes
              remark: Say how often this is.

            """
        let path = "Content/conditions/anemia/causes.remarks.yml"
        try await previewed.write(remark, to: path)
        let list = await previewed.text("/_desk/problems/?q=Content/conditions/anemia/causes.md")
        #expect(list.contains("asked for a change on 2026-05-20: “Say how often this is.”"))
        #expect(await previewed.text("/_desk/?q=causes").contains(">1 warning</a>"))
        try await previewed.write(remark + "  answer: Done.\n", to: path)
        #expect(!(await previewed.text("/_desk/problems/")).contains("Say how often this is."))
    }

    @Test("has a page of what waits for a reviewer")
    func listsDue() async throws {
        let text = TemporarySite.standardFiles["Content/conditions/anemia/causes.md", default: ""]
        let previewed = try await PreviewedSite([
            "Content/conditions/anemia/causes.md": text.replacing(/reviewed: .*/, with: "reviewed: 2020-01-01")
        ])
        let page = await previewed.text("/_desk/due/")
        #expect(page.contains(#"<h2>Overdue <span class="count">(1)</span></h2>"#))
        #expect(page.contains("What causes anemia?"))
    }

    @Test("has no page at other addresses", arguments: ["/_desk/nothing/", "/_desk/live.js/"])
    func hasNoOtherPage(path: String) async throws {
        let previewed = try await PreviewedSite()
        #expect(await previewed.get(path).status == 404)
    }

    @Test(
        "opens files in the editor that was chosen",
        arguments: [
            ("vscode", "vscode://file/a%20b/c.md:3:4"), ("zed", "zed://file/a%20b/c.md:3:4"),
            ("idea", "idea://open?file=/a%20b/c.md&line=3&column=4"),
            ("my://open{path}#{line}", "my://open/a%20b/c.md#3"),
        ]
    )
    func opensFiles(name: String, address: String) throws {
        #expect(try #require(EditorLink(name)).address(of: "/a b/c.md", line: 3, column: 4) == address)
    }

    @Test("knows no editor of another name", arguments: ["emacsish", "", "file"])
    func knowsNoOther(name: String) { #expect(EditorLink(name) == nil) }
}
