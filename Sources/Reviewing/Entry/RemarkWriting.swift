import Diagnostics
package import Publishing
package import SiteModel

extension EntryWriting {
    /// Writes what the reviewer says of a text into the file of remarks beside it, at once.
    ///
    /// - Parameters:
    ///   - remark: What the reviewer says.
    ///   - decision: What was decided about the text.
    ///   - text: The text, as it was shown.
    /// - Returns: The text with the remarks on it as they are then.
    /// - Throws: A `Refusal` where the text or its file of remarks is not any more what was read, and a `FileSystemError`
    ///   for what the machine could not do.
    package func write(
        _ remark: RemarkText,
        deciding decision: ReviewRemark.Decision,
        on text: ReviewDesk.Text
    ) throws -> ReviewDesk.Text {
        guard let digests = text.digests else { throw Refusal("\(text.name) cannot be read.") }
        func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: SourceLocation(text.remarksFile)) }
        let written = ReviewRemark(
            date: located(session.day),
            reviewer: located(draft.person.id),
            decision: decision,
            text: located(digests.text),
            remark: remark
        )
        do { return try session.desk.append([written], to: text) } catch let refusal as ReviewDesk.Refusal {
            throw Refusal("\(refusal.description).")
        }
    }
}
