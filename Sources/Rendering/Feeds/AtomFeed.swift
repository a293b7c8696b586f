package import SiteModel

/// A feed for those who follow a site or a subject, in the Atom Syndication Format (RFC 4287).
///
/// It says no more than the pages do. Its days are days of the record, each as midnight in UTC (RFC 3339), so it is the same
/// on every day on which the record is the same.
struct AtomFeed {
    /// The words and people, in the language of the feed.
    let catalog: SiteCatalog
    /// The language of the feed.
    let language: LanguageTag
    /// What it is called.
    let title: String
    /// Where it is.
    let address: Address
    /// The page that it is about.
    let page: Address
    /// When it was changed last, where it has no entry.
    let newestDay: CalendarDate

    private var base: BaseURL { catalog.site.settings.baseURL }
    private var isDemonstration: Bool { catalog.site.settings.isDemonstration }

    /// The file with an entry for each of the first `limit` changes of which there is a day. What an editor fixed is news
    /// for programs only.
    func bytes(_ changes: [TextChange], limit: Int) -> [UInt8] {
        let entries = changes.lazy.filter { $0.kind != .editorial }.compactMap { change in
            change.day.map { (day: $0, change: change) }
        }.prefix(limit)
        let organization = catalog.site.settings.organization
        var xml = XMLText()
        xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        xml.line("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(XMLText.escaped(language.tag))\">")
        xml.element("id", base.absolute(address))
        xml.element("title", title)
        if isDemonstration { xml.element("subtitle", catalog.words.demonstration) }
        xml.element("updated", XMLText.moment(entries.first?.day ?? newestDay))
        xml.link("self", type: "application/atom+xml", base.absolute(address))
        xml.link("alternate", type: "text/html", base.absolute(page))
        xml.line("<author>")
        xml.element("name", organization.name)
        if let url = organization.url { xml.element("uri", url) }
        xml.line("</author>")
        for entry in entries { write(entry.change, of: entry.day, to: &xml) }
        xml.line("</feed>")
        return Array(xml.text.utf8)
    }

    private func write(_ change: TextChange, of day: CalendarDate, to xml: inout XMLText) {
        let url = base.absolute(change.address)
        xml.line("<entry>")
        // A text has one entry for each day, and keeps it whatever else is known of that day later.
        xml.element("id", "\(url)#\(change.kind == .withdrawn ? "withdrawn-" : "")\(day)")
        let isExample = isDemonstration && !change.reviewers.isEmpty
        let title = catalog.words.title(of: change.kind, change.title)
        xml.element("title", isExample ? "\(title) \(catalog.words.example)" : title)
        xml.link("alternate", type: "text/html", url, language: change.language)
        if let published = change.published { xml.element("published", XMLText.moment(published)) }
        xml.element("updated", XMLText.moment(day))
        xml.line("<category term=\"\(change.kind.rawValue)\"/>")
        let html = paragraphs(of: change, day).map { paragraph in
            let foreign = ForeignView(paragraph.language, on: language)
            let attributes = foreign.map { " lang=\"\($0.language)\" dir=\"\($0.direction)\"" } ?? ""
            return "<p\(attributes)>\(HTMLEscaping.escape(paragraph.text))</p>"
        }.joined()
        xml.line("<content type=\"html\">\(XMLText.escaped(html))</content>")
        xml.line("</entry>")
    }

    /// What an entry says: of a demonstration that it is one, of a withdrawn text why, and else what changed, who reviewed
    /// it, and its short answer.
    private func paragraphs(of change: TextChange, _ day: CalendarDate) -> [(text: String, language: LanguageTag)] {
        let words = catalog.words
        let siteLanguage = catalog.site.settings.language
        var paragraphs: [(text: String, language: LanguageTag)] = []
        if isDemonstration { paragraphs.append((words.demonstration, language)) }
        if let reason = change.reason {
            paragraphs.append((words.withdrawn(because: reason), change.language))
            return paragraphs
        }
        for statement in change.statements { paragraphs.append(("\(words.whatChanged) \(statement)", siteLanguage)) }
        let people = isDemonstration ? [] : change.reviewers.compactMap { catalog.person($0)?.name }
        if !people.isEmpty { paragraphs.append((words.reviewed(by: people, on: day), language)) }
        if change.isUnreviewed, !isDemonstration { paragraphs.append((words.noReview, language)) }
        if let summary = change.summary { paragraphs.append((summary, change.language)) }
        return paragraphs
    }
}

extension PageRenderer {
    /// How many entries the feed of the site has at most.
    package static let maximumFeedEntries = 50
    /// How many entries the feed of a subject has at most.
    package static let maximumSubjectFeedEntries = 20

    /// The feed of the whole site.
    ///
    /// - Parameters:
    ///   - changes: What became of its texts, the newest first.
    ///   - newestDay: The newest day on record.
    package func feed(_ changes: [TextChange], newestDay: CalendarDate) -> [UInt8] {
        AtomFeed(
            catalog: main.catalog,
            language: site.settings.language,
            title: main.catalog.words.feedTitle(site.settings.title),
            address: .feed,
            page: .home,
            newestDay: newestDay
        ).bytes(changes, limit: Self.maximumFeedEntries)
    }

    /// The feed of a subject: its own text and its articles.
    ///
    /// - Parameters:
    ///   - subject: The subject.
    ///   - changes: What became of the texts, the newest first.
    ///   - newestDay: The newest day on record of them.
    package func feed(of subject: Subject, _ changes: [TextChange], newestDay: CalendarDate) -> [UInt8] {
        let catalog = edition(subject.text.language).catalog
        let page = site.settings.sections.address(of: subject.id)
        return AtomFeed(
            catalog: catalog,
            language: site.language(of: subject.text),
            title: catalog.words.feedTitle(subject.text.title.value),
            address: .feed(of: page),
            page: page,
            newestDay: newestDay
        ).bytes(changes, limit: Self.maximumSubjectFeedEntries)
    }
}
