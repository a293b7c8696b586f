package import Diagnostics
import SiteModel

extension DiagnosticIdentifier {
    package static let recordContradicted = DiagnosticIdentifier(
        "record-contradicted",
        .error,
        "A page and its record disagree about its review",
        isReviewFact: true
    )
}

/// What front matter says of a review is what its record says.
struct RecordIsNotContradicted: RecordCheck {
    let asksPolicy = false

    func problems(in subject: RecordSubject) -> [Diagnostic] {
        guard let text = subject.text, let stated = text.statedReview, let recorded = RecordedReview(subject.record)
        else { return [] }
        return [reviewed(stated, text.review, recorded), reviewers(stated, text.review, recorded)].compactMap(\.self)
            + nextReview(stated, text.review)
    }

    private static let help = "delete the key, since the record has it, or write what the record says"

    private func reviewed(_ stated: Review, _ review: Review, _ recorded: RecordedReview) -> Diagnostic? {
        // Reviews that have run out do not count any more, yet front matter that names them is not wrong of a sudden.
        let last = recorded.reviews.map(\.date).max { $0.value < $1.value }
        guard let day = stated.reviewed, let last, day.value != last.value, day.value != review.reviewed?.value else {
            return nil
        }
        return Diagnostic(
            .recordContradicted,
            at: day.location,
            "`reviewed` is \(day.value), but the last review on record was on \(last.value)",
            help: Self.help,
            notes: [Diagnostic.Note("on record here", at: last.location)]
        )
    }

    private func reviewers(_ stated: Review, _ review: Review, _ recorded: RecordedReview) -> Diagnostic? {
        let names = Set(stated.reviewers.map(\.value))
        let all = recorded.reviews.map(\.reviewer)
        guard let first = stated.reviewers.first, names != Set(all.map(\.value)),
            names != Set(review.reviewers.map(\.value))
        else { return nil }
        return Diagnostic(
            .recordContradicted,
            at: first.location,
            "`reviewers` names \(Self.list(stated.reviewers)), but the record names "
                + "\(Self.list(all))",
            help: Self.help,
            notes: all.prefix(1).map { Diagnostic.Note("on record here", at: $0.location) }
        )
    }

    private func nextReview(_ stated: Review, _ review: Review) -> [Diagnostic] {
        guard let day = stated.statedNextReview, let next = review.statedNextReview, day.value != next.value else {
            return []
        }
        return [
            Diagnostic(
                .recordContradicted,
                at: day.location,
                "`nextReview` is \(day.value), but on record the next review is due on \(next.value)",
                help: Self.help,
                notes: [Diagnostic.Note("on record here", at: next.location)]
            )
        ]
    }

    private static func list(_ people: [Located<PersonID>]) -> String {
        people.map { "`\($0.value)`" }.joined(separator: ", ")
    }
}
