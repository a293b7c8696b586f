import Foundation
import SiteTestSupport
import Testing

@testable import LanguageServer

/// An editor with a text open in which `|` marks the place of the cursor.
private struct Cursor {
    private let client: Client
    private let parameters: String

    static let article = "Content/conditions/anemia/causes.md"

    /// Opens the file with the text, on a site of some files.
    init(
        _ marked: String,
        in file: String = Cursor.article,
        _ files: [String: String?] = Cursor.files,
        capabilities: String = Cursor.markdown
    ) async throws {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        client = Client(try TemporarySite(files))
        _ = await client.start(capabilities)
        _ = await client.open(file, parts.joined())
        let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        parameters =
            "{\"textDocument\":{\"uri\":\"\(client.uri(file))\"},"
            + "\"position\":{\"line\":\(lines.count - 1),\"character\":\(lines.last?.utf16.count ?? 0)}}"
    }

    static let markdown = """
        {"textDocument":{"hover":{"contentFormat":["markdown","plaintext"]},\
        "documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}
        """

    /// A site in which there is something of each kind that a text can name.
    static let files: [String: String?] = [
        "Content/site.yml": """
        title: Test Health
        baseURL: https://example.org/
        language: en
        timeZone: UTC
        defaultDisclaimer: general
        organization:
          name: Test Publisher
        sections: {conditions: Conditions, medicines: Medicines}
        services:
          crisis: {label: "988", phone: "988"}
        """,
        "Content/glossary.yml": """
        - term: bone
          meaning: What the body stands on.
        - term: bone marrow
          variants: [marrow]
          meaning: The soft center of bones.
        """,
        "Content/data/experiences.csv": "condition,article,people,url\nanemia,,1200,\n",
        "Content/medicines/iron/index.md": """
        ---
        title: Iron tablets
        summary: They fill up iron.
        treats: [anemia]
        reviewed: 2026-04-07
        reviewers: [ada]
        ---
        ## How to take it

        With water.
        """,
        "Content/conditions/anemia/größe (2).svg":
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>Size</title></svg>",
        "Content/conditions/anemia/cells.svg":
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>Cells</title></svg>",
        "Content/people/ada.md": """
        ---
        name: Dr. Ada Example
        credentials: MD
        role: hematologist
        registration: Example register 1
        registeredUntil: 2026-01-31
        ---
        A profile.
        """,
    ]

    /// The front matter of the article, with more keys and a text.
    static func text(_ body: String, keys: String = "") -> String {
        """
        ---
        title: What causes anemia?
        summary: Too few red cells.
        reviewed: 2026-04-07
        reviewers: [ada]
        sources:
          - id: nhlbi
            title: Anemia
            publisher: National Heart, Lung, and Blood Institute
            url: https://www.nhlbi.nih.gov/health/anemia
            accessed: 2026-03-02
        \(keys)---
        \(body)
        """
    }

    private func result(of method: String) async throws -> Any? {
        let answers = await client.request(method, parameters)
        let answer = try #require(answers.last)
        let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
        return object?["result"]
    }

    /// Each item as its label, its detail and what is written for it, where that is something else.
    func completion() async throws -> [String] {
        let list = try #require(try await result(of: "textDocument/completion") as? [String: Any])
        let items = try #require(list["items"] as? [[String: Any]])
        return items.sorted { ($0["sortText"] as? String ?? "") < ($1["sortText"] as? String ?? "") }.map { item in
            let label = item["label"] as? String ?? ""
            let written = (item["textEdit"] as? [String: Any])?["newText"] as? String ?? ""
            let detail = (item["detail"] as? String).map { " (\($0))" } ?? ""
            return label + detail + (written == label ? "" : " → \(written.replacing("\n", with: "⏎"))")
        }
    }

    /// What is shown, and in which columns.
    func hover() async throws -> String? {
        guard let hover = try await result(of: "textDocument/hover") as? [String: Any] else { return nil }
        let contents = try #require(hover["contents"] as? [String: Any])
        return (contents["value"] as? String ?? "") + " @" + columns(hover["range"])
    }

    /// The file and the place.
    func definition() async throws -> String? {
        guard let location = try await result(of: "textDocument/definition") as? [String: Any] else { return nil }
        return "\(location["uri"] as? String ?? "") @\(columns(location["range"]))"
    }

    func symbols() async throws -> String {
        let found = try #require(try await result(of: "textDocument/documentSymbol") as? [[String: Any]])
        return written(found)
    }

