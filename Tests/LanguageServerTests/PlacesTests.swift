import Diagnostics
import SiteModel
import Testing

@testable import LanguageServer

@Suite("Places in an editor")
struct PlacesTests {
    private static let file = SourceFile(.content, "a.md")

    private struct Text: SourceExcerpts {
        let lines: SourceLines
        func line(_ number: Int, of file: SourceFile) -> String? { lines[number] }
    }

    private func places(_ text: String, _ encoding: PositionEncoding) -> EditorPlaces<Text> {
        EditorPlaces(texts: Text(lines: SourceLines(Array(text.utf8))), encoding: encoding)
    }

    /// A range as `line:character-line:character`.
    private func written(_ range: EditorRange) -> String {
        "\(range.start.line):\(range.start.character)-\(range.end.line):\(range.end.character)"
    }

    @Test(
        "are counted in what was agreed on",
        arguments: [
            ("abc def", 1, 5, 3, "0:4-0:7", "0:4-0:7"),
            ("für uns", 1, 5, 3, "0:4-0:7", "0:4-0:7"),
            // A letter and its umlaut as two code points.
            ("fu\u{308}r uns", 1, 6, 3, "0:5-0:8", "0:5-0:8"),
            ("🩸 blood", 1, 3, 5, "0:3-0:8", "0:2-0:7"),
            ("a\n🩸🩸 🩺", 2, 4, 1, "1:5-1:7", "1:3-1:4"),
            // A family of three: five code points, eight code units.
            ("👩‍👩‍👧 us", 1, 7, 2, "0:9-0:11", "0:6-0:8"),
            ("one\r\ntwo 🩸 x\r\n", 2, 7, 1, "1:7-1:8", "1:6-1:7"),
            // Behind the end of a line, and behind the end of the file.
            ("one\r\ntwo", 1, 2, 9, "0:1-0:3", "0:1-0:3"),
            ("one\n🩸", 3, 1, 0, "1:0-1:2", "1:0-1:1"),
        ]
    )
    func encodings(text: String, line: Int, column: Int, length: Int, utf16: String, utf32: String) {
        let location = SourceLocation(Self.file, line: line, column: column, length: length)
        #expect(written(places(text, .utf16).visibleRange(location)) == utf16)
        #expect(written(places(text, .utf32).visibleRange(location)) == utf32)
    }

    @Test(
        "that are points are shown as a word or a character",
        arguments: [
            ("title: Anemia", 1, "0:0-0:5"), ("title: Anemia", 8, "0:7-0:13"), ("a, b", 2, "0:1-0:2"),
            ("self-care_1 x", 1, "0:0-0:11"), ("Ärzte", 1, "0:0-0:5"), ("👩‍👩‍👧 us", 1, "0:0-0:8"),
            // Where nothing is left of the line, its last character.
            ("title:", 7, "0:5-0:6"), ("🩸", 2, "0:0-0:2"), ("", 1, "0:0-0:0"), ("\nabc", 1, "0:0-0:0"),
        ]
    )
    func points(text: String, column: Int, range: String) {
        let location = SourceLocation(Self.file, line: 1, column: column)
        #expect(written(places(text, .utf16).visibleRange(location)) == range)
    }

    @Test("of changes stay points, and end where the file does")
    func edits() {
        let places = places("one\n🩸two", .utf16)
        #expect(written(places.range(SourceLocation(Self.file, line: 2, column: 2))) == "1:2-1:2")
        let lastLine = SourceLocation(
            Self.file,
            SourcePosition(line: 2, column: 1),
            to: SourcePosition(line: 3, column: 1)
        )
        #expect(written(places.range(lastLine)) == "1:0-1:5")
    }

    @Test(
        "are agreed on by what the client offers",
        arguments: [
            (nil, .utf16), ([], .utf16), (["utf-16"], .utf16), (["utf-8", "utf-16"], .utf16),
            (["utf-16", "utf-32"], .utf32), (["utf-32"], .utf32),
        ] as [([String]?, PositionEncoding)]
    )
    func negotiation(offered: [String]?, encoding: PositionEncoding) {
        #expect(PositionEncoding(offered: offered) == encoding)
    }

    @Test(
        "are in files that addresses name",
        arguments: [
            ("file:///site/Content/a.md", "/site/Content/a.md"),
            ("file:///my%20site/a%2Bb.md", "/my site/a+b.md"),
            ("file:///Gesundheit/Bl%C3%A4sse.md", "/Gesundheit/Blässe.md"),
            ("file:///Gesundheit/Bl%c3%a4sse.md", "/Gesundheit/Blässe.md"),
            ("file:///Gesundheit/Blässe.md", "/Gesundheit/Blässe.md"),
            ("file:///100%25/a.md", "/100%/a.md"),
            ("file:///a%23b%3F.md", "/a#b?.md"),
            ("file:///a.md#L3", "/a.md"),
            ("FILE:///a.md", "/a.md"),
            ("file://localhost/a.md", "/a.md"),
            ("file:/a.md", "/a.md"),
            ("file://server/a.md", nil),
            ("file:a.md", nil),
            ("file:///%FF.md", nil),
            ("file:///a%00.md", nil),
            ("untitled:Untitled-1", nil),
            ("https://example.org/a.md", nil),
            ("", nil),
        ] as [(String, String?)]
    )
    func files(uri: String, path: String?) { #expect(DocumentURI.path(of: uri) == path) }

    @Test(
        "are in files whose addresses are read as they are written",
        arguments: [
            ("/site/Content/a.md", "file:///site/Content/a.md"),
            ("/my site/100%.md", "file:///my%20site/100%25.md"),
            ("/Gesundheit/Blässe.md", "file:///Gesundheit/Bl%C3%A4sse.md"),
            ("/a#b?c.md", "file:///a%23b%3Fc.md"),
        ]
    )
    func addresses(path: String, uri: String) {
        #expect(DocumentURI.uri(of: path) == uri)
        #expect(DocumentURI.path(of: uri) == path)
    }
}
