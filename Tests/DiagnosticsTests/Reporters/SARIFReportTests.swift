import Diagnostics
import Foundation
import Testing

@Suite("SARIF reports")
struct SARIFReportTests {
    private let file = SourceFile(.content, "page.md")

    @Test("without diagnostics the document is whole all the same")
    func writesEmptyDocument() {
        #expect(
            Reporter(.sarif).report([]) == """
                {
                  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [
                    {
                      "tool": {
                        "driver": {
                          "name": "sitegen",
                          "version": "1.2.3",
                          "rules": []
                        }
                      },
                      "columnKind": "unicodeCodePoints",
                      "results": []
                    }
                  ]
                }

                """
        )
    }

    @Test("results refer to the rules that occur, each listed once in alphabetical order")
    func writesDocument() {
        let diagnostics = [
            Diagnostic(.reviewOverdue, at: SourceLocation(file, line: 2, column: 3, length: 4), "overdue").strict,
            Diagnostic(
                .keyUnknown,
                at: SourceLocation(file, line: 4, column: 1, length: 5),
                "unknown key `tilte`",
                help: "did you mean `title`?",
                notes: [.init("known since here", at: SourceLocation(SourceFile(.templates, "a b.mustache")))]
            ),
        ]
        #expect(
            Reporter(.sarif).report(diagnostics) == """
                {
                  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [
                    {
                      "tool": {
                        "driver": {
                          "name": "sitegen",
                          "version": "1.2.3",
                          "rules": [
                            {
                              "id": "key-unknown",
                              "shortDescription": {
                                "text": "A key is not known"
                              },
                              "helpUri": "https://sitegen.example/docs/diagnostics.md#key-unknown",
                              "defaultConfiguration": {
                                "level": "error"
                              }
                            },
                            {
                              "id": "review-overdue",
                              "shortDescription": {
                                "text": "The review of a page is overdue"
                              },
                              "helpUri": "https://sitegen.example/docs/diagnostics.md#review-overdue",
                              "defaultConfiguration": {
                                "level": "warning"
                              }
                            }
                          ]
                        }
                      },
                      "columnKind": "unicodeCodePoints",
                      "results": [
                        {
                          "ruleId": "review-overdue",
                          "ruleIndex": 1,
                          "level": "error",
                          "message": {
                            "text": "overdue"
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "Content/page.md"
                                },
                                "region": {
                                  "startLine": 2,
                                  "startColumn": 3,
                                  "endLine": 2,
                                  "endColumn": 7
                                }
                              }
                            }
                          ]
                        },
                        {
                          "ruleId": "key-unknown",
                          "ruleIndex": 0,
                          "level": "error",
                          "message": {
                            "text": "unknown key `tilte`\\ndid you mean `title`?"
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "Content/page.md"
                                },
                                "region": {
                                  "startLine": 4,
                                  "startColumn": 1,
                                  "endLine": 4,
                                  "endColumn": 6
                                }
                              }
                            }
                          ],
                          "relatedLocations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "Templates/a%20b.mustache"
                                },
                                "region": {
                                  "startLine": 1,
                                  "startColumn": 1,
                                  "endLine": 1,
                                  "endColumn": 1
                                }
                              },
                              "message": {
                                "text": "known since here"
                              }
                            }
                          ]
                        }
                      ]
                    }
                  ]
                }

                """
        )
    }

    @Test(
        "a path becomes a URI reference",
        arguments: [
            ("Content", "a/b.md", "Content/a/b.md"),
            ("./docs/Content", "a.md", "docs/Content/a.md"),
            ("../Content", "a.md", "../Content/a.md"),
            ("/srv/My Site", "a.md", "file:///srv/My%20Site/a.md"),
            (".", "c:d#e?f%g.md", "c%3Ad%23e%3Ff%25g.md"),
            (".", "migräne\u{1}.md", "migr%C3%A4ne%01.md"),
        ]
    )
    func writesURI(folder: String, path: String, expected: String) throws {
        let paths = ReportPaths(content: folder, templates: "t", output: "o")
        let diagnostic = Diagnostic(.bodyEmpty, at: SourceLocation(SourceFile(.content, path)), "message")
        let result = try firstResult(Reporter(.sarif, paths: paths).report([diagnostic]))
        #expect(result.locations.map(\.physicalLocation.artifactLocation.uri) == [expected])
    }

    @Test(
        "a message has neither placeholders nor links nor deceptive characters",
        arguments: [
            ("unknown name `{{titel}}`", "unknown name `{{{{titel}}}}`"),
            (#"`[a](javascript:b)` in \"#, #"`\[a\](javascript:b)` in \\"#),
            (#"expected `[` at \"#, #"expected `[` at \"#),
            ("a\u{202E}b", "a<U+202E>b"),
        ]
    )
    func writesMessage(message: String, expected: String) throws {
        let diagnostic = Diagnostic(.wrongType, at: SourceLocation(file), message)
        #expect(try firstResult(Reporter(.sarif).report([diagnostic])).message.text == expected)
    }

    private func firstResult(_ report: String) throws -> Log.Result {
        let log = try JSONDecoder().decode(Log.self, from: Data(report.utf8))
        return try #require(log.runs.first?.results.first)
    }

    /// As much of a SARIF document as these tests read.
    private struct Log: Decodable {
        let runs: [Run]

        struct Run: Decodable { let results: [Result] }

        struct Result: Decodable {
            let message: Message
            let locations: [Location]
        }

        struct Message: Decodable { let text: String }

        struct Location: Decodable { let physicalLocation: PhysicalLocation }

        struct PhysicalLocation: Decodable { let artifactLocation: ArtifactLocation }

        struct ArtifactLocation: Decodable { let uri: String }
    }
}
