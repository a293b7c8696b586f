package import Diagnostics

/// Something that became of a text on a day, as far as it is on record: what feeds and `changes.json` tell those who
/// follow a site.
package struct TextChange: Sendable, Equatable {
    /// What became of it.
    package enum Kind: String, CaseIterable, Sendable {
        /// It was published for the first time.
        case new
        /// It was reviewed, and the page may say so.
        case reviewed
        /// It was changed.
        case changed
        /// An editor fixed something that matters to no review.
        case editorial
        /// It was withdrawn.
        case withdrawn
    }

    /// Where the text is.
    package var address: Address
    /// The file that it is written in.
    package var file: SourceFile
    /// What the text is called.
    package var title: String
    /// Its short answer; `nil` for a text that was withdrawn, too.
    package var summary: String?
    /// Its language.
    package var language: LanguageTag
    /// The day on which it was first published, where that is on record.
    package var published: CalendarDate?
    /// Why it was withdrawn, where it was.
    package var reason: String?
    /// Whether it says something medical, and no review holds for it as it is now.
    package var isUnreviewed: Bool
    /// What became of it; of several things on one day, the first in the order of the kinds.
    package var kind: Kind
    /// The day; `nil` for a text that was withdrawn on a day that is not on record.
    package var day: CalendarDate?
    /// The digest that the text has in its record on that day; of a withdrawn text, the last one.
    package var digest: ContentDigest?
    /// Whom the page may name as reviewers of that day.
    package var reviewers: [PersonID] = []
    /// What readers are told of it, in the site's language.
    package var statements: [String] = []

    /// What the site calls the text: the path of its file in Content without the ending. It stays when the address changes.
    package var id: String {
        let stem = file.path.lastIndex(of: ".").map { String(file.path[..<$0]) } ?? file.path
        return stem.hasSuffix("/index") ? String(stem.dropLast("/index".count)) : stem
    }

    /// The newest first; those of one day by address. What has no day comes last.
    package static func isBefore(_ first: TextChange, _ second: TextChange) -> Bool {
        guard first.day != second.day else { return first.address < second.address }
        guard let day = first.day else { return false }
        return second.day.map { day > $0 } ?? true
    }
}

extension Site {
    /// What became of a text, the newest first; nothing for a draft and for a text that is not shown. Of a withdrawn text,
    /// only that. It says no more of reviews than the page may (`standing`).
    package func changes(
        of text: ReviewedText,
        at address: Address,
        _ standing: ReviewStanding?
    ) -> [TextChange] {
        guard !text.isDraft else { return [] }
        let isWithdrawn = text.withdrawn != nil
        func change(_ kind: TextChange.Kind, _ day: CalendarDate?) -> TextChange {
            TextChange(
                address: address,
                file: text.file,
                title: text.title.value,
                summary: isWithdrawn ? nil : text.summary?.value,
                language: language(of: text),
                published: text.published?.value,
                reason: text.withdrawn?.value,
                isUnreviewed: text.saysAnythingMedical && standing?.claim == nil,
                kind: kind,
                day: day
            )
        }
        let record = text.record?.isReadable == true ? text.record : nil
        if isWithdrawn {
            var withdrawal = change(.withdrawn, text.withdrawnOn?.value)
            withdrawal.digest = record?.entries.last?.text.value
            return [withdrawal]
        }
        guard standing?.isWithheld != true else { return [] }
        var found: [TextChange] = []
        if let day = text.published?.value { found.append(change(.new, day)) }
        if let day = text.review.updated?.value { found.append(change(.changed, day)) }
        let named = Set(standing?.claim == nil ? [] : standing?.reviewers ?? [])
        if let record {
            let counting = RecordedReview(record)?.reviews.filter { named.contains($0.reviewer.value) } ?? []
            for entry in record.entries {
                let counts = counting.contains(entry)
                let kind: TextChange.Kind =
                    entry.kind == .editorial ? .editorial : counts ? .reviewed : .changed
                let statement = entry.kind == .editorial ? entry.note?.inOneLine : entry.change?.text
                // Of a review that does not count any more stays what it told readers.
                guard kind != .changed || statement != nil else { continue }
                var change = change(kind, entry.date.value)
                change.digest = entry.text.value
                change.reviewers = counts ? [entry.reviewer.value] : []
                change.statements = statement.map { [$0] } ?? []
                found.append(change)
            }
        } else if text.record == nil, let day = text.review.reviewed?.value, !named.isEmpty {
            var change = change(.reviewed, day)
            change.reviewers = text.review.reviewers.map(\.value).filter(named.contains)
            found.append(change)
        }
        return Self.ofEachDay(found)
    }

