import SiteModel

/// A person as one who reviewed or wrote a text.
struct PersonView: TemplateView {
    var name: String
    var credentials: String?
    var role: String?
    var registration: String?
    var orcid: LinkView?
    var url: String?
    var conflicts: String?
    var href: String
    /// Whether it is a team or an organization: machines are told so.
    var isOrganization = false
    /// Whether the registration counts on the day of the build: else it does not speak for the person.
    var isRegistrationCurrent = true
    /// What has to be said of it where it ended.
    var registrationEnded: String?
    /// The day of the person's own review, where the reviewers of a text have reviewed it on different days.
    var reviewDay: DateView?
    var foreign: ForeignView?

    static let schema = TemplateSchema<PersonView>([
        .text("name", "the person's name") { $0.name },
        .text("credentials", "degrees and titles that follow the name", optional: { $0.credentials }),
        .text("role", "what the person does, as in a sentence: “hematologist”", optional: { $0.role }),
        .text(
            "registration",
            "the entry in a professional register, with its end if it is over, or its start if that is still to come",
            optional: {
                $0.registration
            }
        ),
        .text(
            "registrationEnded",
            "where that entry is over, a sentence that says so: the person's page and the list of people must",
            optional: { $0.registrationEnded }
        ),
        .view("orcid", "the person's ORCID iD, linked", optional: { $0.orcid }),
        .text("url", "the person's own page elsewhere", optional: { $0.url }),
        .text("conflicts", "the person's conflicts of interest", optional: { $0.conflicts }),
        .flag("hasDetails", "whether any of these is there: `registration`, `orcid`, `conflicts`") { person in
            person.orcid != nil || [person.registration, person.conflicts].contains { $0?.isEmpty == false }
        },
        .text("href", "the address of the person's page on this site") { $0.href },
        .view(
            "reviewDay",
            "among the reviewers of a text, where they reviewed it on different days: the day of this one",
            optional: { $0.reviewDay }
        ),
        .view(
            "profileLanguage",
            "the language of what is said of the person, where it is not the page's",
            optional: { $0.foreign }
        ),
    ])
}

/// The review of a text. It is absent where none holds for the text as it is: then a page must claim no review.
struct ReviewView: TemplateView {
    var reviewed: DateView
    var due: DateView
    var isOverdue: Bool
    var isDueSoon: Bool
    var isRecorded: Bool
    var reviewers: [PersonView]
    var overdueNotice: String
    var interval: String
    var rule: String
    var policy: LinkView?

    static let schema = TemplateSchema<ReviewView>([
        .view("reviewed", "the day of the last review") { $0.reviewed },
        .view("due", "the last day on which the review is current") { $0.due },
        .flag("isOverdue", "whether that day is over: the page must say so plainly") { $0.isOverdue },
        .html(
            "overdueNotice",
            "the sentence that says that it is over, with the day as `<time>`: for a script, if the day is after that of the build"
        ) { $0.overdueNotice },
        .flag("isDueSoon", "whether that day comes soon, within `review.warnBefore` of site.yml") { $0.isDueSoon },
        .flag("isRecorded", "whether a record next to the text has it: then it is a clinical review") { $0.isRecorded },
        .list("reviewers", "who reviewed the text, at least one person") { $0.reviewers },
        .text("interval", "how long a review counts on this site, such as “3 years”") { $0.interval },
        .text("rule", "the same in a sentence") { $0.rule },
        .view("policy", "the page `how-we-review`, where the site has one", optional: { $0.policy }),
    ])
}

/// Something that a page has to say of its review.
struct ReviewFactView: TemplateView {
    var name: String
    var notice: String
    var isDueSoon: Bool
    var isWithdrawn: Bool
    var isNeverReviewed: Bool
    var isForEditors: Bool

    static let schema = TemplateSchema<ReviewFactView>([
        .text("name", "what is wrong, by its name in `review.policy` of site.yml") { $0.name },
        .html("notice", "the same in a sentence or two") { $0.notice },
        .flag("isDueSoon", "whether the next review is due soon, which is no longer true when that day is over") {
            $0.isDueSoon
        },
        .flag("isWithdrawn", "whether the text was withdrawn") { $0.isWithdrawn },
        .flag("isNeverReviewed", "whether no one has reviewed the text yet") { $0.isNeverReviewed },
        .flag(
            "isForEditors",
            "whether it changes little for readers, so that it need not stand above the answer: the day of the next review is near,"
                + " or the disclaimer or a meaning is another"
        ) { $0.isForEditors },
    ])
}

/// An entry of a text's record.
struct HistoryEntryView: TemplateView {
    var date: DateView
    var isClinical: Bool
    var reviewer: LinkView?
    var change: String?
    var note: String?
    var foreign: ForeignView?

