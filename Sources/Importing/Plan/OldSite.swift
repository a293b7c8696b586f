import Authoring
import Foundation
import SiteModel

/// A site of another tool: its settings, its texts, and what is at its addresses.
struct OldSite: Sendable {
    let tool: ImportTool
    let folder: SourceFolder
    /// The file with its settings, and what they are.
    let settingsPath: String?
    let settings: WrittenValue?
    /// Why the settings cannot be read.
    let settingsFailure: KeyedText.Failure?
    /// The folder of its texts; empty for the whole.
    let root: String
    private(set) var pages: [OldPage] = []
    /// The texts that are no UTF-8, or too large to be texts.
    private(set) var unreadableTexts: [String] = []
    private var pagesByPath: [String: Int] = [:]
    private var pagesByAddress: [String: String] = [:]
    private var pagesByName: [String: [String]] = [:]

    init(_ folder: SourceFolder, tool: ImportTool, map: ImportMap) {
        self.folder = folder
        self.tool = tool
        let found = Self.settings(of: tool, in: folder)
        settingsPath = found?.path
        switch found?.result {
        case .success(let value)?:
            settings = value
            settingsFailure = nil
        case .failure(let failure)?:
            settings = nil
            settingsFailure = failure
        case nil:
            settings = nil
            settingsFailure = nil
        }
        root = Self.root(of: tool, settings, map, folder)
        readPages()
    }

    // MARK: Settings

    private static func settings(
        of tool: ImportTool,
        in folder: SourceFolder
    ) -> (path: String, result: Result<WrittenValue, KeyedText.Failure>)? {
        let names: [String]
        switch tool {
        case .jekyll: names = ["_config.yml", "_config.yaml", "_config.toml"]
        case .hugo:
            names = ["", "config/_default/"].flatMap { place in
                ["hugo", "config"].flatMap { name in
                    ["toml", "yaml", "yml", "json"].map { "\(place)\(name).\($0)" }
                }
            }
        case .mkdocs: names = ["mkdocs.yml", "mkdocs.yaml"]
        case .markdown: names = []
        }
        for name in names {
            if let text = folder.text(name) { return (name, KeyedText.read(text, path: name)) }
        }
        return nil
    }

    private static func root(
        of tool: ImportTool,
        _ settings: WrittenValue?,
        _ map: ImportMap,
        _ folder: SourceFolder
    ) -> String {
        if let content = map.content { return content }
        let named: String
        switch tool {
        case .jekyll: named = settings?["source"]?.text ?? ""
        case .hugo:
            let languages = settings?["languages"]?.entries ?? []
            let main = settings?["defaultContentLanguage"]?.text ?? "en"
            let own = languages.first { $0.key == main }?.value["contentDir"]?.text
            named = own ?? settings?["contentDir"]?.text ?? "content"
        case .mkdocs: named = settings?["docs_dir"]?.text ?? "docs"
        case .markdown: named = ""
        }
        return FilePlace.resolved(named, from: "") ?? ""
    }

    /// The title, the address and the language that the settings name.
    var title: String? { (settings?["title"] ?? settings?["site_name"])?.text }

    var siteDescription: String? {
        (settings?["description"] ?? settings?["site_description"] ?? settings?["params"]?["description"])?.text
    }

    var language: String? {
        switch tool {
        case .jekyll: settings?["lang"]?.text ?? settings?["locale"]?.text ?? settings?["language"]?.text
        case .hugo:
            // Where nothing is said, both tools write English into their pages.
            settings?["languageCode"]?.text ?? settings?["locale"]?.text ?? settings?["defaultContentLanguage"]?.text
                ?? settings.map { _ in "en" }
        case .mkdocs:
            settings?["theme"]?["language"]?.text ?? settings?["theme"]?["locale"]?.text ?? settings.map { _ in "en" }
        case .markdown: nil
        }
    }

