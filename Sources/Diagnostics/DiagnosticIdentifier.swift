/// The permanent names of everything that sitegen can find.
///
/// A name is never reused for something else: baselines, suppressions and CI scripts rely on it. Each is documented
/// in `docs/diagnostics.md` with an example and its fix, and a test holds the two together.
public enum DiagnosticIdentifier: String, CaseIterable, Sendable {
    // Files
    case siteConfigurationMissing = "site-configuration-missing"
    case invalidEncoding = "invalid-encoding"
    case nulCharacter = "nul-character"
    case fileTooLarge = "file-too-large"
    case lineTooLong = "line-too-long"
    case linkLeavesContent = "link-leaves-content"
    case misplacedFile = "misplaced-file"
    case activeFile = "active-file"

    // Front matter and YAML
    case frontMatterMissing = "front-matter-missing"
    case frontMatterUnclosed = "front-matter-unclosed"
    case yamlSyntax = "yaml-syntax"
    case keyMissing = "key-missing"
    case keyUnknown = "key-unknown"
    case keyDuplicate = "key-duplicate"
    case wrongType = "wrong-type"
    case emptyValue = "empty-value"
    case invalidDate = "invalid-date"
    case invalidDuration = "invalid-duration"
    case invalidAddress = "invalid-address"
    case invalidLanguage = "invalid-language"
    case invalidTimeZone = "invalid-time-zone"
    case duplicateSource = "duplicate-source"
    case sourceIDInvalid = "source-id-invalid"
    case identifierMalformed = "identifier-malformed"
    case codeMalformed = "code-malformed"

    // References
    case conditionUnknown = "condition-unknown"
    case conditionContradictsFolder = "condition-contradicts-folder"
    case personUnknown = "person-unknown"
    case disclaimerUnknown = "disclaimer-unknown"
    case disclaimerMissing = "disclaimer-missing"
    case bodyEmpty = "body-empty"

    // The review
    case dateInFuture = "date-in-future"
    case tooFewReviewers = "too-few-reviewers"
    case reviewerIsAuthor = "reviewer-is-author"
    case nextReviewBeforeReview = "next-review-before-review"
    case nextReviewTooLate = "next-review-too-late"
    case updatedAfterReview = "updated-after-review"
    case reviewOverdue = "review-overdue"
    case reviewDueSoon = "review-due-soon"
    case summaryMissing = "summary-missing"

    // The record of reviews
    case neverReviewed = "never-reviewed"
    case textChanged = "text-changed"
    case sharedTextChanged = "shared-text-changed"
    case reviewerUnregistered = "reviewer-unregistered"
    case textWithdrawn = "text-withdrawn"
    case recordOrphaned = "record-orphaned"
    case recordOrder = "record-order"
    case recordBroken = "record-broken"
    case recordOfAnotherText = "record-of-another-text"
    case recordContradicted = "record-contradicted"
    case editorialUnfounded = "editorial-unfounded"
    case signatureMissing = "signature-missing"
    case signatureInvalid = "signature-invalid"
    case digestMalformed = "digest-malformed"
    case keyMalformed = "key-malformed"
    case respellingInvalid = "respelling-invalid"
    case reviewMarksMissing = "review-marks-missing"

    // Addresses
    case addressTaken = "address-taken"
    case invalidSlug = "invalid-slug"
    case invalidAlias = "invalid-alias"

    // Experiences
    case csvSyntax = "csv-syntax"
    case csvHeader = "csv-header"
    case countInvalid = "count-invalid"
    case countContradiction = "count-contradiction"
    case countDuplicate = "count-duplicate"
    case articleUnknown = "article-unknown"
    case peopleCountUnknown = "people-count-unknown"

    // Markdown
    case rawHTML = "raw-html"
    case unsafeAddress = "unsafe-address"
    case linkBroken = "link-broken"
    case anchorBroken = "anchor-broken"
    case imageAlternativeMissing = "image-alternative-missing"
    case imageUnreadable = "image-unreadable"
    case imageTellsPlace = "image-tells-place"
    case headingLevelOne = "heading-level-one"
    case headingLevelSkipped = "heading-level-skipped"
    case footnoteUndefined = "footnote-undefined"
    case footnoteUnused = "footnote-unused"
    case footnoteDuplicate = "footnote-duplicate"
    case textLost = "text-lost"
    case lookalikeMarkup = "lookalike-markup"
    case foreignMarkup = "foreign-markup"
    case tableTooLarge = "table-too-large"
    case referencesTooLarge = "references-too-large"
    case nestingTooDeep = "nesting-too-deep"

