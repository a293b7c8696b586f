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

    @Test("take the problem away and bring no error, for each mistake that is documented")
    func areRight() async throws {
        var kinds = try await FixedFileTests.fixedKinds()
        for mistake in EveryIdentifierTests.mistakes {
            let site = try mistake.site()
            let before = try await site.build().diagnostics
            let excerpts = FileExcerpts(paths: site.paths)
            for diagnostic in before {
                guard let fix = diagnostic.fix else { continue }
                #expect(fix.placed(in: excerpts) != nil, "\(mistake.testDescription): \(fix.title)")
                guard fix.isCertain else { continue }
                kinds.insert(diagnostic.identifier.name)
                try await expectFixed(diagnostic, before, site)
            }
        }
        #expect(kinds.count >= 20)
        try Self.expectDocumented(kinds)
    }

    /// Fixes one problem, looks at the site, and undoes it.
    private func expectFixed(_ diagnostic: Diagnostic, _ before: [Diagnostic], _ site: TemporarySite) async throws {
        let fixes = SiteFixes([diagnostic], at: site.paths)
        let change = try #require(fixes.changes.first)
        #expect(try fixes.write() == [])
        let after = try await site.build().diagnostics
        try Data(change.old).write(to: URL(fileURLWithPath: change.path))
        func count(_ found: [Diagnostic]) -> Int { found.count { Problem($0) == Problem(diagnostic) } }
        #expect(count(after) < count(before), "\(diagnostic.message)\n\(change.difference.text)")
        // What could not be read may hold more that is wrong; a name that is right now may be used wrongly.
        guard !Self.hidingKinds.contains(diagnostic.identifier) else { return }
        func errors(_ found: [Diagnostic]) -> Set<Problem> {
            Set(found.filter { $0.severity == .error }.map(Problem.init))
        }
        let new = errors(after).subtracting(errors(before))
        #expect(
            new.isEmpty || diagnostic.identifier == .templateNameUnknown && new.count == 1,
            "\(diagnostic.message)\n\(change.difference.text)\n\(new.map(\.message))"
        )
    }

    /// What the page says of each kind that can be fixed, at the end of the line with its severity.
    private static let promise = " `sitegen fix` can fix it where one answer is certain."

    /// Holds docs/diagnostics.md to the kinds that have certain fixes; writes it again where `SITEGEN_RECORD` is set.
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
            #expect(written == expected, "record it: SITEGEN_RECORD=1 swift test --filter CertainFixTests")
        }
    }
}

extension TemporarySite {
    /// Where its folders are.
    fileprivate var paths: ReportPaths { ReportPaths(content: content, templates: templates, output: output) }
}
