import Foundation

/// A git repository in a temporary folder, made by an identity and on days of the tests' own, whatever the
/// configuration of whoever runs them.
struct GitRepository {
    let folder: TemporaryFolder
    /// The path of git.
    let program: String
    private let home: TemporaryFolder

    /// What `git` needs, and what keeps the machine's configuration out.
    var environment: [String: String] {
        ["PATH": path, "HOME": home.path, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": home("config")]
    }

    private var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin" }

    /// An empty repository; `nil` where the machine has no git.
    init?(configuration: String = "") throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let programs = path.split(separator: ":").map { "\($0)/git" }
        guard let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return nil
        }
        self.program = program
        folder = try TemporaryFolder()
        home = try TemporaryFolder()
        try home.write(["config": ""])
        try git("init", "--quiet", "--initial-branch=main")
        try home.write(["config": configuration])
    }

    /// Writes files and commits everything.
    func commit(_ subject: String, on day: String, by author: String = "Dana Draft", _ files: [String: String]) throws {
        try folder.write(files)
        try git("add", "--all")
        try git("-c", "commit.gpgSign=false", "commit", "--quiet", "--message", subject, by: author, on: day)
    }

    /// Runs git in the repository.
    func git(_ arguments: String..., by author: String = "Dana Draft", on day: String = "2026-01-01") throws {
        let identity = [
            "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "author@example.org", "GIT_AUTHOR_DATE": "\(day)T12:00:00Z",
            "GIT_COMMITTER_NAME": author, "GIT_COMMITTER_EMAIL": "author@example.org",
            "GIT_COMMITTER_DATE": "\(day)T12:00:00Z",
        ]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-C", folder.path] + arguments
        process.environment = environment.merging(identity) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(arguments: arguments) }
    }

    /// Git did not do what a test asked of it.
    struct Failure: Error {
        let arguments: [String]
    }
}
