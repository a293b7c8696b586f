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
            theme: minimal
            """,
            report: """
                Content/site.yml:4:1: error: `site.yml` has no key `theme` [key-unknown]
                   4 | theme: minimal
                     | ^~~~~
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
    ]
}
