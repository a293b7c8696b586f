import Diagnostics

/// What editors choose for the start page, beside its text: the front matter of `index.md`.
package struct StartPage: Sendable {
    /// The topics, in the order of the file.
    package var topics: [Topic] = []
    /// The articles that readers ask for most, by names such as `anemia/causes`, in the order of the file.
    package var mostAsked: [Located<String>] = []
    /// Why readers can trust the site, in the order of the file.
    package var assurances: [Assurance] = []

    /// A page without any of these.
    package init() {}

    /// Subjects that belong together.
    package struct Topic: Sendable {
        /// What they have in common.
        package var title: String
        /// The path of a picture in the content folder.
        package var icon: Located<String>?
        /// The subjects, in the order in which readers see them.
        package var subjects: [Located<SubjectID>]

        /// A topic with a title and subjects.
        package init(title: String, icon: Located<String>? = nil, subjects: [Located<SubjectID>]) {
            self.title = title
            self.icon = icon
            self.subjects = subjects
        }
    }

    /// A reason to trust the site.
    package struct Assurance: Sendable {
        /// The reason in a few words.
        package var title: String
        /// The same in a sentence.
        package var text: String?
        /// The slug of the page that says more.
        package var page: Located<String>?

        /// A reason with a title.
        package init(title: String, text: String? = nil, page: Located<String>? = nil) {
            self.title = title
            self.text = text
            self.page = page
        }
    }
}

extension Site {
    /// The article that a name such as `anemia/causes` or `medicines/ibuprofen/dose` means; `nil` where there is none.
    package func article(named name: String) -> Article? {
        name.indices.lazy.filter { name[$0] == "/" }.compactMap { slash in
            article(
                ArticleID(
                    subject: SubjectID(written: String(name[..<slash]), in: .conditions),
                    slug: String(name[name.index(after: slash)...])
                )
            )
        }.first
    }
}
