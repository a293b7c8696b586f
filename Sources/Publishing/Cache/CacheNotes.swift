import Diagnostics
import SiteModel

/// What a build notes for the next one while it makes pages.
struct CacheNotes: Sendable {
    /// What each text became.
    var texts: [SourceFile: ArraySlice<UInt8>] = [:]
    /// The pages that are part of the site now.
    var pages: [OutputPath: BuildCache.Page] = [:]
    /// The digest of all that each page was made from, by the file of its text.
    var causes: [SourceFile: ContentDigest] = [:]
    /// The signatures of entries that are valid (`SignatureMemory`).
    var signatures: Set<ContentDigest> = []

    /// Adds the notes of other pages.
    mutating func add(_ others: CacheNotes) {
        texts.merge(others.texts) { first, _ in first }
        pages.merge(others.pages) { first, _ in first }
        causes.merge(others.causes) { first, _ in first }
        signatures.formUnion(others.signatures)
    }
}
