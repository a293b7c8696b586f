import Attestation
import Publishing
import SiteModel

/// What someone is about to vouch for, as it is shown to them.
struct ShownText {
    let session: ReviewSession
    let colour: Bool

    /// What a reviewer has to look at: what changed since they reviewed the text last, else all of it.
    ///
    /// `isWhole` says whether they are to read all of it in any case.
    func text(for reviewer: PersonID, _ text: ReviewDesk.Text, _ forms: PageForms, isWhole: Bool) -> String {
        let last = text.record?.entries.last { $0.kind == .clinical && $0.reviewer.value == reviewer }
        guard let last else { return whole(text.name, forms.text) + shared(forms.shared, since: nil) }
        let since = "since `\(reviewer)` reviewed it on \(last.date.value)"
        let shared = shared(forms.shared, since: last)
        if last.text.value == forms.text.digest {
            return title("\(text.name), the whole text, unchanged \(since)") + lines(forms.text) + shared
        }
        if isWhole, text.reviewed != nil { return whole(text.name, forms.text) + shared }
        guard let old = session.form(of: text, withDigest: last.text.value) else {
            let why = "because the text of \(last.date.value) is not in the output folder or in git"
            return title("\(text.name), as a whole, \(why)") + lines(forms.text) + shared
        }
        return changes(text.name, from: old, to: forms.text, since) + shared
    }

    /// What changed in a text.
    func changes(_ name: String, from old: TextForm, to new: TextForm, _ since: String) -> String {
        let diff = WordDiff(from: old.lines, to: new.lines)
        guard !diff.isEmpty else {
            return title("\(name), in which no word changed \(since), but the structure did") + lines(new)
        }
        return title("\(name), what changed \(since)") + diff.text(WordDiff.Style(colour: colour)) + "\n"
    }

    private func whole(_ name: String, _ form: TextForm) -> String { title("\(name), as a whole") + lines(form) }

    private func title(_ words: String) -> String { "\(words):".shown + "\n\n" }

    private func lines(_ form: TextForm) -> String { form.lines.map { $0.shown + "\n" }.joined() + "\n" }

    /// The shared texts on the page, as far as they are not those of the reviewer's last entry: the entry names them.
    private func shared(_ forms: [SharedTextID: TextForm], since last: ReviewEntry?) -> String {
        forms.sorted { $0.key < $1.key }.filter { last?.shared[$0.key] != $0.value.digest }.map { name, form in
            let words = name == .glossary ? "glossary, the meanings on the page" : "\(name), on the same page"
            let old = last?.shared[name].flatMap { digest in
                session.desk.texts.first { $0.kind == .shared(name) }.flatMap {
                    session.form(of: $0, withDigest: digest)
                }
            }
            guard let old, let last else { return title(words) + lines(form) }
            return changes("\(name)", from: old, to: form, "since \(last.date.value)")
        }.joined()
    }
}
