import ASCII
package import Diagnostics
package import SiteModel
import SwiftCSV

extension DiagnosticIdentifier {
    package static let csvSyntax = DiagnosticIdentifier("csv-syntax", .error, "A CSV text does not follow the syntax")
    package static let csvHeader = DiagnosticIdentifier(
        "csv-header",
        .error,
        "The header of a CSV file is not the expected one"
    )
    package static let countInvalid = DiagnosticIdentifier(
        "count-invalid",
        .error,
        "A count is not a whole number of people"
    )
    package static let countDuplicate = DiagnosticIdentifier(
        "count-duplicate",
        .error,
        "A count appears more than once"
    )
}

/// Reads `data/experiences.csv`: how many people shared a first-person experience.
package enum ExperiencesReader {
    /// The columns, in any order; all of them have to be there.
    static let columns = ["condition", "article", "people", "url"]

    /// The rows that can be used; everything wrong is reported at its field.
    ///
    /// Fields are as in RFC 4180, but none of them holds a line break: that keeps the place of every field known, which
    /// the CSV library does not tell.
    package static func read(_ source: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> Experiences {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else {
            return Experiences(rows: [])
        }
        let start = source.starts(with: SourceEncoding.byteOrderMark) ? 3 : 0
        let lines = lines(of: source[start...])
        let separator = otherSeparator(of: lines, file, &diagnostics)
        let parsed = separator == nil ? fieldsOfAllLines(lines) : nil
        var rows: [Experiences.Row] = []
        var header: [String: Int]?
        for (index, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
            let reader = Line(text: line, number: index + 1, file: file, separator: separator ?? ",")
            guard let fields = parsed?[index] ?? reader.fields(&diagnostics) else { continue }
            if let header {
                if let row = reader.row(fields, header, &diagnostics) { rows.append(row) }
            } else {
                guard let columns = reader.header(fields, &diagnostics) else { return Experiences(rows: []) }
                header = columns
            }
        }
        if header == nil {
            diagnostics.append(
                Diagnostic(
                    .csvHeader,
                    at: SourceLocation(file),
                    "The file has no header",
                    help: "start with the line `\(columns.joined(separator: ","))`"
                )
            )
        }
        reportRepeats(rows, &diagnostics)
        return Experiences(rows: rows)
    }

    /// Another sign than the comma that parts the columns of the header, which is reported: spreadsheets of many
    /// countries write semicolons. The rows are read with it all the same.
    private static func otherSeparator(
        of lines: [String],
        _ file: SourceFile,
        _ diagnostics: inout [Diagnostic]
    ) -> Character? {
        guard let index = lines.firstIndex(where: { $0.contains { !$0.isWhitespace } }), !lines[index].contains(",")
        else {
            return nil
        }
        let separators: [(sign: Character, name: String)] = [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
        let header = lines[index]
        guard let found = separators.first(where: { header.contains($0.sign) }),
            header.split(separator: found.sign).contains(where: { columns.contains(Line.bare($0)) })
        else { return nil }
        diagnostics.append(
            Diagnostic(
                .csvHeader,
                at: SourceLocation(file, line: index + 1, column: 1, length: header.unicodeScalars.count),
                "Columns are separated by commas here, but this file has \(found.name)",
                help:
                    "save it as CSV with commas between the fields; the first line is `\(columns.joined(separator: ","))`"
            )
        )
        return found.sign
    }

    /// The lines of a text, parted by everything that Unicode takes for a new line.
    private static func lines(of text: ArraySlice<UInt8>) -> [String] {
        // In ASCII the bytes tell; a split by characters takes longer than all else that is done here.
        guard text.allSatisfy({ $0 < 0x80 }) else {
            return String(decoding: text, as: UTF8.self)
                .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        }
        var lines: [String] = []
        var rest = text
        while let end = rest.firstIndex(where: { (0x0A...0x0D).contains($0) }) {
            lines.append(String(decoding: rest[..<end], as: UTF8.self))
            // A carriage return and the line feed after it are one new line.
            let isPair = rest[end...].starts(with: [0x0D, 0x0A])
            rest = rest[(end + (isPair ? 2 : 1))...]
        }
        lines.append(String(decoding: rest, as: UTF8.self))
        return lines
    }

    /// The fields of a line of ASCII without quotation marks, where every comma parts two fields; `nil` for any other
    /// line. White space before a field does not count, as in the CSV library.
    private static func plainFields(_ line: String) -> [String]? {
        guard line.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\"") }) else { return nil }
        return line.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { field in
            String(Substring(field.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }))
        }
    }

    /// The fields of every line, parsed in one go; `nil` where a line is broken and each has to be looked at by itself.
    private static func fieldsOfAllLines(_ lines: [String]) -> [[String]]? {
        // Most files hold slugs and numbers only, and the library reads character by character.
        let plain = lines.compactMap(plainFields)
        if plain.count == lines.count { return plain }
        guard lines.allSatisfy({ $0.utf8.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2) }) else { return nil }
        let text = lines.joined(separator: "\n") + "\n"
        guard let csv = try? EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false, rowLimit: 0) else {
            return nil
        }
        var rows: [[String]] = []
        rows.reserveCapacity(lines.count)
        do { try csv.enumerateAsArray(startAt: 0, rowLimit: nil) { rows.append($0) } } catch { return nil }
        return rows.count == lines.count ? rows : nil
    }

    private static func reportRepeats(_ rows: [Experiences.Row], _ diagnostics: inout [Diagnostic]) {
        var first: [String: SourceLocation] = [:]
        for row in rows {
            guard let earlier = first[row.reference] else {
                first[row.reference] = row.subject.location
                continue
            }
            diagnostics.append(
                Diagnostic(
                    .countDuplicate,
                    at: row.subject.location,
                    "The count of `\(row.reference)` is given twice",
                    help: "keep one of the two rows",
                    notes: [Diagnostic.Note("first given here", at: earlier)]
                )
            )
        }
    }

    private struct Line {
        var text: String
        var number: Int
        var file: SourceFile
        var separator: Character = ","

        /// A field without white space and quotation marks around it.
        static func bare(_ field: Substring) -> String {
            let text = field.drop(while: \.isWhitespace)
            let isQuoted = text.first == "\""
            let end = text.lastIndex { !$0.isWhitespace }.map { text[...$0] } ?? ""
            return String(isQuoted && end.count > 1 && end.last == "\"" ? end.dropFirst().dropLast() : end)
        }

        func fields(_ diagnostics: inout [Diagnostic]) -> [String]? {
            if separator != "," {
                return text.split(separator: separator, omittingEmptySubsequences: false).map(Self.bare)
            }
            let quotes = text.count { $0 == "\"" }
            if quotes.isMultiple(of: 2),
                let parsed = try? EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false)
            {
                // The library drops an empty last field.
                return text.last == "," ? parsed.header + [""] : parsed.header
            }
            diagnostics.append(
                Diagnostic(
                    .csvSyntax,
                    at: SourceLocation(file, line: number, column: 1, length: text.unicodeScalars.count),
                    quotes.isMultiple(of: 2)
                        ? "This row has a quotation mark in the middle of a field"
                        : "A quotation mark in this row has no partner",
                    help: "end each quoted field on the same line, and write `\"\"` for a quotation mark inside it"
                )
            )
            return nil
        }

        func header(_ fields: [String], _ diagnostics: inout [Diagnostic]) -> [String: Int]? {
            guard fields.contains(where: ExperiencesReader.columns.contains) else {
                diagnostics.append(
                    Diagnostic(
                        .csvHeader,
                        at: SourceLocation(file, line: number, column: 1, length: text.unicodeScalars.count),
                        "The first line is not the header",
                        help: "start with the line `\(ExperiencesReader.columns.joined(separator: ","))`"
                    )
                )
                return nil
            }
            var columns: [String: Int] = [:]
            var isUsable = true
            for (index, name) in fields.enumerated() {
                guard ExperiencesReader.columns.contains(name), columns[name] == nil else {
                    isUsable = false
                    diagnostics.append(
                        Diagnostic(
                            .csvHeader,
                            at: location(index, fields),
                            columns[name] == nil
                                ? "There is no column `\(name)`"
                                : "The column `\(name)` appears"
                                    + " twice",
                            advice: NearMiss.advice(
                                for: name,
                                at: location(index, fields),
                                among: ExperiencesReader.columns
                            )
                        )
                    )
                    continue
                }
                columns[name] = index
            }
            for name in ExperiencesReader.columns where columns[name] == nil && isUsable {
                isUsable = false
                diagnostics.append(
                    Diagnostic(
                        .csvHeader,
                        at: SourceLocation(file, line: number, column: 1, length: text.unicodeScalars.count),
                        "The column `\(name)` is missing",
                        help: "the first line is `\(ExperiencesReader.columns.joined(separator: ","))`"
                    )
                )
            }
            return isUsable ? columns : nil
        }

        func row(_ fields: [String], _ header: [String: Int], _ diagnostics: inout [Diagnostic]) -> Experiences.Row? {
            guard fields.count == header.count else {
                diagnostics.append(
                    Diagnostic(
                        .csvSyntax,
                        at: SourceLocation(file, line: number, column: 1, length: text.unicodeScalars.count),
                        "The row has \(fields.count) \(fields.count == 1 ? "field" : "fields"), but the header has"
                            + " \(header.count)",
                        help: "separate fields with commas, and put quotation marks around a field with a comma in it"
                    )
                )
                return nil
            }
            func field(_ name: String) -> Located<String>? {
                guard let index = header[name], !fields[index].isEmpty else { return nil }
                return Located(fields[index], at: location(index, fields))
            }
            guard let subject = field("condition") else {
                diagnostics.append(
                    Diagnostic(
                        .csvSyntax,
                        at: location(header["condition"] ?? 0, fields),
                        "The row has no condition",
                        help: "start the row with the slug of a condition"
                    )
                )
                return nil
            }
            let people = field("people")
            guard let people, let count = Int(people.value), count >= 0,
                people.value.utf8.allSatisfy(\.isASCIIDigit)
            else {
                diagnostics.append(
                    Diagnostic(
                        .countInvalid,
                        at: people?.location ?? location(header["people"] ?? 0, fields),
                        people.map { "`\($0.value)` is not a number of people" } ?? "The row has no number of people",
                        help: "write digits only, such as `114`"
                    )
                )
                return nil
            }
            let url = field("url")
            if let url, !isUsable(url.value) {
                diagnostics.append(
                    Diagnostic(
                        .invalidAddress,
                        at: url.location,
                        "`\(url.value)` is not an address that readers can open",
                        help: "write the whole address, or a path from the site's root such as `/experiences/`"
                    )
                )
                return nil
            }
            return Experiences.Row(
                subject: subject.map { SubjectID(written: $0, in: .conditions) },
                article: field("article"),
                people: people.map { _ in count },
                url: url
            )
        }

        private func isUsable(_ url: String) -> Bool {
            guard !url.unicodeScalars.contains(where: WebAddress.isExcluded), !url.hasPrefix("//") else { return false }
            guard url.hasPrefix("/") else { return (try? WebAddress(url)) != nil }
            return PercentEncoding.isSound(url) && !PercentEncoding.holdsControl(url)
        }

        /// The place of a field: commas outside of quotation marks part them.
        private func location(_ index: Int, _ fields: [String]) -> SourceLocation {
            var field = 0
            var column = 1
            var start = 1
            var isQuoted = false
            for byte in text.utf8 where !UTF8.isContinuation(byte) {
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                if byte == separator.asciiValue, !isQuoted {
                    if field == index { break }
                    field += 1
                    start = column + 1
                }
                column += 1
            }
            return SourceLocation(
                file,
                SourcePosition(line: number, column: start),
                to: SourcePosition(line: number, column: max(start, column))
            )
        }
    }
}
