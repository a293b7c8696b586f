import ASCII
package import SiteModel

/// What a reviewer vouches for, in the one form in which it is taken the digest of (docs/review.md, “The canonical
/// form”).
///
/// The build makes the form from what it has, and not from the page that it renders; `PublishedPage` makes it from a
/// page. Both are the same for the pages of a theme that marks the regions.
package struct TextForm: Sendable, Equatable, CustomStringConvertible {
    /// The form itself, in UTF-8.
    package let bytes: [UInt8]
    /// Its SHA-256.
    package let digest: ContentDigest

    /// A form that is written already.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        digest = ContentDigest(of: bytes)
    }

    /// The form of these lines; an image that is not there has no digest, and its text is never signed.
    init(_ lines: FormLines, imageDigest: (String) -> ContentDigest?) {
        self.init(
            bytes: lines.bytes { image in
                guard let digest = imageDigest(image.address) else { return Array("missing".utf8) }
                var digits: [UInt8] = []
                digest.appendDigits(to: &digits)
                return digits
            }
        )
    }

    /// The form as it is written.
    package var description: String { String(decoding: bytes, as: UTF8.self) }

    /// The digests of the files of captions that the text shows with its films, in order.
    package var captionDigests: [ContentDigest] { digests(after: "(track ") }

    /// The digests of the files of pictures that the text shows, in order.
    package var pictureDigests: [ContentDigest] { digests(after: "(img ") }

    private func digests(after mark: String) -> [ContentDigest] {
        let mark = Array(mark.utf8)
        return bytes.split(separator: UInt8(ascii: "\n")).filter { $0.starts(with: mark) }
            .compactMap { ContentDigest(hexadecimal: $0.dropFirst(mark.count)) }
    }

    /// The form of a page's own text; `nil` where the form of its body was not asked for.
    ///
    /// - Parameters:
    ///   - title: the title.
    ///   - summary: the short answer, where there is one.
    ///   - insertions: the services and facts that it names.
    ///   - relation: what the subject has to do with conditions, and what these are called.
    ///   - body: the body; one without HTML has no region on the page.
    ///   - sources: the sources in the order of the text.
    ///   - imageDigest: gives the digest of the file that an address leads to, as it is in the attribute `src`.
    package static func text(
        title: String,
        summary: String?,
        insertions: [SummaryInsertion] = [],
        relation: (kind: SubjectRelation, conditions: [String])? = nil,
        body: Body,
        sources: [Source],
        imageDigest: (String) -> ContentDigest?
    ) -> TextForm? {
        guard let content = body.form?.lines else { return nil }
        var form = FormWriter("sitegen-text 1", capacity: content.bytes.count + 512 * (sources.count + 2))
        form.region("title", title)
        if let summary { form.region("summary", summary, insertions) }
        if let relation { form.region(relation.kind, relation.conditions) }
        if body.hasHTML { form.region("body", content) }
        if !sources.isEmpty {
            form.open("sources")
            form.open("ol")
            for source in body.inOrderOfPage(sources) { form.source(source) }
            form.close()
            form.close()
        }
        return TextForm(form.finish(), imageDigest: imageDigest)
    }

    /// The form of a disclaimer; `nil` where the form of its body was not asked for.
    ///
    /// - Parameters:
    ///   - title: its own heading, where it names one.
    ///   - summary: the same in a sentence or two, where it has one.
    ///   - body: its body.
    ///   - imageDigest: gives the digest of the file that an address leads to, as it is in the attribute `src`.
    package static func disclaimer(
        title: String?,
        summary: String? = nil,
        body: Body,
        imageDigest: (String) -> ContentDigest?
    ) -> TextForm? {
        guard let content = body.form?.lines else { return nil }
        var form = FormWriter("sitegen-disclaimer 1", capacity: content.bytes.count + 512)
        if let title { form.region("disclaimer-title", title) }
        if let summary { form.region("disclaimer-summary", summary) }
        form.region("disclaimer", content)
        return TextForm(form.finish(), imageDigest: imageDigest)
    }

    /// The form of the meanings that a body gives; `nil` where it gives none, or where its form was not asked for.
    package static func meanings(in body: Body) -> TextForm? {
        meanings(body.form?.meanings.map(singleSpaced) ?? [])
    }

    /// The form of a whole glossary, as its page shows it; `nil` where it explains no word.
    package static func glossary(_ glossary: Glossary) -> TextForm? {
        meanings(
            glossary.terms.map {
                singleSpaced(Array($0.term.value.utf8)) + Array(": ".utf8) + singleSpaced(Array($0.meaning.utf8))
            }
        )
    }

    /// The form of facts; `nil` where there are none.
    package static func facts(_ facts: [StatedFact]) -> TextForm? {
        factLines(
            facts.map {
                singleSpaced(Array($0.name.value.utf8)) + Array(": ".utf8) + singleSpaced(Array($0.value.utf8))
            }
        )
    }

    /// The form of the lines of facts, in any order; `nil` where there are none.
    static func factLines(_ texts: [[UInt8]]) -> TextForm? { list("sitegen-facts 1", texts) }

    /// The form of meanings in any order; `nil` where there are none.
    static func meanings(_ texts: [[UInt8]]) -> TextForm? { list("sitegen-meanings 1", texts) }

    /// A form of lines, sorted, each once.
    private static func list(_ firstLine: String, _ texts: [[UInt8]]) -> TextForm? {
        guard !texts.isEmpty else { return nil }
        let lines = texts.sorted { $0.lexicographicallyPrecedes($1) }
        var bytes = Array((firstLine + "\n").utf8)
        var previous: [UInt8]?
        for line in lines where line != previous {
            bytes.append(UInt8(ascii: "="))
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
            previous = line
        }
        return TextForm(bytes: bytes)
    }

    /// The form of all meanings of several pages; `nil` where they give none.
    static func meanings(of pages: [TextForm]) -> TextForm? {
        meanings(
            pages.flatMap { form in
                form.bytes.split(separator: UInt8(ascii: "\n")).dropFirst().map { Array($0.dropFirst()) }
            }
        )
    }

    /// White space as in an attribute.
    static func singleSpaced(_ text: [UInt8]) -> [UInt8] {
        Array(text.split(whereSeparator: \.isHTMLSpace).joined(separator: [0x20]))
    }
}

