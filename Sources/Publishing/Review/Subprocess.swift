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
    /// It gets no input, and what it says on standard error is no one's. `nil` where it could not be started, where it
    /// ended with another status than 0, and where it wrote more than `limit` bytes, upon which it is stopped.
    func output(of arguments: [String], limit: Int) -> [UInt8]? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        // Emptied all the time: who writes into a full pipe waits for ever.
        errors.fileHandleForReading.readabilityHandler = { handle in
            if handle.availableData.isEmpty { handle.readabilityHandler = nil }
        }
        defer { errors.fileHandleForReading.readabilityHandler = nil }
        guard (try? process.run()) != nil else { return nil }
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
