package import SiteModel

/// The parsed texts that stand on the page of an article or a condition.
package struct ReviewedBodies: Sendable {
    /// The text itself.
    package var body: Body
    /// The text of its disclaimer.
    package var disclaimer: Body?
    /// What is true of its review on the day of the build.
    package var standing: ReviewStanding
    /// The digests of what its page shows, where it is held to a record.
    package var digests: PageDigests?

    /// A text and its disclaimer, and what may be said of its review.
    package init(body: Body, disclaimer: Body?, standing: ReviewStanding, digests: PageDigests?) {
        self.body = body
        self.disclaimer = disclaimer
        self.standing = standing
        self.digests = digests
    }
}

extension SiteCatalog {
    /// What the page of a reviewed text shows. What is not on record is not there.
    func view(_ text: ReviewedText, _ bodies: ReviewedBodies, experiences row: Experiences.Row?) -> ReviewedTextView {
        ReviewedTextView(
            title: text.title.value,
            summary: text.summary?.value,
            body: bodies.body.html,
            contents: contents(bodies.body.headings),
            review: review(text),
            authors: text.authors.compactMap { person($0.value) },
            updated: text.review.updated.map { words.dates.view($0.value) },
            sources: sources(text.sources, citations: bodies.body.citations),
            funding: text.funding,
            conflicts: text.conflicts,
            disclaimer: bodies.disclaimer.map {
                DisclaimerView(title: site.disclaimer(of: text)?.title, html: $0.html)
            },
            experiences: experiences(row),
            extra: text.extra.flatMap(openView)
        )
    }

    func openView(_ value: ExtraValue) -> OpenView? {
        guard case .map(let values) = value else { return nil }
        return OpenView(values: values)
    }

    private func review(_ text: ReviewedText) -> ReviewView? {
        let status = site.reviewStatus(of: text)
        guard let claim = status.claim else { return nil }
        var isOverdue = false
        var isDueSoon = false
        switch status {
        case .none, .current: break
        case .dueSoon: isDueSoon = true
        case .overdue: isOverdue = true
        }
        let due = words.dates.view(claim.due)
        return ReviewView(
            reviewed: words.dates.view(claim.reviewed),
            due: due,
            isOverdue: isOverdue,
            isDueSoon: isDueSoon,
            reviewers: text.review.reviewers.compactMap { person($0.value) },
            overdueNotice: isOverdue ? words.overdueNotice(due: due) : nil,
            interval: interval,
            rule: reviewRule,
            policy: policyPage
        )
    }

    /// The sources: those that the text cites come first, so that their numbers are those of the citations.
    private func sources(_ sources: [Source], citations: [Body.Citation]) -> [SourceView] {
        var isCited = [Bool](repeating: false, count: sources.count)
        var views: [SourceView] = []
        for (index, citation) in citations.enumerated() where sources.indices.contains(citation.source) {
            isCited[citation.source] = true
            views.append(source(sources[citation.source], number: index + 1, uses: citation.uses))
        }
        for (index, uncited) in sources.enumerated() where !isCited[index] { views.append(source(uncited)) }
        return views
    }

    private func source(_ source: Source, number: Int? = nil, uses: Int = 0) -> SourceView {
        SourceView(
            id: source.id.value,
            anchor: number.map(CitationAnchors.source),
            backLinks: number.map { number in
                stride(from: 1, through: uses, by: 1).map {
                    BackLinkView(
                        href: "#" + CitationAnchors.use($0, ofSource: number),
                        number: words.number($0),
                        label: words.backToUse($0)
                    )
                }
            } ?? [],
            title: source.title,
            publisher: source.publisher,
            url: source.url,
            published: source.published.map { words.dates.text($0) },
            accessed: source.accessed.map { words.dates.view($0) },
            doi: source.doi.flatMap(LinkView.init),
            pmid: source.pmid.flatMap(LinkView.init),
            pmcid: source.pmcid.flatMap(LinkView.init),
            nct: source.nct.flatMap(LinkView.init),
            isbn: source.isbn?.value
        )
    }

    /// The table of contents, from three headings on: two levels, whatever the depth of the text.
    func contents(_ headings: [Body.Heading]) -> [ContentsEntryView] {
        guard headings.count >= 3, let top = headings.map(\.level).min() else { return [] }
        var entries: [ContentsEntryView] = []
        for heading in headings {
            let href = "#" + PercentEncoding.path(heading.id)
            if heading.level == top || entries.isEmpty {
                entries.append(ContentsEntryView(title: heading.text, href: href, children: []))
            } else if heading.level == top + 1 {
                entries[entries.count - 1].children.append(LinkView(title: heading.text, href: href))
            }
        }
        return entries
    }
}
