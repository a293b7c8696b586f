import Authoring
import Diagnostics
import Foundation
import SiteModel

/// Which texts keep their review, and which become drafts.
extension ImportPlanner {
    /// A review is carried over where the old text has its day and someone who reviewed it; any other text is a draft.
    mutating func decideDrafts() {
        var carried = 0
        for index in texts.indices {
            let matter = texts[index].matter
            let isPage = texts[index].new.kind == .page
            var reviewers = matter.reviewers
            if reviewers.isEmpty, matter.reviewed != nil, !isPage, let organization = map.organization {
                let id = people.id(
                    ofName: organization.name,
                    url: organization.url,
                    isOrganization: true,
                    id: organization.id
                )
                reviewers = id.map { [$0] } ?? []
                texts[index].matter.set(.reviewers, .list(reviewers.map { .text($0) }))
            }
            let isReviewed = matter.reviewed != nil && !reviewers.isEmpty && !isPage
            if isReviewed { carried += 1 }
            let wasDraft = matter.isDraft || texts[index].page.path.contains("_drafts/")
            texts[index].isDraft = wasDraft || !isReviewed
            if !isReviewed {
                // A reviewer without a day, or a day without a reviewer, is no review.
                for key in [MappedKey.reviewed, .reviewers, .nextReview] where !isPage {
                    guard let value = texts[index].matter.values[key] else { continue }
                    texts[index].matter.remove(key)
                    texts[index].matter.keepUnderExtra(key.rawValue, value)
                }
            }
        }
        // An article of a draft subject must be a draft too.
        let drafts = Set(
            texts.filter(\.isDraft).compactMap { text -> SubjectID? in
                if case .subject(let id) = text.new.kind { return id }
                return nil
            }
        )
        let folders = Set(texts.filter { $0.isDraft && $0.new.isIndex }.map { FilePlace.folder($0.new.path) })
        for index in texts.indices where !texts[index].isDraft {
            guard case .article(let subject) = texts[index].new.kind,
                drafts.contains(subject) || !folders.isDisjoint(with: texts[index].new.folders)
            else { continue }
            texts[index].isDraft = true
            report.remark("`\(texts[index].new.path)` has a review, and is a draft because its subject is one.")
        }
        report.convert(.review, count: carried)
        let count = texts.count { $0.isDraft }
        if count > 0 {
            report.remark(
                "\(count) of \(texts.count) texts are drafts: nobody has reviewed them here, or they were drafts."
            )
        }
        for index in texts.indices where texts[index].isDraft { texts[index].matter.set(.draft, .plain("true")) }
    }
}
