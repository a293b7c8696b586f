/// Finds the name that was probably meant: the «did you mean» of every message about an unknown name.
package enum NearMiss {
    /// The closest of `candidates` to `name`, or `nil` where none is close enough to be a slip of the keyboard.
    ///
    /// Closeness is the Damerau–Levenshtein distance (optimal string alignment: insertions, deletions, substitutions
    /// and swaps of neighbours count one each) of the lower-cased names; a third of the longer name's length, and at
    /// least one slip, is allowed. The first in alphabetical order wins a tie, so that the answer is stable.
    ///
    /// A name given as the path of its file is the name of the file: `people/ada.md` is `ada`.
    package static func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
        if let file = name.split(separator: "/").last, name.hasSuffix(".md"),
            let named = candidates.first(where: { $0 + ".md" == file })
        {
            return named
        }
        let wanted = Array(name.lowercased().unicodeScalars)
        var best: (distance: Int, isStart: Bool, name: String)?
        for candidate in candidates where candidate != name {
            let scalars = Array(candidate.lowercased().unicodeScalars)
            let allowed = max(1, max(wanted.count, scalars.count) / 3)
            guard abs(wanted.count - scalars.count) <= allowed else { continue }
            let distance = distance(wanted, scalars)
            guard distance <= allowed else { continue }
            // Who left out the end of a name meant that name, and not another as near.
            let isStart = candidate.lowercased().hasPrefix(name.lowercased())
            if let current = best,
                (current.distance, current.isStart ? 0 : 1, current.name) <= (distance, isStart ? 0 : 1, candidate)
            {
                continue
            }
            best = (distance, isStart, candidate)
        }
        return best?.name
    }

    /// A ready help sentence: «did you mean `x`?», else the known names when there are few, else `nil`.
    package static func help(for name: String, among candidates: some Collection<String>, listing limit: Int = 12)
        -> String?
    {
        if let suggestion = suggestion(for: name, among: candidates) { return "did you mean `\(suggestion)`?" }
        guard !candidates.isEmpty, candidates.count <= limit else { return nil }
        return "known here: " + candidates.sorted().map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard !first.isEmpty else { return second.count }
        guard !second.isEmpty else { return first.count }
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        for row in 1...first.count {
            var current = [Int](repeating: row, count: second.count + 1)
            for column in 1...second.count {
                let same = first[row - 1] == second[column - 1]
                var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    cost = min(cost, beforeLast[column - 2] + 1)
                }
                current[column] = cost
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
