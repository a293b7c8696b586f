import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

/// The film or the sound of a card.
struct MediaPart {
    /// Where it is to be.
    enum Content {
        /// A link to where it can be seen or heard.
        case link(OpaquePointer)
        /// A file beside the text.
        case file(OpaquePointer, path: String)
    }

    /// `nil` where the card begins with something else.
    let content: Content?
    /// The paragraph that holds it: that of the marker, or the next one; `nil` where there is none.
    let paragraph: OpaquePointer?
    /// Whether what is written now is the transcript.
    var isInTranscript = false
    /// Where the transcript starts in the prose.
    var transcriptStart = 0
}

/// Cards with a film or a sound. It is never embedded from another host, which would learn who looks at which illness: a
/// card links to it, or plays a file of the site. What is said and shown is in the text too, as the transcript, and the
/// files of films have captions (WCAG 2.2, success criteria 1.2.1, 1.2.2 and 1.2.3).
extension BodyRenderer {
    /// The film or the sound that a card begins with.
    func media(of level: CardKind, _ paragraph: OpaquePointer) -> MediaPart? {
        guard let kind = level.media else { return nil }
        var child = cmark_node_first_child(paragraph)
        while let node = child, !isBreak(node) { child = cmark_node_next(node) }
        if let lineBreak = child {
            return MediaPart(content: content(from: cmark_node_next(lineBreak), kind), paragraph: paragraph)
        }
        guard let next = blockBelow(paragraph), CommonMark.kind(of: next, types) == .paragraph else {
            return MediaPart(content: nil, paragraph: nil)
        }
        return MediaPart(content: content(from: cmark_node_first_child(next), kind), paragraph: next)
    }

    private func isBreak(_ node: OpaquePointer) -> Bool {
        switch CommonMark.kind(of: node, types) {
        case .softBreak, .lineBreak: true
        default: false
        }
    }

    private func isEmptyText(_ node: OpaquePointer) -> Bool {
        CommonMark.kind(of: node, types) == .text && CommonMark.literal(of: node).isEmpty
    }

    private func content(from node: OpaquePointer?, _ kind: MediaKind) -> MediaPart.Content? {
        var node = node
        // Around an address without brackets cmark leaves empty texts.
        while let text = node, isEmptyText(text) { node = cmark_node_next(text) }
        guard let node else { return nil }
        var next = cmark_node_next(node)
        while let text = next, isEmptyText(text) { next = cmark_node_next(text) }
        guard next == nil else { return nil }
        let written = String(decoding: CommonMark.bytes(cmark_node_get_url(node)), as: UTF8.self)
        switch (CommonMark.kind(of: node, types), WrittenAddress(written)) {
        case (.link, .absolute(let scheme, _)): return ["https", "http"].contains(scheme) ? .link(node) : nil
        case (.image, .relative(let path, _, _)):
            return MediaKind(name: path) == kind ? .file(node, path: path) : nil
        default: return nil
        }
    }

    /// The kind of file that an image is, if it is the film or the sound of the card that is open.
    func media(_ image: OpaquePointer) -> MediaKind? {
        guard let card = cards.last, case .file(image, _)? = card.media?.content else { return nil }
        return card.level.media
    }

    /// Whether the paragraph that is being written is reported as no film or sound that the card could begin with.
    var isStartOfMalformedMedia: Bool {
        guard let media = cards.last?.media, media.content == nil else { return false }
        return media.paragraph == leaf
    }

    // MARK: Files

    /// Writes the start of the element that plays a file, up to its address.
    mutating func startMedia(_ kind: MediaKind) {
        hasRareParts = true
        // Nothing is loaded before a reader wants it, and nothing plays by itself (WCAG 2.2, success criterion 1.4.2).
        html.markup(
            kind == .video ? "<video controls preload=\"none\" src=\"" : "<audio controls preload=\"none\" src=\""
        )
    }

    /// Writes the rest of it, after what it shows.
    mutating func endMedia(_ kind: MediaKind, _ image: ImageInProgress) {
        html.markup("\">")
        form?.openMedia(kind)
        if kind == .video { writeCaptions(of: image) }
        html.markup(kind == .video ? "</video>" : "</audio>")
        form?.lines.mark(")")
    }

    /// Reports words that nothing shows, because the file is in the paragraph of the card's title.
    mutating func checkWords(ofMedia image: OpaquePointer, _ path: String) {
        guard recorder.offsets == nil, hasFigureWords(image) else { return }
        problems.report(.mediaWordsLost(path, at: location(of: image)))
    }

