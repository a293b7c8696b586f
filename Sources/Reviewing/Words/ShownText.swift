import Attestation
import Diagnostics
import Publishing
import SiteModel

/// What someone is about to vouch for, as it is shown to them.
package struct ShownText: Sendable {
    private let session: ReviewSession
    private let marks: ChangeMarks

    /// Shows texts of a site; `marks` tell what changed.
    package init(of session: ReviewSession, marks: ChangeMarks) {
        self.session = session
        self.marks = marks
    }

    /// What a reviewer has to look at before they sign: what changed since they reviewed the text last, else all of it,
    /// and what else of its reviews they have to know. A shared text that `earlier` subjects were shown with is only named.
    package func text(
        of subject: EntrySubject,
        after earlier: some Collection<EntrySubject> = [EntrySubject](),
        beforeSigning draft: EntryDraft
    ) -> String {
        var seen: Set<ContentDigest> = []
        for other in earlier {
            let shown = session.sharedTextsToRead(other.forms.shared, since: draft.lastReview(of: other.text))
            seen.formUnion(shown.filter { $0.old == nil }.map(\.form.digest))
        }
        return move(of: subject) + text(of: subject, for: draft, seen) + others(subject, draft.person.id)
    }

    /// What an editor has to look at before a review is carried over: what changed since, or where the text is now.
    package func text(of carried: CarriedReview) -> String {
        let name = carried.subject.text.name
        let since = "since the review of \(carried.day)"
        if carried.old == carried.subject.forms.text, let place = carried.subject.text.address {
            return "\(name), which was not changed \(since), is now at `\(place)`.\n\n"
        }
        return changes(name, from: carried.old, to: carried.subject.forms.text, since)
    }

    /// Where the text was when it was reviewed last, if it has moved since: the same words may be wrong on another page.
    private func move(of subject: EntrySubject) -> String {
        guard let recorded = subject.recorded, let address = subject.text.address, !subject.stays(recorded) else {
            return ""
        }
        func place(_ address: Address) -> String {
            let site = session.desk.site
            let subject = site.subjects.first { site.settings.sections.address(of: $0.id) == address.subject }
            return "`\(address)`" + (subject.map { ", below “\($0.text.title.value)”" } ?? "")
        }
        let old = recorded.address.map { "was reviewed at \(place($0))" } ?? "has a review that names no address"
        return "\(subject.text.name) \(old). It is now at \(place(address)).".shown + "\n\n"
    }

    /// Who else reviewed the text before it changed: one entry must not clear the review of two in silence.
    private func others(_ subject: EntrySubject, _ reviewer: PersonID) -> String {
        guard let recorded = subject.recorded, !subject.holds(recorded) else { return "" }
        return recorded.reviews.filter { $0.reviewer.value != reviewer }.map { entry in
            "`\(entry.reviewer.value)` reviewed \(subject.text.name) on \(entry.date.value), before this change: that review"
                + " no longer counts until `\(entry.reviewer.value)` signs the new text too.\n\n"
        }.joined()
    }

    private func text(of subject: EntrySubject, for draft: EntryDraft, _ seen: Set<ContentDigest>) -> String {
        let (text, forms) = (subject.text, subject.forms)
        guard let last = draft.lastReview(of: text) else {
            return whole(text.name, forms.text) + captions(forms.text) + shared(forms.shared, since: nil, seen)
        }
        let since = "since `\(draft.person.id)` reviewed it on \(last.date.value)"
        let shared = shared(forms.shared, since: last, seen)
        if last.text.value == forms.text.digest {
            return title("\(text.name), the whole text, unchanged \(since)") + lines(forms.text) + captions(forms.text)
                + shared
        }
        if draft.extent(of: text) == .whole, text.reviewed != nil {
            return whole(text.name, forms.text) + captions(forms.text) + shared
        }
        guard let old = session.form(of: text, withDigest: last.text.value) else {
            let why = "because the text of \(last.date.value) is not in the output folder or in git"
            return title("\(text.name), as a whole, \(why)") + lines(forms.text) + captions(forms.text) + shared
        }
        return changes(text.name, from: old, to: forms.text, since) + captions(forms.text, besides: old) + shared
    }

    /// The captions of the films in a text, but for those that an old form of it had too: the form has their digests only,
    /// and their words are a part of what a reviewer signs.
    private func captions(_ form: TextForm, besides old: TextForm? = nil) -> String {
        let known = Set(old?.captionDigests ?? [])
        return form.captionDigests.filter { !known.contains($0) }.compactMap(session.desk.captions).map { found in
            title("\(found.file.path), the captions of the film") + found.lines.map { $0.shown + "\n" }.joined() + "\n"
        }.joined()
    }

    /// What changed in a text.
    private func changes(_ name: String, from old: TextForm, to new: TextForm, _ since: String) -> String {
        let diff = WordDiff(from: old.lines, to: new.lines)
        guard !diff.isEmpty else {
            return title("\(name), in which no word changed \(since), but the structure did") + lines(new)
        }
        return title("\(name), what changed \(since)") + diff.text(WordDiff.Style(marks: marks)) + "\n"
    }

    private func whole(_ name: String, _ form: TextForm) -> String { title("\(name), as a whole") + lines(form) }

    private func title(_ words: String) -> String { "\(words):".shown + "\n\n" }

    private func lines(_ form: TextForm) -> String { form.lines.map { $0.shown + "\n" }.joined() + "\n" }

    private func shared(
        _ forms: [SharedTextID: TextForm],
        since last: ReviewEntry?,
        _ seen: Set<ContentDigest>
    ) -> String {
        session.sharedTextsToRead(forms, since: last).map { shown in
            if seen.contains(shown.form.digest) { return "\(shown.name), on the same page, was shown before.\n\n" }
            guard let old = shown.old, let last else {
                let what =
                    switch shown.name {
                    case .glossary: "glossary, the meanings on the page"
                    case .facts: "facts, the values on the page"
                    case .disclaimer: "\(shown.name), on the same page"
                    }
                return title(what)
                    + lines(shown.form)
            }
            return changes("\(shown.name)", from: old, to: shown.form, "since \(last.date.value)")
        }.joined()
    }
}
