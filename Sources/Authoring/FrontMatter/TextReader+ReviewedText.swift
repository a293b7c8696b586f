import Diagnostics
import Foundation
import SiteModel

/// The keys of every text that can be reviewed.
struct ReviewedTextKeys: KeyGroup {
    let title = Key("title", .prose, "An article's question, or a condition's name.", isNeeded: true)
    let summary = Key("summary", .uncut, "The short answer, in two or three sentences, without markup.")
    let reviewed = Key("reviewed", .day, "The day of the last medical review.")
    let reviewers = Key(
        "reviewers",
        .names(of: .person, "people's ids"),
        "Who reviewed the text, people or teams: names of files in `people`, without `.md`."
    )
    let nextReview = Key(
        "nextReview",
        .day,
        "The last day on which the review counts, if that is sooner than the site's interval."
    )
    let published = Key("published", .day, "The day on which the text was first published.")
    let updated = Key("updated", .day, "The day of the last change of the text.")
    let risk = Key(
        "risk",
        .choice(RiskClass.self),
        "How much harm a wrong or outdated text can do: `high`, `standard` or `low`."
    )
    let withdrawn = Key("withdrawn", .prose, "Why the text was withdrawn, in a sentence for readers.")
    let withdrawnOn = Key(
        "withdrawnOn",
        .day,
        "The day on which the text was withdrawn, for those who follow the site."
    )
    let disclaimer = Key(
        "disclaimer",
        .name(of: .disclaimer),
        "The disclaimer of this text: the name of a file in `disclaimers`, without `.md`."
    )
    let authors = Key(
        "authors",
        .names(of: .person, "people's ids"),
        "Who wrote the text: names of files in `people`, without `.md`."
    )
    let drafting = Key(
        "drafting",
        .choice(Drafting.Part.self),
        "What part a machine had in writing the text: `none`, `assisted` or `generated`."
    )
    let draftingTool = Key("draftingTool", .prose, "The name of the machine, such as that of a language model.")
    let sources = Key("sources", .groups(SourceKeys(), owner: "a source"), "The text's sources.")
    let credits = Key.credits
    let funding = Key("funding", .prose, "Who paid for the text.")
    let conflicts = Key("conflicts", .prose, "Conflicts of interest.")
    let aliases = Key.aliases
    let draft = Key.draft
    let language = Key("language", .language, "The language of the text, if it is not the site's.")
    let slug = Key("slug", .text, "The last part of the address.")
    let extra = Key.extra
}

// Keys that several kinds of texts have.

extension Key where Kind == TextsKind {
    static var aliases: Key { Key("aliases", .names(of: .address, "addresses"), "Earlier addresses that lead here.") }
    static var parts: Key {
        Key(
            "parts",
            .names(of: .article, "articles' slugs"),
            "The slugs of the articles that are parts of a guide, in the order in which they are read."
        )
    }
}

extension Key where Kind == FlagKind {
    static var draft: Key { Key("draft", .flag, "`true` for a draft.") }
}

extension Key where Kind == OpenKind {
    static var extra: Key { Key("extra", .open, "Keys of your own.") }
}

extension Key where Kind == MembersKind<CreditKeys> {
    static var credits: Key {
        Key(
            "credits",
            .members(CreditKeys(), owner: "a credit"),
            "Who made the pictures of the text, and their licences: the credit of each file."
        )
    }
}

/// The keys of a credit.
struct CreditKeys: MemberKeys {
    let credit = Key(
        "credit",
        .prose,
        "Who made the picture, and its licence.",
        needed: "add `credit:` with who made the picture, and its licence"
    )

    var shortKey: Key<TextKind> { credit }
}

/// The keys of a source.
struct SourceKeys: KeyGroup {
    let id = Key(
        "id",
        .text,
        "A short name that no other source of the text has: letters, digits, `-`, `_`, `.` and `:`.",
        needed: "add `id:` with a short name for the source, such as `who-2023`"
    )
    let title = Key("title", .prose, "Its title.", needed: "add `title:` with the source's title")
    let publisher = Key("publisher", .prose, "Who published it.")
    let url = Key("url", .webAddress, "Its address: `https://…` or `http://…`.")
    let doi = Key("doi", .identifier(DOI.self), "Its DOI.")
    let pmid = Key("pmid", .identifier(PubMedID.self), "Its number in PubMed.")
    let pmcid = Key("pmcid", .identifier(PubMedCentralID.self), "The number of its full text in PubMed Central.")
    let nct = Key("nct", .identifier(TrialNumber.self), "The number of the study at ClinicalTrials.gov.")
    let isbn = Key("isbn", .identifier(ISBN.self), "Its ISBN, as it is printed.")
    let published = Key("published", .partialDay, "When it was published: a year, a month or a day.")
    let accessed = Key("accessed", .day, "The day it was last checked.")
}

