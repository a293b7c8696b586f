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
        #expect(
            embedding.source == #"""
                /// Files of the package, as they were when it was built.
                enum EmbeddedFiles {
                    /// The files with their paths in the package, sorted by these; of one that is no text, each character has the
                    /// number of a byte.
                    static let all: [(path: String, text: StaticString, isText: Bool)] = [
                        (path: "a.txt", text: "", isText: true),
                        (path: "b/two.txt", text: "a \"b\" \\(c)\r\n\u{9}\u{0}é\u{200d}😀\u{feff}", isText: true),
                    ]
                }

                """#
        )
    }

    @Test("that are no text have a character for each byte")
    func binary() {
        let embedding = FileEmbedding([(path: "a.png", bytes: [0x89, 0x50, 0xFF, 0x00])])
        #expect(embedding.source.contains(#"(path: "a.png", text: "\u{89}Pÿ\u{0}", isText: false),"#))
    }
}
