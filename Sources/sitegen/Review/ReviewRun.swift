import Diagnostics
import Foundation
import Publishing
import Reviewing

/// One run of a command about the reviews of a site: reads the site, and says with which status to end.
struct ReviewRun {
    let source: SourceOptions
    /// The folder that the site was last published into, where the command line gives one.
    var output: String?
    /// Whether texts are shown or compared.
    var keepsForms = false

    /// Reads the site and does what a command is for.
    ///
    /// - Throws: A `CommandFailure` where anything speaks against it, or the machine cannot do it.
    func run(_ command: (ReviewSession) async throws -> Void) async throws {
        let folders = try source.folders.found(output: output)
        let request = try source.request(folders, writes: false)
        do {
            let session = try await ReviewSession(
                request,
                output: folders.output,
                paths: folders.paths,
                git: Self.git,
                keepsForms: keepsForms
            )
            let missing = session.desk.diagnostics.filter { $0.identifier == .siteConfigurationMissing }
            try session.refuse(missing, "There is no site here.")
            try await command(session)
        } catch let refusal as Refusal {
            try Self.tell(refusal, folders.paths, leavingOut: 1)
            throw CommandFailure(status: .errorsFound, message: refusal.reasons.last.map { TerminalText.shown($0) })
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }

    /// Says what speaks against a request, but for so many of the last reasons.
    static func tell(_ refusal: Refusal, _ paths: ReportPaths, leavingOut rest: Int = 0) throws {
        if !refusal.errors.isEmpty { try Console.report(refusal.errors, paths) }
        for reason in refusal.reasons.dropLast(rest) {
            // Replies and texts come from others: nothing in them may steer the terminal.
            try Console.tell("sitegen: error: \(TerminalText.shown(reason))\n")
        }
    }

    /// The git that a shell would start; `nil` where there is none.
    static var git: GitProgram? {
        program("git").map { GitProgram(path: $0, environment: ProcessInfo.processInfo.environment) }
    }

    /// The path of the program that a shell would start; `nil` where there is none.
    static func program(_ name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

extension ReviewSession {
    /// The texts that arguments name, each once; paths are meant from the folder that the command runs in.
    ///
    /// - Throws: A `Refusal` that says which name is none.
    func texts(named arguments: [String]) throws(Refusal) -> [ReviewDesk.Text] {
        try texts(named: textNames(arguments))
    }

    /// What arguments name; paths are meant from the folder that the command runs in.
    func textNames(_ arguments: [String]) -> [TextName] {
        func standardized(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
        let folder = standardized(content)
        return arguments.map { TextName($0, path: standardized($0), content: folder) }
    }
}
