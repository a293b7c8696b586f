public import Diagnostics
import SiteModel

/// What a build notes for the next one while it makes pages.
struct CacheNotes: Sendable {
    /// What each text became.
    var texts: [SourceFile: ArraySlice<UInt8>] = [:]
    /// The pages that are part of the site now.
    var pages: [OutputPath: BuildCache.Page] = [:]

    /// Adds the notes of other pages.
    mutating func add(_ others: CacheNotes) {
        texts.merge(others.texts) { first, _ in first }
        pages.merge(others.pages) { first, _ in first }
    }
}

/// A page differs from what the cache has of it: a fault of sitegen. The cache is not safe to use.
public struct CacheMismatch: Error, CustomStringConvertible {
    /// The file that the text of the page is written in.
    public let file: SourceFile

    /// One sentence without a full stop.
    public var description: String {
        "the page of \(file) is not what an earlier build left of it in the cache; build with --no-cache, and report"
            + " this as a fault of sitegen"
    }
}
