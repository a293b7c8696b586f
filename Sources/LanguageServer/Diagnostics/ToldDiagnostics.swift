/// What the client was told of each file, by its path.
struct ToldDiagnostics: Sendable {
    private var told: [String: [ShownDiagnostic]] = [:]
    /// Files that were opened since; of them the client is told in any case.
    private var opened: Set<String> = []

    subscript(_ path: String) -> [ShownDiagnostic]? { told[path] }

    /// Notes that a file was opened.
    mutating func noteOpening(_ path: String) { opened.insert(path) }

    /// Notes that a file was closed.
    mutating func forgetOpening(_ path: String) { opened.remove(path) }

    /// Takes what there is to tell now.
    ///
    /// - Parameter isOfSite: Whether a path is that of a file of the site.
    /// - Returns: Each file that the client has to be told of, in order of their paths.
    mutating func take(
        _ lists: [String: [ShownDiagnostic]],
        isOfSite: (String) -> Bool
    ) -> [(path: String, list: [ShownDiagnostic])] {
        let fresh = opened.filter(isOfSite)
        let changed = Set(lists.keys).union(told.keys).union(fresh).sorted().filter { path in
            fresh.contains(path) || lists[path, default: []].map(\.shown) != told[path, default: []].map(\.shown)
        }
        opened = []
        told = lists
        return changed.map { ($0, lists[$0] ?? []) }
    }
}
