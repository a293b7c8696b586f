import Attestation
import Diagnostics
import SiteModel

/// The digests of all that pages are made from: a page with the same digest as before is the same page.
///
/// A page sees its text, what surrounds all texts, and what is true of the reviews of the texts that it shows. That in
/// turn comes from these texts and the same surroundings, so their digests stand for it.
struct PageCauses: Sendable {
    private let site: Site
    /// The digest of what surrounds the texts (`SiteInputs.surroundingsKey`).
    private let surroundings: ContentDigest
    private let withheld: [SubjectID: Set<ArticleID>]
    /// The digests of the pages that are made first.
    private var causes: [SourceFile: ContentDigest] = [:]
    /// The digest of all of these.
    private var ofAll: ContentDigest?

    /// The causes of the pages of a site; `withheld` are the articles that no other page offers as an answer.
    init(_ site: Site, _ surroundings: ContentDigest, withheld: [SubjectID: Set<ArticleID>]) {
        self.site = site
        self.surroundings = surroundings
        self.withheld = withheld
    }

    /// Takes the causes of pages whose texts other pages show.
    mutating func add(_ others: [SourceFile: ContentDigest]) {
        causes.merge(others) { first, _ in first }
        var writer = CacheWriter()
        for index in site.articles.indices { writer.write(causes[site.articles[index].text.file]) }
        for index in site.subjects.indices { writer.write(causes[site.subjects[index].text.file]) }
        ofAll = ContentDigest(of: writer.bytes)
    }

    /// The cause of a page; `text` is what `TextMemory` keeps of its text. `nil` where not everything is known.
    func cause(of page: TextPage, _ text: ArraySlice<UInt8>) -> ContentDigest? {
        var writer = CacheWriter()
        writer.write(surroundings)
        writer.write(text.count)
        writer.write(plain: text)
        switch page {
        case .article(let article):
            for id in (withheld[article.id.subject] ?? []).map(\.slug).sorted() { writer.write(id) }
            if article.place.isFolder, !write(causesOfTextsOn: .folder(article.id), to: &writer) { return nil }
        case .subject(let subject):
            if !write(causesOfTextsOn: .subject(subject.id), to: &writer) { return nil }
        case .person:
            guard let ofAll else { return nil }
            writer.write(ofAll)
        case .other: break
        }
        return ContentDigest(of: writer.bytes)
    }

    /// Writes the causes of the texts that a page shows something of; whether all are known.
    private func write(causesOfTextsOn page: ParentPage, to writer: inout CacheWriter) -> Bool {
        for text in site.textsShown(on: page) {
            guard let cause = causes[text.file] else { return false }
            writer.write(cause)
        }
        return true
    }
}
