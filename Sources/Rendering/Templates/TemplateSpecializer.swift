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
        // Texts beside each other become one; joined two by two, they would be copied over and over.
        var text: [UInt8] = []
        func add(_ step: Step) {
            if case .text(let more) = step {
                text += more
                return
            }
            if !text.isEmpty { result.append(.text(text)) }
            text = []
            result.append(step)
        }
        for step in steps {
            switch step {
            case .text, .index: add(step)
            case .value(let lookup, _):
                add(isFixed(lookup, from: depth) ? .text(rendered(step, depth)) : step)
            case .section(let lookup, let opensScope, let inner):
                let isShown = isFixed(lookup, from: depth) ? !TemplateRun.isFalse(value(lookup, depth)) : nil
                if isShown == false { continue }
                if isFixed(step, from: depth, isInSection: false) {
                    add(.text(rendered(step, depth)))
                } else if isShown == true, !opensScope {
                    self.steps(inner, depth: depth).forEach(add)
                } else {
                    let inner = self.steps(inner, depth: opensScope ? depth + 1 : depth)
                    add(.section(lookup, opensScope: opensScope, inner))
                }
            case .inverted(let lookup, let inner):
                let inner = self.steps(inner, depth: depth)
                if !isFixed(lookup, from: depth) {
                    add(.inverted(lookup, inner))
                } else if TemplateRun.isFalse(value(lookup, depth)) {
                    inner.forEach(add)
                }
            case .position(let test, let isInverted, let inner):
                add(.position(test, isInverted: isInverted, self.steps(inner, depth: depth)))
            }
        }
        if !text.isEmpty { result.append(.text(text)) }
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
