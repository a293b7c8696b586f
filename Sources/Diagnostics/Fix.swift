/// What a program can do about a diagnostic: changes of the text in one or more files.
///
/// A fix says what it changes by the words that are written there. `placed(in:)` finds them in the text as it is now,
/// and gives nothing where the text has changed in the meantime.
package struct Fix: Hashable, Sendable {
    /// What it does, as an order in plain words, without a full stop: “Change `genral` to `general`”.
    package let title: String
    /// Whether it is the one right answer, and changes no meaning. `sitegen fix` makes these changes and no others; an
    /// editor can offer the others too, for a person to choose.
    ///
    /// What someone vouches for is never certain: who reviewed a text, a dose, a number, a day.
    package let isCertain: Bool
    /// The changes. They belong together and do not overlap.
    package private(set) var edits: [Edit]

    /// A change of one stretch of text.
    package struct Edit: Hashable, Sendable {
        /// A stretch of text, or a point, in whose first line `written` stands once as a word of its own, or the lines that
        /// `written` is.
        package fileprivate(set) var location: SourceLocation
        /// What is written there now. `nil` where nothing is: the replacement is put in at the start of `location`.
        package let written: String?
        /// What is to be there. A line ends with a line feed here, whatever ends the lines of the file.
        package let replacement: String

        /// A change of the words `written` at a place.
        package init(_ location: SourceLocation, written: String?, replacement: String) {
            self.location = location
            self.written = written
            self.replacement = replacement
        }
    }

    /// A fix that makes several changes.
    package init(_ title: String, isCertain: Bool, _ edits: [Edit]) {
        self.title = title
        self.isCertain = isCertain
        self.edits = edits
    }

    /// The fix that writes one word for another: the only place within `location` where `written` stands as a word of its
    /// own. `nil` where the new word would need quotes or escapes, which depend on what is around it.
    package static func change(
        _ written: String,
        to meant: String,
        at location: SourceLocation,
        isCertain: Bool
    ) -> Fix? {
        guard !written.isEmpty, isPlain(meant) else { return nil }
        return Fix(
            "Change `\(written)` to `\(meant)`",
            isCertain: isCertain,
            [Edit(location, written: written, replacement: meant)]
        )
    }

    /// The fix that writes another text for what is at a place, which is right as it is given, with quotes and escapes.
    package static func replace(
        _ written: String,
        by replacement: String,
        at location: SourceLocation,
        _ title: String,
        isCertain: Bool = true
    ) -> Fix {
        Fix(title, isCertain: isCertain, [Edit(location, written: written, replacement: replacement)])
    }

    /// The fix that writes other lines for some of a file; a line that is `nil` now is taken out with its end.
    ///
    /// - Parameter lines: each line by its 1-based number, as it is and as it should be.
    package static func rewrite(
        _ lines: [(number: Int, written: String, meant: String?)],
        of file: SourceFile,
        _ title: String,
        isCertain: Bool = true
    ) -> Fix {
        Fix(
            title,
            isCertain: isCertain,
            lines.map { line in
                let length = line.written.unicodeScalars.count
                guard let meant = line.meant else {
                    let next = SourcePosition(line: line.number + 1, column: 1)
                    return Edit(
                        SourceLocation(file, SourcePosition(line: line.number, column: 1), to: next),
                        written: line.written + "\n",
                        replacement: ""
                    )
                }
                return Edit(
                    SourceLocation(file, line: line.number, column: 1, length: length),
                    written: line.written,
                    replacement: meant
                )
            }
        )
    }

    /// Whether a word can stand in YAML, in quotes there, and in the address of a Markdown link as it is.
    private static func isPlain(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first, first != "-", first != "_", first != "/" else { return false }
        return word.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./".unicodeScalars.contains($0)
        }
    }

    /// The same fix with each of its places moved.
    func moved(by move: (SourceLocation) -> SourceLocation) -> Fix {
        var moved = self
        for index in edits.indices { moved.edits[index].location = move(edits[index].location) }
        return moved
    }
}

/// A change of exactly what is between two places of a file.
package struct PlacedEdit: Hashable, Sendable {
    /// The first character that is replaced and the place after the last; equal where nothing is.
    package let location: SourceLocation
    /// What is there in its place.
    package let replacement: String

    /// Whether both change the same text, or put something in at the same place.
    package func overlaps(_ other: PlacedEdit) -> Bool {
        let (first, second) = (location, other.location)
        return first.file == second.file
            && (first.start == second.start || (first.start < second.end && second.start < first.end))
    }
}

extension Fix {
    /// The changes with their exact places in the text as it is now; `nil` where the text is not as the fix expects it.
    package func placed(in text: some SourceExcerpts) -> [PlacedEdit]? {
        var placed: [PlacedEdit] = []
        for edit in edits {
            guard let location = edit.place(in: text) else { return nil }
            placed.append(PlacedEdit(location: location, replacement: edit.replacement))
        }
        return placed
    }
}

extension Fix.Edit {
    fileprivate func place(in text: some SourceExcerpts) -> SourceLocation? {
        let file = location.file
        guard let line = text.line(location.start.line, of: file) else { return nil }
        let scalars = Array(line.unicodeScalars)
        let start = location.start.column - 1
        guard start <= scalars.count else { return nil }
        guard let written else { return SourceLocation(file, location.start) }
        if written.hasSuffix("\n") {
            // A line with its end, which the last one of a file may lack.
            guard start == 0, line == String(written.dropLast()) else { return nil }
            return location
        }
        let wanted = Array(written.unicodeScalars)
        let isOnOneLine = location.end.line == location.start.line
        let end =
            location.isPoint
            ? start + wanted.count : isOnOneLine ? min(location.end.column - 1, scalars.count) : scalars.count
        guard !wanted.isEmpty, start + wanted.count <= end, end <= scalars.count else { return nil }
        let found = (start...(end - wanted.count)).filter { index in
            let after = index + wanted.count
            return scalars[index..<after].elementsEqual(wanted)
                && (index == start || !scalars[index - 1].isOfWord)
                && (after == end || !scalars[after].isOfWord)
        }
        guard found.count == 1, let place = found.first else { return nil }
        return SourceLocation(file, line: location.start.line, column: place + 1, length: wanted.count)
    }
}

extension Unicode.Scalar {
    /// Whether it can be part of a word of front matter or prose: a letter, a digit, a hyphen or an underscore.
    package var isOfWord: Bool {
        properties.isAlphabetic || properties.numericType != nil || self == "-" || self == "_"
    }
}

extension SourceLocation {
    fileprivate var isPoint: Bool { start == end }
}
