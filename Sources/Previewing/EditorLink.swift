import ASCII

/// The address that opens a place of a file in an editor.
package struct EditorLink: Sendable, Equatable {
    private let pattern: String

    /// The editors that are known by name.
    package static let names = known.keys.sorted()

    private static let known = [
        "vscode": "vscode://file{path}:{line}:{column}",
        "vscodium": "vscodium://file{path}:{line}:{column}",
        "cursor": "cursor://file{path}:{line}:{column}",
        "zed": "zed://file{path}:{line}:{column}",
        "idea": "idea://open?file={path}&line={line}&column={column}",
        "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    ]

    /// An editor by its name, or an address with `{path}` and perhaps `{line}` and `{column}` in it; `nil` for anything else.
    package init?(_ text: String) {
        if let pattern = Self.known[text] {
            self.pattern = pattern
        } else if text.contains("{path}"), text.contains(":") {
            pattern = text
        } else {
            return nil
        }
    }

    /// Visual Studio Code.
    package static let visualStudioCode = EditorLink(pattern: "vscode://file{path}:{line}:{column}")

    private init(pattern: String) { self.pattern = pattern }

    /// The address that opens a file, given by its absolute path, at a line and a column, both from 1.
    func address(of path: String, line: Int, column: Int) -> String {
        pattern.replacing("{line}", with: "\(line)").replacing("{column}", with: "\(column)")
            .replacing("{path}", with: PercentEncoding.path(path))
    }
}
