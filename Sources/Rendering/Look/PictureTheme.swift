package import Diagnostics
package import SiteModel

/// What the pictures of a site for other programs are drawn with: a font of the theme, and its colors.
package struct PictureTheme: Sendable {
    /// The colors of pictures: those of the light scheme.
    package struct Colors: Hashable, Sendable {
        /// What texts are on.
        package let paper: HexColor
        /// Texts.
        package let ink: HexColor
        /// What marks things.
        package let accent: HexColor
    }

    /// The font, as its file is.
    package let font: [UInt8]
    /// The colors.
    package let colors: Colors
    /// The characters that the font has.
    let characters: Set<Unicode.Scalar>
    private let fontDigest: String
    private let digest: @Sendable ([UInt8]) -> String

    /// The file of the font in a theme.
    package static let fontPath = "pictures/letters.ttf"
    /// What stands at the end of a text that is cut, and of a part of a word.
    private static let marks: Set<Unicode.Scalar> = ["…", "-"]
    /// To be raised when the same texts are drawn in another way: pictures then have other names.
    private static let edition = 1

    /// Takes the font from the files of a theme and the colors from its style sheet; `nil` where the theme lacks either.
    /// `characters` reads what characters a font has, and gives `nil` for a file that is not a font, which is reported.
    init?(
        _ files: [ThemeFile],
        _ settings: LookSettings,
        on sheet: StyleSheetColors,
        characters: ([UInt8]) -> Set<Unicode.Scalar>?,
        digest: @escaping @Sendable ([UInt8]) -> String,
        diagnostics: inout [Diagnostic]
    ) {
        guard let file = files.first(where: { $0.path == Self.fontPath }) else { return nil }
        guard let characters = characters(file.bytes) else {
            diagnostics.append(
                Diagnostic(
                    .themeFontUnreadable,
                    at: SourceLocation(file.source),
                    "`\(file.path)` is not a font that pictures can be drawn with",
                    help: "put a font in TrueType or OpenType there, or delete the file to use the built-in one"
                )
            )
            return nil
        }
        func color(_ property: String) -> HexColor? { ColorContrast.color(property, .light, settings, sheet) }
        guard let paper = color("paper"), let ink = color("ink"), let accent = color("accent") else { return nil }
        font = file.bytes
        colors = Colors(paper: paper, ink: ink, accent: accent)
        self.characters = characters
        self.digest = digest
        fontDigest = digest(file.bytes)
    }

    /// A picture with texts; `nil` where not all of the title and the name can be drawn. A line that cannot be drawn is left
    /// out if it is `isOptional`; else there is no picture.
    func picture(
        name: String? = nil,
        title: String,
        line: String?,
        isLineOptional: Bool = false
    ) -> SocialPicture? {
        let name = name.map(DrawableText.init)
        let title = DrawableText(title)
        var line = line.map(DrawableText.init)
        if isLineOptional, line?.isDrawable(with: characters) == false { line = nil }
        guard !title.text.isEmpty, Self.marks.isSubset(of: characters),
            [name, title, line].compactMap(\.self).allSatisfy({ $0.isDrawable(with: characters) })
        else { return nil }
        let parts = [
            "\(Self.edition)", fontDigest, colors.paper.description, colors.ink.description, colors.accent.description,
            name?.text ?? "", title.text, line?.text ?? "",
        ]
        return SocialPicture(
            name: name?.text,
            title: title.text,
            line: line?.text,
            address: .socialPicture(digest(Array(parts.joined(separator: "\n").utf8)))
        )
    }

    /// The letter that stands for a site with a name; `nil` where it cannot be drawn.
    func letter(of name: String) -> Character? {
        DrawableText(name).text.first { $0.isLetter || $0.isNumber }.flatMap { letter in
            let capital = DrawableText(letter.uppercased())
            return capital.text.count == 1 && capital.isDrawable(with: characters) ? capital.text.first : nil
        }
    }
}

extension DiagnosticIdentifier {
    package static let themeFontUnreadable = DiagnosticIdentifier(
        "theme-font-unreadable",
        .error,
        "The font of pictures cannot be read"
    )
}

/// A picture that stands for a page where other sites show a link to it.
package struct SocialPicture: Hashable, Sendable {
    /// The name above the title; `nil` where the title is that name.
    package let name: String?
    /// The title.
    package let title: String
    /// The text below it.
    package let line: String?
    /// Where it is; the name has a digest of what is on it.
    package let address: Address

    /// What it says, for those who do not see it; the name of the site is beside it anyway.
    var alternative: String { [title, line].compactMap(\.self).joined(separator: " · ") }
}
