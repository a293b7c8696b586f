import Attestation
import Publishing
import SiteModel

/// A shared text that is shown with a text: whole, or what changed since an old form of it.
struct SharedTextToRead {
    var name: SharedTextID
    var form: TextForm
    var old: TextForm?
}

extension ReviewSession {
    /// The shared texts on a page, as far as they are not those of the reviewer's last entry: the entry names them.
    func sharedTextsToRead(_ forms: [SharedTextID: TextForm], since last: ReviewEntry?) -> [SharedTextToRead] {
        forms.sorted { $0.key < $1.key }.filter { last?.shared[$0.key] != $0.value.digest }.map { name, form in
            let old = last?.shared[name].flatMap { digest in
                desk.texts.first { $0.kind == .shared(name) }.flatMap { self.form(of: $0, withDigest: digest) }
            }
            return SharedTextToRead(name: name, form: form, old: old)
        }
    }
}
