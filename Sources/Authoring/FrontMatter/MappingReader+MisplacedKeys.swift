import Diagnostics
import SiteModel

/// Keys that are misspelt, or in another column than they belong in: each is reported once, and read as it was meant.
extension MappingReader {
    /// What `read` makes of the keys. Where a key is misspelt, it reads them once more with the value under the key that
    /// was meant: then one message is all that a slip of the keyboard gets, and nothing is taken for missing.
    mutating func reading<Result>(_ read: (inout MappingReader) -> Result) -> Result {
        let start = self
        let result = read(&self)
        guard let respelt = start.respelt(after: self) else { return result }
        self = respelt
        return read(&self)
    }

    /// The same keys, each misspelt one reported and under its right name; `nil` where there is none. `reader` has asked
    /// for every key that is known here.
    func respelt(after reader: MappingReader) -> MappingReader? {
        let known = reader.known
        guard order.contains(where: { !known.contains($0.key) }) || !reader.keysWithGroups.isEmpty else { return nil }
        var copy = self
        var hasChanged = copy.moveUpIndentedKeys(below: reader.keysWithGroups, known: known)
        hasChanged = copy.moveDownKeys(into: reader.emptyGroups, known: known) || hasChanged
        let order = copy.order
        for (index, entry) in order.enumerated() where !known.contains(entry.key) {
            guard let meant = NearMiss.suggestion(for: entry.key, among: known), copy.entries[meant] == nil else {
                continue
            }
            copy.reportUnknown(entry, NearMiss.advice(for: entry.key, at: entry.keyLocation, among: known))
            if case .scalar = entry.value.content { copy.misnamed.insert(entry.value.location) }
            copy.order[index].key = meant
            copy.entries[entry.key] = nil
            copy.entries[meant] = copy.order[index]
            hasChanged = true
        }
        return hasChanged ? copy : nil
    }

    /// Moves keys below the empty key that they follow, where they are keys of its group and of no other; whether there
    /// are any.
    private mutating func moveDownKeys(into groups: [String: GroupKeys], known: [String]) -> Bool {
        var hasChanged = false
        for key in order.map(\.key) {
            guard let names = groups[key], let index = order.firstIndex(where: { $0.key == key }) else { continue }
            let inner = order[(index + 1)...].prefix { entry in
                guard !known.contains(entry.key) else { return false }
                return switch names {
                case .these(let names): names.contains(entry.key)
                case .any: NearMiss.suggestion(for: entry.key, among: known) == nil
                }
            }
            guard let first = inner.first, let last = inner.last else { continue }
            report(
                .wrongType,
                at: first.keyLocation,
                "`\(key)` is empty, and `\(first.key)` below it is not indented",
                help: inner.count == 1
                    ? "indent `\(first.key)` by two spaces"
                    : "indent the lines from `\(first.key)` to `\(last.key)` by two spaces"
            )
            order[index].value = YAMLNode(content: .mapping(Array(inner)), location: first.keyLocation)
            entries[key] = order[index]
            for moved in inner { entries[moved.key] = nil }
            order.removeSubrange(inner.indices)
            hasChanged = true
        }
        return hasChanged
    }

    /// Moves keys to their group that are indented as if they belonged to the key above them, which has no value; whether
    /// there are any.
    private mutating func moveUpIndentedKeys(below keys: Set<String>, known: [String]) -> Bool {
        var hasChanged = false
        for (index, entry) in order.enumerated() where keys.contains(entry.key) {
            guard case .mapping(let inner) = entry.value.content, let first = inner.first,
                inner.allSatisfy({ known.contains($0.key) && entries[$0.key] == nil })
            else { continue }
            report(
                .wrongType,
                at: first.keyLocation,
                "`\(entry.key)` is empty, and `\(first.key)` is indented as if it were part of it",
                help: "start `\(first.key)` in the same column as `\(entry.key)`, and give `\(entry.key)` a value"
            )
            order[index].value = YAMLNode(
                content: .scalar("", isQuoted: true),
                location: entry.value.location,
                isUnreadable: true
            )
            entries[entry.key] = order[index]
            order += inner
            for moved in inner { entries[moved.key] = moved }
            hasChanged = true
        }
        return hasChanged
    }
}
