import SiteTestSupport
import Testing

@Suite("The site's settings")
struct SettingsDiagnosticsTests {
    @Test("are told what is wrong with them, and where", arguments: SettingsMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum SettingsMistakes {
    /// A layout that shows all that `theme` can set.
    private static let layout =
        (TemporarySite.standardTheme["Templates/layout.mustache"] ?? "")
        + "{{site.styleSheet}}{{#site.logo}}{{src}}{{/site.logo}}{{#site.icon}}{{href}}{{/site.icon}}"
        + "{{#site.themeColor}}{{light}}{{/site.themeColor}}{{#site.footer}}{{#lines}}{{.}}{{/lines}}{{/site.footer}}"

    static let all: [Mistake] = [
        Mistake(
            "no site.yml",
            files: [
                "Content/site.yml": .nothing
            ],
            report: """
                Content/site.yml:1:1: error: The content folder has no `site.yml` [site-configuration-missing]
                     = help: write one with `title`, `baseURL` and `language`, as docs/content.md shows
                """
        ),
        Mistake(
            "an empty site.yml",
            files: [
                "Content/site.yml": ""
            ],
            report: """
                Content/conditions/anemia/causes.md:1:1: error: The text has no disclaimer, and the site has no default [disclaimer-missing]
                   1 | ---
                     | ^~~
                     = help: add `disclaimer:` with the key of one, or `defaultDisclaimer:` to site.yml
                Content/site.yml:1:1: error: The key `baseURL` is missing [key-missing]
                     = help: add `baseURL:`: write the address that the site will have, such as `https://example.org/health/`
                Content/site.yml:1:1: error: The key `language` is missing [key-missing]
                     = help: add `language:` with a tag such as `en`
                Content/site.yml:1:1: error: The key `title` is missing [key-missing]
                     = help: add `title:` with the site's name
                """
        ),
        Mistake(
            "a site.yml that is a list",
            files: [
                "Content/site.yml": "- title: Test Health\n"
            ],
            report: """
                Content/site.yml:1:1: error: `site.yml` must be a group of keys, but this is a list [wrong-type]
                   1 | - title: Test Health
                     | ^
                     = help: write one `key: value` on each line
                """
        ),
        Mistake(
            "required keys missing",
            files: [
                "Content/site.yml": "defaultDisclaimer: general\n"
            ],
            report: """
                Content/site.yml:1:1: error: The key `baseURL` is missing [key-missing]
                   1 | defaultDisclaimer: general
                     | ^
                     = help: add `baseURL:`: write the address that the site will have, such as `https://example.org/health/`
                Content/site.yml:1:1: error: The key `language` is missing [key-missing]
                   1 | defaultDisclaimer: general
                     | ^
                     = help: add `language:` with a tag such as `en`
                Content/site.yml:1:1: error: The key `title` is missing [key-missing]
                   1 | defaultDisclaimer: general
                     | ^
                     = help: add `title:` with the site's name
                """
        ),
        Mistake(
            "a misspelt key",
            in: .settings,
            "title:",
            "titel:",
            report: """
                Content/site.yml:1:1: error: `site.yml` has no key `titel` [key-unknown]
                   1 | titel: Test Health
                     | ^~~~~
                     = help: did you mean `title`?
                """
        ),
        Mistake(
            "a key of another program",
            in: .settings,
            "language: en",
            """
            language: en
            plugins: minimal
            """,
            report: """
                Content/site.yml:4:1: error: `site.yml` has no key `plugins` [key-unknown]
                   4 | plugins: minimal
                     | ^~~~~~~
                     = help: docs/content.md lists the keys
                """
        ),
        Mistake(
            "the name of the publisher missing",
            in: .settings,
            "  name: Test Publisher",
            "  url: https://example.org/",
            report: """
                Content/site.yml:6:1: error: The key `name` is missing [key-missing]
                   6 | organization:
                     | ^~~~~~~~~~~~
                     = help: add `name:` with the publisher's name
                """
        ),
        Mistake(
            "a publisher that is a text",
            in: .settings,
            """
            organization:
              name: Test Publisher
            """,
            "organization: Test Publisher",
            report: """
                Content/site.yml:6:15: error: `organization` must be a group of keys, but this is a text [wrong-type]
                   6 | organization: Test Publisher
                     |               ^~~~~~~~~~~~~~
                     = help: write one `key: value` on each line
                """
        ),
        Mistake(
            "an address without a scheme",
            in: .settings,
            "https://example.org/",
            "example.org",
            report: """
                Content/site.yml:2:10: error: `example.org` is not the address of a site [invalid-address]
                   2 | baseURL: example.org
                     |          ^~~~~~~~~~~
                     = help: write the address that the site will have, such as `https://example.org/health/`
                """
        ),
        Mistake(
            "an address with a query",
            in: .settings,
            "https://example.org/",
            "https://example.org/?a=b",
            report: """
                Content/site.yml:2:10: error: `https://example.org/?a=b` is not the address of a site [invalid-address]
                   2 | baseURL: https://example.org/?a=b
                     |          ^~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the address that the site will have, such as `https://example.org/health/`
                """
        ),
        Mistake(
            "a language that is a name",
            in: .settings,
            "language: en",
            "language: English",
            report: """
                Content/site.yml:3:11: error: `English` is not a language tag [invalid-language]
                   3 | language: English
                     |           ^~~~~~~
                     = help: write a tag such as `en`, `es` or `pt-BR`
                """
        ),
        Mistake(
            "a time zone that is nearly known",
            in: .settings,
            "UTC",
            "Europe/Londn",
            report: """
                Content/site.yml:4:11: error: `Europe/Londn` is not the name of a time zone [invalid-time-zone]
                   4 | timeZone: Europe/Londn
                     |           ^~~~~~~~~~~~
                     = help: did you mean `Europe/London`?
                """
        ),
        Mistake(
            "a time zone that is an abbreviation",
            in: .settings,
            "UTC",
            "EST5",
            report: """
                Content/site.yml:4:11: error: `EST5` is not the name of a time zone [invalid-time-zone]
                   4 | timeZone: EST5
                     |           ^~~~
                     = help: write a name such as `Europe/London`, or `UTC`
                """
        ),
        Mistake(
            "an interval without a unit",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
            review:
              interval: 36
            """,
            report: """
                Content/site.yml:9:13: error: `interval` must be a number and `months` or `years`, not `36` [invalid-duration]
                   9 |   interval: 36
                     |             ^~
                     = help: write for example `interval: 36 months`
                """
        ),
        Mistake(
            "an interval in a unit that is not known",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
            review:
              interval: 36 moons
              warnBefore: 3 months
            """,
            report: """
                Content/site.yml:9:13: error: `interval` must be a number and `months` or `years`, not `36 moons` [invalid-duration]
                   9 |   interval: 36 moons
                     |             ^~~~~~~~
                     = help: write for example `interval: 36 months`
                Content/site.yml:10:15: error: `warnBefore` must be a number and `days` or `weeks`, not `3 months` [invalid-duration]
                  10 |   warnBefore: 3 months
                     |               ^~~~~~~~
                     = help: write for example `warnBefore: 90 days`
                """
        ),
        Mistake(
            "an interval of nothing",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
            review:
              interval: 0 months
            """,
            report: """
                Content/site.yml:9:13: error: `interval` must be a number and `months` or `years`, not `0 months` [invalid-duration]
                   9 |   interval: 0 months
                     |             ^~~~~~~~
                     = help: write for example `interval: 36 months`
                """
        ),
        Mistake(
            "a number of reviewers in words",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
            review:
              minimumReviewers: two
            """,
            report: """
                Content/site.yml:9:21: error: `minimumReviewers` must be a whole number of at least 0, not `two` [wrong-type]
                   9 |   minimumReviewers: two
                     |                     ^~~
                     = help: write digits only, such as `minimumReviewers: 1`
                """
        ),
        Mistake(
            "a misspelt key of the review",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
            review:
              minReviewers: 2
            """,
            report: """
                Content/site.yml:9:3: error: `review` has no key `minReviewers` [key-unknown]
                   9 |   minReviewers: 2
                     |   ^~~~~~~~~~~~
                     = help: did you mean `minimumReviewers`?
                """
        ),
        Mistake(
            "a contact that is no address",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
              contact: hello@example.org
            """,
            report: """
                Content/site.yml:8:12: error: `hello@example.org` is not a valid address for `contact` [invalid-address]
                   8 |   contact: hello@example.org
                     |            ^~~~~~~~~~~~~~~~~
                     = help: write the whole address without spaces, starting with `https://` or `http://` or `mailto:` or `tel:`
                """
        ),
        Mistake(
            "a flag that is a number",
            in: .settings,
            "  name: Test Publisher",
            """
              name: Test Publisher
            demonstration: 1
            """,
            report: """
                Content/site.yml:8:16: error: `demonstration` must be `true` or `false`, not `1` [wrong-type]
                   8 | demonstration: 1
                     |                ^
                     = help: write `demonstration: true` or delete the line
                """
        ),
        Mistake(
            "a default disclaimer left empty",
            in: .settings,
            "defaultDisclaimer: general",
            "defaultDisclaimer:",
            report: """
                Content/site.yml:5:1: error: `defaultDisclaimer` is empty [empty-value]
                   5 | defaultDisclaimer:
                     | ^~~~~~~~~~~~~~~~~
                     = help: fill it in or delete the line
                """
        ),
        Mistake(
            "a color without a sign, which YAML would take for a comment",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme: {colors: {light: {ink: 16282b}}}
            """,
            report: """
                Content/site.yml:5:31: error: `16282b` is not a color for `ink` [theme-color-invalid]
                   5 | theme: {colors: {light: {ink: 16282b}}}
                     |                               ^~~~~~
                     = help: write `"#16282b"`, with `#` and in quotes
                """
        ),
        Mistake(
            "colors that are none",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme:
              colors: {dark: {soft: teal}}
              themeColor: {light: "#ffff"}
            """,
            report: """
                Content/site.yml:6:25: error: `teal` is not a color for `soft` [theme-color-invalid]
                   6 |   colors: {dark: {soft: teal}}
                     |                         ^~~~
                     = help: write `#` and six hexadecimal digits, in quotes, such as `"#0a6163"`
                Content/site.yml:7:23: error: `#ffff` is not a color for `light` [theme-color-invalid]
                   7 |   themeColor: {light: "#ffff"}
                     |                       ^~~~~~~
                     = help: write `#` and six hexadecimal digits, in quotes, such as `"#0a6163"`
                """
        ),
        Mistake(
            "a color that is too much like what it is on",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme: {colors: {light: {soft: "#999999"}}}
            """,
            report: """
                Content/site.yml:5:32: error: `soft` has a contrast of 2.49 to 1 with `band` (`#e8f2f0`) in the light scheme, and needs 4.5 to 1 [theme-contrast-low]
                   5 | theme: {colors: {light: {soft: "#999999"}}}
                     |                                ^~~~~~~~~
                     = help: choose a darker color, such as `"#6d6d6d"`
                """
        ),
        Mistake(
            "colors for the dark scheme, of which one is a frame and one is on another that is set",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme: {colors: {dark: {edge: "#223344", foot: "#888", footInk: "#999"}}}
            """,
            report: """
                Content/site.yml:5:31: error: `edge` has a contrast of 1.21 to 1 with `band` (`#14262a`) in the dark scheme, and needs 3 to 1 [theme-contrast-low]
                   5 | theme: {colors: {dark: {edge: "#223344", foot: "#888", footInk: "#999"}}}
                     |                               ^~~~~~~~~
                     = help: choose a lighter color, such as `"#626e7a"`
                Content/site.yml:5:65: error: `footInk` has a contrast of 1.24 to 1 with `foot` (`#888888`) in the dark scheme, and needs 4.5 to 1 [theme-contrast-low]
                   5 | theme: {colors: {dark: {edge: "#223344", foot: "#888", footInk: "#999"}}}
                     |                                                                 ^~~~~~
                     = help: choose a darker color, such as `"#202020"`
                """
        ),
        Mistake(
            "a logo that is not there",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme: {logo: {file: brand/lgo.svg, alt: Example Health}}
            """,
            files: [
                "Templates/layout.mustache": .text(layout),
                "Content/brand/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n",
            ],
            report: """
                Content/site.yml:5:22: error: The content folder has no file `brand/lgo.svg` [theme-file-invalid]
                   5 | theme: {logo: {file: brand/lgo.svg, alt: Example Health}}
                     |                      ^~~~~~~~~~~~~
                     = help: did you mean `brand/logo.svg`?
                """
        ),
        Mistake(
            "files of the theme that are of another kind",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme:
              fonts: {text: {family: Ours, files: [{file: fonts/a.woff}]}}
              logo: {file: brand/logo.txt, alt: Ours}
              icon: {file: brand/icon.gif, touch: brand/icon.png}
            """,
            files: [
                "Templates/layout.mustache": .text(layout),
                "Content/fonts/a.woff": "wOFF",
                "Content/brand/logo.txt": "Ours",
                "Content/brand/icon.gif": "GIF89a\u{10}\u{0}\u{10}\u{0}",
                "Content/brand/icon.png": .bytes(PictureBytes.png),
            ],
            report: """
                Content/site.yml:6:47: error: `fonts/a.woff` is not a font in the format WOFF2 [theme-file-invalid]
                   6 |   fonts: {text: {family: Ours, files: [{file: fonts/a.woff}]}}
                     |                                               ^~~~~~~~~~~~
                     = help: convert the font to WOFF2, and name the file with the ending `.woff2`
                Content/site.yml:7:16: error: `brand/logo.txt` is not a picture that browsers show [theme-file-invalid]
                   7 |   logo: {file: brand/logo.txt, alt: Ours}
                     |                ^~~~~~~~~~~~~~
                     = help: name an SVG, PNG, JPEG, WebP, AVIF or GIF
                Content/site.yml:8:16: error: `brand/icon.gif` is neither an SVG nor a PNG [theme-file-invalid]
                   8 |   icon: {file: brand/icon.gif, touch: brand/icon.png}
                     |                ^~~~~~~~~~~~~~
                     = help: save the icon as SVG or PNG
                Content/site.yml:8:39: error: `brand/icon.png` is 3 pixels wide and 2 pixels high [theme-file-invalid]
                   8 |   icon: {file: brand/icon.gif, touch: brand/icon.png}
                     |                                       ^~~~~~~~~~~~~~
                     = help: save the icon as a PNG of 180 times 180 pixels
                """
        ),
        Mistake(
            "a font of pictures that is none",
            files: ["Templates/pictures/letters.ttf": "no font\n"],
            report: """
                Templates/pictures/letters.ttf:1:1: error: `pictures/letters.ttf` is not a font that pictures can be drawn with [theme-font-unreadable]
                   1 | no font
                     | ^
                     = help: put a font in TrueType or OpenType there, or delete the file to use the built-in one
                """
        ),
        Mistake(
            "a setting that the templates of the site do not show",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme: {footer: {lines: [Registered charity 123456]}}
            """,
            report: """
                Content/site.yml:5:9: warning: No template shows `site.footer`, so `footer` of `theme` can have no effect [theme-setting-unused]
                   5 | theme: {footer: {lines: [Registered charity 123456]}}
                     |         ^~~~~~
                     = help: take over what the built-in template has for it; `sitegen theme diff` shows how yours differ
                """
        ),
        Mistake(
            "settings of the theme that are written in another way",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            theme:
              fonts:
                text: {family: 'A "b"', files: [{file: a.woff2, weight: bold, style: oblique}]}
                headings: {family: B}
              logo: {file: a.svg}
              footer: {lines: ["**bold**"], links: [{label: Privacy, url: /privacy/}]}
            """,
            files: ["Templates/layout.mustache": .text(layout)],
            report: """
                Content/site.yml:7:20: error: `A "b"` cannot be the name of a font [wrong-type]
                   7 |     text: {family: 'A "b"', files: [{file: a.woff2, weight: bold, style: oblique}]}
                     |                    ^~~~~~~
                     = help: write a name of at most 60 letters, digits, spaces, hyphens and dots
                Content/site.yml:7:61: error: `weight` must be a number from 1 to 1000, or two for a font of many weights, not `bold` [wrong-type]
                   7 |     text: {family: 'A "b"', files: [{file: a.woff2, weight: bold, style: oblique}]}
                     |                                                             ^~~~
                     = help: write for example `weight: 700`, or `weight: 200 900`
                Content/site.yml:7:74: error: `style` cannot be `oblique` [wrong-type]
                   7 |     text: {family: 'A "b"', files: [{file: a.woff2, weight: bold, style: oblique}]}
                     |                                                                          ^~~~~~~
                     = help: write one of `normal`, `italic`
                Content/site.yml:8:5: error: The key `files` is missing [key-missing]
                   8 |     headings: {family: B}
                     |     ^~~~~~~~
                     = help: add `files:` with a list of WOFF2 files of the content folder, each with `file:`
                Content/site.yml:9:3: error: The key `alt` is missing [key-missing]
                   9 |   logo: {file: a.svg}
                     |   ^~~~
                     = help: add `alt:` with the words that the picture shows
                Content/site.yml:10:21: error: `lines` is plain text, so `**` would be shown as typed [lookalike-markup]
                  10 |   footer: {lines: ["**bold**"], links: [{label: Privacy, url: /privacy/}]}
                     |                     ^~
                     = help: write it without markup; only the body of a text can have some
                Content/site.yml:10:63: error: `/privacy/` is not a valid address for `url` [invalid-address]
                  10 |   footer: {lines: ["**bold**"], links: [{label: Privacy, url: /privacy/}]}
                     |                                                               ^~~~~~~~~
                     = help: write the whole address without spaces, starting with `https://` or `http://` or `mailto:` or `tel:`
                """
        ),
        Mistake(
            "a source that would allow any host below another",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            contentSecurityPolicy: {forms: [{source: "https://*.example.org", reason: The form}]}
            """,
            report: """
                Content/site.yml:5:42: error: `https://*.example.org` would allow more than one host [allowed-source-invalid]
                   5 | contentSecurityPolicy: {forms: [{source: "https://*.example.org", reason: The form}]}
                     |                                          ^~~~~~~~~~~~~~~~~~~~~~~
                     = help: name each host in full, in an item of its own
                """
        ),
        Mistake(
            "sources that cannot be allowed",
            in: .settings,
            "timeZone: UTC",
            """
            timeZone: UTC
            contentSecurityPolicy:
              script:
                - {source: "'unsafe-inline'", reason: Ours}
                - {source: "https://stats.example.org/?a=b", reason: Ours}
                - {source: "https://stats.example.org/a;b", reason: Ours}
                - {source: "https://stats.example.org/"}
            """,
            report: """
                Content/site.yml:7:16: error: `'unsafe-inline'` is not the address of a host, with `https://` [allowed-source-invalid]
                   7 |     - {source: "'unsafe-inline'", reason: Ours}
                     |                ^~~~~~~~~~~~~~~~~
                     = help: write the address of the one host that pages need, such as `https://forms.example.org`
                Content/site.yml:8:16: error: `https://stats.example.org/?a=b` has a query or a fragment, which a policy does not look at [allowed-source-invalid]
                   8 |     - {source: "https://stats.example.org/?a=b", reason: Ours}
                     |                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: leave out `?` or `#` and what follows
                Content/site.yml:9:16: error: `https://stats.example.org/a;b` has a character that cannot be in a policy [allowed-source-invalid]
                   9 |     - {source: "https://stats.example.org/a;b", reason: Ours}
                     |                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write the host in ASCII, and `;`, `,` and quotation marks in a path as `%3B`, `%2C`, `%22` and `%27`
                Content/site.yml:10:7: error: The key `reason` is missing [key-missing]
                  10 |     - {source: "https://stats.example.org/"}
                     |       ^
                     = help: add `reason:` with why pages need it
                """
        ),
    ]
}
