package import Diagnostics
import Foundation
import SiteModel

extension DiagnosticIdentifier {
    package static let themeContrastLow = DiagnosticIdentifier(
        "theme-contrast-low",
        .error,
        "A color of the theme is too much like what it is on"
    )
}

/// Which colors of the built-in style sheet must be told apart, and how well.
enum ColorContrast {
    /// Two colors of which one is on the other, by their properties.
    struct Pair: Sendable {
        let front: String
        let back: String
        /// The least contrast, to 1.
        let minimum: Double

        func has(_ token: ColorToken) -> Bool { front == token.property || back == token.property }
    }

    /// Text, and what it is on: 4.5 to 1 (WCAG 2.2, criterion 1.4.3).
    private static let texts = [
        ("ink", "paper"), ("ink", "band"), ("ink", "notice"), ("ink", "emergency-wash"), ("ink", "urgent-fill"),
        ("ink", "routine-fill"), ("soft", "paper"), ("soft", "band"), ("soft", "notice"), ("accent", "paper"),
        ("accent", "band"), ("accent", "notice"), ("accent", "emergency-wash"),
        ("emergency-ink", "emergency-fill"), ("foot-ink", "foot"),
    ]

    /// What shows a field, a frame, a sign or the focus: 3 to 1 (WCAG 2.2, criterion 1.4.11).
    private static let signs = [
        ("edge", "paper"), ("edge", "band"), ("accent", "paper"), ("accent", "band"), ("focus", "paper"),
        ("focus", "band"), ("focus", "notice"), ("focus", "emergency-wash"), ("emergency", "paper"),
        ("emergency", "emergency-wash"), ("urgent", "paper"), ("routine", "paper"), ("notice-edge", "paper"),
        ("foot-ink", "foot"),
    ]

    /// All pairs.
    static let pairs =
        texts.map { Pair(front: $0.0, back: $0.1, minimum: 4.5) }
        + signs.map { Pair(front: $0.0, back: $0.1, minimum: 3) }

    /// A report for each color that a site sets and that is too much like another, with the worst case of it; `sheet` has
    /// the colors that are not set.
    static func problems(in settings: LookSettings, on sheet: StyleSheetColors) -> [Diagnostic] {
        ColorScheme.allCases.flatMap { scheme in
            let set = settings.colors[scheme] ?? [:]
            return ColorToken.allCases.compactMap { token in
                set[token].flatMap { problem(with: token, $0, scheme, settings, sheet) }
            }
        }
    }

    /// The color of a property where a site sets some: the focus has that of links where it has none of its own.
    static func color(
        _ property: String,
        _ scheme: ColorScheme,
        _ settings: LookSettings,
        _ sheet: StyleSheetColors
    ) -> HexColor? {
        let set = settings.colors[scheme] ?? [:]
        let token = ColorToken.allCases.first { $0.property == property }
        let own = token.flatMap { set[$0] } ?? (token == .focus ? set[.accent] : nil)
        return own?.value ?? sheet[scheme, property]
    }

    private static func problem(
        with token: ColorToken,
        _ color: Located<HexColor>,
        _ scheme: ColorScheme,
        _ settings: LookSettings,
        _ sheet: StyleSheetColors
    ) -> Diagnostic? {
        typealias Other = (name: String, color: HexColor, minimum: Double)
        func others(_ pairs: [Pair]) -> [Other] {
            pairs.compactMap { pair in
                let name = pair.front == token.property ? pair.back : pair.front
                return Self.color(name, scheme, settings, sheet).map { (name, $0, pair.minimum) }
            }
        }
        let all = others(pairs.filter { $0.has(token) })
        // Where both are set, it is told of the one in front.
        let set = (settings.colors[scheme] ?? [:]).keys.map(\.property)
        let own = others(
            pairs.filter { $0.front == token.property || $0.back == token.property && !set.contains($0.front) }
        )
        func lack(_ other: Other) -> Double { other.color.contrast(with: color.value) / other.minimum }
        guard let worst = own.filter({ lack($0) < 1 }).min(by: { lack($0) < lack($1) }) else { return nil }
        let ratio = (worst.color.contrast(with: color.value) * 100).rounded(.down) / 100
        return Diagnostic(
            .themeContrastLow,
            at: color.location,
            "`\(token.rawValue)` has a contrast of \(String(format: "%.2f", ratio)) to 1 with `\(worst.name)`"
                + " (`\(worst.color)`) in the \(scheme.rawValue) scheme, and needs \(worst.minimum == 3 ? "3" : "4.5") to 1",
            help: help(for: color.value) { other in
                all.allSatisfy { $0.color.contrast(with: other) >= $0.minimum }
            }
        )
    }

    /// What to do: the color that is nearest and would be enough, where darker or lighter is all that it takes.
    private static func help(for color: HexColor, _ isEnough: (HexColor) -> Bool) -> String {
        for step in 1...100 {
            for end in HexColor.Extreme.allCases {
                let other = color.mixed(with: end, share: Double(step) / 100)
                if isEnough(other) {
                    return "choose a \(end == .black ? "darker" : "lighter") color, such as `\"\(other)\"`"
                }
            }
        }
        return "choose another color for one of the two"
    }
}
