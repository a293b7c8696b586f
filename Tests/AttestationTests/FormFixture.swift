import ASCII
import Attestation
import Authoring
import Diagnostics
import SiteModel
import Testing

/// Bodies as the build has them: real Markdown, through the parser of texts.
enum FormFixture {
    static let file = SourceFile(.content, "anemia/index.md")

    /// A text with its form.
    static func body(_ markdown: String, sources: [Source] = []) -> Body {
        var problems: [Diagnostic] = []
        return MarkdownParser().parse(
            Array(markdown.utf8),
            bodyOffset: 0,
            bodyLine: 1,
            file: file,
            context: FormContext(),
            options: MarkdownParser.Options(sources: sources, glossary: GlossaryIndex(glossary), writesForm: true),
            diagnostics: &problems
        )
    }

    /// The form that the build makes of a text.
    static func form(_ markdown: String, sources: [Source] = []) throws -> TextForm {
        try form(of: body(markdown, sources: sources))
    }

    /// The form that the build makes of a text with this body.
    static func form(of body: Body) throws -> TextForm {
        try #require(TextForm.text(title: "T", summary: nil, body: body, sources: [], imageDigest: image))
    }

    /// The lines of the region `body` of the form of a text.
    static func lines(_ markdown: String, sources: [Source] = []) throws -> [String] {
        let all = try form(markdown, sources: sources).description
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return Array(all.drop { $0 != "(body" }.dropFirst().dropLast(2))
    }

    static let glossary = Glossary(
        terms: [
            Glossary.Term(term: located("marrow"), meaning: "The inside of bones,  where blood\nis made."),
            Glossary.Term(
                term: located("ferritin"),
                variants: [located("ferritins")],
                meaning: "A protein <that> stores iron & \"more\"."
            ),
        ]
    )

    static func source(_ id: String) -> Source { Source(id: located(id), title: "Source \(id)") }

    static func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: SourceLocation(file)) }

    /// The digests of the images that the texts of the tests show.
    static func image(_ address: String) -> ContentDigest? {
        [".png", ".svg", ".mp4", ".mp3", ".vtt"].contains(where: address.hasSuffix)
            ? ContentDigest(of: Array(address.utf8)) : nil
    }

    /// A page around a body, as a theme might write it.
    static func page(_ body: String) -> [UInt8] {
        Array(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>T</title></head>
            <body>
            <h1 data-reviewed="title">T</h1>
            <div class="prose" data-reviewed="body">
            \(body)
            </div>
            </body>
            </html>

            """.utf8
        )
    }

    /// What the page of a body says.
    static func published(_ body: String) throws -> PublishedPage {
        try PublishedPage(html: page(body), imageDigest: image)
    }
}

private struct FormContext: BodyContext {
    func linkTarget(path: String, from file: SourceFile) -> LinkTarget? {
        if path.hasSuffix(".png") || path.hasSuffix(".svg") && !path.hasSuffix(".narrow.svg")
            || path == "plate.narrow.svg"
        {
            let size = path == "cell.png" ? ImageSize(width: 4, height: 3) : nil
            let href = "/anemia/" + PercentEncoding.path(path)
            return LinkTarget(destination: .file(SourceFile(.content, path)), href: href, imageSize: size)
        }
        if path == "film.mp4" || path == "talk.mp3" {
            return LinkTarget(destination: .file(SourceFile(.content, path)), href: "/anemia/\(path)")
        }
        return path.hasSuffix(".md") ? LinkTarget(destination: .page(file, anchor: nil), href: "/a&b/\(path)/") : nil
    }

    func captions(of path: String, from file: SourceFile) -> [CaptionFile] {
        let target = LinkTarget(destination: .file(SourceFile(.content, "film.vtt")), href: "/anemia/film.vtt")
        return [CaptionFile(language: nil, target: target)]
    }

    func suggestedPath(near path: String, from file: SourceFile) -> String? { nil }

    func peopleCount(_ reference: String) -> String? { reference == "anemia" ? "1,204" : nil }

    var peopleReferences: [String] { ["anemia"] }

    func service(_ name: String) -> Service? {
        guard name == "emergency" else { return nil }
        return Service(name: FormFixture.located(name), label: "911 & more", number: "+1911")
    }

    var serviceNames: [String] { ["emergency"] }

    var rules: RuleCatalog { RuleCatalog([]) }

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
            care: [
                .emergency: BodyWords.Care(label: "Emergency", title: "Get help now"),
                .urgent: BodyWords.Care(label: "Urgent", title: "Get help today"),
                .note: BodyWords.Care(label: "Note"),
            ]
        )
    }
}
