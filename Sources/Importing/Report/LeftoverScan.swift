import Authoring
import Diagnostics
import Foundation
import SiteModel

/// Looks at every text that an import is about to write as `sitegen check` does, so that nothing of another tool stays
/// there unseen: whatever that calls an error in a text is left for a person.
struct LeftoverScan {
    private let plan: ImportPlan
    private let sections: Sections
    private let context: PlannedContext
    private let texts: [String: String]

    init(_ plan: ImportPlan, sections: [NewSection]) {
        self.plan = plan
        self.sections = Sections(
            sections.map { Section(id: SectionID($0.name), kind: $0.kind, title: $0.title) }
        )
        texts = Dictionary(plan.files.map { ($0.path, $0.text) }) { first, _ in first }
        context = PlannedContext(texts: Set(texts.keys), files: Set(plan.copies.map(\.path)))
    }

    func run(_ report: inout ImportReport) {
        var anchors: [String: Set<String>] = [:]
        for file in plan.files where file.path.hasSuffix(".md") { anchors[file.path] = Self.anchors(in: file.text) }
        for file in plan.files where file.path.hasSuffix(".md") { check(file, anchors, &report) }
    }

    /// The lines of the problems of a kind in a file, in order.
    func lines(of kind: DiagnosticIdentifier, in file: ImportPlan.File) -> [Int] {
        problems(in: file).found.filter { $0.identifier == kind }.map(\.location.start.line).sorted()
    }

    /// What a file is, and what is wrong with it.
    private func problems(in file: ImportPlan.File) -> (text: ReadText?, isEmpty: Bool, found: [Diagnostic]) {
        let source = SourceFile(.content, file.path)
        let bytes = Array(file.text.utf8)
        var found: [Diagnostic] = []
        let text = read(bytes, source, &found)
        guard let body = text?.body, !body.isBlank else { return (text, text?.needsBody ?? false, found) }
        var options = MarkdownParser.Options()
        if let sources = text?.sources { options = MarkdownParser.Options(sources: sources) }
        let parsed = MarkdownParser().parse(
            bytes,
            bodyOffset: body.offset,
            bodyLine: body.line,
            file: source,
            context: context,
            options: options,
            diagnostics: &found
        )
        return (text, parsed.isEmpty && text?.needsBody ?? false, found)
    }

    private func check(_ file: ImportPlan.File, _ anchors: [String: Set<String>], _ report: inout ImportReport) {
        let (text, isEmpty, found) = problems(in: file)
        if isEmpty {
            report.leave(
                .text,
                at: .written(file.path),
                line: file.text.lines.count,
                "There is no text below the front matter",
                help: "write the text, or delete the file",
                problem: "body-empty"
            )
        }
        let lines = file.text.lines
        for problem in found.sorted() where problem.severity == .error && problem.identifier != .anchorBroken {
            // The tag in an address has a report of its own.
            if problem.identifier != .foreignMarkup, Self.holdsTag(problem.location, in: lines) { continue }
            report.leave(
                problem.identifier == .foreignMarkup ? .leftover : Self.construct(of: problem.identifier),
                at: .written(file.path),
                line: problem.location.start.line,
                column: problem.location.start.column,
                problem.message,
                help: problem.help,
                problem: problem.identifier.name
            )
        }
        checkLinks(of: file, anchors, isDraft: text?.isDraft ?? false, &report)
    }

    /// What a text needs to be parsed.
    private struct ReadText {
        var body: BodyStart
        var sources: [Source]?
        var isDraft: Bool
        /// Whether it is nothing without a text.
        var needsBody = true
    }

    private func read(_ bytes: [UInt8], _ file: SourceFile, _ found: inout [Diagnostic]) -> ReadText? {
        let reader = TextReader(sections)
        switch ContentKind(path: file.path, sections: sections) {
        case .subject(let id):
            return reader.subject(bytes, file: file, id: id, diagnostics: &found).map {
                ReadText(body: $0.text.body, sources: $0.text.sources, isDraft: $0.text.isDraft, needsBody: false)
            }
        case .article(let place):
            return reader.article(bytes, file: file, at: place, diagnostics: &found).map {
                ReadText(
                    body: $0.text.body,
                    sources: $0.text.sources,
                    isDraft: $0.text.isDraft,
                    needsBody: !place.isFolder
                )
            }
        case .page(let slug):
            return reader.page(bytes, file: file, slug: slug, diagnostics: &found).map {
                ReadText(body: $0.body, sources: $0.sources, isDraft: $0.isDraft)
            }
        case .disclaimer(let key):
            return reader.disclaimer(bytes, file: file, key: key, diagnostics: &found).map {
                ReadText(body: $0.body, sources: nil, isDraft: false)
            }
        case .person(let id):
            return reader.person(bytes, file: file, id: id, diagnostics: &found).map {
                ReadText(body: $0.body, sources: nil, isDraft: false, needsBody: false)
            }
        default: return nil
        }
    }

