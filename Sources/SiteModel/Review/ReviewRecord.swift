package import Diagnostics

/// What is on record about the reviews of one text: the file beside it, `causes.review.yml` beside `causes.md`.
package struct ReviewRecord: Sendable, Equatable, FileBesideText {
    /// The file of the record.
    package var file: SourceFile
    /// Its entries, the newest last.
    package var entries: [ReviewEntry]
    /// Whether all of the file could be read. Where not, that is reported, and of the text nothing can be said: neither
    /// that it was reviewed nor that it was not.
    package var isReadable = true

    /// A record of entries in the order of the file.
    package init(file: SourceFile, entries: [ReviewEntry]) {
        self.file = file
        self.entries = entries
    }

    /// The end of the name of every record.
    package static let fileNameSuffix = ".review.yml"
}

/// One entry of a record: someone vouched for a text on a day.
package struct ReviewEntry: Sendable, Equatable {
    /// What the entry says of the text.
    package enum Kind: String, CaseIterable, Sendable {
        /// A clinician reviewed the text.
        case clinical
        /// An editor changed nothing that matters to the review, which goes on to hold for the new text.
        case editorial
    }

    /// The day on which it was written.
    package var date: Located<CalendarDate>
    /// Who vouches for it.
    package var reviewer: Located<PersonID>
    /// What it says of the text.
    package var kind: Kind
    /// Where the text stood on the site; shared texts are on many pages and have none, nor have entries of before
    /// version 2 (docs/review.md, “The form of an entry”).
    package var address: Located<Address>?
    /// The last day on which a clinical review is current; an editorial entry has none.
    package var nextReview: Located<CalendarDate>?
    /// The digest of the text (docs/review.md, “The canonical form”).
    package var text: Located<ContentDigest>
    /// The digests of the shared texts that stood on the page, in the order of their names.
    package var shared: [SharedTextID: ContentDigest]
    /// What readers are told of the change of the text that was reviewed; an editorial entry has none.
    package var change: StatedChange?
    /// What the reviewer adds, in a sentence.
    package var note: String?
    /// The digest of the entry before; `nil` in the first one.
    package var before: Located<ContentDigest>?
    /// The signature of the entry by whoever vouches.
    package var signature: Located<EntrySignature>?

    /// An entry of the given parts.
    package init(
        date: Located<CalendarDate>,
        reviewer: Located<PersonID>,
        kind: Kind,
        address: Located<Address>? = nil,
        nextReview: Located<CalendarDate>? = nil,
        text: Located<ContentDigest>,
        shared: [SharedTextID: ContentDigest] = [:],
        change: StatedChange? = nil,
        note: String? = nil,
        before: Located<ContentDigest>? = nil,
        signature: Located<EntrySignature>? = nil
    ) {
        self.date = date
        self.reviewer = reviewer
        self.kind = kind
        self.address = address
        self.nextReview = nextReview
        self.text = text
        self.shared = shared
        self.change = change
        self.note = note
        self.before = before
        self.signature = signature
    }

    /// Where the entry is: at its date.
    package var location: SourceLocation { date.location }
}

/// A text that is on many pages and is vouched for once for all of them.
package enum SharedTextID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// A disclaimer.
    case disclaimer(DisclaimerID)
    /// The meanings of the glossary: on a page, those that it shows.
    case glossary
    /// The values of `facts.yml`: on a page, those that it shows.
    case facts

    /// Reads what `description` writes.
    package init?(_ name: String) {
        if name == "glossary" {
            self = .glossary
        } else if name == "facts" {
            self = .facts
        } else if name.hasPrefix("disclaimers/"), name.utf8.count > "disclaimers/".utf8.count {
            self = .disclaimer(DisclaimerID(String(name.dropFirst("disclaimers/".count))))
        } else {
            return nil
        }
    }

    /// The path of its file in Content without the ending: `disclaimers/general`, `glossary` or `facts`.
    package var description: String {
        switch self {
        case .disclaimer(let id): "disclaimers/\(id)"
        case .glossary: "glossary"
        case .facts: "facts"
        }
    }

    /// The path of its file in Content.
    package var path: String {
        switch self {
        case .disclaimer: "\(self).md"
        case .glossary, .facts: "\(self).yml"
        }
    }

    /// Orders by the bytes of the names.
    package static func < (first: Self, second: Self) -> Bool {
        first.description.utf8.lexicographicallyPrecedes(second.description.utf8)
    }
}

/// The digests of what a page shows on the day of the build.
package struct PageDigests: Sendable, Equatable {
    /// The digest of the page's own text.
    package var text: ContentDigest
    /// The digests of the shared texts on it.
    package var shared: [SharedTextID: ContentDigest]

    /// The digests of a text and of the shared texts that are on its page.
    package init(text: ContentDigest, shared: [SharedTextID: ContentDigest] = [:]) {
        self.text = text
        self.shared = shared
    }
}
