import Mustache
import SiteModel

/// A view on its way through swift-mustache, which copies and casts what it looks into several times a tag: one
/// reference type that answers its first question makes that cheap, however much the view holds.
final class ViewReference: MustacheParent, MustacheCustomRepresentation, Sendable {
    private let view: any TemplateView
    private let sections: CompiledSections

    /// A view; `sections` are the parts of the templates that are rendered without swift-mustache.
    init(_ view: any TemplateView, _ sections: CompiledSections = CompiledSections()) {
        self.view = view
        self.sections = sections
    }

    func child(named name: String) -> Any? {
        guard let value = view.value(of: name) else {
            return sections.rendered(name, in: view).map { RenderedText($0) }
        }
        switch value {
        case .text(let text), .html(let text): return RenderedText(text)
        case .flag(let flag): return flag
        case .view(let view): return ViewReference(view, sections)
        case .list(let views): return views.map { ViewReference($0, sections) }
        case .texts(let texts): return texts.map { RenderedText($0) }
        case .open(let values): return OpenReference(values: values)
        }
    }

    var representation: Any? { self }
}

/// A text on its way through swift-mustache, which asks a plain `String` half a dozen costly questions about what it
/// might be before it takes it for text.
struct RenderedText: MustacheCustomRenderable, MustacheParent {
    let renderText: String
    let isNull = false

    init(_ text: String) { renderText = text }

    /// Nothing: without this, swift-mustache would look for properties by reflection.
    func child(named: String) -> Any? { nil }
}

/// What the site's owner wrote under `extra`, on its way through swift-mustache.
struct OpenReference: MustacheParent, Sendable {
    var values: [String: ExtraValue]

    func child(named name: String) -> Any? { values[name].map(Self.templateValue) }

    private static func templateValue(_ value: ExtraValue) -> Any {
        switch value {
        case .text(let text): RenderedText(text)
        case .flag(let flag): flag
        case .list(let list): list.map(templateValue)
        case .map(let map): OpenReference(values: map)
        }
    }
}
