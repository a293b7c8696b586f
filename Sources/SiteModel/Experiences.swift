import Diagnostics

/// How many people have shared a first-person experience, as `data/experiences.csv` has it.
public struct Experiences: Sendable {
    /// One row: a count for an article, or the total of a condition.
    public struct Row: Sendable, Equatable {
        /// The condition.
        public var condition: Located<ConditionID>
        /// The article's slug; `nil` for the total of the condition.
        public var article: Located<String>?
        /// How many people, at least 0.
        public var people: Located<Int>
        /// Where their experiences can be read.
        public var url: Located<String>?

        /// A row of the file.
        public init(
            condition: Located<ConditionID>,
            article: Located<String>?,
            people: Located<Int>,
            url: Located<String>?
        ) {
            self.condition = condition
            self.article = article
            self.people = people
            self.url = url
        }

        /// How prose refers to the count: `anemia`, or `anemia/causes`.
        public var reference: String {
            guard let article else { return condition.value.rawValue }
            return "\(condition.value)/\(article.value)"
        }
    }

    /// The rows in the order of the file.
    public let rows: [Row]
    private let index: [String: Int]

    /// Experiences from the rows of a file; of two rows for the same count the first one is.
    public init(rows: [Row]) {
        self.rows = rows
        index = Dictionary(rows.enumerated().map { ($1.reference, $0) }) { first, _ in first }
    }

    /// The row that `{people:REFERENCE}` means.
    public func row(_ reference: String) -> Row? { index[reference].map { rows[$0] } }

    /// The total of a condition.
    public func row(of condition: ConditionID) -> Row? { row(condition.rawValue) }

    /// The count of an article.
    public func row(of article: ArticleID) -> Row? { row(article.description) }
}
