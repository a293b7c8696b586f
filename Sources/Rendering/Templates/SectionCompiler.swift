/// Turns a part of a template into a program for one kind of view, where that can be done: where it is certain, before
/// there is a page, what every name in it means.
struct SectionCompiler {
    /// The templates, for partials, which are taken in where they are.
    let templates: [String: TemplatePieces]

    typealias Step = CompiledSections.Program.Step

    /// What is known of a scope before there is a page.
    private enum Scope {
        case view(any TemplateView.Type)
        case text
    }

    private enum Failure: Error {
        case needsMustache
    }

    /// The program of pieces in which every section is closed again, for views of the kind `view`; `nil` where only
    /// swift-mustache can render them.
    func program(
        _ pieces: ArraySlice<TemplatePieces.Piece>,
        in view: any TemplateView.Type
    ) -> CompiledSections.Program? {
        var rest = pieces
        guard let steps = try? steps(&rest, closing: nil, scopes: [.view(view)], isInList: false) else { return nil }
        return CompiledSections.Program(steps: steps)
    }

    /// The program of a section over a key of the kind of view `view` itself.
    func sectionProgram(
        _ pieces: ArraySlice<TemplatePieces.Piece>,
        in view: any TemplateView.Type
    ) -> CompiledSections.Program? {
        guard let first = pieces.first, case .tag(let tag) = first.content else { return nil }
        do {
            let path = tag.name.split(separator: ".").map(String.init)
            let kind = try kind(path[...], in: view)
            var rest = pieces.dropFirst()
            let inner = try steps(
                &rest,
                closing: tag.name,
                scopes: [.view(view)] + scope(of: kind),
                isInList: isList(kind)
            )
            return CompiledSections.Program(
                steps: [.section(CompiledSections.Lookup(depth: 0, path: path), inner)]
            )
        } catch {
            return nil
        }
    }

    private func steps(
        _ pieces: inout ArraySlice<TemplatePieces.Piece>,
        closing name: String?,
        scopes: [Scope],
        isInList: Bool,
        depth: Int = 0
    ) throws -> [Step] {
        guard depth < 32 else { throw Failure.needsMustache }
        var steps: [Step] = []
        while let piece = pieces.popFirst() {
            guard case .tag(let tag) = piece.content else {
                if case .text(let text) = piece.content { steps.append(.text(text)) }
                continue
            }
            switch tag.kind {
            case .comment: continue
            case .close:
                guard tag.name == name else { throw Failure.needsMustache }
                return steps
            case .variable, .unescaped:
                let (lookup, kind) = try lookup(tag, scopes)
                switch kind {
                case .text, .html, nil: steps.append(.value(lookup))
                case .flag, .view, .list, .texts, .open: throw Failure.needsMustache
                }
            case .section, .inverted:
                steps.append(try section(tag, &pieces, scopes, isInList: isInList, depth: depth))
            case .partial:
                guard let partial = templates[tag.name] else { throw Failure.needsMustache }
                var inner = partial.pieces[...]
                steps += try self.steps(&inner, closing: nil, scopes: scopes, isInList: false, depth: depth + 1)
            case .parent, .block:
                throw Failure.needsMustache
            }
        }
        guard name == nil else { throw Failure.needsMustache }
        return steps
    }

    private func section(
        _ tag: TemplateTag,
        _ pieces: inout ArraySlice<TemplatePieces.Piece>,
        _ scopes: [Scope],
        isInList: Bool,
        depth: Int
    ) throws -> Step {
        if tag.isFunction {
            let positions: [String: CompiledSections.Program.Position] = [
                "first()": .first, "last()": .last, "even()": .even, "odd()": .odd,
            ]
            guard isInList, let position = positions[tag.name] else { throw Failure.needsMustache }
            let inner = try steps(&pieces, closing: tag.name, scopes: scopes, isInList: true, depth: depth + 1)
            return .position(position, isInverted: tag.kind == .inverted, inner)
        }
        let (lookup, kind) = try lookup(tag, scopes)
        guard tag.kind == .section else {
            let inner = try steps(&pieces, closing: tag.name, scopes: scopes, isInList: isInList, depth: depth + 1)
            return .inverted(lookup, inner)
        }
        let added = kind.map(scope) ?? [.text]
        let isInner = added.isEmpty ? isInList : kind.map(isList) ?? false
        let inner = try steps(
            &pieces,
            closing: tag.name,
            scopes: scopes + added,
            isInList: isInner,
            depth: depth + 1
        )
        return .section(lookup, inner)
    }

