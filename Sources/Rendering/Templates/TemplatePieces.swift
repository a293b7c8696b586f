import Diagnostics

/// A template as text and tags in their order, with the lines taken out that hold nothing but a tag (Mustache
/// specification, “standalone” tags).
struct TemplatePieces {
    struct Piece {
        enum Content {
            case text(String)
            case tag(TemplateTag)
        }
        var content: Content
        /// The tag, where it is one.
        var tag: TemplateTag? {
            if case .tag(let tag) = content { return tag }
            return nil
        }

        /// Where it is in the template, in code points; a standalone tag's range is its whole line.
        var range: Range<Int>
    }

    let scalars: [Unicode.Scalar]
    let pieces: [Piece]

    /// Cuts up a template that is known to be well-formed.
    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var problems: [Diagnostic] = []
        let tags = TemplateScanner.pieces(of: text, file: SourceFile(.templates, ""), diagnostics: &problems)
            .compactMap { piece -> TemplateTag? in
                guard case .tag(let tag) = piece else { return nil }
                return tag
            }
        var pieces: [Piece] = []
        var position = 0
        for tag in tags {
            let range = Self.range(of: tag, in: scalars)
            if position < range.lowerBound {
                pieces.append(Self.text(scalars, position..<range.lowerBound))
            }
            pieces.append(Piece(content: .tag(tag), range: range))
            position = range.upperBound
        }
        if position < scalars.count { pieces.append(Self.text(scalars, position..<scalars.count)) }
        self.scalars = scalars
        self.pieces = pieces
    }

    /// A part of the text as it is.
    func text(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static func text(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Piece {
        Piece(content: .text(string(scalars[range])), range: range)
    }

    private static func range(of tag: TemplateTag, in scalars: [Unicode.Scalar]) -> Range<Int> {
        switch tag.kind {
        case .variable, .unescaped: return tag.range
        case .section, .inverted, .close, .partial, .parent, .block, .comment: break
        }
        var start = tag.range.lowerBound
        while start > 0, isBlank(scalars[start - 1]) { start -= 1 }
        guard start == 0 || scalars[start - 1] == "\n" else { return tag.range }
        var end = tag.range.upperBound
        while end < scalars.count, isBlank(scalars[end]) { end += 1 }
        guard end < scalars.count else { return start..<end }
        return scalars[end] == "\n" ? start..<end + 1 : tag.range
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\r" }
}
