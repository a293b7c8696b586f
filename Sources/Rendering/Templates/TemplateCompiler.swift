import Mustache
import SiteModel

/// The templates of a theme, compiled for one site and one language.
struct CompiledTemplates: Sendable {
    fileprivate var library = MustacheLibrary()
    fileprivate var sections = CompiledSections()

    /// The page of a kind with what `view` holds.
    func render(_ kind: PageKind, _ view: some TemplateView) -> String {
        library.render(ViewReference(view, sections), withTemplate: kind.templateName) ?? ""
    }
}

/// Compiles the templates for one site and one language.
///
/// What is the same on every page, because it names nothing but `site`, `asset`, `script` and `words`, is rendered once
/// here and not again for each page: half of the tags of a page are such.
struct TemplateCompiler {
    /// What a constant part of a template can look into.
    private struct ConstantView: TemplateView {
        var site: SiteView
        var asset: AssetView
        var script: ScriptView
        var words: WordsView

        static let schema = TemplateSchema<ConstantView>([
            .view("site", "the site") { $0.site },
            .view("asset", "the theme's assets") { $0.asset },
            .view("script", "the theme's scripts") { $0.script },
            .view("words", "the interface words") { $0.words },
        ])
    }

    private let constants: ViewReference

    init(site: SiteView, assets: AssetView, scripts: ScriptView, words: WordsView) {
        constants = ViewReference(ConstantView(site: site, asset: assets, script: scripts, words: words))
    }

    /// All templates. With `isPlain`, nothing is rendered ahead and nothing taken out of swift-mustache's hands.
    func compile(_ templates: [String: String], isPlain: Bool) -> CompiledTemplates {
        var compiled = CompiledTemplates()
        let specialized = isPlain ? templates : templates.mapValues(specialize)
        let compiler = SectionCompiler(templates: isPlain ? [:] : specialized.mapValues { TemplatePieces($0) })
        for (name, text) in specialized.sorted(by: { $0.key < $1.key }) {
            let rest = compiler.templates[name].map { extractSections($0, compiler, &compiled.sections) } ?? text
            // Every text compiled when the theme was read; one that does not any more is taken as it was.
            if let template = compile(rest) ?? templates[name].flatMap(compile) {
                compiled.library.register(template, named: name)
            }
        }
        return compiled
    }

    private func compile(_ text: String) -> MustacheTemplate? {
        try? MustacheTemplate(string: FastEscaping.pragma + text)
    }

    /// The text with each part that can be compiled replaced by a tag that asks for its text: as long stretches as
    /// possible that look into the page, and sections over whatever is around them.
    private func extractSections(
        _ template: TemplatePieces,
        _ compiler: SectionCompiler,
        _ sections: inout CompiledSections
    ) -> String {
        var result = ""
        var copied = 0
        var index = 0
        while index < template.pieces.count {
            var end = index
            var stretch = Stretch()
            while let next = endOfUnit(startingAt: end, in: template.pieces),
                extend(&stretch, by: template.pieces[end..<next], compiler)
            {
                end = next
            }
            var found = end > index ? stretch.section : nil
            if found == nil, let next = endOfUnit(startingAt: index, in: template.pieces) {
                found = section(template.pieces[index..<next], compiler)
                end = next
            }
            guard let found else {
                index += 1
                continue
            }
            let range = template.pieces[index].range.lowerBound..<template.pieces[end - 1].range.upperBound
            let dot = found.isInnermostOnly ? "." : ""
            result += template.text(copied..<range.lowerBound) + "{{{\(dot)\(sections.add(found))}}}"
            copied = range.upperBound
            index = end
        }
        return result + template.text(copied..<template.scalars.count)
    }

    /// A stretch that names keys of the page only, with its program for each kind of page that has these keys.
    private struct Stretch {
        var names: Set<String> = []
        var programs: [ObjectIdentifier: CompiledSections.Program] = [:]

        var section: CompiledSections.Section? {
            programs.isEmpty ? nil : CompiledSections.Section(isInnermostOnly: false, programs: programs)
        }
    }

    /// Adds a text, a tag or a whole section to a stretch, which starts with a tag. Each is compiled by itself, because
    /// it means the same whatever is before it: so the work grows with the template and not with its square.
    ///
    /// - Returns: `false`, and the stretch is as it was, where the unit names what is not the page's, or cannot be
    ///   compiled for a kind of page that has all the keys.
    private func extend(
        _ stretch: inout Stretch,
        by unit: ArraySlice<TemplatePieces.Piece>,
        _ compiler: SectionCompiler
    ) -> Bool {
        var names = stretch.names
        if let tag = unit.first?.tag {
            if tag.kind != .comment, tag.kind != .partial {
                let name = String(tag.name.prefix { $0 != "." })
                if names.insert(name).inserted {
                    guard !name.isEmpty, TemplateViews.belongsToPagesOnly(name) else { return false }
                }
            }
        } else if stretch.programs.isEmpty {
            return false
        }
        var added: [ObjectIdentifier: CompiledSections.Program] = [:]
        for page in TemplateViews.pages(having: names) {
            guard let program = compiler.program(unit, in: page) else { return false }
            added[ObjectIdentifier(page)] = program
        }
        guard !added.isEmpty else { return false }
        if stretch.programs.isEmpty {
            stretch.programs = added
        } else {
            stretch.programs = stretch.programs.filter { added[$0.key] != nil }
            for (page, program) in added { stretch.programs[page]?.steps += program.steps }
        }
        stretch.names = names
        return true
    }

