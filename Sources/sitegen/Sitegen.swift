import ArgumentParser
import Foundation

/// The program: parses arguments, runs a command, and turns what comes of it into an exit status.
@main
struct Sitegen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sitegen",
        abstract: "A static site generator for medically reviewed summaries.",
        discussion: """
            Exit status: 0 built, perhaps with warnings; 1 the content or the templates have errors and nothing was \
            published, or the request was refused; 3 an import is done but for what a person has to do; 64 wrong arguments; 74 the machine failed.
            """,
        version: ToolVersion.current,
        subcommands: [
            InitCommand.self, NewCommand.self, BuildCommand.self, CheckCommand.self, ExplainCommand.self,
            FixCommand.self, ServeCommand.self, LanguageServerCommand.self, ImportCommand.self, ReviewCommand.self,
            SchemaCommand.self, ThemeCommand.self,
            VerifyCommand.self, AuditCommand.self,
        ]
    )

    static func main() async {
        Console.prepare()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            finish(error)
        }
    }

    /// Ends the program with the exit status that belongs to an error; the parser alone would end with 1 on any.
    private static func finish(_ error: any Error) -> Never {
        if let failure = error as? CommandFailure {
            // Where not even this can be written, the status says it.
            if let message = failure.message { try? Console.tell("sitegen: error: \(message)\n") }
            Foundation.exit(failure.status.rawValue)
        }
        let message = fullMessage(for: error)
        guard exitCode(for: error) != .success else {
            do throws(CommandFailure) { try Console.answer(message.isEmpty ? "" : message + "\n") } catch {
                finish(error)
            }
            Foundation.exit(0)
        }
        try? Console.tell(message.isEmpty ? "" : message + "\n")
        Foundation.exit(ExitStatus.wrongArguments.rawValue)
    }
}

/// The exit statuses that CI scripts rely on; 64 and 74 are `EX_USAGE` and `EX_IOERR` of sysexits.h.
enum ExitStatus: Int32 {
    case success = 0
    case errorsFound = 1
    /// An import wrote its files, and something is left for a person.
    case workLeft = 3
    case wrongArguments = 64
    case machineFailed = 74
}

/// The end of a command with another status than success.
struct CommandFailure: Error {
    var status: ExitStatus
    /// What to say, where the command has not said it already.
    var message: String?
}

/// The version of sitegen.
enum ToolVersion {
    static let current = "0.1.0"
    /// The address below which released versions are: `v0.1.0/sitegen-0.1.0-linux-x86_64.tar.gz` and `v0.1.0/SHA256SUMS`. No
    /// host has this name (RFC 2606, section 2): set it where the first release is published.
    static let releases = "https://sitegen.example/releases/download"
}
