import Testing

@testable import list_declarations

@Suite("The reader of declarations")
struct DeclarationReaderTests {
    private static func read(_ text: String) -> DeclarationReader { DeclarationReader([("Sources/A/B.swift", text)]) }

    @Test("lists the kinds and the types of every file, by name")
    func lists() {
        let reader = DeclarationReader([
            (
                "Rule.swift",
                """
                package protocol Rule: Listed {
                    var identifier: DiagnosticIdentifier { get }
                }
                protocol Other: Listed {}
                extension Rule {
                    var name: String { identifier.name }
                }
                let rules: [any Rule] = []
                """
            ),
            (
                "B.swift",
                """
                import Diagnostics

                extension DiagnosticIdentifier {
                    /// Two words, and no `static let x = DiagnosticIdentifier(`.
                    package static let textLost = DiagnosticIdentifier("text-lost", .error, "A text is lost")
                    static let bodyEmpty = DiagnosticIdentifier(
                        "body-empty",
                        .error,
                        "A page has no text"
                    )
                }

                struct B: Rule {
                    let identifier = DiagnosticIdentifier(
                        rule: "b",
                        .warning,
                        "b",
                        finds: "B.",
                        source: "B"
                    )
                    private static let limit = 3
                }
                """
            ),
            (
                "A.swift",
                """
                struct A: Rule, Sendable {
                    let identifier = DiagnosticIdentifier(rule: "a", .error, "a", finds: "A.", source: "A")
                }

                struct RuleBook {
                    static let first: any Rule = A()
                }
                """
            ),
        ])
        #expect(reader.problems.isEmpty)
        #expect(
            reader.lists(of: "Checks") == """
                package import Diagnostics

                extension DiagnosticIdentifier {
                    /// The kinds of problems that are declared in Checks.
                    package static let declaredInChecks: [DiagnosticIdentifier] = [
                        .bodyEmpty,
                        .textLost,
                    ]
                }

                /// One value of each type that conforms to a listed protocol.
                enum Listing {
                    static let ofOther: [any Other] = [
                    ]
                    static let ofRule: [any Rule] = [
                        A(),
                        B(),
                    ]
                }

                """
        )
    }

    @Test("makes a list of the module of DiagnosticIdentifier itself, which imports nothing")
    func ownModule() {
        #expect(
            Self.read("").lists(of: "Diagnostics") == """
                extension DiagnosticIdentifier {
                    /// The kinds of problems that are declared in Diagnostics.
                    package static let declaredInDiagnostics: [DiagnosticIdentifier] = [
                    ]
                }

                """
        )
    }

    @Test(
        "refuses a kind that is written so that it would be left out",
        arguments: [
            ("    static let a = Self(\"a\", .error, \"A\")", "static let name = DiagnosticIdentifier("),
            (
                "    static let a: DiagnosticIdentifier = .init(\"a\", .error, \"A\")",
                "static let name = DiagnosticIdentifier("
            ),
            (
                "    static let a =\n        DiagnosticIdentifier(\"a\", .error, \"A\")",
                "static let name = DiagnosticIdentifier("
            ),
            ("    static var a: DiagnosticIdentifier { b }", "static let name = DiagnosticIdentifier("),
            (
                "    private static let a = DiagnosticIdentifier(\"a\", .error, \"A\")",
                "static let name = DiagnosticIdentifier("
            ),
        ]
    )
    func kinds(line: String, form: String) {
        let problems = Self.read("extension DiagnosticIdentifier {\n\(line)\n}\n").problems
        #expect(problems.first == "Sources/A/B.swift:2: error: this cannot be listed; write `\(form)` on one line")
    }

    @Test(
        "refuses a kind that is written where none is looked for",
        arguments: [
            "package extension DiagnosticIdentifier {", "extension Diagnostics.DiagnosticIdentifier {",
            "    static let a = Diagnostics.DiagnosticIdentifier(\"a\", .error, \"A\")",
            "extension DiagnosticIdentifier { static let a = b }",
            "let a = DiagnosticIdentifier(\"a\", .error, \"A\")",
            "    static let a = DiagnosticIdentifier(\"a\", .error, \"A\")",
            "    let identifier = DiagnosticIdentifier(\"a\", .error, \"A\")",
            "        DiagnosticIdentifier.init(\"a\", .error, \"A\")",
        ]
    )
    func places(line: String) {
        #expect(
            Self.read("struct A {\n}\n\(line)\n").problems == [
                "Sources/A/B.swift:3: error: this cannot be listed; write `extension DiagnosticIdentifier {` on one line"
            ]
        )
    }

    @Test(
        "refuses a type that is written so that it would be left out",
        arguments: [
            "extension A: Rule {", "enum A: Rule {", "final class A: Sendable, Rule {", "    struct A: Rule {",
            "private struct A: Rule {", "struct A: Rule", "    Rule {", "protocol Subrule: Rule {",
            "func run<R: Rule>(_ rule: R) {", "typealias A = Sendable & Rule", "struct A: Checks.Rule {",
        ]
    )
    func types(line: String) {
        #expect(
            Self.read("protocol Rule: Listed {}\n\(line)\n").problems == [
                "Sources/A/B.swift:2: error: this cannot be listed; write `struct Type: Rule {` on one line"
            ]
        )
    }

    @Test("refuses a second kind of a type, which no list would have")
    func secondKind() {
        let text = "protocol Rule: Listed {}\nstruct A: Rule {\n    let other = DiagnosticIdentifier(rule: \"a\")\n}\n"
        #expect(
            Self.read(text).problems == [
                "Sources/A/B.swift:3: error: this cannot be listed; write `let identifier = DiagnosticIdentifier(` on one line"
            ]
        )
    }
}
