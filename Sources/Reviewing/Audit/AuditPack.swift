package import Attestation
import Diagnostics
package import Publishing
package import SiteModel

/// What an auditor is given of a site on a day: every text with its state and who vouches for it, what was accepted, what
/// changed, and what the site shows for the criteria of known standards. It says what is there, and judges nothing.
package struct AuditPack: Sendable {
    /// A text, as it stood on the day.
    package struct Text: Sendable {
        /// What is on record of its review.
        enum Evidence: String {
            case signedRecord = "record, signed"
            case record = "record"
            case frontMatter = "front matter"
            case none = "none"
        }

        /// Its name: `anemia/causes`, `disclaimers/general`.
        let name: String
        let title: String
        /// Where its page is; `nil` for a shared text.
        let address: String?
        /// The file that it is written in, from the content folder.
        let file: String
        let risk: RiskClass?
        /// What was true of its review; nothing where it was current.
        let facts: [ReviewFact]
        /// Whether a notice was in the place of the text.
        let isWithheld: Bool
        let reviewed: CalendarDate?
        let due: CalendarDate?
        let reviewers: [PersonID]
        let authors: [PersonID]
        let evidence: Evidence
        let entries: Int
        let digest: ContentDigest?
        let sources: [Source]
        let hasDisclaimer: Bool
        let hasSummary: Bool
        let funding: String?
        let conflicts: String?
        /// What part a machine had in writing it; `nil` for none.
        let drafting: Drafting?
        /// Whether a clinician signed just this text with a key.
        let isSigned: Bool

        /// What was true of it, in words.
        var state: String {
            let words = facts.map { ReviewNeed.fact($0).words }
            let state = words.isEmpty ? (reviewed == nil ? "not reviewed" : "current") : words.joined(separator: ", ")
            return isWithheld ? "\(state), not shown" : state
        }
    }

    /// The version of sitegen that made the pack.
    let toolVersion: String
    /// The day that it is about.
    package let day: CalendarDate
    let site: Site
    /// How it is known that this was published, in sentences.
    let proof: String
    /// Whether the log shows it.
    package let isProven: Bool
    /// The log, and the place of the build in it; `nil` where there is none.
    let build: (log: ReviewLog, index: Int)?
    /// The texts: those with pages by their names, then the shared ones.
    package let texts: [Text]
    /// The people who wrote or reviewed any of them.
    let people: [Person]
    let accepted: [AcceptedFinding]
    /// What is new since an earlier pack; `nil` where none is named.
    let changes: AuditChanges?

    /// A pack of a site that was read.
    ///
    /// - Parameters:
    ///   - content: The site as it was on the day, and how that is known.
    ///   - baseline: The file of accepted findings, and its path as git knows it.
    ///   - earlier: The pack before.
    ///   - toolVersion: The version of sitegen.
    package init(
        _ content: AuditedContent,
        baseline: (file: Baseline, path: String)?,
        since earlier: EarlierPack?,
        toolVersion: String
    ) {
        self.toolVersion = toolVersion
        day = content.day
        site = content.desk.site
        proof = content.proof
        isProven = content.isProven
        build = content.build
        let site = site
        texts = content.desk.texts.filter { text in
            guard let reviewed = text.reviewed else { return true }
            return !reviewed.isDraft && reviewed.saysAnythingMedical
        }.map { Text($0, in: site) }.sorted {
            ($0.address == nil ? 1 : 0, $0.name) < ($1.address == nil ? 1 : 0, $1.name)
        }
        let named = Set(texts.flatMap { $0.reviewers + $0.authors })
        people = site.people.filter { named.contains($0.id) }.sorted { $0.name < $1.name }
        accepted = AcceptedFinding.all(in: content, baseline: baseline)
        let shown = texts
        changes = earlier.map { AuditChanges(from: $0, to: shown) }
    }

    /// How many of the texts with pages something is true of.
    func count(_ isSo: (Text) -> Bool) -> Int { pages.count(where: isSo) }

    /// The texts that have pages.
    var pages: [Text] { texts.filter { $0.address != nil } }
}

