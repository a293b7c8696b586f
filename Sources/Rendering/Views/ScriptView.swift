/// The theme's scripts by their names: the text of `condition-filter.js` and its like, to be in a page.
struct ScriptView: TemplateView {
    var texts: [String: String]

    /// Which scripts there are depends on the theme, as with assets: `filter.js` is `{{{script.filter_js}}}`.
    static let schema = TemplateSchema<ScriptView>([])

    func value(of name: String) -> TemplateValue? { texts[name].map { .html($0) } }
}
