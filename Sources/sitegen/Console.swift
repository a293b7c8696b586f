import Foundation

/// Where the program speaks: machine formats and answers to standard output, all that is for people to standard error.
enum Console {
    /// Writes to standard output.
    static func answer(_ text: String) { write(text, to: .standardOutput) }

    /// Writes to standard error.
    static func tell(_ text: String) { write(text, to: .standardError) }

    /// Whether standard error is a terminal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether colour is welcome: on a terminal, unless `NO_COLOR` is set to anything (no-color.org) or the terminal
    /// says that it is dumb.
    static var wantsColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// How many columns the terminal has to which standard output goes; `nil` where it goes elsewhere.
    static var columns: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // A closed pipe (`sitegen check | head`) is the reader's way of saying enough.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
