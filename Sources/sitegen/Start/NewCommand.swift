import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import SiteModel
import Starting

/// `sitegen new`
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a file for a new text, with its front matter filled in, as a draft.",
        discussion: """
            The last part of its address is made of the title. No file is written over. Write `--` before a title that \
            starts with a hyphen.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "What it is: article, person, page, or condition, medicine, test, treatment, vaccine, symptom, topic.",
            valueName: "kind"
        ),
        transform: Self.kind
    )
    var kind: NewText.Kind

    @Argument(help: "The title; of a person the name.")
    var title: String

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "For an article, what it is about: anemia, medicines/ibuprofen, or a folder there; by default, the folder that"
                + " you are in. For a subject, its section, if there are several of its kind.",
            valueName: "name"
        )
    )
    var place: String?

    @Option(help: ArgumentHelp("The last part of the address, in place of one made of the title.", valueName: "slug"))
    var slug: String?

    @OptionGroup var source: SourceOptions

    private static func kind(_ text: String) throws -> NewText.Kind {
        if let kind = NewText.Kind.all.first(where: { $0.noun == text }) { return kind }
        let known = NewText.Kind.all.map(\.noun)
        throw ValidationError(
            "There is no kind '\(text)'; " + (NearMiss.help(for: text, among: known) ?? known.joined(separator: ", "))
        )
    }

    func run() async throws {
        let folders = try source.folders.found()
        do {
            let request = try source.request(folders, writes: false)
            let (site, diagnostics) = try await SiteBuilder(request).site()
            let missing = diagnostics.filter { $0.identifier == .siteConfigurationMissing }
            guard missing.isEmpty else {
                try Console.report(missing, folders.paths)
                throw CommandFailure(status: .errorsFound, message: "There is no site here.")
            }
            let text = try NewText(kind, title: title, slug: slug, in: place(in: folders), on: site)
            let files = NewFiles(in: folders.content)
            let path = folders.paths.path(of: SourceFile(.content, text.file.path))
            guard try files.conflicts(with: [text.file.path]).isEmpty else {
                throw CommandFailure(
                    status: .errorsFound,
                    message: TerminalText.shown("\(path) is there already; choose another address with --slug")
                )
            }
            try files.create(Array(text.file.text.utf8), at: text.file.path)
            try Console.answer(TerminalText.shown(path) + "\n")
            try Console.tell(next(text) + "\n")
        } catch let refusal as NewText.Refusal {
            throw CommandFailure(status: .errorsFound, message: TerminalText.shown(refusal.reason))
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }

    /// Where the text is meant to be: what was said, as a path from here or in the content folder, else where we are.
    private func place(in folders: SiteFolders) -> NewText.Place {
        func standardized(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
        let content = standardized(folders.content) + "/"
        func inContent(_ path: String) -> String? {
            let path = standardized(path)
            return path.hasPrefix(content) ? String(path.dropFirst(content.count)) : nil
        }
        guard let place else { return NewText.Place(nil, paths: [inContent(".")].compactMap(\.self)) }
        let words = SiteFolders.trimmed(place)
        return NewText.Place(words, paths: [inContent(words), inContent(content + words)].compactMap(\.self))
    }

    /// What to do next.
    private func next(_ text: NewText) -> String {
        let check = "Write the text, and run `sitegen check --drafts`."
        return switch kind {
        case .article:
            "\(check) When it is ready, delete `draft: true`, and have it signed:"
                + TerminalText.shown(" sitegen review sign \(text.reviewName ?? "") --by ID")
        case .subject:
            "Delete `draft: true` when it is ready. `sitegen new article TITLE --in"
                + TerminalText.shown(" \(text.subjectName ?? "")` makes an article about it.")
        case .person: "Fill in what readers should know of the person, and run `sitegen check`."
        case .page: "\(check) When it is ready, delete `draft: true`."
        }
    }
}
