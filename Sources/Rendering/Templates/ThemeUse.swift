package import Diagnostics

extension DiagnosticIdentifier {
    package static let themeFileUnused = DiagnosticIdentifier(
        "theme-file-unused",
        .warning,
        "A file of the templates folder has no effect"
    )
}

/// Which files of a theme have an effect on pages.
struct ThemeUse {
    /// The names of the templates that pages are made with.
    private let templates: Set<String>
    /// The names of those that no page is made with, without those that others of these include.
    private let unusedTemplates: Set<String>
    /// The keys of the scripts that are in these.
    let scriptKeys: Set<String>
    /// The paths inside `assets/` of the assets that templates load, and of what their style sheets refer to.
    let assets: Set<String>

    init(
        of assets: [PublishedAsset],
        _ trees: [String: TemplateTree],
        _ resolved: TemplateResolver.Result
    ) {
        let templates = TemplateTree.reachable(from: PageKind.all.map(\.templateName), in: trees)
        self.templates = templates
        let unused = trees.keys.filter { !templates.contains($0) }.sorted()
        let included = unused.reduce(into: Set<String>()) { $0.formUnion(trees[$1]?.includedNames ?? []) }
        var told = Set(unused.filter { !included.contains($0) })
        var known = TemplateTree.reachable(from: told, in: trees)
        // What is left includes itself in a circle, so one of each stands for the others.
        for name in unused where !known.contains(name) {
            told.insert(name)
            known.formUnion(TemplateTree.reachable(from: [name], in: trees))
        }
        unusedTemplates = told
        scriptKeys = resolved.usedScripts
        let loaded = assets.filter { resolved.usedAssets.contains(AssetView.key(for: $0.path)) || !$0.isBuiltIn }
        self.assets = Set(
            loaded.filter { resolved.usedAssets.contains(AssetView.key(for: $0.path)) }.map(\.path)
                + loaded.flatMap(\.references)
        )
    }

    /// A report for each of the site's own files that has no effect. An asset is published anyway, so it is reported
    /// only where its name is like that of another.
    func problems(in files: [ThemeFile]) -> [Diagnostic] {
        let own = Set(files.filter { !$0.isBuiltIn }.map(\.path))
        let known = files.map(\.path).filter { !own.contains($0) || isUsed($0) }
        return files.filter { !$0.isBuiltIn && !isUsed($0.path) && !isPartOfUnused($0.path) }.compactMap { file in
            let near = Self.meant(file.path, among: known)
            guard let (message, help) = Self.wording(of: file.path, hasNear: near != nil) else { return nil }
            return Diagnostic(
                .themeFileUnused,
                at: SourceLocation(file.source),
                message,
                help: near.map { "did you mean `\($0)`?" } ?? help
            )
        }
    }

    private func isUsed(_ path: String) -> Bool {
        if path.hasPrefix(Lexicon.folder) || path.hasPrefix(Theme.searchFolder) { return true }
        if path.hasPrefix(Theme.assetFolder) { return assets.contains(String(path.dropFirst(Theme.assetFolder.count))) }
        if path.hasSuffix(Theme.templateEnding) {
            return templates.contains(String(path.dropLast(Theme.templateEnding.count)))
        }
        guard Self.isScript(path) else { return false }
        return scriptKeys.contains(AssetView.key(for: String(path.dropFirst(Theme.scriptFolder.count))))
    }

    private func isPartOfUnused(_ path: String) -> Bool {
        path.hasSuffix(Theme.templateEnding) && !path.hasPrefix(Theme.assetFolder)
            && !unusedTemplates.contains(String(path.dropLast(Theme.templateEnding.count)))
    }

    private static func isScript(_ path: String) -> Bool {
        path.hasPrefix(Theme.scriptFolder) && path.hasSuffix(Theme.scriptEnding)
    }

    /// What to say of a file; `nil` where there is nothing to say.
    private static func wording(of path: String, hasNear: Bool) -> (message: String, help: String)? {
        if path.hasPrefix(Theme.assetFolder) {
            return hasNear ? ("No page uses the asset `\(path)`", "delete it") : nil
        }
        if path.hasSuffix(Theme.templateEnding) {
            let name = path.dropLast(Theme.templateEnding.count)
            return ("No page uses the template `\(name)`", "include it with `{{>\(name)}}`, or delete it")
        }
        if isScript(path) {
            let key = AssetView.key(for: String(path.dropFirst(Theme.scriptFolder.count)))
            return (
                "No page uses the script `\(path)`",
                "write `<script>{{{script.\(key)}}}</script>` in a template, or delete it"
            )
        }
        return hasNear ? ("`\(path)` is in no folder that themes have files in", "delete it") : nil
    }

    /// The file that one with this path was probably meant to be: one with the same name in another folder, or with nearly
    /// the same name and the same ending.
    private static func meant(_ path: String, among known: [String]) -> String? {
        func parts(_ path: String) -> (stem: String, ending: Substring) {
            let name = path.split(separator: "/").last ?? ""
            let ending = name.lastIndex(of: ".").map { name[$0...] } ?? ""
            return (String(name.dropLast(ending.count)), ending)
        }
        let (stem, ending) = parts(path)
        let others = known.sorted().filter { $0 != path && parts($0).ending == ending }
        let near = NearMiss.suggestion(for: stem, among: others.map { parts($0).stem })
        return others.first { parts($0).stem == stem }
            ?? near.flatMap { near in others.first { parts($0).stem == near } }
    }
}
