import Diagnostics
import Foundation
package import SiteModel

/// What the site says in its own voice in one language: the words of a strings file, made ready for pages, and the
/// language's way of writing numbers and days.
package struct InterfaceWords: Sendable {
    private let locale: Locale
    /// The numbers below 100 as the language writes them: each citation has one or two, and writing one anew is slow.
    private let lowNumbers: [String]
    private let patterns: [SiteWord: WordPattern]
    private let numbered: [SiteWord: NumberedPattern]
    private let strings: InterfaceStrings?
    /// What is the same wherever it is.
    private let texts: [SiteWord: String]

    let home: String
    let conditions: String
    let allConditions: String
    let questionsAndAnswers: String
    let moreQuestions: String
    let otherLetters: String
    /// How days are written.
    let dates: DateWording
    /// What templates see.
    let view: WordsView

    /// The words that are inside a text's HTML.
    package let body: BodyWords

    /// The words of a strings file, with numbers and months as `language` has them.
    ///
    /// What the file lacks is empty: `Lexicon` reports it, and then nothing is published.
    package init(language: LanguageTag, strings: InterfaceStrings?) {
        let locale = Locale(identifier: language.tag)
        self.locale = locale
        self.strings = strings
        lowNumbers = (0..<100).map { $0.formatted(.number.locale(locale)) }
        func text(_ word: SiteWord) -> String { strings?.text(of: word.rawValue) ?? "" }
        var patterns: [SiteWord: WordPattern] = [:]
        var numbered: [SiteWord: NumberedPattern] = [:]
        for word in SiteWord.allCases where !word.placeholders.isEmpty {
            if word.dependsOnNumber {
                numbered[word] = NumberedPattern(strings?.forms(of: word.rawValue))
            } else {
                patterns[word] = WordPattern(text(word))
            }
        }
        texts = Dictionary(
            uniqueKeysWithValues: SiteWord.allCases.filter { $0.use == .plain }.map { ($0, text($0)) }
        )
        self.patterns = patterns
        self.numbered = numbered
        home = text(.home)
        conditions = text(.conditions)
        allConditions = text(.allConditions)
        questionsAndAnswers = text(.questionsAndAnswers)
        moreQuestions = text(.moreQuestions)
        otherLetters = text(.otherLetters)
        dates = DateWording(
            language: language,
            day: text(.date),
            month: text(.monthYear),
            isRegional: strings?.isRegional(SiteWord.date.rawValue) ?? true
        )
        view = WordsView(strings)
        body = BodyWords(
            language: language,
            footnotes: text(.footnotes),
            backToText: text(.backToText),
            taskDone: text(.taskDone),
            taskOpen: text(.taskOpen),
            table: text(.table),
            source: text(.sourceLabel),
            transcript: text(.transcript),
            captions: text(.captions),
            care: [
                .emergency: BodyWords.Care(label: text(.careEmergency), title: text(.careEmergencyTitle)),
                .urgent: BodyWords.Care(label: text(.careUrgent), title: text(.careUrgentTitle)),
                .nonUrgent: BodyWords.Care(label: text(.careNonUrgent), title: text(.careNonUrgentTitle)),
                .note: BodyWords.Care(label: text(.careNote)),
                .important: BodyWords.Care(label: text(.careImportant)),
                .doThis: BodyWords.Care(label: text(.careDo)),
                .doNot: BodyWords.Care(label: text(.careDont)),
                .video: BodyWords.Care(label: text(.video)),
                .audio: BodyWords.Care(label: text(.audio)),
            ],
            quotationMarks: QuotationMarks(of: language),
            isRightToLeft: language.isRightToLeft
        )
    }

    /// The title of a page, which the strings file has under `key`.
    func title(_ key: String) -> String { strings?.text(of: key) ?? "" }

    /// A number as the language writes it.
    package func number(_ number: Int) -> String {
        lowNumbers.indices.contains(number) ? lowNumbers[number] : number.formatted(.number.locale(locale))
    }

    /// How many people shared an experience; `name` is the condition's name as it is in a sentence.
    func experiences(_ count: Int, of name: String, isArticle: Bool) -> String {
        counted(isArticle ? .experiencesOnQuestion : .experiences, count) { _ in name }
    }

    /// The same as HTML; `name` is HTML too.
    func experiencesHTML(_ count: Int, of name: String, isArticle: Bool) -> String {
        let number = HTMLEscaping.escape(number(count))
        return numbered[isArticle ? .experiencesOnQuestion : .experiences]?.pattern(for: count)
            .filled(text: HTMLEscaping.escape) { $0 == "count" ? number : name } ?? ""
    }

    func conditionCount(_ count: Int) -> String { counted(.conditionCount, count) }
    func nameCount(_ count: Int) -> String { counted(.filterCount, count) }
    func subjectCount(_ count: Int) -> String { counted(.subjectCount, count) }

    /// What the whole list of a section is called.
    func all(of section: String) -> String { filled(.allOfSection) { _ in section } }

    /// What the page of some letters of a list is called.
    func letterTitle(_ letters: String, of list: String) -> String {
        filled(.letterTitle) { $0 == "name" ? list : letters }
    }

    func pageCount(_ count: Int) -> String { counted(.pageCount, count) }

    /// How many pages there are, in words, and how many of them follow.
    func latestOf(_ pages: String, _ latest: Int) -> String {
        filled(.latestOf) { $0 == "pages" ? pages : number(latest) }
    }

    /// What the list of all articles of a subject or a folder is called.
    func questions(of name: String) -> String { filled(.questionsOf) { _ in name } }

    /// What the list of all that a person reviewed or wrote is called.
    func allWorks(of person: String) -> String { filled(.allWorksOf) { _ in person } }

    /// What a page of a list is called, from 1.
    func pageNumber(_ number: Int) -> String { filled(.pageNumber) { _ in self.number(number) } }

    /// The title of a page of a list, from 1.
    func title(_ title: String, page number: Int) -> String {
        number == 1 ? title : filled(.numberedTitle) { $0 == "title" ? title : self.number(number) }
    }

    /// What is said of a person whose registration ended.
    func registrationEnded(_ day: CalendarDate) -> String { filled(.registrationEnded) { _ in dates.view(day).text } }

    /// The heading above the conditions to which a subject has a relation.
    func heading(of relation: SubjectRelation) -> String {
        let word: SiteWord =
            switch relation {
            case .treats: .treats
            case .prevents: .prevents
            case .diagnoses: .diagnoses
            case .symptomOf: .symptomOf
            }
        return texts[word] ?? ""
    }

    /// The button that calls a number, or sends a message to it.
    func call(_ link: CallLink) -> CallView {
        CallView(
            title: filled(link.takesMessages ? .sendMessageTo : .callNumber) { _ in link.label },
            href: link.address
        )
    }

    /// The heading above articles that answer one kind of question.
    func heading(of topic: ArticleTopic) -> String {
        let word: SiteWord =
            switch topic {
            case .symptoms: .topicSymptoms
            case .causes: .topicCauses
            case .diagnosis: .topicDiagnosis
            case .treatment: .topicTreatment
            case .livingWith: .topicLivingWith
            case .prevention: .topicPrevention
            }
        return texts[word] ?? ""
    }

    /// Where readers say whether a page helped and what is wrong with it. Only a message by mail can say more than the page.
    func feedback(to address: String, at url: String) -> FeedbackView {
        func filled(_ word: SiteWord) -> String {
            FeedbackAddress.filled(address, subject: texts[word] ?? "", page: url)
        }
        let isMail = address.hasPrefix("mailto:")
        return FeedbackView(
            problem: filled(.subjectOfProblem),
            helpful: isMail ? filled(.subjectOfHelpful) : nil,
            notHelpful: isMail ? filled(.subjectOfNotHelpful) : nil
        )
    }

    func articleCount(_ count: Int) -> String { counted(.articleCount, count) }

    /// How many subjects and articles there are, in a sentence.
    func holdings(subjects: String, articles: String) -> String {
        filled(.holdings) { $0 == "conditions" ? subjects : articles }
    }

    /// A length of time, in years where it is whole years.
    func interval(months: Int) -> String {
        months.isMultiple(of: 12) ? counted(.years, months / 12) : counted(.months, months)
    }

    /// How long a review holds, in a sentence.
    func reviewRule(interval: String) -> String { filled(.reviewRule) { _ in interval } }

    /// An entry in a professional register, with the day on which it ended or begins where it does not count now.
    func registration(_ registration: String, _ state: Person.RegistrationState) -> String {
        func with(_ day: CalendarDate, _ word: SiteWord) -> String {
            let date = dates.view(day).text
            return filled(word) { $0 == "date" ? date : registration }
        }
        return switch state {
        case .current: registration
        case .ended(let day): with(day, .endedRegistration)
        case .coming(let day): with(day, .comingRegistration)
        }
    }

    /// The heading above further articles of a subject, as HTML; the subject's name is HTML too.
    func otherQuestions(of subject: String) -> String {
        patterns[.otherQuestions]?.filled(text: HTMLEscaping.escape) { _ in subject } ?? ""
    }

    /// Which part of a guide a page is.
    func partOf(_ number: Int, of count: Int) -> String {
        filled(.partOf) { self.number($0 == "number" ? number : count) }
    }

    /// What the link back from a source to one of its uses in the text is called.
    func backToUse(_ number: Int) -> String { filled(.backToUse) { _ in self.number(number) } }

    /// The sentence that says plainly that a review is overdue, as HTML.
    func overdueNotice(due: DateView) -> String { notice(.overdueNotice, due) }

    private func notice(_ word: SiteWord, _ day: DateView) -> String {
        let time = "<time datetime=\"\(day.iso)\">\(HTMLEscaping.escape(day.text))</time>"
        return patterns[word]?.filled(text: HTMLEscaping.escape) { _ in time } ?? ""
    }

    /// What is beside the heading of a page where the review is not current; `nil` where a fact leaves it so.
    ///
    /// `strayed` tells where the text was reviewed, if its words are still the same.
    func standing(_ fact: ReviewFact, _ strayed: ReviewStanding.Strayed?) -> String? {
        switch fact {
        case .neverReviewed: texts[.noReviewOnRecord]
        case .changed:
            switch strayed {
            case nil: texts[.changedSinceReview]
            case .from: texts[.movedSinceReview]
            case .unknown: texts[.noValidReview]
            }
        case .reviewerUnregistered: texts[.noValidReview]
        case .overdue: texts[.reviewOverdue]
        case .withdrawn: texts[.withdrawn]
        case .sharedTextChanged, .dueSoon: nil
        }
    }

    /// What a page says of a fact about its review, as HTML; empty where what it would say is not known.
    ///
    /// `due` is the day of the next review, `reason` why the text was withdrawn, and `standing` what became of the text.
    func notice(_ fact: ReviewFact, due: DateView?, reason: String?, _ standing: ReviewStanding) -> String {
        switch fact {
        case .neverReviewed: return sentence(.neverReviewedNotice)
        case .changed:
            switch standing.strayed {
            case nil: return sentence(.changedNotice)
            case .from: return sentence(.movedNotice)
            case .unknown: return sentence(.unknownPageNotice)
            }
        case .reviewerUnregistered: return sentence(.unregisteredNotice)
        case .sharedTextChanged:
            let notices = standing.changedSharedTexts.map { text -> SiteWord in
                switch text {
                case .disclaimer: .disclaimerChangedNotice
                case .glossary: .meaningsChangedNotice
                case .facts: .factsChangedNotice
                }
            }
            return notices.map(sentence).joined(separator: " ")
        case .overdue: return due.map(overdueNotice) ?? ""
        case .dueSoon: return due.map { notice(.dueSoonNotice, $0) } ?? ""
        case .withdrawn: return HTMLEscaping.escape(filled(.withdrawnNotice) { _ in reason ?? "" })
        }
    }

    private func sentence(_ word: SiteWord) -> String { HTMLEscaping.escape(texts[word] ?? "") }

    /// A condition's name inside a sentence: with a small first letter where the site's own `texts` write it so
    /// (“anemia”), else as it is (“Down syndrome”): no rule tells a proper name from a common one.
    static func inSentence(_ name: String, evidence texts: some Sequence<String>) -> String {
        guard let first = name.first, first.isUppercase else { return name }
        let small = first.lowercased() + name.dropFirst()
        return texts.contains { $0.contains(small) } ? small : name
    }

    /// The title of a browser tab.
    func documentTitle(_ title: String, site: String) -> String {
        title == site ? site : filled(.documentTitle) { $0 == "title" ? title : site }
    }

    /// What a feed is called.
    func feedTitle(_ title: String) -> String { filled(.feedTitle) { _ in title } }

    /// The title of what became of a text.
    func title(of kind: TextChange.Kind, _ title: String) -> String {
        let word: SiteWord =
            switch kind {
            case .new: .feedNew
            case .reviewed: .feedReviewed
            case .changed, .editorial: .feedChanged
            case .withdrawn: .feedWithdrawn
            }
        return filled(word) { _ in title }
    }

    /// Who reviewed a text on a day.
    func reviewed(by people: [String], on day: CalendarDate) -> String {
        filled(.feedReviewedBy) { $0 == "people" ? people.joined(separator: ", ") : dates.text(day) }
    }

    /// That a text was reviewed on a day, for a picture of it.
    func medicallyReviewed(on day: CalendarDate) -> String { filled(.medicallyReviewedOn) { _ in dates.text(day) } }

    /// The words before what readers are told of a change.
    var whatChanged: String { texts[.whatChanged] ?? "" }
    /// That no review holds for a text as it is now.
    var noReview: String { texts[.noReviewNotice] ?? "" }
    /// That the site is a demonstration.
    var demonstration: String { texts[.demonstrationNotice] ?? "" }
    /// The same in a word, for beside a review.
    var example: String { texts[.reviewIsExample] ?? "" }
    /// Why a text was withdrawn.
    func withdrawn(because reason: String) -> String { filled(.withdrawnNotice) { _ in reason } }

    /// What part a machine had in a text, in a sentence; shorter if someone has signed just this text, and that will do.
    func label(_ drafting: Drafting, isShort: Bool) -> String? {
        switch (drafting.part, isShort) {
        case (.none, _): nil
        case (.generated, true): texts[.machineWroteReviewed]
        case (.assisted, true): texts[.machineHelpedReviewed]
        case (.generated, false): filled(.machineWrote) { _ in drafting.tool ?? "" }
        case (.assisted, false):
            drafting.tool.map { tool in filled(.machineHelpedNamed) { _ in tool } } ?? texts[.machineHelped]
        }
    }

    private func filled(_ word: SiteWord, _ value: (String) -> String) -> String {
        patterns[word]?.filled(value) ?? ""
    }

    private func counted(_ word: SiteWord, _ count: Int, _ others: (String) -> String = { _ in "" }) -> String {
        numbered[word]?.pattern(for: count).filled { $0 == "count" ? number(count) : others($0) } ?? ""
    }
}

