import Attestation
import SiteModel
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
        Mistake(
            "a log of reviews with a build of a later day",
            files: [
                "Output/.well-known/medical-review-log.json": .text(log),
                "Output/.sitegen-manifest.json": .text(manifest),
            ],
            report: """
                Output/.well-known/medical-review-log.json:5:1: error: This build is for 2026-06-01, but the log of reviews has one for 2027-01-01 already [review-log-conflict]
                   5 |     {"day":"2027-01-01","register":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sitegen":"1.0.0"}
                     | ^
                     = help: build for 2027-01-01 or a later day, or build into another folder
                """
        ),
    ]

    /// A log with one build.
    private static let log = """
        {
          "$schema": "medical-review-log.schema.json",
          "version": 1,
          "leaves": [
            {"day":"2027-01-01","register":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sitegen":"1.0.0"}
          ],
          "size": 1,
          "root": "a7b1f35e5920ebb27af4f99067197e23850ce9ccdd620409b7c19fec1d5a81f9"
        }

        """

    /// The list of what the last build wrote, which is this log alone.
    private static let manifest = """
        {
          "sitegen": "1.0.0",
          "format": 1,
          "files": {
            ".well-known/medical-review-log.json": "\(ContentDigest(of: log))"
          }
        }

        """
}
