import Attestation
import Diagnostics
import SiteModel

/// A standard for health information on the web, with its criteria in our own words.
struct AuditStandard: Sendable {
    /// One thing that the standard asks for.
    struct Criterion: Sendable {
        /// The number that the standard gives it.
        var number: String
        /// Its name in the standard.
        var name: String
        /// What it asks for.
        var asks: String
        /// What the site shows for it.
        var shows: @Sendable (AuditPack) -> [String]
        /// What no program can judge.
        var unjudged: String
    }

    var name: String
    /// Where it is published.
    var link: String
    /// What is to be known of it.
    var remark: String?
    var criteria: [Criterion]
}

extension AuditStandard {
    static let all = [jama, hon, nhs, pif]

    static let jama = AuditStandard(
        name: "JAMA benchmarks (Silberg, Lundberg and Musacchio, 1997)",
        link: "https://doi.org/10.1001/jama.1997.03540390074039",
        criteria: [
            Criterion(
                number: "1",
                name: "Authorship",
                asks: "Who wrote and contributed, with affiliations and credentials.",
                shows: { [$0.authored, $0.reviewedByName, $0.credentials] },
                unjudged: "Whether these people did the work, and whether their credentials fit the subject."
            ),
            Criterion(
                number: "2",
                name: "Attribution",
                asks: "References and sources for all content, and notes on copyright.",
                shows: { [$0.sourced, $0.sourceCount] },
                unjudged: "Whether the sources say what the texts say, and whether any statement lacks one."
            ),
            Criterion(
                number: "3",
                name: "Disclosure",
                asks: "Who owns the site, sponsors, advertising, commercial ties, conflicts of interest.",
                shows: { [$0.publisher, $0.funded, $0.conflicted, $0.conflictsOfPeople] },
                unjudged: "Whether everything that had to be disclosed is."
            ),
            Criterion(
                number: "4",
                name: "Currency",
                asks: "The dates on which content was posted and updated.",
                shows: { [$0.dated, $0.overdue] },
                unjudged: "Whether what was current on the day of the review still is."
            ),
        ]
    )

    static let hon = AuditStandard(
        name: "HONcode, eight principles (Health On the Net Foundation)",
        link: "https://www.hon.ch/HONcode/Conduct.html",
        remark: "The foundation's service ended on 15 December 2022; no one certifies by it any more.",
        criteria: [
            Criterion(
                number: "1",
                name: "Authority",
                asks: "Advice comes from qualified people, or the text says that it does not.",
                shows: { [$0.reviewedByName, $0.credentials, $0.registrations] },
                unjudged: "Whether the qualification fits the subject."
            ),
            Criterion(
                number: "2",
                name: "Complementarity",
                asks: "The information supports care by a professional and does not replace it.",
                shows: { [$0.disclaimers] },
                unjudged: "Whether readers take it so."
            ),
            Criterion(
                number: "3",
                name: "Privacy",
                asks: "What readers tell is kept confidential.",
                shows: {
                    [
                        $0.page("privacy"),
                        "The pages that sitegen makes set no cookies and load nothing from others, unless site.yml allows it.",
                    ]
                },
                unjudged: "What the host, its logs and its owners do with data."
            ),
            Criterion(
                number: "4",
                name: "Attribution",
                asks: "Sources with links, and the date of the last change.",
                shows: { [$0.sourced, $0.sourceCount, $0.dated] },
                unjudged: "Whether the sources are good ones."
            ),
            Criterion(
                number: "5",
                name: "Justifiability",
                asks: "Claims of benefit are balanced and backed by evidence.",
                shows: { [$0.sourced, $0.acceptedCount] },
                unjudged: "Whether the evidence carries the claims, and whether they are balanced."
            ),
            Criterion(
                number: "6",
                name: "Transparency",
                asks: "Clear presentation, and a way to reach whoever is responsible.",
                shows: { [$0.contact, $0.page("contact")] },
                unjudged: "Whether someone answers."
            ),
            Criterion(
                number: "7",
                name: "Financial disclosure",
                asks: "Where the money comes from.",
                shows: { [$0.funded, $0.page("about")] },
                unjudged: "Whether all sources of money are named."
            ),
            Criterion(
                number: "8",
                name: "Advertising policy",
                asks: "Advertising is told apart from content.",
                shows: { $0.advertising },
                unjudged: "Whether a text or a picture advertises all the same."
            ),
        ]
    )

