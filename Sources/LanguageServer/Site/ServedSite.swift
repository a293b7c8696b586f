import Authoring
package import Diagnostics
package import Publishing
import SiteModel

/// The site that an editor has open.
package struct ServedSite: Sendable {
    /// Where its `sitegen.yml` is or would be, as an absolute path.
    package let root: String
    /// What to check. Its folders are absolute paths.
    package let request: BuildRequest
    /// What is wrong with `sitegen.yml`, as `SiteRoot` gives it. Where there is an error, nothing else can be checked.
    package let problems: [Diagnostic]
    /// The file with the findings that the site accepts; `nil` where it names none.
    package let baseline: String?
    /// What tells of changes on the disk.
    package let watch: FolderWatch?

    /// A site in a folder.
    package init(
        root: String,
        request: BuildRequest,
        problems: [Diagnostic] = [],
        baseline: String? = nil,
        watch: FolderWatch? = nil
    ) {
        self.root = root
        self.request = request
        self.problems = problems
        self.baseline = baseline
        self.watch = watch
    }

    /// The place of the file that says where the parts of the site are.
    var layoutFile: String { "\(root)/\(SiteLayout.fileName)" }

    /// Whether a path is that of a file that says what the site is: after a change of it, the site is looked for again.
    func isDefined(by path: String) -> Bool { path == layoutFile || path == baseline }

    /// That file, as its diagnostics name it.
    var layoutSource: SourceFile { SourceFile(.content, SiteLayout.fileName) }

    /// Where its files are.
    var paths: ReportPaths {
        ReportPaths(content: request.content, templates: request.templates, output: request.output ?? "")
    }

    /// Where the files are that `problems` speak of.
    var layoutPaths: ReportPaths { ReportPaths(content: root, templates: "", output: "") }

    /// The file at an absolute path; `nil` where the site has no part there.
    func file(at path: String) -> SourceFile? {
        for (folder, start) in [(SourceFile.Folder.content, request.content), (.templates, request.templates)] {
            if path.hasPrefix(start + "/") { return SourceFile(folder, String(path.dropFirst(start.count + 1))) }
        }
        return nil
    }

    /// The open texts of the site, by their files.
    func open(_ documents: OpenDocuments) -> [SourceFile: OpenDocument] {
        var open: [SourceFile: OpenDocument] = [:]
        for (path, document) in documents.all {
            if let file = file(at: path) { open[file] = document }
        }
        return open
    }

    /// Which keys a file has; `nil` where it has none that sitegen knows. `site` tells the sections, once it was read.
    func keys(of file: SourceFile, in site: Site?) -> KeyedFile? {
        switch file.folder {
        case .content:
            let sections = site?.settings.sections ?? .standard
            return ContentKind(path: file.path, sections: sections).flatMap { KeyedFile($0, sections) }
        case .templates: return file.path.hasPrefix("strings/") && file.path.hasSuffix(".yml") ? .strings : nil
        case .output, .builtInTheme: return nil
        }
    }

    /// Where an editor shows what concerns a file. What has no file that a person writes is shown in `site.yml`, which is
    /// about the site as a whole.
    func shownFile(_ file: SourceFile) -> SourceFile {
        switch file.folder {
        case .content, .templates: file.path.isEmpty ? SourceFile(.content, "site.yml") : file
        case .output, .builtInTheme: SourceFile(.content, "site.yml")
        }
    }
}
