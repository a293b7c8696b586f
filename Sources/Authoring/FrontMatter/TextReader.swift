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

/// The keys of an article, and of the page of a folder of articles.
struct ArticleKeys: KeyGroup {
    let text = ReviewedTextKeys()
    let condition = Key(
        "condition",
        .name(of: .condition),
        "The slug of the condition that the article is about; of a subject of another section with that before it, as in"
            + " `medicines/ibuprofen`."
    )
    let also = Key(
        "also",
        .names(of: .subject, "subjects' slugs"),
        "The slugs of further subjects that the article belongs to, with the section before one of another section"
            + " (`medicines/iron`); their pages list it too."
    )
    let order = Key(
        "order",
        .wholeNumber(from: 0),
        "An article's place among those of its condition or folder: a whole number, low numbers first."
    )
    let topic = Key("topic", .choice(ArticleTopic.self), "What kind of question the article answers.")
}

/// The keys that only the page of a folder of articles has.
struct FolderKeys: KeyGroup {
    let parts = Key.parts
}

/// The keys of a subject.
struct SubjectKeys: KeyGroup {
    let text = ReviewedTextKeys()
    let parts = Key.parts
    let synonyms = Key(
        "synonyms",
        .texts("names"),
        "Other names that people look for; each is in the A to Z too."
    )
    let sortAs = Key(
        "sortAs",
        .text,
        "How the name is read, where its characters do not say. The A to Z sorts by it."
    )
    /// Where there are systems with codes for such subjects.
    let codes: Key<GroupKind<CodeKeys>>?
    /// Where such subjects have to do with conditions.
    let relation: Key<TextsKind>?
    let related: Key<TextsKind>

    init(_ kind: SubjectKind) {
        codes =
            kind.codeSystems.isEmpty
            ? nil : Key("codes", .group(CodeKeys(kind.codeSystems)), "What coding systems call it.")
        relation = kind.relation.map {
            Key($0.rawValue, .names(of: .condition, "conditions' slugs"), Self.meaning(of: $0))
        }
        related = Key(
            "related",
            .names(of: .subject, "\(kind.noun)s' slugs"),
            "The slugs of \(kind.noun)s that a reader may also want, and of other subjects."
        )
    }

    private static func meaning(of relation: SubjectRelation) -> String {
        switch relation {
        case .treats: "The slugs of the conditions that it treats."
        case .prevents: "The slugs of the conditions that it prevents."
        case .diagnoses: "The slugs of the conditions that it finds."
        case .symptomOf: "The slugs of the conditions that it is a symptom of."
        }
    }
}

/// The coding systems of a kind of subject.
struct CodeKeys: KeyGroup {
    let all: [Key<CodeKind>]

    init(_ systems: [CodeSystem]) {
        all = systems.map { Key($0.rawValue, .codes(of: $0), $0.title) }
    }
}

/// The keys of a person.
struct PersonKeys: KeyGroup {
    let name = Key(
        "name",
        .prose,
        "The name as readers should see it.",
        needed: "add `name:` with the name as readers should see it"
    )
    let kind = Key(
        "kind",
        .choice(Person.Kind.self),
        "`person`, or `organization` for a team or a society that reviews as one; machines are told so."
    )
    let credentials = Key("credentials", .prose, "Degrees and titles that follow the name.")
    let role = Key("role", .prose, "What the person does, as in a sentence.")
    let registration = Key("registration", .prose, "The entry in a professional register.")
    let registeredFrom = Key(
        "registeredFrom",
        .day,
        "The first day of that entry. Earlier reviews by the person do not count."
    )
    let registeredUntil = Key(
        "registeredUntil",
        .day,
        "The last day of that entry. Later reviews by the person do not count; earlier ones stay."
    )
    let publicKeys = Key(
        "publicKeys",
        .groups(PublicKeyKeys(), owner: "a public key"),
        "The keys with which the person signs."
    )
    let orcid = Key("orcid", .identifier(ORCID.self), "The person's ORCID iD; its check digit is checked.")
    let url = Key("url", .webAddress, "The person's own page elsewhere: `https://…` or `http://…`.")
    let conflicts = Key("conflicts", .prose, "The person's conflicts of interest.")
}

