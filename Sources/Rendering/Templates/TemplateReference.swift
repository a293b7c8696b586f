/// The tables of `docs/templates.md`: every kind of page with its keys, and every group of keys that these lead to.
package enum TemplateReference {
    /// The tables as Markdown, made from the schemas.
    package static var markdown: String {
        let frame = section(
            "Every page",
            "The keys of every page, whatever its kind.",
            FrameView.keys + PageScopeView.keys
        )
        let pages = PageKind.all.map { kind in
            let meaning = kind.meaning.prefix(1).uppercased() + kind.meaning.dropFirst()
            return section("`\(kind.templateName).mustache`", "\(meaning).", kind.view.keys)
        }
        let groups = groups.map { section(heading(of: $0), nil, $0.keys) }
        return (["## The kinds of page", frame] + pages + ["## The groups"] + groups).joined(separator: "\n\n") + "\n"
    }

    /// Every group that a kind of page leads to, in alphabetical order; which assets, scripts and words there are is the
    /// theme's to say.
    private static var groups: [any TemplateView.Type] {
        let others =
            PageKind.all.flatMap(\.scopes).map { ObjectIdentifier($0) }
            + [ObjectIdentifier(AssetView.self), ObjectIdentifier(ScriptView.self), ObjectIdentifier(WordsView.self)]
        return views.filter { !others.contains(ObjectIdentifier($0)) }.sorted {
            name(of: $0) < name(of: $1)
        }
    }

    /// Every kind of view that a template can look into.
    private static var views: [any TemplateView.Type] {
        var found: [any TemplateView.Type] = []
        var waiting = PageKind.all.flatMap(\.scopes)
        while let view = waiting.popLast() {
            guard !found.contains(where: { $0 == view }) else { continue }
            found.append(view)
            for key in view.keys {
                switch key.kind {
                case .view(let inner), .list(let inner): waiting.append(inner)
                case .text, .html, .flag, .texts, .open: break
                }
            }
        }
        return found
    }

    private static func section(_ heading: String, _ text: String?, _ keys: [TemplateKeyDescription]) -> String {
        let rows = keys.map { key in
            "| `\(key.name)` | \(kind(of: key)) | \(key.isOptional ? "yes" : "no") | \(key.meaning) |"
        }
        guard !keys.isEmpty else {
            return (["### \(heading)", text].compactMap { $0 } + ["It has no keys but those of every page."])
                .joined(separator: "\n\n")
        }
        let table = ["| Key | Kind | May be absent | Meaning |", "|---|---|---|---|"] + rows
        return (["### \(heading)", text].compactMap { $0 } + [table.joined(separator: "\n")])
            .joined(separator: "\n\n")
    }

    private static func kind(of key: TemplateKeyDescription) -> String {
        switch key.kind {
        case .text: "text"
        case .html: "HTML"
        case .flag: "flag"
        case .view(let view) where view == AssetView.self: "[assets](#assets)"
        case .view(let view) where view == ScriptView.self: "[scripts](#scripts)"
        case .view(let view) where view == WordsView.self: "[words](#words)"
        case .view(let view): "group: \(link(to: view))"
        case .list(let view): "list of groups: \(link(to: view))"
        case .texts: "list of texts"
        case .open: "keys of your own"
        }
    }

    private static func link(to view: any TemplateView.Type) -> String {
        let name = name(of: view)
        return "[\(name)](#\(name.replacing(" ", with: "-")))"
    }

    private static func heading(of view: any TemplateView.Type) -> String {
        let name = name(of: view)
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// The name of a group, from the name of its type: `ArticleLinkView` is “article link”.
    private static func name(of view: any TemplateView.Type) -> String {
        var name = ""
        for letter in String(describing: view).dropLast("View".count) {
            if letter.isUppercase, !name.isEmpty { name.append(" ") }
            name += letter.lowercased()
        }
        return name
    }
}
