import Diagnostics
import Foundation
import SiteModel

/// Reads a record that is written just as `RecordText` writes it, in one go over its bytes: a site has a record for
/// each page, and to read them as any YAML takes several times as long as all else that a record asks for.
///
/// Whatever looks different in the least is left to `ReviewRecordReader`, which also says what is wrong with it. A test
/// holds the two together.
struct WrittenRecord {
    /// The entries; `nil` where the record is not written that way.
    static func entries(of source: [UInt8], file: SourceFile) -> [ReviewEntry]? {
        guard source.count <= YAMLReader.maximumSize else { return nil }
        let isShared = SharedTextID(ReviewRecord(file: file, entries: []).textPath) != nil
        return source.withUnsafeBytes { bytes in
            var scanner = WrittenRecord(bytes: bytes, file: file, isShared: isShared)
            return scanner.entries()
        }
    }

    private let bytes: UnsafeRawBufferPointer
    private let file: SourceFile
    private let isShared: Bool
    /// Where the next line starts, and its number.
    private var position = 0
    private var line = 1

    private init(bytes: UnsafeRawBufferPointer, file: SourceFile, isShared: Bool) {
        self.bytes = bytes
        self.file = file
        self.isShared = isShared
    }

    private mutating func entries() -> [ReviewEntry]? {
        while position < bytes.count, bytes[position] == UInt8(ascii: "#") {
            guard let range = lineRange(), part(range).allSatisfy(Self.isPrintable) else { return nil }
            next(range.upperBound)
        }
        var entries: [ReviewEntry] = []
        while position < bytes.count {
            guard let entry = entry() else { return nil }
            entries.append(entry)
        }
        return entries.isEmpty ? nil : entries
    }

    private mutating func entry() -> ReviewEntry? {
        guard let date = value("- date: ").flatMap(date), let reviewer = value("  reviewer: ").flatMap(name) else {
            return nil
        }
        let kind: ReviewEntry.Kind
        if value("  kind: clinical", isWhole: true) != nil {
            kind = .clinical
        } else if value("  kind: editorial", isWhole: true) != nil {
            kind = .editorial
        } else {
            return nil
        }
        var entry: ReviewEntry
        let page = value("  address: ")
        let next = value("  nextReview: ")
        guard let text = value("  text: ").flatMap(digest) else { return nil }
        entry = ReviewEntry(date: date, reviewer: reviewer, kind: kind, text: text)
        if let page {
            guard !isShared, let address = address(page) else { return nil }
            entry.address = address
        }
        if let next {
            guard kind == .clinical, let day = self.date(next) else { return nil }
            entry.nextReview = day
        } else if kind == .clinical, !isShared {
            return nil
        }
        if value("  shared:", isWhole: true) != nil {
            guard let shared = sharedTexts() else { return nil }
            entry.shared = shared
        }
        if let value = value("  note: ") {
            guard let note = note(value) else { return nil }
            entry.note = note
        } else if kind == .editorial {
            return nil
        }
        if let value = value("  before: ") {
            guard let digest = digest(value) else { return nil }
            entry.before = digest
        }
        if let value = value("  signature: ") {
            guard let signature = Data(strictBase64: self.text(value.bytes)), signature.count == 64 else { return nil }
            entry.signature = Located(Array(signature), at: place(of: value))
        }
        return entry
    }

    private mutating func sharedTexts() -> [SharedTextID: ContentDigest]? {
        var shared: [SharedTextID: ContentDigest] = [:]
        while position + 4 < bytes.count, bytes[position + 2] == UInt8(ascii: " ") {
            guard let pair = value("    "),
                let length = part(pair.bytes).firstIndex(of: UInt8(ascii: ":"))
            else { return nil }
            let colon = pair.bytes.lowerBound + length
            guard colon + 1 < pair.bytes.upperBound, bytes[colon + 1] == UInt8(ascii: " "),
                let digest = ContentDigest(hexadecimal: part(colon + 2..<pair.bytes.upperBound)),
                part(pair.bytes.lowerBound..<colon).allSatisfy({ Self.isOfName($0) || $0 == UInt8(ascii: "/") }),
                let name = SharedTextID(text(pair.bytes.lowerBound..<colon)), shared[name] == nil
            else { return nil }
            shared[name] = digest
        }
        return shared.isEmpty ? nil : shared
    }