    /// A section, compiled for every kind of view that it can be in; `nil` where one of them cannot be.
    private func section(
        _ pieces: ArraySlice<TemplatePieces.Piece>,
        _ compiler: SectionCompiler
    ) -> CompiledSections.Section? {
        guard case .tag(let tag)? = pieces.first?.content, tag.kind == .section, !tag.isFunction, tag.name != "." else {
            return nil
        }
        let path = tag.name.split(separator: ".").map(String.init)
        var programs: [ObjectIdentifier: CompiledSections.Program] = [:]
        for view in TemplateViews.all where view.hasSection(path[...]) {
            guard let program = compiler.sectionProgram(pieces, in: view) else { return nil }
            programs[ObjectIdentifier(view)] = program
        }
        guard !programs.isEmpty else { return nil }
        return CompiledSections.Section(isInnermostOnly: tag.name.first == ".", programs: programs)
    }

    /// The end of the text, the tag or the whole section that starts with a piece; `nil` for what only swift-mustache
    /// understands.
    private func endOfUnit(startingAt start: Int, in pieces: [TemplatePieces.Piece]) -> Int? {
        guard start < pieces.count else { return nil }
        var depth = 0
        for index in start..<pieces.count {
            if case .tag(let tag) = pieces[index].content {
                switch tag.kind {
                case .section, .inverted: depth += 1
                case .close: depth -= 1
                case .parent, .block: return nil
                case .variable, .unescaped, .partial, .comment: break
                }
            }
            if depth < 0 { return nil }
            if depth == 0 { return index + 1 }
        }
        return nil
    }

    /// The text with its constant parts rendered.
    private func specialize(_ text: String) -> String {
        let template = TemplatePieces(text)
        let tagPieces = template.pieces.filter { $0.tag != nil }
        let tags = tagPieces.compactMap(\.tag)
        var result = ""
        var copied = 0
        var index = 0
        while index < tags.count {
            guard let end = endOfConstant(startingAt: index, in: tags) else {
                index += 1
                continue
            }
            let range = tagPieces[index].range.lowerBound..<tagPieces[end].range.upperBound
            guard let rendered = render(template.text(range)) else {
                index += 1
                continue
            }
            result += template.text(copied..<range.lowerBound) + rendered
            copied = range.upperBound
            index = end + 1
        }
        return result + template.text(copied..<template.scalars.count)
    }

    private func render(_ part: String) -> String? {
        guard let rendered = compile(part)?.render(constants) else { return nil }
        // Braces in a site's own words must not become tags.
        return rendered.contains("{{") ? nil : rendered
    }

    /// The last tag of the constant part that starts with a tag; `nil` where none starts there.
    private func endOfConstant(startingAt start: Int, in tags: [TemplateTag]) -> Int? {
        guard isConstant(tags[start].name) else { return nil }
        switch tags[start].kind {
        case .variable, .unescaped: return start
        case .section, .inverted: break
        case .close, .partial, .parent, .block, .comment: return nil
        }
        var depth = 0
        for index in start..<tags.count {
            let tag = tags[index]
            switch tag.kind {
            case .section, .inverted: depth += 1
            case .close: depth -= 1
            case .variable, .unescaped, .comment: break
            case .partial, .parent, .block: return nil
            }
            if tag.kind != .close, tag.kind != .comment, !isConstant(tag.name), !isInside(tag.name) { return nil }
            if depth == 0 { return index }
        }
        return nil
    }

    private func isConstant(_ name: String) -> Bool {
        ["site.", "asset.", "script.", "words."].contains(where: name.hasPrefix)
    }

    /// Whether a name inside a constant section can only mean something of that section: the linter has proved that it
    /// means something, and the top level of no page has it.
    private func isInside(_ name: String) -> Bool {
        if name.hasPrefix(".") || name.hasSuffix("()") { return true }
        let first = name.prefix { $0 != "." }
        return PageKind.allCases.allSatisfy { $0.view.key(first) == nil }
    }
}

/// Escaping for swift-mustache that costs little.
private struct FastEscaping: MustacheContentType {
    /// Puts the escaping in force for a template. swift-mustache knows content types by name only, for the whole
    /// process; registering one again changes nothing. On a line of its own the tag leaves no trace in the page.
    static let pragma: String = {
        MustacheContentTypes.register(FastEscaping(), named: "SITEGEN")
        return "{{% CONTENT_TYPE:SITEGEN}}\n"
    }()

    func escapeText(_ text: String) -> String { HTMLEscaping.escape(text) }
}

extension TemplateView {
    /// Whether the view has a list or a group at the end of the path.
    fileprivate static func hasSection(_ path: ArraySlice<String>) -> Bool {
        guard let first = path.first, let key = key(first) else { return false }
        switch key.kind {
        case .view(let inner): return path.count == 1 || inner.hasSection(path.dropFirst())
        case .list, .texts: return path.count == 1
        case .text, .html, .flag, .open: return false
        }
    }
}

extension Site {
    /// Whether a text has keys of its own, under `extra`, that would hide `site`, `asset`, `script` or `words` from a template.
    fileprivate static func isReserved(_ value: ExtraValue?) -> Bool {
        switch value {
        case .map(let map):
            ["site", "asset", "script", "words"].contains { map[$0] != nil } || map.values.contains(where: isReserved)
        case .list(let list): list.contains(where: isReserved)
        case .text, .flag, nil: false
        }
    }

    var usesReservedExtraKeys: Bool {
        articles.contains { Self.isReserved($0.text.extra) } || conditions.contains { Self.isReserved($0.text.extra) }
            || pages.contains { Self.isReserved($0.extra) }
    }
}
