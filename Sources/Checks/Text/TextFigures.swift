/// How long and how hard to read a text is.
package struct TextFigures: Sendable, Equatable {
    /// The words of its paragraphs, lists, tables and headings.
    package let words: Int
    /// The school grade by Flesch and Kincaid (`ReadingGrade`); `nil` for a text that is not in English or too short to
    /// have one.
    package let readingGrade: Double?

    /// Takes the figures of a text.
    package init(_ subject: TextSubject) {
        words = subject.words.words.count
        readingGrade = subject.isEnglish ? ReadingGrade.grade(of: subject) : nil
    }
}
