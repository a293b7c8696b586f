package import Diagnostics
package import SiteModel

/// Reads the remarks of reviewers, `causes.remarks.yml`: a list of remarks, which editors answer by hand.
package enum RemarksReader {
    /// The remarks. One that cannot be read is reported and left out; what is wrong with an answer leaves the remark open.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> ReviewRemarks {
        let known = diagnostics.count
        var remarks = ReviewRemarks(file: file, remarks: remarks(of: source, file, &diagnostics))
        remarks.isReadable = diagnostics.count == known
        return remarks
    }

    private static func remarks(
        of source: [UInt8],
        _ file: SourceFile,
        _ diagnostics: inout [Diagnostic]
    ) -> [ReviewRemark] {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return [] }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let known = diagnostics.count
        var reader = YAMLReader(file: file, firstLine: 1, isList: true)
        reader.holdsAnyText = true
        reader.sizeHelp = "delete the remarks that are answered (git keeps them)"
        let root = reader.read(SourceEncoding.text(source[start...]), diagnostics: &diagnostics)
        guard root != nil || diagnostics.count == known else { return [] }
        let name = "`\(file.path.split(separator: "/").last ?? "")`"
        guard let root, !root.isEmptyList else {
            diagnostics.append(
                Diagnostic(
                    .emptyValue,
                    at: SourceLocation(file),
                    "\(name) has no remark",
                    help: "delete the file; the next remark makes a new one"
                )
            )
            return []
        }
        var found: [Diagnostic] = []
        let remarks = MappingReader.groups(root, of: name, owner: "a remark", &found, read: remark)
        diagnostics += MappingReader.withoutFollowUps(found, of: diagnostics[known...])
        return remarks
    }

    private static func remark(_ reader: inout MappingReader) -> ReviewRemark? {
        let date = reader.date("date", required: "write the day of the remark, such as `date: 2026-12-01`")
        let reviewer = reader.text("reviewer", required: "write the id of who made the remark")
        let decision = reader.choice(
            "decision",
            ReviewRemark.Decision.self,
            required: "write `changes`, `declined` or `remark`"
        )
        let text = reader.digest(
            "text",
            help: "restore the line from git: it names the text that the reviewer read",
            required: "write the digest of the text that the reviewer read; git may have the line"
        )
        let section = words(&reader, "section")
        let quote = words(&reader, "quote")
        let remark = words(&reader, "remark", required: "write what the reviewer says")
        let answer = words(&reader, "answer")
        guard let date, let reviewer, let decision, let text, let remark else { return nil }
        return ReviewRemark(
            date: date,
            reviewer: reviewer.map { PersonID($0) },
            decision: decision,
            text: text,
            section: section,
            quote: quote,
            remark: remark,
            answer: answer
        )
    }

    private static func words(
        _ reader: inout MappingReader,
        _ key: String,
        required help: String? = nil
    ) -> RemarkText? {
        guard let text = reader.uncut(key, required: help) else { return nil }
        do { return try RemarkText(text.value) } catch {
            reader.report(
                .wrongType,
                at: text.location,
                "`\(key)` must be plain text, but \(error.words(mostCharacters: RemarkText.maximumLength))",
                help: "write it in fewer words or without the character"
            )
            return nil
        }
    }
}
