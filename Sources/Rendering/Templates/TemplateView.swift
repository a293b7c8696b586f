package import SiteModel

/// A value that a template can look into: every key that it offers is listed in its schema, with its meaning.
///
/// The schema is the single source for what a template gets, for the resolver that reports a misspelt name, and for the
/// tables of `docs/templates.md`.
package protocol TemplateView: Sendable {
    /// What the view offers.
    static var schema: TemplateSchema<Self> { get }

    /// The value of a key as a template gets it; `nil` where the view has no such key or no value for it.
    func value(of name: String) -> TemplateValue?
}

/// What a key of a view stands for on one page.
package enum TemplateValue: Sendable {
    /// Text, to be escaped.
    case text(String)
    /// Finished HTML.
    case html(String)
    /// A stretch of HTML that comes from a text as it is.
    case passage(Passage)
    /// Yes or no.
    case flag(Bool)
    /// One value with keys of its own.
    case view(any TemplateScope)
    /// Values with keys of their own.
    case list([any TemplateScope])
    /// Texts.
    case texts([String])
    /// What the site's owner wrote under `extra`.
    case written(ExtraValue)
}

/// A view that a template looks into while a page is rendered: a reference, so that looking copies nothing of it.
package protocol TemplateScope: AnyObject, Sendable {
    /// The value of a key; `nil` where the view has no such key or no value for it.
    func value(of name: String) -> TemplateValue?
}

/// A view of a known kind.
final class ViewScope<View: TemplateView>: TemplateScope {
    let view: View

    init(_ view: View) { self.view = view }

    func value(of name: String) -> TemplateValue? { view.value(of: name) }
}

extension TemplateView {
    /// What is known of the keys, in their order.
    static var keys: [TemplateKeyDescription] { schema.descriptions }

    /// What is known of a key.
    static func key(_ name: some StringProtocol) -> TemplateKeyDescription? { schema.description(of: String(name)) }

    /// The value that the schema gives for a key.
    package func value(of name: String) -> TemplateValue? { Self.schema.key(named: name)?.value(self) }
}

/// The keys of one kind of view.
package struct TemplateSchema<View: TemplateView>: Sendable {
    private let keys: [TemplateKey<View>]
    private let index: [String: Int]

    /// A schema of the given keys; each list brings a flag with it that tells whether anything is in it, because a
    /// heading above a list belongs on the page only then.
    package init(_ given: [TemplateKey<View>]) {
        keys = given.flatMap { key in [key] + (key.presence.map { [$0] } ?? []) }
        descriptions = keys.map(\.description)
        index = Dictionary(keys.enumerated().map { ($1.description.name, $0) }) { first, _ in first }
    }

    func description(of name: String) -> TemplateKeyDescription? { index[name].map { descriptions[$0] } }

    func key(named name: String) -> TemplateKey<View>? { index[name].map { keys[$0] } }

    /// What the resolver and the documentation need to know of the keys, in their order.
    package let descriptions: [TemplateKeyDescription]
}

/// What is known of a key without a value at hand.
package struct TemplateKeyDescription: Sendable {
    /// What a key stands for.
    package enum Kind: Sendable {
        /// Text, escaped when it is rendered.
        case text
        /// Finished HTML, to be written with three braces.
        case html
        /// Yes or no.
        case flag
        /// One value with keys of its own; a section over it is rendered once, and not at all where it is absent.
        case view(any TemplateView.Type)
        /// Values with keys of their own; a section over them is rendered once for each.
        case list(any TemplateView.Type)
        /// Texts; a section over them is rendered once for each, with `{{.}}` for the text.
        case texts
        /// Whatever the site's owner wrote under `extra`.
        case open
    }

    /// The name by which templates use it.
    package var name: String
    /// What it stands for.
    package var kind: Kind
    /// Whether it may be absent, so that a section tests for it.
    package var isOptional: Bool
    /// What it means, for `docs/templates.md`.
    package var meaning: String
    /// How to get its value from a view of the kind that has the key.
    let read: @Sendable (any TemplateScope) -> TemplateValue?
}

extension TemplateKeyDescription {
    /// A key of a view that knows its keys by their names only: assets, scripts, words.
    init(of name: String, _ kind: Kind) {
        self.init(name: name, kind: kind, isOptional: false, meaning: "", read: { $0.value(of: name) })
    }
}

