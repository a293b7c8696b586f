package import Attestation

/// The git of this machine, which knows earlier versions of the content.
package struct GitProgram: Sendable {
    /// The path of the program.
    private let path: String
    /// The environment of the process.
    private let environment: [String: String]

    /// The program at a path, for a process in an environment.
    package init(path: String, environment: [String: String]) {
        self.path = path
        self.environment = environment
    }

    /// What it knows of the files in a content folder; `nil` where that is nothing.
    package func history(ofContent folder: String) -> ContentHistory? {
        ContentHistory(content: folder, git: path, environment: environment)
    }

    /// The commit that the files in a content folder are in; `nil` where it knows none.
    package func commit(ofContent folder: String) -> ContentCommit? { history(ofContent: folder)?.commit }
}
