import SiteModel
import Testing

@testable import Rendering

@Suite("The A to Z of conditions")
struct SubjectIndexTests {
    private func letters(_ subjects: [Subject], language: String = "en") throws -> [LetterView] {
        LetterIndex(
            subjects,
            language: try #require(LanguageTag(language)),
            others: "#",
            href: { "/\($0)/" }
        ).letters
    }

    /// The names in their order, each letter before its own.
    private func order(_ titles: [String], language: String = "en") throws -> [String] {
        let subjects = titles.enumerated().map { SiteFixture.subject("c\($0)", $1) }
        return try letters(subjects, language: language).filter(\.hasEntries)
            .flatMap { ["\($0.letter):"] + $0.entries.map(\.name) }
    }

    @Test("all letters of the alphabet are there, and those without names say so")
    func emptyLetters() throws {
        let letters = try letters([SiteFixture.subject("gout", "Gout")])
        #expect(letters.map(\.letter).joined() == "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        #expect(letters.filter(\.hasEntries).map(\.letter) == ["G"])
        #expect(letters.filter(\.hasEntries).map(\.id) == ["letter-g"])
        #expect(letters.allSatisfy { $0.hasEntries == !$0.entries.isEmpty })
    }

    @Test(
        "names sort as a person would look them up",
        arguments: [
            ("case does not matter", ["zoster", "Asthma", "anemia"], ["A:", "anemia", "Asthma", "Z:", "zoster"]),
            (
                "an accent does not matter", ["Memory loss", "Ménière’s disease", "Meningitis", "Éclampsie", "Eczema"],
                ["E:", "Éclampsie", "Eczema", "M:", "Memory loss", "Ménière’s disease", "Meningitis"]
            ),
            ("numbers sort by value", ["Type 10", "Type 2"], ["T:", "Type 2", "Type 10"]),
            (
                "a leading article does not matter", ["The bends", "A stroke", "Bell’s palsy", "An itch"],
                ["B:", "Bell’s palsy", "The bends", "I:", "An itch", "S:", "A stroke"]
            ),
            (
                "a word that starts like an article does", ["Anthrax", "Thelaziasis"],
                ["A:", "Anthrax", "T:", "Thelaziasis"]
            ),
            (
                "digits come last, under #", ["Zoster", "5q syndrome", "22q11 deletion"],
                ["Z:", "Zoster", "#:", "5q syndrome", "22q11 deletion"]
            ),
            ("a sign before the first letter does not matter", ["(Acute) pain"], ["A:", "(Acute) pain"]),
            ("another script has its own letter", ["Ωmega", "Zoster"], ["Z:", "Zoster", "Ω:", "Ωmega"]),
        ]
    )
    func order(_: String, titles: [String], expected: [String]) throws {
        #expect(try order(titles) == expected)
        #expect(try order(titles.reversed()) == expected)
    }

    @Test(
        "the leading articles are those of the site's language",
        arguments: [
            ("de", ["Die Grippe", "Diabetes"], ["D:", "Diabetes", "G:", "Die Grippe"]),
            ("es", ["La gripe", "Lupus"], ["G:", "La gripe", "L:", "Lupus"]),
            ("fr", ["L’asthme", "Le rhume"], ["A:", "L’asthme", "R:", "Le rhume"]),
            ("fr-CA", ["L'asthme"], ["A:", "L'asthme"]),
            ("it", ["The bends"], ["T:", "The bends"]),
        ]
    )
    func articles(language: String, titles: [String], expected: [String]) throws {
        #expect(try order(titles, language: language) == expected)
    }

    @Test(
        "a letter that the site's language counts as one of its own is in its own place",
        arguments: [
            (
                "es", ["Otitis", "Nervios", "Ñandú", "Náuseas"],
                ["N:", "Náuseas", "Nervios", "Ñ:", "Ñandú", "O:", "Otitis"]
            ),
            (
                "sv", ["Ångest", "Öroninflammation", "Zoster", "Astma"],
                ["A:", "Astma", "Z:", "Zoster", "Å:", "Ångest", "Ö:", "Öroninflammation"]
            ),
            (
                "de", ["Zoster", "Ödem", "Ohrensausen", "Übelkeit"],
                ["O:", "Ödem", "Ohrensausen", "U:", "Übelkeit", "Z:", "Zoster"]
            ),
            ("en", ["Ångström", "Azotemia"], ["A:", "Ångström", "Azotemia"]),
        ]
    )
    func ownLetters(language: String, titles: [String], expected: [String]) throws {
        #expect(try order(titles, language: language) == expected)
    }