/// One key of a view: its description, and how to get its value.
package struct TemplateKey<View: TemplateView>: Sendable {
    let description: TemplateKeyDescription
    let value: @Sendable (View) -> TemplateValue?
    private let isEmpty: (@Sendable (View) -> Bool)?

    private init(
        _ name: String,
        _ kind: TemplateKeyDescription.Kind,
        isOptional: Bool,
        _ meaning: String,
        isEmpty: (@Sendable (View) -> Bool)? = nil,
        value: @escaping @Sendable (View) -> TemplateValue?
    ) {
        description = TemplateKeyDescription(
            name: name,
            kind: kind,
            isOptional: isOptional,
            meaning: meaning,
            read: { scope in (scope as? ViewScope<View>).flatMap { value($0.view) } }
        )
        self.value = value
        self.isEmpty = isEmpty
    }

    /// For a list, the flag that tells whether it holds anything: `hasSources` for `sources`.
    var presence: Self? {
        guard let isEmpty else { return nil }
        let name = description.name
        return .flag(
            "has" + name.prefix(1).uppercased() + name.dropFirst(),
            "whether `\(name)` has any items",
            { !isEmpty($0) }
        )
    }

    /// A text that is always there.
    static func text(_ name: String, _ meaning: String, _ value: @escaping @Sendable (View) -> String) -> Self {
        Self(name, .text, isOptional: false, meaning) { .text(value($0)) }
    }

    /// A text that may be absent; an empty one counts as absent, because Mustache takes an empty text for true.
    static func text(_ name: String, _ meaning: String, optional value: @escaping @Sendable (View) -> String?) -> Self {
        Self(name, .text, isOptional: true, meaning) { view in
            value(view).flatMap { $0.isEmpty ? nil : .text($0) }
        }
    }

    /// Finished HTML; empty HTML counts as absent.
    static func html(_ name: String, _ meaning: String, _ value: @escaping @Sendable (View) -> String?) -> Self {
        Self(name, .html, isOptional: true, meaning) { view in
            value(view).flatMap { $0.isEmpty ? nil : .html($0) }
        }
    }

    /// HTML that comes from a text as it is; empty HTML counts as absent.
    static func passage(_ name: String, _ meaning: String, _ value: @escaping @Sendable (View) -> Passage?) -> Self {
        Self(name, .html, isOptional: true, meaning) { view in
            value(view).flatMap { $0.isEmpty ? nil : .passage($0) }
        }
    }

    /// Yes or no.
    static func flag(_ name: String, _ meaning: String, _ value: @escaping @Sendable (View) -> Bool) -> Self {
        Self(name, .flag, isOptional: false, meaning) { .flag(value($0)) }
    }

    /// A view that is always there.
    static func view<Child: TemplateView>(
        _ name: String,
        _ meaning: String,
        _ value: @escaping @Sendable (View) -> Child
    ) -> Self {
        Self(name, .view(Child.self), isOptional: false, meaning) { .view(ViewScope(value($0))) }
    }

    /// A view that may be absent.
    static func view<Child: TemplateView>(
        _ name: String,
        _ meaning: String,
        optional value: @escaping @Sendable (View) -> Child?
    ) -> Self {
        Self(name, .view(Child.self), isOptional: true, meaning) { view in value(view).map { .view(ViewScope($0)) } }
    }

    /// A list of views.
    static func list<Child: TemplateView>(
        _ name: String,
        _ meaning: String,
        _ value: @escaping @Sendable (View) -> [Child]
    ) -> Self {
        Self(name, .list(Child.self), isOptional: false, meaning, isEmpty: { value($0).isEmpty }) {
            .list(value($0).map(ViewScope.init))
        }
    }

    /// A list of texts.
    static func texts(_ name: String, _ meaning: String, _ value: @escaping @Sendable (View) -> [String]) -> Self {
        Self(name, .texts, isOptional: false, meaning, isEmpty: { value($0).isEmpty }) {
            .texts(value($0))
        }
    }

    /// What the site's owner wrote under `extra`.
    static func open(_ name: String, _ meaning: String, _ value: @escaping @Sendable (View) -> OpenView?) -> Self {
        Self(name, .open, isOptional: true, meaning) { view in value(view).map { .written(.map($0.values)) } }
    }
}