    private func written(_ symbols: [[String: Any]]) -> String {
        symbols.map { symbol in
            let children = symbol["children"] as? [[String: Any]] ?? []
            let detail = (symbol["detail"] as? String).map { "=\($0)" } ?? ""
            let container = (symbol["containerName"] as? String).map { " in \($0)" } ?? ""
            let range = symbol["range"] ?? (symbol["location"] as? [String: Any])?["range"]
            let inside = children.isEmpty ? "" : " {\(written(children))}"
            return "\(symbol["name"] as? String ?? "")\(detail)\(container) @\(columns(range))\(inside)"
        }.joined(separator: ", ")
    }

    private func columns(_ range: Any?) -> String {
        let range = range as? [String: [String: Int]] ?? [:]
        func place(_ name: String) -> String { "\(range[name]?["line"] ?? -1):\(range[name]?["character"] ?? -1)" }
        return "\(place("start"))-\(place("end"))"
    }
}

@Suite("A language server is asked about a place, and")
struct RequestTests {
    @Test(
        "offers what can be written there",
        arguments: [
            ("---\ntopi|", ["topic → topic: "]),
            ("---\ntitle: x\ntitle|\n", []),
            ("---\nreviewe|", ["reviewed → reviewed: ", "reviewers → reviewers:⏎  - "]),
            ("---\nreviewe|: x", ["reviewed", "reviewers"]),
            ("---\ntopic: pre|", ["prevention"]),
            ("---\ndraft: |", ["true", "false"]),
            ("---\nreviewed: |", ["2026-06-01 (the day of the build)"]),
            ("---\nreviewers: [d|]", ["dana (Dana Draft)", "ada (Dr. Ada Example)"]),
            ("---\nreviewers: [dn|]", ["dana (Dana Draft)"]),
            ("---\nauthors:\n  - exam|", ["ada (Dr. Ada Example)"]),
            ("---\nauthors:\n  dana|", ["dana (Dana Draft) → - dana"]),
            ("---\ndisclaimer: |", ["general"]),
            ("---\ncondition: |", ["anemia (Anemia)", "medicines/iron (Iron tablets)"]),
            ("---\nsources:\n  - id: a\n    pub|", ["publisher → publisher: ", "published → published: "]),
            ("---\nsources:\n  pub|", ["publisher → - publisher: ", "published → - published: "]),
            ("---\nsources: [{id: a, pmi|}]", ["pmid → pmid: ", "pmcid → pmcid: "]),
            (Cursor.text("Iron.[^|"), ["nhlbi (Anemia)"]),
            (Cursor.text("Iron.[^x|"), []),
            (
                Cursor.text("Call {|"),
                [
                    "service (a telephone service of the site) → service:",
                    "fact (a value that the site states once) → fact:",
                    "people (how many people have shared their experience) → people:",
                ]
            ),
            (Cursor.text("Call {service:|"), ["crisis (988)"]),
            (Cursor.text("Ask {people:|"), ["anemia (1200)"]),
            (Cursor.text("> [!EM|"), ["EMERGENCY (Get help at once.)"]),
            (
                Cursor.text("See [it](..|"),
                [
                    "../../medicines/iron/index.md (Iron tablets)", "../../people/ada.md (Dr. Ada Example)",
                    "../../people/dana.md (Dana Draft)", "../../pages/about.md (About)",
                ]
            ),
            (Cursor.text("See [it](iron tab|"), []),
            (Cursor.text("See [it](tablets|"), ["../../medicines/iron/index.md (Iron tablets)"]),
            (Cursor.text("![cells](|"), ["cells.svg", "größe%20%282%29.svg"]),
            (Cursor.text("## Own part\n\nSee [it](#|"), ["own-part (Own part)"]),
            (Cursor.text("See [it](../../medicines/iron/index.md#|"), ["how-to-take-it (How to take it)"]),
            (
                Cursor.text("See [it](../../medicines/%69ron/index.md#|)"),
                ["how-to-take-it (How to take it)"]
            ),
            (Cursor.text("The bone|"), ["bone", "bone marrow"]),
            (Cursor.text("Bon|"), ["Bone", "Bone marrow"]),
            (Cursor.text("`[^|`"), []),
        ]
    )
    func completion(marked: String, items: [String]) async throws {
        let found = try await Cursor(marked).completion()
        #expect(found == items)
    }

    @Test(
        "offers keys and names in other files than texts",
        arguments: [
            ("Content/site.yml", "title: x\nbase|", ["baseURL (needed) → baseURL: "]),
            ("Content/site.yml", "review:\n  regis|", ["register → register: "]),
            ("Content/glossary.yml", "mean|", ["meaning (needed) → - meaning: "]),
            ("Content/glossary.yml", "- term: x\n  mean|", ["meaning (needed) → meaning: "]),
            (
                "Content/medicines/iron/index.md", "---\ntreats: [|]", ["anemia (Anemia)"]
            ),
            (
                "Content/medicines/iron/index.md", "---\nrelated: [|]", ["conditions/anemia (Anemia)"]
            ),
            ("sitegen.yml", "cont|", ["content → content: "]),
            ("Content/conditions/anemia/cells.svg", "|", []),
            ("Templates/page.mustache", "{{|", []),
        ]
    )
    func otherFiles(file: String, marked: String, items: [String]) async throws {
        let found = try await Cursor(marked, in: file).completion()
        #expect(found == items)
    }

