package import Diagnostics

/// A page differs from what the cache has of it: a fault of sitegen. The cache is not safe to use.
package struct CacheMismatch: Error, CustomStringConvertible {
    /// The file that the text of the page is written in.
    package let file: SourceFile

    /// One sentence without a full stop.
    package var description: String {
        "the page of \(file) is not what an earlier build left of it in the cache; build with --no-cache, and report"
            + " this as a fault of sitegen"
    }
}
