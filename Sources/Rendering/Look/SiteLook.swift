import ASCII
package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let themeSettingUnused = DiagnosticIdentifier(
        "theme-setting-unused",
        .warning,
        "A setting of the theme has no effect"
    )
}

/// What a site says of its look, with the files that it names.
package struct LookSource: Sendable, Equatable {
    /// What `theme` of site.yml says.
    package var settings = LookSettings()
    /// What the files that it names hold, by their paths in the content folder; those that cannot be used are left out.
    package var files: [String: [UInt8]] = [:]
    /// The sizes of the pictures among them.
    package var sizes: [String: ImageSize] = [:]
    /// What pages may use on other sites.
    package var allowedSources: [AllowedSource] = []
    /// Whether pages have a search.
    package var hasSearch = true

    /// A site that sets nothing.
    package init() {}
}

/// What becomes of a site's settings of its look on its pages.
struct SiteLook: Sendable {
    /// A picture with its size.
    struct Picture: Sendable {
        let address: Address
        let size: ImageSize?
    }

    /// The style sheet with the colors and fonts; `nil` where the site sets neither.
    private(set) var styleSheet: Address?
    /// The picture in the place of the site's name, and the one for the dark scheme.
    private(set) var logo: (picture: Picture, dark: Address?, alternative: String)?
    /// The icon, and the one for phones.
    private(set) var icon: (address: Address, type: String, touch: Address?)?
    /// The sizes of both.
    private(set) var iconSizes: (icon: ImageSize?, touch: ImageSize?)
    /// What the icon for phones holds, a PNG; `nil` where the site names none.
    private(set) var touchIcon: [UInt8]?
    /// The color of what is around the page, for the light and for the dark scheme.
    private(set) var themeColors: (light: String, dark: String)?
    /// What is at the end of each page.
    let footer: FooterSettings?
    /// What is published for all this.
    private(set) var assets: [PublishedAsset] = []
    /// Whether pages load fonts.
    private(set) var hasFonts = false
    /// The fonts that each page needs, the first file of each family: what is asked for early moves nothing when it comes.
    private(set) var earlyFonts: [Address] = []

    /// The look of a site on the style sheet of its theme; `publish` gives a file its published name.
    init(_ source: LookSource, on sheet: StyleSheetColors, publish: (String, [UInt8]) -> PublishedAsset) {
        let settings = source.settings
        footer = settings.footer
        var addresses: [String: Address] = [:]
        for path in Set(settings.files.map(\.value)).sorted() {
            guard let bytes = source.files[path] else { continue }
            let asset = publish(path, bytes)
            addresses[path] = asset.address
            assets.append(asset)
        }
        func address(_ file: Located<String>?) -> Address? { file.flatMap { addresses[$0.value] } }
        if let wanted = settings.logo, let address = address(wanted.file) {
            logo = (
                Picture(address: address, size: source.sizes[wanted.file.value]), addresses[wanted.dark?.value ?? ""],
                wanted.alternative
            )
        }
        if let wanted = settings.icon, let address = address(wanted.file) {
            let isSVG = wanted.file.value.lowercased().hasSuffix(".svg")
            icon = (address, isSVG ? "image/svg+xml" : "image/png", addresses[wanted.touch?.value ?? ""])
            iconSizes = (source.sizes[wanted.file.value], source.sizes[wanted.touch?.value ?? ""])
            touchIcon = source.files[wanted.touch?.value ?? ""]
        }
        func themeColor(_ scheme: ColorScheme) -> String? {
            (settings.themeColor[scheme]?.value ?? ColorContrast.color("band", scheme, settings, sheet))?.description
        }
        if let light = themeColor(.light), let dark = themeColor(.dark) { themeColors = (light, dark) }
        hasFonts = settings.fonts.contains { $0.files.contains { addresses[$0.file.value] != nil } }
        earlyFonts = settings.fonts.compactMap { font in font.files.first.flatMap { addresses[$0.file.value] } }
        let text = LookStyleSheet(settings, on: sheet, addresses, logo: logo?.picture.size).text
        guard !text.isEmpty else { return }
        let asset = publish("settings.css", Array(text.utf8))
        styleSheet = asset.address
        assets.append(asset)
    }