    @Test(
        "letters that readers look up together are under one",
        arguments: [
            ("ar", ["أنيميا", "إمساك", "آلام", "التهاب"], ["ا"]), ("ja", ["がん", "ガス", "かぜ", "カビ"], ["か"]),
            ("ja", ["ぱにっく", "はしか", "バセドウ病"], ["は"]), ("ru", ["Йод", "Ишемия"], ["И", "Й"]),
        ]
    )
    func groups(language: String, titles: [String], expected: [String]) throws {
        let subjects = titles.enumerated().map { SiteFixture.subject("c\($0)", $1) }
        let letters = try letters(subjects, language: language)
        #expect(letters.map(\.letter) == expected)
        #expect(letters.flatMap(\.entries).count == titles.count)
    }

    @Test(
        "letters without names are listed only where the language is written in them",
        arguments: [("ar", ""), ("ja", ""), ("sr-Latn", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), ("sr", "")]
    )
    func alphabets(language: String, expected: String) throws {
        #expect(try letters([], language: language).map(\.letter).joined() == expected)
    }

    @Test("a name is where its reading belongs")
    func readings() throws {
        var liver = SiteFixture.subject("liver", "肝臓病")
        liver.sortAs = "かんぞうびょう"
        var asthma = SiteFixture.subject("asthma", "喘息")
        asthma.sortAs = "ぜんそく"
        let letters = try letters([asthma, liver, SiteFixture.subject("cold", "かぜ")], language: "ja")
        #expect(letters.map(\.letter) == ["か", "せ"])
        #expect(letters.map { $0.entries.map(\.name) } == [["かぜ", "肝臓病"], ["喘息"]])
    }

    @Test(
        "names are under the letters that readers of the language look for",
        arguments: [
            ("fr", ["Œdème", "Oeil"], ["O:", "Œdème", "Oeil"]),
            ("sv", ["Åska", "Astma"], ["A:", "Astma", "Å:", "Åska"]),
            ("da", ["Æggestok", "Astma"], ["A:", "Astma", "Æ:", "Æggestok"]), ("de", ["ßa"], ["S:", "ßa"]),
            ("th", ["เบาหวาน", "ไข้หวัด", "อ้วน"], ["ข:", "ไข้หวัด", "บ:", "เบาหวาน", "อ:", "อ้วน"]),
            ("ko", ["각막", "가슴", "까치", "나병"], ["ㄱ:", "가슴", "각막", "까치", "ㄴ:", "나병"]),
        ]
    )
    func lettersOfLanguages(language: String, titles: [String], expected: [String]) throws {
        #expect(try order(titles, language: language) == expected)
    }

    @Test("a synonym is an entry that leads to its condition and names it; one that repeats the name is none")
    func synonyms() throws {
        let letters = try letters([
            SiteFixture.subject("anemia", "Anemia", synonyms: ["Low blood", "Anaemia", "Anemia"])
        ])
        let entries = letters.flatMap(\.entries)
        #expect(entries.map(\.name) == ["Anaemia", "Anemia", "Low blood"])
        #expect(entries.map(\.preferred?.title) == ["Anemia", nil, "Anemia"])
        #expect(entries.allSatisfy { $0.href == "/anemia/" })
    }

    @Test("names that sort as equal are in the order of their slugs, whatever the order of files")
    func ties() throws {
        let subjects = [SiteFixture.subject("b", "Gout"), SiteFixture.subject("a", "Gout")]
        #expect(try letters(subjects).flatMap(\.entries).map(\.href) == ["/a/", "/b/"])
        #expect(try letters(subjects.reversed()).flatMap(\.entries).map(\.href) == ["/a/", "/b/"])
    }