    /// Where the old site is, with its path.
    var address: String? {
        switch tool {
        case .jekyll: settings?["url"]?.text.map { $0 + basePath }
        case .hugo: settings?["baseURL"]?.text ?? settings?["baseurl"]?.text
        case .mkdocs: settings?["site_url"]?.text
        case .markdown: nil
        }
    }

    /// The path that all addresses of the old site start with; empty for none.
    var basePath: String {
        let path: String
        if tool == .jekyll {
            path = settings?["baseurl"]?.text ?? ""
        } else {
            path = address.flatMap { URLComponents(string: $0)?.path } ?? ""
        }
        let parts = path.split(separator: "/")
        return parts.isEmpty ? "" : "/" + parts.joined(separator: "/")
    }

    // MARK: Pages

    private mutating func readPages() {
        let titles = navigationTitles
        for path in folder.paths where isText(path) {
            guard let source = folder.text(path) else {
                unreadableTexts.append(path)
                continue
            }
            var page = OldPage(path: path, place: place(of: path), text: OldText(source, path: path))
            if page.isHTML, page.text.keys.isEmpty { continue }
            if page.text.keys.isEmpty, tool == .jekyll, FilePlace.folder(path).isEmpty, isForAuthors(path) { continue }
            applyDefaults(to: &page)
            readLanguage(of: &page)
            page.address = oldAddress(of: page)
            page.earlierAddresses = earlierAddresses(of: page)
            page.navigationTitle = titles[path]
            pages.append(page)
        }
        for (index, page) in pages.enumerated() {
            pagesByPath[page.path] = index
            for address in [page.address].compactMap(\.self) + page.earlierAddresses {
                let key = Self.key(ofAddress: address)
                if pagesByAddress[key] == nil { pagesByAddress[key] = page.path }
            }
            pagesByName[page.stem.lowercased(), default: []].append(page.path)
            if let title = page.text["title"]?.text { pagesByName[title.lowercased(), default: []].append(page.path) }
        }
    }

    private func isForAuthors(_ path: String) -> Bool {
        ["readme", "contributing", "changelog", "license", "licence", "code_of_conduct", "security"]
            .contains(FilePlace.stem(path).lowercased())
    }

    private func isText(_ path: String) -> Bool {
        guard ["md", "markdown", "mkd", "html", "htm"].contains(FilePlace.ending(path)) else { return false }
        guard root.isEmpty || path.hasPrefix(root + "/") || isOtherLanguage(path) else { return false }
        let isReadme = FilePlace.stem(path).lowercased() == "readme"
        if isForAuthors(path), !isReadme || tool == .hugo { return false }
        if isReadme, tool == .jekyll { return false }
        let folders = path.split(separator: "/").dropLast().map(String.init)
        if tool == .jekyll {
            let kept = ["_posts", "_drafts"] + collections.map { "_\($0)" }
            if folders.contains(where: { $0.hasPrefix("_") && !kept.contains($0) }) { return false }
            let excluded = settings?["exclude"]?.items.compactMap(\.text) ?? []
            if excluded.contains(where: { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }) {
                return false
            }
        } else if FilePlace.ending(path).hasPrefix("htm"), tool != .hugo {
            return false
        }
        return true
    }

