import SiteModel

/// What the template of a kind of page does, with all that it includes: every name is resolved, so that rendering looks
/// nothing up by its name but what editors wrote under `extra`.
struct TemplateProgram: Sendable {
    indirect enum Step: Sendable {
        /// Text of the template, in UTF-8.
        case text([UInt8])
        /// A value; finished HTML is never escaped.
        case value(Lookup, isEscaped: Bool)
        /// A section. With `opensScope`, what the value holds is looked into inside of it.
        case section(Lookup, opensScope: Bool, [Step])
        case inverted(Lookup, [Step])
        /// A section over the position in a list.
        case position(Position, isInverted: Bool, [Step])
        /// The number of the item in a list, from 0.
        case index
    }

    /// The position of an item in a list.
    enum Position: String, Sendable, CaseIterable {
        case first
        case last
        case even
        case odd
    }

    /// Gets the value of a key.
    typealias Read = @Sendable (any TemplateScope) -> TemplateValue?

    /// Where a value may be, from the innermost section outwards: the first of the places counts that has the first part
    /// of the name (Mustache specification, “Dotted names”).
    struct Lookup: Sendable {
        var places: [Place]
    }

    enum Place: Sendable {
        /// The value of a key of the page, or of a group that the page has once; `first` is the group of the first part of
        /// a name that has several.
        case page(group: Int, first: Int?, Read)
        /// The value of a key in the scope of a depth, at the end of a way through groups.
        case scope(depth: Int, groups: [Read], Read)
        /// What an editor wrote: below the value of another place, by its keys.
        indirect case below(Place, [String])
        /// What an editor wrote: in the scope of a depth, by its keys.
        case written(depth: Int, [String])
        /// The scope of a depth itself.
        case itself(depth: Int)
    }

    /// A group that a page has once, so that it is looked into once.
    struct Group: Sendable {
        /// The group that it is in; `nil` for the scopes of the page itself.
        var parent: Int?
        /// How to get it from there.
        var read: Read?
    }

    /// The groups of the page. The first ones are the scopes that every page starts with.
    var groups: [Group]
    var steps: [Step]

    /// The page, in UTF-8.
    func render(_ scopes: [any TemplateScope]) -> [UInt8] {
        var run = TemplateRun(groups: groups, scopes: scopes.map { .view($0) })
        run.perform(steps, position: nil)
        return run.output
    }
}

/// The rendering of one page, or of a part that is the same on all pages.
private struct TemplateRun {
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

