import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Authoring

/// `docs/content.md` promises editors which keys there are; here its tables are held against the readers themselves.
@Suite("The tables of docs/content.md")
struct ContentDocumentationTests {
    /// Keys that are together in one place of one kind of file.
    enum Group: String, CaseIterable, Sendable {
        case site, organization, review, section, navigation, article, folder, source, codes, person, publicKey,
            disclaimer, page, introduction, startPage, topics, assurances, community, drafting, layout, theme, colors,
            font, logo,
            icon,
            footer, contentSecurityPolicy, fact
        case subject = "condition"

        /// A file that holds `lines` where the keys of the group belong.
        func file(_ lines: [String]) -> String {
            func indented(_ spaces: Int) -> String {
                lines.map { String(repeating: " ", count: spaces) + $0 + "\n" }.joined()
            }
            let site = "title: A\nbaseURL: https://example.org/\nlanguage: en\n"
            return switch self {
            case .site, .layout: indented(0)
            case .fact: "metformin-max:\n" + indented(2)
            case .organization, .review, .community, .drafting, .theme, .contentSecurityPolicy:
                site + "\(rawValue):\n" + indented(2)
            case .colors: site + "theme:\n  colors:\n    light:\n" + indented(6)
            case .font: site + "theme:\n  fonts:\n    text:\n" + indented(6)
            case .logo, .icon, .footer: site + "theme:\n  \(rawValue):\n" + indented(4)
            case .section: site + "sections:\n  medicines:\n" + indented(4)
            case .navigation: site + "navigation:\n  -\n" + indented(4)
            case .topics, .assurances: "---\n\(rawValue):\n  -\n" + indented(4) + "---\n"
            case .source: "---\ntitle: A\nsources:\n  -\n" + indented(4) + "---\n"
            case .publicKey: "---\nname: A\npublicKeys:\n  -\n" + indented(4) + "---\n"
            case .codes: "---\ntitle: A\ncodes:\n" + indented(2) + "---\n"
            case .article, .folder, .subject, .person, .disclaimer, .page, .introduction, .startPage:
                "---\n" + indented(0) + "---\n"
            }
        }

        /// The keys that are declared for the place.
        var declared: [KeyDeclaration] {
            let (file, path): (KeyedFile, [String]) =
                switch self {
                case .site: (.site, [])
                case .organization, .review, .navigation, .community, .drafting, .theme, .contentSecurityPolicy:
                    (.site, [rawValue])
                case .colors: (.site, ["theme", "colors", "light"])
                case .font: (.site, ["theme", "fonts", "text"])
                case .logo, .icon, .footer: (.site, ["theme", rawValue])
                case .section: (.site, ["sections", "medicines"])
                case .article: (.article, [])
                case .folder: (.folder, [])
                case .subject: (.subject(.conditions), [])
                case .source: (.article, ["sources"])
                case .codes: (.subject(.conditions), ["codes"])
                case .person: (.person, [])
                case .publicKey: (.person, ["publicKeys"])
                case .disclaimer: (.disclaimer, [])
                case .page: (.page, [])
                case .introduction: (.introduction, [])
                case .startPage: (.startPage, [])
                case .topics, .assurances: (.startPage, [rawValue])
                case .layout: (.layout, [])
                case .fact: (.facts, ["metformin-max"])
                }
            return file.keys(below: path, .sample)
        }

