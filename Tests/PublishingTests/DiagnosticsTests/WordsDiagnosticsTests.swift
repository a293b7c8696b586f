import Rendering
import SiteTestSupport
import Testing

@Suite("A strings file")
struct WordsDiagnosticsTests {
    @Test("is told of every word that a page would lack or show wrongly", arguments: WordsMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let report = try await mistake.site().report()
        #expect(report == mistake.report)
    }
}

enum WordsMistakes {
    /// The standard strings file without so many of the theme's own words that 120 are left, however many a theme has.
    private static let shortWords: String = {
        let lines = TemporarySite.standardWords.split(separator: "\n")
        let keys = lines.filter { $0.first?.isLetter == true }.map { String($0.prefix { $0 != ":" }) }
        let kept = Lexicon.neededKeys.union(["orcid", "sourcePubMedCentral", "backToTop"])
        let surplus = Set(keys.filter { !kept.contains($0) }.suffix(keys.count - 120))
        return lines.filter { !surplus.contains(String($0.prefix { $0 != ":" })) }.joined(separator: "\n")
    }()

    /// A strings file that starts with some lines, and goes on as the standard one without some keys.
    private static func words(
        _ start: String = "# Words",
        from words: String = TemporarySite.standardWords,
        without keys: String...,
        isForeign: Bool = false
    ) -> Mistake.Contents {
        var lines: [Substring] = []
        var isLeftOut = false
        for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
            if !line.hasPrefix(" ") { isLeftOut = keys.contains(String(line.prefix { $0 != ":" })) }
            if !isLeftOut { lines.append(isForeign ? foreign(line) : line) }
        }
        return .text(start + "\n" + lines.joined(separator: "\n"))
    }

    /// A line with a text that is not English: each vowel has an accent, but not in the key and in placeholders.
    private static func foreign(_ line: Substring) -> Substring {
        guard let colon = line.firstIndex(of: ":") else { return line }
        let accents: [Character: Character] = ["a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"]
        var depth = 0
        let text = line[colon...].map { character -> Character in
            if character == "{" { depth += 1 } else if character == "}" { depth -= 1 }
            return depth == 0 ? accents[character] ?? character : character
        }
        return line[..<colon] + Substring(String(text))
    }

    static let all: [Mistake] = [
        Mistake(
            "a site in a language that the theme does not speak",
            in: .settings,
            "language: en",
            "language: pt-BR",
            report: """
                Content/site.yml:3:11: error: The theme has no interface words in `pt-BR` [words-missing]
                   3 | language: pt-BR
                     |           ^~~~~
                     = help: write `strings/pt.yml` in the templates folder, with every key of `strings/en.yml`
                """
        ),
        Mistake(
            "no strings file: the words are built in",
            files: ["Templates/strings/en.yml": .nothing],
            report: ""
        ),
        Mistake(
            "texts in languages that the theme does not speak, each told once",
            edits: [
                .init(.article, "authors: [dana]", "authors: [dana]\nlanguage: fr"),
                .init(.subject, "title: Anemia", "title: Anemia\nlanguage: fr"),
            ],
            files: [
                "Content/conditions/anemia/bleeding.md":
                    "---\ntitle: Bleeding\nsummary: Pale.\nreviewed: 2026-04-07\nreviewers: [ada]\nlanguage: en-GB\n---\nText.\n",
                "Content/conditions/anemia/draft.md":
                    "---\ntitle: Draft\nsummary: Pale.\nreviewed: 2026-04-07\nreviewers: [ada]\nlanguage: de\ndraft: true\n---\nText.\n",
            ],
            report: """
                Content/conditions/anemia/index.md:3:11: error: The theme has no interface words in `fr` [words-missing]
                   3 | language: fr
                     |           ^~
                     = help: write `strings/fr.yml` in the templates folder, with every key of `strings/en.yml`
                """
        ),
        Mistake(
            "words that sitegen asks for left out",
            files: ["Templates/strings/en.yml": words(without: "home", "experiences")],
            report: """
                Templates/strings/en.yml:1:1: error: The interface words in `en` do not have the key `experiences` [words-missing]
                   1 | # Words
                     | ^
                     = help: add `experiences:`, which sitegen itself needs
                Templates/strings/en.yml:1:1: error: The interface words in `en` do not have the key `home` [words-missing]
                   1 | # Words
                     | ^
                     = help: add `home:`, which sitegen itself needs
                """
        ),
        Mistake(
            "words that another language has left out",
            files: [
                "Templates/strings/en.yml": words("greeting: Hello\nhome: Home", from: shortWords, without: "home"),
                "Templates/strings/es.yml": words("# Words", from: shortWords, without: "home", isForeign: true),
                "Templates/strings/fr.yml": words("greeting: Bonjour", from: shortWords, isForeign: true),
            ],
            report: """
                Templates/strings/es.yml:1:1: warning: 2 of 121 words of `es` are not translated, so pages show them in English [words-untranslated]
                   1 | # Words
                     | ^
                     = help: translate `greeting` and `home` from `strings/en.yml`
                """
        ),
        Mistake(
            "a word that English lacks and sitegen does not know, left out of it and of another language",
            files: [
                "Templates/strings/es.yml": words("greeting: Hola", isForeign: true),
                "Templates/strings/fr.yml": words("greeting: Bonjour", isForeign: true),
            ],
            report: """
                Templates/strings/en.yml:1:1: error: The interface words in `en` do not have the key `greeting` [words-missing]
                   1 | # What the site says in its own voice, in English. docs/templates.md says how to use, change and translate it.
                     | ^
                     = help: add `greeting:`, as `strings/es.yml` has it
                Templates/strings/es.yml:1:1: note: given here
                   1 | greeting: Hola
                     | ^~~~~~~~
                """
        ),
        Mistake(
            "words that were copied from English and left so, and words that are right in both languages",
            files: [
                "Templates/strings/en.yml": words(from: shortWords),
                "Templates/strings/de.yml": .text(
                    """
                    # Deutsch
                    home: Home
                    orcid: ORCID
                    sourcePubMedCentral: "PubMed Central:"
                    backToTop: Back to top
                    articleCount:
                      one: "{count} Artikel"
                      other: "{count} Artikel"
                    """ + "\n"
                ),
            ],
            report: """
                Templates/strings/de.yml:5:1: warning: 116 of 120 words of `de` are not translated, so pages show them in English [words-untranslated]
                   5 | backToTop: Back to top
                     | ^~~~~~~~~
                     = help: translate `date`, `monthYear`, `years` and 113 more from `strings/en.yml`
                """
        ),
        Mistake(
            "a key misspelt in one language, which is told once",
            files: [
                "Templates/strings/es.yml": words(
                    "hone: Inicio\nonThisPge: En esta página",
                    without: "home",
                    "onThisPage",
                    isForeign: true
                ),
                "Templates/strings/fr.yml": words(isForeign: true),
            ],
            report: """
                Templates/strings/es.yml:1:1: error: No other strings file has the key `hone` [key-unknown]
                   1 | hone: Inicio
                     | ^~~~
                     = help: did you mean `home`?
                Templates/strings/es.yml:2:1: error: No other strings file has the key `onThisPge` [key-unknown]
                   2 | onThisPge: En esta página
                     | ^~~~~~~~~
                     = help: did you mean `onThisPage`?
                """
        ),
        Mistake(
            "texts that are empty, a list, or cut off by a comment",
            files: [
                "Templates/strings/en.yml": words(
                    "home:\npeople: \"\"\nsee: [look]\ntable: Table # 1",
                    without: "home",
                    "people",
                    "see",
                    "table"
                )
            ],
            report: """
                Templates/strings/en.yml:1:1: error: `home` is empty [empty-value]
                   1 | home:
                     | ^~~~
                     = help: fill it in or delete the line
                Templates/strings/en.yml:2:9: error: `people` is empty [empty-value]
                   2 | people: ""
                     |         ^~
                     = help: fill it in or delete the line
                Templates/strings/en.yml:3:6: error: `see` must be a text, but this is a list [wrong-type]
                   3 | see: [look]
                     |      ^
                     = help: write the value on the same line, after `see: `
                Templates/strings/en.yml:4:14: error: YAML reads this as a comment, so it would not be shown [text-lost]
                   4 | table: Table # 1
                     |              ^~~
                     = help: put the whole value in quotes, or the comment on its own line
                """
        ),
        Mistake(
            "one text where a number decides, and several where none does",
            files: [
                "Templates/strings/en.yml": words(
                    "years: \"{count} years\"\nhome:\n  one: Home\n  other: Homes",
                    without: "years",
                    "home"
                )
            ],
            report: """
                Templates/strings/en.yml:1:8: error: `years` depends on a number, but this is one text [wrong-type]
                   1 | years: "{count} years"
                     |        ^~~~~~~~~~~~~~~
                     = help: write `one:` and `other:` on their own lines below `years:`, each with a text
                Templates/strings/en.yml:2:1: error: `home` must be one text, but this is a group of keys [wrong-type]
                   2 | home:
                     | ^~~~
                     = help: write the text on the same line, after `home: `
                """
        ),
        Mistake(
            "forms that are missing or misspelt",
            files: [
                "Templates/strings/en.yml": words(
                    "years:\n  one: A year\nmonths:\n  on: A month\n  other: \"{count} months\"",
                    without: "years",
                    "months"
                )
            ],
            report: """
                Templates/strings/en.yml:1:1: error: The key `other` is missing [key-missing]
                   1 | years:
                     | ^~~~~
                     = help: add `other:` with the text for all other numbers
                Templates/strings/en.yml:4:3: error: `months` has no key `on` [key-unknown]
                   4 |   on: A month
                     |   ^~
                     = help: did you mean `one`?
                """
        ),
        Mistake(
            "placeholders that are missing",
            files: [
                "Templates/strings/en.yml": words(
                    "date: \"{day} {month}\"\nexperiences:\n  zero: Nobody\n  one: One person with {name}\n  other: People with {name}",
                    without: "date",
                    "experiences"
                )
            ],
            report: """
                Templates/strings/en.yml:1:7: error: `date` has no placeholder `{year}` [words-placeholder]
                   1 | date: "{day} {month}"
                     |       ^~~~~~~~~~~~~~~
                     = help: put `{year}` where it belongs in the text
                Templates/strings/en.yml:3:9: error: `experiences` has no placeholder `{name}` [words-placeholder]
                   3 |   zero: Nobody
                     |         ^~~~~~
                     = help: put `{name}` where it belongs in the text
                Templates/strings/en.yml:5:10: error: `experiences` has no placeholder `{count}` [words-placeholder]
                   5 |   other: People with {name}
                     |          ^~~~~~~~~~~~~~~~~~
                     = help: put `{count}` where it belongs in the text
                """
        ),
        Mistake(
            "placeholders that nothing fills in",
            files: [
                "Templates/strings/en.yml": words(
                    "otherQuestions: \"{nam}: other questions\"\nhome: \"{site} home\"\nreviewRule: \"{interval}, {policy}\"\ntable: Table {",
                    without: "otherQuestions",
                    "home",
                    "reviewRule",
                    "table"
                )
            ],
            report: """
                Templates/strings/en.yml:1:17: error: `otherQuestions` has no placeholder `{nam}` [words-placeholder]
                   1 | otherQuestions: "{nam}: other questions"
                     |                 ^~~~~~~~~~~~~~~~~~~~~~~~
                     = help: did you mean `{name}`?
                Templates/strings/en.yml:2:7: error: `home` has no placeholders, so `{site}` would be shown as typed [words-placeholder]
                   2 | home: "{site} home"
                     |       ^~~~~~~~~~~~~
                     = help: take it out
                Templates/strings/en.yml:3:13: error: `reviewRule` has no placeholder `{policy}` [words-placeholder]
                   3 | reviewRule: "{interval}, {policy}"
                     |             ^~~~~~~~~~~~~~~~~~~~~~
                     = help: known here: `{interval}`
                Templates/strings/en.yml:4:8: error: A brace in `table` is not part of a placeholder [words-placeholder]
                   4 | table: Table {
                     |        ^~~~~~~
                     = help: write a placeholder as `{name}`, and delete other braces
                """
        ),
        Mistake(
            "strings files under names that are no languages",
            files: [
                "Templates/strings/english.yml": words(),
                "Templates/strings/es.yaml": words(),
                "Templates/strings/more/fr.yml": words(),
                "Templates/strings/EN.yml": words(),
                "Templates/strings/README.md": "Words.\n",
            ],
            report: """
                Templates/strings/en.yml:1:1: error: `en.yml` is not the name of a strings file, or its language has two [misplaced-file]
                   1 | # What the site says in its own voice, in English. docs/templates.md says how to use, change and translate it.
                     | ^
                     = help: name it after its language, such as `en.yml` or `pt-BR.yml`, and keep one file for each language
                Templates/strings/english.yml:1:1: error: `english.yml` is not the name of a strings file, or its language has two [misplaced-file]
                   1 | # Words
                     | ^
                     = help: name it after its language, such as `en.yml` or `pt-BR.yml`, and keep one file for each language
                Templates/strings/es.yaml:1:1: error: `es.yaml` is not the name of a strings file, or its language has two [misplaced-file]
                   1 | # Words
                     | ^
                     = help: name it after its language, such as `en.yml` or `pt-BR.yml`, and keep one file for each language
                Templates/strings/more/fr.yml:1:1: error: `more/fr.yml` is not the name of a strings file, or its language has two [misplaced-file]
                   1 | # Words
                     | ^
                     = help: name it after its language, such as `en.yml` or `pt-BR.yml`, and keep one file for each language
                """
        ),
        Mistake(
            "a strings file that is a list",
            files: ["Templates/strings/en.yml": "- Home\n"],
            report: """
                Templates/strings/en.yml:1:1: error: A strings file must be a group of keys, but this is a list [wrong-type]
                   1 | - Home
                     | ^
                     = help: write one `key: text` on each line
                """
        ),
        Mistake(
            "a strings file that is empty",
            files: ["Templates/strings/en.yml": "# Nothing yet\n"],
            report: """
                Templates/strings/en.yml:1:1: error: A strings file must be a group of keys, but this one is empty [wrong-type]
                   1 | # Nothing yet
                     | ^
                     = help: write one `key: text` on each line
                """
        ),
        Mistake(
            "a strings file that is not YAML, and one that is not UTF-8",
            files: [
                "Templates/strings/en.yml": "home: \"Home\n",
                "Templates/strings/es.yml": .bytes(Array("home: P".utf8) + [0xE9] + Array("gina\n".utf8)),
            ],
            report: """
                Templates/strings/en.yml:1:7: error: The quote opened here is never closed [yaml-syntax]
                   1 | home: "Home
                     |       ^
                     = help: put the same quotation mark at the end of the value
                Templates/strings/es.yml:1:8: error: The byte 0xE9 is not UTF-8 [invalid-encoding]
                   1 | home: P�gina
                     |        ^
                     = help: save the file as UTF-8
                """
        ),
        Mistake(
            "words misspelt in a template",
            files: ["Templates/person.mustache": "<h2>{{words.onThisPge}}</h2>{{words.overdueNotice}}\n"],
            report: """
                Templates/person.mustache:1:7: error: `words` has no key `onThisPge` [template-name-unknown]
                   1 | <h2>{{words.onThisPge}}</h2>{{words.overdueNotice}}
                     |       ^~~~~~~~~~~~~~~
                     = help: did you mean `onThisPage`?
                Templates/person.mustache:1:31: error: `words.overdueNotice` has placeholders, which sitegen fills in [template-unsupported]
                   1 | <h2>{{words.onThisPge}}</h2>{{words.overdueNotice}}
                     |                               ^~~~~~~~~~~~~~~~~~~
                     = help: docs/templates.md names the key for the whole sentence
                """
        ),
    ]
}
