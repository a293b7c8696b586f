import ASCII
import CCmarkGFM
import Diagnostics
import SiteModel

extension BodyRenderer {
    // MARK: Links

    mutating func enterLink(_ node: OpaquePointer) {
        let place = place(of: node)
        linkDepth += 1
        guard linkDepth == 1, imageDepth == 0 else {
            let location = text.location(place.range)
            problems.report(.linkInsideLink(source(place.range), at: location))
            return
        }
        noteSuspicion(ofLink: node)
        checkCitation(inLink: node, place.range)
        recorder.openLink(isBareAddress: place.form != .bracketed, care: cards.last?.care)
        let start = html.count
        html.markup("<a href=\"")
        leadsWithin = false
        let count = links.count
        let address = String(decoding: CommonMark.bytes(cmark_node_get_url(node)), as: UTF8.self)
        if !isEmbed(node) { writeLinkAddress(address, place, node) }
        html.markup("\"")
        if links.count > count { recorder.resolveLink(to: count) }
        writeTitle(of: node)
        html.markup(">")
        form?.openLink()
        if leadsWithin { careCard?.leaveOut(start..<html.count) }
        openIsolation(ofLink: node, place)
    }

    /// Whether a link is a part of `@[video](address)`, which is reported as a whole.
    private func isEmbed(_ link: OpaquePointer) -> Bool {
        guard let previous = cmark_node_previous(link), CommonMark.kind(of: previous, types) == .text else {
            return false
        }
        let literal = CommonMark.literal(of: previous)
        return literal.last == UInt8(ascii: "@") && literal.dropLast().last.map(\.isASCIISpace) ?? true
    }

    mutating func exitLink() {
        linkDepth -= 1
        if linkDepth == 0, imageDepth == 0 {
            closeIsolation()
            let start = html.count
            html.markup("</a>")
            if leadsWithin { careCard?.leaveOut(start..<html.count) }
            form?.closeLink()
            recorder.closeLink()
        }
    }

    /// Notes a number to call in a card.
    private mutating func noteCall(_ address: String, _ link: OpaquePointer) {
        guard careCard != nil else { return }
        let words = cmark_node_first_child(link).flatMap { child in
            cmark_node_next(child) == nil && CommonMark.kind(of: child, types) == .text
                ? CommonMark.literal(of: child) : nil
        }
        let label = words.map { String(decoding: $0, as: UTF8.self) } ?? String(address.dropFirst("tel:".count))
        careCard?.note(CallLink(label: label, address: address))
    }

    private mutating func writeLinkAddress(_ written: String, _ place: InlinePlaces.Place, _ node: OpaquePointer) {
        let location = text.location(place.address ?? place.range)
        switch WrittenAddress(written) {
        case .anchor(let anchor):
            leadsWithin = true
            insertLater(.anchorAddress(anchorUses.count))
            anchorUses.append((anchor, links.count, location))
            links.append(Body.Link(destination: .anchor(options.anchorPrefix + anchor), location: location))
        case .absolute(let scheme, let rest):
            guard let address = absoluteAddress(written, scheme, rest, place, location) else { return }
            if scheme.hasPrefix("http"), writeOwnAddress(address, location) { return }
            links.append(Body.Link(destination: .external(address), location: location))
            if scheme == "tel" || scheme == "sms" { noteCall(address, node) }
            writeAddress(address)
        case .relative(let path, let query, let fragment):
            writeRelative(path, query, fragment, location)
        case .empty: problems.report(.addressMissing(at: location))
        case .forbiddenCharacter: problems.report(.unsafeCharacter(in: written, at: location))
        case .schemeless: problems.report(.schemeMissing(in: written, at: location))
        case .fromRoot: problems.report(.pathFromRoot(written, at: location))
        }
    }

