import Authoring
import SiteModel

/// Turns the markup of another tool into that of sitegen, in the body of one text.
///
/// One kind of markup after the other, and what is inside of something before what is around it. What has no counterpart
/// stays as it is; the look at what is left (`LeftoverScan`) finds it at its place in the new file.
struct BodyConverter {
    let context: ConversionContext
    var report = ImportReport()
    /// The files whose text is being put in, so that none is put into itself.
    var including: [String] = []
    /// In how many blocks the part is that is being converted.
    private var depth = 0
    /// Markup that is in more blocks than this is left alone: no person writes such, and each takes some of the stack.
    private static let maximumDepth = 40
    /// Abbreviations that the text explains.
    var abbreviations: [(word: String, meaning: String)] = []

    init(_ context: ConversionContext) { self.context = context }

    /// A whole text.
    mutating func convert(_ markdown: String, isHTML: Bool = false) -> String {
        var text = convertPart(markdown, isHTML: isHTML)
        explainAbbreviations(in: &text)
        text = PlacesToLinkTo.inLinesOfTheirOwn(text)
        return Self.withoutWideGaps(text)
    }

    /// A part of a text, without what is done once for the whole.
    mutating func convertPart(_ markdown: String, isHTML: Bool = false) -> String {
        guard depth < Self.maximumDepth, isHTML || MarkdownOutline(markdown).isWithinLimits else { return markdown }
        depth += 1
        defer { depth -= 1 }
        var text = markdown
        if !isHTML {
            var blocks = BlockMarkup(self)
            text = blocks.convert(text.lines).joined(separator: "\n")
            self = blocks.converter
        }
        if context.tool != .markdown { text = convertTags(in: text) }
        if isHTML {
            text = convertHTMLPage(text)
        } else {
            text = convertHTMLBlocks(in: text)
        }
        text = convertAttributeLists(in: text)
        text = convertInlineHTML(in: text)
        return convertInlines(in: text)
    }

    /// Lines that are a part of a text.
    mutating func convertLines(_ lines: [String]) -> [String] {
        convertPart(lines.joined(separator: "\n")).lines
    }

    /// The text with no more than one empty line in a row outside of code.
    static func withoutWideGaps(_ text: String) -> String {
        guard text.contains("\n\n\n") else { return text }
        let outline = MarkdownOutline(text)
        var result: [String] = []
        var offset = 0
        for line in text.lines {
            let isGap = line.isBlank && (result.last?.isBlank ?? true) && !outline.isCode(offset)
            offset += line.utf8.count + 1
            if !isGap { result.append(line) }
        }
        return result.joined(separator: "\n")
    }
}
