package import Diagnostics

/// A short text about one question, of one subject.
package struct Article: Sendable {
    /// The subject and the article's own slug.
    package var id: ArticleID
    /// Where its file lies.
    package var place: ArticlePlace
    /// The page that lists it: that of its subject, or that of the innermost folder around it that has one.
    package internal(set) var parent: ParentPage
    /// The subject that front matter names.
    package var statedSubject: Located<SubjectID>?
    /// Further subjects that it belongs to, whose pages list it too.
    package var also: [Located<SubjectID>] = []
    /// Where the slug is given, for messages about addresses.
    package var slugLocation: SourceLocation
    /// What the article is about, where it says so.
    package var topic: ArticleTopic?
    /// The text.
    package var text: ReviewedText

    /// An article of the given name and text. Which page lists it, and what comes before its slug, only the whole site
    /// knows.
    package init(
        id: ArticleID,
        place: ArticlePlace,
        statedSubject: Located<SubjectID>?,
        slugLocation: SourceLocation,
        text: ReviewedText
    ) {
        self.id = id
        self.place = place
        parent = .subject(id.subject)
        self.statedSubject = statedSubject
        self.slugLocation = slugLocation
        self.text = text
    }

    /// Where the subject is named: the start of the file where the folder names it.
    package var subjectLocation: SourceLocation { statedSubject?.location ?? SourceLocation(text.file) }

    /// Whether its page says anything medical, and so needs the review keys: that of a folder may only list articles.
    package var saysAnythingMedical: Bool { !place.isFolder || text.saysAnythingMedical }
}

/// Where the file of an article lies in Content.
package struct ArticlePlace: Sendable, Equatable {
    /// The subject in whose folder it lies, by the folder's name; `nil` where it lies in none.
    package var subject: SubjectID?
    /// The names of the folders between that folder and the article, the outermost first.
    package var folders: [String]
    /// The name of the file, or of the folder that the article is the page of.
    package var name: String
    /// Whether it is the page of a folder, its `index.md`.
    package var isFolder: Bool

    /// A place in the folder of a subject, or outside of any.
    package init(_ name: String, in subject: SubjectID?, folders: [String] = [], isFolder: Bool = false) {
        self.subject = subject
        self.folders = folders
        self.name = name
        self.isFolder = isFolder
    }

    /// The path of the subject's folder; `nil` where the file lies in none.
    package var subjectFolder: String? { subject?.folder }

    /// The paths of the folders that it lies in, below that of the subject, the innermost first.
    var enclosingFolders: [String] {
        guard let subject else { return [] }
        return folders.indices.reversed().map { last in
            ([subject.folder] + folders[...last]).joined(separator: "/")
        }
    }

    /// The path of the folder that it is the page of; `nil` where it is of none.
    package var ownFolder: String? {
        guard isFolder, let subject else { return nil }
        return ([subject.folder] + folders + [name]).joined(separator: "/")
    }
}

/// A page that lists articles.
package enum ParentPage: Hashable, Sendable {
    /// The page of a subject.
    case subject(SubjectID)
    /// The page of a folder below a subject.
    case folder(ArticleID)
}

/// The side of a subject that an article is about.
package enum ArticleTopic: String, CaseIterable, Sendable {
    case symptoms
    case causes
    case diagnosis
    case treatment
    case livingWith = "living-with"
    case prevention
}
