import ArgumentParser
import Diagnostics
import Importing
import Publishing

/// `sitegen import`
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring the site of another tool into the form of sitegen's content.",
        discussion: """
            The old site stays as it is, and no file is written over. What cannot be converted stays in the new texts and \
            is listed with its place. Exit status: 0 nothing is left for a person; 3 the files are written, and something \
            is left; 1 a file is there already or the map has errors, and nothing was written. See docs/import.md.
            """
    )

    /// How the report is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    @Argument(help: "The tool that made the site: jekyll, hugo, mkdocs or markdown.")
    var tool: ImportTool

    @Argument(help: ArgumentHelp("The folder of the old site, with its settings.", valueName: "folder"))
    var folder: String

    @Option(
        help: ArgumentHelp(
            "The content folder to write; by default, `Content` in the site that you are in.",
            valueName: "folder"
        )
    )
    var into: String?

    @Option(help: ArgumentHelp("A file that says what becomes of keys, folders and markup.", valueName: "file"))
    var map: String?

    @Option(help: "The format of the report: text or json.")
    var format = Format.text

    @Flag(name: .customLong("dry-run"), help: "Report what an import would do, and write nothing.")
    var writesNothing = false

    func validate() throws {
        for (option, folder) in [("the old site", folder), ("--into", into)] where folder?.isEmpty == true {
            throw ValidationError("\(option) needs the name of a folder.")
        }
    }

    func run() throws {
        let (source, target) = (SiteFolders.trimmed(folder), try into.map(SiteFolders.trimmed) ?? SiteFolders().content)
        let folders = ImportFolders(source: source, target: target)
        do {
            let map = try self.map.map(readMap) ?? ImportMap()
            let plan = SiteImport.plan(try folders.read(), tool: tool, map: map)
            if !writesNothing {
                let conflicts = try folders.conflicts(with: plan)
                guard conflicts.isEmpty else {
                    for path in conflicts {
                        try Console.tell("\(TerminalText.shown("\(target)/\(path)")) is there already\n")
                    }
                    throw CommandFailure(
                        status: .errorsFound,
                        message: "nothing was written, because an import writes over no file"
                    )
                }
                try folders.write(plan)
            }
            let paths = ImportReport.Paths(source: source, target: target)
            switch format {
            case .text:
                try Console.answer(
                    plan.report.text(paths).split(separator: "\n", omittingEmptySubsequences: false)
                        .map { TerminalText.shown(String($0)) }.joined(separator: "\n")
                )
            case .json: try Console.answer(plan.report.json(paths))
            }
            if !plan.report.isComplete { throw CommandFailure(status: .workLeft) }
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }

    /// The map; what is wrong with it is reported, and ends the command.
    private func readMap(_ path: String) throws -> ImportMap {
        let bytes = try FileSystem().read(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(status: .errorsFound, message: "\(path) is not UTF-8")
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let name = parts.last.map(String.init) ?? path
        var found: [Diagnostic] = []
        let map = ImportMap.read(text, file: SourceFile(.content, name), diagnostics: &found)
        guard !found.isEmpty else { return map }
        let paths = ReportPaths(
            content: parts.dropLast().joined(separator: "/"),
            templates: "",
            output: ""
        )
        try Console.report(found, paths)
        throw CommandFailure(status: .errorsFound)
    }
}

extension ImportTool: ExpressibleByArgument {}
