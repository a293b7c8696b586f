import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Rendering

/// The colors of the theme that comes with sitegen, by their names.
@Suite("The theme's colors")
struct ThemeContrastTests {
    private let sheet: StyleSheetColors

    init() throws {
        let text = try String(
            contentsOf: repository.appendingPathComponent("Templates/assets/style.css"),
            encoding: .utf8
        )
        sheet = StyleSheetColors(text)
    }

    private func color(_ text: String) throws -> Located<HexColor> {
        let place = SourceLocation(SourceFile(.content, "site.yml"), line: 1, column: 1)
        return Located(try #require(HexColor(text)), at: place)
    }

    @Test("keep text and signs apart from what they are on", arguments: ColorScheme.allCases)
    func contrasts(scheme: ColorScheme) throws {
        #expect(ColorContrast.pairs.count == 29)
        for pair in ColorContrast.pairs {
            let front = try #require(sheet[scheme, pair.front], "\(pair.front)")
            let back = try #require(sheet[scheme, pair.back], "\(pair.back)")
            #expect(front.contrast(with: back) >= pair.minimum, "\(pair) in the \(scheme.rawValue) scheme")
        }
    }

    @Test("are all there under the names that site.yml has for them", arguments: ColorToken.allCases)
    func tokens(token: ColorToken) {
        for scheme in ColorScheme.allCases { #expect(sheet[scheme, token.property] != nil) }
    }

    @Test("are read from a style sheet for the screens that they are for")
    func reading() {
        let sheet = StyleSheetColors(
            """
            /* :root { --ink: #111111 } */
            :root { --ink: #222; --sans: "A", serif; --rule: 1px solid var(--ink) }
            a { --ink: #333 }
            @media screen and (prefers-color-scheme:dark) { :root { --ink: #444444; } a { color: red } }
            @media print { :root { --ink: #000 } }
            """
        )
        #expect(sheet[.light, "ink"]?.description == "#222222")
        #expect(sheet[.dark, "ink"]?.description == "#444444")
        #expect(sheet[.light, "rule"] == nil)
        #expect(sheet.fonts == "\"A\", serif")
    }

    @Test("that a site sets are measured with those that it leaves as they are, and the focus is that of links")
    func settings() throws {
        var settings = LookSettings()
        settings.colors[.light] = [.accent: try color("#7a1f5c")]
        #expect(ColorContrast.problems(in: settings, on: sheet).isEmpty)
        #expect(ColorContrast.color("focus", .light, settings, sheet)?.description == "#7a1f5c")
        #expect(ColorContrast.color("focus", .dark, settings, sheet) == sheet[.dark, "focus"])
        settings.colors[.dark] = settings.colors[.light]
        let found = ColorContrast.problems(in: settings, on: sheet).map(\.message)
        #expect(
            found == [
                "`accent` has a contrast of 1.48 to 1 with `notice` (`#33290f`) in the dark scheme, and needs 4.5 to 1"
            ]
        )
    }

    @Test("that would be enough are named, and of two that are set one is told")
    func help() throws {
        var settings = LookSettings()
        settings.colors[.light] = [.foot: try color("#888"), .footInk: try color("#999")]
        let found = ColorContrast.problems(in: settings, on: sheet)
        #expect(found.map(\.help) == ["choose a darker color, such as `\"#202020\"`"])
        settings.colors[.light] = [.foot: try color("#888"), .footInk: try color("#202020")]
        #expect(ColorContrast.problems(in: settings, on: sheet).isEmpty)
    }

    @Test("are not measured where a style sheet of the site's own does not have them")
    func otherSheet() throws {
        var settings = LookSettings()
        settings.colors[.light] = [.accent: try color("#eee")]
        #expect(ColorContrast.problems(in: settings, on: StyleSheetColors("")).isEmpty)
    }
}
