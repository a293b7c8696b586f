/// The name by which one entity refers to another, such as a person's file name, kept apart from all other strings by
/// the kind of thing that it names.
package struct Identifier<Entity>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as it is in file names and front matter, in Unicode normalization form C.
    package let rawValue: String

    /// Takes a name as it is; `Slug` tells which names can be in an address.
    package init(_ rawValue: String) { self.rawValue = rawValue }

    /// The name.
    package var description: String { rawValue }

    /// Orders bytewise, so that no order depends on a locale.
    package static func < (first: Self, second: Self) -> Bool {
        first.rawValue.utf8.lexicographicallyPrecedes(second.rawValue.utf8)
    }
}

/// Names a person: the name of the file in `people/`.
package typealias PersonID = Identifier<Person>
/// Names a disclaimer: the name of the file in `disclaimers/`.
package typealias DisclaimerID = Identifier<Disclaimer>

/// Names a subject: its section, and its slug or its folder's name.
package struct SubjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The section that it belongs to.
    package let section: SectionID
    /// The slug, unique within the section.
    package let slug: String

    /// The subject of a slug, in the section of conditions unless another one is named.
    package init(_ slug: String, in section: SectionID = .conditions) {
        self.section = section
        self.slug = slug
    }

    /// The subject that a text of a section means: one of the same section, unless another is written before a slash.
    package init(written text: String, in section: SectionID) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
            self.init(String(parts[1]), in: SectionID(String(parts[0])))
        } else {
            self.init(text, in: section)
        }
    }

    /// How a text writes it where it means subjects of a section unless it says another.
    package func written(in section: SectionID) -> String {
        section == self.section ? slug : "\(self.section)/\(slug)"
    }

    /// How texts name it: `anemia`, or `medicines/ibuprofen` where it is no condition.
    package var description: String { section == .conditions ? slug : "\(section)/\(slug)" }

    /// Where its folder lies in Content, unless it has a slug of its own.
    package var folder: String { "\(section)/\(slug)" }

    /// Orders by section, then by slug, bytewise.
    package static func < (first: Self, second: Self) -> Bool {
        if first.section != second.section { return first.section < second.section }
        return first.slug.utf8.lexicographicallyPrecedes(second.slug.utf8)
    }
}

/// Names an article: its subject and its own slug.
package struct ArticleID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The subject that the article is about.
    package let subject: SubjectID
    /// The article's own slug, unique within the subject. Where it is in a folder that has a page of its own, the slug of
    /// that page comes before it: `treatment/iron-pills`.
    package let slug: String

    /// The article of the given slug about a subject.
    package init(subject: SubjectID, slug: String) {
        self.subject = subject
        self.slug = slug
    }

    /// The last part of the slug.
    package var name: String { slug.lastIndex(of: "/").map { String(slug[slug.index(after: $0)...]) } ?? slug }

    /// `subject/slug`, as `experiences.csv` and `{people:…}` write it.
    package var description: String { "\(subject)/\(slug)" }

    /// Orders by subject, then by slug, bytewise.
    package static func < (first: Self, second: Self) -> Bool {
        if first.subject != second.subject { return first.subject < second.subject }
        return first.slug.utf8.lexicographicallyPrecedes(second.slug.utf8)
    }
}