/// The keys of a public key of a person.
struct PublicKeyKeys: KeyGroup {
    let key = Key(
        "key",
        .text,
        "The public key, as `sitegen review keygen` printed it, or a line of a `.pub` file: `ssh-ed25519 AAAA…`.",
        needed: "add `key:` with what `sitegen review keygen` printed"
    )
    let from = Key(
        "from",
        .day,
        "The first day on which the person signs with it. From then on, each entry by the person needs a signature.",
        needed: "add `from:` with the first day on which the person signs with it"
    )
    let until = Key("until", .day, "The last day on which it counts.")
}

/// The keys of a disclaimer.
struct DisclaimerKeys: KeyGroup {
    let language = Key("language", .language, "The language of the disclaimer.")
    let title = Key("title", .prose, "The heading above it.")
    let summary = Key("summary", .uncut, "The same in a sentence or two, for the top of each page.")
}

/// The keys of another page.
struct PageKeys: KeyGroup {
    let title = Key("title", .prose, "The heading.", needed: "add `title:` with the page's heading")
    let summary = Key("summary", .uncut, "What the page is about, in a sentence.")
    let sources = Key("sources", .groups(SourceKeys(), owner: "a source"), "The sources of the text.")
    let credits = Key.credits
    let order = Key(
        "order",
        .wholeNumber(from: 0),
        "The place in the navigation, where `site.yml` does not name one: a whole number, low numbers first."
    )
    let aliases = Key.aliases
    let draft = Key.draft
    let slug = Key("slug", .text, "The address.")
    let extra = Key.extra
}

/// The keys of what the start page or the list of a section says above its lists.
struct IntroductionKeys: KeyGroup {
    let title = Key("title", .prose, "The heading of the page.")
    let summary = Key("summary", .uncut, "What the page is about, in a sentence.")
    let sources = Key("sources", .groups(SourceKeys(), owner: "a source"), "The sources of the text.")
    let credits = Key.credits
    let draft = Key.draft
    let extra = Key.extra
}

/// The keys of the start page.
struct StartPageKeys: KeyGroup {
    let introduction = IntroductionKeys()
    let topics = Key(
        "topics",
        .groups(TopicKeys(), owner: "a topic"),
        "Subjects that belong together, each group with a title."
    )
    let mostAsked = Key(
        "mostAsked",
        .texts("articles"),
        "The articles that readers ask for most, chosen by editors: names such as `anemia/causes`."
    )
    let assurances = Key(
        "assurances",
        .groups(AssuranceKeys(), owner: "a reason to trust the site"),
        "Why readers can trust the site."
    )
}

/// The keys of a topic of the start page.
struct TopicKeys: KeyGroup {
    let title = Key("title", .prose, "What the subjects have in common.", needed: "add `title:` with what readers see")
    let icon = Key("icon", .name(of: .file), "The path of a picture in the content folder.")
    let subjects = Key(
        "subjects",
        .names(of: .condition, "slugs of subjects"),
        "The subjects, in order: a condition by its slug, another subject with its section before it."
    )
}

/// The keys of a reason to trust the site.
struct AssuranceKeys: KeyGroup {
    let title = Key(
        "title",
        .prose,
        "The reason in a few words.",
        needed: "add `title:` with the reason in a few words"
    )
    let text = Key("text", .prose, "The same in a sentence.")
    let page = Key("page", .name(of: .page), "The page that says more, by its slug.")
}

