extension DiagnosticIdentifier {
    /// What every problem of this kind has in common, as one short phrase without a full stop.
    ///
    /// It is the `shortDescription` of the rule in a SARIF report (SARIF 2.1.0, section 3.49.9), so it names no page,
    /// key or person; the message of a diagnostic does.
    public var summary: String {
        switch self {
        case .siteConfigurationMissing: "The site has no configuration file"
        case .invalidEncoding: "A file is not valid UTF-8"
        case .nulCharacter: "A text contains a NUL character"
        case .fileTooLarge: "A file is larger than the limit"
        case .lineTooLong: "A line is longer than the limit"
        case .linkLeavesContent: "A symbolic link leads out of the content folder"
        case .misplacedFile: "A file lies where none of its kind belongs"

        case .frontMatterMissing: "A page has no front matter"
        case .frontMatterUnclosed: "The front matter of a page is not closed"
        case .yamlSyntax: "A YAML text does not follow the syntax"
        case .keyMissing: "A required key is missing"
        case .keyUnknown: "A key is not known"
        case .keyDuplicate: "A key stands more than once"
        case .wrongType: "A value is of the wrong type"
        case .emptyValue: "A value is empty"
        case .invalidDate: "A date is not a valid calendar date"
        case .invalidDuration: "A duration is not valid"
        case .invalidAddress: "An address is not valid"
        case .invalidLanguage: "A language tag is not valid"
        case .invalidTimeZone: "A time zone is not known"
        case .duplicateSource: "A source is listed more than once"

        case .conditionUnknown: "A condition is not known"
        case .conditionContradictsFolder: "A page names another condition than its folder"
        case .personUnknown: "A person is not known"
        case .disclaimerUnknown: "A disclaimer is not known"
        case .disclaimerMissing: "A required disclaimer is missing"
        case .bodyEmpty: "A page has no text"

        case .dateInFuture: "A date lies in the future"
        case .tooFewReviewers: "A page has fewer reviewers than required"
        case .reviewerIsAuthor: "A reviewer is also an author of the page"
        case .nextReviewBeforeReview: "The next review is due before the last one took place"
        case .nextReviewTooLate: "The next review is due later than the policy allows"
        case .updatedAfterReview: "A page was changed after its last review"
        case .reviewOverdue: "The review of a page is overdue"
        case .reviewDueSoon: "The review of a page is due soon"
        case .summaryMissing: "A page has no summary"

        case .addressTaken: "Two pages have the same address"
        case .invalidSlug: "A slug is not valid"
        case .invalidAlias: "An alias is not valid"

        case .csvSyntax: "A CSV text does not follow the syntax"
        case .csvHeader: "The header of a CSV file is not the expected one"
        case .countInvalid: "A count is not a whole number of people"
        case .countContradiction: "Counts contradict each other"
        case .countDuplicate: "A count stands more than once"
        case .articleUnknown: "An article is not known"
        case .peopleCountUnknown: "The number of people asked is not known"

        case .rawHTML: "A text contains raw HTML"
        case .unsafeAddress: "A link leads to an address of an unsafe kind"
        case .linkBroken: "A link leads nowhere"
        case .anchorBroken: "A link leads to a place that its page does not have"
        case .imageAlternativeMissing: "An image has no text alternative"
        case .imageUnreadable: "An image cannot be read"
        case .headingLevelOne: "A text contains a heading of level one"
        case .headingLevelSkipped: "A heading skips a level"
        case .footnoteUndefined: "A footnote is not defined"
        case .footnoteUnused: "A footnote is not used"
        case .footnoteDuplicate: "A footnote is defined more than once"
        case .textLost: "Something written would not be published"
        case .lookalikeMarkup: "Something looks like a heading, a list or a table and is none"
        case .tableTooLarge: "A table is larger than the limit"
        case .referencesTooLarge: "The link references of a text are larger than the limit"
        case .nestingTooDeep: "A text is nested deeper than the limit"

        case .templatesMissing: "The templates folder is missing"
        case .templateMissing: "A required template is missing"
        case .templateSyntax: "A template does not follow the syntax"
        case .templateNameUnknown: "A template uses a name that its page does not have"
        case .templatePartialUnknown: "A template includes a partial that does not exist"
        case .templateParentUnknown: "A template inherits from a parent that does not exist"
        case .templateBlockUnknown: "A template fills a block that its parent does not have"
        case .templateRecursion: "A template includes itself without end"
        case .templateUnsupported: "A template uses a feature that is not supported"
        case .templateNameClimbs: "A name of a template can pick up the value of an outer key"
        case .assetUnknown: "A template names an asset that does not exist"

        case .outputForeignFile: "The output folder contains a file that no build wrote"
        case .outputFileChanged: "A file in the output folder was changed after the build"
        }
    }
}
