/// What is the same on every page of the site in one language.
struct FrameView: TemplateView {
    var site: SiteView
    var asset: AssetView
    var script: ScriptView
    var words: WordsView

    static let schema = TemplateSchema<FrameView>([
        .view("site", "the site") { $0.site },
        .view("asset", "the theme's assets") { $0.asset },
        .view("script", "the theme's scripts") { $0.script },
        .view("words", "what the site says in its own voice, in the page's language") { $0.words },
    ])
}

/// What every page has and no two share.
struct PageScopeView: TemplateView {
    var page: PageView

    static let schema = TemplateSchema<PageScopeView>([.view("page", "the page") { $0.page }])
}
