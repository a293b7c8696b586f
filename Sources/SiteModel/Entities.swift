public import Diagnostics

/// What an article and a condition have in common: a text that somebody wrote and somebody reviewed.
public struct ReviewedText: Sendable {
    /// The file that the text is written in.
    public var file: SourceFile
    /// The title: an article's question, a condition's name.
    public var title: Located<String>
    /// The short answer.
    public var summary: Located<String>?
    /// What is on record about the review.
    public var review: Review
    /// The disclaimer that the text names; the site's default stands in where it names none.
    public var disclaimer: Located<DisclaimerID>?
    /// Who wrote it.
    public var authors: [Located<PersonID>]
    /// What it rests on.
    public var sources: [Source]
    /// Who paid for it.
    public var funding: String?
    /// Conflicts of interest.
    public var conflicts: String?
    /// Earlier addresses that lead here.
    public var aliases: [Located<String>]
    /// The place among its siblings, low numbers first.
    public var order: Int?
    /// Whether the text is unfinished and published only on request.
    public var isDraft: Bool
    /// The language of the text, where it is not the site's.
    public var language: LanguageTag?
    /// Keys of the owner's own, handed to the templates untouched.
    public var extra: ExtraValue?
    /// Keys that are there with a value that could not be read. They are reported already, so no rule takes them for
    /// missing.
    public var unreadableKeys: Set<String>
    /// Where the Markdown starts in the file.
    public var body: BodyStart

    /// A text with nothing but a title; the reader of front matter fills in the rest.
    public init(file: SourceFile, title: Located<String>, body: BodyStart) {
        self.file = file
        self.title = title
        self.body = body
        review = Review()
        authors = []
        sources = []
        aliases = []
        isDraft = false
        unreadableKeys = []
    }
}

/// Where the Markdown of a file starts, after the front matter.
public struct BodyStart: Sendable, Equatable {
    /// The offset in bytes from the start of the file.
    public var offset: Int
    /// The 1-based line.
    public var line: Int
    /// Whether nothing but white space follows.
    public var isBlank: Bool

    /// A start at a byte offset and line.
    public init(offset: Int, line: Int, isBlank: Bool) {
        self.offset = offset
        self.line = line
        self.isBlank = isBlank
    }
}

/// A short text about one question, of one condition.
public struct Article: Sendable {
    /// The condition and the article's own slug.
    public var id: ArticleID
    /// The name of the condition's folder that the file lies in; `nil` where it lies in none.
    public var folder: String?
    /// The condition that front matter names.
    public var statedCondition: Located<ConditionID>?
    /// Where the slug is given, for messages about addresses.
    public var slugLocation: SourceLocation
    /// The text.
    public var text: ReviewedText

    /// An article of the given name and text.
    public init(
        id: ArticleID,
        folder: String?,
        statedCondition: Located<ConditionID>?,
        slugLocation: SourceLocation,
        text: ReviewedText
    ) {
        self.id = id
        self.folder = folder
        self.statedCondition = statedCondition
        self.slugLocation = slugLocation
        self.text = text
    }

    /// Where the condition is named: the start of the file where the folder names it.
    public var conditionLocation: SourceLocation { statedCondition?.location ?? SourceLocation(text.file) }
}

/// A disease, disorder or other state of health that articles are about (schema.org `MedicalCondition`).
public struct Condition: Sendable {
    /// The slug.
    public var id: ConditionID
    /// Where the slug is given, for messages about addresses.
    public var slugLocation: SourceLocation
    /// The text of its own page; its title is the condition's name.
    public var text: ReviewedText
    /// Other names that people search for.
    public var synonyms: [Located<String>]
    /// What coding systems call it, in the order of `CodeSystem`.
    public var codes: [ConditionCode]
    /// Conditions that a reader may also want.
    public var related: [Located<ConditionID>]

    /// A condition of the given name and text.
    public init(id: ConditionID, slugLocation: SourceLocation, text: ReviewedText) {
        self.id = id
        self.slugLocation = slugLocation
        self.text = text
        synonyms = []
        codes = []
        related = []
    }

    /// Whether its page says anything medical, and so needs the review keys: a summary or a body does.
    public var saysAnythingMedical: Bool { text.summary != nil || !text.body.isBlank }
}

/// A system of codes for diseases and findings.
public enum CodeSystem: String, CaseIterable, Sendable {
    case icd10CM = "icd-10-cm"
    case icd10 = "icd-10"
    case icd11 = "icd-11"
    case snomedCT = "snomed-ct"
    case mesh
    case orpha
    case loinc
    case rxNorm = "rxnorm"
    case umls

    /// The name that readers know it by.
    public var title: String {
        switch self {
        case .icd10CM: "ICD-10-CM"
        case .icd10: "ICD-10"
        case .icd11: "ICD-11"
        case .snomedCT: "SNOMED CT"
        case .mesh: "MeSH"
        case .orpha: "ORPHA"
        case .loinc: "LOINC"
        case .rxNorm: "RxNorm"
        case .umls: "UMLS"
        }
    }
}

/// One code of a condition.
public struct ConditionCode: Sendable, Equatable {
    /// The system that the code belongs to.
    public var system: CodeSystem
    /// The code as the system writes it.
    public var code: Located<String>

    /// A code of a system.
    public init(system: CodeSystem, code: Located<String>) {
        self.system = system
        self.code = code
    }
}

