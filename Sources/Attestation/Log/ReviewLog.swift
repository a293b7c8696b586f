package import Diagnostics
package import SiteModel

/// The log of the registers that the builds of a site have published, one after the other (docs/review.md, “The log”).
/// Nothing in it can be changed, taken out or put in between without another root.
package struct ReviewLog: Sendable, Equatable {
    /// What a build published.
    package struct Leaf: Sendable, Equatable {
        /// The day of the build.
        package var day: CalendarDate
        /// The SHA-256 of the bytes of the register; `nil` where the build published none.
        package var register: ContentDigest?
        /// The commit of the content, where git knows it.
        package var commit: ContentCommit?
        /// The version of sitegen that built the site.
        package var toolVersion: String

        /// What a build published.
        package init(day: CalendarDate, register: ContentDigest?, commit: ContentCommit?, toolVersion: String) {
            self.day = day
            self.register = register
            self.commit = commit
            self.toolVersion = toolVersion
        }
    }

    /// The leaves, the oldest first. No day is before the one above it.
    package private(set) var leaves: [Leaf]

    /// A log without leaves.
    package init() { leaves = [] }

    /// The tree of the leaves.
    package var tree: MerkleTree { MerkleTree(of: leaves.map(\.form)) }

    /// Why a build is not added.
    package struct DatedBack: Error, Equatable {
        /// The day of the newest leaf, which is after that of the build.
        package let newest: CalendarDate
    }

    /// The log after one more build. A build that publishes the register of the newest leaf adds nothing, and neither does
    /// one without a register where there was none before.
    ///
    /// - Throws: `DatedBack` where the newest leaf is of a later day.
    package func adding(_ leaf: Leaf) throws(DatedBack) -> ReviewLog {
        guard let newest = leaves.last else { return leaf.register == nil ? self : ReviewLog(adding: leaf, to: []) }
        if newest.register == nil, leaf.register == nil { return self }
        guard newest.day <= leaf.day else { throw DatedBack(newest: newest.day) }
        let isSame = newest.day == leaf.day && newest.register == leaf.register && newest.commit == leaf.commit
        return isSame ? self : ReviewLog(adding: leaf, to: leaves)
    }

    private init(adding leaf: Leaf, to leaves: [Leaf]) { self.leaves = leaves + [leaf] }

    /// A log of leaves whose days may still go back.
    init(unchecked leaves: [Leaf]) { self.leaves = leaves }

    /// Whether the log begins with all leaves of another one.
    package func continues(_ other: ReviewLog) -> Bool { leaves.starts(with: other.leaves) }

    /// The place of the newest leaf that is not after a day; `nil` where the log begins later.
    package func index(on day: CalendarDate) -> Int? { leaves.lastIndex { $0.day <= day } }

    /// The file of the log.
    package static let file = SourceFile(.output, Address.reviewLog.outputPath)
}

extension ReviewLog.Leaf {
    /// The bytes of the leaf: lines of a name, a space and a value.
    package var form: [UInt8] {
        var lines = ["sitegen-leaf 1", "day \(day)"]
        if let register { lines.append("register \(register)") }
        if let commit {
            lines.append("commit \(commit.name)")
            if commit.hasChanges { lines.append("uncommitted") }
        }
        lines.append("sitegen \(toolVersion)")
        return Array(lines.map { $0 + "\n" }.joined().utf8)
    }
}
