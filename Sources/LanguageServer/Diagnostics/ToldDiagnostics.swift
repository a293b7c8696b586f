import Diagnostics
import Publishing

/// What the client was told of each file, by its path.
struct ToldDiagnostics: Sendable {
    private var told: [String: [ShownDiagnostic]] = [:]
    /// Files that were opened since; of them the client is told in any case.
    private var opened: Set<String> = []
    /// Files whose text may be another one since; `nil` where that may be any.
    private var changed: Set<String>? = []

    subscript(_ path: String) -> [ShownDiagnostic]? { told[path] }

    /// Notes that a file was opened.
    mutating func noteOpening(_ path: String) { opened.insert(path) }

    /// Notes that the texts of files may have changed.
    mutating func noteChange(of files: FileChanges) {
        switch files {
        case .everything: changed = nil
        case .files(let paths): changed?.formUnion(paths)
        }
    }

    /// What was told of a file, if the same is found in it and its text is as it was.
    func list(of path: String, for found: [Diagnostic]) -> [ShownDiagnostic]? {
        guard let list = told[path], changed?.contains(path) == false, list.count == found.count,
            zip(list, found).allSatisfy({ $0.diagnostic == $1 }),
            // Places in other files may change without this one.
            found.allSatisfy({ one in one.notes.allSatisfy { $0.location.file == one.location.file } })
        else { return nil }
        return list
    }

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
        let differing = Set(lists.keys).union(told.keys).union(fresh).sorted().filter { path in
            fresh.contains(path)
                || !lists[path, default: []].elementsEqual(told[path, default: []]) { $0.shown == $1.shown }
        }
        (opened, changed) = ([], [])
        told = lists
        return differing.map { ($0, lists[$0] ?? []) }
    }
}
