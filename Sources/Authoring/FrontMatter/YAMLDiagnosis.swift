/// Looks at the lines of YAML that a parser refuses, or reads otherwise than it was meant, for the slips that people
/// make. A parser notices many of them lines later, and says something else.
struct YAMLDiagnosis {
    /// What is wrong with a line, and the lines as they were meant: the rest can then be read.
    struct Slip {
        /// The line, counted from 1.
        var line: Int
        /// Where on the line, counted from 1.
        var column: Int
        var length: Int
        var message: String
        var help: String
        /// Lines, counted from 1, with what they were meant to be.
        var fixes: [(line: Int, text: String)]
        /// Whether a key is taken out that may be one which has to be there.
        var isIncomplete = false
        /// What a program does that writes these lines, as an order; `nil` where they may not be what was meant.
        var fixTitle: String?
    }

    let lines: [YAMLLine]
    /// The lines that are part of a text of several lines, where nothing is a key.
    let isText: [Bool]
    private let indentation: YAMLIndentation

    init(_ yaml: String) {
        lines = yaml.split(separator: "\n", omittingEmptySubsequences: false).map { YAMLLine($0) }
        isText = Self.textLines(lines)
        indentation = YAMLIndentation(lines, isText: isText)
    }

    /// The slip that a parser stumbled over in a line, counted from 1: on this line, else on the nearest before it.
    func slip(upTo line: Int) -> Slip? {
        for index in (0..<max(0, min(line, lines.count))).reversed() {
            if let slip = slip(at: index + 1) { return slip }
        }
        return nil
    }

    /// The slip of one line, counted from 1.
    func slip(at line: Int) -> Slip? {
        let index = line - 1
        guard lines.indices.contains(index), !isText[index], !lines[index].isBlank else { return nil }
        // The most certain first: an invisible space also makes a line look like one without a key.
        let kinds: [(Int) -> Slip?] = [
            invisibleSpace, tab, wideColon, unclosedQuote, textAfterQuote, curlyQuotes, missingSpace, equalsSign,
            misplacedDash, missingDash, keyAmidList, listBelowValue, indentedWrongly, foreignComment, colonInValue,
            valueStart,
            textAfterBracket,
        ]
        for kind in kinds { if let slip = kind(index) { return slip } }
        return nil
    }

    /// The slip of a key that is given twice in a group that starts in `line`: where the group is an item of a list and
    /// begins with that very key, the next item begins here and lacks its `- `.
    ///
    /// - Parameter isList: whether the text as a whole is to be a list, so that keys without an indent can be an item.
    func missingDash(repeating keys: [String], from line: Int, column: Int, isList: Bool = false) -> Slip? {
        // One repeated key is a slip of its own; an item without its dash repeats several.
        guard keys.count > 1, lines.indices.contains(line - 1), column > 1 || isList else { return nil }
        let line = firstLine(ofGroupWith: line, column: column)
        guard lines[line - 1].key?.lowerBound == column - 1 else { return nil }
        let name = lines[line - 1].keyName
        guard keys.contains(name) else { return nil }
        func isFirst(_ index: Int) -> Bool {
            lines[index].dashes.isEmpty && lines[index].indent == column - 1 && lines[index].keyName == name
        }
        var end = line
        while end < lines.count, lines[end].isBlank || lines[end].indent >= column - 1 { end += 1 }
        let repeated = (line..<end).filter(isFirst)
        guard let next = repeated.first else { return nil }
        if let dash = lines[line - 1].dashes.last {
            return dashSlip(next, [(next + 1, withDash(next, at: dash))])
        }
        // Not one item has its dash.
        let fixes = (line - 1..<end).map { index in
            (
                index + 1,
                index == line - 1 || isFirst(index) ? withDash(index, at: column - 1) : lines[index].moved(by: 2)
            )
        }
        return dashSlip(line - 1, fixes)
    }

    /// The line, counted from 1, on which the group begins that has a key in a column of a line.
    private func firstLine(ofGroupWith line: Int, column: Int) -> Int {
        var first = line
        var index = line - 1
        while lines[first - 1].dashes.isEmpty, index > 0 {
            index -= 1
            if isText[index] || lines[index].isBlank || lines[index].indent >= column { continue }
            guard lines[index].key?.lowerBound == column - 1 else { break }
            first = index + 1
        }
        return first
    }