extension NumberedPattern {
    fileprivate init(_ forms: NumberForms?) {
        self.init(zero: forms?.zero?.value, one: forms?.one?.value, other: forms?.other.value ?? "")
    }
}

extension InterfaceWords {
    /// What the lists of conditions, of people and of words are called.
    package var conditionsTitle: String { conditions }
    package var peopleTitle: String { strings?.text(of: "people") ?? "" }
    package var glossaryTitle: String { strings?.text(of: "glossary") ?? "" }

    /// What the script of the search says, by the keys that it knows.
    package var search: [(key: String, text: String)] {
        func text(_ word: SiteWord) -> String { strings?.text(of: word.rawValue) ?? "" }
        let count = strings?.forms(of: SiteWord.searchCount.rawValue)
        return [
            ("suggestions", text(.searchSuggestions)), ("none", text(.searchNone)),
            ("one", count?.one?.value ?? count?.other.value ?? ""), ("other", count?.other.value ?? ""),
            ("resultsFor", text(.searchResults)), ("searching", text(.searchSearching)),
            ("failed", text(.searchFailed)), ("call", text(.searchCall)), ("emergency", text(.careEmergency)),
            ("alsoCalled", text(.alsoCalled)),
        ]
    }
}

extension InterfaceStrings {
    fileprivate func text(of key: String) -> String? {
        guard case .text(let text) = entries[key]?.value else { return nil }
        return text.value
    }

    /// Whether a word is written for a region, and not for the language in general.
    fileprivate func isRegional(_ key: String) -> Bool {
        language.tag.lowercased() != language.primary && entries[key]?.location.file == file
    }

    fileprivate func forms(of key: String) -> NumberForms? {
        guard case .byNumber(let forms) = entries[key]?.value else { return nil }
        return forms
    }
}
