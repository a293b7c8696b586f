import Diagnostics

/// Characters of a template that no one sees, and that would be on every page.
enum HiddenTemplateCharacter {
    /// A report of the first one.
    static func problems(in text: String, _ file: SourceFile) -> [Diagnostic] {
        var line = 1
        var column = 1
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": (line, column) = (line + 1, 0)
            case "\t", "\r", "\u{C}": break
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}":
                let thing = scalar == "\0" ? "a NUL character" : "control characters"
                return [
                    Diagnostic(
                        scalar == "\0" ? .nulCharacter : .templateUnsupported,
                        at: SourceLocation(file, line: line, column: column),
                        "A template cannot contain \(thing)",
                        help: "delete the invisible character"
                    )
                ]
            default: break
            }
            column += 1
        }
        return []
    }
}
