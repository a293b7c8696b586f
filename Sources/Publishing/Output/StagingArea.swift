/// The folder in which a run builds before anything of Output changes.
///
///     .Output.sitegen-staging/    beside Output, or Output/.sitegen-staging/
///         new/                    the files of the new site; after an exchange, those of the old one
///         old/                    the old site, where two renames had to take the place of the exchange
///         journal                 what the commit is about to do; not there before everything in new/ is
struct StagingArea: Hashable, Sendable {
    /// The folder itself.
    let container: String

    /// The files that are to be put in place.
    var files: String { container + "/new" }
    /// Where the old site goes when folders cannot be exchanged.
    var retired: String { container + "/old" }
    /// The commit's journal.
    var journal: String { container + "/journal" }

    /// Beside the output folder, for a commit that puts whole folders in place; `nil` for the root of all folders.
    static func beside(_ output: String) -> StagingArea? {
        let name = FilePath.name(of: output)
        guard !name.isEmpty else { return nil }
        return StagingArea(container: FilePath.join(FilePath.folder(of: output), ".\(name).sitegen-staging"))
    }

    /// In the output folder, for a commit file by file.
    static func inside(_ output: String) -> StagingArea {
        StagingArea(container: FilePath.join(output, ".sitegen-staging"))
    }
}
