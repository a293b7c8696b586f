import Foundation
package import SiteModel

/// The words that the site says in its own voice where a template cannot, because they depend on a number or stand
/// inside a text. English, for now whatever the language of the site.
package struct InterfaceWords: Sendable {
    private let locale: Locale

    /// Words for a site of the given language, whose way of writing numbers they follow.
    package init(language: LanguageTag) {
        locale = Locale(identifier: language.tag)
    }

    let home = "Home"
    let conditions = "Conditions"
    let conditionIndex = "A to Z of conditions"
    let people = "People"
    let glossary = "Words explained"
    let notFound = "Page not found"
    let otherLetters = "#"

    /// The words that stand inside a text's HTML.
    package let body = BodyWords(
        footnotes: "Notes",
        backToText: "Back to the text",
        taskDone: "Done:",
        taskOpen: "To do:",
        table: "Table",
        source: "Source",
        care: [
            .emergency: BodyWords.Care(label: "Emergency", title: "Get help now"),
            .urgent: BodyWords.Care(label: "Urgent", title: "Get help today"),
            .nonUrgent: BodyWords.Care(label: "Non-urgent", title: "Make an appointment"),
            .note: BodyWords.Care(label: "Note"),
            .important: BodyWords.Care(label: "Important"),
        ]
    )

    /// A number as the language writes it.
    package func number(_ number: Int) -> String { number.formatted(.number.locale(locale)) }

    /// How many people shared an experience; `name` is the condition's name as it stands in a sentence.
    func experiences(_ count: Int, of name: String, isArticle: Bool) -> String {
        let about = isArticle ? " on this question" : ""
        return switch count {
        case 0: "Nobody with \(name) has shared a first-person experience\(about) yet"
        case 1: "1 person with \(name) has shared a first-person experience\(about)"
        default: "\(number(count)) people with \(name) have shared their first-person experience\(about)"
        }
    }

    func conditionCount(_ count: Int) -> String { "\(number(count)) \(count == 1 ? "condition" : "conditions")" }
    func articleCount(_ count: Int) -> String { "\(number(count)) \(count == 1 ? "article" : "articles")" }

    /// A length of time, in years where it is whole years.
    func interval(months: Int) -> String {
        let (count, unit) = months.isMultiple(of: 12) ? (months / 12, "year") : (months, "month")
        return "\(number(count)) \(unit)\(count == 1 ? "" : "s")"
    }

    /// A condition's name inside a sentence: with a small first letter where the site's own `texts` write it so
    /// (“anemia”), else as it is (“Down syndrome”): no rule tells a proper name from a common one.
    func inSentence(_ name: String, evidence texts: some Sequence<String>) -> String {
        guard let first = name.first, first.isUppercase else { return name }
        let small = first.lowercased() + name.dropFirst()
        return texts.contains { $0.contains(small) } ? small : name
    }

    /// The title of a browser tab.
    func documentTitle(_ title: String, site: String) -> String { title == site ? site : "\(title) – \(site)" }
}