/// What the texts of a site have in common: reviews, sources, credits.
extension TextReader {
    /// What all reviewed texts have.
    func reviewedText(
        _ matter: inout Matter,
        _ keys: ReviewedTextKeys,
        file: SourceFile,
        titleHelp: String
    ) -> ReviewedText {
        let title = matter.reader.read(keys.title, required: titleHelp)
        var text = ReviewedText(
            file: file,
            title: title ?? Located(file.path, at: SourceLocation(file)),
            body: matter.body
        )
        text.summary = summary(&matter, keys.summary, mayName: true)
        text.review.reviewed = matter.reader.read(keys.reviewed)
        text.review.reviewers = people(&matter, keys.reviewers)
        text.review.statedNextReview = matter.reader.read(keys.nextReview)
        text.published = matter.reader.read(keys.published)
        text.review.updated = matter.reader.read(keys.updated)
        if let risk = matter.reader.read(keys.risk) {
            text.risk = Located(risk, at: matter.reader.place(of: keys.risk.name))
        }
        text.withdrawnOn = matter.reader.read(keys.withdrawnOn)
        text.withdrawn = withdrawn(&matter, keys.withdrawn, isNeeded: text.withdrawnOn != nil)
        text.disclaimer = matter.reader.read(keys.disclaimer).map { $0.map { DisclaimerID($0) } }
        text.authors = people(&matter, keys.authors)
        text.drafting = drafting(&matter, keys)
        text.sources = sources(&matter, keys.sources)
        text.credits = credits(&matter, keys.credits)
        text.funding = matter.reader.read(keys.funding)?.value
        text.conflicts = matter.reader.read(keys.conflicts)?.value
        text.aliases = matter.reader.read(keys.aliases)
        text.isDraft = matter.reader.read(keys.draft) ?? false
        text.language = matter.reader.read(keys.language)
        text.extra = matter.reader.read(keys.extra)
        text.unreadableKeys = unreadableKeys(of: text, keys, matter.reader)
        return text
    }

    /// What part a machine had in the text. Readers are told which one wrote it.
    private func drafting(_ matter: inout Matter, _ keys: ReviewedTextKeys) -> Located<Drafting>? {
        let part = matter.reader.read(keys.drafting)
        let place = matter.reader.place(of: keys.drafting.name)
        let tool = matter.reader.read(keys.draftingTool)
        guard let part else {
            guard let tool, !matter.reader.has(keys.drafting.name) else { return nil }
            matter.reader.report(
                .keyMissing,
                at: tool.location,
                "`draftingTool` names a machine, but the text does not say what part it had",
                help: "add `drafting: assisted` or `drafting: generated`"
            )
            return nil
        }
        if part == .generated, tool == nil, !matter.reader.has(keys.draftingTool.name) {
            matter.reader.report(
                .keyMissing,
                at: place,
                "A machine wrote the text, but the text does not name it",
                help: "add `draftingTool:` with the name of the machine"
            )
        }
        return Located(Drafting(part, tool: tool?.value), at: place)
    }

    /// The articles that a guide is made of.
    func parts(_ matter: inout Matter, _ key: Key<TextsKind>) -> [Located<String>] {
        matter.reader.read(key).map { $0.map(Slug.normalized) }
    }

    func sources(_ matter: inout Matter, _ key: Key<GroupsKind<SourceKeys>>) -> [Source] {
        let sources = matter.reader.groups(key) { source(&$0, $1) }
        reportRepeatedSources(sources, &matter)
        return sources
    }

    /// Who made the pictures that a text shows.
    func credits(_ matter: inout Matter, _ key: Key<MembersKind<CreditKeys>>) -> [ImageCredit] {
        matter.reader.members(key) { file, reader, keys in
            reader.read(keys.credit).map { ImageCredit(file: file, text: $0) }
        }
    }

