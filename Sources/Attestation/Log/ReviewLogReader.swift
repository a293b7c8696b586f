import Foundation
import SiteModel

extension ReviewLog {
    /// Reads a log, which has to be to the byte as sitegen writes it, with the root that its leaves have.
    ///
    /// - Throws: A `RegisterRefusal` that says what is wrong, and where.
    package init(_ file: [UInt8]) throws(RegisterRefusal) {
        do {
            let form = try JSONDecoder().decode(LogForm.self, from: Data(file))
            self.init(unchecked: try form.leaves.map { try $0.leaf() })
            if let (first, second) = zip(leaves, leaves.dropFirst()).first(where: { $0.day > $1.day }) {
                throw RegisterRefusal(reason: "goes back from \(first.day) to \(second.day)")
            }
            guard form.root == tree.root().description, form.size == leaves.count else {
                throw RegisterRefusal(
                    reason: "does not have the root of its leaves: one was changed, added or removed by hand"
                )
            }
            try RegisterRefusal.check(file, isWrittenAs: bytes)
        } catch {
            throw RegisterRefusal(error)
        }
    }
}

/// The members of a log.
private struct LogForm: Decodable {
    /// The first, because the others say nothing where it is another one.
    let version: Version
    let leaves: [Leaf]
    let size: Int
    let root: String

    struct Version: Decodable {
        init(from decoder: any Decoder) throws {
            let known = ReviewLog.version
            guard (try? Int(from: decoder)) == known else {
                throw RegisterRefusal(reason: "has a version other than \(known), the only one that this sitegen knows")
            }
        }
    }

    struct Leaf: Decodable {
        let day: String
        let register, commit: String?
        let uncommitted: Bool?
        let sitegen: String

        func leaf() throws -> ReviewLog.Leaf {
            ReviewLog.Leaf(
                day: try day.day().value,
                register: try register?.digest().value,
                commit: try commit.map { try $0.commit(hasChanges: uncommitted ?? false) },
                toolVersion: try sitegen.read("a version") { text in
                    text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : text
                }
            )
        }
    }
}
