import Drawing
import Rendering
import SiteModel

/// Draws the pictures of a site for other programs: those that stand for pages, and its icons.
struct SitePictures {
    private let theme: PictureTheme
    private let typeface: Typeface

    /// A drawer with the font of a theme, to be used by one task at a time. It throws where FreeType cannot read the font.
    init(_ theme: PictureTheme) throws(FileSystemError) {
        guard let typeface = Typeface(theme.font) else {
            throw FileSystemError("read", PictureTheme.fontPath, because: "FreeType cannot read it")
        }
        self.theme = theme
        self.typeface = typeface
    }

    /// The libraries that draw, with their versions: the same versions give the same bytes on every machine.
    static let libraries = "\(Typeface.library), \(PNGFile.library)"

    /// A picture that stands for a page, as a PNG. It throws where zlib cannot compress it.
    func bytes(of picture: SocialPicture) throws(FileSystemError) -> [UInt8] {
        let card = TitleCard(
            name: picture.name,
            title: picture.title,
            line: picture.line,
            colors: DrawingColors(
                background: PictureColor(theme.colors.paper),
                ink: PictureColor(theme.colors.ink),
                accent: PictureColor(theme.colors.accent)
            )
        )
        return try Self.png(of: card.drawn(with: typeface), at: picture.address)
    }

    /// An icon with a letter. It throws where zlib cannot compress it.
    func bytes(of icon: SiteIcon, _ letter: Character) throws(FileSystemError) -> [UInt8] {
        let mark = LetterMark(letter, ink: PictureColor(theme.colors.paper), on: PictureColor(theme.colors.accent))
        let png = try Self.png(of: mark.drawn(with: typeface, side: icon.side), at: icon.address)
        return icon == .favicon ? PNGFile.icon(of: png, side: icon.side) : png
    }

    private static func png(of picture: IndexedPicture, at address: Address) throws(FileSystemError) -> [UInt8] {
        guard let file = PNGFile(picture) else {
            throw FileSystemError("write", address.outputPath, because: "zlib cannot compress it")
        }
        return file.bytes
    }
}

extension PictureColor {
    fileprivate init(_ color: HexColor) {
        let channels = color.channels.map { UInt8(clamping: $0) }
        self.init(red: channels[0], green: channels[1], blue: channels[2])
    }
}

extension ExtraFiles {
    /// How many pictures one task draws after the other: each glyph is drawn once for them.
    static let picturesAtOnce = 64

    /// The pictures that stand for pages.
    var pictures: [SocialPicture] { renderer.pictures(facts.standings, pictured: facts.picturedTexts) }

    /// Writes these pictures; one that the last build drew of the same texts with the same libraries stays as it is.
    func writePictures(to output: any SiteOutput, jobs: Int) async throws {
        guard let theme = theme.pictures else { return }
        let isDrawnAlike = output.earlierDrawing == SitePictures.libraries
        let pictures = pictures
        let count = (pictures.count + Self.picturesAtOnce - 1) / Self.picturesAtOnce
        _ = try await gatherInParallel(count: count, jobs: jobs, state: {}) { index, _ in
            var drawer: SitePictures?
            for picture in pictures.dropFirst(index * Self.picturesAtOnce).prefix(Self.picturesAtOnce) {
                let path = picture.address.outputPath
                if isDrawnAlike, let known = output.earlierDigest(of: path),
                    try output.keepFile(at: path, holding: known)
                {
                    continue
                }
                let ready = try drawer ?? SitePictures(theme)
                drawer = ready
                try output.write(try ready.bytes(of: picture), to: path)
            }
        }
    }

    /// The icons of the site and what names them for phones, unless the site has files of its own at their places.
    var icons: [ExtraFile] {
        guard theme.hasManifest else { return [] }
        let own = Set(copies.map(\.address))
        var files: [ExtraFile] = []
        if let touch = theme.touchIcon {
            files.append(ExtraFile(SiteIcon.touch.address) { touch })
        }
        if let pictures = theme.pictures, let letter = renderer.siteLetter {
            let drawn: [SiteIcon] = theme.touchIcon == nil ? SiteIcon.allCases : [.favicon]
            files += drawn.map { icon in
                ExtraFile(icon.address) { () throws(FileSystemError) in
                    try SitePictures(pictures).bytes(of: icon, letter)
                }
            }
        }
        let renderer = renderer
        files.append(ExtraFile(.webManifest) { renderer.webManifest })
        return files.filter { !own.contains($0.address) }
    }
}
