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

    /// The page.
    func render(_ scopes: [any TemplateScope]) -> RenderedPage {
        var run = TemplateRun(groups: groups, scopes: scopes.map { .view($0) })
        run.output.reserveCapacity(32_768)
        run.perform(steps, position: nil)
        return RenderedPage(frame: run.output, passages: run.passages)
    }
}
