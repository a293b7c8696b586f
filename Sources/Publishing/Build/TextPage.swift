import Diagnostics
import SiteModel

/// A page that is made from a text of Content.
enum TextPage: Sendable {
    case article(Article)
    case subject(Subject)
    case person(Person)
    case other(OtherPage)

    /// The file that the text is written in.
    var file: SourceFile {
        switch self {
        case .article(let article): article.text.file
        case .subject(let subject): subject.text.file
        case .person(let person): person.file
        case .other(let page): page.file
        }
    }

    /// Where the page is on a site with some sections.
    func address(in sections: Sections) -> Address {
        switch self {
        case .article(let article): sections.address(of: article.id)
        case .subject(let subject): sections.address(of: subject.id)
        case .person(let person): .person(person.id)
        case .other(let page): .page(page.slug)
        }
    }

    /// What is on record about the text, where it is reviewed.
    var reviewedText: ReviewedText? {
        switch self {
        case .article(let article): article.text
        case .subject(let subject): subject.text
        case .person, .other: nil
        }
    }

    /// Where the text starts in its file.
    var bodyStart: BodyStart {
        switch self {
        case .article(let article): article.text.body
        case .subject(let subject): subject.text.body
        case .person(let person): person.body
        case .other(let page): page.body
        }
    }

    /// What the text is called where it must not be empty; `nil` where it may be: a subject or a folder can do with its
    /// articles.
    var requiredText: String? {
        switch self {
        case .article(let article): article.place.isFolder ? nil : "The article"
        case .other: "The page"
        case .subject, .person: nil
        }
    }
}
