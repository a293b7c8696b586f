package import Diagnostics
package import SiteModel

extension DiagnosticIdentifier {
    package static let neverReviewed = DiagnosticIdentifier(
        "never-reviewed",
        .error,
        "A text has no review on record",
        isReviewFact: true
    )
    package static let textChanged = DiagnosticIdentifier(
        "text-changed",
        .warning,
        "A text is not the one that was reviewed",
        isReviewFact: true
    )
    package static let sharedTextChanged = DiagnosticIdentifier(
        "shared-text-changed",
        .warning,
        "A shared text is not the one on the page when it was reviewed",
        isReviewFact: true
    )
    package static let reviewerUnregistered = DiagnosticIdentifier(
        "reviewer-unregistered",
        .error,
        "A reviewer was not registered on the day of the review",
        isReviewFact: true
    )
    package static let textWithdrawn = DiagnosticIdentifier(
        "text-withdrawn",
        .note,
        "A text was withdrawn",
        isReviewFact: true
    )
}

/// What is true of a text's review is said to the editor as it is to the reader (PIF TICK: review at least every 3
/// years). Only the page pass knows all of it: whether the text is still the one that was reviewed.
package enum ReviewFactProblems {
    /// The facts of a published text: errors where the policy lets them stop the build, else warnings or notes; of a
    /// fact that the policy does nothing about, nothing.
    ///
    /// `standing` is what became of the text on the day of the build.
    package static func problems(
        of standing: ReviewStanding,
        text: ReviewedText,
        in site: Site
    ) -> [Diagnostic] {
        // Where the policy could not be read, any answer would be a guess.
        guard site.settings.hasReadablePolicy else { return [] }
        // Of a record that cannot be read, that is reported, and nothing else can be known.
        let isReadable = text.record?.isReadable != false
        return standing.facts.filter { isReadable || $0 == .withdrawn }.flatMap { fact in
            let teller = FactTeller(fact, text: text, standing: standing, site: site)
            switch fact {
            case .neverReviewed: return teller.neverReviewed
            case .changed: return teller.changed
            case .sharedTextChanged: return teller.sharedTextChanged
            case .reviewerUnregistered: return teller.reviewerUnregistered
            case .overdue, .dueSoon: return teller.due
            case .withdrawn: return teller.withdrawn
            }
        }
    }
}

/// Finds the words for one fact.
private struct FactTeller {
    private let text: ReviewedText
    private let standing: ReviewStanding
    private let site: Site
    /// What the policy does about the fact.
    private let action: ReviewAction
    private let recorded: RecordedReview?

    init(_ fact: ReviewFact, text: ReviewedText, standing: ReviewStanding, site: Site) {
        self.text = text
        self.standing = standing
        self.site = site
        action = site.settings.reviewPolicy.action(for: fact, at: site.risk(of: text))
        recorded = text.record.flatMap(RecordedReview.init)
    }

    // MARK: The facts

    var neverReviewed: [Diagnostic] {
        let policy = site.settings.reviewPolicy
        // A record without a review is reported as one that has editorial entries only.
        guard action != .nothing, text.record == nil else { return [] }
        if !policy.requiresRecords {
            guard !policy.asksForReviewKeys(of: text), !text.hasUnreadableReviewKeys,
                policy.minimumReviewers > 0 || !text.review.reviewers.isEmpty
            else { return [] }
        }
        return [
            problem(
                .neverReviewed,
                at: SourceLocation(text.file, line: 1, column: 1, length: 3),
                "No review of the text is on record",
                help: policy.requiresRecords
                    ? "have it reviewed, then run \(sign)"
                    : "have it reviewed, then add `reviewed:` with the day and `reviewers:` with the ids of the reviewers"
            )
        ]
    }

    var changed: [Diagnostic] {
        guard action != .nothing, let recorded, let last = text.record?.entries.last else { return [] }
        if let strayed = standing.strayed { return [stray(strayed, last)] }
        let editing = last.kind == .editorial ? " and edited by `\(last.reviewer.value)` on \(last.date.value)" : ""
        return [
            problem(
                .textChanged,
                at: last.text.location,
                "The text is not the one that was reviewed \(reviewers(recorded))\(editing), with the digest"
                    + " `\(recorded.text.short)`",
                help: "\(reviewAgain), or, if only a typo was fixed,"
                    + " `sitegen review editorial \(text.file.path) --by ID --note TEXT`"
            )
        ]
    }

    /// The text is the one that was reviewed, and its page is not.
    private func stray(_ strayed: ReviewStanding.Strayed, _ last: ReviewEntry) -> Diagnostic {
        switch strayed {
        case .from(let old, let address):
            let isRenamed = RecordedReview.mayCarry(from: old, to: address)
            return problem(
                .textChanged,
                at: last.address?.location ?? last.location,
                isRenamed
                    ? "The text was reviewed at `\(old)` and has moved to `\(address)`, where the review does not count"
                    : "The text was reviewed at `\(old)` and has moved below another subject, to `\(address)`, where the"
                        + " review does not count",
                help: isRenamed
                    ? "if only the name of the file changed, run `sitegen review editorial \(text.file.path) --by ID"
                        + " --note TEXT`; else \(reviewAgain)"
                    : "have it reviewed for its new page, then run \(sign), or move the file and its record back"
            )
        case .unknown:
            return problem(
                .textChanged,
                at: last.location,
                "The record does not say at which address the text was reviewed, so the review may be of another page"
                    + " and does not count",
                help: reviewAgain
            )
        }
    }

