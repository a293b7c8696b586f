import ASCII
import Diagnostics

/// A tag of a Mustache template and its place.
struct TemplateTag {
    enum Kind {
        /// `{{name}}`
        case variable
        /// `{{{name}}}` or `{{&name}}`
        case unescaped
        /// `{{#name}}`
        case section
        /// `{{^name}}`
        case inverted
        /// `{{/name}}`
        case close
        /// `{{>name}}`
        case partial
        /// `{{<name}}`
        case parent
        /// `{{$name}}`
        case block
        /// `{{!…}}`
        case comment
    }

    /// Whether it stands for itself, and no other tag with its name closes what it opens.
    var isWhole: Bool {
        switch kind {
        case .variable, .unescaped, .partial: true
        case .section, .inverted, .close, .parent, .block, .comment: false
        }
    }

    var kind: Kind
    var name: String
    /// The place of the name, or of the whole tag where it has none.
    var location: SourceLocation
    /// Where the whole tag is in the text, in code points from its start.
    var range: Range<Int>
    /// Whether it is reported already: it then stands for nothing but the start of a section.
    var isReported = false
    /// The white space before it, where it is alone on its line, which then is no line of the page (Mustache
    /// specification, “standalone” tags); `nil` elsewhere.
    var indentation: String?

    /// Whether it needs an end.
    var opensSection: Bool {
        switch kind {
        case .section, .inverted, .parent, .block: true
        case .variable, .unescaped, .close, .partial, .comment: false
        }
    }

    /// Whether it asks for something to be worked out, such as `first()`.
    var isFunction: Bool { name.contains("(") || name.contains(")") }
}

/// A piece of text between two tags.
struct TemplateText {
    /// What is published of it, in UTF-8: the lines of tags that are alone on their lines are left out.
    var bytes: [UInt8]
    /// Whether it is at the start of a line, even where it is empty and a tag follows.
    var startsLine: Bool
    /// Its first character that is not white space.
    var visible: SourceLocation?
}

/// Cuts the text of a template into tags and the text between them, with places.
struct TemplateScanner {
    enum Piece {
        case text(TemplateText)
        case tag(TemplateTag)
    }

    /// A piece as it is in the file.
    private enum RawPiece {
        case text(visible: SourceLocation?)
        case tag(TemplateTag)
    }

    private let scalars: [Unicode.Scalar]
    private let file: SourceFile
    private var index = 0
    private var position = SourcePosition.start
    private var foreign = ForeignTemplateTags()
    /// The names of sections that cannot be names, and are reported where they open.
    private var unreadableNames: Set<String> = []

    init(_ text: String, file: SourceFile) {
        scalars = Array(text.unicodeScalars)
        self.file = file
    }

    /// The pieces in their order; a tag that cannot be read is reported and passed over.
    static func pieces(of text: String, file: SourceFile, diagnostics: inout [Diagnostic]) -> [Piece] {
        var scanner = TemplateScanner(text, file: file)
        let raw = scanner.scan(&diagnostics)
        return scanner.lines(raw)
    }

