package import Attestation
import Diagnostics
package import SiteModel

/// Takes the digests of what pages show, by which the texts are held to their records.
struct PageDigester {
    /// Gives the digests of the images, films, sounds and captions of Content, by the addresses at which pages show them.
    private let images: @Sendable (String) -> ContentDigest?
    private let site: Site
    /// The forms of the disclaimers.
    let disclaimers: [DisclaimerID: TextForm]
    /// The form of the whole glossary; `nil` where the site explains no word.
    let glossary: TextForm?
    /// The form of all facts; `nil` where the site states none.
    let facts: TextForm?
    /// The shared texts that are signed by themselves, just as they are now, by reviews that have not run out. Each has
    /// the last day on which that is so; `nil` where no day ends it.
    let signedSharedTexts: [SharedTextID: CalendarDate?]

    /// A digester for a site. `imageDigest` gives other digests than those of the images as they are now.
    init(
        site: Site,
        disclaimers bodies: [DisclaimerID: Body],
        imageDigest: (@Sendable (SourceFile) -> ContentDigest?)? = nil
    ) {
        self.site = site
        let images = Self.images(of: site, imageDigest)
        self.images = images
        var disclaimers: [DisclaimerID: TextForm] = [:]
        for disclaimer in site.disclaimers {
            disclaimers[disclaimer.id] = bodies[disclaimer.id].flatMap { Self.form(of: disclaimer, $0, images) }
        }
        self.disclaimers = disclaimers
        let glossary = TextForm.glossary(site.glossary)
        self.glossary = glossary
        let facts = TextForm.facts(site.facts.all)
        self.facts = facts
        let policy = site.settings.reviewPolicy
        var signed: [SharedTextID: CalendarDate?] = [:]
        for (name, record) in site.records where record.isReadable {
            let now: TextForm? =
                switch name {
                case .disclaimer(let id): disclaimers[id]
                case .glossary: glossary
                case .facts: facts
                }
            guard let recorded = RecordedReview(record), recorded.text == now?.digest else { continue }
            let review = recorded.reviewOfSharedText(on: site.day, under: policy)
            let due = review.reviewed == nil ? nil : review.nextReview(under: policy)
            if due.map({ $0 >= site.day }) != false { signed.updateValue(due, forKey: name) }
        }
        signedSharedTexts = signed
    }

    /// The form of the whole of a shared text.
    func form(of shared: SharedTextID) -> TextForm? {
        switch shared {
        case .disclaimer(let id): disclaimers[id]
        case .glossary: glossary
        case .facts: facts
        }
    }

    /// The digest of the image that a page shows at an address.
    func imageDigest(_ href: String) -> ContentDigest? { images(href) }

    private static func images(
        of site: Site,
        _ imageDigest: (@Sendable (SourceFile) -> ContentDigest?)?
    ) -> @Sendable (String) -> ContentDigest? {
        let base = site.settings.baseURL
        let files = site.files.filter { $0.digest != nil }.map { (base.href($0.address), $0) }
        guard let imageDigest else {
            let digests = Dictionary(files.map { ($0, $1.digest) }, uniquingKeysWith: { first, _ in first })
            return { digests[$0] ?? nil }
        }
        // Only of those that are shown: to find another digest may mean to ask git.
        let images = Dictionary(files.map { ($0, $1.file) }, uniquingKeysWith: { first, _ in first })
        return { images[$0].flatMap(imageDigest) }
    }

    /// The form of a disclaimer.
    func form(of disclaimer: Disclaimer, _ body: Body) -> TextForm? { Self.form(of: disclaimer, body, images) }

    private static func form(
        of disclaimer: Disclaimer,
        _ body: Body,
        _ images: (String) -> ContentDigest?
    ) -> TextForm? {
        .disclaimer(title: disclaimer.title, summary: disclaimer.summary, body: body, imageDigest: images)
    }

    /// What the page of a text shows, with a disclaimer where it is given; `nil` where the form of the body was not asked
    /// for.
    func forms(of text: ReviewedText, _ body: Body, disclaimer: DisclaimerID?) -> PageForms? {
        let form = TextForm.text(
            title: text.title.value,
            summary: text.summary?.value,
            insertions: text.summaryInsertions,
            relation: text.relation.map { ($0.kind, site.names(in: $0)) },
            body: body,
            sources: text.sources,
            imageDigest: imageDigest
        )
        guard let form else { return nil }
        var forms = PageForms(text: form)
        if let disclaimer { forms.shared[.disclaimer(disclaimer)] = disclaimers[disclaimer] }
        if glossary != nil { forms.shared[.glossary] = TextForm.meanings(in: body) }
        if facts != nil {
            forms.shared[.facts] = TextForm.facts((text.summaryFacts + body.facts).compactMap { site.facts[$0] })
        }
        return forms
    }
}

/// The forms of what a page shows.
package struct PageForms: Sendable, Equatable {
    /// The form of its own text.
    package var text: TextForm
    /// The forms of the shared texts on it; of the glossary, the meanings that it gives.
    package var shared: [SharedTextID: TextForm] = [:]

    /// The digests of all of them.
    package var digests: PageDigests { PageDigests(text: text.digest, shared: shared.mapValues(\.digest)) }
}
