import Authoring
import Diagnostics
import SiteModel
import Testing

/// A text with places marked in it by 1️⃣, 2️⃣, …; the marks are not part of the text.
struct MarkedMarkdown {
    /// The text without the marks.
    let text: String
    private let places: [Character: SourcePosition]

    init(_ marked: String, firstLine: Int = 1) {
        var text = ""
        var places: [Character: SourcePosition] = [:]
        var line = firstLine
        var column = 1
        for character in marked {
            if character.unicodeScalars.contains("\u{20E3}") {
                places[character] = SourcePosition(line: line, column: column)
                continue
            }
            text.append(character)
            if character.isNewline {
                line += 1
                column = 1
            } else {
                column += character.unicodeScalars.count
            }
        }
        self.text = text
        self.places = places
    }

    /// The place of a mark, or the stretch from it to a second one.
    func place(_ mark: Character, to end: Character? = nil) throws -> Diagnostics.SourceLocation {
        let start = try #require(places[mark])
        return Diagnostics.SourceLocation(MarkdownFixture.file, start, to: try end.map { try #require(places[$0]) })
    }
}

/// A site of a few pages and files around the text under test.
struct SampleContext: BodyContext {
    /// What the levels of cards are called, where that is not in English.
    var careLabels: [CardKind: String] = [:]
    var counts = ["anemia": "1,204 people", "anemia/causes": "87 people"]
    var quotationMarks = QuotationMarks.english
    var isRightToLeft = false
    var language = LanguageTag.english
    var tableName = "Table"

    func linkTarget(path: String, from file: SourceFile) -> LinkTarget? {
        switch path {
        case "causes.md":
            LinkTarget(
                destination: .page(SourceFile(.content, "anemia/causes.md"), anchor: nil),
                href: "/anemia/causes/"
            )
        case "blood count.png":
            LinkTarget(
                destination: .file(SourceFile(.content, "anemia/blood count.png")),
                href: "/anemia/blood%20count.png",
                imageSize: ImageSize(width: 640, height: 480)
            )
        case "cell.png":
            LinkTarget(destination: .file(SourceFile(.content, "anemia/cell.png")), href: "/anemia/cell.png")
        case "leaflet.pdf":
            LinkTarget(destination: .file(SourceFile(.content, "anemia/leaflet.pdf")), href: "/a&b/leaflet.pdf")
        case "plate.svg", "plate.narrow.svg", "other.svg", "film.mp4", "silent.webm", "dubbed.webm", "twice.webm",
            "talk.mp3",
            "plate.jxl":
            LinkTarget(
                destination: .file(SourceFile(.content, "anemia/\(path)")),
                href: "/anemia/\(path)",
                imageSize: path.hasPrefix("plate")
                    ? ImageSize(width: path.hasSuffix("narrow.svg") ? 3 : 8, height: 6) : nil
            )
        default: nil
        }
    }

    func captions(of path: String, from file: SourceFile) -> [CaptionFile] {
        let languages =
            switch path {
            case "film.mp4": [LanguageTag("es"), nil]
            case "dubbed.webm": [LanguageTag("es")]
            case "twice.webm": [LanguageTag("en"), nil]
            default: [LanguageTag?]()
            }
        return languages.map { language in
            let name = "/anemia/\(path.prefix { $0 != "." })\(language.map { ".\($0.tag)" } ?? "").vtt"
            let target = LinkTarget(destination: .file(SourceFile(.content, String(name.dropFirst()))), href: name)
            return CaptionFile(language: language, target: target)
        }
    }

    func suggestedPath(near path: String, from file: SourceFile) -> String? {
        NearMiss.suggestion(for: path, among: ["causes.md", "cell.png", "leaflet.pdf"])
    }

    func peopleCount(_ reference: String) -> String? { counts[reference] }

    var peopleReferences: [String] { counts.keys.sorted() }

    func service(_ name: String) -> Service? { services.first { $0.name.value == name } }

    var serviceNames: [String] { services.map(\.name.value) }

    private var services: [Service] {
        let place = Diagnostics.SourceLocation(SourceFile(.content, "site.yml"))
        return [
            Service(name: Located("emergency", at: place), label: "911", number: "911"),
            Service(name: Located("crisis", at: place), label: "988", number: "988"),
            Service(name: Located("text-line", at: place), label: "741741", number: "741741", takesMessages: true),
            Service(
                name: Located("poison-help", at: place),
                label: "Poison Help, 1-800-222-1222",
                number: "18002221222"
            ),
        ]
    }

    var rules: RuleCatalog { .sample }

    var bodyWords: BodyWords {
        var words = englishWords
        for (level, label) in careLabels { words.care[level] = BodyWords.Care(label: label) }
        return words
    }

    private var englishWords: BodyWords {
        BodyWords(
            language: language,
            footnotes: "Notes",
            backToText: "Back to the text",
            taskDone: "Done:",
            taskOpen: "To do:",
            table: tableName,
            source: "Source",
            transcript: "Transcript",
            captions: "Captions",
            care: [
                .emergency: BodyWords.Care(label: "Emergency", title: "Get help now"),
                .urgent: BodyWords.Care(label: "Urgent", title: "Get help today"),
                .nonUrgent: BodyWords.Care(label: "Non-urgent", title: "Make an appointment"),
                .note: BodyWords.Care(label: "Note"),
                .important: BodyWords.Care(label: "Important"),
                .doThis: BodyWords.Care(label: "Do"),
                .doNot: BodyWords.Care(label: "Don’t"),
                .video: BodyWords.Care(label: "Video"),
                .audio: BodyWords.Care(label: "Audio"),
            ],
            quotationMarks: quotationMarks,
            isRightToLeft: isRightToLeft
        )
    }
}

extension RuleCatalog {
    /// Rules in the place of those of Checks, of which Authoring knows nothing.
    static let sample = RuleCatalog(
        ["list-announced", "reading-grade", "sentence-long", "source-uncited"].map {
            DiagnosticIdentifier(rule: $0, .warning, "A text breaks a rule", finds: "A rule is broken.", source: "None")
        }
    )
}

enum MarkdownFixture {
    static let file = SourceFile(.content, "anemia/index.md")

    /// Parses a text that is a whole file.
    static func parse(
        _ text: String,
        _ options: MarkdownParser.Options = .init(),
        context: SampleContext = SampleContext()
    ) -> (body: Body, found: [Diagnostic]) {
        var found: [Diagnostic] = []
        let body = MarkdownParser().parse(
            Array(text.utf8),
            bodyOffset: 0,
            bodyLine: 1,
            file: file,
            context: context,
            options: options,
            diagnostics: &found
        )
        // Each fix is tried on a site; what is compared here is what an editor reads.
        return (body, found.map(\.withoutFix))
    }
}
