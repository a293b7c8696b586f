import SiteModel

/// A picture in the place of the site's name.
struct LogoView: TemplateView {
    var src: String
    var dark: String?
    var alternative: String
    var size: ImageSize?

    static let schema = TemplateSchema<LogoView>([
        .text("src", "the address of the picture") { $0.src },
        .text(
            "dark",
            "the address of the picture for the dark scheme, where that is another one",
            optional: { $0.dark }
        ),
        .text("alt", "what readers are told who do not see it") { $0.alternative },
        .text("width", "its width in pixels", optional: { $0.size.map { "\($0.width)" } }),
        .text("height", "its height in pixels", optional: { $0.size.map { "\($0.height)" } }),
    ])
}

/// The icon of the site.
struct IconView: TemplateView {
    var href: String
    var type: String
    var touch: String?

    static let schema = TemplateSchema<IconView>([
        .text("href", "its address") { $0.href },
        .text("type", "its media type, `image/svg+xml` or `image/png`") { $0.type },
        .text("touch", "the address of the picture that phones show among their apps", optional: { $0.touch }),
    ])
}

/// The icons that browsers and phones ask for at the root of a host.
struct RootIconsView: TemplateView {
    var favicon: String
    var touch: String

    static let schema = TemplateSchema<RootIconsView>([
        .text("favicon", "the address of `favicon.ico`") { $0.favicon },
        .text("touch", "the address of the picture that phones show among their apps") { $0.touch },
    ])
}

/// The color of what is around the page.
struct ThemeColorView: TemplateView {
    var light: String
    var dark: String

    static let schema = TemplateSchema<ThemeColorView>([
        .text("light", "for the light scheme, such as `#e8f2f0`") { $0.light },
        .text("dark", "for the dark scheme") { $0.dark },
    ])
}

extension SiteView {
    /// Adds what a site sets of its look.
    mutating func show(_ look: SiteLook, _ base: BaseURL) {
        styleSheet = look.styleSheet.map(base.href)
        fonts = look.earlyFonts.map(base.href)
        logo = look.logo.map { logo in
            LogoView(
                src: base.href(logo.picture.address),
                dark: logo.dark.map(base.href),
                alternative: logo.alternative,
                size: logo.picture.size
            )
        }
        icon = look.icon.map { IconView(href: base.href($0.address), type: $0.type, touch: $0.touch.map(base.href)) }
        themeColor = look.themeColors.map { ThemeColorView(light: $0.light, dark: $0.dark) }
        footer = look.footer.map { footer in
            FooterView(
                lines: footer.lines,
                links: footer.links.map { LinkView(title: $0.label, href: $0.url) }
            )
        }
    }
}

/// What the site says at the end of each page.
struct FooterView: TemplateView {
    var lines: [String]
    var links: [LinkView]

    static let schema = TemplateSchema<FooterView>([
        .texts("lines", "lines of text") { $0.lines },
        .list("links", "links below them") { $0.links },
    ])
}
