/// The tables of `docs/templates.md`: every kind of page with its keys, and every group of keys that these lead to.
package enum TemplateReference {
    /// The tables as Markdown, made from the schemas.
    package static var markdown: String {
        let pages = PageKind.allCases.map { kind in
            let meaning = kind.meaning.prefix(1).uppercased() + kind.meaning.dropFirst()
            return section("`\(kind.templateName).mustache`", "\(meaning).", kind.view.keys)
        }
        let groups = groups.map { section(heading(of: $0), nil, $0.keys) }
        return (["## The kinds of page"] + pages + ["## The groups"] + groups).joined(separator: "\n\n") + "\n"
    }

    /// Every group that a kind of page leads to, in alphabetical order; which assets, scripts and words there are is the
    /// theme's to say.
    private static var groups: [any TemplateView.Type] {
        let others =
            PageKind.allCases.map { ObjectIdentifier($0.view) }
            + [ObjectIdentifier(AssetView.self), ObjectIdentifier(ScriptView.self), ObjectIdentifier(WordsView.self)]
        return TemplateViews.all.filter { !others.contains(ObjectIdentifier($0)) }.sorted {
            name(of: $0) < name(of: $1)
        }
    }

    private static func section(_ heading: String, _ text: String?, _ keys: [TemplateKeyDescription]) -> String {
        let rows = keys.map { key in
            "| `\(key.name)` | \(kind(of: key)) | \(key.isOptional ? "yes" : "no") | \(key.meaning) |"
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