    // MARK: Which lines count

    private static func textLines(_ lines: [YAMLLine]) -> [Bool] {
        var isText = Array(repeating: false, count: lines.count)
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            guard !line.isBlank else { continue }
            if line.startsBlockText {
                // The first line of the text says in which column it is.
                let parent = line.key?.lowerBound ?? line.indent
                let column = lines[index...].first { $0.indent < $0.scalars.count }?.indent ?? parent
                while index < lines.count, lines[index].isBlank || lines[index].indent >= max(column, parent + 1) {
                    isText[index] = true
                    index += 1
                }
            } else if let quote = line.quote, quote.end == nil, !isUnclosed(lines, from: index - 1) {
                // A quoted text of several lines, up to the line that closes it.
                while index < lines.count {
                    isText[index] = true
                    index += 1
                    if lines[index - 1].scalars.contains(quote.mark) { break }
                }
            }
        }
        return isText
    }

    /// Whether a quote that is open at the end of a line was meant to end there: a key follows, or nothing ever closes it.
    private static func isUnclosed(_ lines: [YAMLLine], from index: Int) -> Bool {
        guard let quote = lines[index].quote, quote.end == nil else { return false }
        let column = lines[index].key?.lowerBound ?? lines[index].indent
        for line in lines[(index + 1)...] where !line.isBlank {
            if line.hasKey, (line.key?.lowerBound ?? 0) <= column { return true }
            if line.scalars.contains(quote.mark) { return false }
        }
        return true
    }

    // MARK: Slips

    private func invisibleSpace(_ index: Int) -> Slip? {
        let line = lines[index]
        let places = Array(0..<line.indent) + (line.dashes.last.map { Array($0..<line.contentStart) } ?? [])
        if let place = places.first(where: { YAMLLine.isInvisible(line.scalars[$0]) }) {
            return slip(
                index,
                place..<place + 1,
                "An invisible \(Self.name(of: line.scalars[place])) is where a space should be",
                help: "delete it and type an ordinary space",
                String(
                    String.UnicodeScalarView(
                        line.scalars[..<line.contentStart].map { YAMLLine.isInvisible($0) ? " " : $0 }
                    )
                )
                    + YAMLLine.text(line.scalars[line.contentStart...]),
                fix: "Write an ordinary space"
            )
        }
        guard let colon = line.colon, colon + 1 < line.scalars.count, YAMLLine.isInvisible(line.scalars[colon + 1])
        else {
            return nil
        }
        return slip(
            index,
            colon + 1..<colon + 2,
            "An invisible \(Self.name(of: line.scalars[colon + 1])) follows the colon",
            help: "delete it and type an ordinary space",
            line.replacing(from: colon, to: colon + 2, with: ": "),
            fix: "Write an ordinary space"
        )
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0xA0, 0x202F: "no-break space"
        case 0x200B, 0x2060, 0xFEFF: "character of no width"
        default: "wide space"
        }
    }

    private func tab(_ index: Int) -> Slip? {
        let line = lines[index]
        let isAfterDash = line.dashes.last.map { line.scalars[$0..<line.contentStart].contains("\t") } ?? false
        guard isAfterDash || line.scalars[..<line.indent].contains("\t") else { return nil }
        let spaces = line.scalars[..<line.contentStart].map { $0 == "\t" ? "  " : String($0) }.joined()
        // A tab is as wide as an editor shows it, so the line goes where the nearest one that it can belong to is.
        let column = indentation.likelyColumn(of: index)
        let rest = YAMLLine.text(line.scalars[line.indent...]).replacing("-\t", with: "- ")
        let fixed =
            column.map { String(repeating: " ", count: $0) + rest }
            ?? line.replacing(from: 0, to: line.contentStart, with: spaces)
        return Slip(
            line: index + 1,
            column: 1,
            length: 0,
            message: "YAML cannot be indented with tabs",
            help: "indent with spaces",
            fixes: [(index + 1, fixed)],
            fixTitle: column == nil ? nil : "Indent with spaces"
        )
    }

    private func wideColon(_ index: Int) -> Slip? {
        let line = lines[index]
        guard let colon = line.colon, line.scalars[colon] != ":" else { return nil }
        return slip(
            index,
            colon..<colon + 1,
            "The colon after `\(line.keyName)` is a full-width one, which YAML reads as a letter",
            help: "type an ordinary colon and a space",
            line.replacing(from: colon, to: line.valueStart, with: ": "),
            fix: "Write an ordinary colon and a space"
        )
    }

    private func unclosedQuote(_ index: Int) -> Slip? {
        let line = lines[index]
        guard line.hasKey || !line.dashes.isEmpty, let quote = line.quote, Self.isUnclosed(lines, from: index) else {
            return nil
        }
        let end = line.scalars.lastIndex { !YAMLLine.isAnySpace($0) }.map { $0 + 1 } ?? line.scalars.count
        return slip(
            index,
            line.valueStart..<line.valueStart + 1,
            "The quote opened here is never closed",
            help: "put the same quotation mark at the end of the value",
            line.replacing(from: end, with: String(quote.mark)),
            fix: quote.mark == "\"" && isLastLineOfValue(index) ? "Close the quote" : nil
        )
    }

    /// Whether a key or an item follows a line, or nothing does, and the line has no comment.
    private func isLastLineOfValue(_ index: Int) -> Bool {
        guard Self.withoutComment(lines[index].value).count == lines[index].value.count else { return false }
        let next = lines[(index + 1)...].first { !$0.isBlank }
        return next.map { $0.hasKey || !$0.dashes.isEmpty } ?? true
    }

    /// `'don't'`, or a sentence that begins with someone's words.
    private func textAfterQuote(_ index: Int) -> Slip? {
        let line = lines[index]
        guard line.hasKey || !line.dashes.isEmpty, let quote = line.quote, let end = quote.end else { return nil }
        let rest = line.scalars[(end + 1)...]
        let text = rest.drop(while: YAMLLine.isAnySpace)
        guard !text.isEmpty, text.first != ":", text.first != "#" || rest.first == "#" else { return nil }
        let hasLast = line.scalars.last { !YAMLLine.isAnySpace($0) } == quote.mark
        let isApostrophe = quote.mark == "'" && hasLast
        let inner = YAMLLine.text(hasLast ? line.value.dropFirst().dropLast() : line.value)
        return slip(
            index,
            end..<end + 1,
            "The value ends at this quotation mark, and more text follows",
            help: isApostrophe
                ? "put the whole value in double quotes: `\"\(inner)\"`"
                : "put the whole value in \(quote.mark == "\"" ? "single" : "double") quotes",
            line.replacing(from: line.valueStart, with: Self.quoted(inner)),
            fix: hasLast ? Self.quoting : nil
        )
    }

    private func curlyQuotes(_ index: Int) -> Slip? {
        let line = lines[index]
        guard line.hasKey || !line.dashes.isEmpty, let first = line.value.first, Self.closing[first] != nil,
            let last = line.value.last(where: { !YAMLLine.isAnySpace($0) }),
            Self.closing[first]?.contains(last) == true,
            line.value.contains(":")
        else { return nil }
        let inner = YAMLLine.text(line.value.dropFirst().prefix { $0 != last })
        return slip(
            index,
            line.valueStart..<line.valueStart + 1,
            "The value is in curly quotation marks, which YAML reads as letters",
            help: "use straight quotation marks",
            line.replacing(from: line.valueStart, with: Self.quoted(inner)),
            fix: line.value.count { $0 == last } == 1 ? "Use straight quotation marks" : nil
        )
    }

    /// Curly quotation marks with those that close them.
    static let closing: [Unicode.Scalar: [Unicode.Scalar]] = [
        "\u{201C}": ["\u{201D}"], "\u{201D}": ["\u{201D}"], "\u{2018}": ["\u{2019}"], "\u{2019}": ["\u{2019}"],
        "\u{201E}": ["\u{201C}", "\u{201D}"], "\u{201A}": ["\u{2018}", "\u{2019}"], "\u{AB}": ["\u{BB}"],
        "\u{300C}": ["\u{300D}"], "\u{300E}": ["\u{300F}"], "\u{BB}": ["\u{AB}"], "\u{2039}": ["\u{203A}"],
        "\u{203A}": ["\u{2039}"], "\u{FF02}": ["\u{FF02}"],
    ]

    private func missingSpace(_ index: Int) -> Slip? {
        let line = lines[index]
        guard let key = line.key, let colon = line.colon, line.scalars[colon] == ":", colon + 1 < line.scalars.count,
            line.valueStart == colon + 1, line.scalars[colon + 1] != "/", line.scalars[colon + 1] != ":",
            line.scalars[key.lowerBound].properties.isAlphabetic, colon == key.upperBound
        else { return nil }
        // A word with a colon in a list or in a text is a value, such as `urn:isbn`; beside keys it was meant as one.
        guard indentation.isBesideKeys(index) else { return nil }
        return slip(
            index,
            colon..<colon + 1,
            "No space follows the colon after `\(line.keyName)`",
            help: "write `\(line.keyName): ` and then the value",
            line.replacing(from: colon, to: colon + 1, with: ": "),
            fix: "Write a space after the colon"
        )
    }

    private func equalsSign(_ index: Int) -> Slip? {
        let line = lines[index]
        guard line.key == nil, indentation.isBesideKeys(index),
            let sign = line.scalars[line.contentStart...].firstIndex(of: "="), sign > line.contentStart
        else { return nil }
        let name = YAMLLine.text(line.scalars[line.contentStart..<sign].filter { !YAMLLine.isAnySpace($0) })
        guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) else { return nil }
        let isSpaced = sign + 1 < line.scalars.count && line.scalars[sign + 1] == " "
        return slip(
            index,
            sign..<sign + 1,
            "A key ends with a colon, not with an equals sign",
            help: "write `\(name): ` and then the value",
            line.replacing(from: line.contentStart, to: sign + 1, with: name + ":" + (isSpaced ? "" : " ")),
            fix: "Write a colon after the key"
        )
    }

    private func misplacedDash(_ index: Int) -> Slip? {
        guard case .dash = indentation.faults[index], let dash = lines[index].dashes.first else { return nil }
        return slip(
            index,
            dash..<dash + 1,
            "A `- ` starts an item of a list, but this line is in no list",
            help: "delete the `- `",
            lines[index].replacing(from: dash, to: lines[index].contentStart, with: "")
        )
    }

    private func missingDash(_ index: Int) -> Slip? {
        guard case .noDash(let column) = indentation.faults[index] else { return nil }
        return dashSlip(index, [(index + 1, withDash(index, at: column))])
    }

    private func dashSlip(_ index: Int, _ fixes: [(line: Int, text: String)]) -> Slip {
        let line = lines[index]
        let content = YAMLLine.text(line.scalars[line.contentStart...])
        return Slip(
            line: index + 1,
            column: line.contentStart + 1,
            length: line.key?.count ?? 0,
            message: "The `- ` that starts an item of a list is missing here",
            help: "write `- \(content.prefix(60))\(content.count > 60 ? "…" : "")`",
            fixes: fixes
        )
    }

    private func withDash(_ index: Int, at column: Int) -> String {
        let line = lines[index]
        return String(repeating: " ", count: column) + "- " + YAMLLine.text(line.scalars[line.contentStart...])
    }

    private func indentedWrongly(_ index: Int) -> Slip? {
        guard case .column(let expected, let neighbour) = indentation.faults[index] else { return nil }
        let moved = indentation.run(with: index)
        let index = moved.first ?? index
        let line = lines[index]
        let distance = abs(line.indent - expected)
        let amount = distance == 1 ? "one space" : distance == 2 ? "two spaces" : "\(distance) spaces"
        let isItem = !line.dashes.isEmpty
        let sideways = line.indent > expected ? "too far" : "too little"
        return Slip(
            line: index + 1,
            column: line.indent + 1,
            length: line.key.map { $0.upperBound - line.indent } ?? 0,
            message: moved.count == 1
                ? "This line is indented \(amount) \(sideways)"
                : "This line and the \(moved.count == 2 ? "next" : "next \(moved.count - 1)") are indented"
                    + " \(amount) \(sideways)",
            help: isItem || neighbour.isEmpty
                ? "start each item of the list with `- ` in the same column"
                : "start \(moved.count == 1 ? "`\(line.keyName)`" : "each") in the same column as `\(neighbour)`",
            fixes: moved.map { ($0 + 1, lines[$0].moved(by: expected - line.indent)) }
        )
    }

    /// A key where only items of a list can be. It may be any key, so it is taken out.
    private func keyAmidList(_ index: Int) -> Slip? {
        guard case .amidList(let list, let neighbour) = indentation.faults[index] else { return nil }
        let line = lines[index]
        return Slip(
            line: index + 1,
            column: line.indent + 1,
            length: line.key?.count ?? 0,
            message: "`\(line.keyName)` is inside the list below `\(list)`, but it belongs to no item of it",
            help: "move the line out of the list, and start it in the same column as `\(neighbour)`",
            fixes: [(index + 1, "")],
            isIncomplete: true
        )
    }

    /// A list below a key that has a value on its own line.
    private func listBelowValue(_ index: Int) -> Slip? {
        guard case .belowValue(let above) = indentation.faults[index], let dash = lines[index].dashes.first else {
            return nil
        }
        let key = lines[above]
        return Slip(
            line: index + 1,
            column: dash + 1,
            length: 1,
            message: "A list is below `\(key.keyName)`, but on its own line `\(key.keyName)` has a value already",
            help: "write each item on a line of its own below `\(key.keyName):`, or the whole value in quotes",
            fixes: [(above + 1, key.replacing(from: key.valueStart, with: ""))]
        )
    }

    /// A comment as other languages have it.
    private func foreignComment(_ index: Int) -> Slip? {
        let line = lines[index]
        let start = YAMLLine.text(line.scalars[line.indent...].prefix(4))
        guard let sign = ["//", "/*", "<!--", "{#", "{%"].first(where: { start.hasPrefix($0) }) else { return nil }
        return slip(
            index,
            line.indent..<line.indent + sign.count,
            "`\(sign)` does not start a comment in YAML",
            help: "start a comment with `#`, or delete the line",
            ""
        )
    }

    private func colonInValue(_ index: Int) -> Slip? {
        let line = lines[index]
        guard line.hasKey, Self.isPlain(line.value) else { return nil }
        let value = Self.withoutComment(line.value)
        guard
            let colon = value.indices.first(where: { index in
                value[index] == ":" && (index + 1 == value.endIndex || value[index + 1] == " ")
            })
        else { return nil }
        let text = YAMLLine.text(value)
        return Slip(
            line: index + 1,
            column: colon + 1,
            length: 0,
            message: "A colon and a space cannot be here: YAML reads them as another key",
            help: "put the whole value in quotes, as in `\(line.keyName): \"\(text.replacing("\"", with: "\\\""))\"`",
            fixes: [(index + 1, line.replacing(from: line.valueStart, with: Self.quoted(text)))],
            fixTitle: value.count == line.value.count ? Self.quoting : nil
        )
    }

    /// A value that begins with a sign that means something else in YAML.
    private func valueStart(_ index: Int) -> Slip? {
        let line = lines[index]
        guard line.hasKey || !line.dashes.isEmpty, let first = line.value.first else { return nil }
        let isMeant: Bool
        switch first {
        case "@", "`", "%", ",", "]", "}": isMeant = false
        case "|", ">": isMeant = line.startsBlockText
        case "-", "?":
            let next = line.value.dropFirst().first
            isMeant = line.key == nil || (next.map { !YAMLLine.isAnySpace($0) } ?? false)
        default: return nil
        }
        guard !isMeant else { return nil }
        if first == "-", let next = lines[(index + 1)...].first(where: { !$0.isBlank }), let key = line.key,
            !next.dashes.isEmpty, next.indent >= key.lowerBound
        {
            return listOnLineOfKey(index)
        }
        // Accents around all of a value were to be its quotes.
        let text = YAMLLine.text(line.value)
        var meant = first == "`" && text.count > 1 && text.last == "`" ? String(text.dropFirst().dropLast()) : text
        // The sign of an item or a quote is no part of a plain text; one slip is one message.
        if first == "-" || first == ">" {
            let words = text.dropFirst().drop { $0 == " " }
            if !words.isEmpty { meant = String(words) }
        }
        return signSlip(index, first, meant: meant, isWhole: meant == text && (first == "@" || first == "%"))
    }

    private func listOnLineOfKey(_ index: Int) -> Slip {
        let line = lines[index]
        return Slip(
            line: index + 1,
            column: line.valueStart + 1,
            length: 1,
            message: "A list cannot start on the line of its key",
            help: "write `\(YAMLLine.text(line.value))` on a line of its own below `\(line.keyName):`",
            fixes: [(index + 1, line.replacing(from: line.valueStart, with: ""))]
        )
    }

    /// - Parameter isWhole: whether all that is written is certainly part of the value.
    private func signSlip(_ index: Int, _ sign: Unicode.Scalar, meant: String, isWhole: Bool = false) -> Slip {
        let line = lines[index]
        return Slip(
            line: index + 1,
            column: line.valueStart + 1,
            length: 0,
            message: "A value cannot start with `\(sign)`",
            help: "put the whole value in quotes",
            fixes: [(index + 1, line.replacing(from: line.valueStart, with: Self.quoted(meant)))],
            fixTitle: isWhole && Self.withoutComment(line.value).count == line.value.count ? Self.quoting : nil
        )
    }

    /// A value that begins with a name of YAML's own, which would be left out: an anchor that nothing refers to, or a tag.
    func nameInValue(_ index: Int) -> Slip? {
        let line = lines[index]
        guard !isText[index], line.hasKey || !line.dashes.isEmpty, let first = line.value.first,
            first == "&" || first == "!"
        else { return nil }
        let text = YAMLLine.text(line.value)
        let name = text.dropFirst().prefix { !$0.isWhitespace }
        let isReferredTo = lines.contains { YAMLLine.text($0.value).contains("*\(name)") }
        if first == "&", !name.isEmpty, isReferredTo { return nil }
        return signSlip(index, first, meant: text)
    }

    private func textAfterBracket(_ index: Int) -> Slip? {
        let line = lines[index]
        guard line.hasKey, let first = line.value.first, first == "[" || first == "{" else { return nil }
        let close: Unicode.Scalar = first == "[" ? "]" : "}"
        guard let end = line.value.lastIndex(of: close), !line.value.contains("\""), !line.value.contains("'") else {
            return nil
        }
        let depth = line.value[...end].reduce(0) { $0 + ($1 == first ? 1 : $1 == close ? -1 : 0) }
        let rest = line.scalars[(end + 1)...].drop(while: YAMLLine.isAnySpace)
        guard depth == 0, !rest.isEmpty, rest.first != "#" else { return nil }
        return slip(
            index,
            line.valueStart..<line.valueStart + 1,
            "A value that starts with `\(first)` ends at `\(close)`, and more text follows",
            help: "put the whole value in quotes",
            line.replacing(from: line.valueStart, with: Self.quoted(YAMLLine.text(line.value)))
        )
    }

    // MARK: Parts

    private static func isPlain(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = value.first else { return false }
        return !"\"'[{|>&*!#@`%".unicodeScalars.contains(first)
    }

    private static func withoutComment(_ value: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        let start = value.indices.first {
            $0 > value.startIndex && value[$0] == "#" && YAMLLine.isAnySpace(value[$0 - 1])
        }
        var text = value[..<(start ?? value.endIndex)]
        while let last = text.last, YAMLLine.isAnySpace(last) { text = text.dropLast() }
        return text
    }

    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private func slip(
        _ index: Int,
        _ place: Range<Int>,
        _ message: String,
        help: String,
        _ fixed: String,
        fix title: String? = nil
    ) -> Slip {
        Slip(
            line: index + 1,
            column: place.lowerBound + 1,
            length: place.count,
            message: message,
            help: help,
            fixes: [(index + 1, fixed)],
            fixTitle: title
        )
    }

    /// What a program does that puts a whole value in quotes.
    private static let quoting = "Put the whole value in quotes"
}
