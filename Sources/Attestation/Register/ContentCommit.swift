/// The commit of git that the content of a build is in.
package struct ContentCommit: Sendable, Hashable {
    /// The name of the commit: 40 lower-case hexadecimal digits, or 64 in a repository that uses SHA-256.
    package let name: String
    /// Whether the content was another one than in that commit.
    package let hasChanges: Bool

    /// A commit of that name; `nil` where no commit can have it.
    package init?(name: String, hasChanges: Bool) {
        let digits = name.utf8
        let areDigits = digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard areDigits, digits.count == 40 || digits.count == 64 else { return nil }
        self.name = name
        self.hasChanges = hasChanges
    }

    /// As many digits of the name as people give.
    package var short: String { String(name.prefix(10)) }
}