extension FormWriter {
    /// A region that holds nothing but words.
    fileprivate mutating func region(_ name: StaticString, _ words: String) {
        open(name)
        text(words)
        close()
    }

    /// A region of words in which services are links and facts stand by their names.
    fileprivate mutating func region(_ name: StaticString, _ words: String, _ insertions: [SummaryInsertion]) {
        open(name)
        let bytes = Array(words.utf8)
        var start = 0
        for insertion in insertions {
            text(String(decoding: bytes[start..<insertion.range.lowerBound], as: UTF8.self))
            switch insertion.kind {
            case .service(let call): link(call.label, to: call.address)
            case .fact(let name): fact(Array(name.utf8))
            }
            start = insertion.range.upperBound
        }
        text(String(decoding: bytes[start...], as: UTF8.self))
        close()
    }

    /// A region that is written already.
    fileprivate mutating func region(_ name: StaticString, _ lines: FormLines) {
        open(name)
        content(lines)
        close()
    }

    /// The region of a relation: the list of the conditions that it names.
    fileprivate mutating func region(_ relation: SubjectRelation, _ conditions: [String]) {
        open(Array(relation.rawValue.utf8))
        open("ul")
        for condition in conditions {
            open("li")
            text(condition)
            close()
        }
        close()
        close()
    }

    /// A source, as the list of a page shows it: what names a number is a word of the site, and no part of the form.
    fileprivate mutating func source(_ source: Source) {
        open("li")
        link(source.title, to: source.url)
        for part in [source.publisher, source.published?.description, source.accessed?.value.description] {
            guard let part else { continue }
            space()
            text(part)
        }
        identifier(source.doi)
        identifier(source.pmid)
        identifier(source.pmcid)
        identifier(source.nct)
        if let isbn = source.isbn {
            space()
            text(isbn.value)
        }
        close()
    }

    private mutating func identifier(_ identifier: (some PublicIdentifier)?) {
        guard let identifier else { return }
        space()
        link(identifier.value, to: identifier.url)
    }

    private mutating func link(_ words: String, to address: String?) {
        let isWritten = openLink(Array((address ?? "").utf8), title: [])
        text(words)
        if isWritten { mark(")") }
    }
}
