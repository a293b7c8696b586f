package import SiteModel

/// A list whose every state has one short hash, and proofs that a later state only adds to an earlier one (RFC 9162,
/// section 2.1, with SHA-256).
package struct MerkleTree: Sendable, Equatable {
    /// The hashes of the leaves, in their order.
    private let leaves: [ContentDigest]

    /// The tree of some entries.
    package init(of entries: some Sequence<[UInt8]>) { leaves = entries.map(Self.leafHash) }

    /// How many leaves there are.
    package var size: Int { leaves.count }

    /// The hash of an entry as a leaf (section 2.1.1).
    package static func leafHash(of entry: [UInt8]) -> ContentDigest { ContentDigest(of: [0] + entry) }

    /// The hash of two parts of a tree.
    static func nodeHash(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
        ContentDigest(of: [1] + left.bytes + right.bytes)
    }

    /// The root of the tree, or of its first leaves alone; the root of no leaves is the digest of no bytes.
    ///
    /// - Parameter size: How many leaves, at most as many as there are.
    package func root(ofFirst size: Int? = nil) -> ContentDigest { Self.root(of: leaves.prefix(size ?? leaves.count)) }

    private static func root(of leaves: ArraySlice<ContentDigest>) -> ContentDigest {
        guard let first = leaves.first else { return ContentDigest(of: [UInt8]()) }
        guard leaves.count > 1 else { return first }
        let (left, right) = halves(of: leaves)
        return nodeHash(root(of: left), root(of: right))
    }

    /// Splits at the largest power of two that is smaller than the number of leaves, of which there are at least two.
    private static func halves(
        of leaves: ArraySlice<ContentDigest>
    ) -> (ArraySlice<ContentDigest>, ArraySlice<ContentDigest>) {
        var count = 1
        while count * 2 < leaves.count { count *= 2 }
        return (leaves.prefix(count), leaves.dropFirst(count))
    }

    // MARK: A leaf is in the tree

    /// What shows that a leaf is in the tree (section 2.1.3.1); `nil` where there is no such leaf.
    ///
    /// - Parameter index: The place of the leaf, counted from 0.
    package func inclusionProof(of index: Int) -> [ContentDigest]? {
        guard leaves.indices.contains(index) else { return nil }
        return Self.inclusionProof(of: index, in: leaves[...])
    }

    private static func inclusionProof(of index: Int, in leaves: ArraySlice<ContentDigest>) -> [ContentDigest] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = halves(of: leaves)
        return index < left.count
            ? inclusionProof(of: index, in: left) + [root(of: right)]
            : inclusionProof(of: index - left.count, in: right) + [root(of: left)]
    }

    /// Whether a leaf is in a tree, as far as a proof shows (section 2.1.3.2).
    ///
    /// - Parameters:
    ///   - proof: What `inclusionProof` gave.
    ///   - leaf: The hash of the leaf.
    ///   - index: Its place, counted from 0.
    ///   - size: How many leaves the tree has.
    ///   - root: The root of the tree.
    package static func isIncluded(
        _ proof: [ContentDigest],
        leaf: ContentDigest,
        at index: Int,
        size: Int,
        root: ContentDigest
    ) -> Bool {
        guard (0..<size).contains(index) else { return false }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for other in proof {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = nodeHash(other, hash)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = nodeHash(hash, other)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && hash == root
    }

    // MARK: A tree goes on

    /// What shows that the tree begins with the leaves of an earlier one (section 2.1.4.1); `nil` for an earlier tree that
    /// is larger.
    ///
    /// - Parameter size: How many leaves the earlier tree had. Nothing has to be shown of 0, or of all.
    package func consistencyProof(from size: Int) -> [ContentDigest]? {
        guard (0...leaves.count).contains(size) else { return nil }
        guard size > 0 else { return [] }
        return Self.consistencyProof(from: size, in: leaves[...], isKnown: true)
    }

    /// `isKnown` says whether whoever checks the proof has the root of the earlier tree.
    private static func consistencyProof(
        from size: Int,
        in leaves: ArraySlice<ContentDigest>,
        isKnown: Bool
    ) -> [ContentDigest] {
        guard size < leaves.count else { return isKnown ? [] : [root(of: leaves)] }
        let (left, right) = halves(of: leaves)
        return size <= left.count
            ? consistencyProof(from: size, in: left, isKnown: isKnown) + [root(of: right)]
            : consistencyProof(from: size - left.count, in: right, isKnown: false) + [root(of: left)]
    }

    /// Whether a tree begins with the leaves of an earlier one, as far as a proof shows (section 2.1.4.2).
    ///
    /// - Parameters:
    ///   - proof: What `consistencyProof` gave.
    ///   - first: The number of leaves and the root of the earlier tree.
    ///   - second: Those of the later one.
    package static func isConsistent(
        _ proof: [ContentDigest],
        from first: (size: Int, root: ContentDigest),
        to second: (size: Int, root: ContentDigest)
    ) -> Bool {
        guard first.size > 0 else { return first.root == ContentDigest(of: [UInt8]()) && proof.isEmpty }
        guard first.size < second.size else {
            return first.size == second.size && first.root == second.root && proof.isEmpty
        }
        let isWhole = first.size & (first.size - 1) == 0
        let path = isWhole ? [first.root] + proof : proof
        guard let start = path.first, !proof.isEmpty else { return false }
        var (node, last) = (first.size - 1, second.size - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (earlier, later) = (start, start)
        for other in path.dropFirst() {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                earlier = nodeHash(other, earlier)
                later = nodeHash(other, later)
                while node & 1 == 0, node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                later = nodeHash(later, other)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && earlier == first.root && later == second.root
    }
}
