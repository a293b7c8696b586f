import Diagnostics
import Testing

@testable import Publishing

/// Begins, writes these files and commits; fails the test if sitegen refuses.
@discardableResult
func publish(
    _ files: [String: String],
    to path: String,
    fileSystem: FileSystem = FileSystem(),
    version: String = "1.0.0"
) throws -> CommitSummary {
    let staged = try begin(OutputFolder(path: path, fileSystem: fileSystem), version: version)
    for (path, text) in files { try staged.write(Array(text.utf8), to: path) }
    switch try staged.commit() {
    case .committed(let summary): return summary
    case .refused(let diagnostics): throw Refusal(diagnostics: diagnostics)
    }
}

func begin(_ folder: OutputFolder, version: String = "1.0.0") throws -> StagedOutput {
    switch try folder.beginStaging(toolVersion: version) {
    case .ready(let staged): return staged
    case .refused(let diagnostics): throw Refusal(diagnostics: diagnostics)
    }
}

/// sitegen would not build into the folder.
struct Refusal: Error {
    let diagnostics: [Diagnostic]
}

@Suite("A site put in place")
struct OutputStagingTests {
    let temporary: TemporaryFolder
    var output: String { temporary("Output") }

    init() throws { temporary = try TemporaryFolder() }

    @Test("makes the output folder and leaves nothing beside it")
    func makesFolder() throws {
        let summary = try publish(["index.html": "home", "a/b/index.html": "inner"], to: output)
        #expect(summary == CommitSummary(written: 2, unchanged: 0, removed: 0))
        var found = try temporary.snapshot()
        #expect(found.removeValue(forKey: "Output/.sitegen-manifest.json") != nil)
        #expect(found == ["Output/index.html": "home", "Output/a/b/index.html": "inner"])
    }
}