    // MARK: Names

    /// Where a name leads, and to what; `nil` for the text of the innermost scope.
    private func lookup(
        _ tag: TemplateTag,
        _ scopes: [Scope]
    ) throws -> (lookup: CompiledSections.Lookup, kind: TemplateKeyDescription.Kind?) {
        let last = scopes.count - 1
        if tag.name == "." {
            guard case .text = scopes[last] else { throw Failure.needsMustache }
            return (CompiledSections.Lookup(depth: last, path: []), nil)
        }
        guard !tag.isFunction else { throw Failure.needsMustache }
        let path = tag.name.split(separator: ".").map(String.init)
        guard let first = path.first else { throw Failure.needsMustache }
        for depth in tag.name.first == "." ? [last] : Array((0...last).reversed()) {
            guard case .view(let view) = scopes[depth], let key = view.key(first) else { continue }
            // Around the outermost scope there may be others, which would be asked first, unless it is the page that
            // is meant in any case.
            if depth == 0, tag.name.first != ".", !TemplateViews.belongsToPagesOnly(first) {
                throw Failure.needsMustache
            }
            // An absent key would let the search climb on.
            let climbs = key.isOptional && path.count == 1 && tag.name.first != "." && depth > 0
            if climbs, TemplateViews.all.contains(where: { $0.key(first) != nil && $0 != view }) {
                throw Failure.needsMustache
            }
            return (CompiledSections.Lookup(depth: depth, path: path), try kind(path[...], in: view))
        }
        throw Failure.needsMustache
    }

    private func kind(
        _ path: ArraySlice<String>,
        in view: any TemplateView.Type
    ) throws -> TemplateKeyDescription.Kind {
        guard let first = path.first, let key = view.key(first) else {
            throw Failure.needsMustache
        }
        if path.count == 1 {
            if case .open = key.kind { throw Failure.needsMustache }
            return key.kind
        }
        guard case .view(let inner) = key.kind else { throw Failure.needsMustache }
        return try kind(path.dropFirst(), in: inner)
    }

    private func scope(of kind: TemplateKeyDescription.Kind) -> [Scope] {
        switch kind {
        case .view(let view), .list(let view): [.view(view)]
        case .text, .html, .texts: [.text]
        case .flag, .open: []
        }
    }

    private func isList(_ kind: TemplateKeyDescription.Kind) -> Bool {
        switch kind {
        case .list, .texts: true
        case .text, .html, .flag, .view, .open: false
        }
    }
}

/// Every kind of view that a template can come to look into.
enum TemplateViews {
    static let all: [any TemplateView.Type] = {
        var found: [any TemplateView.Type] = []
        var waiting = PageKind.allCases.map(\.view)
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
    }()

    private static let pages = PageKind.allCases.map(\.view)

    /// Whether a name can only mean a key of the page, wherever it is.
    ///
    /// A text that happens to have the same name as a group of the page does not count: looking into a text is an
    /// error that the linter reports.
    static func belongsToPagesOnly(_ name: String) -> Bool {
        all.allSatisfy { view in
            guard let key = view.key(name), !pages.contains(where: { $0 == view }) else { return true }
            guard case .text = key.kind else { return false }
            return pages.allSatisfy { page in
                guard let group = page.key(name) else { return true }
                if case .view = group.kind { return true }
                return false
            }
        }
    }

    /// The pages that have all the keys with which names begin in a part of a template.
    static func pages(having names: some Sequence<String>) -> [any TemplateView.Type] {
        pages.filter { page in names.allSatisfy { page.key($0) != nil } }
    }
}
