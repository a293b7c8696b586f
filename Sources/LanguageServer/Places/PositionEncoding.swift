import Diagnostics

/// What the characters of a place are counted in (Language Server Protocol 3.17, “PositionEncodingKind”).
enum PositionEncoding: String, Sendable, Encodable {
    /// UTF-16 code units, which every client knows.
    case utf16 = "utf-16"
    /// Unicode code points, as columns of diagnostics are.
    case utf32 = "utf-32"

    /// The one to use with a client that knows these.
    init(offered: [String]?) { self = offered?.contains(Self.utf32.rawValue) == true ? .utf32 : .utf16 }

    /// How long some characters are.
    func length(of characters: some Sequence<Unicode.Scalar>) -> Int {
        characters.reduce(0) { $0 + (self == .utf32 ? 1 : UTF16.width($1)) }
    }
}

/// Places in texts as the editor counts them.
struct EditorPlaces<Texts: SourceExcerpts> {
    let texts: Texts
    let encoding: PositionEncoding

    /// A place; one behind the end of its line or of the file is the end.
    func position(_ place: SourcePosition, in file: SourceFile) -> EditorPosition {
        var number = place.line
        var column = place.column
        while number > 1, texts.line(number, of: file) == nil {
            number -= 1
            column = .max
        }
        let line = texts.line(number, of: file) ?? ""
        return EditorPosition(
            line: number - 1,
            character: encoding.length(of: line.unicodeScalars.prefix(column - 1))
        )
    }

    /// The place that an editor means; one behind the end of its line is the end.
    func sourcePosition(_ position: EditorPosition, in file: SourceFile) -> SourcePosition {
        var column = 1
        var length = 0
        for character in (texts.line(position.line + 1, of: file) ?? "").unicodeScalars {
            length += encoding.length(of: CollectionOfOne(character))
            if length > position.character { break }
            column += 1
        }
        return SourcePosition(line: position.line + 1, column: column)
    }

    /// A stretch of text as it is.
    func range(_ location: SourceLocation) -> EditorRange {
        EditorRange(
            start: position(location.start, in: location.file),
            end: position(location.end, in: location.file)
        )
    }

    /// A stretch of text that can be seen: where only a point is known, the word that starts there or a character.
    func visibleRange(_ location: SourceLocation) -> EditorRange {
        let known = range(location)
        guard known.start == known.end, let line = texts.line(known.start.line + 1, of: location.file) else {
            return known
        }
        let characters = Array(line.unicodeScalars)
        guard let last = line.last else { return known }
        var start = min(location.start.column - 1, characters.count)
        if known.start.line + 1 < location.start.line { start = characters.count }
        // A place at the end of a line shows the last character of the line.
        if start == characters.count { start -= last.unicodeScalars.count }
        let word = characters[start...].prefix(while: \.isOfWord)
        let rest = String(String.UnicodeScalarView(characters[start...]))
        let length = word.isEmpty ? rest.first?.unicodeScalars.count ?? 0 : word.count
        let from = encoding.length(of: characters[..<start])
        let to = from + encoding.length(of: characters[start..<(start + length)])
        return EditorRange(
            start: EditorPosition(line: known.start.line, character: from),
            end: EditorPosition(line: known.start.line, character: to)
        )
    }
}
