/// The words that sitegen itself puts onto a page, by their keys in a strings file. Every language has to have them.
///
/// So do the titles of pages, which are with the pages. All other keys of a strings file are the templates' own: plain
/// texts, which no line of Swift knows.
enum SiteWord: String, CaseIterable, Sendable {
    // Numbers, days and titles
    case date
    case monthYear
    case years
    case months
    case documentTitle

    // Steps on the way to a page, and headings
    case home
    case conditions
    case allConditions
    case allOfSection
    case letterTitle
    case numberedTitle
    case pageNumber
    case allWorksOf
    case questionsOf
    case treats
    case prevents
    case diagnoses
    case symptomOf
    case questionsAndAnswers
    case moreQuestions
    case subjectOfProblem
    case subjectOfHelpful
    case subjectOfNotHelpful
    case topicSymptoms
    case topicCauses
    case topicDiagnosis
    case topicTreatment
    case topicLivingWith
    case topicPrevention

    // Sentences that hold a number, a name or a date
    case holdings
    case conditionCount
    case subjectCount
    case articleCount
    case experiences
    case experiencesOnQuestion
    case otherQuestions
    case callNumber
    case sendMessageTo
    case partOf
    case overdueNotice
    case dueSoonNotice
    case withdrawnNotice
    case backToUse
    case reviewRule
    case medicallyReviewedOn
    case filterCount
    case endedRegistration
    case comingRegistration
    case registrationEnded
    case pageCount
    case latestOf

    // The search, whose script gets them
    case searchSuggestions
    case searchCount
    case searchNone
    case searchResults
    case searchSearching
    case searchFailed
    case searchCall
    case alsoCalled

    // What is the matter with a review
    case noReviewOnRecord
    case neverReviewedNotice
    case changedSinceReview
    case changedNotice
    case movedSinceReview
    case movedNotice
    case unknownPageNotice
    case noValidReview
    case unregisteredNotice
    case disclaimerChangedNotice
    case meaningsChangedNotice
    case factsChangedNotice
    case reviewOverdue
    case withdrawn

    // For those who follow the site
    case feedTitle
    case feedNew
    case feedReviewed
    case feedChanged
    case feedWithdrawn
    case feedReviewedBy
    case whatChanged
    case noReviewNotice
    case demonstrationNotice
    case reviewIsExample

    // What part a machine had in a text
    case machineWrote
    case machineHelped
    case machineHelpedNamed
    case machineWroteReviewed
    case machineHelpedReviewed

    // Inside of texts
    case otherLetters
    case footnotes
    case backToText
    case taskDone
    case taskOpen
    case table
    case sourceLabel
    case careEmergency
    case careEmergencyTitle
    case careUrgent
    case careUrgentTitle
    case careNonUrgent
    case careNonUrgentTitle
    case careNote
    case careImportant
    case careDo
    case careDont
    case video
    case audio
    case transcript
    case captions

    /// Who puts values in the place of a word's placeholders.
    enum Use {
        /// sitegen: a page has a key for the whole sentence.
        case sitegen
        /// A script on the page: templates hand it the text as it is.
        case script
        /// No one: there are none.
        case plain
    }

    /// The names of the placeholders that the text has to have.
    var placeholders: [String] {
        switch self {
        case .date: ["day", "month", "year"]
        case .monthYear: ["month", "year"]
        case .documentTitle: ["title", "site"]
        case .years, .months, .conditionCount, .subjectCount, .articleCount, .filterCount, .pageCount, .searchCount:
            ["count"]
        case .holdings: ["conditions", "articles"]
        case .experiences, .experiencesOnQuestion: ["count", "name"]
        case .otherQuestions, .allOfSection, .allWorksOf, .questionsOf: ["name"]
        case .feedTitle, .feedNew, .feedReviewed, .feedChanged, .feedWithdrawn: ["title"]
        case .feedReviewedBy: ["people", "date"]
        case .letterTitle: ["name", "letters"]
        case .numberedTitle: ["title", "number"]
        case .latestOf: ["pages", "number"]
        case .partOf: ["number", "count"]
        case .overdueNotice, .dueSoonNotice, .registrationEnded, .medicallyReviewedOn: ["date"]
        case .withdrawnNotice: ["reason"]
        case .machineWrote, .machineHelpedNamed: ["tool"]
        case .reviewRule: ["interval"]
        case .backToUse, .pageNumber, .callNumber, .sendMessageTo, .searchCall: ["number"]
        case .searchResults: ["query"]
        case .endedRegistration, .comingRegistration: ["registration", "date"]
        default: []
        }
    }

    /// Whether there is a text for each kind of number.
    var dependsOnNumber: Bool {
        switch self {
        case .years, .months, .conditionCount, .subjectCount, .articleCount, .experiences, .experiencesOnQuestion,
            .filterCount, .pageCount, .searchCount:
            true
        default: false
        }
    }

    /// Who fills the placeholders in.
    var use: Use {
        switch self {
        case .filterCount, .searchCount: .script
        default: placeholders.isEmpty ? .plain : .sitegen
        }
    }
}