    /// Only what is known to be harmless passes: everything else, from `javascript:` to `file:`, runs or reveals
    /// something on the reader's machine.
    private mutating func absoluteAddress(
        _ written: String,
        _ scheme: String,
        _ rest: Substring,
        _ place: InlinePlaces.Place,
        _ location: SourceLocation
    ) -> String? {
        switch scheme {
        case "https", "http":
            do { _ = try WebAddress(written) } catch {
                problems.report(.noWebAddress(written, error, at: location))
                return nil
            }
            // For `www.example.org` without a scheme cmark assumes `http:`, as browsers did when GFM was written.
            if place.form == .bare, text.bytes[place.range.lowerBound] | 0x20 == UInt8(ascii: "w") {
                return PercentEncoding.encoded("https:\(rest)", keeping: .address)
            }
        case "mailto", "tel", "sms":
            guard !rest.isEmpty else {
                problems.report(.hostMissing(in: written, at: location))
                return nil
            }
            if let meant = MeantAddress.of(scheme: scheme, rest: rest) {
                problems.report(.addressMalformed(written, meant: meant, at: location))
                return nil
            }
            if written.unicodeScalars.contains(where: { $0 != " " && WebAddress.isExcluded($0) })
                || WrittenAddress.holdsControl(written)
            {
                problems.report(.unsafeCharacter(in: written, at: location))
                return nil
            }
        default:
            if place.form == .angled, Self.prefixesOfWord.contains(scheme) {
                let tag = source(place.range)
                if let closing = ForeignMarkup.closing(of: tag) { openForeignMarkup.append(closing) }
                problems.report(.failedMarkup(.foreign(.wordTag, written: tag), tag, at: text.location(place.range)))
                return nil
            }
            problems.report(.unsafeScheme(scheme, in: written, at: location))
            return nil
        }
        return PercentEncoding.encoded(written, keeping: .address)
    }

    /// What the names of tags begin with that Word writes and that Markdown takes for an address: `<st1:place>`.
    private static let prefixesOfWord: Set<String> = ["st1", "wp", "xml", "mso", "dc", "pic", "wps", "wpg"]

    /// Writes a link to the site's own address as one to the page or file there; whether it is such a link.
    private mutating func writeOwnAddress(_ address: String, _ location: SourceLocation) -> Bool {
        let bare = address.prefix { $0 != "#" && $0 != "?" }
        switch context.ownAddress(String(bare)) {
        case .elsewhere: return false
        case .nothing:
            problems.report(.ownAddressMissing(address, at: location))
        case .page:
            links.append(Body.Link(destination: .external(address), location: location))
            writeAddress(address)
        case .listPage(let page):
            links.append(Body.Link(destination: .listPage(page), location: location))
            writeAddress(address)
        case .destination(var destination):
            if case .page(let file, nil) = destination, let hash = address.firstIndex(of: "#") {
                let fragment = address[address.index(after: hash)...]
                if !fragment.isEmpty {
                    destination = .page(file, anchor: PercentEncoding.decoded(fragment) ?? String(fragment))
                }
            }
            links.append(Body.Link(destination: destination, location: location))
            writeAddress(address)
        }
        return true
    }

    private mutating func writeRelative(
        _ path: String,
        _ query: String?,
        _ fragment: String?,
        _ location: SourceLocation
    ) {
        guard let target = context.linkTarget(path: path, from: text.file) else {
            if let meant = MeantAddress.of(path: path) {
                problems.report(.addressMalformed(path, meant: meant, at: location))
                return
            }
            let suggestion = context.suggestedPath(near: path, from: text.file)
            problems.report(.linkTargetMissing(path, suggestion: suggestion, at: location))
            return
        }
        var destination = target.destination
        if case .page(let file, nil) = destination, let fragment, !fragment.isEmpty {
            destination = .page(file, anchor: PercentEncoding.decoded(fragment) ?? fragment)
        }
        links.append(Body.Link(destination: destination, location: location))
        writeAddress(target.href)
        if let query { writeAddress("?" + PercentEncoding.encoded(query, keeping: .address)) }
        if let fragment { writeAddress("#" + PercentEncoding.encoded(fragment, keeping: .address)) }
    }

