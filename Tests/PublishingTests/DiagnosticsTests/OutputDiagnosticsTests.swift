import Testing

@Suite("The output folder")
struct OutputDiagnosticsTests {
    @Test("is left alone where it holds what no build wrote", arguments: OutputMistakes.all)
    func reports(_ mistake: Mistake) async throws {
        let site = try mistake.site()
        let before = try site.files(below: "Output")
        let report = site.report(try await site.build(writes: true))
        #expect(report == mistake.report)
        #expect(try site.files(below: "Output") == before)
    }
}

enum OutputMistakes {
    static let all: [Mistake] = [
        Mistake(
            "files of somebody else",
            files: [
                "Output/index.html": "mine\n",
                "Output/notes/todo.txt": "mine\n",
            ],
            report: """
                Output/index.html:1:1: error: `index.html` was not written by sitegen [output-foreign-file]
                   1 | mine
                     | ^
                     = help: move it out of the output folder, or choose another folder with --output
                Output/notes/todo.txt:1:1: error: `notes/todo.txt` was not written by sitegen [output-foreign-file]
                   1 | mine
                     | ^
                     = help: move it out of the output folder, or choose another folder with --output
                """
        ),
        Mistake(
            "a manifest that is none",
            files: [
                "Output/.sitegen-manifest.json": "[]\n"
            ],
            report: """
                Output/.sitegen-manifest.json:1:1: error: `.sitegen-manifest.json` is not as sitegen wrote it: line 1 is not the beginning of a manifest [output-file-changed]
                   1 | []
                     | ^
                     = help: restore the file, or empty the output folder, and build again
                """
        ),
    ]
}
