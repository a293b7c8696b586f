import Diagnostics
import Publishing
import SiteModel

/// What is asked before entries are written, and what is said of one that is.
package struct SigningWords: Sendable {
    private let draft: EntryDraft

    /// The words about a draft.
    package init(_ draft: EntryDraft) { self.draft = draft }

    /// What whoever vouches is asked.
    package func question(about subjects: [EntrySubject]) -> String {
        let what = subjects.count == 1 ? "this text" : "these \(subjects.count) texts"
        let until = subjects.compactMap { draft.nextReview(of: $0.text) }.first.map { ", through \($0)" } ?? ""
        return TerminalText.shown("Does \(draft.person.name) (\(draft.person.id)) vouch for \(what)\(until)?")
    }

    /// What is said once the entry is in the record at a path.
    package func outcome(of subject: EntrySubject, record: String) -> String {
        "Signed \(subject.text.name) as `\(draft.person.id)`\(term(of: subject)): \(record)\n"
    }

    /// What is said of a text that has such an entry already.
    package func isOnRecord(_ subject: EntrySubject) -> String {
        "`\(draft.person.id)` has already signed \(subject.text.name) on \(draft.site.day).\n"
    }

    /// Until when the review holds, and why, where the reviewer has reviewed the text before.
    private func term(of subject: EntrySubject) -> String {
        let text = subject.text
        let isAgain = draft.lastReview(of: text) != nil
        return switch draft.term(of: text) {
        case nil: ""
        case .kept(let day):
            ", through \(day) as before (with --whole, you read the whole text again, and a new period starts)"
        case .whole(let day) where isAgain: ", through \(day), for the whole text"
        case .stated(let day) where isAgain:
            ", through \(day), for \(draft.extent(of: text) == .whole ? "the whole text" : "what changed")"
        case .whole(let day), .stated(let day): ", through \(day)"
        }
    }
}
