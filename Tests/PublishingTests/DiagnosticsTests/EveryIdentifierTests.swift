import Diagnostics
import Foundation
import Publishing
import Testing

@Suite("The tables of mistakes and docs/diagnostics.md")
struct EveryIdentifierTests {
    static let mistakes = [
        AddressesMistakes.all, CardsMistakes.all, CodesMistakes.all, ExperiencesMistakes.all, FilesMistakes.all,
        FoldersMistakes.all, HostsMistakes.all,
        FrontMatterMistakes.all,
        LimitsMistakes.all, MarkdownMistakes.all, OutputMistakes.all, RecordsMistakes.all, RecordsMistakes.marks,
        ReferencesMistakes.all, ReviewMistakes.all,
        GuidesMistakes.all, SafetyMistakes.all, SectionsMistakes.all, SettingsMistakes.all, TemplatesMistakes.all,
        WordsMistakes.all,
        WritingMistakes.all,
        YAMLMistakes.all,
    ].flatMap(\.self)

    /// What the page says of one kind of problem.
    private struct Section {
        let name: String
        let text: String

        /// The report that ends the section's example.
        var report: String? { text.matches(of: /```text\n((?:[^`]|`(?!``))*)\n```/).last.map { String($0.1) } }
    }

    private func sections() throws -> [Section] {
        var root = URL(fileURLWithPath: #filePath)
        while root.lastPathComponent != "Tests" { root.deleteLastPathComponent() }
        let page = root.deletingLastPathComponent().appendingPathComponent("docs/diagnostics.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        var sections: [(name: String, lines: [Substring])] = []
        var isExample = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isExample.toggle() }
            if !isExample, line.hasPrefix("#") { sections.append((String(line), [])) }
            if !sections.isEmpty { sections[sections.count - 1].lines.append(line) }
        }
        return sections.filter { $0.name.hasPrefix("### ") }.map { name, lines in
            Section(name: String(name.dropFirst(4)), text: lines.joined(separator: "\n"))
        }
    }

    @Test("the tables show every kind of problem that sitegen can find")
    func allIdentifiers() {
        let shown = Set(Self.mistakes.flatMap(\.identifiers))
        #expect(shown == Set(DiagnosticRegistry.all.map(\.name)))
    }

    @Test("every message is one sentence without a full stop, and every help tells what to do")
    func wording() {
        let lines = Self.mistakes.flatMap { $0.report.split(separator: "\n") }
        let headlines = lines.compactMap { $0.wholeMatch(of: /.+?:\d+:\d+: (?:error|warning|note): (.*) \[[a-z-]+\]/) }
        let helps = lines.compactMap { $0.wholeMatch(of: /\s+= help: (.*)/) }
        #expect(headlines.count > 200)
        #expect(helps.count > 200)
        for headline in headlines {
            #expect(headline.1.first?.isLowercase == false, "\(headline.1)")
            #expect(headline.1.last != ".", "\(headline.1)")
        }
        for help in helps {
            #expect(help.1.first == "`" || help.1.first?.isLowercase == true, "\(help.1)")
            #expect(help.1.last != ".", "\(help.1)")
        }
    }

    @Test("the page has one section for each kind of problem, and no other")
    func oneSectionEach() throws {
        #expect(try sections().map(\.name).sorted() == DiagnosticRegistry.all.map(\.name))
    }

    @Test("each section states the usual severity, an example and its fix", arguments: DiagnosticRegistry.all)
    func contents(identifier: DiagnosticIdentifier) throws {
        let section = try #require(try sections().first { $0.name == identifier.name })
        let severity = try #require(section.text.firstMatch(of: /\nSeverity: (\w+)[.;]/))
        #expect(severity.1 == "\(identifier.severity)")
        #expect(section.text.contains("\nFix: "))
        #expect(section.text.matches(of: /\n```/).count == 4, "a snippet and a report")
    }

    @Test("each section shows a report that a test has seen", arguments: DiagnosticRegistry.all)
    func reports(identifier: DiagnosticIdentifier) throws {
        let section = try #require(try sections().first { $0.name == identifier.name })
        let report = try #require(section.report)
        #expect(report.contains("[\(identifier.name)]"))
        #expect(
            Self.mistakes.contains { $0.report.hasPrefix(report) || $0.report.contains("\n" + report) },
            "no table of mistakes has this report:\n\(report)"
        )
    }

    @Test("every name is written in lower-case words joined by hyphens", arguments: DiagnosticRegistry.all)
    func identifierSpelling(identifier: DiagnosticIdentifier) throws {
        #expect(try #/[a-z]+(-[a-z]+)*/#.wholeMatch(in: identifier.name) != nil)
    }

    @Test(
        "every kind has a summary of one short line without a full stop",
        arguments: DiagnosticRegistry.all
    )
    func summaryShape(identifier: DiagnosticIdentifier) {
        let summary = identifier.summary
        #expect(summary.first?.isUppercase == true)
        #expect(summary.last?.isLetter == true || summary.last?.isNumber == true)
        #expect(summary.count <= 80 && !summary.contains { $0.isNewline })
    }

    @Test("no two kinds share a name or a summary")
    func kindsDiffer() {
        #expect(Set(DiagnosticRegistry.all.map(\.name)).count == DiagnosticRegistry.all.count)
        #expect(Set(DiagnosticRegistry.all.map(\.summary)).count == DiagnosticRegistry.all.count)
    }
}
