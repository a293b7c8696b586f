/// What may have changed on the disk since a live site last looked.
///
/// It is a hint, and never trusted for more: whatever it names is read again, and what is there decides.
package enum FileChanges: Sendable, Equatable {
    /// Files by their paths, as the folders of the request spell them.
    case files(Set<String>)
    /// Anything.
    case everything

    /// Both of two changes.
    package func and(_ other: FileChanges) -> FileChanges {
        guard case .files(let first) = self, case .files(let second) = other else { return .everything }
        return .files(first.union(second))
    }
}
