package import Diagnostics

/// Where the files of a site are, for people and for their editor.
package struct PreviewPlaces: Sendable {
    /// How people find a file from where they started the program.
    private let shown: ReportPaths
    /// Where a file is on the machine.
    private let absolute: ReportPaths
    private let editor: EditorLink

    /// The folders as people spell them and as the machine knows them, and the editor that opens files.
    package init(shown: ReportPaths, absolute: ReportPaths, editor: EditorLink) {
        self.shown = shown
        self.absolute = absolute
        self.editor = editor
    }

    /// A file, as people find it.
    func path(of file: SourceFile) -> String { shown.path(of: file) }

    /// The address that opens the first place of a range in the editor; `nil` for a file that is built in.
    func link(to place: SourceLocation) -> String? {
        if place.file.folder == .builtInTheme { return nil }
        return editor.address(of: absolute.path(of: place.file), line: place.start.line, column: place.start.column)
    }
}
