public import SiteModel

/// What a reviewer vouches for, in the one form in which it is taken the digest of (docs/review.md, “The canonical
/// form”).
///
/// The build makes the form from what it has, and not from the page that it renders; `PublishedPage` makes it from a
/// page. Both are the same for the pages of a theme that marks the regions.
public struct TextForm: Sendable, Equatable, CustomStringConvertible {
    /// The form itself, in UTF-8.
    public let bytes: [UInt8]
    /// Its SHA-256.
    public let digest: ContentDigest

    /// A form that is written already.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        digest = ContentDigest(of: bytes)
    }

    /// The form as it is written.
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    /// The form of a page's own text.
    ///
    /// - Parameters:
    ///   - title: the title.
    ///   - summary: the short answer, where there is one.
    ///   - body: the HTML of the body; empty where the page has none.
    ///   - sources: the sources in the order of the page.
    ///   - imageDigest: gives the digest of the file that an address leads to, as it is in the attribute `src`.
    public static func text(
        title: String,
        summary: String?,
        body: String,
        sources: [Source],
        imageDigest: (String) -> ContentDigest?
    ) -> TextForm {
        textAndMeanings(title: title, summary: summary, body: body, sources: sources, imageDigest: imageDigest).text
    }

    /// The form of a page's own text, and that of the meanings that its body gives; `nil` where it gives none.
    ///
    /// The parameters are those of `text`.
    public static func textAndMeanings(
        title: String,
        summary: String?,
        body: String,
        sources: [Source],
        imageDigest: (String) -> ContentDigest?
    ) -> (text: TextForm, meanings: TextForm?) {
        var meanings: [[UInt8]] = []
        var form = FormWriter("sitegen-text 1", capacity: body.utf8.count + 512 * (sources.count + 2))
        form.open("title")
        form.text(title)
        form.close()
        if let summary {
            form.open("summary")
            form.text(summary)
            form.close()
        }
        if !body.isEmpty {
            form.open("body")
            meanings = scan(body, into: &form, imageDigest)
            form.close()
        }
        if !sources.isEmpty {
            form.open("sources")
            form.open("ol")
            for source in sources { form.source(source) }
            form.close()
            form.close()
        }
        return (TextForm(bytes: form.finish()), Self.meanings(meanings))
    }

    /// The form of a disclaimer.
    ///
    /// - Parameters:
    ///   - title: its own heading, where it names one.
    ///   - body: the HTML of its body.
    ///   - imageDigest: gives the digest of the file that an address leads to, as it is in the attribute `src`.
    public static func disclaimer(
        title: String?,
        body: String,
        imageDigest: (String) -> ContentDigest?
    ) -> TextForm {
        var form = FormWriter("sitegen-disclaimer 1", capacity: body.utf8.count + 512)
        if let title {
            form.open("disclaimer-title")
            form.text(title)
            form.close()
        }
        form.open("disclaimer")
        _ = scan(body, into: &form, imageDigest)
        form.close()
        return TextForm(bytes: form.finish())
    }

    /// The form of the meanings that the HTML of a body gives; `nil` where it gives none.
    public static func meanings(inBody body: String) -> TextForm? {
        textAndMeanings(title: "", summary: nil, body: body, sources: [], imageDigest: { _ in nil }).meanings
    }

    /// The form of a whole glossary, as its page shows it; `nil` where it explains no word.
    public static func glossary(_ glossary: Glossary) -> TextForm? {
        meanings(
            glossary.terms.map {
                singleSpaced(Array($0.term.value.utf8)) + Array(": ".utf8) + singleSpaced(Array($0.meaning.utf8))
            }
        )
    }

    /// The form of meanings in any order; `nil` where there are none.
    static func meanings(_ texts: [[UInt8]]) -> TextForm? {
        guard !texts.isEmpty else { return nil }
        let lines = texts.sorted { $0.lexicographicallyPrecedes($1) }
        var bytes = Array("sitegen-meanings 1\n".utf8)
        var previous: [UInt8]?
        for line in lines where line != previous {
            bytes.append(UInt8(ascii: "="))
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
            previous = line
        }
        return TextForm(bytes: bytes)
    }

    /// White space as in an attribute.
    static func singleSpaced(_ text: [UInt8]) -> [UInt8] {
        Array(text.split(whereSeparator: \.isHTMLSpace).joined(separator: [0x20]))
    }

    /// How the form names the file of an image; one that is not there has no digest, and its text is never signed.
    static func digits(ofImage digest: ContentDigest?) -> [UInt8] {
        guard let digest else { return Array("missing".utf8) }
        var digits: [UInt8] = []
        digest.appendDigits(to: &digits)
        return digits
    }

    /// Writes what is in a body; the texts of the meanings that it gives.
    private static func scan(
        _ body: String,
        into form: inout FormWriter,
        _ imageDigest: (String) -> ContentDigest?
    ) -> [[UInt8]] {
        var body = body
        return body.withUTF8 { html in
            withoutActuallyEscaping(imageDigest) { imageDigest in
                var scanner = BodyScanner(html, imageDigest: imageDigest)
                scanner.write(to: &form)
                return scanner.meanings
            }
        }
    }
}

extension FormWriter {
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
        let isWritten = address.map { openLink($0.utf8, title: [UInt8]?.none) } ?? false
        text(words)
        if isWritten { mark(")") }
    }
}
