import Diagnostics
package import SiteModel

/// What a build publishes of the reviews of its pages, so that anyone can check them without the content
/// (docs/review.md, “The published register”).
package struct Register: Sendable {
    /// The title of the site.
    package var title: String
    /// Where the site is published.
    package var baseURL: BaseURL
    /// The day of the build.
    package var day: CalendarDate
    /// The commit that the content of the build is in; `nil` where git does not know it.
    package var commit: ContentCommit?
    /// The last day on which all pages are still right about their reviews; `nil` where the passing of days changes
    /// nothing.
    package var validThrough: CalendarDate?
    /// Whether each text of the site needs a record.
    package var requiresRecords: Bool
    /// Whether each entry needs a signature.
    package var requiresSignatures: Bool
    /// The pages with a record, sorted by address.
    package var pages: [Page]
    /// The shared texts with a record, sorted by name.
    package var sharedTexts: [SharedText]
    /// The people named in entries, sorted by id.
    package var people: [Signatory]

    /// A page with a record.
    package struct Page: Sendable {
        /// Where it is on the site.
        package var address: Address
        /// The title of its text.
        package var title: String
        /// The digests of what it shows or, where that is withheld, would show.
        package var digests: PageDigests
        /// What was true of its review on the day of the build.
        package var facts: [ReviewFact]
        /// Whether the page shows a notice instead of the text.
        package var isWithheld: Bool
        /// The days of the review that the page claims; `nil` where it claims none.
        package var claim: ReviewStatus.Claim?
        /// Whom the page names as reviewers.
        package var reviewers: [PersonID]
        /// The record.
        package var record: ReviewRecord

        /// A page as it was built.
        package init(
            address: Address,
            title: String,
            digests: PageDigests,
            standing: ReviewStanding,
            record: ReviewRecord
        ) {
            self.address = address
            self.title = title
            self.digests = digests
            facts = standing.facts
            isWithheld = standing.isWithheld
            claim = standing.claim
            reviewers = standing.claim == nil ? [] : standing.reviewers
            self.record = record
        }
    }

    /// A shared text with a record of its own.
    package struct SharedText: Sendable {
        /// Its name.
        package var id: SharedTextID
        /// The digest of the whole of it as it was published.
        package var text: ContentDigest
        /// The record.
        package var record: ReviewRecord

        /// A shared text as it was built.
        package init(id: SharedTextID, text: ContentDigest, record: ReviewRecord) {
            self.id = id
            self.text = text
            self.record = record
        }
    }

    /// A person named in an entry.
    package struct Signatory: Sendable {
        /// The id by which entries name them.
        package var id: PersonID
        /// The name.
        package var name: String
        /// Their page.
        package var address: Address
        /// The first day of their registration, where it is known.
        package var registeredFrom: CalendarDate?
        /// The last day of it, where it has ended or will.
        package var registeredUntil: CalendarDate?
        /// Their public keys.
        package var publicKeys: [PublicKey]

        /// Whether the registration covers a day. Where no days are known, nothing speaks against it.
        func isRegistered(on day: CalendarDate) -> Bool {
            (registeredFrom.map { $0 <= day } ?? true) && (registeredUntil.map { day <= $0 } ?? true)
        }
    }

    /// The file of the register, in which everything in it is.
    static let file = SourceFile(.output, Address.reviewRegister.outputPath)
}

extension Register {
    /// The register of a site. Of the people, those are taken who are in an entry.
    ///
    /// - Parameters:
    ///   - site: the site on the day of the build.
    ///   - pages: the published pages that have a record, in any order.
    ///   - sharedTexts: the shared texts that have a record, in any order.
    ///   - validThrough: the last day on which all pages are still right about their reviews.
    ///   - commit: the commit that the content is in, where git knows it.
    package init(
        of site: Site,
        pages: [Page],
        sharedTexts: [SharedText],
        validThrough: CalendarDate?,
        commit: ContentCommit? = nil
    ) {
        let policy = site.settings.reviewPolicy
        title = site.settings.title
        baseURL = site.settings.baseURL
        day = site.day
        self.commit = commit
        self.validThrough = validThrough
        requiresRecords = policy.requiresRecords
        requiresSignatures = policy.requiresSignatures
        self.pages = pages.sorted { $0.address < $1.address }
        self.sharedTexts = sharedTexts.sorted { $0.id < $1.id }
        let names = Set((pages.map(\.record) + sharedTexts.map(\.record)).flatMap(\.entries).map(\.reviewer.value))
        people = site.people.filter { names.contains($0.id) }.map { person in
            Signatory(
                id: person.id,
                name: person.name,
                address: .person(person.id),
                registeredFrom: person.registeredFrom?.value,
                registeredUntil: person.registeredUntil?.value,
                publicKeys: person.publicKeys
            )
        }
    }
}
