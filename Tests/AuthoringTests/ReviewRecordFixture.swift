import Diagnostics
import SiteModel
import Testing

@testable import Authoring

/// Records of reviews as tests write and read them.
enum RecordFixture {
    static let file = SourceFile(.content, "conditions/anemia/causes.review.yml")
    /// Digests, written down.
    static let one = String(repeating: "3f0a", count: 16)
    static let two = String(repeating: "9b1c", count: 16)
    /// The Base64 of 64 zero bytes.
    static let signature = String(repeating: "A", count: 86) + "=="

    /// What the reader makes of a text.
    static func read(_ text: String, at path: String = file.path) -> (record: ReviewRecord, problems: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let file = SourceFile(.content, path)
        let record = ReviewRecordReader.read(Array(text.utf8), file: file, diagnostics: &problems)
        return (record, problems)
    }

    static func digest(_ text: String) throws -> ContentDigest {
        try #require(ContentDigest(hexadecimal: text.utf8))
    }

    /// An entry whose places are all the start of the file.
    static func entry(
        _ date: String,
        _ reviewer: String,
        _ kind: ReviewEntry.Kind = .clinical,
        next: String? = nil,
        text: String = one,
        shared: [String: String] = [:],
        change: String? = nil,
        note: String? = nil,
        before: String? = nil,
        signature: [UInt8]? = nil,
        signedAs format: EntrySignature.Format = .entry
    ) throws -> ReviewEntry {
        let place = Diagnostics.SourceLocation(file)
        func day(_ text: String) throws -> Located<CalendarDate> {
            Located(try #require(CalendarDate(iso: text)), at: place)
        }
        return ReviewEntry(
            date: try day(date),
            reviewer: Located(PersonID(reviewer), at: place),
            kind: kind,
            nextReview: try next.map(day),
            text: Located(try digest(text), at: place),
            shared: Dictionary(
                uniqueKeysWithValues: try shared.map { (try #require(SharedTextID($0)), try digest($1)) }
            ),
            change: try change.map { try StatedChange($0) },
            note: note,
            before: try before.map { Located(try digest($0), at: place) },
            signature: signature.flatMap { EntrySignature($0, of: format) }.map { Located($0, at: place) }
        )
    }
}

extension ReviewEntry {
    /// The same entry with all places at the start of its file: what it says, wherever it says so.
    var unplaced: ReviewEntry {
        let place = Diagnostics.SourceLocation(date.location.file)
        return ReviewEntry(
            date: Located(date.value, at: place),
            reviewer: Located(reviewer.value, at: place),
            kind: kind,
            nextReview: nextReview.map { Located($0.value, at: place) },
            text: Located(text.value, at: place),
            shared: shared,
            change: change,
            note: note,
            before: before.map { Located($0.value, at: place) },
            signature: signature.map { Located($0.value, at: place) }
        )
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
