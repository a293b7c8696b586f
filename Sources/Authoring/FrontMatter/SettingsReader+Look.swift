package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let themeColorInvalid = DiagnosticIdentifier(
        "theme-color-invalid",
        .error,
        "A color of the theme is not written as a color"
    )
    package static let allowedSourceInvalid = DiagnosticIdentifier(
        "allowed-source-invalid",
        .error,
        "A source cannot be allowed by the content security policy"
    )
}

/// What `theme` and `contentSecurityPolicy` of site.yml say.
extension SettingsReader {
    static func look(_ reader: inout MappingReader) -> LookSettings {
        var look = LookSettings()
        look.colors = reader.group("colors", owner: "`colors`", schemes) ?? [:]
        look.themeColor = reader.group("themeColor", owner: "`themeColor`", themeColor) ?? [:]
        if let pair = reader.group("fonts", owner: "`fonts`", fonts) { (look.textFont, look.headingFont) = pair }
        look.logo = reader.group("logo", owner: "`logo`", logo) ?? nil
        look.icon = reader.group("icon", owner: "`icon`", icon) ?? nil
        let place = reader.place(of: "footer")
        look.footer = reader.group("footer", owner: "`footer`") { footer(&$0, at: place) } ?? nil
        return look
    }

    // MARK: Colors

    private static func schemes(_ reader: inout MappingReader) -> [ColorScheme: [ColorToken: Located<HexColor>]] {
        var colors: [ColorScheme: [ColorToken: Located<HexColor>]] = [:]
        for scheme in ColorScheme.allCases {
            colors[scheme] = reader.group(scheme.rawValue, owner: "`\(scheme.rawValue)`") { reader in
                var colors: [ColorToken: Located<HexColor>] = [:]
                for token in ColorToken.allCases { colors[token] = color(token.rawValue, &reader) }
                return colors
            }
        }
        return colors
    }

    private static func themeColor(_ reader: inout MappingReader) -> [ColorScheme: Located<HexColor>] {
        var colors: [ColorScheme: Located<HexColor>] = [:]
        for scheme in ColorScheme.allCases { colors[scheme] = color(scheme.rawValue, &reader) }
        return colors
    }

    private static func color(_ key: String, _ reader: inout MappingReader) -> Located<HexColor>? {
        guard let text = reader.text(key) else { return nil }
        guard let color = HexColor(text.value) else {
            reader.report(
                .themeColorInvalid,
                at: text.location,
                "`\(text.value)` is not a color for `\(key)`",
                help: HexColor("#" + text.value) == nil
                    ? "write `#` and six hexadecimal digits, in quotes, such as `\"#0a6163\"`"
                    : "write `\"#\(text.value)\"`, with `#` and in quotes"
            )
            return nil
        }
        return Located(color, at: text.location)
    }

    // MARK: Fonts

    private static func fonts(_ reader: inout MappingReader) -> (text: WebFont?, headings: WebFont?) {
        let text = reader.group("text", owner: "`text`", font) ?? nil
        return (text, reader.group("headings", owner: "`headings`", font) ?? nil)
    }

    private static func font(_ reader: inout MappingReader) -> WebFont? {
        let family = reader.text("family", required: "add `family:` with the name of the font")
        let files = reader.groups("files", owner: "a file of a font", fontFile)
        if !reader.has("files") {
            reader.report(
                .keyMissing,
                at: reader.location,
                "The key `files` is missing",
                help: "add `files:` with a list of WOFF2 files of the content folder, each with `file:`"
            )
        }
        guard let family else { return nil }
        guard family.value.count <= 60, family.value.allSatisfy({ $0.isLetter || $0.isNumber || " -_.".contains($0) })
        else {
            reader.report(
                .wrongType,
                at: family.location,
                "`\(family.value)` cannot be the name of a font",
                help: "write a name of at most 60 letters, digits, spaces, hyphens and dots"
            )
            return nil
        }
        return files.isEmpty ? nil : WebFont(family: family, files: files)
    }

