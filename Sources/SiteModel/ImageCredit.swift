/// Who made a picture that a text shows, and under which licence, as the front matter of the text says.
package struct ImageCredit: Sendable, Equatable {
    /// The name of the picture's file, or the path by which the text shows it.
    package var file: Located<String>
    /// What readers see below the picture.
    package var text: Located<String>

    /// The credit of a file.
    package init(file: Located<String>, text: Located<String>) {
        self.file = file
        self.text = text
    }

    /// Whether it is that of the picture which a text shows by a path.
    package func belongs(to path: String) -> Bool { path == file.value || path.hasSuffix("/" + file.value) }
}
