import Testing

@testable import embed_files

@Suite("Files as Swift")
struct FileEmbeddingTests {
    @Test("are static strings, sorted by path, with every sign as it was")
    func source() {
        let embedding = FileEmbedding([
            (path: "b/two.txt", bytes: Array("a \"b\" \\(c)\r\n\t\u{0}é\u{200D}😀\u{FEFF}".utf8)),
            (path: "a.txt", bytes: []),
        ])
        #expect(embedding.problems.isEmpty)
        #expect(
            embedding.source == #"""
                /// Files of the package, as they were when it was built.
                enum EmbeddedFiles {
                    /// The files with their paths in the package, sorted by these.
                    static let all: [(path: String, text: StaticString)] = [
                        (path: "a.txt", text: ""),
                        (path: "b/two.txt", text: "a \"b\" \\(c)\r\n\u{9}\u{0}é\u{200d}😀\u{feff}"),
                    ]
                }

                """#
        )
    }

    @Test("must be text")
    func binary() {
        let embedding = FileEmbedding([(path: "a.png", bytes: [0x89, 0x50])])
        #expect(embedding.problems == ["a.png:1: error: this cannot be embedded; only text in UTF-8 can"])
    }
}