    /// A report for each setting that no template shows; `keys` are those keys of `site` that templates use.
    static func unused(_ settings: LookSettings, keys: Set<String>) -> [Diagnostic] {
        let ofSheet =
            ColorScheme.allCases.lazy.flatMap { scheme in
                ColorToken.allCases.compactMap { settings.colors[scheme]?[$0]?.location }
            }.first ?? settings.fonts.first?.family.location
        let places: [(key: String, setting: String, location: SourceLocation?)] = [
            ("styleSheet", "colors` and `fonts", ofSheet),
            ("logo", "logo", settings.logo?.file.location),
            ("icon", "icon", settings.icon?.file.location),
            (
                "themeColor", "themeColor",
                ColorScheme.allCases.lazy.compactMap { settings.themeColor[$0]?.location }.first
            ),
            ("footer", "footer", settings.footer?.location),
        ]
        return places.compactMap { key, setting, location in
            guard let location, !keys.contains(key) else { return nil }
            return Diagnostic(
                .themeSettingUnused,
                at: location,
                "No template shows `site.\(key)`, so `\(setting)` of `theme` can have no effect",
                help: "take over what the built-in template has for it; `sitegen theme diff` shows how yours differ"
            )
        }
    }
}

/// The style sheet with what a site sets: it comes after that of the theme.
private struct LookStyleSheet {
    /// The style sheet in its short form; empty where nothing is set.
    let text: String

    /// How high a logo is, in the measure of CSS.
    private static let logoHeight = "2.75rem"

    /// `logo` is the size of the picture in the place of the site's name.
    init(
        _ settings: LookSettings,
        on sheet: StyleSheetColors,
        _ addresses: [String: Address],
        logo size: ImageSize?
    ) {
        var rules = settings.fonts.flatMap { font in
            font.files.compactMap { file in
                addresses[file.file.value].map { Self.fontFace(font.family.value, file, $0) }
            }
        }
        if let family = settings.textFont?.family.value {
            rules.append(":root{--sans:\"\(family)\",\(sheet.fonts ?? "sans-serif")}")
        }
        if let family = settings.headingFont?.family.value {
            rules.append("h1,h2,h3,h4,h5,h6,.site-name{font-family:\"\(family)\",var(--sans)}")
        }
        for scheme in ColorScheme.allCases {
            let set = settings.colors[scheme] ?? [:]
            var values = ColorToken.allCases.compactMap { token in set[token].map { "--\(token.property):\($0.value)" }
            }
            if set[.focus] == nil, let accent = set[.accent]?.value { values.append("--focus:\(accent)") }
            guard !values.isEmpty else { continue }
            // Not on paper, for which the style sheet of the theme has colors of its own.
            let media = "@media screen and (prefers-color-scheme:\(scheme.rawValue))"
            rules.append("\(media){:root{\(values.joined(separator: ";"))}}")
        }
        if let logo = settings.logo, addresses[logo.file.value] != nil {
            rules.append(".site-name::before{content:none}")
            // The width too: before the picture is there, browsers would make room for its alternative text.
            let width = size.map { "calc(\(Self.logoHeight)*\($0.width)/\($0.height))" } ?? "auto"
            rules.append(
                ".site-name img{width:\(width);height:\(Self.logoHeight);max-width:100%;object-fit:contain;"
                    + "border-radius:0;background:none}"
            )
        } else if let icon = settings.icon, let address = addresses[icon.file.value] {
            rules.append(".site-name::before{background-image:\(Self.url(address))}")
        }
        if settings.footer != nil {
            rules.append(
                ".own-lines{margin-block-start:1rem}.own-lines p{padding-block:.25rem}.own-lines a{padding-block:0}"
            )
        }
        text = rules.joined()
    }

    private static func fontFace(_ family: String, _ file: FontFile, _ address: Address) -> String {
        let (first, last) = (file.weights.lowerBound, file.weights.upperBound)
        return "@font-face{font-family:\"\(family)\";src:\(url(address)) format(\"woff2\");"
            + "font-weight:\(first == last ? "\(first)" : "\(first) \(last)");"
            + "font-style:\(file.isItalic ? "italic" : "normal");font-display:swap}"
    }

    /// A file beside the style sheet, in the folder of assets.
    private static func url(_ address: Address) -> String {
        let path = address.path.dropFirst(Address.assets.path.count)
        return "url(\"\(PercentEncoding.encoded(String(path), keeping: .unreserved.adding("/")))\")"
    }
}
