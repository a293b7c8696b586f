package import Diagnostics
import Foundation
package import SiteModel

/// Reads a record of reviews, `causes.review.yml`: a list of entries.
package enum ReviewRecordReader {
    /// The record. Where anything in it cannot be read, that is reported, and the record is marked as one that says
    /// nothing either way: that no one reviewed the text would be as wrong as what is left of it.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> ReviewRecord {
        let known = diagnostics.count
        var record = ReviewRecord(file: file, entries: entries(of: source, file, &diagnostics))
        record.isReadable = diagnostics.count == known
        // What a record says is what someone vouched for: nothing but the file as it was signed is right.
        for index in known..<diagnostics.count { diagnostics[index] = diagnostics[index].withoutFix }
        return record
    }

    /// The entries of any YAML, whoever wrote it.
    static func entries(
        of source: [UInt8],
        _ file: SourceFile,
        _ diagnostics: inout [Diagnostic]
    ) -> [ReviewEntry] {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return [] }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let known = diagnostics.count
        var reader = YAMLReader(file: file, firstLine: 1, isTyped: false, isList: true)
        reader.sizeHelp =
            "delete the file (git keeps it) and have the text reviewed again: `sitegen review sign` starts a new one"
        let root = reader.read(SourceEncoding.text(source[start...]), diagnostics: &diagnostics)
        guard root != nil || diagnostics.count == known else { return [] }
        let name = "`\(file.path.split(separator: "/").last ?? "")`"
        guard let root, !root.isEmptyList else {
            diagnostics.append(
                Diagnostic(
                    .emptyValue,
                    at: SourceLocation(file),
                    "\(name) has no entry",
                    help: "delete the file; `sitegen review sign` writes one with the first entry"
                )
            )
            return []
        }
        // The text of a shared record may go without a day for its next review.
        let record = ReviewRecord(file: file, entries: [])
        let isShared = SharedTextID(record.textPath) != nil
        var found: [Diagnostic] = []
        let entries = MappingReader.groups(
            root,
            of: name,
            owner: "an entry of a record",
            namesEachMissingKey: true,
            &found
        ) { reader in
            reader.unknownKeyHelp = restore
            return entry(&reader, isShared: isShared)
        }
        diagnostics += MappingReader.withoutFollowUps(found, of: diagnostics[known...])
        return entries
    }

    private static let restore = "restore the file from git: only `sitegen review` writes records"

    private static func entry(_ reader: inout MappingReader, isShared: Bool) -> ReviewEntry? {
        let date = reader.date("date", required: "an entry must give the day it was written; \(restore)")
        let reviewer = reader.text("reviewer", required: "an entry must name who vouches for the text; \(restore)")
        let kind = kind(&reader)
        let address = isShared ? nil : address(&reader)
        let next = nextReview(&reader, of: kind, isShared: isShared)
        let text = reader.digest(
            "text",
            help: restore,
            required: "an entry must have the digest of the text; \(restore)"
        )
        let shared = reader.group("shared", owner: "`shared`") { sharedTexts(&$0) } ?? [:]
        let change = change(&reader, of: kind)
        let note = reader.uncut(
            "note",
            required: kind == .editorial ? "an editor must say what was changed; \(restore)" : nil
        )
        let before = reader.digest("before", help: restore)
        let signature = signature(&reader)
        guard let date, let reviewer, let kind, let text else { return nil }
        return ReviewEntry(
            date: date,
            reviewer: reviewer.map { PersonID($0) },
            kind: kind,
            address: address,
            nextReview: next,
            text: text,
            shared: shared,
            change: change,
            note: note?.value,
            before: before,
            signature: signature
        )
    }

    private static func kind(_ reader: inout MappingReader) -> ReviewEntry.Kind? {
        guard reader.keys.contains("kind") else {
            _ = reader.text("kind", required: "an entry must be `clinical` or `editorial`; \(restore)")
            return nil
        }
        return reader.choice("kind", ReviewEntry.Kind.self)
    }

    private static func address(_ reader: inout MappingReader) -> Located<SiteModel.Address>? {
        guard let text = reader.text("address") else { return nil }
        let address = text.map { SiteModel.Address(path: $0) }
        if address.value.isOfPage { return address }
        reader.report(
            .invalidAddress,
            at: text.location,
            "`address` is `\(text.value)`, which is not the address of a page, such as `/conditions/anemia/causes/`",
            help: restore
        )
        return nil
    }

    private static func nextReview(
        _ reader: inout MappingReader,
        of kind: ReviewEntry.Kind?,
        isShared: Bool
    ) -> Located<CalendarDate>? {
        let isNeeded = kind == .clinical && !isShared
        let next = reader.date(
            "nextReview",
            required: isNeeded ? "a clinical review must give the last day on which it counts; \(restore)" : nil
        )
        guard let next, kind == .editorial else { return next }
        reader.report(
            .keyUnknown,
            at: reader.place(of: "nextReview"),
            "An editorial entry must not have `nextReview`: it keeps the day of the review before it",
            help: restore
        )
        return next
    }

    /// What readers are told of the change of the text: a text that the form of an entry has as it is.
    private static func change(_ reader: inout MappingReader, of kind: ReviewEntry.Kind?) -> StatedChange? {
        guard let text = reader.uncut("change") else { return nil }
        if kind == .editorial {
            reader.report(
                .keyUnknown,
                at: reader.place(of: "change"),
                "An editorial entry must not have `change`: its note says what was changed",
                help: restore
            )
            return nil
        }
        let fault: String
        do { return try StatedChange(text.value) } catch {
            fault = error.words(mostCharacters: StatedChange.maximumLength)
        }
        reader.report(
            .wrongType,
            at: text.location,
            "`change` must be a line of plain text, but \(fault)",
            help: restore
        )
        return nil
    }

    private static func sharedTexts(_ reader: inout MappingReader) -> [SharedTextID: ContentDigest] {
        var shared: [SharedTextID: ContentDigest] = [:]
        for key in reader.keys {
            let digest = reader.digest(key, help: restore)
            guard let name = SharedTextID(key) else {
                reader.report(
                    .keyUnknown,
                    at: reader.place(of: key),
                    "`\(key)` is not a text that pages share",
                    help: "a shared text is `glossary`, or `disclaimers/` and the key of a disclaimer; \(restore)"
                )
                continue
            }
            shared[name] = digest?.value
        }
        return shared
    }

    private static func signature(_ reader: inout MappingReader) -> Located<EntrySignature>? {
        var found: Located<EntrySignature>?
        for format in EntrySignature.Format.allCases {
            guard let text = reader.text(format.rawValue) else { continue }
            if let other = found {
                reader.report(
                    .keyUnknown,
                    at: reader.place(of: format.rawValue),
                    "An entry has one signature, but this one has `\(other.value.format.rawValue)` and `\(format.rawValue)`",
                    help: restore
                )
            } else if let bytes = Data(strictBase64: text.value),
                let signature = EntrySignature(Array(bytes), of: format)
            {
                found = Located(signature, at: text.location)
            } else {
                reader.report(
                    .keyMalformed,
                    at: text.location,
                    "`\(format.rawValue)` is not a signature, which is 64 bytes in Base64",
                    help: restore
                )
            }
        }
        return found
    }
}