    static let schema = TemplateSchema<HistoryEntryView>([
        .view("date", "the day of the entry") { $0.date },
        .flag("isClinical", "whether it is a clinical review; if not, it is an editorial change") { $0.isClinical },
        .view("reviewer", "who made it", optional: { $0.reviewer }),
        .text("change", "what readers are told of the change of the text", optional: { $0.change }),
        .text("note", "what the person adds", optional: { $0.note }),
        .view(
            "foreign",
            "the language of the change and of the note, where it is not the page's",
            optional: { $0.foreign }
        ),
    ])
}

/// The digest of a text, by which anyone can check that it is the one that was reviewed.
struct FingerprintView: TemplateView {
    var short: String
    var digest: String

    static let schema = TemplateSchema<FingerprintView>([
        .text("short", "its first 12 digits") { $0.short },
        .text("digest", "all its 64 digits") { $0.digest },
    ])
}

/// A way back from a source to a place that cites it.
struct BackLinkView: TemplateView {
    var href: String
    var number: String
    var label: String

    static let schema = TemplateSchema<BackLinkView>([
        .text("href", "the place on the page") { $0.href },
        .text("number", "which of the places it is, from 1") { $0.number },
        .text("label", "what the link is called, such as “Back to place 2 in the text”") { $0.label },
    ])
}

/// Something that a text rests on.
struct SourceView: TemplateView {
    var id: String
    var anchor: String?
    var backLinks: [BackLinkView]
    var title: String
    var publisher: String?
    var url: String?
    var published: DateView?
    var accessed: DateView?
    var doi: LinkView?
    var pmid: LinkView?
    var pmcid: LinkView?
    var nct: LinkView?
    var isbn: String?

    static let schema = TemplateSchema<SourceView>([
        .text("id", "the source's short name in the front matter") { $0.id },
        .text("anchor", "the anchor that citations lead to; absent if nothing cites it", optional: { $0.anchor }),
        .list("backLinks", "the places that cite it, in the order of the text") { $0.backLinks },
        .view("backLink", "the first of them", optional: { $0.backLinks.first }),
        .list("otherBackLinks", "the others") { Array($0.backLinks.dropFirst()) },
        .text("title", "its title") { $0.title },
        .text("publisher", "who published it", optional: { $0.publisher }),
        .text("url", "its address", optional: { $0.url }),
        .view(
            "published",
            "when it was published, as precisely as is known: a day, a month or a year",
            optional: { $0.published }
        ),
        .view("accessed", "the day it was last checked", optional: { $0.accessed }),
        .view("doi", "its DOI, linked", optional: { $0.doi }),
        .view("pmid", "its number in PubMed, linked", optional: { $0.pmid }),
        .view("pmcid", "the number of its full text in PubMed Central, linked", optional: { $0.pmcid }),
        .view("nct", "the number of the study at ClinicalTrials.gov, linked", optional: { $0.nct }),
        .text("isbn", "its ISBN as it is printed", optional: { $0.isbn }),
    ])
}

/// A disclaimer.
struct DisclaimerView: TemplateView {
    var title: String?
    var summary: String?
    var html: String
    var foreign: ForeignView?

    static let schema = TemplateSchema<DisclaimerView>([
        .text("title", "its heading, where it names one", optional: { $0.title }),
        .text("summary", "the same in a sentence or two, where it has one", optional: { $0.summary }),
        .html("html", "its text") { $0.html },
        .view("disclaimerLanguage", "its language, where that is not the page's", optional: { $0.foreign }),
    ])
}

/// A number to call or to send a message to, as a button.
struct CallView: TemplateView {
    var title: String
    var href: String

    static let schema = TemplateSchema<CallView>([
        .text("title", "what the button does, such as “Call 911”") { $0.title },
        .text("href", "its address: `tel:` or `sms:`") { $0.href },
    ])
}

/// When to get help, for right under the answer.
struct HelpView: TemplateView {
    var isEmergency: Bool
    var html: String
    var call: CallView?

    static let schema = TemplateSchema<HelpView>([
        .flag("isEmergency", "whether to get help now; if not, today") { $0.isEmergency },
        .html("html", "the card, with a heading of level 3") { $0.html },
        .view("call", "the first number in the card; in an emergency, else that of the site", optional: { $0.call }),
    ])
}

/// How many people shared a first-person experience.
struct PeopleCountView: TemplateView {
    var sentence: String
    /// The sentence without markup, for programs.
    var text: String
    var href: String?
    var community: LinkView?

    static let schema = TemplateSchema<PeopleCountView>([
        .html("sentence", "the count in a sentence that reads right for 1 and many") { $0.sentence },
        .text("href", "where the experiences can be read", optional: { $0.href }),
        .view("community", "where they were shared (`experiences` of site.yml)", optional: { $0.community }),
    ])
}

