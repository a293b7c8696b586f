/// A file that the site is made from, named relative to the folder that it lies in.
///
/// The folder is a role and not a path, so that nothing below the commands knows where a checkout lies; a reporter
/// turns it into the path that the person at the terminal would type.
package struct SourceFile: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The role of a folder given on the command line, or of the theme in the program.
    package enum Folder: String, CaseIterable, Sendable {
        /// What editors write: Markdown, YAML, CSV, images.
        case content = "Content"
        /// The theme: Mustache templates and assets.
        case templates = "Templates"
        /// What a build writes.
        case output = "Output"
        /// The theme that the program carries, which no folder holds.
        case builtInTheme = "built-in theme"
    }

    /// The folder that `path` is relative to.
    package let folder: Folder
    /// The path inside the folder, parts separated by `/`, without a leading `/`.
    package let path: String

    /// Names a file by folder and relative path.
    package init(_ folder: Folder, _ path: String) {
        self.folder = folder
        self.path = path
    }

    /// The default spelling, for example `Content/site.yml`.
    package var description: String { "\(folder.rawValue)/\(path)" }

    /// Orders by folder, then by path, bytewise, so that reports do not depend on a locale.
    package static func < (first: SourceFile, second: SourceFile) -> Bool {
        if first.folder != second.folder { return first.folder.rawValue < second.folder.rawValue }
        return first.path.utf8.lexicographicallyPrecedes(second.path.utf8)
    }
}

/// A place in a text: both numbers are 1-based, and columns count Unicode code points, as SARIF's
/// `unicodeCodePoints` column kind (SARIF 2.1.0, section 3.14.17).
package struct SourcePosition: Hashable, Comparable, Sendable {
    private let storedLine: UInt32
    private let storedColumn: UInt32

    /// The 1-based line, counted from the start of the file (front matter included).
    package var line: Int { Int(storedLine) }
    /// The 1-based column in Unicode code points.
    package var column: Int { Int(storedColumn) }

    /// A position; numbers below 1 are taken as 1.
    package init(line: Int, column: Int) {
        storedLine = UInt32(clamping: max(1, line))
        storedColumn = UInt32(clamping: max(1, column))
    }

    /// The first character of a file.
    package static let start = SourcePosition(line: 1, column: 1)

    /// Orders by line, then by column.
    package static func < (first: SourcePosition, second: SourcePosition) -> Bool {
        (first.storedLine, first.storedColumn) < (second.storedLine, second.storedColumn)
    }
}

/// A stretch of one file.
package struct SourceLocation: Hashable, Comparable, Sendable {
    /// The file.
    package let file: SourceFile
    /// The first character.
    package let start: SourcePosition
    /// The place after the last character; equal to `start` where only a point is known.
    package let end: SourcePosition

    /// A stretch from `start` up to, not including, `end` (a point when `end` is left out or lies before `start`).
    package init(_ file: SourceFile, _ start: SourcePosition = .start, to end: SourcePosition? = nil) {
        self.file = file
        self.start = start
        self.end = max(start, end ?? start)
    }

    /// A stretch of `length` code points on one line.
    package init(_ file: SourceFile, line: Int, column: Int, length: Int = 0) {
        self.init(
            file,
            SourcePosition(line: line, column: column),
            to: SourcePosition(line: line, column: column + max(0, length))
        )
    }

    /// Orders by file, then by place.
    package static func < (first: SourceLocation, second: SourceLocation) -> Bool {
        if first.file != second.file { return first.file < second.file }
        return (first.start, first.end) < (second.start, second.end)
    }
}
