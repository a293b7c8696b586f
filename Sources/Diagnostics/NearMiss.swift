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
        match(for: name, among: candidates)?.name
    }

    /// What to do about a name that nothing has: «did you mean `x`?» with the fix that writes that name, else the known
    /// names when there are few, else nothing.
    ///
    /// - Parameters:
    ///   - name: the name as it is written in the text.
    ///   - location: a stretch of text with that name in it.
    ///   - candidates: the names that there are.
    ///   - limit: how many names are few.
    ///   - mayBeCertain: `false` where a slip of the keyboard leaves a doubt: who of two people is meant is for a person to
    ///     say, and a name that is written in a second place too is not changed in one.
    ///   - words: the help, from the name that was probably meant.
    package static func advice(
        for name: String,
        at location: SourceLocation,
        among candidates: some Collection<String>,
        listing limit: Int = 12,
        mayBeCertain: Bool = true,
        _ words: (String) -> String = { "did you mean `\($0)`?" }
    ) -> Advice {
        guard let match = match(for: name, among: candidates) else {
            return Advice(list(of: candidates, upTo: limit))
        }
        let isCertain = match.isCertain && mayBeCertain
        return Advice(
            words(match.name),
            fix: .change(name, to: match.name, at: location, isCertain: isCertain)
        )
    }

    /// What to do about a name where another one is known to be meant: «did you mean `x`?» with the fix that writes it.
    ///
    /// - Parameter isSame: whether both are ways to write the same thing. Else the fix is as certain as that of a slip of
    ///   the keyboard.
    package static func advice(
        for name: String,
        at location: SourceLocation,
        meant: String?,
        isSame: Bool = false,
        _ words: (String) -> String = { "did you mean `\($0)`?" }
    ) -> Advice {
        guard let meant else { return Advice(nil) }
        let isCertain = isSame || match(for: name, among: [meant])?.isCertain == true
        return Advice(words(meant), fix: .change(name, to: meant, at: location, isCertain: isCertain))
    }

    /// A ready help sentence: «did you mean `x`?», else the known names when there are few, else `nil`.
    package static func help(for name: String, among candidates: some Collection<String>, listing limit: Int = 12)
        -> String?
    {
        suggestion(for: name, among: candidates).map { "did you mean `\($0)`?" } ?? list(of: candidates, upTo: limit)
    }

    private static func list(of names: some Collection<String>, upTo limit: Int) -> String? {
        guard !names.isEmpty, names.count <= limit else { return nil }
        return "known here: " + names.sorted().map { "`\($0)`" }.joined(separator: ", ")
    }

    /// The name that was probably meant, and whether it certainly was.
    private static func match(for name: String, among candidates: some Sequence<String>) -> (
        name: String, isCertain: Bool
    )? {
        if let file = name.split(separator: "/").last, name.hasSuffix(".md"),
            let named = candidates.first(where: { $0 + ".md" == file })
        {
            return (named, true)
        }
        let wanted = Array(name.lowercased().unicodeScalars)
        var best: (distance: Int, isStart: Bool, name: String)?
        var hasRival = false
        for candidate in candidates where candidate != name {
            let scalars = Array(candidate.lowercased().unicodeScalars)
            let allowed = max(1, max(wanted.count, scalars.count) / 3)
            guard abs(wanted.count - scalars.count) <= allowed else { continue }
            let distance = distance(wanted, scalars)
            guard distance <= allowed else { continue }
            if let best, best.name != candidate {
                if distance == best.distance { hasRival = true }
                if distance < best.distance { hasRival = false }
            }
            // Who left out the end of a name meant that name, and not another as near.
            let isStart = candidate.lowercased().hasPrefix(name.lowercased())
            if let current = best,
                (current.distance, current.isStart ? 0 : 1, current.name) <= (distance, isStart ? 0 : 1, candidate)
            {
                continue
            }
            best = (distance, isStart, candidate)
        }
        return best.map { best in
            (best.name, !hasRival && isOneSlip(wanted, Array(best.name.lowercased().unicodeScalars), best.distance))
        }
    }

    /// Whether a name is another with at most one slip of the keyboard, where that cannot be a name of its own: `hepatitis-b`
    /// is not `hepatitis-a`, `who-2022` not `who-2023`, and `atypical` not `typical`.
    private static func isOneSlip(_ written: [Unicode.Scalar], _ meant: [Unicode.Scalar], _ distance: Int) -> Bool {
        guard distance <= 1 else { return false }
        guard distance > 0 else { return true }
        func signs(_ name: [Unicode.Scalar]) -> [Unicode.Scalar] { name.filter { !$0.properties.isAlphabetic } }
        guard signs(written) == signs(meant) else { return false }
        let same = zip(written, meant).prefix { $0 == $1 }.count
        let rest = meant[same...]
        let start = meant[..<same].lastIndex { !$0.properties.isAlphabetic }.map { $0 + 1 } ?? 0
        let end = rest.firstIndex { !$0.properties.isAlphabetic } ?? meant.count
        return same > start && end - start >= fewestLetters
    }

    /// The fewest letters of a word in which one that is wrong does not make another word of it.
    private static let fewestLetters = 4

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