    static let nhs = AuditStandard(
        name: "NHS standard for creating health content (NHS England)",
        link: "https://service-manual.nhs.uk/content/standard-for-creating-health-content",
        criteria: [
            Criterion(
                number: "1",
                name: "A clear process for creating content",
                asks:
                    "Approval including a clinical one, a planned review cycle, the publisher named, adverts and conflicts of interest shown; at best a documented process with versions and an archive, and both dates on the page.",
                shows: {
                    [
                        $0.recorded, $0.dated, $0.overdue, $0.publisher, $0.conflicted, $0.page("how-we-review"),
                        $0.archive,
                    ]
                },
                unjudged: "Whether the process is followed, staff are trained, and goals are set and measured."
            ),
            Criterion(
                number: "2",
                name: "Relevant, up to date and recognised clinical evidence",
                asks:
                    "Good evidence, experts who review and approve, evidence checked at each review, translations that stay accurate; at best a record of sources.",
                shows: { [$0.sourced, $0.sourceCount, $0.reviewedByName, $0.registrations, $0.languages] },
                unjudged: "Whether the evidence is good and was checked again, and whether a translation says the same."
            ),
            Criterion(
                number: "3",
                name: "Relevant laws and regulation",
                asks: "Copyright, data protection, accessibility (WCAG 2.2 AA) and the like.",
                shows: { [$0.page("accessibility"), $0.page("privacy")] },
                unjudged: "Whether the law is followed. Half of WCAG needs a person to look."
            ),
            Criterion(
                number: "",
                name: "What it asks besides: content that its readers can use",
                asks: "Plain words and structure for the people that it is meant for, tested with them.",
                shows: { [$0.summaries, $0.acceptedCount] },
                unjudged: "Whether readers understand it, find it and can act on it."
            ),
        ]
    )

    static let pif = AuditStandard(
        name: "PIF TICK (Patient Information Forum)",
        link: "https://pifonline.org.uk/pif-tick/",
        remark: "Awarded after an assessment of the organization, and not of a site.",
        criteria: [
            Criterion(
                number: "1",
                name: "Systems",
                asks: "A consistent, documented process, with a review at least every three years.",
                shows: { [$0.recorded, $0.interval, $0.page("how-we-review"), $0.archive] },
                unjudged: "Whether people work by it."
            ),
            Criterion(
                number: "2",
                name: "Training",
                asks: "Staff are trained and supported.",
                shows: { _ in [] },
                unjudged: "All of it: nothing on a site shows it."
            ),
            Criterion(
                number: "3",
                name: "Need",
                asks: "Each resource meets a real need.",
                shows: { _ in [] },
                unjudged: "All of it: nothing on a site shows it."
            ),
            Criterion(
                number: "4",
                name: "Evidence",
                asks: "Reliable, current evidence, told clearly.",
                shows: { [$0.sourced, $0.sourceCount, $0.overdue] },
                unjudged: "Whether the evidence is reliable, and told clearly."
            ),
            Criterion(
                number: "5",
                name: "Involving users",
                asks: "Users take part in making it.",
                shows: { _ in [] },
                unjudged: "All of it: nothing on a site shows it."
            ),
            Criterion(
                number: "6",
                name: "Health inequalities",
                asks: "Written for the literacy, language and access needs of its readers.",
                shows: { [$0.languages, $0.page("accessibility"), $0.acceptedCount] },
                unjudged: "Whether those who need it most can use it."
            ),
            Criterion(
                number: "7",
                name: "Content and design",
                asks: "Clear, and easy to reach and to move around in.",
                shows: { [$0.summaries] },
                unjudged: "Whether readers find it clear."
            ),
            Criterion(
                number: "8",
                name: "Feedback",
                asks: "A clear way to say what is wrong.",
                shows: { [$0.feedback] },
                unjudged: "What becomes of what readers say."
            ),
            Criterion(
                number: "9",
                name: "Disseminating",
                asks: "It is promoted, so that it reaches people.",
                shows: { _ in [] },
                unjudged: "All of it: nothing on a site shows it."
            ),
            Criterion(
                number: "10",
                name: "Impact",
                asks: "Its effect is measured.",
                shows: { _ in [] },
                unjudged: "All of it: nothing on a site shows it."
            ),
        ]
    )
}

// MARK: - What the site shows

extension AuditPack {
    private func share(_ what: String, _ isSo: (Text) -> Bool) -> String {
        "\(count(isSo)) of \(pages.count) texts \(what)."
    }

