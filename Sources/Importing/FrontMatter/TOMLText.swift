import Authoring
import Diagnostics
private import TOMLKit

extension KeyedText {
    /// Reads a text of TOML (toml.io, version 1.0.0). The library does not tell where a value is, so each place is that
    /// of the whole text; where the text cannot be read it does.
    static func toml(_ text: String, path: String, firstLine: Int) -> Result<WrittenValue, Failure> {
        let place = SourceLocation(SourceFile(.content, path), line: firstLine, column: 1)
        do {
            return .success(written(try TOMLTable(string: text), at: place))
        } catch let error as TOMLParseError {
            let line = firstLine + Int(error.source.begin.line) - 1
            return .failure(Failure(line: line, message: "The TOML cannot be read: \(error.description)"))
        } catch {
            return .failure(Failure(line: firstLine, message: "The TOML cannot be read"))
        }
    }

    private static func written(_ table: TOMLTable, at place: SourceLocation) -> WrittenValue {
        WrittenValue(
            .group(
                table.map { WrittenValue.Entry(key: $0.0, keyLocation: place, value: written($0.1, at: place)) }
            ),
            at: place
        )
    }

    private static func written(_ value: any TOMLValueConvertible, at place: SourceLocation) -> WrittenValue {
        if let table = value.table { return written(table, at: place) }
        if let array = value.array {
            return WrittenValue(.list(array.map { written($0, at: place) }), at: place)
        }
        let text: String
        if let string = value.string {
            text = string
        } else if let flag = value.bool {
            text = flag ? "true" : "false"
        } else if let number = value.int {
            text = String(number)
        } else if let day = value.date ?? value.dateTime?.date {
            text = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
        } else {
            text = value.debugDescription
        }
        return WrittenValue(.text(text), at: place)
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