    case cardMarkerUnknown = "card-marker-unknown"
    case cardMisplaced = "card-misplaced"
    case cardEmpty = "card-empty"
    case cardUnfinished = "card-unfinished"
    case fenceUnclosed = "fence-unclosed"
    case textAsCode = "text-as-code"
    case serviceUnknown = "service-unknown"
    case serviceNumberInvalid = "service-number-invalid"
    case footnoteIsSource = "footnote-is-source"
    case glossaryDuplicate = "glossary-duplicate"
    case allowanceMalformed = "allowance-malformed"
    case allowanceUnused = "allowance-unused"

    // Rules about words, which a site can set to off, warning or error
    case absoluteClaim = "absolute-claim"
    case abbreviationUnexplained = "abbreviation-unexplained"
    case careCardMissing = "care-card-missing"
    case doseAmbiguous = "dose-ambiguous"
    case emergencyCardLink = "emergency-card-link"
    case headingDuplicate = "heading-duplicate"
    case linkTextVague = "link-text-vague"
    case listAnnounced = "list-announced"
    case numberWithoutSource = "number-without-source"
    case paragraphLong = "paragraph-long"
    case readingGrade = "reading-grade"
    case relativeTime = "relative-time"
    case sentenceLong = "sentence-long"
    case sourceUncited = "source-uncited"
    case sourcesMissing = "sources-missing"
    case subheadingMissing = "subheading-missing"
    case summaryLong = "summary-long"
    case summaryNotFirst = "summary-not-first"
    case tableHeaderMissing = "table-header-missing"

    // Templates
    case templatesMissing = "templates-missing"
    case templateMissing = "template-missing"
    case templateSyntax = "template-syntax"
    case templateNameUnknown = "template-name-unknown"
    case templatePartialUnknown = "template-partial-unknown"
    case templateParentUnknown = "template-parent-unknown"
    case templateBlockUnknown = "template-block-unknown"
    case templateRecursion = "template-recursion"
    case templateUnsupported = "template-unsupported"
    case templateNameClimbs = "template-name-climbs"
    case assetUnknown = "asset-unknown"
    case scriptBreaksPage = "script-breaks-page"
    case wordsMissing = "words-missing"
    case wordsUntranslated = "words-untranslated"
    case wordsPlaceholder = "words-placeholder"

    // Output
    case outputForeignFile = "output-foreign-file"
    case outputFileChanged = "output-file-changed"

    /// How much a problem of this kind usually matters.
    public var severity: Diagnostic.Severity {
        switch self {
        case .nextReviewTooLate, .updatedAfterReview, .reviewOverdue, .textChanged, .sharedTextChanged,
            .footnoteUnused, .allowanceUnused, .wordsUntranslated:
            .warning
        case .doseAmbiguous:
            .error
        case _ where isRule:
            .warning
        case .reviewDueSoon, .textWithdrawn:
            .note
        default:
            .error
        }
    }

    /// Whether a site can set the rule to off, warning or error, an author can silence it with a reason, and a baseline
    /// can accept what it finds.
    public var isRule: Bool {
        switch self {
        case .absoluteClaim, .abbreviationUnexplained, .careCardMissing, .doseAmbiguous, .emergencyCardLink,
            .headingDuplicate, .linkTextVague, .listAnnounced, .numberWithoutSource, .paragraphLong, .readingGrade,
            .relativeTime, .sentenceLong, .sourceUncited, .sourcesMissing, .subheadingMissing, .summaryLong,
            .summaryMissing,
            .summaryNotFirst, .tableHeaderMissing:
            true
        default: false
        }
    }

    /// Whether it is about the review of a text and not about the text: a new review is what fixes it.
    public var isReviewFact: Bool {
        switch self {
        case .neverReviewed, .textChanged, .sharedTextChanged, .reviewerUnregistered, .textWithdrawn, .reviewOverdue,
            .reviewDueSoon, .tooFewReviewers, .reviewerIsAuthor, .nextReviewBeforeReview, .nextReviewTooLate,
            .updatedAfterReview, .recordContradicted:
            true
        default: false
        }
    }

    /// The rules that a site can set, in the order of their names.
    public static let rules = allCases.filter(\.isRule).sorted { $0.rawValue < $1.rawValue }
}
