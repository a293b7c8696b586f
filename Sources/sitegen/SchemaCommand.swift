import ArgumentParser
import Diagnostics
import Publishing

/// `sitegen schema`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of front matter or of a YAML file, for editors.",
        discussion: """
            docs/content.md says how an editor uses it. The schemas: \
            \(SiteSchema.all.map(\.name).joined(separator: ", ")).
            """
    )

    @Argument(help: ArgumentHelp("Which schema.", valueName: "name"), transform: Self.schema)
    var schema: SiteSchema

    private static func schema(_ name: String) throws -> SiteSchema {
        if let schema = SiteSchema.all.first(where: { $0.name == name }) { return schema }
        let names = SiteSchema.all.map(\.name)
        let near = NearMiss.suggestion(for: name, among: names)
        throw ValidationError(
            "There is no schema '\(name)'; "
                + (near.map { "did you mean '\($0)'?" } ?? "there are \(names.joined(separator: ", ")).")
        )
    }

    func run() throws { try Console.answer(schema.json) }
}
