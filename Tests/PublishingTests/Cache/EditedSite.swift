import Attestation
import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import Publishing

/// A small site that is edited at random, and built after each edit twice: with what the build before left in the cache,
/// and without.
struct EditedSite {
    let site: TemporarySite
    private var numbers: SeededNumbers
    /// Files as they were before an edit, to be put back by a later one.
    private var kept: [(path: String, text: String)] = []
    /// All files as they were at first.
    private let original: [String: String]
    private var day = 0
    private var includesDrafts = false
    private var isStrict = false
    private var isBroken = false

    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let cached = "Output"
    private static let clean = "Clean"
    private static let articles = [
        "anemia/causes", "anemia/diet", "anemia/tests", "anemia/care/index", "anemia/care/rest", "gout/pain",
        "gout/food",
    ]

    /// What came of an edit and the two builds after it.
    struct Step {
        var edit: String
        var cached: BuildResult
        var clean: BuildResult
        var cachedFiles: [String: Data]
        var cleanFiles: [String: Data]
    }

    init(seed: UInt64) throws {
        numbers = SeededNumbers(seed: seed)
        var files = TemporarySite.standardFiles
        let words = files["Templates/strings/en.yml", default: ""]
        files["Templates/strings/de.yml"] = words
        files["Content/site.yml", default: ""] += """

            services:
              emergency: {label: Emergency services, phone: "911"}
            review:
              register: optional
            sections:
              conditions: Conditions
              medicines: Medicines
            """
        files["Templates/layout.mustache", default: ""] +=
            "{{site.styleSheet}} {{#site.logo}}{{src}}{{/site.logo}} {{asset.style_css}}\n"
        files["Content/logo.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n"
        files["Content/glossary.yml"] = "- term: ferritin\n  meaning: A protein that stores iron.\n"
        files["Content/data/experiences.csv"] = "condition,article,people,url\nanemia,,12,\n"
        files["Content/conditions/gout/index.md"] = """
            ---
            title: Gout
            related: [anemia]
            reviewed: 2026-03-01
            reviewers: [ada]
            ---
            Gout hurts.
            """
        files["Content/medicines/iron/index.md"] = """
            ---
            title: Iron tablets
            summary: Tablets with iron.
            treats: [anemia]
            reviewed: 2026-03-01
            reviewers: [ada]
            ---
            Iron helps.
            """
        let start =
            "{{<layout}}{{$main}}<h2 data-reviewed=\"title\">{{text.title}}</h2>"
            + "{{#text.summary}}<p data-reviewed=\"summary\">{{.}}</p>{{/text.summary}}"
            + "{{#text.body}}<div data-reviewed=\"body\">{{{text.body}}}</div>{{/text.body}}"
            + "{{#text.review}}<p>Reviewed {{reviewed.text}}</p>{{/text.review}}"
            + "{{#articles}}{{title}} {{summary}}{{#isUnreviewed}}!{{/isUnreviewed}}{{/articles}}"
        let end = "{{#text}}{{> partials/sources}}{{/text}}{{> partials/disclaimer}}{{/main}}{{/layout}}\n"
        files["Templates/article.mustache"] = start + "{{#others}}{{title}}{{/others}}" + end
        files["Templates/subject.mustache"] =
            start
            + "{{#relation}}<ul data-reviewed=\"{{region}}\">{{#conditions}}<li>{{title}}</li>{{/conditions}}</ul>"
            + "{{/relation}}{{#relations}}{{#links}}{{title}}{{#isUnreviewed}}!{{/isUnreviewed}}{{/links}}{{/relations}}"
            + end
        for name in ["disclaimer", "source-list", "sources"] {
            let path = "Templates/partials/\(name).mustache"
            files[path] = try String(contentsOf: Self.repository.appendingPathComponent(path), encoding: .utf8)
        }
        for name in Self.articles {
            let up = String(repeating: "../", count: name.split(separator: "/").count)
            files["Content/conditions/\(name).md"] = """
                ---
                title: What of \(name)?
                summary: Too much of something.
                reviewed: 2026-04-07
                reviewers: [ada]
                authors: [dana]
                ---
                ## First

                Text about \(name) and ferritin, see [the condition](index.md) and [the page](\(up)pages/about.md).

                ## Second

                {people:anemia} people. Call {service:emergency}. Take up to 60 mg of iron a day.
                """
        }
        original = files
        site = try TemporarySite(standard: files)
    }

    /// Edits the site, and builds it with and without the cache.
    mutating func step() async throws -> Step {
        try await build(saying: edit(whereBroken: isBroken))
    }

    /// Builds the site with and without the cache.
    mutating func build(saying edit: String) async throws -> Step {
        let clean = try await build(into: Self.clean, hasCache: false)
        let cached = try await build(into: Self.cached, hasCache: true)
        isBroken = !clean.isSuccess
        return Step(
            edit: edit,
            cached: cached,
            clean: clean,
            cachedFiles: try site.files(below: Self.cached),
            cleanFiles: try site.files(below: Self.clean)
        )
    }

    /// What is checked after an edit: the site as it is now, without a cache, and nothing is written.
    func requestToCheck() throws -> BuildRequest {
        var request = try request(into: Self.clean, hasCache: false)
        request.output = nil
        return request
    }

    /// Edits the site, and builds nothing. An editor fixes most errors before the next edit.
    mutating func edit(whereBroken isBroken: Bool) async throws -> String {
        isBroken && random(4) > 0 ? try fix() : try await edit()
    }

    private func request(into folder: String, hasCache: Bool) throws -> BuildRequest {
        let start = try #require(CalendarDate(iso: "2026-06-01"))
        var request = BuildRequest(
            content: site.content,
            templates: site.templates,
            output: site.folder.appendingPathComponent(folder).path,
            day: .day(start.adding(days: day)),
            includesDrafts: includesDrafts,
            isStrict: isStrict,
            jobs: 2,
            toolVersion: "1"
        )
        if hasCache {
            let folder = site.folder.appendingPathComponent("cache").path
            request.cache = BuildRequest.Cache(folder: folder, executable: "/bin/sh", version: "1")
        }
        return request
    }

    private func build(into folder: String, hasCache: Bool) async throws -> BuildResult {
        try await SiteBuilder(request(into: folder, hasCache: hasCache)).build()
    }

    // MARK: Edits

    private mutating func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &numbers) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[random(elements.count)] }

    private func paths(below folder: String, _ ending: String) throws -> [String] {
        try site.files(below: folder).keys.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
    }

    /// Replaces a part of a file, and says so; the file as it was may come back later.
    private mutating func replace(_ path: String, _ change: (String) -> String) throws -> String {
        let text = try site.text(path)
        kept.append((path, text))
        try site.write(change(text), to: path)
        return path
    }

    private mutating func edit() async throws -> String {
        let texts = try paths(below: "Content", ".md")
        let articles = texts.filter {
            let isCondition = $0.hasSuffix("/index.md") && $0.split(separator: "/").count == 4
            return $0.contains("/conditions/") && !isCondition || $0.contains("/medicines/")
        }
        let text = pick(texts)
        let article = articles.isEmpty ? text : pick(articles)
        switch random(35) {
        case 0: return "nothing"
        case 1: return "an amount in " + (try replace(article) { $0.replacing("60 mg", with: "20 mg") })
        case 2: return "a sentence in " + (try replace(text) { $0 + "\n\nOne more sentence.\n" })
        case 3:
            let day = day
            return "a heading in " + (try replace(text) { $0 + "\n\n## Heading \(day)\n\nText.\n" })
        case 4:
            let target = pick([
                "../gout/pain.md#first", "../anemia/diet.md#heading", "causes.md", "../../pages/about.md",
            ])
            return "a link in " + (try replace(article) { $0 + "\n\nSee [this](\(target)).\n" })
        case 5: return "a title of " + (try replace(article) { $0.replacing("What of", with: "What about") })
        case 6: return "an order of " + (try replace(article) { $0.replacing("summary:", with: "order: 3\nsummary:") })
        case 7: return "a draft " + (try replace(article) { $0.replacing("summary:", with: "draft: true\nsummary:") })
        case 8:
            return "a language of "
                + (try replace(article) { $0.replacing("summary:", with: "language: de\nsummary:") })
        case 9:
            let text = try site.text(article)
            kept.append((article, text))
            try site.remove(article)
            let target = pick(["Content/conditions/gout/new.md", "Content/conditions/anemia/new.md"])
            try site.write(text, to: target)
            return "\(article) moved to \(target)"
        case 10:
            kept.append((article, try site.text(article)))
            try site.remove(article)
            return "\(article) deleted"
        case 11: return "a person " + (try replace("Content/people/ada.md") { $0.replacing("MD", with: "MD, PhD") })
        case 12: return "a disclaimer " + (try replace("Content/disclaimers/general.md") { $0 + "\n\nNor is this.\n" })
        case 13:
            return "the glossary "
                + (try replace("Content/glossary.yml") { $0 + "- term: iron\n  meaning: A metal.\n" })
        case 14:
            return "the words " + (try replace("Templates/strings/en.yml") { $0.replacing("Medically", with: "Well") })
        case 15:
            return "a template " + (try replace("Templates/layout.mustache") { $0.replacing("</h1>", with: "!</h1>") })
        case 16:
            return "the settings " + (try replace("Content/site.yml") { $0.replacing("Test Health", with: "Health") })
        case 17: return "a number " + (try replace("Content/site.yml") { $0.replacing("911", with: "112") })
        case 18:
            return "counts " + (try replace("Content/data/experiences.csv") { $0.replacing("12", with: "13") })
        case 19:
            day += pick([1, 40, 1_100])
            return "day \(day)"
        case 20:
            includesDrafts.toggle()
            return "drafts \(includesDrafts)"
        case 21:
            isStrict.toggle()
            return "strict \(isStrict)"
        case 22: return try await sign(article)
        case 23: return "an error in " + (try replace(article) { $0 + "\n\n<b>raw</b> [gone](gone.md)\n" })
        case 24: return try tamper()
        case 25: return try damageCache()
        case 26:
            try site.write(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(day + 1)\" height=\"9\"/>",
                to: "Content/a.svg"
            )
            return "a picture and " + (try replace(article) { $0 + "\n\n![Red cells](../../a.svg)\n" })
        case 27: return "a rule " + (try replace("Content/site.yml") { $0 + "\nrules: {summary-missing: error}\n" })
        case 28:
            let look =
                "theme: {logo: {file: logo.svg, alt: Ours}, colors: {light: {accent: \"#0a616\(pick([1, 2]))\"}}}"
            return "the look "
                + (try replace("Content/site.yml") { $0.replacing(/\ntheme: .*/, with: "") + "\n\(look)" })
        case 29: return "the logo " + (try replace("Content/logo.svg") { $0 + "\n" })
        case 30: return try layOverBuiltInFile()
        case 31, 32: return "a remark on " + (try remark(article))
        default: return try fix()
        }
    }

    /// Leaves remarks on a text in place of those that it has, or answers them.
    private mutating func remark(_ text: String) throws -> String {
        let path = ReviewRemarks.path(besideTextAt: text)
        if let old = try? site.text(path), !old.contains("answer") {
            try site.write(old + "  answer: Done.\n", to: path)
            return text
        }
        try site.write(
            """
            - date: 2026-05-0\(pick([1, 2]))
              reviewer: ada
              decision: changes
              text: \(String(repeating: "3f0a", count: 16))
              quote: \(pick(["one more sentence", "the", "gone"]))
              remark: Why?

            """,
            to: path
        )
        return text
    }

    /// Adds a file in the place of a built-in one, or takes it away again.
    private mutating func layOverBuiltInFile() throws -> String {
        let path = "Templates/assets/style.css"
        if let text = try? site.text(path) {
            kept.append((path, text))
            try site.remove(path)
            return "the built-in style sheet"
        }
        try site.write("p { margin: \(day)px }\n", to: path)
        return "a style sheet of its own"
    }

    /// Undoes what was done last.
    private mutating func fix() throws -> String {
        if isStrict {
            isStrict = false
            return "not strict"
        }
        if random(3) == 0 {
            for folder in [Self.cached, Self.clean] { try? site.remove(folder) }
            return "no output"
        }
        guard let old = kept.popLast() else {
            try site.remove("Content")
            for (path, text) in original { try site.write(text, to: path) }
            return "the site as it was at first"
        }
        try site.write(old.text, to: old.path)
        return "\(old.path) as it was"
    }

    /// Signs a text as it is now, as far as it can be read.
    private mutating func sign(_ path: String) async throws -> String {
        let request = try request(into: Self.cached, hasCache: false)
        let desk = try await ReviewDesk(request, keepsForms: false)
        let file = SourceFile(.content, String(path.dropFirst("Content/".count)))
        let all = try await ReviewDesk(request, keepsForms: true)
        guard let text = desk.texts.first(where: { $0.file == file }), text.address != nil,
            let digests = all.texts.first(where: { $0.file == file })?.digests
        else { return "no review of \(path)" }
        do { try desk.sign(text, with: digests) } catch is ReviewDesk.Refusal { return "a refused review of \(path)" }
        return "a review of \(path)"
    }

    /// Changes both output folders in the same way, as someone else would.
    private mutating func tamper() throws -> String {
        let paths = try site.files(below: Self.clean).keys.filter { $0.hasSuffix(".html") }.sorted()
        guard !paths.isEmpty else { return "nothing" }
        let path = pick(paths)
        let kind = random(3)
        for folder in [Self.cached, Self.clean] {
            switch kind {
            case 0: try? site.remove("\(folder)/\(path)")
            case 1:
                // Of the same length, so that only the time of change tells.
                let text = try site.text("\(folder)/\(path)")
                try site.write(text.replacing("a", with: "b"), to: "\(folder)/\(path)")
            default: try site.remove(folder)
            }
        }
        return kind == 2 ? "no output" : "an output \(path) (\(kind))"
    }

    private mutating func damageCache() throws -> String {
        let files = try site.files(below: "cache").filter { $0.key.hasSuffix(".cache") }
        guard let (name, bytes) = files.first, !bytes.isEmpty else { return "nothing" }
        var damaged = bytes
        switch random(3) {
        case 0:
            let place = random(bytes.count)
            damaged[place] ^= UInt8(1 << random(8))
        case 1: damaged = damaged.prefix(random(bytes.count))
        default:
            try site.remove("cache/\(name)")
            return "no cache"
        }
        try site.write(damaged, to: "cache/\(name)")
        return "a damaged cache"
    }
}
