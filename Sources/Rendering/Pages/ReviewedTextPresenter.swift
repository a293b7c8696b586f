import ASCII
package import SiteModel

/// The parsed texts that are on the page of an article or a subject.
package struct ReviewedBodies: Sendable {
    /// The text itself.
    package var body: Body
    /// The text of its disclaimer.
    package var disclaimer: Body?
    /// Whether either has parts that few texts have.
    var hasRareParts: Bool { body.hasRareParts || disclaimer?.hasRareParts == true }
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
    /// The parts of the page of a reviewed text that every page has.
    func page(
        of text: ReviewedText,
        _ bodies: ReviewedBodies,
        at address: Address,
        feed: LinkView?,
        trail: [LinkView]
    ) -> PageView {
        var page = page(
            text.title.value,
            at: address,
            description: text.summary?.value,
            language: text.language?.value,
            isIndexable: bodies.standing.isIndexable,
            isDraft: text.isDraft,
            openGraphType: "article",
            feed: feed,
            trail: trail
        )
        page.picture = socialView(picture(of: text, bodies.standing), showing: bodies.body)
        page.hasRareParts = bodies.hasRareParts
        return page
    }

    /// What the page of a reviewed text shows. What is not on record is not there.
    func view(_ text: ReviewedText, _ bodies: ReviewedBodies, experiences row: Experiences.Row?) -> ReviewedTextView {
        let recorded = text.record.flatMap(RecordedReview.init)
        return ReviewedTextView(
            language: text.language?.value ?? site.settings.language,
            title: text.title.value,
            summary: text.summary?.value,
            summaryInsertions: text.summaryInsertions,
            siteLanguage: site.settings.language,
            body: bodies.body.passage,
            firstPicture: bodies.body.firstPicture,
            contents: contents(bodies.body.headings),
            facts: facts(of: text, bodies.standing),
            standing: standing(of: text, bodies.standing),
            help: help(bodies.body),
            review: review(bodies.standing, isRecorded: recorded != nil),
            history: history(text.record, recorded, bodies.standing),
            fingerprint: bodies.digests.map { FingerprintView(short: $0.text.short, digest: $0.text.description) },
            authors: text.authors.compactMap { person($0.value) },
            published: text.published.map { words.dates.view($0.value) },
            updated: text.review.updated.map { words.dates.view($0.value) },
            sources: sources(text.sources, citations: bodies.body.citations),
            funding: text.funding,
            conflicts: text.conflicts,
            disclaimer: disclaimer(of: text, bodies),
            experiences: experiences(row),
            drafting: drafting(of: text, bodies),
            extra: text.extra.flatMap(openView)
        )
    }

    /// What part a machine had in a text. The label may be short only where a clinician signed just this text.
    private func drafting(of text: ReviewedText, _ bodies: ReviewedBodies) -> DraftingView? {
        guard let drafting = site.drafting(of: text) else { return nil }
        let isReviewed = text.isSigned(bodies.digests, bodies.standing)
        let isShort = isReviewed && site.settings.drafting.reviewedLabel == .short
        return words.label(drafting, isShort: isShort).map { label in
            DraftingView(
                label: label,
                tool: drafting.tool,
                isGenerated: drafting.part == .generated,
                isReviewed: isReviewed
            )
        }
    }

    func openView(_ value: ExtraValue) -> OpenView? {
        guard case .map(let values) = value else { return nil }
        return OpenView(values: values)
    }

    /// What is left of a text that is not shown: its title, why it is not shown, its sources, which are pages of others,
    /// and its disclaimer.
    func withheldView(_ text: ReviewedText, _ bodies: ReviewedBodies) -> ReviewedTextView {
        let reasons = bodies.standing.facts.filter { action(for: $0, on: text) >= .withhold }
        // A text that was withdrawn does not come back once it is reviewed, so its page must not say that it will.
        let reason = reasons.first { $0 == .withdrawn } ?? reasons.first
        return ReviewedTextView(
            language: text.language?.value ?? site.settings.language,
            title: text.title.value,
            contents: [],
            facts: reason.map { [fact($0, of: text, bodies.standing)] } ?? [],
            history: [],
            authors: [],
            sources: sources(text.sources, citations: []),
            disclaimer: disclaimer(of: text, bodies)
        )
    }

    private func disclaimer(of text: ReviewedText, _ bodies: ReviewedBodies) -> DisclaimerView? {
        let disclaimer = site.disclaimer(of: text)
        return bodies.disclaimer.map {
            DisclaimerView(
                title: disclaimer?.title,
                summary: disclaimer?.summary,
                html: $0.html,
                foreign: foreign(disclaimer?.language?.value)
            )
        }
    }

    /// When to get help, where the text has a card about it.
    private func help(_ body: Body) -> HelpView? {
        guard let card = body.mostUrgentCard else { return nil }
        let isEmergency = card.kind == .emergency
        let call = card.call ?? (isEmergency ? site.settings.emergencyService?.link : nil)
        return HelpView(isEmergency: isEmergency, html: card.html, call: call.map(words.call))
    }

    // MARK: The review

    private func action(for fact: ReviewFact, on text: ReviewedText) -> ReviewAction {
        site.settings.reviewPolicy.action(for: fact, at: site.risk(of: text))
    }

    private func facts(of text: ReviewedText, _ standing: ReviewStanding) -> [ReviewFactView] {
        standing.facts.filter { action(for: $0, on: text) >= .label }.map { fact($0, of: text, standing) }
    }

    private func fact(_ fact: ReviewFact, of text: ReviewedText, _ standing: ReviewStanding) -> ReviewFactView {
        ReviewFactView(
            name: fact.rawValue,
            notice: words.notice(
                fact,
                due: text.review.nextReview(under: site.settings.reviewPolicy).map { words.dates.view($0) },
                reason: text.withdrawn?.value,
                standing
            ),
            isDueSoon: fact == .dueSoon,
            isWithdrawn: fact == .withdrawn,
            isNeverReviewed: fact == .neverReviewed,
            isForEditors: fact == .dueSoon || fact == .sharedTextChanged
        )
    }

    /// What is beside the heading in place of “reviewed”. A review that ran out is never called current, even
    /// where the policy says that nothing is to be done about it.
    func standing(of text: ReviewedText, _ standing: ReviewStanding) -> String? {
        standing.facts.lazy.filter { $0 == .overdue || self.action(for: $0, on: text) >= .label }
            .compactMap { self.words.standing($0, standing.strayed) }.first
    }

    private func review(_ standing: ReviewStanding, isRecorded: Bool) -> ReviewView? {
        guard let claim = standing.claim else { return nil }
        let due = words.dates.view(claim.due)
        return ReviewView(
            reviewed: words.dates.view(claim.reviewed),
            due: due,
            isOverdue: standing.facts.contains(.overdue),
            isDueSoon: standing.facts.contains(.dueSoon),
            isRecorded: isRecorded,
            reviewers: reviewers(standing),
            overdueNotice: words.overdueNotice(due: due),
            interval: interval,
            rule: reviewRule,
            policy: policyPage
        )
    }

    /// Who reviewed a text, each with the day of their own review where those differ.
    func reviewers(_ standing: ReviewStanding) -> [PersonView] {
        let days = standing.reviewers.map { standing.reviewDays[$0] }
        let differ = Set(days).count > 1
        return zip(standing.reviewers, days).compactMap { reviewer, day in
            var view = person(reviewer)
            if differ { view?.reviewDay = day.map { words.dates.view($0) } }
            return view
        }
    }

    /// What the record says beyond the review that the page states already.
    private func history(
        _ record: ReviewRecord?,
        _ recorded: RecordedReview?,
        _ standing: ReviewStanding
    ) -> [HistoryEntryView] {
        let stated = standing.claim.map { claim in
            (recorded?.reviews ?? []).filter { entry in
                let day = entry.date.value
                return entry.note == nil && entry.change == nil
                    && (day == claim.reviewed || day == standing.reviewDays[entry.reviewer.value])
            }
        }
        let earlier = record?.entries.filter { stated?.contains($0) != true } ?? []
        return earlier.suffix(Self.maximumHistory).reversed().map { entry in
            HistoryEntryView(
                date: words.dates.view(entry.date.value),
                isClinical: entry.kind == .clinical,
                reviewer: person(entry.reviewer.value).map {
                    LinkView(title: $0.name, href: $0.href, foreign: $0.foreign)
                },
                change: entry.change?.text,
                note: entry.note,
                foreign: entry.note == nil && entry.change == nil ? nil : foreign(nil)
            )
        }
    }

    /// How many entries of its record a page shows; a page must not grow with the years.
    private static let maximumHistory = 10

    /// The sources: those that the text cites come first, so that their numbers are those of the citations.
    func sources(_ sources: [Source], citations: [Body.Citation]) -> [SourceView] {
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
            published: source.published.map { words.dates.view($0) },
            accessed: source.accessed.map { words.dates.view($0.value) },
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
