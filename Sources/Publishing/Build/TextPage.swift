import Diagnostics
import SiteModel

/// A page that is made from a text of Content.
enum TextPage: Sendable {
    case article(Article)
    case condition(Condition)
    case person(Person)
    case other(OtherPage)

    /// The file that the text is written in.
    var file: SourceFile {
        switch self {
        case .article(let article): article.text.file
        case .condition(let condition): condition.text.file
        case .person(let person): person.file
        case .other(let page): page.file
        }
    }

    /// Where the page is.
    var address: Address {
        switch self {
        case .article(let article): .article(article.id)
        case .condition(let condition): .condition(condition.id)
        case .person(let person): .person(person.id)
        case .other(let page): .page(page.slug)
        }
    }

    /// What is on record about the text, where it is reviewed.
    var reviewedText: ReviewedText? {
        switch self {
        case .article(let article): article.text
        case .condition(let condition): condition.text
        case .person, .other: nil
        }
    }

    /// Where the text starts in its file.
    var bodyStart: BodyStart {
        switch self {
        case .article(let article): article.text.body
        case .condition(let condition): condition.text.body
        case .person(let person): person.body
        case .other(let page): page.body
        }
    }

    /// What the text is called where it must not be empty; `nil` where it may be: a condition can do with its articles.
    var requiredText: String? {
        switch self {
        case .article: "The article"
        case .other: "The page"
        case .condition, .person: nil
        }
    }
}