/// A heading in a table of contents.
struct ContentsEntryView: TemplateView {
    var title: String
    var href: String
    var children: [LinkView]

    static let schema = TemplateSchema<ContentsEntryView>([
        .text("title", "the heading") { $0.title },
        .text("href", "its place on the page") { $0.href },
        .list("children", "the headings one level below it") { $0.children },
    ])
}

/// What an article's page and a subject's page have in common.
struct ReviewedTextView: TemplateView {
    var language: LanguageTag
    var title: String
    var summary: String?
    var summaryInsertions: [SummaryInsertion] = []
    /// The language of the site, which is that of the services' labels and the facts.
    var siteLanguage: LanguageTag?
    var body: Passage?
    /// The address of the first picture in it, for programs.
    var firstPicture: String?
    var contents: [ContentsEntryView]
    var facts: [ReviewFactView]
    var standing: String?
    var help: HelpView?
    var review: ReviewView?
    var history: [HistoryEntryView]
    var fingerprint: FingerprintView?
    var authors: [PersonView]
    var published: DateView?
    var updated: DateView?
    var sources: [SourceView]
    var funding: String?
    var conflicts: String?
    var disclaimer: DisclaimerView?
    var experiences: PeopleCountView?
    var drafting: DraftingView?
    var extra: OpenView?

    static let schema = TemplateSchema<ReviewedTextView>([
        .text("title", "the title: an article's question, a condition's name") { $0.title },
        .text("summary", "the short answer", optional: { $0.summary }),
        .html("titleHTML", "the title as HTML, in which numbers keep their order in text from right to left") {
            ShownValue.html($0.title, in: $0.language)
        },
        .html(
            "summaryHTML",
            "the short answer as HTML, like `titleHTML`, with links to the services, and marks around the facts, that it names"
        ) {
            text in
            text.summary.map {
                ShownValue.html($0, in: text.language, text.summaryInsertions, labels: text.siteLanguage)
            }
        },
        .passage("body", "the text") { $0.body },
        .list("contents", "the table of contents; empty for fewer than three headings") { $0.contents },
        .list("facts", "what the page has to say of its review, in this order") { $0.facts },
        .view(
            "help",
            "the text's most urgent card, where it has one that says to get help now or today",
            optional: { $0.help }
        ),
        .text(
            "standing",
            "the first of these in a few words, for beside the heading; if it is there, the page must not call itself reviewed",
            optional: { $0.standing }
        ),
        .view("review", "the review; absent if no review counts for the current text", optional: { $0.review }),
        .list("history", "earlier reviews and editorial changes that are on record, the newest first, at most ten") {
            $0.history
        },
        .view("fingerprint", "the digest of the text, where it is held to a record", optional: { $0.fingerprint }),
        .flag(
            "hasRecord",
            "whether any of these is there: `history`, `fingerprint`, `authors`, `updated`, `funding`, `conflicts`"
        ) { text in
            !text.history.isEmpty || text.fingerprint != nil || !text.authors.isEmpty || text.updated != nil
                || text.funding?.isEmpty == false || text.conflicts?.isEmpty == false
        },
        .list("authors", "who wrote the text") { $0.authors },
        .view(
            "published",
            "the day on which the text was first published, where it names one",
            optional: { $0.published }
        ),
        .view("updated", "the day of the last change, where the text names one", optional: { $0.updated }),
        .list("sources", "what the text rests on: first what it cites, in the order of first use, then the rest") {
            $0.sources
        },
        .text("funding", "who paid for the text", optional: { $0.funding }),
        .text("conflicts", "conflicts of interest", optional: { $0.conflicts }),
        .view("disclaimer", "the disclaimer; the page must show it", optional: { $0.disclaimer }),
        .view("experiences", "how many people shared an experience, where anyone did", optional: { $0.experiences }),
        .view(
            "drafting",
            "what part a machine had in writing the text, where it had one; the page must say it",
            optional: { $0.drafting }
        ),
        .open("extra", "what the front matter says under `extra`") { $0.extra },
    ])
}

/// What part a machine had in writing a text.
struct DraftingView: TemplateView {
    var label: String
    var tool: String?
    var isGenerated: Bool
    var isReviewed: Bool

    static let schema = TemplateSchema<DraftingView>([
        .text("label", "the sentence that readers are told") { $0.label },
        .text("tool", "the name of the machine, where the text or site.yml gives one", optional: { $0.tool }),
        .flag("isGenerated", "whether the machine wrote the text; if not, it helped") { $0.isGenerated },
        .flag("isReviewed", "whether a clinician signed the text just as it is") { $0.isReviewed },
    ])
}
