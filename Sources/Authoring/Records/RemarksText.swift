import ASCII
package import SiteModel

/// Writes remarks of reviewers. What it writes, `RemarksReader` reads back as the same remarks.
package enum RemarksText {
    /// The bytes of a file of remarks with more of them: those that it has, untouched, and the remarks after them; or,
    /// where there are none yet, a new file of remarks on the text in `textFile`, such as `causes.md`.
    package static func appending(_ remarks: [ReviewRemark], to file: [UInt8]?, textFile: String) -> [UInt8] {
        RecordText.appending(
            remarks.map(text).joined(),
            to: file,
            heading: "Remarks on \(RecordText.shown(textFile)), the newest last. To answer one, add `answer` to it."
        )
    }

    /// A remark as an item of a list.
    static func text(of remark: ReviewRemark) -> String {
        var text = """
            - date: \(remark.date.value)
              reviewer: \(YAMLScalar.written(remark.reviewer.value.rawValue))
              decision: \(remark.decision.rawValue)
              text: \(remark.text.value)

            """
        let parts = [
            ("section", remark.section), ("quote", remark.quote), ("remark", remark.remark), ("answer", remark.answer),
        ]
        for case (let key, let words?) in parts { text += "  \(key): \(YAMLScalar.written(words.text))\n" }
        return text
    }
}
