/// The colors of a drawn picture.
package struct DrawingColors: Hashable, Sendable {
    /// What texts are on.
    package var background: PictureColor
    /// Texts.
    package var ink: PictureColor
    /// What marks things.
    package var accent: PictureColor

    /// Colors for texts, what they are on and what marks things.
    package init(background: PictureColor, ink: PictureColor, accent: PictureColor) {
        self.background = background
        self.ink = ink
        self.accent = accent
    }
}

/// A picture that stands for a page where other sites show a link to it: whose page it is, its title, and a line below.
package struct TitleCard: Hashable, Sendable {
    /// The name above the title; `nil` where the title is that name.
    package var name: String?
    /// The title.
    package var title: String
    /// The text at the bottom, at most two lines.
    package var line: String?
    /// The colors.
    package var colors: DrawingColors

    /// A card with texts in some colors.
    package init(name: String?, title: String, line: String?, colors: DrawingColors) {
        self.name = name
        self.title = title
        self.line = line
        self.colors = colors
    }

    /// The width in pixels, that of a wide picture in the Open Graph protocol's best known uses.
    package static let width = 1200
    /// The height in pixels.
    package static let height = 630

    /// How far texts stay away from the edges, in pixels.
    static let margin = 80
    private static let barWidth = 24
    /// The sizes of names in pixels: the largest that fits is taken.
    private static let nameSizes = [38, 33, 28]
    private static let lineSize = 32
    /// The sizes of titles in pixels, each with how many lines there may be: the largest that fits is taken.
    private static let titleSizes = [(104, 2), (88, 3), (76, 3), (66, 4), (58, 4)]

    /// Draws the card with the letters of a font.
    package func drawn(with typeface: Typeface) -> IndexedPicture {
        let ink = Ink(first: 1, count: 5)
        let accent = Ink(first: 6, count: 4)
        var picture = IndexedPicture(
            width: Self.width,
            height: Self.height,
            palette: [colors.background]
                + (1...ink.count).map { colors.background.mixed(with: colors.ink, step: $0, of: ink.count) }
                + (1...accent.count).map { colors.background.mixed(with: colors.accent, step: $0, of: accent.count) }
        )
        picture.fill(columns: 0..<Self.barWidth, rows: 0..<Self.height, with: accent.full)
        var top = Self.margin
        if let name {
            let fitting = Self.nameSizes.first { breaking(typeface, $0).lines(name, maximum: 1) != nil }
            let size = fitting ?? Self.nameSizes[Self.nameSizes.count - 1]
            picture.draw([breaking(typeface, size).oneLine(name)], from: top, size, typeface, in: accent)
            top += Self.height(ofLines: 1, size) + size / 2
        }
        var bottom = Self.height - Self.margin
        if let line {
            let breaking = breaking(typeface, Self.lineSize)
            let lines = breaking.lines(line, maximum: 2) ?? breaking.cutLines(line, maximum: 2)
            let height = Self.height(ofLines: lines.count, Self.lineSize)
            picture.draw(lines, from: bottom - height, Self.lineSize, typeface, in: ink)
            bottom -= height + Self.lineSize
        }
        let (lines, size) = titleLines(typeface, room: bottom - top)
        let height = Self.height(ofLines: lines.count, size)
        picture.draw(lines, from: top + max(0, (bottom - top - height) / 2), size, typeface, in: ink)
        return picture
    }

    private func breaking(_ typeface: Typeface, _ size: Int) -> LineBreaking {
        LineBreaking(
            width: { typeface.width(of: $0, size: size) },
            room: Self.width - Self.margin * 2
        )
    }

    /// The lines of the title in the largest size in which they fit into so many pixels from top to bottom, with some room above
    /// and below them.
    private func titleLines(_ typeface: Typeface, room: Int) -> (lines: [String], size: Int) {
        for (size, maximum) in Self.titleSizes where Self.height(ofLines: 1, size) <= room {
            guard let lines = breaking(typeface, size).lines(title, maximum: maximum) else { continue }
            if Self.height(ofLines: lines.count, size) + size * 2 / 3 <= room { return (lines, size) }
        }
        let (size, maximum) = Self.titleSizes[Self.titleSizes.count - 1]
        return (breaking(typeface, size).cutLines(title, maximum: maximum), size)
    }

    /// How high so many lines are, from the top of the first one's letters to the bottom of the last one's.
    private static func height(ofLines count: Int, _ size: Int) -> Int { (count - 1) * lineHeight(size) + size }

    fileprivate static func lineHeight(_ size: Int) -> Int { size * 5 / 4 }
}

extension IndexedPicture {
    /// Draws lines of text below each other, the first one's letters from a row on.
    fileprivate mutating func draw(
        _ lines: [String],
        from top: Int,
        _ size: Int,
        _ typeface: Typeface,
        in ink: Ink
    ) {
        for (number, line) in lines.enumerated() {
            // Of the size of a font, about four fifths are above the line on which letters stand.
            let base = top + number * TitleCard.lineHeight(size) + size * 4 / 5
            for placed in typeface.line(line, size: size).glyphs {
                draw(
                    placed.glyph,
                    // Two pixels are a byte of a file: a letter that has the same bytes wherever it is compresses better.
                    left: TitleCard.margin + (placed.pen + 1) / 2 * 2 + placed.glyph.left,
                    top: base - placed.glyph.rise,
                    in: ink
                )
            }
        }
    }
}

/// A picture that stands for a site among the apps of a phone and in the tabs of browsers: a letter on a color.
package struct LetterMark: Hashable, Sendable {
    /// The letter.
    package var letter: Character
    /// The color of the letter.
    package var ink: PictureColor
    /// What the letter is on.
    package var background: PictureColor

    /// A letter in a color on another one.
    package init(_ letter: Character, ink: PictureColor, on background: PictureColor) {
        self.letter = letter
        self.ink = ink
        self.background = background
    }

    /// Draws the letter into the middle of a square with sides of so many pixels. It stays within the circle that phones
    /// cut out (W3C “Web Application Manifest”, section on masks of icons: a radius of two fifths), unless it is as small as in the
    /// tabs of browsers, which cut out nothing.
    package func drawn(with typeface: Typeface, side: Int) -> IndexedPicture {
        let isCut = side > 64
        let ink = Ink(first: 1, count: 15)
        var picture = IndexedPicture(
            width: side,
            height: side,
            palette: [background] + (1...ink.count).map { background.mixed(with: self.ink, step: $0, of: ink.count) }
        )
        for placed in typeface.line(String(letter), size: isCut ? side * 13 / 20 : side * 19 / 20).glyphs {
            picture.draw(
                placed.glyph,
                left: (side - placed.glyph.width) / 2,
                top: (side - placed.glyph.height) / 2,
                in: ink
            )
        }
        return picture
    }
}
