import Diagnostics
import Importing

/// A small site of another tool, imported in memory.
struct ImportedSite {
    let plan: ImportPlan

    init(_ tool: ImportTool, _ files: [String: String], others: [String] = [], map: String = "") {
        var found: [Diagnostic] = []
        let map = ImportMap.read(map, file: SourceFile(.content, "map.yml"), diagnostics: &found)
        precondition(found.isEmpty, "the map is wrong: \(found.map(\.message))")
        plan = SiteImport.plan(SourceFolder(texts: files, others: others), tool: tool, map: map)
    }

    /// A site of one text, `gout`, in a folder of conditions.
    init(_ tool: ImportTool, body: String, files: [String: String] = [:], others: [String] = [], map: String = "") {
        var files = files
        files[Self.path(tool)] = "---\ntitle: Gout\n---\n\n\(body)\n"
        switch tool {
        case .jekyll: files["_config.yml"] = "title: Health\nurl: https://example.org\nlang: en\n"
        case .hugo: files["hugo.toml"] = "title = \"Health\"\nbaseURL = \"https://example.org/\"\n"
        case .mkdocs: files["mkdocs.yml"] = "site_name: Health\nsite_url: https://example.org/\n"
        case .markdown: break
        }
        self.init(tool, files, others: others, map: map)
    }

    static func path(_ tool: ImportTool) -> String {
        switch tool {
        case .jekyll: "conditions/gout.md"
        case .hugo: "content/conditions/gout.md"
        case .mkdocs: "docs/conditions/gout.md"
        case .markdown: "conditions/gout.md"
        }
    }

    /// The text of a new file.
    func text(_ path: String) -> String? { plan.files.first { $0.path == path }?.text }

    /// What is below the front matter of a new file.
    func body(_ path: String = "conditions/gout/index.md") -> String? {
        guard let text = text(path) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let end = lines.dropFirst().firstIndex(of: "---") else { return text }
        return lines[(end + 1)...].drop(while: \.isEmpty).joined(separator: "\n").trimmingEnd
    }

    /// The front matter of a new file.
    func keys(_ path: String = "conditions/gout/index.md") -> String? {
        guard let text = text(path) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
        return lines[1..<end].joined(separator: "\n")
    }

    /// What is left for a person in the texts, each with its line.
    var left: [String] {
        plan.report.sortedTasks.filter { $0.construct != .disclaimer && $0.construct != .site }.map { task in
            let path =
                switch task.place {
                case .written(let path): path
                case .source(let path): "old site: \(path)"
                }
            return "\(path):\(task.line): \(task.message)"
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == "\n" { text.removeLast() }
        return text
    }
}
