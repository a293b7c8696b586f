/// The site's folders as the person at the terminal spelled them, so that a reported path can be clicked, pasted and
/// opened from where they are.
package struct ReportPaths: Sendable {
    private let content: String
    private let templates: String
    private let output: String

    /// Takes the folders as given on the command line; a `/` at the end makes no difference, and neither `.` nor an
    /// empty text is repeated in front of a path.
    package init(content: String, templates: String, output: String) {
        self.content = content
        self.templates = templates
        self.output = output
    }

    /// The path of a file: its folder as spelled, a `/`, and its path in that folder.
    package func path(of file: SourceFile) -> String {
        let folder = folder(file.folder)
        if file.path.isEmpty { return folder }
        if folder.isEmpty || folder == "." { return file.path }
        return folder.hasSuffix("/") ? folder + file.path : "\(folder)/\(file.path)"
    }

    private func folder(_ role: SourceFile.Folder) -> String {
        switch role {
        case .content: content
        case .templates: templates
        case .output: output
        }
    }
}
