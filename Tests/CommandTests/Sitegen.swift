import Foundation
import SiteTestSupport
import Testing

/// The built program, run as people run it.
enum Sitegen {
    /// What came of a run.
    struct Outcome {
        /// The exit status.
        var status: Int32
        /// Standard output.
        var output: String
        /// Standard error.
        var errors: String
    }

    /// A program to start.
    ///
    /// Not by Foundation's `Process`: on Linux it now and then reads past the end of a list of open files, which ends a
    /// run of many thousand programs by signal 11.
    private struct Launch {
        let program: String
        let arguments: [String]
        let environment: [String: String]
        let folder: String
        /// The files that standard output and standard error go to.
        let output: String
        let errors: String

        /// Starts the program and waits for its end; gives its exit status, or the number of the signal that ended it.
        func statusAtEnd() throws -> Int32 {
            #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            #else
            var actions = posix_spawn_file_actions_t()
            #endif
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY, 0)
            // A shell, because no call that every system has starts a program in another folder.
            let shell = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program]
            let words = (shell + arguments).map { strdup($0) } + [nil]
            let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
            defer { for text in words + variables { free(text) } }
            var child: pid_t = 0
            let failure = posix_spawn(&child, "/bin/sh", &actions, nil, words, variables)
            guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL) }
            var status: Int32 = 0
            while waitpid(child, &status, 0) < 0 {
                guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EINVAL) }
            }
            let signal = status & 0x7F
            return signal == 0 ? status >> 8 & 0xFF : signal
        }
    }

    /// A class, so that its bundle can be asked for.
    private final class Marker {}

    /// The folder that the products of the build lie in, this test bundle among them.
    static var products: URL {
        let bundle = Bundle(for: Marker.self).bundleURL
        return bundle.pathExtension == "xctest" ? bundle.deletingLastPathComponent() : bundle
    }

    /// Runs `sitegen` in a folder, with nothing of the tests' own environment but the path.
    static func run(
        _ arguments: [String],
        in folder: URL = repository,
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await run(products.appendingPathComponent("sitegen"), arguments, in: folder, environment: environment)
    }

    /// Runs `sitegen` where a site lies.
    static func run(
        _ arguments: [String],
        in site: TemporarySite,
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        // The folder goes with the last reference to the site, which a caller may not hold any longer.
        defer { withExtendedLifetime(site) {} }
        return try await run(arguments, in: site.folder, environment: environment)
    }

    /// Runs any program and waits for its end.
    static func run(
        _ program: URL,
        _ arguments: [String],
        in folder: URL = repository,
        environment: [String: String] = [:]
    ) async throws -> Outcome {
        // Files and not pipes: a report may be longer than what a pipe holds while no one reads.
        let scratch = try TemporarySite(standard: ["output": "", "errors": ""])
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let launch = Launch(
            program: program.path,
            arguments: arguments,
            environment: ["PATH": path, "LC_ALL": "C"].merging(environment) { $1 },
            folder: folder.path,
            output: scratch.folder.appendingPathComponent("output").path,
            errors: scratch.folder.appendingPathComponent("errors").path
        )
        let status = try await withCheckedThrowingContinuation { continuation in
            // Waiting blocks a thread, and Swift's own pool has no more of them than there are cores.
            DispatchQueue.global().async { continuation.resume(with: Result { try launch.statusAtEnd() }) }
        }
        return Outcome(status: status, output: try scratch.text("output"), errors: try scratch.text("errors"))
    }

    /// A tool of `.venv`, which `make test` installs.
    static func tool(_ name: String) throws -> URL {
        let tool = repository.appendingPathComponent(".venv/bin/\(name)")
        try #require(
            FileManager.default.isExecutableFile(atPath: tool.path),
            "\(tool.path) is missing; run `make test`, or `scripts/setup test` once"
        )
        return tool
    }

    /// The root of the checkout.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A folder of `Fixtures`.
    static func fixture(_ name: String) -> URL {
        repository.appendingPathComponent("Tests/CommandTests/Fixtures/\(name)")
    }
}

/// Expectations that are files.
///
/// `SITEGEN_RECORD=1 swift test --filter CommandTests` writes them anew; the difference is then for `git diff` to show
/// and for a person to judge.
enum Golden {
    private static let isRecording = ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1"

    /// Compares a text with the file that holds the expected one.
    static func expect(_ text: String, at file: URL) throws {
        if isRecording {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
        // Line by line, so that a failure shows the line and not two pages of HTML.
        for (number, (found, wanted)) in zip(lines(text), lines(expected)).enumerated() {
            try #require(found == wanted, "\(file.lastPathComponent), line \(number + 1)")
        }
        #expect(text == expected, "\(file.lastPathComponent) is longer or shorter than expected")
    }
}

extension TemporarySite {
    /// The time of the last change of every file below a folder, by relative path.
    func changeTimes(below path: String) throws -> [String: Date] {
        let root = folder.appendingPathComponent(path)
        var times: [String: Date] = [:]
        for name in try files(below: path).keys {
            let attributes = try FileManager.default.attributesOfItem(atPath: root.appendingPathComponent(name).path)
            times[name] = try #require(attributes[.modificationDate] as? Date)
        }
        return times
    }
}
