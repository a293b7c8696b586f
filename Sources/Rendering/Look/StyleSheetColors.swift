import SiteModel

/// The colors that a style sheet gives to the root element as custom properties, for each scheme (CSS Custom Properties
/// for Cascading Variables Module Level 1, section 2).
struct StyleSheetColors: Sendable {
    private var colors: [ColorScheme: [String: HexColor]] = [.light: [:], .dark: [:]]
    /// What the property `--sans` holds: the fonts of texts.
    private(set) var fonts: String?

    /// Reads the rules `:root { … }` of a style sheet: those that always hold, and those in `@media` that hold for dark
    /// screens.
    init(_ sheet: String) {
        var preludes: [String] = []
        var text = ""
        var rest = sheet[...]
        while let character = rest.first {
            if character == "/", rest.hasPrefix("/*") {
                rest = rest.dropFirst(2).firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            rest = rest.dropFirst()
            switch character {
            case "{":
                preludes.append(Self.trimmed(text))
                text = ""
            case "}":
                if preludes.last == ":root" { read(text, in: preludes.dropLast()) }
                _ = preludes.popLast()
                text = ""
            case ";" where preludes.last != ":root": text = ""
            default: text.append(character)
            }
        }
    }

    /// The color of a property, without the hyphens before it, in a scheme.
    subscript(scheme: ColorScheme, property: String) -> HexColor? { colors[scheme]?[property] }

    private mutating func read(_ declarations: String, in media: ArraySlice<String>) {
        let conditions = media.joined().filter { !$0.isWhitespace }
        let isDark = conditions.contains("prefers-color-scheme:dark")
        guard media.isEmpty || isDark else { return }
        for declaration in declarations.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let property = Self.trimmed(declaration[..<colon])
            guard property.hasPrefix("--") else { continue }
            let value = Self.trimmed(declaration[declaration.index(after: colon)...])
            let name = String(property.dropFirst(2))
            if name == "sans", !isDark { fonts = value }
            guard let color = HexColor(value) else { continue }
            for scheme in ColorScheme.allCases where !isDark || scheme == .dark { colors[scheme]?[name] = color }
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
