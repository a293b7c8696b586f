import Diagnostics

/// How many people have shared a first-person experience, as `data/experiences.csv` has it.
package struct Experiences: Sendable {
    /// One row: a count for an article, or the total of a subject.
    package struct Row: Sendable, Equatable {
        /// The subject.
        package var subject: Located<SubjectID>
        /// The article's slug; `nil` for the total of the subject.
        package var article: Located<String>?
        /// How many people, at least 0.
        package var people: Located<Int>
        /// Where their experiences can be read.
        package var url: Located<String>?

        /// A row of the file.
        package init(
            subject: Located<SubjectID>,
            article: Located<String>?,
            people: Located<Int>,
            url: Located<String>?
        ) {
            self.subject = subject
            self.article = article
            self.people = people
            self.url = url
        }

        /// How prose refers to the count: `anemia`, or `anemia/causes`.
        package var reference: String {
            guard let article else { return subject.value.description }
            return ArticleID(subject: subject.value, slug: article.value).description
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

    /// The total of a subject.
    package func row(of subject: SubjectID) -> Row? { row(subject.description) }

    /// The count of an article.
    package func row(of article: ArticleID) -> Row? { row(article.description) }
}
