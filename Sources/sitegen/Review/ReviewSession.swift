import Attestation
import Diagnostics
import Foundation
import Publishing
import SiteModel

/// A site on the desk of a command about reviews.
struct ReviewSession {
    let desk: ReviewDesk
    /// The folders that are read or written to make the site.
    let folders: [String]
    private let paths: ReportPaths
    private let content: String
    private let output: String

    /// Reads a site; `keepsForms` says whether its texts are shown to anyone.
    ///
    /// - Throws: A `CommandFailure` that says what the machine could not do.
    init(_ source: SourceOptions, output: String = "Output", keepsForms: Bool = false) async throws {
        let request = try source.request(output: nil)
        do { desk = try await ReviewDesk(request, keepsForms: keepsForms) } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
        paths = source.folders.paths(output: output)
        content = request.content
        self.output = FolderOptions.trimmed(output)
        folders = [request.content, request.templates, self.output]
    }

    /// The day on which all this is true.
    var day: CalendarDate { desk.site.day }

    /// A file, as people find it.
    func path(of file: SourceFile) -> String { paths.path(of: file) }

    // MARK: Texts

    /// The texts that people name, each once.
    ///
    /// - Throws: A `CommandFailure` that says which name is none.
    func texts(named arguments: [String]) throws -> [ReviewDesk.Text] {
        let names = TextNames(desk.texts.map { TextNames.Text(name: $0.name, path: $0.file.path) })
        let unreadable = unreadableTexts
        var found: [Int] = []
        for argument in arguments {
            if let index = index(of: argument, among: names) {
                if !found.contains(index) { found.append(index) }
                continue
            }
            let others = TextNames(unreadable.map { TextNames.Text(name: Self.name(of: $0), path: $0.path) })
            if let index = self.index(of: argument, among: others) {
                try refuse(errors(in: [unreadable[index]]), "'\(argument)' cannot be read; fix it first.")
            }
            throw CommandFailure(status: .errorsFound, message: names.problem(with: argument))
        }
        return found.map { desk.texts[$0] }
    }

    private func index(of argument: String, among names: TextNames) -> Int? {
        func standardized(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
        return names.index(of: argument, standardized: standardized(argument), content: standardized(content))
    }

    /// The files with errors that are none of the texts on the desk.
    private var unreadableTexts: [SourceFile] {
        let files = Set(desk.diagnostics.filter { $0.severity == .error }.map(\.location.file))
        return files.subtracting(desk.texts.map(\.file)).filter { $0.folder == .content }.sorted()
    }

    /// What a text would be called that cannot be read.
    private static func name(of file: SourceFile) -> String {
        var name = file.path
        if name.hasPrefix("conditions/") { name.removeFirst("conditions/".count) }
        for ending in [".md", "/index"] where name.hasSuffix(ending) { name.removeLast(ending.count) }
        return name
    }

    // MARK: Problems

    /// The errors in some files that a new review does not fix.
    func errors(in files: Set<SourceFile>) -> [Diagnostic] {
        desk.diagnostics.filter { $0.severity == .error && !$0.isReviewFact && files.contains($0.location.file) }
    }

    /// Reports errors and ends the command; does nothing where there are none.
    func refuse(_ errors: [Diagnostic], _ message: String) throws {
        guard !errors.isEmpty else { return }
        let reporter = Reporter(
            format: .text,
            paths: paths,
            excerpts: FileExcerpts(paths: paths),
            toolVersion: ToolVersion.current,
            colour: Console.wantsColour
        )
        try Console.tell(reporter.report(errors))
        throw CommandFailure(status: .errorsFound, message: message)
    }

    /// How many errors there are that no review fixes, which may hide texts from lists.
    var otherErrors: Int { desk.diagnostics.count { $0.severity == .error && !$0.isReviewFact } }

    // MARK: Earlier texts

    /// What git knows of the content; `nil` where that is nothing.
    var history: ContentHistory? {
        let environment = ProcessInfo.processInfo.environment
        let folders = environment["PATH", default: ""].split(separator: ":")
        let program = folders.map { "\($0)/git" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return program.flatMap { ContentHistory(content: content, git: $0, environment: environment) }
    }

    /// The form of a text that has a digest: as it is now, as it was last published, or as git has it.
    func form(of text: ReviewDesk.Text, withDigest digest: ContentDigest) -> TextForm? {
        if let form = text.forms?.text, form.digest == digest { return form }
        if let form = desk.publishedForm(of: text, in: output), form.digest == digest { return form }
        guard let history, let version = version(of: text, withDigest: digest, in: history) else { return nil }
        return form(of: text, version.bytes, version.revision, history)
    }

    /// The newest committed version of a text's file in which it has a digest.
    func version(
        of text: ReviewDesk.Text,
        withDigest digest: ContentDigest,
        in history: ContentHistory
    ) -> ContentHistory.Version? {
        history.version(of: text.file.path) { form(of: text, $0, $1, history)?.digest == digest }
    }

    private func form(
        of text: ReviewDesk.Text,
        _ bytes: [UInt8],
        _ revision: ContentHistory.Revision,
        _ history: ContentHistory
    ) -> TextForm? {
        desk.form(of: text, in: bytes, image: { history.contents(of: $0.path, at: revision) })
    }
}
