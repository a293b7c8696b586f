import Diagnostics
import Foundation
import Publishing
import SiteModel
import SiteTestSupport
import Testing

/// A small site with something wrong in it, and the whole report that a build makes of it: what an editor reads, with
/// the lines shown and the places marked.
struct Mistake: Sendable, CustomTestStringConvertible {
    /// A change of one file of the standard site.
    struct Edit: Sendable {
        let file: StandardFile
        let old: String
        let new: String

        init(_ file: StandardFile, _ old: String, _ new: String) {
            self.file = file
            self.old = old
            self.new = new
        }
    }

    /// What is in the place of a file.
    enum Contents: Sendable, ExpressibleByStringLiteral {
        case text(String)
        case bytes([UInt8])
        case link(to: String)
        /// A named pipe, which is neither a file nor a folder.
        case pipe
        case nothing

        init(stringLiteral text: String) { self = .text(text) }
    }

    let testDescription: String
    let edits: [Edit]
    let files: [String: Contents]
    let report: String

    init(_ name: String, edits: [Edit], files: [String: Contents] = [:], report: String) {
        testDescription = name
        self.edits = edits
        self.files = files
        self.report = report
    }

    /// A site with one piece of one file written otherwise.
    init(
        _ name: String,
        in file: StandardFile = .article,
        _ old: String,
        _ new: String,
        files: [String: Contents] = [:],
        report: String
    ) {
        self.init(name, edits: [Edit(file, old, new)], files: files, report: report)
    }

    /// A site with lines added at the end of the article's front matter, whose text cites sources at its end.
    init(
        _ name: String,
        adding lines: String,
        citing citations: String = "",
        files: [String: Contents] = [:],
        report: String
    ) {
        let edits = [
            Edit(.article, "authors: [dana]", "authors: [dana]\n" + lines),
            Edit(.article, "Text about causes.", "Text about causes." + citations),
        ]
        self.init(name, edits: edits, files: files, report: report)
    }

    /// A site with other files.
    init(_ name: String, files: [String: Contents], report: String) {
        self.init(name, edits: [], files: files, report: report)
    }

    /// The identifiers in the report, of notes none.
    var identifiers: Set<String> {
        Set(
            report.split(separator: "\n").compactMap { $0.firstMatch(of: /(?:error|warning|note): .* \[([a-z-]+)\]$/) }
                .map { String($0.1) }
        )
    }

    /// The site on disk.
    func site() throws -> TemporarySite {
        var texts = TemporarySite.standardFiles
        for edit in edits {
            var text = try #require(texts[edit.file.rawValue])
            text.replaceSubrange(try #require(text.firstRange(of: edit.old)), with: edit.new)
            texts[edit.file.rawValue] = text
        }
        for path in files.keys { texts[path] = nil }
        let site = try TemporarySite(standard: texts)
        for (path, contents) in files {
            switch contents {
            case .text(let text): try site.write(text, to: path)
            case .bytes(let bytes): try site.write(Data(bytes), to: path)
            case .link(let destination): try site.link(path, to: destination)
            case .pipe: #expect(mkfifo(site.folder.appendingPathComponent(path).path, 0o600) == 0)
            case .nothing: break
            }
        }
        return site
    }
}

extension TemporarySite {
    /// Checks the site on 2026-06-01, or builds it where `writes` is true.
    func build(
        writes: Bool = false,
        day: BuildDay? = nil,
        drafts: Bool = false,
        strict: Bool = false,
        content: String? = nil,
        templates: String? = nil,
        delivery: Delivery = Delivery(),
        address: String? = nil
    ) async throws -> BuildResult {
        let usual = try #require(CalendarDate(iso: "2026-06-01"))
        var request = BuildRequest(
            content: content ?? self.content,
            templates: templates ?? self.templates,
            output: writes ? output : nil,
            baseURL: address.flatMap { BaseURL($0) },
            day: day ?? .day(usual),
            includesDrafts: drafts,
            isStrict: strict,
            jobs: 2,
            toolVersion: "1.2.3"
        )
        request.delivery = delivery
        return try await SiteBuilder(request).build()
    }

    /// The report of a build, as the terminal shows it.
    func report(_ result: BuildResult) -> String {
        let here = ReportPaths(content: content, templates: templates, output: output)
        let reporter = Reporter(
            format: .text,
            paths: ReportPaths(content: "Content", templates: "Templates", output: "Output"),
            excerpts: FileExcerpts(paths: here),
            toolVersion: "1.2.3",
            colour: false
        )
        let text = reporter.report(result.diagnostics)
        return text.last == "\n" ? String(text.dropLast()) : text
    }

    /// The report of a check on 2026-06-01.
    func report(drafts: Bool = false, strict: Bool = false) async throws -> String {
        report(try await build(drafts: drafts, strict: strict))
    }
}