    @Test(
        "explains what is written there",
        arguments: [
            (
                Cursor.text("Iron.[^nh|lbi]"),
                """
                **Anemia**

                National Heart, Lung, and Blood Institute

                https://www.nhlbi.nih.gov/health/anemia

                Last checked on 2026-03-02. @12:7-12:12
                """
            ),
            (Cursor.text("Red bone m|arrow."), "**bone marrow**\n\nThe soft center of bones. @12:4-12:15"),
            (Cursor.text("Red b|one\nmarrow."), "**bone marrow**\n\nThe soft center of bones. @12:4-12:8"),
            (Cursor.text("Red Marr|ow."), "**bone marrow**\n\nThe soft center of bones. @12:4-12:10"),
            (Cursor.text("A mar|row-like thing."), nil),
            (Cursor.text("Call {service:cri|sis}."), "**988**\n\nCalls 988 @12:14-12:20"),
            (Cursor.text("> [!NO|TE]\n> Words."), "**NOTE**\n\nSomething worth knowing. @12:4-12:8"),
            (
                Cursor.text("Take [ir|on](../../medicines/iron/index.md)."),
                "**Iron tablets**\n\nThey fill up iron. @12:12-12:41"
            ),
            (
                "---\ntopic: x\nauthors: [a|da]\n---\n",
                """
                **Dr. Ada Example, MD**

                hematologist

                Example register 1

                The registration ended on 2026-01-31. @2:10-2:13
                """
            ),
            ("---\nauthors: [no|body]\n---\n", nil),
            (
                "---\ntop|ic: causes\n---\n",
                """
                **topic**

                What kind of question the article answers.

                One of `symptoms`, `causes`, `diagnosis`, `treatment`, `living-with`, `prevention`. @1:0-1:5
                """
            ),
        ] as [(String, String?)]
    )
    func hover(marked: String, shown: String?) async throws {
        let found = try await Cursor(marked).hover()
        #expect(found == shown)
    }

