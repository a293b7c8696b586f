/// The name by which one entity refers to another, such as a condition's slug, kept apart from all other strings by
/// the kind of thing that it names.
public struct Identifier<Entity>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as it is in file names and front matter, in Unicode normalization form C.
    public let rawValue: String

    /// Takes a name as it is; `Slug` tells which names can be in an address.
    public init(_ rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// Orders bytewise, so that no order depends on a locale.
    public static func < (first: Self, second: Self) -> Bool {
        first.rawValue.utf8.lexicographicallyPrecedes(second.rawValue.utf8)
    }
}

/// Names a condition: its folder's name, or its slug.
public typealias ConditionID = Identifier<Condition>
/// Names a person: the name of the file in `people/`.
public typealias PersonID = Identifier<Person>
/// Names a disclaimer: the name of the file in `disclaimers/`.
public typealias DisclaimerID = Identifier<Disclaimer>

/// Names an article: its condition's slug and its own.
public struct ArticleID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The condition that the article is about.
    public let condition: ConditionID
    /// The article's own slug, unique within the condition.
    public let slug: String

    /// The article of the given slug about a condition.
    public init(condition: ConditionID, slug: String) {
        self.condition = condition
        self.slug = slug
    }

    /// `condition/slug`, as `experiences.csv` and `{people:…}` write it.
    public var description: String { "\(condition)/\(slug)" }

    /// Orders by condition, then by slug, bytewise.
    public static func < (first: Self, second: Self) -> Bool {
        if first.condition != second.condition { return first.condition < second.condition }
        return first.slug.utf8.lexicographicallyPrecedes(second.slug.utf8)
    }
}
