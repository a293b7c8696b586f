import Foundation

/// A question to whoever sits at the terminal.
enum Prompt {
    /// Whether there is someone to ask: questions go to standard error, and answers come from standard input.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && Console.isTerminal }

    /// Asks; only a clear yes is one.
    static func confirms(_ question: String) throws -> Bool {
        try Console.tell("\(question) [y/N] ")
        return isYes(readLine())
    }

    /// Asks for a text that is not shown while it is typed.
    static func secret(_ question: String) throws -> String {
        var shown = termios()
        tcgetattr(STDIN_FILENO, &shown)
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &shown) }
        // Not before: what is typed until then is thrown away.
        try Console.tell(question)
        let answer = readLine() ?? ""
        try Console.tell("\n")
        return answer
    }

    /// Asks for a line of words; `nil` at the end of the input.
    static func line(_ question: String) throws -> String? {
        try Console.tell("\(question) ")
        return readLine()
    }

    /// Whether an answer is a yes; the end of the input is none.
    static func isYes(_ answer: String?) -> Bool {
        guard let answer else { return false }
        return ["y", "yes"].contains(answer.lowercased().filter { !$0.isWhitespace })
    }
}
