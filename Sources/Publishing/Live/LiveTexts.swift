import Diagnostics
import SiteModel
import Synchronization

/// What the texts of a live site became, for as long as nothing has changed for them.
final class LiveTexts: Sendable {
    private let texts = Mutex<[SourceFile: RememberedText]>([:])
    /// What is reported of their files.
    let reports = LiveReports()

    /// The text of a page, without its HTML: as it was read before, or read now.
    ///
    /// - Parameter isSurroundedAsBefore: Whether the site answers every text as it did when this was read.
    /// - Throws: `TextReading.ContentChanged` where its file is not the one that was read at first.
    func text(of page: TextPage, _ reading: TextReading, isSurroundedAsBefore: Bool = false) throws -> ReadText {
        if let known = texts.withLock({ $0[page.file] }),
            known.holds(for: page, reading, isSurroundedAsBefore: isSurroundedAsBefore)
        {
            return known.text
        }
        let read = try RememberedText.read(page, reading).withoutHTML
        texts.withLock { $0[page.file] = read }
        return read.text
    }

    /// Forgets everything: what all texts depend on has changed.
    func forget() { texts.withLock { $0 = [:] } }

    /// Forgets the texts that are not there any more.
    func keepOnly(_ files: Set<SourceFile>) {
        texts.withLock { $0 = $0.filter { files.contains($0.key) } }
        reports.keepOnly(files)
    }
}
