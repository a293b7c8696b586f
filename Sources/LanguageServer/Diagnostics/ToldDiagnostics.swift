import Diagnostics
import Publishing

/// What the client was told of each file, by its path.
struct ToldDiagnostics: Sendable {
    private var told: [String: [ShownDiagnostic]] = [:]
    /// Files that were opened since; of them the client is told in any case.
    private var opened: Set<String> = []
    /// The number of the last change of each file whose text may be another one since.
    private var changes: [String: Int] = [:]
    /// The number of the last change that may have been of any file.
    private var changeOfAll = 0

    subscript(_ path: String) -> [ShownDiagnostic]? { told[path] }

    /// Notes that a file was opened.
    mutating func noteOpening(_ path: String) { opened.insert(path) }

    /// Notes that a file was closed.
    mutating func forgetOpening(_ path: String) { opened.remove(path) }

    /// Notes that the texts of files may have changed.
    mutating func note(_ files: FileChanges, asChange number: Int) {
        switch files {
        case .everything: changeOfAll = number
        case .files(let paths): for path in paths { changes[path] = number }
        }
    }

    /// What was told of a file, if the same is found in it and its text is as it was.
    func list(of path: String, for found: [Diagnostic]) -> [ShownDiagnostic]? {
        guard changeOfAll == 0, changes[path] == nil, let list = told[path], list.count == found.count,
            zip(list, found).allSatisfy({ $0.diagnostic == $1 }),
            // Places in other files may change without this one.
            found.allSatisfy({ one in one.notes.allSatisfy { $0.location.file == one.location.file } })
        else { return nil }
        return list
    }

    /// Takes what there is to tell of the texts as they were after a change. Of those that have changed since, what was told
    /// stays: they have other places.
    ///
    /// - Parameter isOfSite: Whether a path is that of a file of the site.
    /// - Returns: Each file that the client has to be told of, in order of their paths.
    mutating func take(
        _ lists: [String: [ShownDiagnostic]],
        afterChange number: Int,
        isOfSite: (String) -> Bool
    ) -> [(path: String, list: [ShownDiagnostic])] {
        guard changeOfAll <= number else { return [] }
        var lists = lists
        let newer = changes.filter { $0.value > number }
        for path in newer.keys { lists[path] = told[path] }
        let fresh = opened.filter { newer[$0] == nil && isOfSite($0) }
        let differing = Set(lists.keys).union(told.keys).union(fresh).sorted().filter { path in
            fresh.contains(path)
                || !lists[path, default: []].elementsEqual(told[path, default: []]) { $0.shown == $1.shown }
        }
        opened.formIntersection(newer.keys)
        (changes, changeOfAll) = (newer, 0)
        told = lists
        return differing.map { ($0, lists[$0] ?? []) }
    }
}
