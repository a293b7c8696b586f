/// What an import writes, and what it has to say.
package struct ImportPlan: Sendable {
    /// A text file to write.
    package struct File: Sendable, Equatable {
        /// The path in the new content folder.
        package var path: String
        /// What it holds.
        package var text: String
    }

    /// A file to copy as it is.
    package struct Copy: Sendable, Equatable {
        /// The path in the folder of the old site.
        package var source: String
        /// The path in the new content folder.
        package var path: String
    }

    /// The files to write, by path.
    package var files: [File]
    /// The files to copy, by path.
    package var copies: [Copy]
    /// What became of the old site.
    package var report: ImportReport
}