    fileprivate var authored: String { share("name their authors") { !$0.authors.isEmpty } }
    fileprivate var reviewedByName: String { share("name a reviewer whose review counts") { !$0.reviewers.isEmpty } }
    fileprivate var recorded: String {
        share("have a record that ties the reviewer to these words") {
            $0.evidence == .record || $0.evidence == .signedRecord
        }
            + " " + share("have it signed with the reviewer's key") { $0.evidence == .signedRecord }
    }
    fileprivate var sourced: String { share("list sources") { !$0.sources.isEmpty } }
    fileprivate var sourceCount: String {
        let sources = pages.flatMap(\.sources)
        let known = sources.count {
            $0.doi != nil || $0.pmid != nil || $0.pmcid != nil || $0.isbn != nil || $0.nct != nil
        }
        return "They list \(sources.count) sources, \(known) of them with a public identifier such as a DOI."
    }
    fileprivate var dated: String {
        share("show the day of the last review and of the next one") { $0.reviewed != nil && $0.due != nil }
    }
    fileprivate var overdue: String {
        share("were overdue") { $0.facts.contains(.overdue) } + " "
            + share("had changed since their review") { $0.facts.contains(.changed) } + " "
            + share("had never been reviewed") { $0.facts.contains(.neverReviewed) }
    }
    fileprivate var funded: String { share("say who paid for them") { $0.funding != nil } }
    fileprivate var conflicted: String { share("state conflicts of interest") { $0.conflicts != nil } }
    fileprivate var disclaimers: String { share("show a disclaimer") { $0.hasDisclaimer } }
    fileprivate var summaries: String { share("begin with a summary") { $0.hasSummary } }
    private var reviewers: [Person] {
        let ids = Set(texts.flatMap(\.reviewers))
        return people.filter { ids.contains($0.id) }
    }
    fileprivate var credentials: String {
        "\(reviewers.count { $0.credentials != nil }) of \(reviewers.count) reviewers have credentials in their profile."
    }
    fileprivate var registrations: String {
        "\(reviewers.count { $0.registration != nil }) of \(reviewers.count) reviewers name a professional register."
    }
    fileprivate var conflictsOfPeople: String {
        "\(people.count { $0.conflicts != nil }) of \(people.count) authors and reviewers state conflicts of interest in their profile."
    }
    fileprivate var publisher: String { "Each page names the publisher, \(site.settings.organization.name)." }
    fileprivate var contact: String {
        site.settings.organization.contact.map { "The publisher can be reached at \($0)." }
            ?? "site.yml names no way to reach the publisher."
    }
    fileprivate var feedback: String {
        site.settings.organization.feedback.map { "Each page says where to tell what is wrong: \($0)." }
            ?? "site.yml names no place for feedback."
    }
    fileprivate var acceptedCount: String {
        switch accepted.count {
        case 0: "No finding of the rules of writing was accepted."
        case 1: "1 finding of the rules of writing was accepted; it is listed here."
        case let count: "\(count) findings of the rules of writing were accepted; they are listed here."
        }
    }
    fileprivate var languages: String {
        let tags = Set(site.languages.map(\.tag.description)).sorted()
        return
            "Texts are in \(tags.count == 1 ? "one language" : "\(tags.count) languages"): \(tags.joined(separator: ", "))."
    }
    fileprivate var interval: String {
        "site.yml asks for a review every \(site.settings.reviewPolicy.intervalMonths) months at the latest."
    }
    fileprivate var archive: String {
        guard let build else { return "No log of earlier builds was given." }
        let count = build.log.leaves.count
        let start = build.log.leaves.first?.day.description ?? ""
        return "The log has \(count == 1 ? "1 build, of" : "\(count) builds since") \(start)."
    }
    fileprivate var advertising: [String] {
        let allowed = site.settings.allowedSources.count
        return [
            allowed == 0
                ? "Pages load nothing from other sites, so no network for advertising can show anything on them."
                : "Pages may load from \(allowed) other sites that site.yml names."
        ]
    }

    /// Whether the site has a page of a name that tells what is on it.
    fileprivate func page(_ slug: String) -> String {
        guard let page = site.publishedPages.first(where: { $0.slug == slug }) else {
            return "There is no page /\(slug)/."
        }
        return "There is a page “\(page.title.value)” at /\(slug)/."
    }
}