/// A reviewer or an author.
public struct Person: Sendable {
    /// The name of the file.
    public var id: PersonID
    /// The file of the profile.
    public var file: SourceFile
    /// The name as it is shown.
    public var name: String
    /// Degrees and titles that follow the name.
    public var credentials: String?
    /// What the person does for the site or elsewhere.
    public var role: String?
    /// The entry in a professional register.
    public var registration: String?
    /// The person's own page.
    public var url: String?
    /// Conflicts of interest.
    public var conflicts: String?
    /// The profile.
    public var body: BodyStart

    /// A person with a name.
    public init(id: PersonID, file: SourceFile, name: String, body: BodyStart) {
        self.id = id
        self.file = file
        self.name = name
        self.body = body
    }
}

/// A text that says what the site's pages are not.
public struct Disclaimer: Sendable {
    /// The name of the file.
    public var id: DisclaimerID
    /// The file of the text.
    public var file: SourceFile
    /// The heading above it, where it names one.
    public var title: String?
    /// The text.
    public var body: BodyStart

    /// A disclaimer.
    public init(id: DisclaimerID, file: SourceFile, title: String?, body: BodyStart) {
        self.id = id
        self.file = file
        self.title = title
        self.body = body
    }
}

/// A page about the site itself: about, how we review, contact.
public struct OtherPage: Sendable {
    /// The slug.
    public var slug: String
    /// Where the slug is given, for messages about addresses.
    public var slugLocation: SourceLocation
    /// The file of the text.
    public var file: SourceFile
    /// The title.
    public var title: Located<String>
    /// What the page is about, in a sentence.
    public var summary: String?
    /// The place in the navigation, low numbers first.
    public var order: Int?
    /// Earlier addresses that lead here.
    public var aliases: [Located<String>]
    /// Whether the page is published only on request.
    public var isDraft: Bool
    /// Keys of the owner's own, handed to the templates untouched.
    public var extra: ExtraValue?
    /// The text.
    public var body: BodyStart

    /// A page with a title.
    public init(
        slug: String,
        slugLocation: SourceLocation,
        file: SourceFile,
        title: Located<String>,
        body: BodyStart
    ) {
        self.slug = slug
        self.slugLocation = slugLocation
        self.file = file
        self.title = title
        self.body = body
        aliases = []
        isDraft = false
    }
}

/// Something that a text rests on.
public struct Source: Sendable, Equatable {
    /// The short name by which the text refers to it.
    public var id: Located<String>
    /// The title.
    public var title: String
    /// Who published it.
    public var publisher: String?
    /// Its address.
    public var url: String?
    /// Digital Object Identifier (ISO 26324).
    public var doi: String?
    /// PubMed's number.
    public var pmid: String?
    /// International Standard Book Number (ISO 2108).
    public var isbn: String?
    /// When it was published, as precisely as is known.
    public var published: PartialDate?
    /// When it was last looked at.
    public var accessed: CalendarDate?

    /// A source with an id and a title.
    public init(id: Located<String>, title: String) {
        self.id = id
        self.title = title
    }
}

/// A year, a month or a day: what is known of a publication's date.
public enum PartialDate: Sendable, Equatable {
    case year(Int)
    case month(year: Int, month: Int)
    case day(CalendarDate)

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601-1:2019, 5.2.2).
    public init?(iso text: String) {
        if let day = CalendarDate(iso: text) {
            self = .day(day)
        } else if text.utf8.count == 7, let first = CalendarDate(iso: text + "-01") {
            self = .month(year: first.year, month: first.month)
        } else if text.utf8.count == 4, let first = CalendarDate(iso: text + "-01-01") {
            self = .year(first.year)
        } else {
            return nil
        }
    }

    /// The earliest day that it can mean.
    public var earliest: CalendarDate? {
        switch self {
        case .year(let year): CalendarDate(year: year, month: 1, day: 1)
        case .month(let year, let month): CalendarDate(year: year, month: month, day: 1)
        case .day(let day): day
        }
    }
}

/// A language by its BCP 47 tag, for example `en` or `pt-BR`.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
    /// The tag as written.
    public let tag: String

    /// Reads a tag of the form language, script, region, variants (RFC 5646, section 2.1, without extensions and
    /// grandfathered tags).
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let language = parts.first, (2...3).contains(language.count), language.allSatisfy(Self.isLetter),
            parts.dropFirst().allSatisfy({ part in
                (2...8).contains(part.count) && part.allSatisfy { Self.isLetter($0) || Self.isDigit($0) }
            })
        else { return nil }
        tag = text
    }

    private init(unchecked tag: String) { self.tag = tag }

    /// English, whatever the region.
    public static let english = LanguageTag(unchecked: "en")

    /// The tag.
    public var description: String { tag }

    /// The language alone, lower-cased.
    public var primary: String { tag.prefix { $0 != "-" }.lowercased() }

    /// Whether the language is usually written from right to left: its script says so (ISO 15924), or it is one of
    /// those whose usual script is Arabic, Hebrew, Syriac, Thaana or N’Ko.
    public var isRightToLeft: Bool {
        let scripts: Set<String> = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"]
        let languages: Set<String> = ["ar", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
        let subtags: [Substring] = tag.lowercased().split(separator: "-")
        if let script = subtags.dropFirst().first(where: { $0.count == 4 }) {
            return scripts.contains(String(script))
        }
        return languages.contains(primary)
    }

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
}

/// A value under `extra`, which the site's owner hands to the templates; it keeps what was written.
public indirect enum ExtraValue: Sendable, Equatable {
    case text(String)
    case flag(Bool)
    case list([ExtraValue])
    case map([String: ExtraValue])
}
