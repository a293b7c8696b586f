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
    static func look(_ reader: inout MappingReader, _ keys: LookKeys) -> LookSettings {
        var look = LookSettings()
        look.colors = reader.group(keys.colors, schemes) ?? [:]
        look.themeColor = reader.group(keys.themeColor, themeColor) ?? [:]
        if let pair = reader.group(keys.fonts, fonts) { (look.textFont, look.headingFont) = pair }
        look.logo = reader.group(keys.logo, logo) ?? nil
        look.icon = reader.group(keys.icon, icon) ?? nil
        let place = reader.place(of: keys.footer.name)
        look.footer = reader.group(keys.footer) { footer(&$0, $1, at: place) } ?? nil
        return look
    }

    // MARK: Colors

    private static func schemes(
        _ reader: inout MappingReader,
        _ keys: ColorsKeys
    ) -> [ColorScheme: [ColorToken: Located<HexColor>]] {
        var colors: [ColorScheme: [ColorToken: Located<HexColor>]] = [:]
        for (scheme, key) in zip(ColorScheme.allCases, keys.schemes) {
            colors[scheme] = reader.group(key) { reader, keys in
                var colors: [ColorToken: Located<HexColor>] = [:]
                for (token, key) in zip(ColorToken.allCases, keys.tokens) { colors[token] = color(key, &reader) }
                return colors
            }
        }
        return colors
    }

    private static func themeColor(
        _ reader: inout MappingReader,
        _ keys: ThemeColorKeys
    ) -> [ColorScheme: Located<HexColor>] {
        var colors: [ColorScheme: Located<HexColor>] = [:]
        for (scheme, key) in zip(ColorScheme.allCases, keys.schemes) { colors[scheme] = color(key, &reader) }
        return colors
    }

    private static func color(_ key: Key<TextKind>, _ reader: inout MappingReader) -> Located<HexColor>? {
        guard let text = reader.read(key) else { return nil }
        guard let color = HexColor(text.value) else {
            reader.report(
                .themeColorInvalid,
                at: text.location,
                "`\(text.value)` is not a color for `\(key.name)`",
                help: HexColor("#" + text.value) == nil
                    ? "write `#` and six hexadecimal digits, in quotes, such as `\"#0a6163\"`"
                    : "write `\"#\(text.value)\"`, with `#` and in quotes"
            )
            return nil
        }
        return Located(color, at: text.location)
    }

    // MARK: Fonts

    private static func fonts(
        _ reader: inout MappingReader,
        _ keys: FontsKeys
    ) -> (text: WebFont?, headings: WebFont?) {
        let text = reader.group(keys.text, font) ?? nil
        return (text, reader.group(keys.headings, font) ?? nil)
    }

    private static func font(_ reader: inout MappingReader, _ keys: FontKeys) -> WebFont? {
        let family = reader.read(keys.family)
        let files = reader.groups(keys.files, fontFile)
        if !reader.has(keys.files.name) {
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

    private static func fontFile(_ reader: inout MappingReader, _ keys: FontFileKeys) -> FontFile? {
        let file = reader.read(keys.file)
        let weights = weights(&reader, keys.weight)
        let style = reader.read(keys.style) ?? .normal
        guard let file else { return nil }
        return FontFile(file: file, weights: weights ?? 400...400, isItalic: style == .italic)
    }

    private static func weights(_ reader: inout MappingReader, _ key: Key<TextKind>) -> ClosedRange<Int>? {
        guard let text = reader.read(key) else { return nil }
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

    private static func logo(_ reader: inout MappingReader, _ keys: LogoKeys) -> LogoSettings? {
        let file = reader.read(keys.file)
        let dark = reader.read(keys.dark)
        let alternative = reader.read(keys.alt)
        guard let file, let alternative else { return nil }
        return LogoSettings(file: file, dark: dark, alternative: alternative.value)
    }

    private static func icon(_ reader: inout MappingReader, _ keys: IconKeys) -> IconSettings? {
        let file = reader.read(keys.file)
        let touch = reader.read(keys.touch)
        return file.map { IconSettings(file: $0, touch: touch) }
    }

    private static func footer(
        _ reader: inout MappingReader,
        _ keys: FooterKeys,
        at place: SourceLocation
    ) -> FooterSettings? {
        let lines = reader.read(keys.lines)
        for line in lines { reader.checkPlainText(line, keys.lines.name) }
        let links = reader.groups(keys.links) { reader, keys -> FooterSettings.Link? in
            let label = reader.read(keys.label)
            let isThere = reader.text(keys.url.name, required: "add `url:` with the address that it leads to") != nil
            guard let label, isThere, let url = reader.read(keys.url) else { return nil }
            return FooterSettings.Link(label: label.value, url: url)
        }
        guard !lines.isEmpty || !links.isEmpty else { return nil }
        return FooterSettings(at: place, lines: lines.map(\.value), links: links)
    }

    // MARK: The content security policy

    static func allowedSources(_ reader: inout MappingReader, _ keys: AllowedSourcesKeys) -> [AllowedSource] {
        zip(AllowedSource.Use.allCases, keys.uses).flatMap { use, key in
            reader.groups(key) { allowedSource(&$0, $1, for: use) }
        }
    }

    private static func allowedSource(
        _ reader: inout MappingReader,
        _ keys: AllowedSourceKeys,
        for use: AllowedSource.Use
    ) -> AllowedSource? {
        let source = reader.read(keys.source)
        let reason = reader.read(keys.reason)
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

/// The keys of `theme`.
struct LookKeys: KeyGroup {
    let colors = Key("colors", .group(ColorsKeys()), "Colors: a group for `light`, a group for `dark`.")
    let themeColor = Key(
        "themeColor",
        .group(ThemeColorKeys()),
        "The color that browsers give to what is around the page, for `light` and for `dark`."
    )
    let fonts = Key("fonts", .group(FontsKeys()), "Fonts: a group for `text`, a group for `headings`.")
    let logo = Key("logo", .group(LogoKeys()), "A picture in the place of the site's name.")
    let icon = Key("icon", .group(IconKeys()), "The icon of the site in browsers.")
    let footer = Key("footer", .group(FooterKeys()), "What is at the end of each page, below who publishes it.")
}

/// The keys of `colors`.
struct ColorsKeys: KeyGroup {
    let schemes = ColorScheme.allCases.map { scheme in
        Key(scheme.rawValue, .group(ColorKeys()), "The colors of the \(scheme.rawValue) scheme.")
    }
}

/// The keys of the colors of a scheme.
struct ColorKeys: KeyGroup {
    let tokens = ColorToken.allCases.map { Key($0.rawValue, .text, Self.meaning(of: $0)) }

    private static func meaning(of token: ColorToken) -> String {
        switch token {
        case .paper: "What texts are on."
        case .band: "The band at the top of a page, and boxes."
        case .ink: "Texts."
        case .soft: "Texts of less weight, such as dates."
        case .accent: "Links, and what marks things."
        case .line: "Lines between things."
        case .edge: "Frames of fields and boxes."
        case .foot: "The end of the page."
        case .footInk: "Texts at the end of the page."
        case .focus: "The frame around what has the focus."
        }
    }
}

/// The keys of `themeColor`.
struct ThemeColorKeys: KeyGroup {
    let schemes = ColorScheme.allCases.map { scheme in
        Key(scheme.rawValue, .text, "The color in the \(scheme.rawValue) scheme.")
    }
}

/// The keys of `fonts`.
struct FontsKeys: KeyGroup {
    let text = Key("text", .group(FontKeys()), "The font of texts.")
    let headings = Key("headings", .group(FontKeys()), "The font of headings.")
}

/// The keys of a font.
struct FontKeys: KeyGroup {
    let family = Key("family", .text, "The name of the font.", needed: "add `family:` with the name of the font")
    let files = Key("files", .groups(FontFileKeys(), owner: "a file of a font"), "Its files.", isNeeded: true)
}

/// The keys of a file of a font.
struct FontFileKeys: KeyGroup {
    /// What `style` can be.
    enum Style: String, CaseIterable, Sendable {
        case normal
        case italic
    }

    let file = Key(
        "file",
        .name(of: .file),
        "A WOFF2 font, by its path in the content folder.",
        needed: "add `file:` with the path in the content folder"
    )
    let weight = Key("weight", .text, "The weight, from 1 to 1000, or two numbers for a font of many weights.")
    let style = Key("style", .choice(Style.self), "`normal` or `italic`.")
}

/// The keys of `logo`.
struct LogoKeys: KeyGroup {
    let file = Key(
        "file",
        .name(of: .file),
        "The picture, best an SVG.",
        needed: "add `file:` with the path of the picture in the content folder"
    )
    let dark = Key("dark", .name(of: .file), "The picture for the dark scheme.")
    let alt = Key(
        "alt",
        .prose,
        "The words that the picture shows, for readers who do not see it.",
        needed: "add `alt:` with the words that the picture shows"
    )
}

/// The keys of `icon`.
struct IconKeys: KeyGroup {
    let file = Key(
        "file",
        .name(of: .file),
        "An SVG or a PNG.",
        needed: "add `file:` with the path of the picture in the content folder"
    )
    let touch = Key(
        "touch",
        .name(of: .file),
        "What phones show among their apps: a square PNG of 180 pixels or more."
    )
}

/// The keys of `footer`.
struct FooterKeys: KeyGroup {
    let lines = Key("lines", .texts("lines"), "A list of texts.")
    let links = Key(
        "links",
        .groups(FooterLinkKeys(), owner: "a link of the footer"),
        "A list of groups with `label` and `url`."
    )
}

/// The keys of a link of the footer.
struct FooterLinkKeys: KeyGroup {
    let label = Key("label", .prose, "What the link says.", needed: "add `label:` with what the link says")
    let url = Key("url", .contact, "The address that it leads to.", isNeeded: true)
}

/// The keys of `contentSecurityPolicy`.
struct AllowedSourcesKeys: KeyGroup {
    let uses = AllowedSource.Use.allCases.map { use in
        Key(use.rawValue, .groups(AllowedSourceKeys(), owner: "an allowed source"), Self.meaning(of: use))
    }

    private static func meaning(of use: AllowedSource.Use) -> String {
        switch use {
        case .forms: "Where forms may be sent."
        case .script: "Where scripts may come from."
        case .font: "Where fonts may come from."
        case .image: "Where pictures may come from."
        case .connect: "Where scripts may ask for data, or report to."
        }
    }
}

/// The keys of an allowed source.
struct AllowedSourceKeys: KeyGroup {
    let source = Key(
        "source",
        .text,
        "The address of a host with `https://` and perhaps a path.",
        needed: "add `source:` with an address such as `https://forms.example.org`"
    )
    let reason = Key("reason", .prose, "Why pages need it.", needed: "add `reason:` with why pages need it")
}