    var sharedTextChanged: [Diagnostic] {
        guard action != .nothing, let recorded, let last = text.record?.entries.last else { return [] }
        return standing.changedSharedTexts.map { name in
            let fault =
                recorded.shared[name] == nil ? "was not on the page when" : "has changed since"
            let meanings = name == .glossary ? standing.changedMeanings.map(words) ?? "" : ""
            return problem(
                .sharedTextChanged,
                at: last.location,
                "`\(name)` \(fault) the text was reviewed \(reviewers(recorded))\(meanings)",
                help: "\(reviewAgain), or have `\(name)` reviewed once for all pages:"
                    + " `sitegen review sign \(name) --by ID`"
            )
        }
    }

    /// Which meanings to look at.
    private func words(for meanings: ReviewStanding.ChangedMeanings) -> String {
        func list(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }
        return switch meanings {
        case .new(let words): ": it now explains \(list(words))"
        case .unknown(let explained):
            ": at least one of these meanings was added, changed or removed: \(list(explained))"
        }
    }

    var reviewerUnregistered: [Diagnostic] {
        guard action != .nothing else { return [] }
        let days = Dictionary(
            (recorded?.reviews ?? []).map { ($0.reviewer.value, $0.date.value) },
            uniquingKeysWith: { _, last in last }
        )
        return text.review.reviewers.compactMap { reviewer in
            guard let day = days[reviewer.value] ?? text.review.reviewed?.value,
                let person = site.person(reviewer.value), !person.isRegistered(on: day)
            else { return nil }
            let begin = person.registeredFrom.flatMap { day < $0.value ? $0 : nil }
            let note = begin.map { Diagnostic.Note("the registration begins on \($0.value)", at: $0.location) }
            let end = person.registeredUntil.map { Diagnostic.Note("it ended on \($0.value)", at: $0.location) }
            return problem(
                .reviewerUnregistered,
                at: reviewer.location,
                "`\(reviewer.value)` was not registered on \(day), the day of the review",
                help: recorded == nil
                    ? "have the text reviewed by someone who is registered, or correct the days in"
                        + " `\(person.file.path)`"
                    : "have it reviewed by someone who is registered, then run \(sign),"
                        + " or correct the days in `\(person.file.path)`",
                notes: [note ?? end].compactMap(\.self)
            )
        }
    }

    var due: [Diagnostic] {
        let review = text.review
        // A day before the review itself is reported as such and says nothing about when the next one is due.
        guard let reviewed = review.reviewed, review.statedNextReview.map({ $0.value >= reviewed.value }) != false
        else {
            return []
        }
        let location = (review.statedNextReview ?? reviewed).location
        let status = site.reviewStatus(of: text)
        guard let report = status.reportOfDueDay else { return [] }
        if case .dueSoon = status { return [problem(.reviewDueSoon, at: location, report, help: "plan the review")] }
        return [
            problem(
                .reviewOverdue,
                at: location,
                report,
                help: recorded == nil
                    ? "have the text reviewed and set `reviewed` to the day of that review" : reviewAgain
            )
        ]
    }

    var withdrawn: [Diagnostic] {
        guard action != .nothing, let reason = text.withdrawn else { return [] }
        return [
            problem(
                .textWithdrawn,
                at: reason.location,
                "The text is withdrawn",
                help: "delete `withdrawn` once the text is fixed, or the file once no one needs its address"
            )
        ]
    }

    // MARK: Words

    private var sign: String { "`sitegen review sign \(text.file.path) --by ID`" }

    private var reviewAgain: String { "have it reviewed again, then run \(sign)" }

    /// Who reviewed the text, and when.
    private func reviewers(_ recorded: RecordedReview) -> String {
        let reviews = recorded.reviews.map { "by `\($0.reviewer.value)` on \($0.date.value)" }
        return reviews.count < 3
            ? reviews.joined(separator: " and ")
            : reviews.dropLast().joined(separator: ", ") + " and \(reviews[reviews.count - 1])"
    }

    /// What readers notice of the fact.
    private var consequence: String {
        switch text.isDraft ? min(action, .label) : action {
        case .nothing, .fail: ""
        case .label: "; the page says so"
        case .noindex: "; the page says so and asks search engines not to list it"
        case .withhold: "; the page shows a notice instead of the text"
        }
    }

    private func problem(
        _ identifier: DiagnosticIdentifier,
        at location: SourceLocation,
        _ message: String,
        help: String,
        notes: [Diagnostic.Note] = []
    ) -> Diagnostic {
        let usual = identifier.severity == .error ? Diagnostic.Severity.warning : identifier.severity
        return Diagnostic(
            identifier,
            at: location,
            message + consequence,
            help: help,
            notes: notes,
            // An unfinished text stops no build for want of its review.
            severity: action == .fail ? (text.isDraft ? .warning : .error) : usual
        )
    }
}