    /// Links to headings that no text has, and from published texts to drafts.
    private func checkLinks(
        of file: ImportPlan.File,
        _ anchors: [String: Set<String>],
        isDraft: Bool,
        _ report: inout ImportReport
    ) {
        let outline = MarkdownOutline(file.text)
        for link in outline.links where !link.isImage && !link.destination.contains(":") {
            let (path, _, fragment) = LinkRewriting.parts(of: link.destination)
            let target =
                path.isEmpty
                ? file.path
                : FilePlace.resolved(path.removingPercentEncoding ?? path, from: FilePlace.folder(file.path)) ?? ""
            guard let known = anchors[target] else { continue }
            let (line, column) = file.text.position(ofByte: link.range.lowerBound)
            if let fragment, !fragment.isEmpty, !known.contains(fragment.removingPercentEncoding ?? fragment) {
                report.leave(
                    .link,
                    at: .written(file.path),
                    line: line,
                    column: column,
                    "No heading of `\(target)` has the name `\(fragment)`",
                    help: "write the name of the heading that is meant, or take it out of the link",
                    problem: DiagnosticIdentifier.anchorBroken.name
                )
            }
            if !isDraft, target != file.path, texts[target]?.contains("\ndraft: true\n") ?? false {
                report.leave(
                    .link,
                    at: .written(file.path),
                    line: line,
                    column: column,
                    "A text with a review links to the draft `\(target)`",
                    help: "have the draft reviewed, or take the link out"
                )
            }
        }
    }

    private static func holdsTag(_ place: SourceLocation, in lines: [String]) -> Bool {
        guard lines.indices.contains(place.start.line - 1), place.start.line == place.end.line else { return false }
        let line = lines[place.start.line - 1].unicodeScalars
        let written = String(line.dropFirst(place.start.column - 1).prefix(place.end.column - place.start.column))
        return written.contains("{{") || written.contains("{%")
    }

    // MARK: Names of headings

    /// The names of headings and places in a text.
    private static func anchors(in text: String) -> Set<String> {
        let outline = MarkdownOutline(text)
        var found = Set(outline.headings.map(\.anchor))
        for tag in outline.tags where tag.name == "a" { if let id = tag["id"] { found.insert(id) } }
        for match in text.matches(of: /<a id="([^"]+)"><\/a>/) { found.insert(String(match.1)) }
        return found
    }

    /// What a kind of problem is about.
    private static func construct(of kind: DiagnosticIdentifier) -> ImportReport.Construct {
        let name = kind.name
        if name.hasPrefix("raw-html") || name.hasPrefix("html") { return .html }
        if name.hasPrefix("image") || name.hasPrefix("alternative") { return .picture }
        if name.hasPrefix("link") || name.hasPrefix("anchor") || name.contains("address") { return .link }
        if name.hasPrefix("heading") { return .heading }
        if name.hasPrefix("footnote") { return .footnote }
        if name.hasPrefix("card") { return .notice }
        return .leftover
    }
}

/// Answers what texts ask of a site that is not there yet.
private struct PlannedContext: BodyContext {
    let texts: Set<String>
    let files: Set<String>

    func linkTarget(path: String, from file: SourceFile) -> LinkTarget? {
        guard let found = FilePlace.resolved(path, from: FilePlace.folder(file.path)) else { return nil }
        if texts.contains(found) {
            return LinkTarget(destination: .page(SourceFile(.content, found), anchor: nil), href: "/" + found)
        }
        guard files.contains(found) else { return nil }
        return LinkTarget(
            destination: .file(SourceFile(.content, found)),
            href: "/" + found,
            imageSize: ImageSize(width: 1, height: 1)
        )
    }

    func suggestedPath(near path: String, from file: SourceFile) -> String? { nil }
    func peopleCount(_ reference: String) -> String? { nil }
    var peopleReferences: [String] { [] }
    func service(_ name: String) -> Service? { nil }
    var serviceNames: [String] { [] }
    var rules: RuleCatalog { RuleCatalog([]) }

    var bodyWords: BodyWords {
        // What readers open has no word of the theme.
        let levels = CardKind.allCases.filter { $0 != .details }
        return BodyWords(
            footnotes: "",
            backToText: "",
            taskDone: "",
            taskOpen: "",
            table: "",
            source: "",
            transcript: "",
            captions: "",
            care: Dictionary(uniqueKeysWithValues: levels.map { ($0, BodyWords.Care(label: $0.rawValue)) })
        )
    }
}

extension String {
    /// The 1-based line and column, in code points, of an offset of UTF-8 bytes.
    func position(ofByte offset: Int) -> (line: Int, column: Int) {
        let before = Array(utf8.prefix(offset))
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        return (before.count { $0 == 0x0A } + 1, column)
    }
}
