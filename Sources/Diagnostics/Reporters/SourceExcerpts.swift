/// Where a reporter gets the source lines that it shows.
///
/// Reporters read no files themselves: what was checked may be gone from the disk, or never have been there.
package protocol SourceExcerpts: Sendable {
    /// The text of the 1-based line `number` without its line ending; `nil` where the file has no such line or cannot
    /// be read.
    func line(_ number: Int, of file: SourceFile) -> String?
}