    private mutating func writeCaptions(of image: ImageInProgress) {
        let place = place(of: image.node)
        let location = text.location(place.address ?? place.range)
        guard case .relative(let path, _, _) = WrittenAddress(image.address),
            context.linkTarget(path: path, from: text.file) != nil
        else { return }
        let files = context.captions(of: path, from: text.file)
        guard !files.isEmpty else {
            problems.report(.captionsMissing(path, at: location))
            return
        }
        let languages = files.map { $0.language ?? words.language }
        guard
            let own = languages.firstIndex(of: words.language)
                ?? languages.firstIndex(where: { $0.primary == words.language.primary })
        else {
            problems.report(.captionsForeign(path, words.language, at: location))
            return
        }
        if let twice = languages.first(where: { language in languages.count { $0 == language } > 1 }) {
            problems.report(.captionsTwice(path, twice, at: location))
        }
        for (index, file) in files.enumerated() {
            links.append(Body.Link(destination: file.target.destination, location: location))
            html.markup("<track kind=\"captions\" src=\"")
            writeAddress(file.target.href)
            html.markup("\" srclang=\"")
            html.escaped((file.language ?? words.language).tag)
            html.markup("\" label=\"")
            html.escaped(words.captions)
            if let language = file.language, language != words.language { html.escaped(" (\(language.tag))") }
            html.markup(index == own ? "\" default>" : "\">")
            form?.track()
        }
    }

    // MARK: The transcript

    /// Starts the transcript below the film or the sound, if anything follows it.
    mutating func startTranscript(after paragraph: OpaquePointer) {
        guard let card = cards.last, card.media?.paragraph == paragraph, card.media?.content != nil,
            let next = cmark_node_next(paragraph),
            blockBelow(paragraph) != nil || CommonMark.kind(of: next, types) != .htmlBlock
        else { return }
        cards[cards.count - 1].media?.isInTranscript = true
        cards[cards.count - 1].media?.transcriptStart = recorder.prose.bytes.count
        // Its name is a word of the site's and not of the text that is reviewed.
        html.markup("<details>\n<summary><span data-unreviewed>")
        html.escaped(words.transcript)
        html.markup("</span></summary>\n")
        form?.lines.open("details")
        form?.lines.open("summary")
        form?.lines.close()
    }

    mutating func endTranscript(of card: OpenCard) {
        guard card.media?.isInTranscript == true else { return }
        html.markup("</details>\n")
        form?.lines.close()
    }

    /// Reports a card that does not begin with its film or sound, or has no transcript.
    mutating func reportMedia(of card: OpenCard) -> Bool {
        guard let kind = card.level.media, let media = card.media else { return false }
        guard media.content != nil else {
            let location = media.paragraph.map { startOfMedia(in: $0, card) } ?? text.location(card.marker)
            problems.report(.mediaMalformed(card.level, kind, at: location))
            return true
        }
        if media.isInTranscript, hasWords(from: media.transcriptStart) || holdsCode(card) { return false }
        problems.report(.transcriptMissing(card.level, kind, at: text.location(card.marker)))
        return true
    }

    /// Whether the prose from a place on has words that are in no link: a rule, a place or a link is no transcript.
    private func hasWords(from start: Int) -> Bool {
        var index = start
        let links = recorder.prose.links.map(\.range).filter { $0.upperBound > start }
        for link in links + [recorder.prose.bytes.endIndex..<recorder.prose.bytes.endIndex] {
            let words = recorder.prose.bytes[index..<max(index, link.lowerBound)]
            if String(decoding: words, as: UTF8.self).contains(where: { $0.isLetter || $0.isNumber }) { return true }
            index = max(index, link.upperBound)
        }
        return false
    }

    private mutating func startOfMedia(in paragraph: OpaquePointer, _ card: OpenCard) -> SourceLocation {
        if paragraph == card.paragraph, let below = lineBelowTitle(of: card) { return text.location(below) }
        return startOfBlock(around: paragraph)
    }
}

extension FormRecorder {
    /// Writes the start of a film or a sound with the address and the words that were noted.
    fileprivate mutating func openMedia(_ kind: MediaKind) {
        lines.openFile(kind == .video ? "video" : "audio", takeAddress(), label: alternative)
        alternative = []
    }

    /// Writes captions with the address that was noted.
    fileprivate mutating func track() { file("track") }
}
