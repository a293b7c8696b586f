import Attestation
import Diagnostics
import Foundation
import Publishing
import SiteModel

/// A text that a reviewer is asked to read, with all that a request shows of it.
struct RequestedText {
    /// The text.
    let subject: EntrySubject
    /// Where its page is.
    let address: Address
    /// The page as readers are to see it.
    let page: ShownPage
    /// What changed since the reviewer's last entry; `nil` where they have not reviewed the text.
    let changes: Changes?
    /// What `sitegen check` finds in the text, each in a sentence.
    let findings: [String]

    /// What changed in a text since a reviewer read it.
    struct Changes {
        /// The day of the reviewer's last entry.
        let since: CalendarDate
        /// The words that changed, with their surroundings; `nil` where the earlier text is not known any more.
        let words: HTMLText?
        /// The pictures that changed.
        let pictures: [ChangedPicture]
        /// The shared texts on the page that are not those of the reviewer's last entry, with the words that changed.
        let shared: [(name: SharedTextID, words: HTMLText)]
    }

    /// A picture that is not the one that the reviewer saw, as `data:` addresses (RFC 2397).
    struct ChangedPicture {
        /// The file that shows it now.
        let path: String
        /// The picture that the reviewer saw; `nil` for a new one.
        let old: String?
        let new: String
    }

    /// The digests of what the page shows, by the names that docs/review.md gives to its texts.
    var digests: [(name: StaticString, digest: ContentDigest)] {
        [("text", subject.digests.text)]
            + subject.digests.shared.sorted { $0.key < $1.key }.map { name, digest in
                (Self.name(of: name), digest)
            }
    }

    /// The name that docs/review.md gives to a shared text on a page.
    private static func name(of shared: SharedTextID) -> StaticString {
        switch shared {
        case .disclaimer: "disclaimer"
        case .glossary: "meanings"
        case .facts: "facts"
        }
    }
}

extension RequestedText {
    /// Whether a page has the digests that an entry of a text is to have: a theme that does not mark what is reviewed, or a
    /// fault of ours, is found before anyone reads. `page` names files by their own addresses.
    static func isSigned(_ subject: EntrySubject, as page: ShownPage, files: [String: [UInt8]]) -> Bool {
        let published = try? PublishedPage(html: Array(page.markup.markup.utf8)) { source in
            files[source].map { ContentDigest(of: $0) }
        }
        guard let published, published.problems.isEmpty, published.text?.digest == subject.digests.text else {
            return false
        }
        return subject.digests.shared.allSatisfy { name, digest in
            let form =
                switch name {
                case .disclaimer: published.disclaimer
                case .glossary: published.meanings
                case .facts: published.facts
                }
            return form?.digest == digest
        }
    }
}

extension ReviewSession {
    /// What changed in a text since a reviewer's last entry; `nil` where there is none.
    func changes(in subject: EntrySubject, since last: ReviewEntry?) -> RequestedText.Changes? {
        guard let last else { return nil }
        let style = WordDiff.Style(marks: .elements)
        func words(from old: TextForm, to new: TextForm) -> HTMLText {
            let diff = WordDiff(from: old.lines, to: new.lines)
            let lines = diff.isEmpty ? [] : diff.text(style).split(separator: "\n")
            return HTMLText(markup: lines.map { "<p>\($0)</p>\n" }.joined())
        }
        let old = form(of: subject.text, withDigest: last.text.value)
        return RequestedText.Changes(
            since: last.date.value,
            words: old.map { words(from: $0, to: subject.forms.text) },
            pictures: old.map { changedPictures(from: $0, to: subject.forms.text) } ?? [],
            shared: sharedTextsToRead(subject.forms.shared, since: last).map { shared in
                let whole = shared.form.lines.map { "<p>\(HTMLEscaping.escape($0))</p>\n" }.joined()
                return (shared.name, shared.old.map { words(from: $0, to: shared.form) } ?? HTMLText(markup: whole))
            }
        )
    }

    /// The pictures of a text that an earlier form of it did not show. The earlier picture of a file is looked up in git.
    private func changedPictures(from old: TextForm, to new: TextForm) -> [RequestedText.ChangedPicture] {
        let known = Set(old.pictureDigests)
        let gone = known.subtracting(new.pictureDigests)
        let history = gone.isEmpty ? nil : history
        return desk.site.files.filter { file in
            file.digest.map { new.pictureDigests.contains($0) && !known.contains($0) } == true
        }.compactMap { file in
            guard let bytes = desk.bytes(of: file.file) else { return nil }
            let before = history?.version(of: file.file.path) { bytes, _ in gone.contains(ContentDigest(of: bytes)) }
            return RequestedText.ChangedPicture(
                path: file.file.path,
                old: before.map { FileWithinAddress.address(of: $0.bytes, named: file.file.path) },
                new: FileWithinAddress.address(of: bytes, named: file.file.path)
            )
        }
    }
}

/// A file that is within its own address (RFC 2397), so that a page shows it without asking anyone.
enum FileWithinAddress {
    /// The address of a file; its name tells what it is.
    static func address(of bytes: [UInt8], named name: String) -> String {
        "data:\(MediaType.of(name).prefix { $0 != ";" });base64,\(Data(bytes).base64EncodedString())"
    }
}