extension AuditPack.Text {
    init(_ text: ReviewDesk.Text, in site: Site) {
        name = text.name
        title = text.title
        address = text.address.map(site.settings.baseURL.absolute)
        file = text.file.path
        entries = text.record?.entries.count ?? 0
        digest = text.digests?.text
        let recorded = text.record.flatMap(RecordedReview.init)
        guard let reviewed = text.reviewed else {
            let holds = recorded?.text == text.digests?.text
            facts = recorded == nil ? [.neverReviewed] : holds ? [] : [.changed]
            risk = nil
            isWithheld = false
            self.reviewed = holds ? recorded?.reviews.map(\.date.value).max() : nil
            due = holds ? recorded?.reviews.compactMap(\.nextReview?.value).min() : nil
            reviewers = holds ? recorded?.reviews.map(\.reviewer.value) ?? [] : []
            authors = []
            evidence = Self.evidence(recorded, hasReview: recorded != nil)
            sources = []
            hasDisclaimer = false
            hasSummary = false
            (funding, conflicts) = (nil, nil)
            (drafting, isSigned) = (nil, false)
            return
        }
        let standing = text.standing
        facts = standing?.facts ?? []
        isWithheld = standing?.isWithheld ?? false
        risk = site.risk(of: reviewed)
        self.reviewed = standing?.claim?.reviewed
        due = standing?.claim?.due
        reviewers = standing?.claim == nil ? [] : standing?.reviewers ?? []
        authors = reviewed.authors.map(\.value)
        evidence = Self.evidence(recorded, hasReview: standing?.claim != nil)
        sources = reviewed.sources
        hasDisclaimer = site.disclaimer(of: reviewed) != nil
        hasSummary = reviewed.summary != nil
        funding = reviewed.funding
        conflicts = reviewed.conflicts
        drafting = site.drafting(of: reviewed)
        isSigned = standing.map { reviewed.isSigned(text.digests, $0) } ?? false
    }

    private static func evidence(_ recorded: RecordedReview?, hasReview: Bool) -> Evidence {
        guard let recorded else { return hasReview ? .frontMatter : .none }
        return recorded.reviews.allSatisfy { $0.signature != nil } ? .signedRecord : .record
    }
}

/// The site that a pack is about.
package struct AuditedContent: Sendable {
    /// The day.
    package let day: CalendarDate
    /// The texts as they were.
    let desk: ReviewDesk
    /// How it is known that this was published.
    let proof: String
    /// Whether the log shows it.
    let isProven: Bool
    /// The log and the place of the build in it.
    let build: (log: ReviewLog, index: Int)?
    /// What git knows of the files.
    let history: ContentHistory?
    /// The commit that the content is in, where it is not as it is now.
    let commit: ContentCommit?

    /// Reads the site as it was on a day.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - log: The log of reviews; without one, the content as it is now is taken for what was published.
    ///   - sources: Where the content is.
    /// - Throws: A `Refusal` where the content of that day cannot be had; a `FileSystemError` for what the machine could not
    ///   do.
    package init(on day: CalendarDate, log: ReviewLog?, from sources: PastSite.Sources) async throws {
        self.day = day
        history = sources.git?.history(ofContent: sources.request.content)
        var request = sources.request
        request.output = nil
        request.day = .day(day)
        guard let log, let index = log.index(on: day), log.leaves[index].register != nil else {
            build = nil
            commit = nil
            isProven = false
            proof = "This is the content as it is now. No log shows what was published on \(day)."
            desk = try await ReviewDesk(request, with: [:])
            return
        }
        let leaf = log.leaves[index]
        let content = try await sources.content(of: leaf)
        build = (log, index)
        commit = content.commit
        isProven = content.isProven
        desk = try await ReviewDesk(request, with: content.earlier)
        let origin = content.commit.map { "commit \($0.name)" } ?? "the content as it is now"
        let which = "the build of \(leaf.day), number \(index + 1) of \(log.leaves.count) in the log"
        proof =
            content.isProven
            ? "This is \(origin). Its register of reviews has the digest that the log has for \(which)."
            : "This is \(origin), which the log names for \(which). Its register of reviews is another one than the log"
                + " has, so this is not proven: the build was by sitegen \(leaf.toolVersion), and perhaps with other options."
    }
}
