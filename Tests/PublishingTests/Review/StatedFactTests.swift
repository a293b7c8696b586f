import Attestation
import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

@Suite("Facts that a site states once")
struct StatedFactTests {
    private static let templates = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Templates").path
    private static let page = "conditions/anemia/causes/index.html"
    private static let file = SourceFile(.content, "conditions/anemia/causes.md")

    private func site() throws -> TemporarySite {
        var files = TemporarySite.standardFiles.filter { !$0.key.hasPrefix("Templates/") }
        files["Content/facts.yml"] = """
            iron-max: 60 mg a day
            iron-start:
              value: 20 mg
              source: The leaflet
              note: With food.
            """
        files["Content/conditions/anemia/causes.md"] = """
            ---
            title: What causes anemia?
            summary: Take at most {fact:iron-max} of iron.
            authors: [dana]
            ---
            Start with **{fact:iron-start}**, and take [{fact:iron-max}](https://example.com "At most {fact:iron-max}") at most.

            | Iron | Most |
            |---|---|
            | Tablets | {fact:iron-max} |
            """
        return try TemporarySite(standard: files)
    }

    private func request(_ site: TemporarySite) throws -> BuildRequest {
        BuildRequest(
            content: site.content,
            templates: Self.templates,
            output: site.output,
            day: .day(try #require(CalendarDate(iso: "2026-06-01"))),
            jobs: 2,
            toolVersion: "1"
        )
    }

    private func sign(_ name: String, _ site: TemporarySite) async throws {
        let desk = try await ReviewDesk(request(site), keepsForms: true)
        let text = try #require(desk.texts.first { $0.file.path == name })
        let digests = try #require(text.forms?.digests)
        let place = SourceLocation(text.recordFile)
        let isShared = text.address == nil
        let entry = ReviewEntry(
            date: Located(try #require(CalendarDate(iso: "2026-05-01")), at: place),
            reviewer: Located(PersonID("ada"), at: place),
            kind: .clinical,
            address: text.address.map { Located($0, at: place) },
            nextReview: isShared ? nil : Located(try #require(CalendarDate(iso: "2027-05-01")), at: place),
            text: Located(digests.text, at: place),
            shared: digests.shared
        )
        try desk.append(entry, to: text)
    }

    /// What verification says of the published site.
    private func verification(_ site: TemporarySite) throws -> [String] {
        let files = try site.files(below: "Output")
        let register = try #require(files[".well-known/medical-review.json"])
        let today = try #require(CalendarDate(iso: "2026-06-01"))
        let verification = RegisterVerification(register: Array(register), files: files.keys.sorted(), today: today) {
            files[$0].map(Array.init)
        }
        return verification.findings.map { "\($0.path) \($0.message)" }
    }

    @Test("are marked on the page, and stand by their names in the form of its text")
    func forms() async throws {
        let site = try site()
        try await sign(Self.file.path, site)
        #expect(try await SiteBuilder(request(site)).build().diagnostics.map(\.message) == [])
        let html = try site.text("Output/\(Self.page)")
        #expect(html.contains("Take at most <data class=\"fact\" value=\"iron-max\">60 mg a day</data> of iron."))
        #expect(html.contains("<strong><data class=\"fact\" value=\"iron-start\">20 mg</data></strong>"))
        #expect(html.contains("title=\"At most 60 mg a day\""))
        let page = try PublishedPage(html: Array(html.utf8)) { _ in nil }
        #expect(page.facts?.description == "sitegen-facts 1\n=iron-max: 60 mg a day\n=iron-start: 20 mg\n")
        #expect(page.text?.description.contains("=Take at most \n(fact iron-max\n)\n= of iron.\n") == true)
        #expect(page.text?.lines.contains("summary: Take at most {fact:iron-max} of iron.") == true)
        #expect(try verification(site) == [])
    }

    @Test("void no review when a value changes, and the pages say so until someone signs the facts")
    func change() async throws {
        let site = try site()
        // A title holds the value as words, so that it would be another text.
        let text = try site.text("Content/\(Self.file.path)").replacing(" \"At most {fact:iron-max}\"", with: "")
        try site.write(text, to: "Content/\(Self.file.path)")
        try await sign(Self.file.path, site)
        let facts = try site.text("Content/facts.yml").replacing("60 mg", with: "45 mg")
        try site.write(facts, to: "Content/facts.yml")

        func standing() async throws -> [ReviewFact] {
            let desk = try await ReviewDesk(request(site), keepsForms: false)
            return desk.texts.first { $0.file == Self.file }?.standing?.facts ?? []
        }
        #expect(try await standing() == [.sharedTextChanged])
        #expect(try await SiteBuilder(request(site)).build().isSuccess)
        #expect(
            try site.text("Output/\(Self.page)").contains(
                "Some values on this page have changed since it was reviewed."
            )
        )
        #expect(try verification(site) == [])

        try await sign("facts.yml", site)
        #expect(try await standing() == [])
        #expect(try await SiteBuilder(request(site)).build().isSuccess)
        let list = ".well-known/medical-facts.txt"
        #expect(try site.text("Output/\(list)") == "sitegen-facts 1\n=iron-max: 45 mg a day\n=iron-start: 20 mg\n")
        #expect(try verification(site) == [])

        // What is published in place of them is found.
        let changed = try site.text("Output/\(Self.page)").replacing(">45 mg a day<", with: ">450 mg a day<")
        try site.write(changed, to: "Output/\(Self.page)")
        #expect(
            try verification(site).contains {
                $0.hasPrefix("\(Self.page) states different facts from those in the register")
            }
        )
        try site.write("sitegen-facts 1\n=iron-max: 450 mg a day\n", to: "Output/\(list)")
        #expect(
            try verification(site).contains("\(list) has different facts from those in the register under `facts`")
        )
        try site.remove("Output/\(list)")
        #expect(try verification(site).contains("\(list) does not exist, but the register lists `facts`"))
    }

    @Test("take part in what is compared, as the words that they show")
    func compared() async throws {
        let site = try site()
        let text = try site.text("Content/\(Self.file.path)") + "\n\nTake at most 80 mg of iron a day.\n"
        let summary = text.replacing("{fact:iron-max} of iron", with: "{fact:iron-start} of iron a day")
        try site.write(summary, to: "Content/\(Self.file.path)")
        try await sign(Self.file.path, site)
        let found = try await SiteBuilder(request(site)).build().diagnostics.filter {
            $0.identifier.name == "number-disagrees"
        }
        #expect(found.map(\.message) == ["`80 mg` is stated here, and `20 mg` in the summary"])
    }

    @Test("change no page where there are none")
    func none() async throws {
        let site = try site()
        try site.remove("Content/facts.yml")
        let text = try site.text("Content/\(Self.file.path)").replacing(/\{fact:[a-z-]+\}/, with: "60 mg")
        try site.write(text, to: "Content/\(Self.file.path)")
        try await sign(Self.file.path, site)
        #expect(try await SiteBuilder(request(site)).build().isSuccess)
        #expect(!(try site.text("Output/\(Self.page)").contains("<data")))
        #expect(try site.files(below: "Output")[".well-known/medical-facts.txt"] == nil)
        #expect(!(try site.text("Content/conditions/anemia/causes.review.yml").contains("facts")))
    }
}
