import SiteModel
import Testing

@testable import Attestation

/// Two versions of a text, and why an editor may not make one of the other; `nil` where they may.
struct EditorialCase: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let refusal: String?

    init(_ old: String, _ new: String, _ refusal: String? = nil) {
        self.old = old
        self.new = new
        self.refusal = refusal
    }

    var testDescription: String { "\(old) → \(new)" }
}

@Suite("An editorial change")
struct EditorialChangeTests {
    private static let respellings = Respellings([
        ("anaemia", "anemia"), ("gram", "gramme"), ("diaphram", "diaphragm"), ("per-cent", "percent"),
    ])

    private static func refusal(_ old: String, _ new: String) throws -> EditorialRefusal? {
        let sources = ["one", "two"].map(FormFixture.source)
        return EditorialChange.refusal(
            from: try FormFixture.form(old, sources: sources),
            to: try FormFixture.form(new, sources: sources),
            respellings
        )
    }

    static let allowed: [EditorialCase] = [
        EditorialCase("The same.", "The same."),
        EditorialCase("Take it  with\nwater.", "Take it with water."),
        EditorialCase("take the pills daily", "Take the Pills DAILY"),
        EditorialCase("Take it, with water", "Take it with water."),
        EditorialCase("Is it bad.", "Is it bad?"),
        EditorialCase("So (they say) it is \"safe\".", "So, they say: it is 'safe' …"),
        EditorialCase("One - two.", "One – two"),
        EditorialCase("one,two;three", "one, two; three"),
        EditorialCase("Don't re-sign it.", "Don’t re‑sign it."),
        EditorialCase("Anaemia, anaemia-like and anaemia's", "Anemia anemia-like and anemia’s"),
        EditorialCase("The diaphram moves.", "The diaphragm moves."),
        EditorialCase("Five per-cent of it.", "Five percent of it."),
        EditorialCase("Take 5 mg.", "Take 5\u{A0}mg"),
        EditorialCase("A gram of it.", "A gramme of it."),
        EditorialCase("See [this](https://example.org/a).", "See [this](https://example.com/b)!"),
        EditorialCase("See [this](http://example.org/5).", "see [this](HTTPS://example.org/6)"),
        EditorialCase("See [this](https://example.org)", "See [this](https://example.org)."),
        EditorialCase("See [this.](https://example.org)", "See [this](https://example.org)."),
        EditorialCase("A word[^one] and", "A word [^one] and"),
        EditorialCase("A[^one][^two].", "A[^one] [^two]"),
        EditorialCase("## a heading\n\ntext", "## A Heading!\n\nText"),
        EditorialCase("*This* and `that`", "This and *that*"),
        EditorialCase("Cafe\u{301} au lait", "Café au lait"),
    ]

    @Test("may touch white space, capitals, punctuation, addresses and listed spellings", arguments: allowed)
    func allows(_ example: EditorialCase) throws {
        #expect(try Self.refusal(example.old, example.new) == nil)
        #expect(try Self.refusal(example.new, example.old) == nil)
    }

    private static func unlisted(_ old: String, _ new: String) -> String {
        "respellings.yml does not list `\(old)` and `\(new)` as a pair"
    }

    private static let structure = "the structure of the text must stay as it is, but"
    private static let unit = "the word after a number may be its unit, so it must stay as it is"
    private static let numbers = "numbers, and what touches them, must stay as they are"