    // MARK: Lines

    /// A value on a line, and where it is.
    private struct Value {
        var bytes: Range<Int>
        var line: Int
        var column: Int
    }

    /// The rest of the next line, where it starts with the given bytes and, unless `isWhole`, goes on.
    private mutating func value(_ start: StaticString, isWhole: Bool = false) -> Value? {
        let length = start.utf8CodeUnitCount
        guard bytes.count - position > length else { return nil }
        for index in 0..<length where bytes[position + index] != start.utf8Start[index] { return nil }
        guard let range = lineRange(), range.count > length || (isWhole && range.count == length),
            !isWhole || range.count == length
        else { return nil }
        let value = Value(bytes: position + length..<range.upperBound, line: line, column: length + 1)
        next(range.upperBound)
        return value
    }

    /// The next line without its line feed, which it needs to have.
    private func lineRange() -> Range<Int>? {
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return end < bytes.count ? position..<end : nil
    }

    private mutating func next(_ end: Int) {
        position = end + 1
        line += 1
    }

    private func place(of value: Value, length: Int? = nil) -> SourceLocation {
        SourceLocation(file, line: value.line, column: value.column, length: length ?? value.bytes.count)
    }

    private func part(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[range]) }

    private func text(_ range: Range<Int>) -> String { String(decoding: part(range), as: UTF8.self) }

    // MARK: Values

    private func date(_ value: Value) -> Located<CalendarDate>? {
        CalendarDate(iso: part(value.bytes)).map { Located($0, at: place(of: value)) }
    }

    private func digest(_ value: Value) -> Located<ContentDigest>? {
        ContentDigest(hexadecimal: part(value.bytes)).map { Located($0, at: place(of: value)) }
    }

    private func address(_ value: Value) -> Located<SiteModel.Address>? {
        let bytes = part(value.bytes)
        guard bytes.first == UInt8(ascii: "/"),
            bytes.allSatisfy({ Self.isOfName($0) || $0 == UInt8(ascii: "/") })
        else { return nil }
        let address = SiteModel.Address(path: text(value.bytes))
        return address.isOfPage ? Located(address, at: place(of: value)) : nil
    }

    private func name(_ value: Value) -> Located<PersonID>? {
        guard bytes[value.bytes.lowerBound] != UInt8(ascii: "-"), part(value.bytes).allSatisfy(Self.isOfName) else {
            return nil
        }
        return Located(PersonID(text(value.bytes)), at: place(of: value))
    }

    /// A note of one line without escapes, whose characters mean nothing to YAML and are no white space but spaces.
    private func note(_ value: Value) -> String? {
        var range = value.bytes
        let isQuoted = bytes[range.lowerBound] == UInt8(ascii: "\"")
        if isQuoted {
            guard range.count > 2, bytes[range.upperBound - 1] == UInt8(ascii: "\"") else { return nil }
            range = range.lowerBound + 1..<range.upperBound - 1
        } else {
            guard RecordText.canStartPlainly(bytes[range.lowerBound]) else { return nil }
        }
        guard bytes[range.lowerBound] != UInt8(ascii: " "), bytes[range.upperBound - 1] != UInt8(ascii: " ") else {
            return nil
        }
        var isASCII = true
        for byte in part(range) {
            if byte >= 0x80 {
                isASCII = false
            } else if !(isQuoted ? RecordText.standsInQuotes(byte) : RecordText.standsPlainly(byte)) {
                return nil
            }
        }
        if isASCII { return text(range) }
        // Letters of Latin, Greek and Cyrillic script and some more: U+00C0 to U+07FF.
        guard let text = String(validating: part(range), as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0.isASCII || ("\u{C0}"..."\u{7FF}").contains($0) })
        else { return nil }
        return text
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isPrintable(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }
}
