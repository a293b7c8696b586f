package import Diagnostics
import Foundation
package import SiteModel

extension DiagnosticIdentifier {
    package static let duplicateSource = DiagnosticIdentifier(
        "duplicate-source",
        .error,
        "A source is listed more than once"
    )
    package static let sourceIDInvalid = DiagnosticIdentifier(
        "source-id-invalid",
        .error,
        "No text can cite a source by its id"
    )
}

/// Reads the front matter of the texts of a site: one function for each kind of file.
package struct TextReader: Sendable {
    private let sections: Sections

    /// A reader for a site with some sections; which keys a review needs is for the checks to say, because the site's policy
    /// decides it.
    package init(_ sections: Sections) { self.sections = sections }

    // MARK: Kinds of text

    /// A subject from `<section>/<slug>/index.md`.
    package func subject(
        _ source: [UInt8],
        file: SourceFile,
        id: SubjectID,
        diagnostics: inout [Diagnostic]
    ) -> Subject? {
        let kind = sections.kind(of: id)
        return read(source, file: file, owner: "a \(kind.noun)", diagnostics: &diagnostics) { matter in
            let text = reviewedText(&matter, file: file, as: .subject(kind))
            var subject = Subject(id: id, slugLocation: SourceLocation(file), text: text)
            if let chosen = self.slug(&matter) {
                subject.id = SubjectID(chosen.value, in: id.section)
                subject.slugLocation = chosen.location
            } else {
                matter.checkFileName(id.slug, isFolder: true)
            }
            subject.synonyms = self.synonyms(&matter, title: text.title)
            for synonym in subject.synonyms { matter.reader.checkPlainText(synonym, "synonyms") }
            subject.sortAs = matter.reader.text("sortAs")?.value
            if !kind.codeSystems.isEmpty {
                subject.codes = matter.reader.codes("codes", of: kind.codeSystems)
            }
            if let relation = kind.relation {
                let conditions = matter.reader.texts(relation.rawValue, item: "conditions' slugs", words: true).map {
                    $0.map { SubjectID(written: $0, in: .conditions) }
                }
                if !conditions.isEmpty { subject.text.relation = StatedRelation(relation, conditions) }
            }
            subject.text.parts = parts(&matter)
            subject.related = matter.reader.texts("related", item: "\(kind.noun)s' slugs", words: true).map {
                $0.map { SubjectID(written: $0, in: id.section) }
            }
            return subject
        }
    }

    /// An article, or the page of a folder of articles.
    package func article(
        _ source: [UInt8],
        file: SourceFile,
        at place: ArticlePlace,
        diagnostics: inout [Diagnostic]
    ) -> Article? {
        let subject = place.subject
        return read(source, file: file, owner: "an article", diagnostics: &diagnostics) { matter in
            var text = reviewedText(&matter, file: file, as: place.isFolder ? .folder : .article)
            if place.isFolder { text.parts = parts(&matter) }
            let named = matter.reader.text(
                "condition",
                required: subject == nil
                    ? "add `condition:` with the slug of the condition that the article is about" : nil
            ).map { $0.map { SubjectID(written: $0, in: .conditions) } }
            let section = (subject ?? named?.value)?.section ?? .conditions
            let also = matter.reader.texts("also", item: "subjects' slugs", words: true).map {
                $0.map { SubjectID(written: $0, in: section) }
            }
            let topic = matter.reader.choice("topic", ArticleTopic.self)
            let chosen = self.slug(&matter)
            if chosen == nil { matter.checkFileName(place.name, isFolder: place.isFolder) }
            guard let id = subject ?? named?.value else { return nil }
            var article = Article(
                id: ArticleID(subject: id, slug: chosen?.value ?? place.name),
                place: place,
                statedSubject: named,
                slugLocation: chosen?.location ?? SourceLocation(file),
                text: text
            )
            article.topic = topic
            article.also = also
            return article
        }
    }

    /// A person from `people/<id>.md`.
    package func person(
        _ source: [UInt8],
        file: SourceFile,
        id: String,
        diagnostics: inout [Diagnostic]
    ) -> Person? {
        read(source, file: file, owner: "a person", diagnostics: &diagnostics) { matter in
            matter.checkFileName(id, isFolder: false)
            let name = matter.reader.prose("name", required: "add `name:` with the name as readers should see it")
            var person = Person(id: PersonID(id), file: file, name: name?.value ?? id, body: matter.body)
            person.kind = matter.reader.choice("kind", Person.Kind.self) ?? .person
            person.credentials = matter.reader.prose("credentials")?.value
            person.role = matter.reader.prose("role")?.value
            person.registration = matter.reader.prose("registration")?.value
            person.registeredFrom = matter.reader.date("registeredFrom")
            person.registeredUntil = matter.reader.endDate(
                "registeredUntil",
                of: person.registeredFrom,
                "registeredFrom"
            )
            person.publicKeys = matter.reader.groups("publicKeys", owner: "a public key") { publicKey(&$0) }
            person.orcid = matter.reader.identifier("orcid", ORCID.self)
            person.url = matter.reader.address("url")
            person.conflicts = matter.reader.prose("conflicts")?.value
            return person
        }
    }

    /// A disclaimer from `disclaimers/<key>.md`; its front matter may be left out.
    package func disclaimer(
        _ source: [UInt8],
        file: SourceFile,
        key: String,
        diagnostics: inout [Diagnostic]
    ) -> Disclaimer? {
        read(source, file: file, owner: "a disclaimer", isOptional: true, diagnostics: &diagnostics) { matter in
            matter.checkFileName(key, isFolder: false)
            let title = matter.reader.prose("title")
            let language = matter.reader.language("language")
            return Disclaimer(
                id: DisclaimerID(key),
                file: file,
                title: title?.value,
                language: language,
                body: matter.body
            )
        }
    }

    /// Another page from `pages/<slug>.md`.
    package func page(
        _ source: [UInt8],
        file: SourceFile,
        slug: String,
        diagnostics: inout [Diagnostic]
    ) -> OtherPage? {
        read(source, file: file, owner: "a page", diagnostics: &diagnostics) { matter in
            let title = matter.reader.prose("title", required: "add `title:` with the page's heading")
            let chosen = self.slug(&matter)
            if chosen == nil { matter.checkFileName(slug, isFolder: false) }
            var page = OtherPage(
                slug: chosen?.value ?? slug,
                slugLocation: chosen?.location ?? SourceLocation(file),
                file: file,
                title: title ?? Located(slug, at: SourceLocation(file)),
                body: matter.body
            )
            page.summary = summary(&matter)?.value
            page.sources = sources(&matter)
            page.credits = credits(&matter)
            page.hasUnreadableSources = isUnreadable("sources", isRead: !page.sources.isEmpty, matter.reader)
            page.order = matter.reader.number("order", minimum: 0)
            page.aliases = matter.reader.texts("aliases", item: "addresses", words: true)
            page.isDraft = matter.reader.flag("draft") ?? false
            page.extra = matter.reader.open("extra")
            return page
        }
    }

    // MARK: Parts

    private struct Matter {
        var reader: MappingReader
        var body: BodyStart
        var file: SourceFile

        /// What `read` makes of the keys, with misspelt ones read as they were meant.
        mutating func reading<Result>(_ read: (inout Matter) -> Result) -> Result {
            let start = self
            let result = read(&self)
            guard let respelt = start.reader.respelt(after: reader) else { return result }
            reader = respelt
            return read(&self)
        }

        /// A name of a file that cannot be part of an address; only looked at where no slug is given.
        mutating func checkFileName(_ name: String, isFolder: Bool) {
            guard !Slug.isValid(name) else { return }
            let suggestion = Slug.suggestion(for: name)
            let thing = isFolder ? "folder" : "file"
            reader.report(
                .invalidSlug,
                at: SourceLocation(file),
                "The \(thing)'s name `\(name)` cannot be part of an address",
                help: suggestion.isEmpty
                    ? "use letters, digits and hyphens"
                    : "rename the \(thing) to `\(suggestion)\(isFolder ? "" : ".md")`"
            )
        }
    }

    /// What `read` makes of the keys of a file, and what is wrong with them.
    private func read<Text>(
        _ source: [UInt8],
        file: SourceFile,
        owner: String,
        isOptional: Bool = false,
        diagnostics: inout [Diagnostic],
        _ read: (inout Matter) -> Text?
    ) -> Text? {
        let count = diagnostics.count
        guard
            var matter = open(
                source,
                file: file,
                owner: owner,
                isOptional: isOptional,
                diagnostics: &diagnostics
            )
        else { return nil }
        let text = matter.reading(read)
        diagnostics += MappingReader.withoutFollowUps(matter.reader.finish(), of: diagnostics[count...])
        return text
    }

    private func open(
        _ source: [UInt8],
        file: SourceFile,
        owner: String,
        isOptional: Bool,
        diagnostics: inout [Diagnostic]
    ) -> Matter? {
        guard SourceEncoding.validate(source, file: file, diagnostics: &diagnostics) else { return nil }
        let count = diagnostics.count
        let split = FrontMatterSplit(source, file: file, diagnostics: &diagnostics)
        guard let yaml = split.yaml else {
            guard diagnostics.count == count else { return nil }
            if isOptional {
                let reader = MappingReader(nil, owner: owner, location: SourceLocation(file))
                return Matter(reader: reader, body: split.body, file: file)
            }
            diagnostics.append(
                Diagnostic(
                    .frontMatterMissing,
                    at: SourceLocation(file),
                    "The file of \(owner) must start with front matter, but this one does not",
                    help: "put the keys between two `---` lines at the very start of the file"
                )
            )
            return nil
        }
        let reader = YAMLReader(file: file, firstLine: split.yamlLine)
        let errors = diagnostics.count
        let root = reader.read(yaml, diagnostics: &diagnostics)
        if root == nil, diagnostics.count > errors { return nil }
        if let root, !root.isMapping {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    at: root.location,
                    "The front matter of \(owner) must be a group of keys, but this is \(root.kindName)",
                    help: "write one `key: value` on each line"
                )
            )
            return nil
        }
        let location = SourceLocation(file, line: 1, column: 1, length: 3)
        return Matter(
            reader: MappingReader(root, owner: owner, location: location),
            body: split.body,
            file: file
        )
    }

    private func slug(_ matter: inout Matter) -> Located<String>? {
        guard let slug = matter.reader.text("slug") else { return nil }
        guard Slug.isValid(slug.value) else {
            let suggestion = Slug.suggestion(for: slug.value)
            matter.reader.report(
                .invalidSlug,
                at: slug.location,
                "`\(slug.value)` cannot be part of an address",
                advice: NearMiss.advice(
                    for: slug.value,
                    at: slug.location,
                    meant: suggestion.isEmpty ? nil : suggestion
                )
                .or("use letters, digits and hyphens")
            )
            return nil
        }
        return slug.map(Slug.normalized)
    }

    /// What a reviewed text is.
    private enum ReviewedKind: Equatable {
        case subject(SubjectKind)
        case article
        /// The page of a folder of articles.
        case folder

        /// What to write where there is no title.
        var titleHelp: String {
            switch self {
            case .subject(let kind): "add `title:` with the \(kind.noun)'s name"
            case .article: "add `title:` with the question that the article answers"
            case .folder: "add `title:` with what the articles of the folder have in common"
            }
        }
    }

    private func reviewedText(_ matter: inout Matter, file: SourceFile, as kind: ReviewedKind) -> ReviewedText {
        let title = matter.reader.prose("title", required: kind.titleHelp)
        var text = ReviewedText(
            file: file,
            title: title ?? Located(file.path, at: SourceLocation(file)),
            body: matter.body
        )
        text.summary = summary(&matter)
        text.review.reviewed = matter.reader.date("reviewed")
        text.review.reviewers = people(&matter, "reviewers")
        text.review.statedNextReview = matter.reader.date("nextReview")
        text.review.updated = matter.reader.date("updated")
        if let risk = matter.reader.choice("risk", RiskClass.self) {
            text.risk = Located(risk, at: matter.reader.place(of: "risk"))
        }
        text.withdrawn = withdrawn(&matter)
        text.disclaimer = matter.reader.text("disclaimer").map { $0.map { DisclaimerID($0) } }
        text.authors = people(&matter, "authors")
        text.sources = sources(&matter)
        text.credits = credits(&matter)
        text.funding = matter.reader.prose("funding")?.value
        text.conflicts = matter.reader.prose("conflicts")?.value
        text.aliases = matter.reader.texts("aliases", item: "addresses", words: true)
        switch kind {
        case .article, .folder: text.order = matter.reader.number("order", minimum: 0)
        case .subject: break
        }
        text.isDraft = matter.reader.flag("draft") ?? false
        text.language = matter.reader.language("language")
        text.extra = matter.reader.open("extra")
        text.unreadableKeys = unreadableKeys(of: text, matter.reader)
        return text
    }

    /// The articles that a guide is made of.
    private func parts(_ matter: inout Matter) -> [Located<String>] {
        matter.reader.texts("parts", item: "articles' slugs", words: true).map { $0.map(Slug.normalized) }
    }

    private func sources(_ matter: inout Matter) -> [Source] {
        let sources = matter.reader.groups("sources", owner: "a source") { source(&$0) }
        reportRepeatedSources(sources, &matter)
        return sources
    }

    /// Who made the pictures that a text shows.
    private func credits(_ matter: inout Matter) -> [ImageCredit] {
        matter.reader.members("credits", owner: "a credit", shortKey: "credit") { file, reader in
            reader.prose("credit", required: "add `credit:` with who made the picture, and its licence")
                .map { ImageCredit(file: file, text: $0) }
        }
    }

    /// Why the text was withdrawn: readers are told.
    private func withdrawn(_ matter: inout Matter) -> Located<String>? {
        guard let reason = matter.reader.prose("withdrawn") else { return nil }
        guard !["true", "false", "yes", "no"].contains(reason.value.lowercased()) else {
            matter.reader.report(
                .wrongType,
                at: reason.location,
                "`withdrawn` must tell readers why the text was withdrawn, but `\(reason.value)` does not",
                help: "write the reason in a sentence, or delete the line if the text is not withdrawn"
            )
            return nil
        }
        return reason
    }

    /// A summary is plain text: what means something in the body would be shown as typed.
    private func summary(_ matter: inout Matter) -> Located<String>? {
        guard let summary = matter.reader.uncut("summary") else { return nil }
        // Hardly any summary has a bracket, and looking for a pattern costs more than all else here.
        if summary.value.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }),
            let written = summary.value.firstMatch(of: /\[\^[^\]\s]+\]|\{(?:people|service):[^}\s]*\}/)
        {
            matter.reader.report(
                .lookalikeMarkup,
                at: summary.location,
                "A summary is plain text, so `\(written.output)` would be shown as typed",
                help: "delete it, and write it in the body"
            )
        } else {
            matter.reader.checkPlainText(summary, "summary")
        }
        return summary
    }

    /// The keys that a rule may miss although they are there.
    private func unreadableKeys(of text: ReviewedText, _ reader: MappingReader) -> Set<String> {
        let isRead = [
            "summary": text.summary != nil,
            "reviewed": text.review.reviewed != nil,
            "reviewers": !text.review.reviewers.isEmpty,
            "disclaimer": text.disclaimer != nil,
            "sources": !text.sources.isEmpty,
        ]
        return Set(isRead.keys.filter { isUnreadable($0, isRead: isRead[$0] == true, reader) })
            .union(reader.incompleteLists)
    }

    /// Whether a key is there, or may be, with a value or items that could not be read.
    private func isUnreadable(_ key: String, isRead: Bool, _ reader: MappingReader) -> Bool {
        !isRead && (reader.has(key) || reader.isIncomplete) || reader.incompleteLists.contains(key)
    }

    /// Other names of a subject: each differs from the others, and from the title, by more than readers notice.
    private func synonyms(_ matter: inout Matter, title: Located<String>) -> [Located<String>] {
        let synonyms = matter.reader.texts("synonyms", item: "names")
        var first = [Self.comparable(title.value): title]
        for synonym in synonyms {
            let key = Self.comparable(synonym.value)
            guard let earlier = first[key] else {
                first[key] = synonym
                continue
            }
            let isTitle = earlier.location == title.location
            matter.reader.diagnostics.append(
                Diagnostic(
                    .keyDuplicate,
                    at: synonym.location,
                    synonym.value == earlier.value
                        ? "`\(synonym.value)` is listed twice among the names"
                        : "`\(synonym.value)` and `\(earlier.value)` differ only in capitals, accents, hyphens or spaces",
                    help: isTitle ? "delete the synonym: the title is a name too" : "keep one of the two",
                    notes: [
                        Diagnostic.Note(isTitle ? "the title is given here" : "first given here", at: earlier.location)
                    ],
                    severity: .warning
                )
            )
        }
        return synonyms
    }

    /// A name without what readers hardly notice.
    private static func comparable(_ name: String) -> String {
        let folded = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return folded.filter { !$0.isWhitespace && $0 != "-" && $0 != "\u{2010}" && $0 != "\u{2011}" }
    }

    private func people(_ matter: inout Matter, _ key: String) -> [Located<PersonID>] {
        var seen: Set<String> = []
        return matter.reader.texts(key, item: "people's ids", words: true).compactMap { person in
            guard seen.insert(person.value).inserted else {
                matter.reader.report(
                    .keyDuplicate,
                    at: person.location,
                    "`\(person.value)` is listed twice in `\(key)`",
                    help: "keep one of the two"
                )
                return nil
            }
            return person.map { PersonID($0) }
        }
    }

    private func publicKey(_ reader: inout MappingReader) -> PublicKey? {
        let key = reader.text("key", required: "add `key:` with what `sitegen review keygen` printed")
        let from = reader.date("from", required: "add `from:` with the first day on which the person signs with it")
        let until = reader.endDate("until", of: from, "from")
        guard let key else { return nil }
        guard let bytes = Data(strictBase64: key.value), bytes.count == 32 else {
            reader.report(
                .keyMalformed,
                at: key.location,
                "`key` is not a public key, which is 32 bytes in Base64",
                help: "copy the whole line that `sitegen review keygen` printed"
            )
            return nil
        }
        guard !PublicKey.isOfSmallOrder(Array(bytes)) else {
            reader.report(
                .keyMalformed,
                at: key.location,
                "`key` is a point of small order, with which anyone can sign",
                help: "let the person make a key of their own with `sitegen review keygen`"
            )
            return nil
        }
        return from.map { PublicKey(bytes: Located(Array(bytes), at: key.location), from: $0, until: until) }
    }

    private func source(_ reader: inout MappingReader) -> Source? {
        let id = reader.text("id", required: "add `id:` with a short name for the source, such as `who-2023`")
        let title = reader.prose("title", required: "add `title:` with the source's title")
        let publisher = reader.prose("publisher")?.value
        let url = reader.address("url")
        let doi = reader.identifier("doi", DOI.self)
        let pmid = reader.identifier("pmid", PubMedID.self)
        let pmcid = reader.identifier("pmcid", PubMedCentralID.self)
        let nct = reader.identifier("nct", TrialNumber.self)
        let isbn = reader.identifier("isbn", ISBN.self)
        let published = reader.partialDate("published")
        let accessed = reader.date("accessed")
        guard let id, let title else { return nil }
        guard Source.isCitable(id.value) else {
            let suggestion = Source.citableID(for: id.value)
            reader.report(
                .sourceIDInvalid,
                at: id.location,
                "No text can cite a source by the id `\(id.value)`",
                advice: NearMiss.advice(
                    for: id.value,
                    at: id.location,
                    meant: suggestion.isEmpty ? nil : suggestion
                )
                .or("use letters, digits, `-`, `_`, `.` and `:`")
            )
            return nil
        }
        var source = Source(id: id, title: title.value)
        source.publisher = publisher
        source.url = url
        source.doi = doi
        source.pmid = pmid
        source.pmcid = pmcid
        source.nct = nct
        source.isbn = isbn
        source.published = published
        source.accessed = accessed
        return source
    }

    private func reportRepeatedSources(_ sources: [Source], _ matter: inout Matter) {
        var first: [String: SourceLocation] = [:]
        for source in sources {
            guard let earlier = first[source.id.value] else {
                first[source.id.value] = source.id.location
                continue
            }
            matter.reader.diagnostics.append(
                Diagnostic(
                    .duplicateSource,
                    at: source.id.location,
                    "Two sources have the id `\(source.id.value)`",
                    help: "give one of the two another id",
                    notes: [Diagnostic.Note("first given here", at: earlier)]
                )
            )
        }
    }
}
