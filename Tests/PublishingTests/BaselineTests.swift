import Diagnostics
import Foundation
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("A baseline of accepted findings")
struct BaselineTests {
    private static let article = """
        ---
        title: What causes anemia?
        summary: Too few red cells.
        reviewed: 2026-04-07
        reviewers: [ada]
        authors: [dana]
        sources: [{id: a, title: A}, {id: b, title: B}]
        ---
        Text about causes.

        Look for these factors:

        It is good to know each of them, because most of them can be treated.

        Look for these factors:

        More.
        """

    private static func check(_ article: String, _ baseline: Baseline?, strict: Bool = false) async throws
        -> BuildResult
    {
        let site = try TemporarySite(["Content/conditions/anemia/causes.md": article])
        var request = BuildRequest(
            content: site.content,
            templates: site.templates,
            output: nil,
            day: .moment(secondsSinceEpoch: 1_780_272_000),
            baseline: baseline,
            jobs: 1,
            toolVersion: "1"
        )
        request.isStrict = strict
        return try await SiteBuilder(request).build()
    }

    /// The names of what was found, in the order of the report.
    private static func found(_ result: BuildResult) -> [String] { result.diagnostics.map(\.identifier.name) }

    private static func accepted(_ article: String = article) async throws -> Baseline {
        Baseline(accepting: try await check(article, nil).diagnostics)
    }

    @Test("leaves out what it accepts, and counts it")
    func accepts() async throws {
        let baseline = try await Self.accepted()
        #expect(baseline.count == 4)
        let result = try await Self.check(Self.article, baseline, strict: true)
        #expect(result.diagnostics.isEmpty)
        #expect(result.summary?.acceptedFindings == 4)
    }

    @Test(
        "knows a finding again when lines move, are broken elsewhere or get other marks",
        arguments: [
            ("Text about causes.", "A new first line.\n\nText about causes."),
            ("Look for these factors:\n\nMore", "*Look* for\nthese factors:\n\nMore"),
            ("title: What", "order: 3\ntitle: What"),
            ("sources: [{id: a, title: A}, {id: b, title: B}]", "sources: [{id: b, title: B}, {id: a, title: A}]"),
        ]
    )
    func moves(old: String, new: String) async throws {
        let changed = Self.article.replacing(old, with: new)
        try #require(changed != Self.article)
        #expect(try await Self.check(changed, Self.accepted()).diagnostics.isEmpty)
    }

    @Test("reports what is new: other words, one more of the same, another source")
    func new() async throws {
        let baseline = try await Self.accepted()
        let other = Self.article.replacing(
            "More.",
            with:
                "More.\n\nWatch for these signs:\n\nIt is good to know each of them, because most of them can be treated.\n\nLook for these factors:\n\nMore."
        )
        #expect(Self.found(try await Self.check(other, baseline)) == ["list-announced", "list-announced"])
        let source = Self.article.replacing("{id: b, title: B}", with: "{id: c, title: B}")
        let result = try await Self.check(source, baseline)
        #expect(Self.found(result) == ["source-uncited"])
        #expect(result.summary?.acceptedFindings == 3)
    }

    @Test("accepts nothing that a site cannot switch off")
    func otherProblems() async throws {
        let broken = Self.article.replacing("More.", with: "See [what iron does](nothing.md).")
        let baseline = try await Self.accepted(broken)
        #expect(baseline.count == 4)
        #expect(Self.found(try await Self.check(broken, baseline)) == ["link-broken"])
    }

    @Test("reads what it wrote, a finding a line, in an order that does not depend on chance")
    func file() async throws {
        let baseline = try await Self.accepted()
        #expect(Baseline(file: baseline.file) == baseline)
        #expect(
            String(decoding: baseline.file, as: UTF8.self) == """
                {"version":1,"findings":[
                {"count":1,"file":"conditions/anemia/causes.md","rule":"source-uncited","words":"The source `a` is listed but never cited"},
                {"count":1,"file":"conditions/anemia/causes.md","rule":"source-uncited","words":"The source `b` is listed but never cited"},
                {"count":2,"file":"conditions/anemia/causes.md","rule":"list-announced","words":"Look for these factors:"}
                ]}

                """
        )
    }

    @Test(
        "refuses what is no baseline",
        arguments: ["", "[]", "{}", "{\"version\":2,\"findings\":[]}", "{\"version\":1}"]
    )
    func refused(text: String) {
        #expect(Baseline(file: Array(text.utf8)) == nil)
    }
}
