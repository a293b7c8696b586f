import Foundation
import SiteTestSupport
import Testing

/// Runs the program at a terminal, a pseudo-terminal of the system, and answers its questions.
enum Terminal {
    /// Runs it in the folder of a site, to its end. Output and errors are one, as at any terminal.
    ///
    /// `answers` has, for the end of each question, what is typed; a question that comes again gets its answer again.
    static func run(
        _ arguments: [String],
        in site: TemporarySite,
        answers: KeyValuePairs<String, String>
    ) async throws -> Sitegen.Outcome {
        let pairs = answers.map { [$0.key, $0.value] }
        let program = Sitegen.products.appendingPathComponent("sitegen").path
        return try await Sitegen.run(
            try Sitegen.tool("python"),
            ["-c", script, String(decoding: try JSONEncoder().encode(pairs), as: UTF8.self), program] + arguments,
            in: site.folder,
            environment: ["NO_COLOR": "1"]
        )
    }

    private static let script = """
        import json, os, pty, sys
        answers = json.loads(sys.argv[1])
        child, terminal = pty.fork()
        if child == 0:
            os.execv(sys.argv[2], sys.argv[2:])
        said = b""
        answered = 0
        while True:
            try:
                part = os.read(terminal, 65536)
            except OSError:
                break
            if not part:
                break
            said += part
            for question, answer in answers:
                # Whoever asks for a passphrase throws away what was typed before.
                if question.encode() in said[answered:]:
                    answered = len(said)
                    os.write(terminal, (answer + "\\n").encode())
                    break
        sys.stdout.write(said.decode().replace("\\r\\n", "\\n"))
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        """
}