        /// What the reader of such a file says of it.
        func problems(in text: String) -> [Diagnostic] {
            let source = Array(text.utf8)
            let file = SourceFile(.content, "file")
            let reader = TextReader(.standard)
            var found: [Diagnostic] = []
            switch self {
            case .site, .organization, .review, .section, .navigation, .community, .drafting, .theme, .colors, .font,
                .logo, .icon,
                .footer, .contentSecurityPolicy:
                _ = SettingsReader.read(source, file: file, baseURL: nil, rules: .sample, diagnostics: &found)
            case .article, .source:
                let place = ArticlePlace("a", in: SubjectID("anemia"))
                _ = reader.article(source, file: file, at: place, diagnostics: &found)
            case .folder:
                let place = ArticlePlace("a", in: SubjectID("anemia"), isFolder: true)
                _ = reader.article(source, file: file, at: place, diagnostics: &found)
            case .subject, .codes: _ = reader.subject(source, file: file, id: SubjectID("a"), diagnostics: &found)
            case .person, .publicKey: _ = reader.person(source, file: file, id: "a", diagnostics: &found)
            case .disclaimer: _ = reader.disclaimer(source, file: file, key: "a", diagnostics: &found)
            case .introduction: _ = reader.introduction(source, file: file, of: .conditions, diagnostics: &found)
            case .startPage, .topics, .assurances:
                _ = reader.introduction(source, file: file, of: nil, diagnostics: &found)
            case .fact: _ = FactsReader.read(source, file: file, diagnostics: &found)
            case .layout: _ = SiteLayoutReader.read(source, file: file, diagnostics: &found)
            case .page: _ = reader.page(source, file: file, slug: "a", diagnostics: &found)
            }
            return found
        }
    }

    /// A key as the page documents it.
    struct Row {
        var key: String
        var isNeeded: Bool
        var example: String
    }

    private let page: [String]
    /// Every word in quotes in the source of the readers: whatever is a key is among them.
    private let candidates: Set<String>

