import Foundation

/// A program that shows long texts at a terminal: that of `PAGER`, else `less`.
struct Pager {
    /// The command, for a shell; `nil` where there is none, and texts are just written.
    private let command: String?

    /// The pager of an environment.
    init(environment: [String: String]) {
        let named = environment["PAGER"]?.trimmingCharacters(in: .whitespaces)
        if environment["TERM"] == "dumb" || named?.isEmpty == true || named == "cat" {
            command = nil
        } else if let named {
            command = named
        } else {
            let folders = environment["PATH", default: ""].split(separator: ":")
            let isThere = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/less") }
            // Colours as they are; at once back where a text fits on the screen; the text stays above the question.
            command = isThere ? "less -R -F -X" : nil
        }
    }

    /// Shows a text until whoever reads it has seen enough.
    func show(_ text: String) throws(CommandFailure) {
        guard let command else { return try Console.tell(text) }
        // The terminal is where questions are asked. Foundation's `Process` would start the pager in the background,
        // where it may not read keys.
        guard let pipe = popen("\(command) 1>&2", "w") else { return try Console.tell(text) }
        // An interrupt is for the pager.
        let before = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, before) }
        // Who has seen enough closes the pager before the end, which is no fault.
        _ = fputs(text, pipe)
        // The shell's status where there is no such program (POSIX.1-2017, volume 3, section 2.8.2).
        let isMissing = [126, 127].contains(pclose(pipe) >> 8 & 0xFF)
        if isMissing { try Console.tell(text) }
    }
}
