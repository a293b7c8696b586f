import SiteModel

/// The rendering of one page, or of a part that is the same on all pages.
struct TemplateRun {
    /// What names are looked up in.
    enum Scope {
        case view(any TemplateScope)
        case text(String)
        case written(ExtraValue)
        /// Nothing to look into.
        case nothing
    }

    private var scopes: [Scope]
    private let groups: [TemplateProgram.Group]
    /// The groups of the page that were looked into; `.some(nil)` for one that is not there.
    private var known: [(any TemplateScope)??]
    var output: [UInt8] = []
    /// The texts that are to be put in, with the places in `output`, ascending.
    var passages: [RenderedPage.Insertion] = []

    init(groups: [TemplateProgram.Group], scopes: [Scope]) {
        self.groups = groups
        self.scopes = scopes
        known = Array(repeating: nil, count: groups.count)
        for (index, scope) in scopes.enumerated() where index < groups.count {
            if case .view(let view) = scope, groups[index].parent == nil { known[index] = .some(view) }
        }
    }

    typealias Step = TemplateProgram.Step
    typealias ItemPosition = (index: Int, count: Int)

    mutating func perform(_ steps: [Step], position: ItemPosition?) {
        for step in steps {
            switch step {
            case .text(let text): output += text
            case .value(let lookup, let isEscaped):
                switch value(lookup) {
                case .text(let text):
                    if isEscaped { HTMLEscaping.append(text, to: &output, .either) } else { output += text.utf8 }
                case .html(let html): output += html.utf8
                case .passage(let passage): passages.append((output.count, passage))
                case .written(.text(let text)): HTMLEscaping.append(text, to: &output, .either)
                case .flag, .view, .list, .texts, .written, nil: break
                }
            case .section(let lookup, let opensScope, let inner):
                performSection(value(lookup), opensScope, inner, position)
            case .inverted(let lookup, let inner):
                if Self.isFalse(value(lookup)) { perform(inner, position: position) }
            case .position(let test, let isInverted, let inner):
                if position.map({ Self.holds(test, $0) }) ?? false != isInverted { perform(inner, position: position) }
            case .index: if let position { output += String(position.index).utf8 }
            }
        }
    }

    private mutating func performSection(
        _ value: TemplateValue?,
        _ opensScope: Bool,
        _ steps: [Step],
        _ position: ItemPosition?
    ) {
        guard opensScope else {
            if !Self.isFalse(value) { perform(steps, position: position) }
            return
        }
        switch value {
        case .text(let text), .html(let text): enter(.text(text), nil, steps)
        case .flag(let flag): if flag { enter(.nothing, position, steps) }
        case .passage: enter(.nothing, nil, steps)
        case .view(let view): enter(.view(view), nil, steps)
        case .list(let views):
            for (index, view) in views.enumerated() { enter(.view(view), (index, views.count), steps) }
        case .texts(let texts):
            for (index, text) in texts.enumerated() { enter(.text(text), (index, texts.count), steps) }
        case .written(.list(let items)):
            for (index, item) in items.enumerated() { enter(.written(item), (index, items.count), steps) }
        case .written(.flag(let flag)): if flag { enter(.nothing, position, steps) }
        case .written(let value): enter(.written(value), nil, steps)
        case nil: break
        }
    }

    private mutating func enter(_ scope: Scope, _ position: ItemPosition?, _ steps: [Step]) {
        scopes.append(scope)
        perform(steps, position: position)
        scopes.removeLast()
    }

    static func isFalse(_ value: TemplateValue?) -> Bool {
        switch value {
        case nil: true
        case .flag(let flag), .written(.flag(let flag)): !flag
        case .list(let views): views.isEmpty
        case .texts(let texts): texts.isEmpty
        case .written(.list(let items)): items.isEmpty
        case .text, .html, .passage, .view, .written: false
        }
    }

    private static func holds(_ test: TemplateProgram.Position, _ position: ItemPosition) -> Bool {
        switch test {
        case .first: position.index == 0
        case .last: position.index == position.count - 1
        case .even: position.index.isMultiple(of: 2)
        case .odd: !position.index.isMultiple(of: 2)
        }
    }

    // MARK: Values

    mutating func value(_ lookup: TemplateProgram.Lookup) -> TemplateValue? {
        for place in lookup.places {
            if case .here(let value) = find(place) { return value }
        }
        return nil
    }

    /// What a place has of a name.
    private enum Find {
        /// Not even the first part: the name is looked for further out.
        case elsewhere
        /// The first part, and with it all that there is of the rest.
        case here(TemplateValue?)
    }

    private mutating func find(_ place: TemplateProgram.Place) -> Find {
        switch place {
        case .page(let group, let first, let read):
            if let value = self.group(group).flatMap(read) { return .here(value) }
            return first.flatMap { self.group($0) } == nil ? .elsewhere : .here(nil)
        case .scope(let depth, let groups, let read):
            guard case .view(var view) = scopes[depth] else { return .elsewhere }
            for (index, group) in groups.enumerated() {
                guard case .view(let inner) = group(view) else { return index == 0 ? .elsewhere : .here(nil) }
                view = inner
            }
            guard let value = read(view) else { return groups.isEmpty ? .elsewhere : .here(nil) }
            return .here(value)
        case .below(let place, let names):
            guard case .here(let value) = find(place) else { return .elsewhere }
            guard case .written(let written) = value else { return .here(nil) }
            return .here(written.value(at: names[...]).map { .written($0) })
        case .written(let depth, let names):
            guard case .written(let written) = scopes[depth], written.value(at: names[..<1]) != nil else {
                return .elsewhere
            }
            return .here(written.value(at: names[...]).map { .written($0) })
        case .itself(let depth):
            return switch scopes[depth] {
            case .view(let view): .here(.view(view))
            case .text(let text): .here(.text(text))
            case .written(let value): .here(.written(value))
            case .nothing: .here(nil)
            }
        }
    }

    private mutating func group(_ index: Int) -> (any TemplateScope)? {
        if let group = known[index] { return group }
        var found: (any TemplateScope)?
        if let parent = groups[index].parent.flatMap({ group($0) }), case .view(let view) = groups[index].read?(parent)
        {
            found = view
        }
        known[index] = .some(found)
        return found
    }
}

extension ExtraValue {
    /// The value below this one, by the keys that lead there.
    fileprivate func value(at names: ArraySlice<String>) -> ExtraValue? {
        guard let name = names.first else { return self }
        guard case .map(let values) = self else { return nil }
        return values[name]?.value(at: names.dropFirst())
    }
}