    init(groups: [TemplateProgram.Group], scopes: [Scope]) {
        self.groups = groups
        self.scopes = scopes
        known = Array(repeating: nil, count: groups.count)
        for (index, scope) in scopes.enumerated() where index < groups.count {
            if case .view(let view) = scope, groups[index].parent == nil { known[index] = .some(view) }
        }
        output.reserveCapacity(32_768)
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
                    if isEscaped { HTMLEscaping.append(text, to: &output) } else { output += text.utf8 }
                case .html(let html): output += html.utf8
                case .written(.text(let text)): HTMLEscaping.append(text, to: &output)
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
        case .text, .html, .view, .written: false
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

// MARK: - What is the same on every page

extension TemplateProgram {
    /// The program with all that names nothing but the first scope rendered: half of the tags of a page are such.
    func specialized(for frame: any TemplateScope, scopes: Int) -> TemplateProgram {
        let specializer = TemplateSpecializer(program: self, frame: frame)
        return TemplateProgram(groups: groups, steps: specializer.steps(steps, depth: scopes))
    }
}

/// Renders what is the same on every page ahead.
private struct TemplateSpecializer {
    typealias Step = TemplateProgram.Step

    /// The groups that the first scope has, and the scope itself.
    private let isOfFrame: [Bool]
    private let program: TemplateProgram
    private let frame: any TemplateScope

    init(program: TemplateProgram, frame: any TemplateScope) {
        self.program = program
        self.frame = frame
        var isOfFrame: [Bool] = []
        for (index, group) in program.groups.enumerated() {
            isOfFrame.append(group.parent.map { isOfFrame[$0] } ?? (index == 0))
        }
        self.isOfFrame = isOfFrame
    }

    /// The steps inside of `depth` scopes.
    func steps(_ steps: [Step], depth: Int) -> [Step] {
        var result: [Step] = []
        func add(_ text: [UInt8]) {
            if case .text(let before) = result.last {
                result[result.count - 1] = .text(before + text)
            } else if !text.isEmpty {
                result.append(.text(text))
            }
        }
        func addAll(_ steps: [Step]) {
            for step in steps {
                if case .text(let text) = step { add(text) } else { result.append(step) }
            }
        }
        for step in steps {
            switch step {
            case .text(let text): add(text)
            case .index: result.append(step)
            case .value(let lookup, _):
                if isFixed(lookup, from: depth) { add(rendered(step, depth)) } else { result.append(step) }
            case .section(let lookup, let opensScope, let inner):
                if isFixed(lookup, from: depth), !opensScope || TemplateRun.isFalse(value(lookup, depth)) {
                    if !TemplateRun.isFalse(value(lookup, depth)) { addAll(self.steps(inner, depth: depth)) }
                } else if isFixed(step, from: depth, isInSection: false) {
                    add(rendered(step, depth))
                } else {
                    let inner = self.steps(inner, depth: opensScope ? depth + 1 : depth)
                    result.append(.section(lookup, opensScope: opensScope, inner))
                }
            case .inverted(let lookup, let inner):
                let inner = self.steps(inner, depth: depth)
                if !isFixed(lookup, from: depth) {
                    result.append(.inverted(lookup, inner))
                } else if TemplateRun.isFalse(value(lookup, depth)) {
                    addAll(inner)
                }
            case .position(let test, let isInverted, let inner):
                result.append(.position(test, isInverted: isInverted, self.steps(inner, depth: depth)))
            }
        }
        return result
    }

    private func run(_ depth: Int) -> TemplateRun {
        let scopes = [TemplateRun.Scope.view(frame)] + Array(repeating: .nothing, count: max(0, depth - 1))
        return TemplateRun(groups: program.groups, scopes: scopes)
    }

    private func rendered(_ step: Step, _ depth: Int) -> [UInt8] {
        var run = run(depth)
        run.perform([step], position: nil)
        return run.output
    }

    private func value(_ lookup: TemplateProgram.Lookup, _ depth: Int) -> TemplateValue? {
        var run = run(depth)
        return run.value(lookup)
    }

    /// Whether a step is the same on every page: whether it names nothing but the first scope, and what is inside of it.
    private func isFixed(_ step: Step, from depth: Int, isInSection: Bool) -> Bool {
        switch step {
        case .text: true
        case .value(let lookup, _): isFixed(lookup, from: depth)
        case .section(let lookup, let opensScope, let inner):
            isFixed(lookup, from: depth)
                && inner.allSatisfy { isFixed($0, from: depth, isInSection: isInSection || opensScope) }
        case .inverted(let lookup, let inner):
            isFixed(lookup, from: depth) && inner.allSatisfy { isFixed($0, from: depth, isInSection: isInSection) }
        case .position(_, _, let inner):
            isInSection && inner.allSatisfy { isFixed($0, from: depth, isInSection: isInSection) }
        case .index: isInSection
        }
    }

    /// Whether a value is the same on every page; scopes of `depth` and above are inside of what is looked at.
    private func isFixed(_ lookup: TemplateProgram.Lookup, from depth: Int) -> Bool {
        lookup.places.allSatisfy { isFixed($0, from: depth) }
    }

    private func isFixed(_ place: TemplateProgram.Place, from depth: Int) -> Bool {
        switch place {
        case .page(let group, _, _): isOfFrame[group]
        case .scope(let scope, _, _), .written(let scope, _), .itself(let scope): scope >= depth
        case .below(let place, _): isFixed(place, from: depth)
        }
    }
}
