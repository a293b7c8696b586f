/// The colours of the text report, those that clang uses.
struct TerminalStyle {
    /// The parts of a report that have a look of their own.
    enum Role {
        case place
        case severity(Diagnostic.Severity)
        case message
        case caret
        case help
    }

    /// Whether anything is coloured at all.
    let colour: Bool

    /// `text` between the ANSI sequences of its role (ECMA-48, section 8.3.117, Select Graphic Rendition).
    func apply(_ role: Role, to text: String) -> String {
        colour ? "\u{1B}[\(parameters(role))m\(text)\u{1B}[0m" : text
    }

    private func parameters(_ role: Role) -> String {
        switch role {
        case .place, .message, .help: "1"
        case .severity(.error): "1;31"
        case .severity(.warning): "1;33"
        case .severity(.note): "1;34"
        case .caret: "1;32"
        }
    }
}
