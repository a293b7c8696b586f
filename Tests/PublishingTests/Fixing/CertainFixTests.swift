import Authoring
import Diagnostics
import Foundation
import Publishing
import Rendering
import SiteTestSupport
import Testing

@Suite("Certain fixes")
struct CertainFixTests {
    /// A problem without its place, which moves when lines above it change.
    private struct Problem: Hashable {
        let kind: DiagnosticIdentifier
        let message: String

        init(_ diagnostic: Diagnostic) {
            kind = diagnostic.identifier
            message = diagnostic.message
        }
    }

    /// Kinds of problems that keep the rest of a file from being read.
    private static let hidingKinds: Set<DiagnosticIdentifier> = [
        .yamlSyntax, .frontMatterMissing, .frontMatterUnclosed,
    ]

    private static let mistakes = EveryIdentifierTests.mistakes

    @Test("takes the problem away and brings no error, for each mistake that is documented", arguments: mistakes)
    func removesItsProblem(mistake: Mistake) async throws {
        let site = try mistake.site()
        let before = try await site.build()
        let paths = ReportPaths(content: site.content, templates: site.templates, output: site.output)
        let errors = Set(before.diagnostics.filter { $0.severity == .error }.map(Problem.init))
        for diagnostic in before.diagnostics where diagnostic.fix?.isCertain == true {
            let fixes = SiteFixes([diagnostic], at: paths)
            // Two slips in one line are fixed one after the other.
            guard let change = fixes.changes.first else { continue }
            #expect(try fixes.write() == [])
            let after = try await site.build()
            try Data(change.old).write(to: URL(fileURLWithPath: change.path))
            #expect(
                after.diagnostics.count { Problem($0) == Problem(diagnostic) }
                    < before.diagnostics.count { Problem($0) == Problem(diagnostic) },
                "\(diagnostic.message)\n\(change.difference.text)"
            )
            let new = Set(after.diagnostics.filter { $0.severity == .error }.map(Problem.init)).subtracting(errors)
            // What could not be read may hold more that is wrong; a name that is right now may be used wrongly.
            guard !Self.hidingKinds.contains(diagnostic.identifier) else { continue }
            #expect(
                new.isEmpty || new.count < errors.count + 1 && diagnostic.identifier == .templateNameUnknown,
                "\(diagnostic.message)\n\(change.difference.text)\n\(new.map(\.message))"
            )
        }
    }

    @Test("are placed in the text wherever one slip is in a line")
    func arePlaced() async throws {
        var kinds: Set<String> = []
        for mistake in Self.mistakes {
            let site = try mistake.site()
            let excerpts = FileExcerpts(
                paths: ReportPaths(content: site.content, templates: site.templates, output: site.output)
            )
            for diagnostic in try await site.build().diagnostics {
                guard let fix = diagnostic.fix else { continue }
                #expect(fix.placed(in: excerpts) != nil, "\(diagnostic.message): \(fix.title)")
                if fix.isCertain { kinds.insert(diagnostic.identifier.name) }
            }
        }
        #expect(kinds.count >= 20)
        try Self.expectDocumented(kinds)
    }

    /// What the page says of each kind that can be fixed, at the end of the line with its severity.
    private static let promise = " `sitegen fix` can fix it where one answer is certain."

    /// Holds docs/diagnostics.md to the kinds that have certain fixes; writes it anew where `SITEGEN_RECORD` is set.
    private static func expectDocumented(_ kinds: Set<String>) throws {
        var root = URL(fileURLWithPath: #filePath)
        while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
        let page = root.deletingLastPathComponent().appendingPathComponent("docs/diagnostics.md")
        let written = try String(contentsOf: page, encoding: .utf8)
        var kind = ""
        let lines = written.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            if line.hasPrefix("### ") { kind = String(line.dropFirst(4)) }
            guard line.hasPrefix("Severity: ") else { return String(line) }
            return line.replacing(promise, with: "") + (kinds.contains(kind) ? promise : "")
        }
        let expected = lines.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1" {
            try Data(expected.utf8).write(to: page)
        } else {
            #expect(written == expected, "write it anew: SITEGEN_RECORD=1 swift test --filter CertainFixTests")
        }
    }
}
