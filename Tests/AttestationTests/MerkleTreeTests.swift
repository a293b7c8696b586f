import SiteModel
import Testing

@testable import Attestation

@Suite("A Merkle tree")
struct MerkleTreeTests {
    /// The eight entries with which implementations of Certificate Transparency (RFC 6962, RFC 9162) are tested.
    private static let entries: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57),
        Array(0x60...0x6F),
    ]

    @Test(
        "has the roots of the known test data",
        arguments: [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
            (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
            (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
            (4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
            (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
            (6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
            (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
            (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
        ]
    )
    func knownRoots(size: Int, root: String) {
        #expect(MerkleTree(of: Self.entries.prefix(size)).root().description == root)
        #expect(MerkleTree(of: Self.entries).root(ofFirst: size).description == root)
    }

    @Test("proves of the known test data what is known of it")
    func knownProofs() throws {
        let tree = MerkleTree(of: Self.entries)
        let path = [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ]
        #expect(tree.inclusionProof(of: 0)?.map(\.description) == path)
        #expect(tree.consistencyProof(from: 1)?.map(\.description) == path)
        #expect(
            tree.consistencyProof(from: 6)?.map(\.description) == [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ]
        )
    }

    /// Trees of every size up to 70, whose leaves differ.
    private static let trees = (0...70).map { size in MerkleTree(of: (0..<size).map { [UInt8($0)] }) }

    @Test("proves each of its leaves, and no other one")
    func inclusion() throws {
        for tree in Self.trees {
            #expect(tree.inclusionProof(of: tree.size) == nil)
            for index in 0..<tree.size {
                let proof = try #require(tree.inclusionProof(of: index))
                let leaf = MerkleTree.leafHash(of: [UInt8(index)])
                func holds(_ proof: [ContentDigest], _ leaf: ContentDigest, _ index: Int, _ size: Int) -> Bool {
                    MerkleTree.isIncluded(proof, leaf: leaf, at: index, size: size, root: tree.root())
                }
                #expect(holds(proof, leaf, index, tree.size))
                #expect(!holds(proof, MerkleTree.leafHash(of: [UInt8(index + 1)]), index, tree.size))
                #expect(!holds(proof + [leaf], leaf, index, tree.size))
                #expect(!holds(proof, leaf, tree.size, tree.size))
                #expect(proof.isEmpty || !holds(Array(proof.dropLast()), leaf, index, tree.size))
                #expect(proof.isEmpty || !holds(proof, leaf, index ^ 1, tree.size))
            }
        }
    }

    @Test("proves that it begins with each smaller tree, and with no other one")
    func consistency() throws {
        for tree in Self.trees {
            #expect(tree.consistencyProof(from: tree.size + 1) == nil)
            let second = (size: tree.size, root: tree.root())
            for size in 0...tree.size {
                let proof = try #require(tree.consistencyProof(from: size))
                let first = (size: size, root: Self.trees[size].root())
                #expect(MerkleTree.isConsistent(proof, from: first, to: second))
                #expect(!MerkleTree.isConsistent(proof + [first.root], from: first, to: second))
                let other = (size: size, root: MerkleTree.leafHash(of: [0xFF, 0xFF]))
                #expect(!MerkleTree.isConsistent(proof, from: other, to: second))
                guard size > 0 else { continue }
                #expect(!MerkleTree.isConsistent(proof, from: first, to: (tree.size, other.root)))
                #expect(!MerkleTree.isConsistent(proof, from: (tree.size + 1, first.root), to: second))
                guard size < tree.size else { continue }
                #expect(!MerkleTree.isConsistent(Array(proof.dropLast()), from: first, to: second))
                #expect(!MerkleTree.isConsistent([], from: first, to: second))
            }
        }
    }
}
