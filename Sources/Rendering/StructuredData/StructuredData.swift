import JSON
import SiteModel

/// What each page tells machines of itself: JSON-LD (W3C Recommendation “JSON-LD 1.1”) in the vocabulary of schema.org.
///
/// It never says what the page does not show, so it is made of the views that the templates get. On a demonstration
/// and on a draft it claims no review, because a program does not read the notice that is beside it for people.
struct StructuredData: Sendable {
    private let base: BaseURL
    private let isDemonstration: Bool
    /// The site and its publisher in whole, for the start page.
    private let whole: [UInt8]
    /// The site and its publisher as all other pages have them: the start page, whose address they give, tells the rest.
    private let short: [UInt8]

    /// How many entries a list may have to be told to machines too; above that it would only double a long page.
    static let maximumListItems = 50

    /// The data of a site that shows a logo at an address on every page.
    init(_ site: Site, logo: String? = nil) {
        base = site.settings.baseURL
        isDemonstration = site.settings.isDemonstration
        let logoAddress = logo.map { [origin = base.origin] in origin + $0 }
        func common(inWhole: Bool) -> [UInt8] {
            var json = JSONWriter(.script)
            json.website(site.settings, inWhole: inWhole)
            json.publisher(site, logo: logoAddress, inWhole: inWhole)
            return json.bytes
        }
        whole = common(inWhole: true)
        short = common(inWhole: false)
    }

    /// An article: a page about a subject that answers a question.
    func article(
        _ page: PageView,
        _ text: ReviewedTextView,
        sources: [Source],
        about subject: LinkView?,
        _ kind: SubjectKind,
        guide: GuideView?,
        parts: [ArticleLinkView],
        experiences: Experiences.Row?
    ) -> String {
        document("MedicalWebPage", page, guide: guide) { json in
            json.parts(parts, base.origin)
            if let subject {
                json.member("about") { json in json.subject(subject, kind, base.origin) }
            }
            json.member("description", text.summary)
            json.question(page.title, answer: text.summary)
            medical(&json, page, text, sources, experiences)
        }
    }

    /// A subject: a page that is all about it, with its other names, its codes and its relations to others.
    func subject(
        _ page: PageView,
        _ text: ReviewedTextView,
        _ subject: Subject,
        _ kind: SubjectKind,
        parts: [ArticleLinkView],
        finds conditions: [LinkView],
        _ relations: [RelationView],
        experiences: Experiences.Row?
    ) -> String {
        document("MedicalWebPage", page) { json in
            json.parts(parts, base.origin)
            json.member("description", text.summary)
            json.member("mainEntity") {
                $0.subject(subject, kind, finds: conditions, relations, at: page.canonical, base.origin)
            }
            json.member("about") { $0.member("@id", JSONWriter.subjectID(page.canonical, kind)) }
            medical(&json, page, text, subject.text.sources, experiences)
        }
    }

    /// An A to Z, or the list of people.
    func list(_ page: PageView, _ items: [LinkView], sources: [Source] = []) -> String {
        document("CollectionPage", page) { json in
            json.member("description", page.description)
            json.member("citation", each: sources) { $0.citation($1) }
            guard !items.isEmpty, items.count <= Self.maximumListItems else { return }
            json.member("mainEntity") { $0.list(items, base.origin) }
        }
    }

    /// The words that the site explains.
    func glossary(_ page: PageView, _ terms: [TermView]) -> String {
        document("CollectionPage", page) { json in
            guard !terms.isEmpty, terms.count <= Self.maximumListItems else { return }
            json.member("mainEntity") { $0.glossary(page, terms) }
        }
    }

    /// The profile of a person.
    func person(_ page: PageView, _ person: PersonView) -> String {
        document("ProfilePage", page) { json in
            json.key("mainEntity")
            json.person(person, isDemonstration ? .name : .profile, base.origin)
        }
    }

    /// The start page, or one of the other pages.
    func page(_ page: PageView, sources: [Source] = []) -> String {
        document("WebPage", page) { json in
            json.member("description", page.description)
            json.member("citation", each: sources) { $0.citation($1) }
        }
    }

    /// The frame of every page: what it is, where it is, and whose it is.
    private func document(
        _ type: String,
        _ page: PageView,
        guide: GuideView? = nil,
        _ properties: (inout JSONWriter) -> Void
    ) -> String {
        var json = JSONWriter(.script)
        json.object { json in
            json.member("@context", "https://schema.org")
            json.key("@graph")
            json.array { json in
                json.object { json in
                    json.member("@type", type)
                    json.member("@id", page.canonical)
                    json.member("url", page.canonical)
                    json.member("name", page.title)
                    json.member("inLanguage", page.language)
                    if page.isDraft { json.member("creativeWorkStatus", "Draft") }
                    json.wholes(guide, JSONWriter.websiteID(base), base.origin)
                    json.member("publisher") { $0.member("@id", JSONWriter.publisherID(base)) }
                    json.breadcrumbs(page, base.origin)
                    properties(&json)
                }
                json.written(page.canonical == base.absolute(.home) ? whole : short)
            }
        }
        return json.text
    }

    /// What a text of an article or a subject has on record.
    private func medical(
        _ json: inout JSONWriter,
        _ page: PageView,
        _ text: ReviewedTextView,
        _ sources: [Source],
        _ experiences: Experiences.Row?
    ) {
        json.member("headline", page.title)
        json.member("image", text.firstPicture.map { base.origin + $0 })
        json.member("medicalAudience") { json in
            json.member("@type", "MedicalAudience")
            json.member("audienceType", "Patient")
        }
        if let review = text.review, !isDemonstration, !page.isDraft { json.review(review, base.origin) }
        if !isDemonstration { json.member("author", each: text.authors) { $0.person($1, .byline, base.origin) } }
        // The codes of IPTC are of any digital content, and the property is one of all creative works.
        json.member(
            "digitalSourceType",
            text.drafting.map { drafting in
                "https://schema.org/\(drafting.isGenerated ? "" : "CompositeWith")TrainedAlgorithmicMediaDigitalSource"
            }
        )
        json.member("datePublished", text.published?.iso)
        json.member("dateModified", text.updated?.iso)
        if let experiences, let view = text.experiences {
            json.member("interactionStatistic") { $0.experiences(experiences.people.value, view, base.origin) }
        }
        json.member("citation", each: sources) { $0.citation($1) }
    }
}
