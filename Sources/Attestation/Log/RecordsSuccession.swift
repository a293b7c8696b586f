import Diagnostics
import SiteModel

/// What comes of holding what a site publishes against what it published before: whether anything was cut off, rewritten or
/// dated back (docs/review.md, “The log”).
package struct RecordsSuccession: Sendable {
    /// One thing that does not fit, or that is to be known.
    package struct Finding: Sendable, Equatable {
        /// The file in which it shows, relative to the folder of the newer site.
        package let path: String
        /// What it is, to be continued after the name of the file.
        package let message: String
    }

    /// What does not fit; nothing where all goes on from what was there.
    package private(set) var findings: [Finding] = []
    /// What is gone, and may be so.
    package private(set) var notes: [Finding] = []

    private let old: PublishedRecords
    private let new: PublishedRecords
    private let allowance: Int
    /// How the older ones are called.
    private let name: String

    /// Holds one against the other.
    ///
    /// - Parameters:
    ///   - name: How people call the older ones.
    ///   - allowance: How many days may pass until an entry is published. Older ones count as dated back.
    package init(from old: PublishedRecords, called name: String, to new: PublishedRecords, allowance: Int = 0) {
        self.old = old
        self.new = new
        self.name = name
        self.allowance = allowance
        compareLogs()
        if let (before, _) = old.register, let (after, _) = new.register { compare(before, after) }
    }

    private mutating func report(_ path: String, _ message: String) {
        findings.append(Finding(path: path, message: message))
    }

    // MARK: The log

    private mutating func compareLogs() {
        let path = ReviewLog.file.path
        guard let log = new.log else {
            if let before = old.log {
                report(path, "does not exist any more; \(name) has it with \(Self.count(before.leaves.count, "build"))")
            }
            return
        }
        if let before = old.log {
            compare(before, log)
        } else if let (register, digest) = old.register, let first = log.leaves.first, first.day <= register.day,
            !log.leaves.contains(where: { $0.register == digest })
        {
            report(path, "has no build with the register of \(name), which is of \(register.day)")
        }
    }

    private mutating func compare(_ before: ReviewLog, _ log: ReviewLog) {
        let path = ReviewLog.file.path
        let (first, second) = (before.tree, log.tree)
        guard let proof = second.consistencyProof(from: first.size) else {
            let rest = first.size - second.size
            report(
                path,
                "lacks the last \(Self.count(rest, "build")) of \(name): \(rest == 1 ? "it was" : "they were") cut off"
            )
            return
        }
        let isContinued = MerkleTree.isConsistent(
            proof,
            from: (first.size, first.root()),
            to: (second.size, second.root())
        )
        guard !isContinued else { return }
        let index = zip(before.leaves, log.leaves).prefix { $0 == $1 }.count
        report(
            path,
            "has another build \(index + 1) than \(name), where it is of \(before.leaves[index].day): it was rewritten"
        )
    }

    // MARK: The records

    private mutating func compare(_ before: Register, _ after: Register) {
        if after.day < before.day {
            report(Register.file.path, "is dated \(after.day), before that of \(name), \(before.day)")
        }
        let pages = Dictionary(after.pages.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
        var known: [Address: [ReviewEntry]] = [:]
        for page in before.pages {
            let entries = page.record.entries
            if let now = pages[page.address] {
                known[page.address] = entries
                compare(entries, now.record.entries, page.address.outputPath, nil)
                continue
            }
            let heir = after.pages.first {
                Self.shared(entries, $0.record.entries) == entries.count && !entries.isEmpty
            }
            if let heir { known[heir.address] = entries }
            let rest = heir.map { "and its record goes on at \(after.baseURL.absolute($0.address))" }
            note(
                page.address.outputPath,
                "is gone, \(rest ?? "with the \(Self.count(entries.count, "entry")) of its record")"
            )
        }
        for page in after.pages {
            findDatedBack(page.record.entries.dropFirst(known[page.address]?.count ?? 0), page.address.outputPath, nil)
        }
        let shared = Dictionary(after.sharedTexts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for text in before.sharedTexts {
            let entries = text.record.entries
            guard let now = shared[text.id] else {
                note(
                    Register.file.path,
                    "has no record of `\(text.id)` any more, which had \(Self.count(entries.count, "entry"))"
                )
                continue
            }
            compare(entries, now.record.entries, Register.file.path, text.id)
        }
        for text in after.sharedTexts {
            let count = before.sharedTexts.first { $0.id == text.id }?.record.entries.count ?? 0
            findDatedBack(text.record.entries.dropFirst(count), Register.file.path, text.id)
        }
    }

    private mutating func note(_ path: String, _ message: String) {
        notes.append(Finding(path: path, message: message))
    }

    /// How many entries two records have in common from their beginning.
    private static func shared(_ first: [ReviewEntry], _ second: [ReviewEntry]) -> Int {
        zip(first, second).prefix { EntryForm.digest(of: $0) == EntryForm.digest(of: $1) }.count
    }

    /// Holds a record against what it was.
    private mutating func compare(
        _ before: [ReviewEntry],
        _ after: [ReviewEntry],
        _ path: String,
        _ text: SharedTextID?
    ) {
        let count = Self.shared(before, after)
        guard count < before.count else { return }
        let owner = text.map { "the record of `\($0)` " } ?? ""
        let which = "the entry of \(before[count].date.value) by `\(before[count].reviewer.value)`"
        if count < after.count {
            report(path, "\(owner)has another entry in the place of \(which), which is in \(name)")
        } else {
            let rest = before.count - count - 1
            let more = rest == 0 ? "" : " and \(Self.count(rest, "entry")) after it"
            report(path, "\(owner)has lost \(which)\(more), which \(rest == 0 ? "is" : "are") in \(name)")
        }
    }

    /// Names the entries that are new and of a day on which the older site was already there without them.
    private mutating func findDatedBack(_ entries: ArraySlice<ReviewEntry>, _ path: String, _ text: SharedTextID?) {
        guard let day = old.day else { return }
        let owner = text.map { "the record of `\($0)` " } ?? ""
        for entry in entries where entry.date.value.days(until: day) > allowance {
            let which = "an entry of \(entry.date.value) by `\(entry.reviewer.value)`"
            report(
                path,
                "\(owner)has \(which) that the site did not have on \(day): it was dated back, or published late"
            )
        }
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        if noun == "entry" { return "\(number) \(number == 1 ? "entry" : "entries")" }
        return "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
