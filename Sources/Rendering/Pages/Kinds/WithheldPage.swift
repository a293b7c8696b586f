import SiteModel

extension PageKind {
    /// An article or a subject whose text is not shown.
    package static let withheld = PageKind(
        "withheld",
        WithheldPageView.self,
        "an article or a subject whose text is not shown, at its own address"
    )
}

/// The page of an article or a subject whose text is not shown.
struct WithheldPageView: TemplateView {
    var text: ReviewedTextView
    var care: String?
    var linksHeading: String
    var links: [LinkView]

    static let schema = TemplateSchema<WithheldPageView>([
        .view(
            "text",
            "the title, the one fact for which the text is not shown, the sources and the disclaimer; nothing else"
        ) {
            $0.text
        },
        .html("care", "the cards of the text that say when to get help, each with a heading of level 3") { $0.care },
        .html("linksHeading", "a heading for `links`") { $0.linksHeading },
        .list("links", "of a subject, its articles that are shown; of an article, others of its subject") {
            $0.links
        },
    ])
}

extension PageRenderer {
    /// The page of a text that is not shown: why, and what a reader may need all the same.
    func withheld(
        _ text: ReviewedText,
        _ bodies: ReviewedBodies,
        at address: Address,
        _ edition: Edition,
        feed: LinkView?,
        _ trail: [LinkView],
        _ links: [LinkView],
        heading: String
    ) -> RenderedPage {
        let catalog = edition.catalog
        var page = catalog.page(
            text.title.value,
            at: address,
            language: text.language?.value,
            isIndexable: false,
            feed: feed,
            trail: trail
        )
        page.hasRareParts = bodies.hasRareParts
        page.picture = nil
        page.structuredData = catalog.structuredData.page(page)
        return edition.render(
            .withheld,
            page,
            WithheldPageView(
                text: catalog.withheldView(text, bodies),
                care: bodies.body.careCards.map(\.html).joined(separator: "\n"),
                linksHeading: heading,
                links: links
            )
        )
    }
}
