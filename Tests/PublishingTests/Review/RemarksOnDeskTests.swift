import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("The desk of reviews")
struct RemarksOnDeskTests {
    private static let path = "Content/conditions/anemia/causes.remarks.yml"

    private static func desk(_ site: TemporarySite) async throws -> ReviewDesk {
        let request = BuildRequest(
            content: site.content,
            templates: site.templates,
            output: nil,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            jobs: 2,
            toolVersion: "1.2.3"
        )
        return try await ReviewDesk(request, keepsForms: true)
    }

    private static func text(_ name: String, on desk: ReviewDesk) throws -> ReviewDesk.Text {
        try #require(desk.texts.first { $0.name == name })
    }

    private static func remark(_ words: String, on text: ReviewDesk.Text) throws -> ReviewRemark {
        let place = SourceLocation(text.remarksFile)
        return ReviewRemark(
            date: Located(try #require(CalendarDate(iso: "2026-05-20")), at: place),
            reviewer: Located(PersonID("ada"), at: place),
            decision: .changes,
            text: Located(try #require(text.digests).text, at: place),
            remark: try RemarkText(words)
        )
    }

    @Test("writes remarks after those that are there", arguments: ["anemia/causes", "anemia", "disclaimers/general"])
    func writes(name: String) async throws {
        let site = try TemporarySite()
        for words in [["Why?", "Since when?"], ["How often?"]] {
            let desk = try await Self.desk(site)
            let text = try Self.text(name, on: desk)
            try desk.append(words.map { try Self.remark($0, on: text) }, to: text)
        }
        let text = try Self.text(name, on: await Self.desk(site))
        #expect(text.remarks?.remarks.map(\.remark.text) == ["Why?", "Since when?", "How often?"])
        let written = try site.text("Content/" + text.remarksFile.path)
        #expect(written.hasPrefix("# Remarks on \(text.file.path.split(separator: "/").last ?? ""), the newest last."))
    }

    @Test("writes no remarks where the text, or what is in their file, is not what it has read")
    func refuses() async throws {
        let site = try TemporarySite()
        let desk = try await Self.desk(site)
        let text = try Self.text("anemia/causes", on: desk)
        let remark = try Self.remark("Why?", on: text)
        let article = "Content/conditions/anemia/causes.md"
        let old = try site.text(article)
        func refusal() -> String? {
            do { try desk.append([remark], to: text) } catch { return "\(error)" }
            return nil
        }
        try site.write(old + "More.\n", to: article)
        #expect(refusal() == "conditions/anemia/causes.md has changed since it was read; look at it again")
        try site.write(old, to: article)
        try site.write("# By hand.\n", to: Self.path)
        #expect(refusal() == "conditions/anemia/causes.remarks.yml has changed since it was read; look at it again")
        try site.remove(Self.path)
        #expect(refusal() == nil)
        #expect(refusal() == "conditions/anemia/causes.remarks.yml has changed since it was read; look at it again")
    }

    @Test(
        "writes no remarks where no reader would find them",
        arguments: [
            "[{date: 2026-05-20, reviewer: ada, decision: remark, text: DIGEST, remark: Good}]\n",
            "  - date: 2026-05-20\n    reviewer: ada\n    decision: remark\n    text: DIGEST\n    remark: Good\n",
        ]
    )
    func refusesForm(file: String) async throws {
        let file = file.replacing("DIGEST", with: String(repeating: "3f0a", count: 16))
        let site = try TemporarySite([Self.path: file])
        let desk = try await Self.desk(site)
        let text = try Self.text("anemia/causes", on: desk)
        #expect(text.remarks?.remarks.count == 1)
        #expect(throws: ReviewDesk.Refusal.self) { try desk.append([try Self.remark("Why?", on: text)], to: text) }
        #expect(try site.text(Self.path) == file)
    }
}
