import ArgumentParser
import Diagnostics
import Publishing

/// `sitegen theme`
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: "See which files the theme has, and take over those that you want to change.",
        discussion: """
            The theme is built in. A file in your templates folder stands in for the built-in one of the same name; all \
            else stays built in, and changes with sitegen. The fewer files you take over, the fewer you have to keep up.
            """,
        subcommands: [ThemeListCommand.self, ThemeEjectCommand.self, ThemeDiffCommand.self]
    )
}

/// `sitegen theme list`
struct ThemeListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show each file of the theme, and whether it is built in, replaced or added."
    )

    @OptionGroup var folder: TemplatesOption

    func run() throws {
        let files = try folder.theme().files
        let width = files.map { TerminalText.width(of: $0.path) }.max() ?? 0
        for (path, origin) in files {
            let space = String(repeating: " ", count: max(0, width - TerminalText.width(of: path)))
            try Console.answer("\(TerminalText.shown(path))\(space)  \(Self.words(for: origin))\n")
        }
    }

    private static func words(for origin: SiteTheme.Origin) -> String {
        switch origin {
        case .builtIn: "built in"
        case .copied: "replaced by a copy of the built-in file"
        case .replaced: "replaced"
        case .added: "added"
        }
    }
}

/// `sitegen theme eject`
struct ThemeEjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eject",
        abstract: "Copy built-in files into your templates folder, where you can change them.",
        discussion: "A file that is there already is never overwritten."
    )

    @Argument(help: ArgumentHelp("The files, as `sitegen theme list` shows them.", valueName: "file"))
    var files: [String]

    @OptionGroup var folder: TemplatesOption

    func run() throws {
        let written = try folder.answering { try folder.theme(mayBeMissing: true).eject(files) }
        for path in written { try Console.answer("Wrote \(TerminalText.shown(path))\n") }
    }
}

/// `sitegen theme diff`
struct ThemeDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show how your files differ from the built-in ones.",
        discussion: "Lines with `-` are of the built-in file, lines with `+` of yours."
    )

    @Argument(help: ArgumentHelp("The file; by default, all that you replaced.", valueName: "file"))
    var file: String?

    @OptionGroup var folder: TemplatesOption

    func run() throws {
        let theme = try folder.theme()
        let differences = try folder.answering {
            if let file { try [theme.difference(in: file)] } else { try theme.differences() }
        }
        let text = differences.map(\.text).joined()
        guard !text.isEmpty else {
            return try Console.answer(
                file.map { "Your '\(TerminalText.shown($0))' is the same as the built-in file.\n" }
                    ?? "None of your files differs from a built-in one.\n"
            )
        }
        // A terminal is not to be fooled by what a file holds; `patch` needs the bytes as they are.
        guard Console.columns != nil else { return try Console.answer(text) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try Console.answer(lines.map { TerminalText.shown(String($0)) }.joined(separator: "\n"))
    }
}

/// Where the site's own files of the theme lie.
struct TemplatesOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder with your own files of the theme; by default, `Templates` in the site that you are in.",
            valueName: "folder"
        )
    )
    var templates: String?

    func validate() throws {
        if templates?.isEmpty == true { throw ValidationError("--templates needs the name of a folder.") }
    }

    /// The theme of the site; a folder that is named must be there, unless it may be missing.
    func theme(mayBeMissing: Bool = false) throws -> SiteTheme {
        try answering {
            let folders = try SiteFolders(templates: templates)
            return try SiteTheme(folder: folders.templates, isRequired: folders.requiresTemplates && !mayBeMissing)
        }
    }

    /// What comes of some work on the theme; why it is refused, and what the machine could not do, ends the command.
    func answering<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do { return try work() } catch let refusal as SiteTheme.Refusal {
            throw CommandFailure(status: .errorsFound, message: refusal.description)
        } catch let error as FileSystemError {
            throw CommandFailure(status: .machineFailed, message: error.description)
        }
    }
}
