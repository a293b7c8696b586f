import Authoring
import DefaultTheme
import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import Searching

/// The rules of the theme for a language.
func rules(_ language: String = "en") throws -> SearchRules {
    let path = "search/\(language).yml"
    let bytes = try #require(BuiltInFile.bytes(at: path))
    var problems: [Diagnostic] = []
    let rules = SearchRulesReader.read(bytes, file: SourceFile(.builtInTheme, path), diagnostics: &problems)
    #expect(problems.isEmpty)
    return rules
}

struct SearchWordsTests {
    @Test(arguments: [
        ("en", "haemorrhoids", "hemorrhoids"), ("en", "diarrhoea", "diarrhea"), ("en", "anaemia", "anemia"),
        ("en", "oesophageal", "esophageal"), ("en", "tumours", "tumor"), ("en", "foetus", "fetus"),
        ("en", "centre", "center"), ("en", "fibres", "fiber"), ("en", "allergies", "allergy"),
        ("en", "diseases", "disease"), ("en", "Crohn's", "crohn"), ("en", "vomiting", "vomit"),
        ("en", "paralyse", "paralyze"), ("en", "Ménière’s", "menieres"),
        ("de", "Anämie", "Anaemie"), ("de", "Krankheiten", "Krankheit"), ("de", "Fuß", "Fuss"),
        ("es", "alergias", "alergia"), ("es", "corazón", "corazon"), ("es", "infecciones", "infeccion"),
    ])
    func `Spellings and forms of a word are one`(language: String, first: String, second: String) throws {
        let words = SearchWords(try rules(language))
        #expect(words.split(first).map(words.key) == words.split(second).map(words.key))
    }

    @Test(arguments: [
        ("arthritis", "arthritic"), ("virus", "viral"), ("gout", "goat"), ("heart", "hearing"), ("stroke", "strep"),
    ])
    func `Other words stay apart`(first: String, second: String) throws {
        let words = SearchWords(try rules())
        #expect(words.key(first) != words.key(second))
    }

    @Test(arguments: [
        ("psoriasis", "soriasis"), ("pneumonia", "newmonia"), ("asthma", "athsma"), ("asthma", "ashma"),
        ("cholesterol", "kolesterol"), ("cirrhosis", "sirosis"), ("schizophrenia", "shizophrenia"),
        ("schizophrenia", "scizophrenia"), ("diarrhea", "dirrea"), ("heart", "hart"), ("eczema", "exzema"),
        ("glaucoma", "glacoma"), ("migraine", "mygrain"), ("diabetes", "diabetis"), ("hemorrhoids", "emroids"),
    ])
    func `A word and a slip of it are looked for in the same place`(word: String, slip: String) throws {
        let words = SearchWords(try rules())
        let places = Set(words.soundKeys(words.key(word)))
        #expect(!places.isDisjoint(with: words.soundKeys(words.key(slip))))
    }

    @Test func `Words that say nothing are left out unless they are all there is`() throws {
        let words = SearchWords(try rules())
        #expect(words.telling("What are the symptoms of gout?") == ["symptoms", "gout"])
        #expect(words.telling("The who") == ["the", "who"])
    }

    @Test(arguments: ["en", "de", "es"])
    func `A theme has rules for a language`(language: String) throws {
        let rules = try rules(language)
        #expect(!rules.spelling.isEmpty && !rules.endings.isEmpty && !rules.sounds.isEmpty && !rules.small.isEmpty)
    }
}
