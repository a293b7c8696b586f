import Diagnostics

/// How many people have shared a first-person experience, as `data/experiences.csv` has it.
package struct Experiences: Sendable {
    /// One row: a count for an article, or the total of a condition.
    package struct Row: Sendable, Equatable {
        /// The condition.
        package var condition: Located<ConditionID>
        /// The article's slug; `nil` for the total of the condition.
        package var article: Located<String>?
        /// How many people, at least 0.
        package var people: Located<Int>
        /// Where their experiences can be read.
        package var url: Located<String>?

        /// A row of the file.
        package init(
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
        package var reference: String {
            guard let article else { return condition.value.rawValue }
            return "\(condition.value)/\(article.value)"
        }
    }

    /// The rows in the order of the file.
    package let rows: [Row]
    private let index: [String: Int]

    /// Experiences from the rows of a file; of two rows for the same count the first one is.
    package init(rows: [Row]) {
        self.rows = rows
        index = Dictionary(rows.enumerated().map { ($1.reference, $0) }) { first, _ in first }
    }

    /// The row that `{people:REFERENCE}` means.
    package func row(_ reference: String) -> Row? { index[reference].map { rows[$0] } }

    /// The total of a condition.
    package func row(of condition: ConditionID) -> Row? { row(condition.rawValue) }

    /// The count of an article.
    package func row(of article: ArticleID) -> Row? { row(article.description) }
}