    static let refused: [EditorialCase] = [
        // Words.
        EditorialCase(
            "It is hypotension then.",
            "It is hypertension then.",
            "`It is hypotension then` became `It is hypertension then`: " + unlisted("hypotension", "hypertension")
        ),
        EditorialCase(
            "Do take it daily, please.",
            "Do not take it daily, please.",
            "`Do take it daily` became `Do not take it`: `not` was added"
        ),
        EditorialCase(
            "Do not take it daily, please.",
            "Do take it daily, please.",
            "`Do not take it` became `Do take it daily`: `not` was removed"
        ),
        EditorialCase("Do not", "Do", "`Do not` became `Do`: `not` was removed"),
        EditorialCase("Do", "Do not", "`Do` became `Do not`: `not` was added"),
        EditorialCase(
            "Take it now here",
            "Take it no where",
            "`Take it now here` became `Take it no where`: " + unlisted("now", "no")
        ),
        EditorialCase("A part of it", "Apart of it", "`A part of` became `Apart of it`: " + unlisted("A", "Apart")),
        EditorialCase(
            "Take it. Not more.",
            "Take it, not less.",
            "`it. Not more` became `it, not less`: " + unlisted("more", "less")
        ),
        EditorialCase("anaemia", "anemias", "`anaemia` became `anemias`: " + unlisted("anaemia", "anemias")),
        EditorialCase(
            "the anemia",
            "the diaphragm",
            "`the anemia` became `the diaphragm`: " + unlisted("anemia", "diaphragm")
        ),
        EditorialCase("résumé", "resume", "`résumé` became `resume`: " + unlisted("résumé", "resume")),
        // Signs within words.
        EditorialCase(
            "You can't do it",
            "You cant do it",
            "`You can’t do it` became `You cant do it`: " + unlisted("can’t", "cant")
        ),
        EditorialCase(
            "Please re-sign it",
            "Please resign it",
            "`Please re-sign it` became `Please resign it`: " + unlisted("re-sign", "resign")
        ),
        EditorialCase(
            "a non-invasive test",
            "a noninvasive test",
            "`a non-invasive test` became `a noninvasive test`: " + unlisted("non-invasive", "noninvasive")
        ),
        EditorialCase("and/or", "and or", "`and/or` became `and or`: " + unlisted("and/or", "and")),
        EditorialCase("tablet(s)", "tablets", "`tablet(s` became `tablets`: " + unlisted("tablet(s", "tablets")),
        EditorialCase("e.g. this", "eg this", "`e.g. this` became `eg this`: " + unlisted("e.g", "eg")),
        EditorialCase(
            "see [re](https://x.org)sign",
            "see [re](https://x.org) sign",
            "`see resign` became `see re sign`: white space splits or joins words"
        ),
        EditorialCase(
            "see [re](https://x.org)-sign",
            "see [re](https://x.org)sign",
            "`see re-sign` became `see resign`: " + unlisted("-sign", "sign")
        ),
        EditorialCase(
            "see [re](https://x.org)-[sign](https://y.org)",
            "see [re](https://x.org)[sign](https://y.org)",
            "`see re-sign` became `see resign`: a sign within a word must stay as it is"
        ),
        EditorialCase(
            "see [Ada](https://x.org)'s",
            "see [Ada](https://x.org)s",
            "`see Ada’s` became `see Adas`: " + unlisted("’s", "s")
        ),
        EditorialCase("soft\u{AD}ware", "software", "`soft\u{AD}ware` became `software`: signs must stay as they are"),
        EditorialCase(
            "zero\u{200B} width",
            "zero width",
            "`zero\u{200B} width` became `zero width`: signs must stay as they are"
        ),
        // Numbers.
        EditorialCase("Take 1.5 daily", "Take 15 daily", "`Take 1.5 daily` became `Take 15 daily`: \(numbers)"),
        EditorialCase("Take 5-10 daily", "Take 510 daily", "`Take 5-10 daily` became `Take 510 daily`: \(numbers)"),
        EditorialCase("Take 5-10 daily", "Take 5 10 daily", "`Take 5-10 daily` became `Take 5 10 daily`: \(numbers)"),
        EditorialCase(
            "Take 5 - 10 daily",
            "Take 5 10 daily",
            "`Take 5 - 10 daily` became `Take 5 10 daily`: \(numbers)"
        ),
        EditorialCase("Take 5–10 daily", "Take 5-10 daily", "`Take 5–10 daily` became `Take 5-10 daily`: \(numbers)"),
        EditorialCase("Take 1,000 daily", "Take 1000 daily", "`Take 1,000 daily` became `Take 1000 daily`: \(numbers)"),
        EditorialCase("Take 1 000 daily", "Take 1000 daily", "`Take 1 000 daily` became `Take 1000 daily`: \(numbers)"),
        EditorialCase("Take 5.", "Take 5", "`Take 5.` became `Take 5`: \(numbers)"),
        EditorialCase("Take (5) daily", "Take 5 daily", "`Take (5) daily` became `Take 5 daily`: \(numbers)"),
        EditorialCase("below - 5", "below 5", "`below - 5` became `below 5`: \(numbers)"),
        EditorialCase("below -5", "below 5", "`below -5` became `below 5`: \(numbers)"),
        EditorialCase(
            "since then, 5 people",
            "since then 5 people",
            "`since then, 5 people` became `since then 5 people`: \(numbers)"
        ),
        EditorialCase("Take ½ daily", "Take ¼ daily", "`Take ½ daily` became `Take ¼ daily`: \(numbers)"),
        EditorialCase("Take ½. Daily", "Take ½ daily", "`Take ½. Daily` became `Take ½ daily`: \(numbers)"),
        EditorialCase("Take ٥ daily", "Take ٦ daily", "`Take ٥ daily` became `Take ٦ daily`: \(numbers)"),
        EditorialCase("10^6^ cells", "106 cells", "`10^6^ cells` became `106 cells`: \(numbers)"),
        EditorialCase("CO2", "Co2", "`CO2` became `Co2`: \(numbers)"),
        EditorialCase("B12 here", "b12 here", "`B12 here` became `b12 here`: \(numbers)"),
        EditorialCase("in 2025[^one]", "in 2025 [^one]", "At `in 2025`, \(numbers)"),
        // Units.
        EditorialCase("Take 5 mg now", "Take 5 Mg now", "`Take 5 mg now` became `Take 5 Mg now`: \(unit)"),
        EditorialCase("Take 5mg now", "Take 5Mg now", "`Take 5mg now` became `Take 5Mg now`: \(numbers)"),
        EditorialCase(
            "Take 5 [mg](https://x.org) now",
            "Take 5 [Mg](https://x.org) now",
            "`Take 5 mg now` became `Take 5 Mg now`: \(unit)"
        ),
        EditorialCase("Take 5 (mg) now", "Take 5 (MG) now", "`Take 5 (mg) now` became `Take 5 (MG) now`: \(unit)"),
        EditorialCase(
            "Take 5 mg now",
            "Take 5 µg now",
            "`Take 5 mg now` became `Take 5 µg now`: \(unit)"
        ),
        EditorialCase(
            "Take 5 µg now",
            "Take 5 μg now",
            "`Take 5 µg now` became `Take 5 μg now`: \(unit)"
        ),
        EditorialCase(
            "Take 5 gram of it",
            "Take 5 gramme of it",
            "`Take 5 gram of it` became `Take 5 gramme of it`: \(unit)"
        ),
        EditorialCase(
            "Take 5 mg / kg now",
            "Take 5 mg kg now",
            "`5 mg / kg now` became `5 mg kg now`: `/` was removed"
        ),
        // Symbols.
        EditorialCase("a > b", "a < b", "`a > b` became `a < b`: signs must stay as they are"),
        EditorialCase("a ± b", "a b", "`a ± b` became `a b`: `±` was removed"),
        EditorialCase("5 % of", "5 of", "`5 % of` became `5 of`: `%` was removed"),
        EditorialCase("five % of", "five ‰ of", "`five % of` became `five ‰ of`: signs must stay as they are"),
        EditorialCase("R&D here", "RD here", "`R&D here` became `RD here`: " + unlisted("R&D", "RD")),
        EditorialCase(
            "here *it* is",
            "here \\*it\\* is",
            "`here it is` became `here *it* is`: " + unlisted("it", "*it*")
        ),
        EditorialCase("✓ done", "✗ done", "`✓ done` became `✗ done`: signs must stay as they are"),
        // What the text is made of.
        EditorialCase(
            "## Heading\n\ntext",
            "### Heading\n\ntext",
            "At `Heading`, \(structure) a heading of level 2 became a heading of level 3"
        ),
        EditorialCase(
            "## Heading\n\ntext",
            "Heading\n\ntext",
            "At `Heading`, \(structure) a heading of level 2 was removed"
        ),
        EditorialCase("one two", "one\n\ntwo", "`one two` became `two`: \(structure) a new paragraph was added"),
        EditorialCase(
            "- one\n- two",
            "1. one\n2. two",
            "At `one`, \(structure) a list with bullets became a numbered list"
        ),
        EditorialCase(
            "3. one",
            "4. one",
            "At `one`, \(structure) a list numbered from 3 on became a list numbered from 4 on"
        ),
        EditorialCase("- one\n- two", "- two\n- one", "`one` became `two`: " + unlisted("one", "two")),
        EditorialCase(
            "- one\n  - two",
            "- one\n- two",
            "At `two`, \(structure) a list with bullets became the end of a part"
        ),
        EditorialCase("one[^one] two", "one two", "At `one two`, \(structure) citation 1 was removed"),
        EditorialCase(
            "one [two](https://x.org) three",
            "one two three",
            "At `one two three`, \(structure) a link was removed"
        ),
        EditorialCase(
            "one [two](https://x.org) three",
            "one two [three](https://x.org)",
            "At `one two three`, \(structure) a link was removed"
        ),
        EditorialCase(
            "call [us](tel:911)",
            "call [us](tel:112)",
            "At `call us`, \(structure) a link to `tel:911` became a link to `tel:112`"
        ),
        EditorialCase(
            "call [us](https://x.org)",
            "call [us](tel:112)",
            "At `call us`, \(structure) a link became a link to `tel:112`"
        ),
        EditorialCase(
            "mail [us](mailto:a@x.org)",
            "mail [us](mailto:b@x.org)",
            "At `mail us`, \(structure) a link to `mailto:a@x.org` became a link to `mailto:b@x.org`"
        ),
        EditorialCase(
            "one ~~two~~ three",
            "one two three",
            "At `one two three`, \(structure) a deletion was removed"
        ),
        EditorialCase("one  \ntwo", "one two", "At `one two`, \(structure) a line break was removed"),
        EditorialCase("one\n\n***\n\ntwo", "one\n\ntwo", "At `two`, \(structure) a change of subject was removed"),
        EditorialCase(
            "![a](cell.png) b",
            "![a](blood.png) b",
            "At `a b`, \(structure) the image e971fef91000… became the image 1481c6cfa507…"
        ),
        EditorialCase(
            "![five cells](cell.png) b",
            "![six cells](cell.png) b",
            "`five cells b` became `six cells b`: " + unlisted("five", "six")
        ),
        EditorialCase(
            "![five cells](cell.png) b",
            "![](cell.png) b",
            "`five cells b` became `b`: \(structure) the end of a part was added"
        ),
        EditorialCase(
            "> [!URGENT]\n> Call.",
            "> [!EMERGENCY]\n> Call.",
            "At `Call`, \(structure) a card `urgent` became a card `emergency`"
        ),
        EditorialCase("> [!URGENT]\n> Call.", "> Call.", "At `Call`, \(structure) a card `urgent` became a quotation"),
        EditorialCase(
            "| a | b |\n|--|--|\n| c | d |",
            "| a |\n|--|\n| c |",
            "`b` became `c`: \(structure) a cell became the end of a part"
        ),
        EditorialCase(
            "| a | b |\n|--|--|\n| c |  |",
            "| a | b |\n|--|--|\n|  | c |",
            "At `c`, \(structure) the end of a part was added"
        ),
        EditorialCase("    a  b", "    a b", "At `T`, \(structure) code (`a  b`) became code (`a b`)"),
        EditorialCase("    A, b", "    a b", "At `T`, \(structure) code (`A, b`) became code (`a b`)"),
    ]

    @Test("may touch nothing else", arguments: refused)
    func refuses(_ example: EditorialCase) throws {
        #expect(try Self.refusal(example.old, example.new)?.message == example.refusal)
        #expect(try (Self.refusal(example.new, example.old) == nil) == (example.refusal == nil))
    }
}
