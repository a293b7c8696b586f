package import Diagnostics
package import SiteModel

/// A rule about one article or subject that front matter alone decides.
///
/// A new rule is a file that copies the shape of its neighbours.
package protocol ReviewedTextCheck: Listed {
    /// Whether the rule asks what site.yml says, and so has no answer where that could not be read.
    var asksPolicy: Bool { get }

    /// What the rule finds in a text.
    func problems(in subject: ReviewedSubject) -> [Diagnostic]
}

/// An article or a subject, with what a rule may need to know of the site around it.
package struct ReviewedSubject: Sendable {
    /// The text.
    package let text: ReviewedText
    /// Whether the text says anything medical, and so needs the review keys. A subject without summary and body
    /// does not.
    package let needsReview: Bool
    /// The policy of the site.
    package let policy: ReviewPolicy
    /// Whether the site has a disclaimer for texts that name none.
    package let hasDefaultDisclaimer: Bool
    /// Whether the site has feeds, which tell what became of a text.
    package let hasFeeds: Bool
    /// The day of the build.
    package let day: CalendarDate
    /// The person of a name.
    let person: @Sendable (PersonID) -> Person?

    /// The place to point at where a key is missing: the line that opens the front matter.
    var frontMatter: SourceLocation { SourceLocation(text.file, line: 1, column: 1, length: 3) }

    /// Whether a key was left out, and not only given a value that could not be read.
    func isMissing(_ key: String) -> Bool { !text.unreadableKeys.contains(key) }

    /// What is to be run once the text was reviewed again.
    var sign: String { "`sitegen review sign \(text.file.path) --by ID`" }

    /// Missing review keys stop the build; an unfinished text may still lack them.
    var severityOfMissingKeys: Diagnostic.Severity { text.isDraft ? .warning : .error }
}

/// All rules that need no body.
package enum Checks {
    /// What the rules find in a site, in no particular order.
    package static func problems(in site: Site) -> [Diagnostic] {
        let rules = Listing.ofReviewedTextCheck.filter { site.settings.hasReadablePolicy || !$0.asksPolicy }
        func check(_ text: ReviewedText, needsReview: Bool) -> [Diagnostic] {
            let subject = ReviewedSubject(
                text: text,
                needsReview: needsReview,
                policy: site.settings.reviewPolicy,
                hasDefaultDisclaimer: site.settings.defaultDisclaimer != nil,
                hasFeeds: site.settings.hasFeeds,
                day: site.day,
                person: { site.person($0) }
            )
            return rules.flatMap { $0.problems(in: subject) }
        }
        return site.articles.flatMap { check($0.text, needsReview: $0.saysAnythingMedical) }
            + site.subjects.flatMap { check($0.text, needsReview: $0.text.saysAnythingMedical) }
            + problemsOfRecords(in: site)
            + CountsAgree().problems(in: site)
    }
}
