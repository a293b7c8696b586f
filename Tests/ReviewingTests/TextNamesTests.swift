import Testing

@testable import Reviewing

@Suite("The names of texts")
struct TextNamesTests {
    private let names = TextNames([
        TextNames.Text(name: "anemia", path: "conditions/anemia/index.md"),
        TextNames.Text(name: "blood", path: "conditions/low-blood/index.md"),
        TextNames.Text(name: "anemia/causes", path: "conditions/anemia/causes.md"),
        TextNames.Text(name: "anemia/índex", path: "articles/i\u{301}ndex.md"),
        TextNames.Text(name: "disclaimers/general", path: "disclaimers/general.md"),
        TextNames.Text(name: "glossary", path: "glossary.yml"),
    ])

    @Test(
        "are its own name, the path of its file, and the name of a condition's folder",
        arguments: [
            ("anemia", 0), ("conditions/anemia", 0), ("conditions/anemia/", 0), ("conditions/anemia/index.md", 0),
            ("Content/conditions/anemia", 0), ("Content/conditions/anemia/index", 0), ("blood", 1),
            ("conditions/low-blood", 1), ("low-blood", nil), ("anemia/causes", 2), ("conditions/anemia/causes", 2),
            ("conditions/anemia/causes.md", 2), ("Content/conditions/anemia/causes.md", 2),
            ("Content/conditions/anemia/causes.review.yml", 2), ("anemia/i\u{301}ndex", 3), ("articles/índex.md", 3),
            ("disclaimers/general", 4), ("Content/disclaimers/general.md", 4), ("general", nil), ("glossary", 5),
            ("glossary.yml", 5), ("Content/glossary.review.yml", 5), ("Content", nil), ("", nil), ("/", nil),
            ("causes", nil), ("Contentconditions/anemia", nil),
        ] as [(String, Int?)]
    )
    func lookUp(argument: String, index: Int?) {
        #expect(names.index(of: TextName(argument, path: "/site/\(argument)", content: "/site/Content")) == index)
    }

    @Test("with the ending of a file are first of all the path of one, from the folder that one is in")
    func pathFromFolder() {
        let names = TextNames([
            TextNames.Text(name: "causes", path: "conditions/causes/index.md"),
            TextNames.Text(name: "anemia/causes", path: "conditions/anemia/causes.md"),
        ])
        let content = "/site/Content"
        func index(_ words: String) -> Int? {
            names.index(of: TextName(words, path: "\(content)/conditions/anemia/\(words)", content: content))
        }
        #expect(index("causes.md") == 1)
        #expect(index("causes.review.yml") == 1)
        #expect(index("causes") == 0)
    }

    @Test(
        "are suggested where they are misspelt",
        arguments: [
            ("anemia/cause", "; did you mean `anemia/causes`?"), ("anemai", "; did you mean `anemia`?"),
            ("Content/conditions/anemia/cuases.md", "; did you mean `anemia/causes`?"),
            ("causes", "; did you mean `anemia/causes`?"), ("general", "; did you mean `disclaimers/general`?"),
            ("medicines/blood", "; did you mean `blood`?"),
            ("disclaimer/general", "; did you mean `disclaimers/general`?"),
            (
                "hypothyroidism/symptoms",
                "; known here: `anemia`, `anemia/causes`, `anemia/índex`, `blood`, `disclaimers/general`, `glossary`"
            ),
        ]
    )
    func suggestions(argument: String, help: String) {
        #expect(names.problem(with: argument) == "There is no text '\(argument)' to review\(help)")
    }
}
