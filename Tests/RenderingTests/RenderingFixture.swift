import Authoring
import Diagnostics
import Foundation
import SiteModel
import SiteTestSupport

@testable import Rendering

/// The simplest theme in which nothing is wrong, as files in memory.
enum ThemeFixture {
    /// The theme's files by their paths in Templates; a text given here stands in for the theme's own, and `nil` takes
    /// the file out.
    static func files(_ changes: [String: String?] = [:]) -> [ThemeFile] {
        var texts: [String: String] = [:]
        for (path, text) in TemporarySite.standardTheme { texts[String(path.dropFirst("Templates/".count))] = text }
        for (path, text) in changes { texts[path] = text }
        return texts.sorted { $0.key < $1.key }.map { ThemeFile(path: $0.key, bytes: Array($0.value.utf8)) }
    }

    /// The theme, and everything that is wrong with it, sorted.
    static func load(_ files: [ThemeFile]) -> (theme: Theme?, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let lexicon = lexicon(files, &problems)
        // The number of bytes stands in for a digest.
        let theme = Theme.load(
            files,
            lexicon: lexicon,
            digest: { String($0.count) },
            scriptDigest: { "\($0.count)=" },
            charactersOfFont: { _ in [] },
            diagnostics: &problems
        )
        return (theme, problems.sorted())
    }

    /// The words of the theme.
    static func lexicon(_ files: [ThemeFile] = files()) -> Lexicon {
        var problems: [Diagnostic] = []
        return lexicon(files, &problems)
    }

    private static func lexicon(_ files: [ThemeFile], _ problems: inout [Diagnostic]) -> Lexicon {
        var strings: [InterfaceStrings] = []
        for file in files where file.path.hasPrefix(Lexicon.folder) {
            let name = file.path.dropFirst(Lexicon.folder.count).dropLast(Lexicon.ending.count)
            guard let language = LanguageTag(String(name)) else { continue }
            let source = SourceFile(.templates, file.path)
            strings.append(
                StringsReader.read(file.bytes, file: source, language: language, diagnostics: &problems)
            )
        }
        return Lexicon(strings, diagnostics: &problems)
    }

    /// The files of the theme that comes with sitegen.
    static func ownFiles() throws -> [ThemeFile] {
        let folder = repository.appendingPathComponent("Templates")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try paths.sorted().compactMap { path in
            var isFolder: ObjCBool = false
            let url = folder.appendingPathComponent(path)
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
                return nil
            }
            return ThemeFile(path: path, bytes: Array(try Data(contentsOf: url)))
        }
    }
}

/// A small site in code.
struct SiteFixture {
    var settings = SiteSettings(title: "Test Health", baseURL: .example, language: .english)
    var subjects: [Subject] = []
    var articles: [Article] = []
    var people: [Person] = []
    var pages: [OtherPage] = []
    var experiences = Experiences(rows: [])
    var includesDrafts = false

    var site: Site {
        var inventory = ContentInventory(settings: settings)
        inventory.subjects = subjects
        inventory.articles = articles
        inventory.people = people
        inventory.pages = pages
        inventory.experiences = experiences
        return Site(
            inventory,
            day: .day("2026-05-31"),
            includesDrafts: includesDrafts,
            sitePages: SitePageKind.all(of: inventory.settings.sections).map(\.page)
        )
    }

    static func subject(
        _ slug: String,
        _ title: String? = nil,
        synonyms: [String] = [],
        reviewed: CalendarDate? = nil,
        updated: CalendarDate? = nil,
        isDraft: Bool = false
    ) -> Subject {
        let file = SourceFile(.content, "conditions/\(slug)/index.md")
        var subject = Subject(
            id: SubjectID(slug),
            slugLocation: SourceLocation(file),
            text: text(file, title ?? slug, reviewed, updated, isDraft)
        )
        subject.synonyms = synonyms.map { Located($0, at: SourceLocation(file)) }
        return subject
    }

    static func article(
        _ slug: String,
        of subject: String,
        reviewed: CalendarDate? = nil,
        updated: CalendarDate? = nil,
        isDraft: Bool = false
    ) -> Article {
        let file = SourceFile(.content, "conditions/\(subject)/\(slug).md")
        return Article(
            id: ArticleID(subject: SubjectID(subject), slug: slug),
            place: ArticlePlace(slug, in: SubjectID(subject)),
            statedSubject: nil,
            slugLocation: SourceLocation(file),
            text: text(file, slug, reviewed, updated, isDraft)
        )
    }

    static func person(_ id: String) -> Person {
        let file = SourceFile(.content, "people/\(id).md")
        return Person(id: PersonID(id), file: file, name: id, body: BodyStart(offset: 0, line: 1, isBlank: true))
    }

    static func page(_ slug: String, isDraft: Bool = false) -> OtherPage {
        let file = SourceFile(.content, "pages/\(slug).md")
        var page = OtherPage(
            slug: slug,
            slugLocation: SourceLocation(file),
            file: file,
            title: Located(slug, at: SourceLocation(file)),
            body: BodyStart(offset: 0, line: 1, isBlank: false)
        )
        page.isDraft = isDraft
        return page
    }

    private static func text(
        _ file: SourceFile,
        _ title: String,
        _ reviewed: CalendarDate?,
        _ updated: CalendarDate?,
        _ isDraft: Bool
    ) -> ReviewedText {
        var text = ReviewedText(
            file: file,
            title: Located(title, at: SourceLocation(file)),
            body: BodyStart(offset: 0, line: 1, isBlank: false)
        )
        text.review.reviewed = reviewed.map { Located($0, at: SourceLocation(file)) }
        text.review.updated = updated.map { Located($0, at: SourceLocation(file)) }
        text.isDraft = isDraft
        return text
    }
}

extension [UInt8] {
    /// A page as text.
    var text: String { String(decoding: self, as: UTF8.self) }
}

extension BaseURL {
    /// A site below a path of its host.
    static var example: BaseURL { BaseURL("https://example.org/health/") ?? .local }
}

extension CalendarDate {
    /// A day of the calendar, written as `YYYY-MM-DD`.
    static func day(_ text: String) -> CalendarDate {
        guard let day = CalendarDate(iso: text) else { preconditionFailure("\(text) is no day of the calendar") }
        return day
    }
}

/// The root of the repository.
let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

extension RenderedPage {
    /// The whole page as text, for tests; empty where a text in it is not at hand.
    var text: String { bytes?.text ?? "" }
}
