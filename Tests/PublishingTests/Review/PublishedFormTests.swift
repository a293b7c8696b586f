import Attestation
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("The forms of the sample site")
struct PublishedFormTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test("are the same, whether they are made from the text or read from the page")
    func agree() async throws {
        let folder = try TemporarySite()
        let request = BuildRequest(
            content: Self.repository + "/Content",
            templates: Self.repository + "/Templates",
            output: folder.output,
            day: .day(try #require(CalendarDate(iso: "2026-11-25"))),
            jobs: 2,
            toolVersion: "test"
        )
        #expect(try await SiteBuilder(request).build().isSuccess)
        let desk = try await ReviewDesk(request, keepsForms: true)
        var compared = 0
        for text in desk.texts where text.standing?.isWithheld == false {
            let forms = try #require(text.forms)
            let page = try #require(desk.publishedPage(of: text, in: folder.output), "\(text.name) has no page")
            #expect(page.problems.isEmpty, "\(text.name)")
            #expect(page.text?.lines == forms.text.lines, "\(text.name)")
            #expect(page.text?.digest == forms.text.digest, "\(text.name)")
            #expect(page.meanings?.lines == forms.shared[.glossary]?.lines, "\(text.name)")
            #expect(page.facts?.lines == forms.shared[.facts]?.lines, "\(text.name)")
            for (name, form) in forms.shared where ![.glossary, .facts].contains(name) {
                #expect(page.disclaimer?.lines == form.lines, "\(text.name)")
            }
            compared += 1
        }
        #expect(compared > 35)
    }
}
