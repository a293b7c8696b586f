import SiteModel

/// Parts of templates that are rendered without swift-mustache.
///
/// swift-mustache spends some 20,000 instructions on a tag, mostly on finding out what a value is. A part that names
/// nothing but keys of the page, or of what its own sections go over, can be rendered from the views directly at a
/// fraction of that, with the same result: `CompiledSectionTests` holds every page of the sample site to what
/// swift-mustache makes of it, line by line. Everything else, and every template that an owner writes in another way,
/// is left to swift-mustache.
struct CompiledSections: Sendable {
    /// One section, as it is rendered for each kind of view that has such a key.
    struct Section: Sendable {
        /// Whether only the innermost view is asked for the key (`{{#.key}}`).
        var isInnermostOnly: Bool
        var programs: [ObjectIdentifier: Program]
    }

    private var sections: [String: Section] = [:]

    private static let prefix = "compiled-"

    /// Keeps a section, and returns the name by which a template asks for its text.
    mutating func add(_ section: Section) -> String {
        let name = Self.prefix + String(sections.count)
        sections[name] = section
        return name
    }

    /// The text of a section, where `view` is the one that it looks into.
    func rendered(_ name: String, in view: any TemplateView) -> String? {
        guard name.hasPrefix(Self.prefix), let section = sections[name],
            let program = section.programs[ObjectIdentifier(type(of: view))]
        else { return nil }
        return program.render(view)
    }
}

extension CompiledSections {
    /// Something that names are looked up in while a section is rendered.
    private enum Scope {
        case view(any TemplateView)
        case text(String)
    }

    /// Where a name leads: into the scope of the given depth, and on from key to key.
    struct Lookup: Sendable {
        var depth: Int
        var path: [String]
    }

    /// A section made ready for one kind of view.
    struct Program: Sendable {
        indirect enum Step: Sendable {
            case text(String)
            case value(Lookup)
            /// A section over whatever the key turns out to hold.
            case section(Lookup, [Step])
            case inverted(Lookup, [Step])
            /// A section over the position in a list.
            case position(Position, isInverted: Bool, [Step])
        }

        enum Position: Sendable {
            case first
            case last
            case even
            case odd
        }

        var steps: [Step]

        /// The text for a view, the outermost scope of the section.
        func render(_ view: any TemplateView) -> String {
            var run = Run(view)
            run.perform(steps, position: (0, 0))
            return run.output
        }
    }

    /// The rendering of one program.
    private struct Run {
        private var scopes: [Scope]
        /// Groups of the outermost view that were looked into, because a page looks into the same few all the time.
        private var groups: [String: any TemplateView] = [:]
        var output = ""

        init(_ view: any TemplateView) {
            scopes = [.view(view)]
            output.reserveCapacity(1024)
        }

        mutating func perform(_ steps: [Program.Step], position: (index: Int, count: Int)) {
            for step in steps {
                switch step {
                case .text(let text):
                    output += text
                case .value(let lookup):
                    switch value(lookup) {
                    case .text(let text): output += HTMLEscaping.escape(text)
                    case .html(let html): output += html
                    case .flag, .view, .list, .texts, .open, nil: break
                    }
                case .section(let lookup, let inner):
                    performSection(value(lookup), inner, position)
                case .inverted(let lookup, let inner):
                    if isFalse(value(lookup)) { perform(inner, position: position) }
                case .position(let test, let isInverted, let inner):
                    if holds(test, position) != isInverted { perform(inner, position: position) }
                }
            }
        }

        private mutating func performSection(
            _ value: TemplateValue?,
            _ steps: [Program.Step],
            _ position: (index: Int, count: Int)
        ) {
            switch value {
            case .flag(let flag): if flag { perform(steps, position: position) }
            case .text(let text), .html(let text): enter(.text(text), (0, 0), steps)
            case .view(let view): enter(.view(view), (0, 0), steps)
            case .list(let views):
                for (index, view) in views.enumerated() { enter(.view(view), (index, views.count), steps) }
            case .texts(let texts):
                for (index, text) in texts.enumerated() { enter(.text(text), (index, texts.count), steps) }
            case .open, nil: break
            }
        }

        private mutating func enter(_ scope: Scope, _ position: (index: Int, count: Int), _ steps: [Program.Step]) {
            scopes.append(scope)
            perform(steps, position: position)
            scopes.removeLast()
        }

        private func isFalse(_ value: TemplateValue?) -> Bool {
            switch value {
            case nil: true
            case .flag(let flag): !flag
            case .list(let views): views.isEmpty
            case .texts(let texts): texts.isEmpty
            case .text, .html, .view, .open: false
            }
        }

        private func holds(_ test: Program.Position, _ position: (index: Int, count: Int)) -> Bool {
            switch test {
            case .first: position.index == 0
            case .last: position.index == position.count - 1
            case .even: position.index.isMultiple(of: 2)
            case .odd: !position.index.isMultiple(of: 2)
            }
        }

        private mutating func value(_ lookup: Lookup) -> TemplateValue? {
            switch scopes[lookup.depth] {
            case .text(let text): return .text(text)
            case .view(let view):
                guard let first = lookup.path.first else { return .view(view) }
                guard lookup.path.count > 1 else { return view.value(of: first) }
                guard var group = group(first, of: view, isOutermost: lookup.depth == 0) else { return nil }
                for name in lookup.path.dropFirst().dropLast() {
                    guard case .view(let inner) = group.value(of: name) else { return nil }
                    group = inner
                }
                return lookup.path.last.flatMap { group.value(of: $0) }
            }
        }

        private mutating func group(
            _ name: String,
            of view: any TemplateView,
            isOutermost: Bool
        ) -> (any TemplateView)? {
            if isOutermost, let known = groups[name] { return known }
            guard case .view(let group) = view.value(of: name) else { return nil }
            if isOutermost { groups[name] = group }
            return group
        }
    }
}