    @Test("anchors of letters are unique")
    func anchors() throws {
        let titles = ["1", "Other", "Ωmega", "Ñandu", "Éclampsie", "日射病"]
        let subjects = titles.enumerated().map { SiteFixture.subject("c\($0)", $1) }
        let identifiers = try letters(subjects).map(\.id)
        #expect(Set(identifiers).count == identifiers.count)
    }

    /// The pages of letters, each with its address and its names, as `C c: Cold, Cough`.
    private func pages(_ titles: [String], language: String = "en", limit: Int) throws -> [String] {
        let index = LetterIndex(
            titles.enumerated().map { SiteFixture.subject("c\($0)", $1) },
            language: try #require(LanguageTag(language)),
            others: "#",
            limit: limit,
            href: { "/\($0)/" }
        )
        return AlphabeticalList(.allSubjects, index, limit: limit).pages.map { page in
            let address = page.address.path.dropFirst("/a-z/".count)
            return "\(page.label) \(address): \(page.entries.map(\.name).joined(separator: ", "))"
        }
    }

    @Test(
        "where one page has no room for all names, each letter has a page, split again where it is too long",
        arguments: [
            ("names that have room", "en", 3, ["Asthma", "Cold", "Cough"], []),
            (
                "a page a letter", "en", 2, ["Asthma", "Cold", "Cough"], ["A a/: Asthma", "C c/: Cold, Cough"]
            ),
            (
                "two letters, and more where two are not enough", "en", 2,
                ["Asthma", "Cancer", "Cold", "Cough", "Coma"],
                [
                    "A a/: Asthma", "C c/: ", "Ca c/a/: Cancer", "Co c/o/: ", "Col c/o/l/: Cold", "Com c/o/m/: Coma",
                    "Cou c/o/u/: Cough",
                ]
            ),
            (
                "letters that all names have are passed over", "en", 1, ["Condor", "Condom", "Zoster"],
                [
                    "C c/: ", "Condo c/o/n/d/o/: ", "Condom c/o/n/d/o/m/: Condom", "Condor c/o/n/d/o/r/: Condor",
                    "Z z/: Zoster",
                ]
            ),
            (
                "a space that all names have stays in the letters", "en", 2,
                ["Congenital a", "Congenital ab", "Congenital b", "Zoster"],
                [
                    "C c/: ", "Congenital c/o/n/g/e/n/i/t/a/l/: ",
                    "Congenital a c/o/n/g/e/n/i/t/a/l/a/: Congenital a, Congenital ab",
                    "Congenital b c/o/n/g/e/n/i/t/a/l/b/: Congenital b", "Z z/: Zoster",
                ]
            ),
            (
                "names with a digit or nothing after the letters stay with these", "en", 2,
                ["C3", "C", "Cold", "C 4 b"],
                ["C c/: C, C 4 b", "C (2) c/2/: C3", "Co c/o/: Cold"]
            ),
            (
                "what no letter parts goes on by numbers", "en", 2, ["1", "2", "3", "Cold"],
                ["C c/: Cold", "# other/: 1, 2", "# (2) other/2/: 3"]
            ),
            (
                "signs and accents do not matter", "en", 1, ["C-e", "Čé", "Ca"],
                ["C c/: ", "Ca c/a/: Ca", "Ce c/e/: C-e", "Ce (2) c/e/2/: Čé"]
            ),
            (
                "a letter of the language's own has its own page", "sv", 1, ["Bår", "Bar", "Båk"],
                ["B b/: ", "Ba b/a/: Bar", "Bå b/å/: ", "Båk b/å/k/: Båk", "Bår b/å/r/: Bår"]
            ),
            (
                "Kana that are looked up together", "ja", 1, ["がん", "かぜ", "カゼ"],
                ["か か/: ", "かせ か/せ/: かぜ", "かせ (2) か/せ/2/: カゼ", "かん か/ん/: がん"]
            ),
        ]
    )
    func splitting(_: String, language: String, limit: Int, titles: [String], expected: [String]) throws {
        for titles in [titles, titles.reversed()] {
            let found = try pages(titles, language: language, limit: limit)
            #expect(found == expected)
        }
    }
}