    @Test("tells in a title what is true of the review, in plain text where the editor knows no Markdown")
    func reviewState() async throws {
        let registered = Cursor.files.merging(["Content/people/ada.md": "---\nname: Dr. *Ada* Example\n---\n"]) { $1 }
        let heading = Cursor.text("## Blood |loss\n\nText about causes.[^nhlbi]")
        let inMarkdown = try await Cursor(heading, registered).hover()
        #expect(
            inMarkdown
                == """
                **Review**

                Reviewed by Dr. \\*Ada\\* Example on 2026-04-07; the review holds until 2029-04-07. @12:9-12:13
                """
        )
        let plain = try await Cursor(heading, registered, capabilities: "{}").hover()
        #expect(
            plain
                == """
                Review
                Reviewed by Dr. *Ada* Example on 2026-04-07; the review holds until 2029-04-07. @12:9-12:13
                """
        )
        let key = heading.replacing("|", with: "").replacing("\ntitle:", with: "\nti|tle:")
        let inKey = try await Cursor(key, registered).hover()
        #expect(
            inKey
                == """
                **title**

                An article's question, or a condition's name.

                Review

                Reviewed by Dr. \\*Ada\\* Example on 2026-04-07; the review holds until 2029-04-07. @1:0-1:5
                """
        )
        let overdue = try await Cursor(heading.replacing("2026-04-07", with: "2022-04-07"), registered).hover()
        #expect(
            overdue
                == """
                **Review**

                Reviewed by Dr. \\*Ada\\* Example on 2022-04-07.

                The review ran out on 2025-04-07.

                The page says so. @12:9-12:13
                """
        )
        let ofUnregistered = try await Cursor(heading).hover()
        #expect(
            ofUnregistered
                == """
                **Review**

                A reviewer was not registered on the day of the review.

                The site cannot be published like this. @12:9-12:13
                """
        )
    }

    @Test(
        "leads to where it is written",
        arguments: [
            (Cursor.text("Iron.[^nh|lbi]"), "SITE/Content/conditions/anemia/causes.md @6:8-6:13"),
            (Cursor.text("Red bone m|arrow."), "SITE/Content/glossary.yml @2:8-2:19"),
            (Cursor.text("Call {service:cri|sis}."), "SITE/Content/site.yml @9:2-9:8"),
            (Cursor.text("Ask {people:ane|mia}."), "SITE/Content/data/experiences.csv @1:8-1:12"),
            (Cursor.text("[ir|on](../../medicines/iron/index.md)"), "SITE/Content/medicines/iron/index.md @0:0-0:0"),
            (
                Cursor.text("[ir|on](../../medicines/iron/index.md#how-to-take-it)"),
                "SITE/Content/medicines/iron/index.md @7:0-7:0"
            ),
            (Cursor.text("## Own {#part}\n\n[ir|on](#part)"), "SITE/Content/conditions/anemia/causes.md @12:0-12:0"),
            (Cursor.text("![ce|lls](cells.svg)"), "SITE/Content/conditions/anemia/cells.svg @0:0-0:0"),
            (
                Cursor.text("![si|ze](größe%20%282%29.svg)"),
                "SITE/Content/conditions/anemia/gr%C3%B6%C3%9Fe%20(2).svg @0:0-0:0"
            ),
            ("---\nauthors: [a|da]\n---\n", "SITE/Content/people/ada.md @0:0-0:0"),
            ("---\ndisclaimer: gen|eral\n---\n", "SITE/Content/disclaimers/general.md @0:0-0:0"),
            ("---\ncondition: ane|mia\n---\n", "SITE/Content/conditions/anemia/index.md @0:0-0:0"),
            ("---\ntop|ic: causes\n---\n", nil),
            (Cursor.text("[ir|on](nowhere.md)"), nil),
        ] as [(String, String?)]
    )
    func definition(marked: String, place: String?) async throws {
        let found = try await Cursor(marked).definition()
        #expect(found == place)
    }

    @Test("lists the parts of a text")
    func symbols() async throws {
        let text = Cursor.text("## One\n\nWords.\n\n### Two\n\nWords.\n\n## Three\n\n```\n## Four\n```\n|")
        let nested = try await Cursor(text).symbols()
        #expect(nested == "One @12:0-20:0 {Two @16:0-20:0}, Three @20:0-25:0")
        let flat = try await Cursor(text, capabilities: "{}").symbols()
        #expect(flat == "One @12:0-20:0, Two in One @16:0-20:0, Three @20:0-25:0")
        let settings = try await Cursor("title: x\nservices:\n  crisis: {label: a}\n|", in: "Content/site.yml")
            .symbols()
        #expect(settings == "title=x @0:0-1:0, services @1:0-3:0 {crisis={label: a} @2:0-3:0}")
        let glossary = try await Cursor("- term: A1C\n  meaning: m\n- term: B\n|", in: "Content/glossary.yml").symbols()
        #expect(glossary == "A1C @0:0-2:0 {meaning=m @1:0-2:0}, B @2:0-3:0")
    }

    @Test("shows a text as it is written, whatever it means in Markdown")
    func escaping() {
        let explanation = Explanation(
            title: "a*b",
            lines: ["Dust of ` and [x](command:foo) <img src=x>.", "Run `a*b` & go."]
        )
        #expect(
            explanation.content(inMarkdown: true).value
                == #"**a\*b**"# + "\n\n" + #"Dust of \` and \[x\](command:foo) \<img src=x\>."# + "\n\n"
                + #"Run `a*b` \& go."#
        )
    }

    @Test(
        "takes any place that a client names for one in the text",
        arguments: [(0, 0), (0, 9_999), (9_999, 0), (-1, -1), (Int.max, Int.max), (4_294_967_295, 2)]
    )
    func anyPlace(line: Int, character: Int) async throws {
        let client = Client(try TemporarySite(Cursor.files))
        _ = await client.start(Cursor.markdown)
        _ = await client.open(Cursor.article, Cursor.text("Words\r\r\nlong words and more\n"))
        let parameters =
            "{\"textDocument\":{\"uri\":\"\(client.uri(Cursor.article))\"},"
            + "\"position\":{\"line\":\(line),\"character\":\(character)}}"
        for method in ["completion", "hover", "definition"] {
            let answers = await client.request("textDocument/\(method)", parameters)
            #expect(answers.last?.contains("\"result\":") == true)
        }
    }

    @Test("says nothing about a text that is not open, or is none of the site")
    func otherTexts() async throws {
        let client = Client(try TemporarySite())
        _ = await client.start()
        for file in [Cursor.article, "other.md"] {
            let parameters =
                "{\"textDocument\":{\"uri\":\"\(client.uri(file))\"},\"position\":{\"line\":0,\"character\":0}}"
            for method in ["completion", "hover", "definition", "documentSymbol"] {
                #expect(
                    await client.request("textDocument/\(method)", parameters)
                        == ["{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":null}"]
                )
            }
        }
    }
}
