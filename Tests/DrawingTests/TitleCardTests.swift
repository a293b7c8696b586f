import DefaultTheme
import Testing

@testable import Drawing

/// The font of the theme.
private func themeTypeface() throws -> Typeface {
    let font = try #require(BuiltInFile.bytes(at: "pictures/letters.ttf"))
    return try #require(Typeface(font))
}

private let colors = DrawingColors(
    background: PictureColor(red: 255, green: 255, blue: 255),
    ink: PictureColor(red: 22, green: 40, blue: 43),
    accent: PictureColor(red: 10, green: 97, blue: 99)
)

extension IndexedPicture {
    /// The columns and rows between which anything but the background is, right of a column.
    fileprivate func inked(from first: Int = 0) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
        var (left, right, top, bottom) = (Int.max, -1, Int.max, -1)
        for row in 0..<height {
            for column in first..<width where pixels[row * width + column] != 0 {
                (left, right) = (min(left, column), max(right, column))
                (top, bottom) = (min(top, row), max(bottom, row))
            }
        }
        return right < 0 ? nil : (left...right, top...bottom)
    }
}

@Suite("The picture of a page")
struct TitleCardTests {
    @Test(
        "has all its texts within its margins, whatever they are",
        arguments: [
            ("Example Health", "Gout", "Medically reviewed on April 7, 2026"),
            (nil, "Äpfel, Öl & Übung", nil),
            (
                String(repeating: "Name of a publisher ", count: 4), "Überempfindlichkeitsreaktionen auf Arzneimittel",
                "x"
            ),
            ("A", String(repeating: "Donaudampfschifffahrt", count: 12), String(repeating: "word ", count: 90)),
            ("A", String(repeating: "Words of a title, ", count: 30), nil),
        ] as [(String?, String, String?)]
    )
    func margins(name: String?, title: String, line: String?) throws {
        let card = TitleCard(name: name, title: title, line: line, colors: colors)
        let picture = card.drawn(with: try typeface())
        #expect(picture.width == 1200 && picture.height == 630 && picture.pixels.count == 1200 * 630)
        #expect(picture.palette.count == 10 && picture.palette.first == colors.background)
        #expect(picture.pixels.allSatisfy { $0 < 10 })
        // The bar is left of the texts.
        #expect(picture.pixels[0] == 9)
        let inked = try #require(picture.inked(from: 24))
        #expect(inked.columns.lowerBound >= 76 && inked.columns.upperBound <= 1124)
        #expect(inked.rows.lowerBound >= 76 && inked.rows.upperBound <= 566)
    }

    @Test("is the same each time, also with a font that has drawn others before")
    func same() throws {
        let card = TitleCard(name: "Site", title: "What causes anemia?", line: nil, colors: colors)
        let typeface = try typeface()
        let first = card.drawn(with: typeface)
        _ = TitleCard(name: nil, title: "Gout", line: "A line", colors: colors).drawn(with: typeface)
        #expect(card.drawn(with: typeface) == first)
        #expect(card.drawn(with: try self.typeface()) == first)
        #expect(
            TitleCard(name: "Site", title: "What causes gout?", line: nil, colors: colors).drawn(with: typeface)
                != first
        )
    }

    private func typeface() throws -> Typeface { try themeTypeface() }

    @Test(
        "has the letter of a site in the middle of an icon, within the circle that phones cut out",
        arguments: [(32, 15), (180, 72), (512, 204)]
    )
    func mark(side: Int, radius: Int) throws {
        let mark = LetterMark("W", ink: colors.background, on: colors.accent)
        let picture = mark.drawn(with: try typeface(), side: side)
        #expect(picture.palette.first == colors.accent && picture.palette.last == colors.background)
        let inked = try #require(picture.inked())
        let (left, right) = (inked.columns.lowerBound, side - 1 - inked.columns.upperBound)
        let (top, bottom) = (inked.rows.lowerBound, side - 1 - inked.rows.upperBound)
        #expect(abs(left - right) <= 1 && abs(top - bottom) <= 1)
        let corner = (side / 2 - left) * (side / 2 - left) + (side / 2 - top) * (side / 2 - top)
        #expect(corner <= radius * radius * (side == 32 ? 2 : 1))
    }

    @Test("is drawn with a font only, and with letters that it has")
    func fonts() throws {
        #expect(Typeface([]) == nil)
        #expect(Typeface(Array("wOF2 is not one".utf8)) == nil)
        let characters = try typeface().characters
        #expect("Aaß…-–“”ŁőΩЖ№".unicodeScalars.filter { !characters.contains($0) } == ["№"])
        #expect(characters.isDisjoint(with: "א中ا".unicodeScalars))
        #expect(Typeface.library.hasPrefix("FreeType 2."))
    }
}

@Suite("A text in lines")
struct LineBreakingTests {
    /// Each character is ten pixels wide.
    private func breaking(_ room: Int) -> LineBreaking { LineBreaking(width: { $0.count * 10 }, room: room) }

    @Test(
        "is broken between words, and its lines are alike in width",
        arguments: [
            ("Gout", 100, 2, ["Gout"]),
            ("one two", 70, 2, ["one two"]),
            ("aaa bbb ccc ddd", 120, 2, ["aaa bbb", "ccc ddd"]),
            ("aaa bbb ccc ddd", 120, 1, nil),
            ("aaaaaaaaaaaaa", 120, 2, nil),
            (
                "What causes iron deficiency anemia in women", 300, 3,
                ["What causes iron", "deficiency anemia in women"]
            ),
        ] as [(String, Int, Int, [String]?)]
    )
    func lines(text: String, room: Int, maximum: Int, expected: [String]?) {
        #expect(breaking(room).lines(text, maximum: maximum) == expected)
    }

    @Test(
        "is cut where there is no more room, and a long word is parted",
        arguments: [
            ("aaa bbb ccc ddd", 70, 1, ["aaa…"]),
            ("aaa bbb ccc ddd", 70, 2, ["aaa bbb", "ccc ddd"]),
            ("aaaaaaaaaaaa", 60, 3, ["aaaaa-", "aaaaa-", "aa"]),
            ("aaa, bbbb", 50, 1, ["aaa…"]),
        ]
    )
    func cut(text: String, room: Int, maximum: Int, expected: [String]) {
        #expect(breaking(room).cutLines(text, maximum: maximum) == expected)
    }
}
