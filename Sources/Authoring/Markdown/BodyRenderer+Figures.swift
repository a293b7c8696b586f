import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// What is below a picture: its caption, and who made it (HTML Standard, sections 4.4.12 and 4.4.13).
struct FigureWords {
    /// What the picture shows.
    var caption: UnsafeBufferPointer<UInt8>
    /// Who made it, and its licence, where the title says so.
    var credit: UnsafeBufferPointer<UInt8>?

    /// Reads a title: `caption | credit`. The last bar between blanks, or at an end, parts the two.
    init(title: UnsafeBufferPointer<UInt8>) {
        caption = title
        let isBlank = { (index: Int) in !title.indices.contains(index) || title[index].isASCIISpace }
        guard
            let bar = title.lastIndex(of: UInt8(ascii: "|")),
            // A row of a table
            bar + 1 < title.count || title.first != UInt8(ascii: "|") || bar == 0,
            isBlank(bar - 1), isBlank(bar + 1)
        else { return }
        caption = Self.trimmed(title, 0..<bar)
        credit = Self.trimmed(title, bar + 1..<title.count)
    }

    private static func trimmed(_ title: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UnsafeBufferPointer<UInt8>
    {
        var range = range
        while let first = range.first, title[first].isASCIISpace { range = first + 1..<range.upperBound }
        while let last = range.last, title[last].isASCIISpace { range = range.lowerBound..<last }
        return UnsafeBufferPointer(rebasing: title[range])
    }
}

extension BodyRenderer {
    /// The image of a paragraph that holds one image and nothing else, if it has a title or a credit: a figure.
    func figureImage(in paragraph: OpaquePointer) -> OpaquePointer? {
        guard CommonMark.kind(of: paragraph, types) == .paragraph, let image = cmark_node_first_child(paragraph),
            cmark_node_get_type(image) == CMARK_NODE_IMAGE, cmark_node_next(image) == nil
        else { return nil }
        return hasFigureWords(image) ? image : nil
    }

    /// Whether an image has a title or a credit, which a figure shows.
    func hasFigureWords(_ image: OpaquePointer) -> Bool {
        if let title = cmark_node_get_title(image), title.pointee != 0 { return true }
        return credit(of: image) != nil
    }

    /// The credit that the front matter gives an image.
    private func credit(of image: OpaquePointer) -> ImageCredit? {
        guard !options.credits.isEmpty, let path = path(of: image) else { return nil }
        return options.credits.first { $0.belongs(to: path) }
    }

    private func path(of image: OpaquePointer) -> String? {
        let written = String(decoding: CommonMark.bytes(cmark_node_get_url(image)), as: UTF8.self)
        guard case .relative(let path, _, _) = WrittenAddress(written) else { return nil }
        return path
    }

    /// Writes what is below an image that is a figure.
    mutating func writeFigureWords(of image: OpaquePointer) {
        let words = FigureWords(title: CommonMark.bytes(cmark_node_get_title(image)))
        let given = credit(of: image)
        if words.credit != nil, let given {
            problems.report(.creditTwice(given.file.value, other: given.file.location, at: location(of: image)))
        } else if let credit = words.credit, credit.isEmpty {
            problems.report(.creditEmpty(at: location(of: image)))
        }
        html.markup("<figcaption>")
        form?.lines.open("figcaption")
        recorder.closeBlock()
        // A credit is names, and no prose.
        if !words.caption.isEmpty, let leaf { openProse(.cardTitle, leaf) }
        if words.credit == nil, given == nil {
            writePlain(words.caption, of: image)
        } else {
            hasRareParts = true
            if !words.caption.isEmpty {
                startParagraph()
                writePlain(words.caption, of: image)
                recorder.closeBlock()
                endParagraph()
            }
            html.markup("<p class=\"credit\">")
            form?.lines.openParagraph()
            if let credit = words.credit {
                writePlain(credit, of: image)
            } else if let given {
                writeText(given.text.value)
            }
            html.markup("</p>")
            form?.lines.closeParagraph()
        }
        html.markup("</figcaption>")
        form?.lines.close()
    }

    /// Writes a part of an image's title as text of the page.
    private mutating func writePlain(_ text: UnsafeBufferPointer<UInt8>, of image: OpaquePointer) {
        isInAttribute = true
        isInCaption = true
        checkTitle(text, of: image)
        prose(text, of: image)
        isInCaption = false
        isInAttribute = false
    }

    /// Reports a credit that nothing shows, because its image is in a line of text.
    mutating func checkCredit(ofInline image: OpaquePointer) {
        guard recorder.offsets == nil else { return }
        let given = credit(of: image)
        guard given != nil || FigureWords(title: CommonMark.bytes(cmark_node_get_title(image))).credit != nil else {
            return
        }
        problems.report(.creditLost(path(of: image) ?? "", at: location(of: image)))
    }

    /// Notes that a text shows a picture, for the credits of its front matter.
    mutating func noteShown(_ path: String) {
        if !options.credits.isEmpty { shownPictures.append(path) }
    }

    /// Reports credits of pictures that the text does not show.
    mutating func checkCredits() {
        for credit in options.credits where !shownPictures.contains(where: credit.belongs) {
            let names = shownPictures.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
            problems.report(.creditOfNothing(credit.file.value, shown: names, at: credit.file.location))
        }
    }

    // MARK: Narrow screens

    /// Starts an element that gives phones another drawing, where one is beside the image: `plate.narrow.svg` beside
    /// `plate.svg` (HTML Standard, section 4.8.1).
    mutating func startPicture(_ written: String, _ place: InlinePlaces.Place) {
        guard case .relative(let path, _, _) = WrittenAddress(written), path.lowercased().hasSuffix(Self.drawing),
            let target = context.linkTarget(
                path: "\(path.dropLast(Self.drawing.count)).narrow\(path.suffix(Self.drawing.count))",
                from: text.file
            ),
            // A comma would part two addresses.
            case .file = target.destination, !target.href.contains(",")
        else { return }
        isInPicture = true
        links.append(Body.Link(destination: target.destination, location: text.location(place.address ?? place.range)))
        html.markup("<picture><source media=\"(max-width: 30em)\" srcset=\"")
        form?.lines.mark("(picture")
        writeAddress(target.href)
        html.markup("\"")
        if let size = target.imageSize { writeSize(size) }
        html.markup(">")
        form?.source()
    }

    mutating func endPicture() {
        guard isInPicture else { return }
        isInPicture = false
        html.markup("</picture>")
        form?.lines.mark(")")
    }

    /// Writes the size of an image, so that the page keeps its room.
    mutating func writeSize(_ size: ImageSize) {
        html.markup(" width=\"")
        html.number(size.width)
        html.markup("\" height=\"")
        html.number(size.height)
        html.markup("\"")
    }

    private static let drawing = ".svg"
}
