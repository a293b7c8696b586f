import Foundation

/// A program that answers a question on its standard output. It is started directly and not by a shell, so that no
/// argument can mean anything else than itself.
struct Subprocess: Sendable {
    /// The path of the program.
    var program: String
    /// All of its environment.
    var environment: [String: String]

    /// Runs the program to its end and gives what it wrote.
    ///
    /// Its words on standard error are thrown away. `nil` where it could not be started, where it ended with another status
    /// than 0, and where it wrote more than `limit` bytes, upon which it is stopped.
    ///
    /// - Parameters:
    ///   - arguments: What it is started with.
    ///   - input: What it gets on standard input: no more than a pipe takes at once, 4,096 bytes.
    ///   - asksUser: Whether it speaks to whoever sits at the terminal, and reads their answers there.
    ///   - limit: The most bytes that it may write.
    func output(
        of arguments: [String],
        input data: [UInt8] = [],
        asksUser: Bool = false,
        limit: Int
    ) -> [UInt8]? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        if !asksUser { process.standardError = errors }
        // Emptied all the time: who writes into a full pipe waits for ever.
        errors.fileHandleForReading.readabilityHandler = { handle in
            if handle.availableData.isEmpty { handle.readabilityHandler = nil }
        }
        defer { errors.fileHandleForReading.readabilityHandler = nil }
        guard (try? process.run()) != nil else { return nil }
        let terminal = asksUser ? LentTerminal(to: process.processIdentifier) : nil
        defer { terminal?.takeBack() }
        try? input.fileHandleForWriting.write(contentsOf: data)
        try? input.fileHandleForWriting.close()
        var bytes: [UInt8] = []
        var isWhole = false
        while bytes.count <= limit {
            // At the end it is nothing, or nothing in it, as the system has it.
            guard let chunk = try? output.fileHandleForReading.read(upToCount: 64 * 1024) ?? Data() else { break }
            isWhole = chunk.isEmpty
            if isWhole { break }
            bytes += chunk
        }
        // Not with a signal that can be blocked: the threads of a pool block nearly all, and children inherit that.
        if !isWhole { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return isWhole && process.terminationReason == .exit && process.terminationStatus == 0 ? bytes : nil
    }
}

/// The terminal of this process in the hands of another one, which is in a process group of its own: only the group in
/// the foreground may read from a terminal (POSIX, section 11.1.4).
private struct LentTerminal {
    private let descriptor: Int32

    /// Lends the terminal to a process that was just started; `nil` where there is none.
    init?(to process: pid_t) {
        descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        Self.setForeground(process, of: descriptor)
        // It may have been stopped for asking too early.
        kill(-process, SIGCONT)
    }

    func takeBack() {
        Self.setForeground(getpgrp(), of: descriptor)
        close(descriptor)
    }

    private static func setForeground(_ group: pid_t, of descriptor: Int32) {
        // Whoever does this from the background would be stopped.
        var (stop, old) = (sigset_t(), sigset_t())
        sigemptyset(&stop)
        sigaddset(&stop, SIGTTOU)
        pthread_sigmask(SIG_BLOCK, &stop, &old)
        tcsetpgrp(descriptor, group)
        pthread_sigmask(SIG_SETMASK, &old, nil)
    }
}
