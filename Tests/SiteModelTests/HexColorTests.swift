import SiteModel
import Testing

@Suite("A color")
struct HexColorTests {
    @Test(
        "is three or six hexadecimal digits",
        arguments: [("#0A6163", "#0a6163"), ("#fff", "#ffffff"), ("#09C", "#0099cc")]
    )
    func sound(text: String, expected: String) {
        #expect(HexColor(text)?.description == expected)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "#", "0a6163", "#0a616", "#0a61633", "#0a6163ff", "#ffff", "#ggg", "teal", "#é61", "# fff",
            "rgb(0 0 0)",
        ]
    )
    func refused(text: String) {
        #expect(HexColor(text) == nil)
    }

    @Test("is measured as WCAG does")
    func contrast() throws {
        let (black, white) = (try #require(HexColor("#000")), try #require(HexColor("#fff")))
        #expect(black.contrast(with: white) == 21)
        #expect(white.contrast(with: white) == 1)
        // The lightest gray that is text on white.
        let gray = try #require(HexColor("#767676"))
        #expect((4.5..<4.6).contains(gray.contrast(with: white)))
        #expect(gray.contrast(with: white) == white.contrast(with: gray))
    }

    @Test("is mixed with black and white")
    func mixing() throws {
        let color = try #require(HexColor("#804020"))
        #expect(color.mixed(with: .black, share: 0.5).description == "#402010")
        #expect(color.mixed(with: .white, share: 0.5).description == "#c0a090")
        #expect(color.mixed(with: .white, share: 1).description == "#ffffff")
        #expect(color.mixed(with: .black, share: 0) == color)
    }
}
