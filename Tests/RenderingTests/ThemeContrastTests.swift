import Foundation
import Testing

/// The colors of the theme that comes with sitegen, by their names.
@Suite("The theme's colors")
struct ThemeContrastTests {
    enum Scheme: String, CaseIterable, Sendable {
        case light, dark
    }

    /// Text, and what it is on: 4.5 to 1 (WCAG 2.2, criterion 1.4.3).
    private static let texts = [
        ("ink", "paper"), ("ink", "band"), ("ink", "notice"), ("ink", "emergency-wash"), ("ink", "urgent-fill"),
        ("ink", "routine-fill"), ("soft", "paper"), ("soft", "band"), ("soft", "notice"), ("accent", "paper"),
        ("accent", "band"), ("accent", "notice"), ("accent", "emergency-wash"), ("paper", "accent"),
        ("emergency-ink", "emergency-fill"), ("foot-ink", "foot"),
    ]

    /// What shows a field, a frame, a sign or the focus: 3 to 1 (WCAG 2.2, criterion 1.4.11).
    private static let signs = [
        ("edge", "paper"), ("edge", "band"), ("accent", "paper"), ("accent", "band"), ("focus", "paper"),
        ("focus", "band"), ("focus", "notice"), ("focus", "emergency-wash"), ("emergency", "paper"),
        ("emergency", "emergency-wash"), ("urgent", "paper"), ("routine", "paper"), ("notice-edge", "paper"),
        ("foot-ink", "foot"),
    ]

    private func colors(_ scheme: Scheme) throws -> [String: String] {
        let sheet = try String(
            contentsOf: repository.appendingPathComponent("Templates/assets/style.css"),
            encoding: .utf8
        )
        let blocks = sheet.matches(of: /:root \{([^}]*)\}/).map(\.1)
        var colors: [String: String] = [:]
        for block in blocks.prefix(scheme == .light ? 1 : 2) {
            for match in block.matches(of: /--([a-z-]+): #([0-9a-f]+);/) {
                let digits = String(match.2)
                colors[String(match.1)] = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : digits
            }
        }
        return colors
    }

    /// Relative luminance (WCAG 2.2, glossary).
    private func luminance(_ digits: String) throws -> Double {
        let value = try #require(Int(digits, radix: 16))
        let channels = [16, 8, 0].map { shift in
            let channel = Double(value >> shift & 255) / 255
            return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    private func contrast(_ pair: (String, String), _ colors: [String: String]) throws -> Double {
        let first = try luminance(try #require(colors[pair.0], "\(pair.0)"))
        let second = try luminance(try #require(colors[pair.1], "\(pair.1)"))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    @Test("keep text and signs apart from what they are on", arguments: Scheme.allCases)
    func contrasts(scheme: Scheme) throws {
        let colors = try colors(scheme)
        for pair in Self.texts {
            let found = try contrast(pair, colors)
            #expect(found >= 4.5, "\(pair) in the \(scheme.rawValue) scheme")
        }
        for pair in Self.signs {
            let found = try contrast(pair, colors)
            #expect(found >= 3, "\(pair) in the \(scheme.rawValue) scheme")
        }
    }

    @Test("are measured as WCAG does")
    func measure() throws {
        let colors = ["black": "000000", "white": "ffffff", "gray": "767676"]
        #expect(try contrast(("black", "white"), colors) == 21)
        // The lightest gray that is text on white.
        let gray = try contrast(("gray", "white"), colors)
        #expect((4.5..<4.6).contains(gray))
    }
}