/// Reads the front matter of the texts of a site: one function for each kind of file.
package struct TextReader: Sendable {
    let sections: Sections

    /// A reader for a site with some sections; which keys a review needs is for the checks to say, because the site's policy
    /// decides it.
    package init(_ sections: Sections) { self.sections = sections }

    static let articleKeys = ArticleKeys()
    static let folderKeys = FolderKeys()
    static let personKeys = PersonKeys()
    static let disclaimerKeys = DisclaimerKeys()
    static let pageKeys = PageKeys()
    static let introductionKeys = IntroductionKeys()
    static let startPageKeys = StartPageKeys()

    // MARK: Kinds of text

    /// A subject from `<section>/<slug>/index.md`.
    package func subject(
        _ source: [UInt8],
        file: SourceFile,
        id: SubjectID,
        diagnostics: inout [Diagnostic]
    ) -> Subject? {
        let kind = sections.kind(of: id)
        let keys = SubjectKeys(kind)
        return read(source, file: file, owner: "a \(kind.noun)", diagnostics: &diagnostics) { matter in
            let text = reviewedText(
                &matter,
                keys.text,
                file: file,
                titleHelp: "add `title:` with the \(kind.noun)'s name"
            )
            var subject = Subject(id: id, slugLocation: SourceLocation(file), text: text)
            if let chosen = self.slug(&matter, keys.text.slug) {
                subject.id = SubjectID(chosen.value, in: id.section)
                subject.slugLocation = chosen.location
            } else {
                matter.checkFileName(id.slug, isFolder: true)
            }
            subject.synonyms = self.synonyms(&matter, keys.synonyms, title: text.title)
            for synonym in subject.synonyms { matter.reader.checkPlainText(synonym, keys.synonyms.name) }
            subject.sortAs = matter.reader.read(keys.sortAs)?.value
            if let codes = keys.codes {
                subject.codes =
                    matter.reader.group(codes) { reader, keys in keys.all.flatMap { reader.read($0) } } ?? []
            }
            if let relation = kind.relation, let key = keys.relation {
                let conditions = matter.reader.read(key).map {
                    $0.map { SubjectID(written: $0, in: .conditions) }
                }
                if !conditions.isEmpty { subject.text.relation = StatedRelation(relation, conditions) }
            }
            subject.text.parts = parts(&matter, keys.parts)
            subject.related = matter.reader.read(keys.related).map {
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
            let keys = Self.articleKeys
            let titleHelp = "add `title:` with what the articles of the folder have in common"
            var text = reviewedText(
                &matter,
                keys.text,
                file: file,
                titleHelp: place.isFolder ? titleHelp : "add `title:` with the question that the article answers"
            )
            text.order = matter.reader.read(keys.order)
            if place.isFolder { text.parts = parts(&matter, Self.folderKeys.parts) }
            let named = matter.reader.read(
                keys.condition,
                required: subject == nil
                    ? "add `condition:` with the slug of the condition that the article is about" : nil
            ).map { $0.map { SubjectID(written: $0, in: .conditions) } }
            let section = (subject ?? named?.value)?.section ?? .conditions
            let also = matter.reader.read(keys.also).map {
                $0.map { SubjectID(written: $0, in: section) }
            }
            let topic = matter.reader.read(keys.topic)
            let chosen = self.slug(&matter, keys.text.slug)
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
            let keys = Self.personKeys
            let name = matter.reader.read(keys.name)
            var person = Person(id: PersonID(id), file: file, name: name?.value ?? id, body: matter.body)
            person.kind = matter.reader.read(keys.kind) ?? .person
            person.credentials = matter.reader.read(keys.credentials)?.value
            person.role = matter.reader.read(keys.role)?.value
            person.registration = matter.reader.read(keys.registration)?.value
            person.registeredFrom = matter.reader.read(keys.registeredFrom)
            person.registeredUntil = matter.reader.endDate(
                keys.registeredUntil,
                of: person.registeredFrom,
                keys.registeredFrom
            )
            person.publicKeys = matter.reader.groups(keys.publicKeys) { publicKey(&$0, $1) }
            person.orcid = matter.reader.read(keys.orcid)
            person.url = matter.reader.read(keys.url)
            person.conflicts = matter.reader.read(keys.conflicts)?.value
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
            let title = matter.reader.read(Self.disclaimerKeys.title)
            let language = matter.reader.read(Self.disclaimerKeys.language)
            var disclaimer = Disclaimer(
                id: DisclaimerID(key),
                file: file,
                title: title?.value,
                language: language,
                body: matter.body
            )
            disclaimer.summary = summary(&matter, Self.disclaimerKeys.summary)?.value
            return disclaimer
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
            let keys = Self.pageKeys
            let title = matter.reader.read(keys.title)
            let chosen = self.slug(&matter, keys.slug)
            if chosen == nil { matter.checkFileName(slug, isFolder: false) }
            var page = OtherPage(
                slug: chosen?.value ?? slug,
                slugLocation: chosen?.location ?? SourceLocation(file),
                file: file,
                title: title ?? Located(slug, at: SourceLocation(file)),
                body: matter.body
            )
            page.summary = summary(&matter, keys.summary)?.value
            page.sources = sources(&matter, keys.sources)
            page.credits = credits(&matter, keys.credits)
            page.hasUnreadableSources = isUnreadable(keys.sources, isRead: !page.sources.isEmpty, matter.reader)
            page.order = matter.reader.read(keys.order)
            page.aliases = matter.reader.read(keys.aliases)
            page.isDraft = matter.reader.read(keys.draft) ?? false
            page.extra = matter.reader.read(keys.extra)
            return page
        }
    }

    /// What the start page or the list of a section says above its lists, from its `index.md`; its front matter may be left
    /// out.
    package func introduction(
        _ source: [UInt8],
        file: SourceFile,
        of section: SectionID?,
        diagnostics: inout [Diagnostic]
    ) -> Introduction? {
        let owner = section == nil ? "the start page" : "a section's page"
        return read(source, file: file, owner: owner, isOptional: true, diagnostics: &diagnostics) { matter in
            let keys = Self.introductionKeys
            var introduction = Introduction(of: section, file: file, body: matter.body)
            introduction.title = matter.reader.read(keys.title)?.value
            introduction.summary = summary(&matter, keys.summary)?.value
            introduction.sources = sources(&matter, keys.sources)
            introduction.credits = credits(&matter, keys.credits)
            introduction.hasUnreadableSources = isUnreadable(
                keys.sources,
                isRead: !introduction.sources.isEmpty,
                matter.reader
            )
            introduction.isDraft = matter.reader.read(keys.draft) ?? false
            introduction.extra = matter.reader.read(keys.extra)
            if section == nil { introduction.startPage = startPage(&matter) }
            return introduction
        }
    }

    private func startPage(_ matter: inout Matter) -> StartPage {
        let keys = Self.startPageKeys
        var page = StartPage()
        page.topics = matter.reader.groups(keys.topics) { reader, keys in
            let title = reader.read(keys.title)
            let icon = reader.read(keys.icon)
            let subjects = reader.read(keys.subjects).map { $0.map { SubjectID(written: $0, in: .conditions) } }
            return title.map { StartPage.Topic(title: $0.value, icon: icon, subjects: subjects) }
        }
        page.mostAsked = matter.reader.read(keys.mostAsked)
        page.assurances = matter.reader.groups(keys.assurances) { reader, keys in
            let title = reader.read(keys.title)
            let text = reader.read(keys.text)
            let more = reader.read(keys.page).map { $0.map(Slug.normalized) }
            return title.map { StartPage.Assurance(title: $0.value, text: text?.value, page: more) }
        }
        return page
    }

    // MARK: Parts

    struct Matter {
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

    func slug(_ matter: inout Matter, _ key: Key<TextKind>) -> Located<String>? {
        guard let slug = matter.reader.read(key) else { return nil }
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
}