    /// One change for each day: a text is reviewed by several people, and changed and reviewed on one day.
    private static func ofEachDay(_ changes: [TextChange]) -> [TextChange] {
        let days = Dictionary(grouping: changes, by: \.day)
        return days.values.compactMap { changes in
            let ranks = TextChange.Kind.allCases
            let first = changes.min { ranks.firstIndex(of: $0.kind) ?? 0 < ranks.firstIndex(of: $1.kind) ?? 0 }
            guard var day = first else { return nil }
            day.digest = changes.compactMap(\.digest).last
            day.reviewers = changes.flatMap(\.reviewers).firstOfEach
            day.statements = changes.flatMap(\.statements).firstOfEach
            return day
        }.sorted(by: TextChange.isBefore)
    }

    /// What became of all texts, the newest first.
    package func changes(_ standings: ReviewStandings) -> [TextChange] {
        let sections = settings.sections
        let ofSubjects = publishedSubjects.flatMap {
            changes(of: $0.text, at: sections.address(of: $0.id), standings[$0.text])
        }
        let ofArticles = publishedArticles.flatMap {
            changes(of: $0.text, at: sections.address(of: $0.id), standings[$0.text])
        }
        return (Array(ofSubjects) + Array(ofArticles)).sorted(by: TextChange.isBefore)
    }

    /// What became of a subject's own text and of its articles, those too that belong to it beside another subject; the
    /// newest first.
    package func changes(ofTextsOf subject: Subject, _ standings: ReviewStandings) -> [TextChange] {
        let sections = settings.sections
        let articles = Array(publishedArticles(of: subject.id)) + publishedGuests(of: subject.id)
        let ofArticles = articles.flatMap {
            changes(of: $0.text, at: sections.address(of: $0.id), standings[$0.text])
        }
        let own = changes(of: subject.text, at: sections.address(of: subject.id), standings[subject.text])
        return (own + ofArticles).sorted(by: TextChange.isBefore)
    }

    /// The newest day on record of a text, whatever may be said of it; `nil` where there is none, and for a draft.
    private static func newestDay(of text: ReviewedText) -> CalendarDate? {
        guard !text.isDraft else { return nil }
        let days = [
            text.published?.value, text.review.updated?.value, text.review.reviewed?.value, text.withdrawnOn?.value,
            text.record?.entries.last?.date.value,
        ]
        return days.compactMap(\.self).max()
    }

    /// The newest day on record of a subject's own text and of its articles; `nil` where there is none: such a
    /// subject has no feed.
    package func newestDay(ofTextsOf subject: Subject) -> CalendarDate? {
        let texts =
            [subject.text] + publishedArticles(of: subject.id).map(\.text)
            + publishedGuests(of: subject.id).map(\.text)
        return texts.compactMap(Self.newestDay).max()
    }

    /// The newest day on record of all texts.
    package var newestDay: CalendarDate? {
        [
            publishedSubjects.lazy.compactMap { Self.newestDay(of: $0.text) }.max(),
            publishedArticles.lazy.compactMap { Self.newestDay(of: $0.text) }.max(),
        ].compactMap(\.self).max()
    }
}

extension Sequence where Element: Hashable {
    /// Each element where it is first.
    fileprivate var firstOfEach: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