    /// Why the text was withdrawn: readers are told.
    private func withdrawn(_ matter: inout Matter, _ key: Key<TextKind>, isNeeded: Bool) -> Located<String>? {
        let help =
            "add `withdrawn:` with the reason in a sentence, or delete `withdrawnOn` if the text is not withdrawn"
        guard let reason = matter.reader.read(key, required: isNeeded ? help : nil) else { return nil }
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
    func summary(_ matter: inout Matter, _ key: Key<TextKind>, mayName services: Bool = false) -> Located<String>? {
        guard let summary = matter.reader.read(key) else { return nil }
        // What stands for a service or a fact is plain text as soon as the site is put together.
        var plain = summary
        if services {
            for found in SummaryPlaceholder.all(in: summary.value).reversed() {
                let length = summary.value[found.range].count
                plain.value.replaceSubrange(found.range, with: String(repeating: "x", count: length))
            }
        }
        // Hardly any summary has a bracket, and looking for a pattern costs more than all else here.
        if plain.value.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }),
            let written = plain.value.firstMatch(of: /\[\^[^\]\s]+\]|\{(?:people|service|fact):[^}\s]*\}?/)
        {
            let meant = services ? ["service", "fact"].first { written.output.hasPrefix("{\($0):") } : nil
            matter.reader.report(
                .lookalikeMarkup,
                at: summary.location,
                "A summary is plain text, so `\(written.output)` would be shown as typed",
                help: meant.map { "write `{\($0):`, the name and `}` without spaces" }
                    ?? "delete it, and write it in the body"
            )
        } else {
            matter.reader.checkPlainText(plain, key.name)
        }
        return summary
    }

    /// The keys that a rule may miss although they are there.
    private func unreadableKeys(
        of text: ReviewedText,
        _ keys: ReviewedTextKeys,
        _ reader: MappingReader
    ) -> Set<String> {
        let isRead: [(any DeclaredKey, Bool)] = [
            (keys.summary, text.summary != nil),
            (keys.reviewed, text.review.reviewed != nil),
            (keys.reviewers, !text.review.reviewers.isEmpty),
            (keys.disclaimer, text.disclaimer != nil),
            (keys.sources, !text.sources.isEmpty),
        ]
        return Set(isRead.filter { isUnreadable($0, isRead: $1, reader) }.map(\.0.name)).union(reader.incompleteLists)
    }

    /// Whether a key is there, or may be, with a value or items that could not be read.
    func isUnreadable(_ key: some DeclaredKey, isRead: Bool, _ reader: MappingReader) -> Bool {
        !isRead && (reader.has(key.name) || reader.isIncomplete) || reader.incompleteLists.contains(key.name)
    }

    /// Other names of a subject: each differs from the others, and from the title, by more than readers notice.
    func synonyms(_ matter: inout Matter, _ key: Key<TextsKind>, title: Located<String>) -> [Located<String>] {
        let synonyms = matter.reader.read(key)
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

    private func people(_ matter: inout Matter, _ key: Key<TextsKind>) -> [Located<PersonID>] {
        var seen: Set<String> = []
        return matter.reader.read(key).compactMap { person in
            guard seen.insert(person.value).inserted else {
                matter.reader.report(
                    .keyDuplicate,
                    at: person.location,
                    "`\(person.value)` is listed twice in `\(key.name)`",
                    help: "keep one of the two"
                )
                return nil
            }
            return person.map { PersonID($0) }
        }
    }

    func publicKey(_ reader: inout MappingReader, _ keys: PublicKeyKeys) -> PublicKey? {
        let key = reader.read(keys.key)
        let from = reader.read(keys.from)
        let until = reader.endDate(keys.until, of: from, keys.from)
        guard let key else { return nil }
        let plain = Data(strictBase64: key.value).map(Array.init)
        guard let bytes = PublicKey.bytes(ofSSHLine: key.value) ?? plain, bytes.count == 32 else {
            reader.report(
                .keyMalformed,
                at: key.location,
                "`key` is not a public key: 32 bytes in Base64, or a line that starts with `ssh-ed25519`",
                help:
                    "copy the whole line that `sitegen review keygen` printed, or that is in the `.pub` file of an SSH key"
            )
            return nil
        }
        guard !PublicKey.isOfSmallOrder(bytes) else {
            reader.report(
                .keyMalformed,
                at: key.location,
                "`key` is a point of small order, with which anyone can sign",
                help: "let the person make a key of their own with `sitegen review keygen`"
            )
            return nil
        }
        return from.map { PublicKey(bytes: Located(bytes, at: key.location), from: $0, until: until) }
    }

    private func source(_ reader: inout MappingReader, _ keys: SourceKeys) -> Source? {
        let id = reader.read(keys.id)
        let title = reader.read(keys.title)
        let publisher = reader.read(keys.publisher)?.value
        let url = reader.read(keys.url)
        let doi = reader.read(keys.doi)
        let pmid = reader.read(keys.pmid)
        let pmcid = reader.read(keys.pmcid)
        let nct = reader.read(keys.nct)
        let isbn = reader.read(keys.isbn)
        let published = reader.read(keys.published)
        let accessed = reader.read(keys.accessed)
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
