/// A kind of page, with a template of its own and the view that the template gets.
///
/// Each is declared in a file of `Pages/Kinds`, with its view and what fills it.
package struct PageKind: Hashable, Sendable {
    /// The template's name: its path in `Templates/` without the extension.
    package let templateName: String
    /// The view of what only this kind of page has.
    package let view: any TemplateView.Type
    /// What the kind is, for `docs/templates.md`.
    package let meaning: String

    /// A kind with the template and the view of the given names.
    init(_ templateName: String, _ view: any TemplateView.Type, _ meaning: String) {
        self.templateName = templateName
        self.view = view
        self.meaning = meaning
    }

    /// Every kind, in the order in which `docs/templates.md` has them.
    package static let all: [PageKind] =
        [.article, .subject, .withheld] + sitePages + [.letter, .articles, .person, .works, .page, .redirect]

    /// The lists of all sections share a template.
    private static let sitePages: [PageKind] = SitePageKind.any.map(\.kind).reduce(into: []) { kinds, kind in
        if !kinds.contains(kind) { kinds.append(kind) }
    }

    /// The views whose keys are at the top level of the template: what every page has, and what the kind has.
    package var scopes: [any TemplateView.Type] { Self.commonScopes + [view] }

    private static let commonScopes: [any TemplateView.Type] = [FrameView.self, PageScopeView.self]

    /// How many views are at the top level of each template.
    static let scopeCount = commonScopes.count + 1

    /// Whether two kinds have the same template.
    package static func == (one: PageKind, other: PageKind) -> Bool { one.templateName == other.templateName }

    /// Hashes the name of the template.
    package func hash(into hasher: inout Hasher) { hasher.combine(templateName) }
}