    /// The pieces without the lines on which a tag is alone.
    private func lines(_ raw: [RawPiece]) -> [Piece] {
        var pieces: [Piece] = []
        var start = 0
        var startsLine = true
        var visible: SourceLocation?
        func add(upTo end: Int) {
            defer { visible = nil }
            guard start < end else { return }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<end])
            let bytes = Array(String(text).utf8)
            pieces.append(.text(TemplateText(bytes: bytes, startsLine: startsLine, visible: visible)))
            startsLine = scalars[end - 1] == "\n"
        }
        for piece in raw {
            switch piece {
            case .text(let first): visible = first
            case .tag(var tag):
                let line = lineRange(of: tag)
                add(upTo: line?.lowerBound ?? tag.range.lowerBound)
                if let line {
                    tag.indentation = String(String.UnicodeScalarView(scalars[line.lowerBound..<tag.range.lowerBound]))
                    startsLine = true
                } else {
                    if startsLine { pieces.append(.text(TemplateText(bytes: [], startsLine: true))) }
                    startsLine = false
                }
                pieces.append(.tag(tag))
                start = line?.upperBound ?? tag.range.upperBound
            }
        }
        add(upTo: scalars.count)
        return pieces
    }

    /// The whole line of a tag that is alone on it and shows nothing itself.
    private func lineRange(of tag: TemplateTag) -> Range<Int>? {
        switch tag.kind {
        case .variable, .unescaped: return nil
        case .section, .inverted, .close, .partial, .parent, .block, .comment: break
        }
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\r" }
        var start = tag.range.lowerBound
        while start > 0, isBlank(scalars[start - 1]) { start -= 1 }
        guard start == 0 || scalars[start - 1] == "\n" else { return nil }
        var end = tag.range.upperBound
        while end < scalars.count, isBlank(scalars[end]) { end += 1 }
        guard end < scalars.count else { return start..<end }
        return scalars[end] == "\n" ? start..<end + 1 : nil
    }

    private mutating func scan(_ diagnostics: inout [Diagnostic]) -> [RawPiece] {
        var pieces: [RawPiece] = []
        while index < scalars.count {
            if looking(at: "{{") {
                if let tag = tag(&diagnostics) { pieces.append(.tag(tag)) }
                continue
            }
            if passForeignTag(&diagnostics) { continue }
            var visible: SourceLocation?
            while index < scalars.count, !looking(at: "{{"), ForeignTemplateTags.tag(at: index, in: scalars) == nil {
                if visible == nil, !scalars[index].properties.isWhitespace { visible = SourceLocation(file, position) }
                advance()
            }
            pieces.append(.text(visible: visible))
        }
        return pieces
    }

    /// Passes over a tag of another language; whether there was one.
    private mutating func passForeignTag(_ diagnostics: inout [Diagnostic]) -> Bool {
        guard let tag = ForeignTemplateTags.tag(at: index, in: scalars) else { return false }
        let start = position
        advance(tag.length)
        if let problem = foreign.problem(of: tag, at: SourceLocation(file, start, to: position)) {
            diagnostics.append(problem)
        }
        return true
    }

    private func looking(at text: String) -> Bool {
        let wanted = text.unicodeScalars
        guard index + wanted.count <= scalars.count else { return false }
        return zip(scalars[index...], wanted).allSatisfy(==)
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < scalars.count {
            position =
                scalars[index] == "\n"
                ? SourcePosition(line: position.line + 1, column: 1)
                : SourcePosition(line: position.line, column: position.column + 1)
            index += 1
        }
    }

    private mutating func tag(_ diagnostics: inout [Diagnostic]) -> TemplateTag? {
        let start = position
        let startIndex = index
        advance(2)
        var kind = TemplateTag.Kind.variable
        var closing = "}}"
        switch index < scalars.count ? scalars[index] : " " {
        case "{":
            kind = .unescaped
            closing = "}}}"
            advance()
        case "&":
            kind = .unescaped
            advance()
        case "#": kind = .section; advance()
        case "^": kind = .inverted; advance()
        case "/": kind = .close; advance()
        case ">": kind = .partial; advance()
        case "<": kind = .parent; advance()
        case "$": kind = .block; advance()
        case "!":
            while index < scalars.count, !looking(at: "}}"), !looking(at: "{{") { advance() }
            // A tag inside a comment would end it: the comment was never closed.
            guard looking(at: "}}") else {
                reportUnclosed(start, &diagnostics)
                return nil
            }
            advance(2)
            let location = SourceLocation(file, start, to: position)
            return TemplateTag(kind: .comment, name: "", location: location, range: startIndex..<index)
        case "=", "%":
            while index < scalars.count, !looking(at: "}}") { advance() }
            advance(2)
            diagnostics.append(
                Diagnostic(
                    .templateUnsupported,
                    at: SourceLocation(file, start, to: position),
                    "Templates cannot change delimiters or use pragmas",
                    help: "write the tag with `{{` and `}}`"
                )
            )
            return nil
        default: break
        }
        while index < scalars.count, scalars[index].properties.isWhitespace, scalars[index] != "\n" { advance() }
        let nameStart = position
        var name = String.UnicodeScalarView()
        while index < scalars.count, scalars[index] != "}", scalars[index] != "\n", !looking(at: "{{") {
            name.append(scalars[index])
            advance()
        }
        let trimmed = String(String(name).reversed().drop(while: \.isWhitespace).reversed())
        let nameEnd = SourcePosition(line: nameStart.line, column: nameStart.column + trimmed.unicodeScalars.count)
        guard looking(at: closing) else {
            reportUnclosed(start, &diagnostics)
            return nil
        }
        advance(closing.count)
        let location = SourceLocation(file, nameStart, to: nameEnd)
        if let known = foreign.tag(named: trimmed, kind, at: location) {
            if let problem = known.problem { diagnostics.append(problem) }
            return known.section.map {
                TemplateTag(kind: kind, name: $0, location: location, range: startIndex..<index, isReported: true)
            }
        }
        guard isName(trimmed, isTemplate: kind == .partial || kind == .parent || kind == .close) else {
            let tag = TemplateTag(
                kind: kind,
                name: trimmed,
                location: location,
                range: startIndex..<index,
                isReported: true
            )
            if kind == .close, unreadableNames.contains(trimmed) { return tag }
            diagnostics.append(
                Diagnostic(
                    .templateSyntax,
                    at: trimmed.isEmpty ? SourceLocation(file, start, to: position) : location,
                    trimmed.isEmpty ? "A tag without a name" : "`\(trimmed)` cannot be a name",
                    help: "write a key that docs/templates.md lists for this kind of page"
                )
            )
            guard !trimmed.isEmpty, tag.opensSection else { return nil }
            unreadableNames.insert(trimmed)
            return tag
        }
        return TemplateTag(kind: kind, name: trimmed, location: location, range: startIndex..<index)
    }

    private func reportUnclosed(_ start: SourcePosition, _ diagnostics: inout [Diagnostic]) {
        diagnostics.append(
            Diagnostic(
                .templateSyntax,
                at: SourceLocation(file, start, to: SourcePosition(line: start.line, column: start.column + 2)),
                "The tag that starts here is never closed",
                help: "end it with `}}`, or with `}}}` where it starts with `{{{`"
            )
        )
    }

    /// Whether it can be a name: by its characters, and for keys by its dots and parentheses too.
    private func isName(_ name: String, isTemplate: Bool) -> Bool {
        let hasKnownCharacters = name.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case ".", "-", "_", "?", "(", ")": true
            case "/": isTemplate
            default: scalar.isASCIILetterOrDigit
            }
        }
        guard !name.isEmpty, hasKnownCharacters else { return false }
        return isTemplate || name == "." || (hasSoundDots(name) && hasSoundParentheses(name))
    }

    /// A dot is before or between keys, and never alone or next to another.
    private func hasSoundDots(_ name: String) -> Bool { name.last != "." && !name.contains("..") }

    /// Parentheses are after the name of a function, up to the end.
    private func hasSoundParentheses(_ name: String) -> Bool {
        guard let open = name.firstIndex(of: "(") else { return !name.contains(")") }
        let opening = name.count { $0 == "(" }
        guard opening <= TemplateLimits.functions else { return false }
        return open > name.startIndex && name.hasSuffix(String(repeating: ")", count: opening))
            && name.count { $0 == ")" } == opening
    }
}
