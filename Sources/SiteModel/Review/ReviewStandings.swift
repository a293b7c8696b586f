package import Diagnostics

/// The standings of all published texts: what lists and other pages may say of them.
package struct ReviewStandings: Sendable {
    private var standings: [SourceFile: ReviewStanding]

    /// The standings of texts by their files.
    package init(_ standings: [SourceFile: ReviewStanding] = [:]) { self.standings = standings }

    /// The standing of a text; `nil` where it has not been looked at yet.
    package subscript(text: ReviewedText) -> ReviewStanding? { standings[text.file] }

    /// The standing of the text that is written in a file; `nil` where it has not been looked at yet.
    package subscript(file: SourceFile) -> ReviewStanding? {
        get { standings[file] }
        set { standings[file] = newValue }
    }

    /// The standings of some texts.
    package func only(_ files: some Sequence<SourceFile>) -> ReviewStandings {
        var some = ReviewStandings()
        for file in files { some[file] = self[file] }
        return some
    }

    /// Takes over the standings of other texts.
    package mutating func merge(_ others: ReviewStandings) {
        standings.merge(others.standings) { _, new in new }
    }

    /// Whether a list of readable texts has the text in it: it is not withheld.
    package func lists(_ text: ReviewedText) -> Bool { self[text]?.isWithheld != true }

    /// Whether search engines may list the page of the text.
    package func isIndexable(_ text: ReviewedText) -> Bool { self[text]?.isIndexable != false }

    /// Whether a fact is true of any text.
    package func contain(_ fact: ReviewFact) -> Bool { standings.values.contains { $0.facts.contains(fact) } }

    /// Until which day the site stays true, and how many pages change then; `nil` where none ever does.
    package var lastDay: (day: CalendarDate, pages: Int)? {
        let days = standings.values.compactMap(\.lastDay)
        guard let first = days.min() else { return nil }
        return (first, days.count { $0 == first })
    }
}
