import Diagnostics

extension String {
    /// The text with deceptive characters spelled out, for a terminal.
    var shown: String { TerminalText.shown(self) }
}
