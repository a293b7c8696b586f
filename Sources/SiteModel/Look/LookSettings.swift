package import Diagnostics

/// What `theme` of site.yml says of the look of the site.
package struct LookSettings: Sendable, Equatable {
    /// The colors that are set, for each scheme.
    package var colors: [ColorScheme: [ColorToken: Located<HexColor>]] = [:]
    /// The font of texts.
    package var textFont: WebFont?
    /// The font of headings; where there is none, they have that of texts.
    package var headingFont: WebFont?
    /// The picture in the place of the site's name.
    package var logo: LogoSettings?
    /// The picture that stands for the site in the tabs of browsers and among the apps of a phone.
    package var icon: IconSettings?
    /// The color that browsers give to what is around the page, for each scheme.
    package var themeColor: [ColorScheme: Located<HexColor>] = [:]
    /// What is at the end of each page.
    package var footer: FooterSettings?

    /// Settings that change nothing.
    package init() {}

    /// The fonts, that of texts first.
    package var fonts: [WebFont] { [textFont, headingFont].compactMap(\.self) }

    /// The paths of the files in the content folder that are used, with their places.
    package var files: [Located<String>] {
        fonts.flatMap { $0.files.map(\.file) } + [logo?.file, logo?.dark, icon?.file, icon?.touch].compactMap(\.self)
    }
}

/// Whether readers asked for light colors or for dark ones (Media Queries Level 5, `prefers-color-scheme`).
package enum ColorScheme: String, CaseIterable, Sendable {
    case light
    case dark
}

/// A color of the theme that a site may set; the name is that of the custom property of the style sheet.
package enum ColorToken: String, CaseIterable, Sendable {
    /// What texts are on.
    case paper
    /// The band at the top of a page.
    case band
    /// Texts.
    case ink
    /// Texts of less weight.
    case soft
    /// Links, and what marks things.
    case accent
    /// Lines between things.
    case line
    /// Frames of fields and boxes.
    case edge
    /// The end of the page.
    case foot
    /// Texts at the end of the page.
    case footInk
    /// The frame around what has the focus.
    case focus

    /// The name in style sheets, without the hyphens before it.
    package var property: String { self == .footInk ? "foot-ink" : rawValue }
}

/// A font of the site's own.
package struct WebFont: Sendable, Equatable {
    /// The name of the family.
    package var family: Located<String>
    /// Its files, at least one.
    package var files: [FontFile]

    /// A family with files.
    package init(family: Located<String>, files: [FontFile]) {
        self.family = family
        self.files = files
    }
}

/// A file of a font (CSS Fonts Module Level 4, section 4).
package struct FontFile: Sendable, Equatable {
    /// The path in the content folder.
    package var file: Located<String>
    /// The weights that it has, from 1 to 1000; 400 is regular and 700 is bold.
    package var weights: ClosedRange<Int>
    /// Whether its letters are italic.
    package var isItalic: Bool

    /// A file with the weights that it has.
    package init(file: Located<String>, weights: ClosedRange<Int>, isItalic: Bool) {
        self.file = file
        self.weights = weights
        self.isItalic = isItalic
    }
}

/// A picture in the place of the site's name.
package struct LogoSettings: Sendable, Equatable {
    /// The path in the content folder.
    package var file: Located<String>
    /// The path of the picture for the dark scheme, where that is another one.
    package var dark: Located<String>?
    /// What readers are told who do not see it.
    package var alternative: String

    /// A picture and its alternative text.
    package init(file: Located<String>, dark: Located<String>?, alternative: String) {
        self.file = file
        self.dark = dark
        self.alternative = alternative
    }
}

/// The icon of the site.
package struct IconSettings: Sendable, Equatable {
    /// The path in the content folder, of an SVG or a PNG.
    package var file: Located<String>
    /// The path of the PNG that phones show.
    package var touch: Located<String>?

    /// An icon, and the one for phones.
    package init(file: Located<String>, touch: Located<String>?) {
        self.file = file
        self.touch = touch
    }
}

/// What a site says at the end of each page, besides who publishes it.
package struct FooterSettings: Sendable, Equatable {
    /// A link.
    package struct Link: Sendable, Equatable {
        /// What it says.
        package var label: String
        /// Where it leads.
        package var url: String

        /// A link with a label.
        package init(label: String, url: String) {
            self.label = label
            self.url = url
        }
    }

    /// Where it is.
    package var location: SourceLocation
    /// The lines, each a text.
    package var lines: [String]
    /// The links below them.
    package var links: [Link]

    /// Lines and links at a place.
    package init(at location: SourceLocation, lines: [String], links: [Link]) {
        self.location = location
        self.lines = lines
        self.links = links
    }
}