    private static func fontFile(_ reader: inout MappingReader) -> FontFile? {
        let file = reader.text("file", required: "add `file:` with the path in the content folder")
        let weights = weights(&reader)
        let style = reader.choice("style", FontStyle.self) ?? .normal
        guard let file else { return nil }
        return FontFile(file: file, weights: weights ?? 400...400, isItalic: style == .italic)
    }

    private enum FontStyle: String, CaseIterable {
        case normal
        case italic
    }

    private static func weights(_ reader: inout MappingReader) -> ClosedRange<Int>? {
        guard let text = reader.text("weight") else { return nil }
        let parts = text.value.split(separator: " ").map { Int($0) }
        guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1],
            1 <= first, first <= last, last <= 1000
        else {
            reader.report(
                .wrongType,
                at: text.location,
                "`weight` must be a number from 1 to 1000, or two for a font of many weights, not `\(text.value)`",
                help: "write for example `weight: 700`, or `weight: 200 900`"
            )
            return nil
        }
        return first...last
    }

    // MARK: Pictures and the footer

    private static func logo(_ reader: inout MappingReader) -> LogoSettings? {
        let file = reader.text("file", required: "add `file:` with the path of the picture in the content folder")
        let dark = reader.text("dark")
        let alternative = reader.prose("alt", required: "add `alt:` with the words that the picture shows")
        guard let file, let alternative else { return nil }
        return LogoSettings(file: file, dark: dark, alternative: alternative.value)
    }

    private static func icon(_ reader: inout MappingReader) -> IconSettings? {
        let file = reader.text("file", required: "add `file:` with the path of the picture in the content folder")
        let touch = reader.text("touch")
        return file.map { IconSettings(file: $0, touch: touch) }
    }

    private static func footer(_ reader: inout MappingReader, at place: SourceLocation) -> FooterSettings? {
        let lines = reader.texts("lines", item: "lines")
        for line in lines { reader.checkPlainText(line, "lines") }
        let links = reader.groups("links", owner: "a link of the footer") { reader -> FooterSettings.Link? in
            let label = reader.prose("label", required: "add `label:` with what the link says")
            let schemes = ["https://", "http://", "mailto:", "tel:"]
            let isThere = reader.text("url", required: "add `url:` with the address that it leads to") != nil
            guard let label, isThere, let url = reader.address("url", schemes: schemes) else { return nil }
            return FooterSettings.Link(label: label.value, url: url)
        }
        guard !lines.isEmpty || !links.isEmpty else { return nil }
        return FooterSettings(at: place, lines: lines.map(\.value), links: links)
    }

    // MARK: The content security policy

    static func allowedSources(_ reader: inout MappingReader) -> [AllowedSource] {
        AllowedSource.Use.allCases.flatMap { use in
            reader.groups(use.rawValue, owner: "an allowed source") { allowedSource(&$0, for: use) }
        }
    }

    private static func allowedSource(_ reader: inout MappingReader, for use: AllowedSource.Use) -> AllowedSource? {
        let source = reader.text(
            "source",
            required: "add `source:` with an address such as `https://forms.example.org`"
        )
        let reason = reader.prose("reason", required: "add `reason:` with why pages need it")
        guard let source, let reason else { return nil }
        do throws(AllowedSource.Fault) {
            return try AllowedSource(source, for: use, reason: reason.value)
        } catch {
            let (message, help) = wording(of: error)
            reader.report(.allowedSourceInvalid, at: source.location, "`\(source.value)` \(message)", help: help)
            return nil
        }
    }

    private static func wording(of fault: AllowedSource.Fault) -> (message: String, help: String) {
        switch fault {
        case .anyHost: ("would allow more than one host", "name each host in full, in an item of its own")
        case .notHTTPS:
            (
                "is not the address of a host, with `https://`",
                "write the address of the one host that pages need, such as `https://forms.example.org`"
            )
        case .query:
            ("has a query or a fragment, which a policy does not look at", "leave out `?` or `#` and what follows")
        case .character:
            (
                "has a character that cannot be in a policy",
                "write the host in ASCII, and `;`, `,` and quotation marks in a path as `%3B`, `%2C`, `%22` and `%27`"
            )
        }
    }
}
