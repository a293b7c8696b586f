import Foundation
import PackagePlugin

/// Lists what a target declares (`DeclarationReader`) before the target is built, so that the lists are always complete.
@main
struct DeclarationLists: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let sources = target.sourceFiles(withSuffix: "swift").map(\.url).sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "DeclarationLists.swift")
        return [
            .buildCommand(
                displayName: "Listing the declarations of \(target.moduleName)",
                executable: try context.tool(named: "list-declarations").url,
                arguments: [target.moduleName, output.path] + sources.map(\.path),
                inputFiles: sources,
                outputFiles: [output]
            )
        ]
    }
}
