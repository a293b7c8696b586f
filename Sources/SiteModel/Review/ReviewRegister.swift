import Diagnostics

/// The records of a site by what they are about.
struct ReviewRegister {
    /// The records of the shared texts.
    private(set) var sharedRecords: [SharedTextID: ReviewRecord] = [:]
    /// The records that lie beside no text.
    private(set) var orphans: [ReviewRecord] = []

    private var records: [String: ReviewRecord] = [:]
    private let day: CalendarDate
    private let policy: ReviewPolicy

    /// The records of what a content folder holds; none where the site keeps no register.
    init(_ inventory: ContentInventory, day: CalendarDate) {
        self.day = day
        policy = inventory.settings.reviewPolicy
        guard policy.register != .off, !inventory.records.isEmpty else { return }
        let files = inventory.subjects.map(\.text.file) + inventory.articles.map(\.text.file)
        // What could not be read is reported as such.
        var texts = Set((files + inventory.unreadableTexts).map { ReviewRecord.path(besideTextAt: $0.path) })
        let shared = Set(inventory.disclaimers.map { ReviewRecord.path(besideTextAt: $0.file.path) })
        texts.subtract(shared)
        for record in inventory.records {
            if texts.contains(record.file.path) {
                records[record.file.path] = record
            } else if let name = SharedTextID(record.textPath), name == .glossary || shared.contains(record.file.path) {
                sharedRecords[name] = record
            } else {
                orphans.append(record)
            }
        }
        if inventory.glossary.isEmpty, let record = sharedRecords.removeValue(forKey: .glossary) {
            orphans.append(record)
        }
        orphans.sort { $0.file < $1.file }
    }

    /// Gives a text its record, and what the record says of its review.
    func complete(_ text: inout ReviewedText) {
        guard !records.isEmpty, let record = records[ReviewRecord.path(besideTextAt: text.file.path)] else { return }
        text.record = record
        text.statedReview = text.review
        let updated = text.review.updated
        // A record speaks for its text, even where it says nothing: front matter cannot stand in for it.
        text.review = record.isReadable ? RecordedReview(record)?.review(on: day, under: policy) ?? Review() : Review()
        text.review.updated = updated
    }
}
