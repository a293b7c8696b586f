/// How much one page lists. What is more goes to pages of its own, so that no page grows with the site: a phone on a slow
/// line has to have each page in a second or two.
package struct ListLimits: Sendable, Equatable {
    /// The names in an A to Z.
    package var names = 300
    /// The articles of a subject or a folder, besides the parts of a guide. Each has a summary with it.
    package var articles = 200
    /// The texts that a person reviewed or wrote, on the person's own page.
    package var latestWorks = 20
    /// The texts on each of the pages that list all of these.
    package var works = 100

    /// The limits of every site.
    package init() {}
}
