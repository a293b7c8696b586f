/// Turns a section of a template into a program for one kind of view, where that can be done: where every name in it is
/// a key of what the section itself goes over.
struct SectionCompiler {
    /// The text of the templates, for partials, which are taken in where they stand.
    let templates: [String: String]

    typealias Step = CompiledSections.Program.Step

    /// What is known of a scope before there is a page.
    private enum Scope {
        case view(any TemplateView.Type)
        case text
    }

    private enum Failure: Error {
        case needsMustache
    }

    /// The program of a section, whose tags are at `range` of `pieces`, for views of the kind `view`; `nil` where only
    /// swift-mustache can render it.
    func program(
        _ pieces: ArraySlice<TemplatePieces.Piece>,
        in view: any TemplateView.Type
    ) -> CompiledSections.Program? {
        guard let first = pieces.first, case .tag(let tag) = first.content else { return nil }
        do {
            let path = tag.name.split(separator: ".").map(String.init)
            let kind = try kind(path[...], in: view)
            var rest = pieces.dropFirst()
            let inner = try steps(&rest, closing: tag.name, scopes: [.view(view)] + scope(of: kind), isInList: isList(kind))
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
                steps.append(.value(try lookup(tag, scopes).lookup))
            case .section, .inverted:
                steps.append(try section(tag, &pieces, scopes, isInList: isInList, depth: depth))
            case .partial:
                guard let text = templates[tag.name] else { throw Failure.needsMustache }
                var inner = TemplatePieces(text).pieces[...]
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
        // The outermost scope stands for the page around the section; what only it has is for swift-mustache to find,
        // because there may be more pages around than one.
        let depths = tag.name.first == "." ? [last] : Array((1...last).reversed())
        for depth in depths {
            guard case .view(let view) = scopes[depth], let key = view.keys.first(where: { $0.name == first }) else {
                continue
            }
            // An absent key would let the search climb on.
            guard tag.name.first == "." || path.count > 1 || !key.isOptional || !isKnownOutside(first, scopes.prefix(depth))
            else { throw Failure.needsMustache }
            return (CompiledSections.Lookup(depth: depth, path: path), try kind(path[...], in: view))
        }
        throw Failure.needsMustache
    }

    /// Whether any page could have a key of this name around the section.
    private func isKnownOutside(_ name: String, _ scopes: ArraySlice<Scope>) -> Bool {
        TemplateViews.all.contains { view in view.keys.contains { $0.name == name } }
    }

    private func kind(
        _ path: ArraySlice<String>,
        in view: any TemplateView.Type
    ) throws -> TemplateKeyDescription.Kind {
        guard let first = path.first, let key = view.keys.first(where: { $0.name == first }) else {
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
}
