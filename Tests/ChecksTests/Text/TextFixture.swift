import Authoring
import Diagnostics
import SiteModel
import SiteTestSupport
import Testing

@testable import Checks

/// A body in Markdown with front matter around it, held to the rules about words.
struct TextFixture {
    /// A site with one service; every path that ends in `.md` leads to a page, and every other one to a file.
    private struct Context: BodyContext {
        func linkTarget(path: String, from file: SourceFile) -> LinkTarget? {
            var folders = file.path.split(separator: "/").dropLast()
            for part in path.split(separator: "/") {
                if part == ".." { folders.removeLast() } else { folders.append(part) }
            }
            let target = SourceFile(.content, folders.joined(separator: "/"))
            return LinkTarget(
                destination: path.hasSuffix(".md") ? .page(target, anchor: nil) : .file(target),
                href: "/\(target.path)"
            )
        }
        func suggestedPath(near path: String, from file: SourceFile) -> String? { nil }
        func peopleCount(_ reference: String) -> String? { "1,204 people" }
        var peopleReferences: [String] { [] }
        func service(_ name: String) -> Service? {
            let place = Diagnostics.SourceLocation(SourceFile(.content, "site.yml"))
            return Service(name: Located("emergency", at: place), label: "911", number: "911")
        }
        var serviceNames: [String] { ["emergency"] }
        var rules: RuleCatalog { TextRules.catalog }
        var bodyWords: BodyWords {
            BodyWords(
                footnotes: "Notes",
                backToText: "Back to the text",
                taskDone: "Done:",
                taskOpen: "To do:",
                table: "Table",
                source: "Source",
                transcript: "Transcript",
                captions: "Captions",
                care: [.emergency: BodyWords.Care(label: "Emergency", title: "Get help now")]
            )
        }
    }

    static let file = SourceFile(.content, "conditions/anemia/causes.md")

    let text: ReviewedText
    let body: Body
    let subject: TextSubject
    private let bytes: [UInt8]
    private let options: MarkdownParser.Options

    /// A text; one without a slug is a condition's own.
    init(
        _ markdown: String,
        title: String = "What causes anemia?",
        summary: String? = "Too few red cells.",
        sources: [Source] = [],
        settings: RuleSettings = RuleSettings(),
        topic: ArticleTopic? = nil,
        slug: String? = "causes",
        file: SourceFile = Self.file,
        about: SubjectID? = nil,
        unreadableKeys: Set<String> = [],
        language: String = "en",
        explainedTerms: Set<String> = []
    ) throws {
        var text = ReviewedText(
            file: file,
            title: Located(title, at: Diagnostics.SourceLocation(Self.file, line: 2, column: 8)),
            body: BodyStart(offset: 0, line: 1, isBlank: false)
        )
        text.summary = summary.map { Located($0, at: Diagnostics.SourceLocation(Self.file, line: 3, column: 10)) }
        text.sources = sources
        text.unreadableKeys = unreadableKeys
        self.text = text
        bytes = Array(markdown.utf8)
        options = MarkdownParser.Options(sources: sources)
        var found: [Diagnostic] = []
        body = MarkdownParser().parse(
            bytes,
            bodyOffset: 0,
            bodyLine: 1,
            file: file,
            context: Context(),
            options: options,
            diagnostics: &found
        )
        try #require(found.isEmpty, "the Markdown itself is sound")
        subject = TextSubject(
            text: text,
            article: slug.map { (slug: $0, topic: topic) },
            about: about,
            body: body,
            settings: settings,
            language: try #require(LanguageTag(language)),
            explainedTerms: ExplainedTerms(explainedTerms)
        )
    }

    /// What one rule finds, as an editor is told: the place as `line:column-line:column`, the message, the help, and
    /// the notes with their places.
    func report(of rule: some TextRule) -> [String] {
        rule.findings(in: subject).map { finding in
            let result = TextRules.Result(rule: rule.identifier, severity: .warning, finding: finding)
            let places = MarkdownParser().places(
                of: finding.ranges,
                in: bytes,
                bodyOffset: 0,
                bodyLine: 1,
                file: Self.file,
                context: Context(),
                options: options
            )
            let diagnostic = result.diagnostic(at: places, in: subject)
            let notes = diagnostic.notes.map { "\n\(Self.place($0.location)) \($0.message)" }.joined()
            return "\(Self.place(diagnostic.location)) \(diagnostic.message) (\(diagnostic.help ?? ""))\(notes)"
        }
    }

    /// The stretches of the text that a rule points to.
    func words(of rule: some TextRule) -> [String] {
        rule.findings(in: subject).map { finding in
            guard case .words(let range) = finding.place else { return "\(finding.place)" }
            return body.prose.text(range)
        }
    }

    private static func place(_ location: Diagnostics.SourceLocation?) -> String {
        guard let location else { return "-" }
        return "\(location.start.line):\(location.start.column)-\(location.end.line):\(location.end.column)"
    }
}
