import Diagnostics
import Foundation
import Publishing
import Reviewing

/// Where the program speaks: machine formats and answers to standard output, all that is for people to standard error.
///
/// What cannot be written is lost, and no one may take the silence for good news: the command then ends with status 74.
enum Console {
    /// Makes ready to write: the end of a pipe is an error like others and no signal, and no file that is opened later
    /// can come to stand for standard output or standard error where the program was started without them.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The system gives the lowest number that is free. It can be read only, so that writing to it fails.
            _ = open("/dev/null", O_RDONLY)
        }
    }

    /// Writes to standard output.
    static func answer(_ text: String) throws(CommandFailure) {
        try write(text, to: STDOUT_FILENO, named: "standard output")
    }

    /// Writes to standard error.
    static func tell(_ text: String) throws(CommandFailure) {
        try write(text, to: STDERR_FILENO, named: "standard error")
    }

    /// Whether standard error is a terminal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether colour is welcome: on a terminal, unless `NO_COLOR` is set to anything (no-color.org) or the terminal
    /// says that it is dumb.
    static var wantsColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// How changes are marked for whoever reads standard error.
    static var changeMarks: ChangeMarks { wantsColour ? .colours : .brackets }

    /// How many columns the terminal has to which standard output goes; `nil` where it goes elsewhere.
    static var columns: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Reports problems: in a format for machines to standard output, in text to standard error.
    static func report(
        _ problems: [Diagnostic],
        _ paths: ReportPaths,
        _ format: ReportFormat = .text,
        isSummary: Bool = false
    ) throws(CommandFailure) {
        let reporter = Reporter(
            format: format,
            paths: paths,
            excerpts: FileExcerpts(paths: paths),
            toolVersion: ToolVersion.current,
            colour: format == .text && wantsColour,
            isSummary: isSummary
        )
        let text = reporter.report(problems)
        if format == .text { try tell(text) } else { try answer(text) }
    }

    private static func write(_ text: String, to descriptor: Int32, named name: String) throws(CommandFailure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                var reader = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&reader, 1, -1)
            } else if count < 0, errno != EINTR {
                throw CommandFailure(
                    status: .machineFailed,
                    message: "could not write to \(name): \(reason(errno))"
                )
            }
        }
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case EBADF: "it is closed"
        case EPIPE: "its reader has gone"
        default: String(cString: strerror(code))
        }
    }
}

// The system's name is hidden inside `Console` by its own method.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