    init() throws {
        let repository = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        func text(_ path: String) throws -> String {
            try String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)
        }
        page = try text("docs/content.md").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let folder = "Sources/Authoring/FrontMatter"
        let names = try FileManager.default.contentsOfDirectory(
            atPath: repository.appendingPathComponent(folder).path
        )
        var words = Set(CodeSystem.allCases.map(\.rawValue))
        for name in names {
            for match in try text("\(folder)/\(name)").matches(of: /"([A-Za-z][A-Za-z0-9-]*)"/) {
                words.insert(String(match.1))
            }
        }
        candidates = words
    }

    /// The cells of every table that is below one of the comments.
    private func rows(below isComment: (String) -> Bool) -> [[String]] {
        page.indices.filter { isComment(page[$0]) }.flatMap { index in
            page[(index + 1)...].prefix { $0.hasPrefix("|") }.dropFirst(2).map { line in
                line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
            }
        }
    }

    private func documented(_ group: Group) throws -> [Row] {
        try rows { $0.hasPrefix("<!-- keys: ") && $0.split(separator: " ").contains(Substring(group.rawValue)) }
            .map { cells in
                try #require(cells.count == 5)
                func code(_ cell: String) throws -> String { String(try #require(cell.wholeMatch(of: /`(.*)`/)).1) }
                return Row(key: try code(cells[0]), isNeeded: cells[1] == "yes", example: try code(cells[4]))
            }
    }

    @Test("they list exactly the keys that the readers know", arguments: Group.allCases)
    func keys(of group: Group) throws {
        let documented = try documented(group).map(\.key)
        #expect(documented.count == Set(documented).count)

        let tried = candidates.union(documented)
        let text = group.file(tried.sorted().map { "\($0): x" })
        let lines = text.split(separator: "\n")
        let refused = group.problems(in: text).filter { $0.identifier == .keyUnknown }.map { problem in
            String(lines[problem.location.start.line - 1].prefix { $0 != ":" }).trimmingCharacters(in: .whitespaces)
        }
        #expect(tried.subtracting(refused).sorted() == documented.sorted())
    }

    @Test("they say of each key what its declaration says, and whether it is needed", arguments: Group.allCases)
    func declarations(of group: Group) throws {
        let declared = group.declared
        let cells = rows {
            $0.hasPrefix("<!-- keys: ") && $0.split(separator: " ").contains(Substring(group.rawValue))
        }
        #expect(declared.map(\.name).sorted() == cells.map { $0[0].filter { $0 != "`" } }.sorted())
        for key in declared {
            let row = try #require(cells.first { $0[0] == "`\(key.name)`" })
            let words = row[2].replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }
            let meaning = key.meaning.hasSuffix(".") ? String(key.meaning.dropLast()) : key.meaning
            #expect(words.hasPrefix(meaning), "\(key.name): \(key.meaning)")
            #expect(key.isNeeded == (row[1] == "yes"), "\(key.name)")
        }
    }

    @Test("they call exactly those keys needed without which a file is refused", arguments: Group.allCases)
    func neededKeys(of group: Group) throws {
        let missing = group.problems(in: group.file(["extra: {}"])).filter { $0.identifier == .keyMissing }
        let needed = try documented(group).filter(\.isNeeded)
        // An item of a list names all that it lacks in one message.
        #expect(missing.allSatisfy { $0.message.hasPrefix("The key") && $0.message.hasSuffix("missing") })
        let named = missing.flatMap { $0.message.matches(of: /`([^`]+)`/).map { String($0.1) } }
        #expect(named.sorted() == needed.map(\.key).sorted())
    }

    @Test("they list the keys by which it is told what belongs to a source", arguments: try documentedSourceKeys())
    func keysOfSources(key: String) {
        var found: [Diagnostic] = []
        let text = "---\ntitle: Gout\nsources:\n  - id: who\n    title: Gout\n  \(key): x\n---\n"
        let file = SourceFile(.content, "file")
        _ = TextReader(.standard).article(
            Array(text.utf8),
            file: file,
            at: ArticlePlace("a", in: SubjectID("b")),
            diagnostics: &found
        )
        let form = found.filter { $0.identifier == .yamlSyntax }
        #expect(form.map(\.message) == ["This line is indented two spaces too little"])
    }

    private static func documentedSourceKeys() throws -> [String] {
        try Self().documented(.source).map(\.key).filter { $0 != "id" && $0 != "title" }
    }

    @Test("they say which key of a relation and which systems of codes each kind of subject has")
    func kinds() {
        let documented = rows { $0 == "<!-- kinds of subjects -->" }.map { [$0[0], $0[2], $0[3]] }
        func code(_ texts: [String]) -> String { texts.map { "`\($0)`" }.joined(separator: ", ") }
        #expect(
            documented
                == SubjectKind.allCases.map { kind in
                    [
                        code([kind.rawValue]), kind.relation.map { code([$0.rawValue]) } ?? "–",
                        kind.codeSystems.isEmpty ? "–" : code(kind.codeSystems.map(\.rawValue)),
                    ]
                }
        )
    }

    @Test("every example holds its key, and the reader finds nothing wrong with it", arguments: Group.allCases)
    func examples(of group: Group) throws {
        let rows = try documented(group)
        for row in rows { #expect(row.example.hasPrefix(row.key + ": ")) }
        #expect(group.problems(in: group.file(rows.map(\.example))).isEmpty)
    }

    @Test("they list the columns of experiences.csv, in the order of its example")
    func columns() throws {
        let names = rows { $0 == "<!-- columns -->" }.map { $0[0].filter { $0 != "`" } }
        #expect(names == ExperiencesReader.columns)
        #expect(page.contains(names.joined(separator: ",")))
    }

    @Test("they name the limits that hold")
    func limits() {
        func grouped(_ number: Int) -> String { number.formatted(.number.locale(Locale(identifier: "en"))) }
        #expect(
            rows { $0 == "<!-- limits -->" }.map { $0[1] } == [
                "\(YAMLReader.maximumSize >> 10) KiB",
                "\(YAMLReader.maximumDepth)",
                "\(MarkdownLimits.fileBytes >> 20) MiB",
                "\(MarkdownLimits.lineBytes >> 10) KiB",
                grouped(MarkdownLimits.tableCells),
                grouped(MarkdownLimits.lineCells),
                "\(grouped(MarkdownLimits.referenceBytes)) bytes",
                "\(MarkdownLimits.nesting)",
                "\(MarkdownLimits.outputBytes >> 20) MiB",
                "\(MarkdownLimits.problems)",
            ]
        )
    }
}
