import Foundation
import PackagePlugin

/// Puts files of the package into a module (`FileEmbedding`), so that the program carries them.
@main
struct EmbeddedFiles: BuildToolPlugin {
    /// What each module carries: files and folders, by their paths in the package.
    private static let carried = [
        "DefaultTheme": ["Templates"],
        "Documentation": ["docs/diagnostics.md"],
        "Previewing": ["Sources/Previewing/Files"],
        "Reviewing": ["Sources/Reviewing/Files"],
        "Starting": ["Starters"],
    ]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let paths = Self.carried[target.name] else { return [] }
        let root = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding files in \(target.name)",
                executable: try context.tool(named: "embed-files").url,
                arguments: [output.path, root.path] + paths,
                // A folder changes when a file comes or goes.
                inputFiles: paths.flatMap { Self.entries(at: root.appending(path: $0)) },
                outputFiles: [output]
            )
        ]
    }

    /// A file, or a folder and all that is in it.
    private static func entries(at url: URL) -> [URL] {
        let below = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        return [url] + (below ?? []).sorted { $0.path < $1.path }
    }
}
