/// The records of a site by what they are about.
struct ReviewRegister {
    /// The records, each with the text that it lies beside.
    private let records: FilesBesideTexts<ReviewRecord>
    private let day: CalendarDate
    private let policy: ReviewPolicy

    /// The records of what a content folder holds; none where the site keeps no register.
    init(_ inventory: ContentInventory, day: CalendarDate) {
        self.day = day
        policy = inventory.settings.reviewPolicy
        records = FilesBesideTexts(policy.register == .off ? [] : inventory.records, in: inventory)
    }

    /// The records of the shared texts.
    var sharedRecords: [SharedTextID: ReviewRecord] { records.ofSharedTexts }
    /// The records that lie beside no text.
    var orphans: [ReviewRecord] { records.orphans }

    /// Gives a text its record, and what the record says of its review.
    func complete(_ text: inout ReviewedText) {
        guard let record = records[text] else { return }
        text.record = record
        text.statedReview = text.review
        let updated = text.review.updated
        // A record speaks for its text, even where it says nothing: front matter cannot stand in for it.
        text.review = record.isReadable ? RecordedReview(record)?.review(on: day, under: policy) ?? Review() : Review()
        text.review.updated = updated
    }
}
