/// What became of a site, construct by construct.
package struct ImportReport: Sendable, Equatable {
    /// A kind of thing that a site is made of.
    package enum Construct: String, CaseIterable, Sendable {
        case text
        case frontMatter = "front-matter"
        case frontMatterKey = "front-matter-key"
        case oldAddress = "old-address"
        case heading
        case headingID = "heading-id"
        case link
        case picture
        case file
        case admonition
        case alert
        case notice
        case shortcode
        case include
        case templateTag = "template-tag"
        case tabs
        case attributeList = "attribute-list"
        case tableOfContents = "table-of-contents"
        case html
        case wikiLink = "wiki-link"
        case mark
        case icon
        case abbreviation
        case footnote
        case citation
        case bibliography
        case review
        case person
        case site
        case disclaimer
        case leftover
    }

    /// Where something is that is left for a person.
    package enum Place: Sendable, Hashable {
        /// In a file that the import writes.
        case written(String)
        /// In a file of the old site.
        case source(String)
    }

    /// Something that a person has to do.
    package struct Task: Sendable, Hashable {
        /// What it is about.
        package var construct: Construct
        /// The file.
        package var place: Place
        /// The 1-based line.
        package var line: Int
        /// The 1-based column, in code points.
        package var column: Int
        /// What is left.
        package var message: String
        /// What to do.
        package var help: String?
        /// The kind of problem as `sitegen check` names it, where that would report it too.
        package var problem: String?
    }

    /// Something that was taken out, as the map says.
    package struct TakenOut: Sendable, Hashable {
        /// What it was.
        package var construct: Construct
        /// What it was called.
        package var name: String
        /// Why.
        package var reason: String
    }

    /// How many of each were converted.
    package private(set) var converted: [Construct: Int] = [:]
    /// How many of each were taken out.
    package private(set) var takenOut: [TakenOut: Int] = [:]
    /// What is left for a person.
    package private(set) var tasks: [Task] = []
    /// What is worth knowing and nothing to do, such as which reviews were carried over.
    package private(set) var remarks: [String] = []

    /// A report of nothing.
    package init() {}

    /// Whether nothing is left for a person.
    package var isComplete: Bool { tasks.isEmpty }

    mutating func convert(_ construct: Construct, count: Int = 1) {
        if count > 0 { converted[construct, default: 0] += count }
    }

    mutating func takeOut(_ construct: Construct, _ name: String, reason: String, count: Int = 1) {
        if count > 0 { takenOut[TakenOut(construct: construct, name: name, reason: reason), default: 0] += count }
    }

    mutating func leave(
        _ construct: Construct,
        at place: Place,
        line: Int = 1,
        column: Int = 1,
        _ message: String,
        help: String? = nil,
        problem: String? = nil
    ) {
        let task = Task(
            construct: construct,
            place: place,
            line: line,
            column: column,
            message: message,
            help: help,
            problem: problem
        )
        if !tasks.contains(task) { tasks.append(task) }
    }

    /// Adds what another report says.
    mutating func add(_ other: ImportReport) {
        for (construct, count) in other.converted { convert(construct, count: count) }
        for (taken, count) in other.takenOut { takenOut[taken, default: 0] += count }
        for task in other.tasks where !tasks.contains(task) { tasks.append(task) }
        remarks += other.remarks
    }

    mutating func remark(_ remark: String) { remarks.append(remark) }
}