    private mutating func writeTitle(of node: OpaquePointer) {
        let title = CommonMark.bytes(cmark_node_get_title(node))
        guard !title.isEmpty else { return }
        checkTitle(title, of: node)
        html.markup(" title=\"")
        // A title is no word of a heading that the link may be in.
        let words = headingText
        headingText = nil
        isInAttribute = true
        prose(title, of: node)
        isInAttribute = false
        headingText = words
        html.markup("\"")
    }

    /// A link's title and a figure's caption are plain text: Markdown in them would be shown as typed.
    mutating func checkTitle(_ title: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) {
        guard recorder.offsets == nil,
            let markup = PlainText.markup(in: String(decoding: title, as: UTF8.self), context)
        else { return }
        problems.report(.markupInTitle(markup.written, at: text.location(place(of: node).range)))
    }

    private func source(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: text.bytes[range]), as: UTF8.self)
    }

    // MARK: Images

    mutating func enterImage(_ node: OpaquePointer) {
        imageDepth += 1
        guard imageDepth == 1 else { return }
        isEmpty = false
        recorder.noteImage()
        let place = place(of: node)
        let written = String(decoding: CommonMark.bytes(cmark_node_get_url(node)), as: UTF8.self)
        let media = media(node)
        if let media {
            startMedia(media)
        } else {
            startPicture(written, place)
            html.markup("<img src=\"")
        }
        let size = writeImageAddress(written, place, media)
        html.markup(media == nil ? "\" alt=\"" : "\" aria-label=\"")
        alternativeStart = html.count
        let isFigure = leaf.flatMap { figureImage(in: $0) } == node
        image = ImageInProgress(node: node, address: written, size: size, isFigure: isFigure)
    }

    mutating func exitImage(_ node: OpaquePointer) {
        imageDepth -= 1
        guard imageDepth == 0, let image else { return }
        self.image = nil
        if html.bytes[alternativeStart...].allSatisfy(\.isASCIISpace) {
            let place = place(of: node)
            let location = text.location(place.range)
            problems.report(.imageAlternativeMissing(image.address, media(node), at: location))
        }
        if let media = media(node) {
            endMedia(media, image)
            if image.isFigure { writeFigureWords(of: node) } else { checkWords(ofMedia: node, image.address) }
            return
        }
        html.markup("\"")
        if let size = image.size { writeSize(size) }
        if !image.isFigure { writeTitle(of: node) }
        html.markup(" loading=\"lazy\" decoding=\"async\">")
        form?.image()
        endPicture()
        if image.isFigure {
            writeFigureWords(of: node)
        } else {
            checkCredit(ofInline: node)
        }
    }

    private mutating func writeImageAddress(_ written: String, _ place: InlinePlaces.Place, _ media: MediaKind?)
        -> ImageSize?
    {
        let location = text.location(place.address ?? place.range)
        switch WrittenAddress(written) {
        case .relative(let path, _, _):
            guard let target = context.linkTarget(path: path, from: text.file) else {
                let suggestion = context.suggestedPath(near: path, from: text.file)
                problems.report(.linkTargetMissing(path, suggestion: suggestion, at: location))
                return nil
            }
            guard case .file = target.destination else {
                problems.report(.imageIsPage(path, at: location))
                return nil
            }
            links.append(Body.Link(destination: target.destination, location: location))
            noteShown(path)
            writeAddress(target.href)
            // A card says by itself what it begins with.
            guard media == nil, !isStartOfMalformedMedia else { return target.imageSize }
            if let kind = MediaKind(name: path) {
                problems.report(.mediaOutsideCard(path, kind, at: location))
            } else if !ImageHeader.isImage(path) {
                problems.report(.noImage(path, at: location))
            } else if firstPicture == nil {
                firstPicture = target.href
            }
            return target.imageSize
        case .absolute, .schemeless, .anchor:
            problems.report(.imageFromOtherHost(written, at: location))
        case .empty: problems.report(.addressMissing(at: location))
        case .forbiddenCharacter: problems.report(.unsafeCharacter(in: written, at: location))
        case .fromRoot: problems.report(.pathFromRoot(written, at: location))
        }
        return nil
    }
}
