import Testing

@Suite("An address")
struct AddressesDiagnosticsTests {
    @Test("belongs to one page, and every contest names both", arguments: AddressesMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum AddressesMistakes {
    static let all: [Mistake] = [
        Mistake(
            "a slug of another article",
            adding: "slug: bleeding",
            files: [
                "Content/conditions/anemia/bleeding.md": """
                ---
                title: Bleeding?
                summary: Yes.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:7:7: error: The address `/conditions/anemia/bleeding/` is already taken by `conditions/anemia/bleeding.md` [address-taken]
                   7 | slug: bleeding
                     |       ^~~~~~~~
                     = help: give one of the two another `slug`
                Content/conditions/anemia/bleeding.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "a slug in other letters",
            adding: "slug: Bleeding",
            files: [
                "Content/conditions/anemia/bleeding.md": """
                ---
                title: Bleeding?
                summary: Yes.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:7:7: error: The address `/conditions/anemia/Bleeding/` is already taken by `conditions/anemia/bleeding.md` (written `/conditions/anemia/bleeding/` there) [address-taken]
                   7 | slug: Bleeding
                     |       ^~~~~~~~
                     = help: give one of the two another `slug`
                Content/conditions/anemia/bleeding.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "a slug in another Unicode form",
            adding: "slug: me\u{301}nie\u{300}re",
            files: [
                "Content/conditions/anemia/ménière.md": """
                ---
                title: Bleeding?
                summary: Yes.
                reviewed: 2026-04-07
                reviewers: [ada]
                ---
                Text.

                """
            ],
            report: """
                Content/conditions/anemia/causes.md:7:7: error: The address `/conditions/anemia/ménière/` is already taken by `conditions/anemia/ménière.md` [address-taken]
                   7 | slug: me\u{301}nie\u{300}re
                     |       ^~~~~~~
                     = help: give one of the two another `slug`
                Content/conditions/anemia/ménière.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "two conditions of one slug",
            files: [
                "Content/conditions/gout/index.md": """
                ---
                title: Gout
                slug: anemia
                ---

                """
            ],
            report: """
                Content/conditions/gout/index.md:3:7: error: The address `/conditions/anemia/` is already taken by `conditions/anemia/index.md` [address-taken]
                   3 | slug: anemia
                     |       ^~~~~~
                     = help: give one of the two another `slug`
                Content/conditions/anemia/index.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "two people of one name but for the case",
            files: [
                "Content/people/Ada.md": """
                ---
                name: Another Ada
                ---

                """
            ],
            report: """
                Content/people/ada.md:1:1: error: The address `/people/ada/` is already taken by `people/Ada.md` (written `/people/Ada/` there) [address-taken]
                   1 | ---
                     | ^
                     = help: rename the file, or delete it
                Content/people/Ada.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "a page that takes the list of people",
            in: .page,
            "title: About",
            """
            title: About
            slug: people
            """,
            report: """
                Content/pages/about.md:3:7: error: The address `/people/` belongs to a page or file that every site has [address-taken]
                   3 | slug: people
                     |       ^~~~~~
                     = help: choose another `slug`
                """
        ),
        Mistake(
            "a condition that takes the folder of letters, and a file in the folder of a person's pages",
            files: [
                "Content/conditions/a-z/index.md": "---\ntitle: A to Z\n---\n",
                "Content/static/people/ada/pages/1": "x",
            ],
            report: """
                Content/conditions/a-z/index.md:1:1: error: The address `/conditions/a-z/` belongs to a page or file that every site has [address-taken]
                   1 | ---
                     | ^
                     = help: choose another `slug`
                Content/static/people/ada/pages/1:1:1: error: The address `/people/ada/pages/1` is already taken by `people/ada.md` (written `/people/ada/pages/` there) [address-taken]
                   1 | x
                     | ^
                     = help: rename the file, or delete it
                Content/people/ada.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "a page that takes the page of errors",
            in: .page,
            "title: About",
            """
            title: About
            slug: 404.html
            """,
            report: """
                Content/pages/about.md:3:7: error: The address `/404.html/` belongs to a page or file that every site has [address-taken]
                   3 | slug: 404.html
                     |       ^~~~~~~~
                     = help: choose another `slug`
                """
        ),
        Mistake(
            "a file in the place of a page",
            files: [
                "Content/static/conditions/anemia/causes/index.html": "x"
            ],
            report: """
                Content/static/conditions/anemia/causes/index.html:1:1: error: The address `/conditions/anemia/causes/index.html` is already taken by `conditions/anemia/causes.md` (written `/conditions/anemia/causes/` there) [address-taken]
                   1 | x
                     | ^
                     = help: rename the file, or delete it
                Content/conditions/anemia/causes.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "a file of the name of a folder",
            files: [
                "Content/static/about": "x",
                "Content/static/conditions": "x",
            ],
            report: """
                Content/static/about:1:1: error: The address `/about` is already taken by `pages/about.md` (written `/about/` there) [address-taken]
                   1 | x
                     | ^
                     = help: rename the file, or delete it
                Content/pages/about.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                Content/static/conditions:1:1: error: The address `/conditions` belongs to a page or file that every site has [address-taken]
                   1 | x
                     | ^
                     = help: rename the file, or delete it
                """
        ),
        Mistake(
            "files that every site has",
            files: [
                "Content/static/.nojekyll": "",
                "Content/static/sitemap.xml": "",
            ],
            report: """
                Content/static/.nojekyll:1:1: error: The address `/.nojekyll` belongs to a page or file that every site has [address-taken]
                     = help: rename the file, or delete it
                Content/static/sitemap.xml:1:1: error: The address `/sitemap.xml` belongs to a page or file that every site has [address-taken]
                     = help: rename the file, or delete it
                """
        ),
        Mistake(
            "files for those who follow the site",
            files: [
                "Content/static/changes.json": "",
                "Content/static/conditions/anemia/feed.xml": "",
                "Content/static/feed.xml": "",
            ],
            report: """
                Content/static/changes.json:1:1: error: The address `/changes.json` belongs to a page or file that every site has [address-taken]
                     = help: rename the file, or delete it
                Content/static/conditions/anemia/feed.xml:1:1: error: The address `/conditions/anemia/feed.xml` belongs to a page or file that every site has [address-taken]
                     = help: rename the file, or delete it
                Content/static/feed.xml:1:1: error: The address `/feed.xml` belongs to a page or file that every site has [address-taken]
                     = help: rename the file, or delete it
                """
        ),
        Mistake(
            "a slug that climbs out",
            adding: "slug: ../../secret",
            report: """
                Content/conditions/anemia/causes.md:7:7: error: `../../secret` cannot be part of an address [invalid-slug]
                   7 | slug: ../../secret
                     |       ^~~~~~~~~~~~
                     = help: did you mean `secret`?
                """
        ),
        Mistake(
            "a slug of two parts",
            adding: "slug: more/causes",
            report: """
                Content/conditions/anemia/causes.md:7:7: error: `more/causes` cannot be part of an address [invalid-slug]
                   7 | slug: more/causes
                     |       ^~~~~~~~~~~
                     = help: did you mean `more-causes`?
                """
        ),
        Mistake(
            "a slug that is hidden",
            adding: "slug: .causes",
            report: """
                Content/conditions/anemia/causes.md:7:7: error: `.causes` cannot be part of an address [invalid-slug]
                   7 | slug: .causes
                     |       ^~~~~~~
                     = help: did you mean `causes`?
                """
        ),
        Mistake(
            "a slug with spaces",
            adding: "slug: What causes it?",
            report: """
                Content/conditions/anemia/causes.md:7:7: error: `What causes it?` cannot be part of an address [invalid-slug]
                   7 | slug: What causes it?
                     |       ^~~~~~~~~~~~~~~
                     = help: did you mean `what-causes-it`?
                """
        ),
        Mistake(
            "a slug of nothing that can stand in an address",
            adding: "slug: \"???\"",
            report: """
                Content/conditions/anemia/causes.md:7:7: error: `???` cannot be part of an address [invalid-slug]
                   7 | slug: "???"
                     |       ^~~~~
                     = help: use letters, digits and hyphens
                """
        ),
        Mistake(
            "the name of a file with spaces",
            files: [
                "Content/pages/How we review.md": """
                ---
                title: How we review
                ---
                Text.

                """
            ],
            report: """
                Content/pages/How we review.md:1:1: error: The file's name `How we review` cannot be part of an address [invalid-slug]
                   1 | ---
                     | ^
                     = help: rename the file to `how-we-review.md`
                """
        ),
        Mistake(
            "the name of a folder with spaces",
            files: [
                "Content/conditions/Iron deficiency/index.md": """
                ---
                title: Iron deficiency
                ---

                """
            ],
            report: """
                Content/conditions/Iron deficiency/index.md:1:1: error: The folder's name `Iron deficiency` cannot be part of an address [invalid-slug]
                   1 | ---
                     | ^
                     = help: rename the folder to `iron-deficiency`
                """
        ),
        Mistake(
            "an alias that climbs out",
            adding: "aliases: [/../secret/]",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: `/../secret/` is not an address on this site [invalid-alias]
                   7 | aliases: [/../secret/]
                     |           ^~~~~~~~~~~
                     = help: write an alias as a path from the site's root, such as `/old-name/`
                """
        ),
        Mistake(
            "aliases that Windows could have no file for, beside ones that only look like them",
            adding: "aliases: [/con/, /a/LPT1.old/, /old./, /content/, /com10/, /a.con/]",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: `con` cannot be part of an address, because Windows keeps the name for a device [invalid-alias]
                   7 | aliases: [/con/, /a/LPT1.old/, /old./, /content/, /com10/, /a.con/]
                     |           ^~~~~
                     = help: choose another alias, or delete it
                Content/conditions/anemia/causes.md:7:18: error: `LPT1.old` cannot be part of an address, because Windows keeps the name for a device [invalid-alias]
                   7 | aliases: [/con/, /a/LPT1.old/, /old./, /content/, /com10/, /a.con/]
                     |                  ^~~~~~~~~~~~
                     = help: choose another alias, or delete it
                Content/conditions/anemia/causes.md:7:32: error: `old.` cannot be part of an address, because Windows leaves out a full stop at the end of a name [invalid-alias]
                   7 | aliases: [/con/, /a/LPT1.old/, /old./, /content/, /com10/, /a.con/]
                     |                                ^~~~~~
                     = help: choose another alias, or delete it
                """
        ),
        Mistake(
            "a slug that is the name of a device",
            adding: "slug: Aux",
            report: """
                Content/conditions/anemia/causes.md:7:7: error: `Aux` cannot be part of an address, because Windows keeps the name for a device [invalid-slug]
                   7 | slug: Aux
                     |       ^~~
                     = help: choose another `slug`
                """
        ),
        Mistake(
            "an alias without a slash",
            adding: "aliases: [causes]",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: `causes` is not an address on this site [invalid-alias]
                   7 | aliases: [causes]
                     |           ^~~~~~
                     = help: write an alias as a path from the site's root, such as `/old-name/`
                """
        ),
        Mistake(
            "an alias on another host",
            adding: "aliases: [\"https://example.org/causes/\", \"//example.org/causes/\"]",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: `https://example.org/causes/` is not an address on this site [invalid-alias]
                   7 | aliases: ["https://example.org/causes/", "//example.org/causes/"]
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: write an alias as a path from the site's root, such as `/old-name/`
                Content/conditions/anemia/causes.md:7:42: error: `//example.org/causes/` is not an address on this site [invalid-alias]
                   7 | aliases: ["https://example.org/causes/", "//example.org/causes/"]
                     |                                          ^~~~~~~~~~~~~~~~~~~~~~~
                     = help: write an alias as a path from the site's root, such as `/old-name/`
                """
        ),
        Mistake(
            "an alias of a page",
            adding: "aliases: [/about/]",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: The address `/about/` is already taken by `pages/about.md` [invalid-alias]
                   7 | aliases: [/about/]
                     |           ^~~~~~~
                     = help: delete the alias, or choose another
                Content/pages/about.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "an alias of the page itself, and one in other letters",
            adding: "aliases: [/conditions/anemia/causes/, /Conditions/Anemia/]",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: The address `/conditions/anemia/causes/` is already taken by `conditions/anemia/causes.md` [invalid-alias]
                   7 | aliases: [/conditions/anemia/causes/, /Conditions/Anemia/]
                     |           ^~~~~~~~~~~~~~~~~~~~~~~~~~
                     = help: delete the alias, or choose another
                Content/conditions/anemia/causes.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                Content/conditions/anemia/causes.md:7:39: error: The address `/Conditions/Anemia/` is already taken by `conditions/anemia/index.md` (written `/conditions/anemia/` there) [invalid-alias]
                   7 | aliases: [/conditions/anemia/causes/, /Conditions/Anemia/]
                     |                                       ^~~~~~~~~~~~~~~~~~~
                     = help: delete the alias, or choose another
                Content/conditions/anemia/index.md:1:1: note: the address is taken here
                   1 | ---
                     | ^
                """
        ),
        Mistake(
            "an alias that two pages give",
            edits: [
                Mistake.Edit(.article, "authors: [dana]", "authors: [dana]\naliases: [/old/]"),
                Mistake.Edit(.page, "title: About", "title: About\naliases: [/old/, /old/]"),
            ],
            report: """
                Content/pages/about.md:3:11: error: The address `/old/` is already taken by `conditions/anemia/causes.md` [invalid-alias]
                   3 | aliases: [/old/, /old/]
                     |           ^~~~~
                     = help: delete the alias, or choose another
                Content/conditions/anemia/causes.md:7:11: note: the address is taken here
                   7 | aliases: [/old/]
                     |           ^~~~~
                Content/pages/about.md:3:18: error: The address `/old/` is already taken by `conditions/anemia/causes.md` [invalid-alias]
                   3 | aliases: [/old/, /old/]
                     |                  ^~~~~
                     = help: delete the alias, or choose another
                Content/conditions/anemia/causes.md:7:11: note: the address is taken here
                   7 | aliases: [/old/]
                     |           ^~~~~
                """
        ),
        Mistake(
            "aliases of what every site has",
            adding: "aliases: [/, /conditions/, /sitemap.xml, /404.html]",
            report: """
                Content/conditions/anemia/causes.md:7:11: error: `/` is not an address on this site [invalid-alias]
                   7 | aliases: [/, /conditions/, /sitemap.xml, /404.html]
                     |           ^
                     = help: write an alias as a path from the site's root, such as `/old-name/`
                Content/conditions/anemia/causes.md:7:14: error: The address `/conditions/` belongs to a page or file that every site has [invalid-alias]
                   7 | aliases: [/, /conditions/, /sitemap.xml, /404.html]
                     |              ^~~~~~~~~~~~
                     = help: delete the alias, or choose another
                Content/conditions/anemia/causes.md:7:28: error: The address `/sitemap.xml/` belongs to a page or file that every site has [invalid-alias]
                   7 | aliases: [/, /conditions/, /sitemap.xml, /404.html]
                     |                            ^~~~~~~~~~~~
                     = help: delete the alias, or choose another
                Content/conditions/anemia/causes.md:7:42: error: The address `/404.html` belongs to a page or file that every site has [invalid-alias]
                   7 | aliases: [/, /conditions/, /sitemap.xml, /404.html]
                     |                                          ^~~~~~~~~
                     = help: delete the alias, or choose another
                """
        ),
    ]
}
