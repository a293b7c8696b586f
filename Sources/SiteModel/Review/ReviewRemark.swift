package import Diagnostics

/// The remarks on one text: the file beside it, `causes.remarks.yml` beside `causes.md`.
package struct ReviewRemarks: Sendable, Equatable, FileBesideText {
    /// The file.
    package var file: SourceFile
    /// The remarks, the newest last.
    package var remarks: [ReviewRemark]
    /// Whether all of the file could be read. Where not, that is reported, and a remark may be missing here.
    package var isReadable = true

    /// Remarks in the order of a file.
    package init(file: SourceFile, remarks: [ReviewRemark]) {
        self.file = file
        self.remarks = remarks
    }

    /// The end of the name of every file of remarks.
    package static let fileNameSuffix = ".remarks.yml"

    /// The remarks that no editor has answered yet.
    package var open: [ReviewRemark] { remarks.filter(\.isOpen) }
}

/// What a reviewer says of a text that is not approved as it is, or besides approving it. No entry of the record comes
/// of it.
package struct ReviewRemark: Sendable, Equatable {
    /// What the reviewer decided about the text.
    package enum Decision: String, CaseIterable, Sendable {
        /// The text has to change before the reviewer vouches for it.
        case changes
        /// The reviewer does not vouch for the text.
        case declined
        /// Nothing: it is worth saying all the same.
        case remark
    }

    /// The day on which it was made.
    package var date: Located<CalendarDate>
    /// Who made it.
    package var reviewer: Located<PersonID>
    /// What was decided.
    package var decision: Decision
    /// The digest of the text that the reviewer read (docs/review.md, “The canonical form”).
    package var text: Located<ContentDigest>
    /// The heading above the place in the text; `nil` where there is none, and for a remark on the whole.
    package var section: RemarkText?
    /// Words of the text at the place; `nil` for a remark on the whole.
    package var quote: RemarkText?
    /// What the reviewer says.
    package var remark: RemarkText
    /// What an editor answered; `nil` as long as the remark is open.
    package var answer: RemarkText?

    /// A remark of the given parts.
    package init(
        date: Located<CalendarDate>,
        reviewer: Located<PersonID>,
        decision: Decision,
        text: Located<ContentDigest>,
        section: RemarkText? = nil,
        quote: RemarkText? = nil,
        remark: RemarkText,
        answer: RemarkText? = nil
    ) {
        self.date = date
        self.reviewer = reviewer
        self.decision = decision
        self.text = text
        self.section = section
        self.quote = quote
        self.remark = remark
        self.answer = answer
    }

    /// Whether no editor has answered it yet.
    package var isOpen: Bool { answer == nil }
    /// Where it is: at its date.
    package var location: SourceLocation { date.location }
}

/// Plain text of a remark, in one line or several: what a reviewer says, an editor's answer, words of a text.
package struct RemarkText: Hashable, Sendable, CustomStringConvertible {
    /// The text, with lines that end in a line feed, without white space at both ends.
    package let text: String

    /// How long it may be, in Unicode code points.
    package static let maximumLength = 4000

    /// Takes a text as someone wrote it.
    ///
    /// - Throws: The first fault that it has.
    package init(_ written: String) throws(UnfitText) {
        // A mark of bytes is no character of a text (Unicode Standard, section 23.8), and a line of some systems ends in a
        // carriage return, or in one and a line feed.
        let text = String(String.UnicodeScalarView(written.unicodeScalars.filter { $0 != "\u{FEFF}" }))
            .replacing("\r\n", with: "\n").replacing("\r", with: "\n").withoutOuterSpace
        guard !text.isEmpty else { throw .empty }
        if let unseen = text.unicodeScalars.first(where: { $0.isUnseen && $0 != "\n" && $0 != "\t" }) {
            throw .unseen(unseen)
        }
        let length = text.unicodeScalars.count
        guard length <= Self.maximumLength else { throw .tooLong(length) }
        self.text = text
    }

    /// The text.
    package var description: String { text }
}

extension String {
    /// The text without white space at its ends, as the values of YAML are read.
    fileprivate var withoutOuterSpace: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
