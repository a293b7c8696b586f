/// The site's folders as the person at the terminal spelled them, so that a reported path can be clicked, pasted and
/// opened from where they are.
package struct ReportPaths: Sendable {
    private let content: String
    private let templates: String
    private let output: String
    private let currentFolder: SourceFile?

    /// Takes the folders as given on the command line; a `/` at the end makes no difference, and neither `.` nor an
    /// empty text is repeated in front of a path. `currentFolder` is where the person is, where that is inside one of the
    /// folders: its spelling is the way up, and paths in it are shown by the shortest way.
    package init(content: String, templates: String, output: String, currentFolder: SourceFile? = nil) {
        self.content = content
        self.templates = templates
        self.output = output
        self.currentFolder = currentFolder
    }

    /// The path of a file: its folder as spelled, a `/`, and its path in that folder; or the way from the current folder.
    package func path(of file: SourceFile) -> String {
        if let currentFolder, currentFolder.folder == file.folder, !file.path.isEmpty {
            let here = currentFolder.path.split(separator: "/")
            let parts = file.path.split(separator: "/")
            let shared = zip(here, parts.dropLast()).prefix { $0 == $1 }.count
            return String(repeating: "../", count: here.count - shared)
                + parts.dropFirst(shared).joined(separator: "/")
        }
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
        case .builtInTheme: role.rawValue
        }
    }
}
