/// The name by which one entity refers to another, such as a condition's slug, kept apart from all other strings by
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

/// Names a condition: its folder's name, or its slug.
package typealias ConditionID = Identifier<Condition>
/// Names a person: the name of the file in `people/`.
package typealias PersonID = Identifier<Person>
/// Names a disclaimer: the name of the file in `disclaimers/`.
package typealias DisclaimerID = Identifier<Disclaimer>

/// Names an article: its condition's slug and its own.
package struct ArticleID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The condition that the article is about.
    package let condition: ConditionID
    /// The article's own slug, unique within the condition.
    package let slug: String

    /// The article of the given slug about a condition.
    package init(condition: ConditionID, slug: String) {
        self.condition = condition
        self.slug = slug
    }

    /// `condition/slug`, as `experiences.csv` and `{people:…}` write it.
    package var description: String { "\(condition)/\(slug)" }

    /// Orders by condition, then by slug, bytewise.
    package static func < (first: Self, second: Self) -> Bool {
        if first.condition != second.condition { return first.condition < second.condition }
        return first.slug.utf8.lexicographicallyPrecedes(second.slug.utf8)
    }
}
