package import SiteModel

extension PageKind {
    /// One of the other pages.
    package static let page = PageKind("page", OtherPageView.self, "one of the other pages, `/<page>/`")
}

/// One of the other pages: about, how we review, contact.
struct OtherPageView: TemplateView {
    var summary: String?
    var body: Passage?
    var contents: [ContentsEntryView]
    var sources: [SourceView]
    var extra: OpenView?

    static let schema = TemplateSchema<OtherPageView>([
        .text("summary", "what the page is about", optional: { $0.summary }),
        .passage("body", "the text") { $0.body },
        .list("contents", "the table of contents; empty for fewer than three headings") { $0.contents },
        .list("sources", "what the text rests on: first what it cites, in the order of first use, then the rest") {
            $0.sources
        },
        .open("extra", "what the front matter says under `extra`") { $0.extra },
    ])
}

extension PageRenderer {
    /// One of the other pages.
    package func page(_ other: OtherPage, body: Body) -> RenderedPage {
        var page = catalog.page(
            other.title.value,
            at: .page(other.slug),
            description: other.summary,
            isDraft: other.isDraft
        )
        page.hasRareParts = body.hasRareParts
        page.picture = catalog.socialView(catalog.picture(of: other), showing: body)
        page.structuredData = catalog.structuredData.page(page, sources: other.sources)
        return main.render(
            .page,
            page,
            OtherPageView(
                summary: other.summary,
                body: body.passage,
                contents: catalog.contents(body.headings),
                sources: catalog.sources(other.sources, citations: body.citations),
                extra: other.extra.flatMap(catalog.openView)
            )
        )
    }
}