    /// The collections of Jekyll: those of the settings, and folders with an underscore that are not its own.
    private var collections: [String] {
        let own: Set = ["_posts", "_drafts", "_includes", "_layouts", "_sass", "_data", "_plugins", "_site", "_assets"]
        let named = settings?["collections"]
        var names = named.map { $0.entries.map(\.key) + $0.items.compactMap(\.text) } ?? []
        for path in folder.paths where path.hasPrefix("_") {
            guard let first = path.split(separator: "/").first.map(String.init), !own.contains(first),
                path.contains("/")
            else { continue }
            let name = String(first.dropFirst())
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private func place(of path: String) -> String {
        var place = path
        if !root.isEmpty, place.hasPrefix(root + "/") { place = String(place.dropFirst(root.count + 1)) }
        guard tool == .jekyll else { return place }
        var parts = place.split(separator: "/").map(String.init)
        for index in parts.indices.dropLast() where parts[index].hasPrefix("_") { parts[index].removeFirst() }
        if let name = parts.last, parts.contains("posts") || parts.contains("drafts"),
            let match = name.firstMatch(of: /^\d{4}-\d{1,2}-\d{1,2}-(.+)$/)
        {
            parts[parts.count - 1] = String(match.1)
        }
        return parts.joined(separator: "/")
    }

    /// The values that Jekyll's settings give to the keys of texts that do not have them (jekyllrb.com, “Front Matter
    /// Defaults”).
    private func applyDefaults(to page: inout OldPage) {
        guard tool == .jekyll, let defaults = settings?["defaults"]?.items else { return }
        let type =
            page.path.contains("_posts/")
            ? "posts" : page.path.hasPrefix("_") ? String(page.path.dropFirst().prefix { $0 != "/" }) : "pages"
        for entry in defaults {
            let scope = entry["scope"]?["path"]?.text ?? ""
            let wanted = entry["scope"]?["type"]?.text
            guard
                scope.isEmpty || page.path == scope || page.path.hasPrefix(scope.hasSuffix("/") ? scope : scope + "/"),
                wanted == nil || wanted == type
            else { continue }
            for value in entry["values"]?.entries ?? [] where page.text[value.key] == nil {
                page.text.keys.append(value)
            }
        }
    }

    private var languages: [String] { settings?["languages"]?.entries.map(\.key) ?? [] }

    private func isOtherLanguage(_ path: String) -> Bool {
        guard tool == .hugo else { return false }
        return settings?["languages"]?.entries.contains { language in
            language.value["contentDir"]?.text.map { path.hasPrefix($0 + "/") } ?? false
        } ?? false
    }

    /// The language of a text of Hugo: its folder has it, or the end of its name (gohugo.io, “Multilingual mode”).
    private func readLanguage(of page: inout OldPage) {
        guard tool == .hugo, !languages.isEmpty else { return }
        let main = settings?["defaultContentLanguage"]?.text ?? "en"
        for entry in settings?["languages"]?.entries ?? [] {
            guard let own = entry.value["contentDir"]?.text, page.path.hasPrefix(own + "/") else { continue }
            page.place = String(page.path.dropFirst(own.count + 1))
            if entry.key != main { page.language = entry.key }
            return
        }
        let first = page.place.split(separator: "/").first.map(String.init) ?? ""
        if languages.contains(first), page.place.contains("/") {
            page.place = String(page.place.dropFirst(first.count + 1))
            if first != main { page.language = first }
        }
        let last = page.stem.split(separator: ".").last.map(String.init) ?? ""
        if languages.contains(last), page.stem.contains(".") {
            page.place = page.place.replacing(".\(last).", with: ".")
            if last != main { page.language = last }
        }
    }

    /// What `nav` of MkDocs calls each text.
    private var navigationTitles: [String: String] {
        guard tool == .mkdocs, let nav = settings?["nav"] else { return [:] }
        var titles: [String: String] = [:]
        var waiting = nav.items
        while let item = waiting.popLast() {
            for entry in item.entries {
                if let path = entry.value.text {
                    titles[FilePlace.join(root, path)] = entry.key
                } else {
                    waiting += entry.value.items
                }
            }
        }
        return titles
    }

    /// The people whom the data of the old site names, by their keys.
    var knownPeople: [String: WrittenValue] {
        var found: [String: WrittenValue] = [:]
        for folder in ["_data", "data"] {
            for name in ["authors", "people", "reviewers"] {
                for ending in ["yml", "yaml", "toml", "json"] {
                    let path = "\(folder)/\(name).\(ending)"
                    guard let text = self.folder.text(path),
                        case .success(let value) = KeyedText.read(text, path: path)
                    else { continue }
                    for entry in value.entries where entry.value["name"]?.text != nil && found[entry.key] == nil {
                        found[entry.key] = entry.value
                    }
                }
            }
        }
        return found
    }

    // MARK: Looking up

    /// The text of a path.
    func page(_ path: String) -> OldPage? { pagesByPath[path].map { pages[$0] } }

    /// The path of the text at an address of the old site, given as its path.
    func path(ofAddress address: String) -> String? { pagesByAddress[Self.key(ofAddress: address)] }

    /// The path of the only text of a name or a title.
    func path(ofName name: String) -> String? {
        let found = Set(pagesByName[name.lowercased()] ?? pagesByName[Slug.suggestion(for: name)] ?? [])
        return found.count == 1 ? found.first : nil
    }

    /// The form in which two addresses of texts are compared: `/a/b/index.html`, `/a/b.html` and `/a/b/` are one.
    static func key(ofAddress address: String) -> String {
        var path = (address.removingPercentEncoding ?? address).lowercased()
        if path.hasSuffix("/index.html") { path.removeLast("index.html".count) }
        for ending in [".html", ".htm"] where path.hasSuffix(ending) { path.removeLast(ending.count) }
        return "/" + path.split(separator: "/").joined(separator: "/")
    }

    /// The path of a file at an address of the old site, given as its path.
    func file(atAddress address: String) -> String? {
        let path = (address.removingPercentEncoding ?? address).split(separator: "/").joined(separator: "/")
        let folders: [String]
        switch tool {
        case .jekyll: folders = ["", root]
        case .hugo: folders = ["static", root, "assets"]
        case .mkdocs, .markdown: folders = [root, ""]
        }
        return folders.map { FilePlace.join($0, path) }.first(where: isFile)
    }

    /// Whether there is a file that an import can copy. It does not copy the source of a text.
    func isFile(_ path: String) -> Bool {
        folder.has(path) && !["md", "markdown", "mkd"].contains(FilePlace.ending(path)) && page(path) == nil
    }

    /// The address of a file of the old site, without a slash at its start.
    func placeOfFile(_ path: String) -> String {
        for start in tool == .hugo ? ["static", "assets", root] : [root] where !start.isEmpty {
            if path.hasPrefix(start + "/") { return String(path.dropFirst(start.count + 1)) }
        }
        return path
    }

    /// The file that a snippet of MkDocs names.
    func snippet(_ name: String, from path: String) -> String? {
        [FilePlace.folder(path), root, "", "includes", "snippets"]
            .compactMap { FilePlace.resolved(name, from: $0) }.first { folder.text($0) != nil }
    }

    /// The file that an include of Jekyll names.
    func include(_ name: String, from path: String) -> String? {
        let folders = [FilePlace.join(root, settings?["includes_dir"]?.text ?? "_includes"), FilePlace.folder(path)]
        return folders.compactMap { FilePlace.resolved(name, from: $0) }.first { folder.text($0) != nil }
    }

    /// The text that `{% link %}`, `{% post_url %}`, `ref` or `relref` names.
    func reference(_ name: String, from path: String) -> String? {
        let name = name.trimmed
        var candidates: [String] = []
        let isAbsolute = name.hasPrefix("/")
        let bases = tool == .hugo ? (isAbsolute ? [root] : [FilePlace.folder(path), root]) : [root, "", "_posts"]
        for base in bases {
            guard let found = FilePlace.resolved(name, from: base) else { continue }
            candidates += [found]
            candidates += [".md", ".markdown", ".html", "/index.md", "/_index.md"].map { found + $0 }
        }
        if let found = candidates.first(where: { pagesByPath[$0] != nil }) { return found }
        if let found = self.path(ofAddress: name) { return found }
        guard tool == .hugo || tool == .jekyll, !name.isEmpty else { return nil }
        let ends = [".md", ".markdown", "/index.md", "/_index.md", ""].map { "/" + name.drop { $0 == "/" } + $0 }
        let matching = pages.filter { page in ends.contains { page.path.hasSuffix($0) } }
        return matching.count == 1 ? matching.first?.path : nil
    }
}
